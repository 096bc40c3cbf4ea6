//! What a client may take of time and room before it is known who it is.

use std::time::Duration;

/// Limits of a connection; those of a request's body and time are in
/// [`crate::router`], by kind of route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many connections are held at once.
    pub connections: usize,
    /// How long a TLS handshake may take.
    pub handshake: Duration,
    /// How long the line and the headers of a request may take to arrive, from
    /// the moment at which the connection is ready for them.
    pub head: Duration,
    /// The most that the line and the headers of a request may hold, in bytes.
    pub head_bytes: usize,
    /// How many headers a request may have.
    pub headers: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 2048,
            handshake: Duration::from_secs(10),
            head: Duration::from_secs(20),
            head_bytes: 32 * 1024,
            headers: 64,
        }
    }
}
