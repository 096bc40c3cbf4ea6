//! When a connection becomes encrypted.

/// When a connection to the catcher becomes encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encryption {
    /// The conversation begins in clear and STARTTLS is offered, as on ports 25 and 587.
    #[default]
    StartTls,
    /// TLS from the first byte, as on port 465.
    Implicit,
}
