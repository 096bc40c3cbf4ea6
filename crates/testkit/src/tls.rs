//! The cryptography of TLS, which a program chooses once.

/// Makes clients and servers of this process use the portal's own choice.
pub fn provide() {
    // Another test of the same process may have chosen it already.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// A certificate for this machine that signs itself, and its key.
pub struct Pair {
    /// The certificate, in PEM.
    pub certificate: String,
    /// The private key, in PEM.
    pub key: String,
}

impl Pair {
    /// A new one.
    ///
    /// # Panics
    /// When none can be made.
    #[must_use]
    pub fn fresh() -> Self {
        let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
        let made = rcgen::generate_simple_self_signed(names).expect("a certificate");
        Self {
            certificate: made.cert.pem(),
            key: made.signing_key.serialize_pem(),
        }
    }
}
