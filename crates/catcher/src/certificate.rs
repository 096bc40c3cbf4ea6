//! The certificate that the catcher shows, made anew at each start.

use std::sync::Arc;

use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;

/// Names for which the certificate is valid: the catcher is only meant for the same machine.
const NAMES: [&str; 3] = ["localhost", "127.0.0.1", "::1"];

/// The self-signed certificate could not be made or loaded.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// The key or the certificate could not be generated.
    #[error("the certificate could not be generated: {0}")]
    Generation(#[from] rcgen::Error),
    /// The TLS library refused the certificate.
    #[error("the certificate could not be loaded: {0}")]
    Loading(#[from] rustls::Error),
}

/// A self-signed certificate, ready to serve and to be trusted.
pub(crate) struct Certificate {
    pub(crate) pem: String,
    pub(crate) server: Arc<ServerConfig>,
}

impl Certificate {
    /// Makes a key and its certificate.
    pub(crate) fn generate() -> Result<Self, CertificateError> {
        let made = rcgen::generate_simple_self_signed(NAMES.map(String::from).to_vec())?;
        let key = PrivateKeyDer::Pkcs8(made.signing_key.serialize_der().into());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let server = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)?;
        Ok(Self {
            pem: made.cert.pem(),
            server: Arc::new(server),
        })
    }
}
