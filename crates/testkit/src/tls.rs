//! The cryptography of TLS, which a program chooses once.

/// Makes clients and servers of this process use the portal's own choice.
pub fn provide() {
    // Another test of the same process may have chosen it already.
    let _ = rustls::crypto::ring::default_provider().install_default();
}
