//! The certificate of the portal and its key, read again when their files
//! change.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};
use std::{fmt, fs, io};

use jiff::Timestamp;
use tokio::time;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::{ClientHello, ResolvesServerCert};
use tokio_rustls::rustls::sign::CertifiedKey;
use tokio_rustls::rustls::{self, ServerConfig, version};
use x509_parser::prelude::{FromDer, X509Certificate};

/// How often the files are looked at.
const LOOKED_AT_EVERY: Duration = Duration::from_secs(30);

/// Where the certificate and its key are, both in PEM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateFiles {
    /// The certificate, then those that lead to a known authority.
    pub chain: PathBuf,
    /// The private key.
    pub key: PathBuf,
}

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// A file cannot be read, or is no PEM of what it should hold.
    #[error("{}: {why}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// Why not; never the content.
        why: String,
    },
    /// The key is not that of the certificate.
    #[error("the key is not that of the certificate: {0}")]
    Pair(rustls::Error),
    /// TLS itself cannot be set up.
    #[error("TLS cannot be set up: {0}")]
    Tls(rustls::Error),
}

/// A certificate in use; clones share it.
#[derive(Clone)]
pub struct Certificate {
    files: CertificateFiles,
    current: Arc<Current>,
    config: Arc<ServerConfig>,
}

struct Current(RwLock<InUse>);

struct InUse {
    key: Arc<CertifiedKey>,
    expires: Timestamp,
    stamps: Stamps,
}

/// When the files were last changed, and how long they are.
type Stamps = [(Option<SystemTime>, u64); 2];

/// What became of a look at the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// They are as they were.
    Same,
    /// A new certificate is in use for the connections that come.
    Renewed,
}

impl Certificate {
    /// Reads the files, and checks that the key is that of the certificate.
    ///
    /// # Errors
    /// [`CertificateError`], with the file.
    pub fn read(files: CertificateFiles) -> Result<Self, CertificateError> {
        let current = Arc::new(Current(RwLock::new(load(&files)?)));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&version::TLS13, &version::TLS12])
            .map_err(CertificateError::Tls)?
            .with_no_client_auth()
            .with_cert_resolver(current.clone());
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self {
            files,
            current,
            config: Arc::new(config),
        })
    }

    /// Until when the certificate is valid.
    #[must_use]
    pub fn expires(&self) -> Timestamp {
        let current = &self.current.0;
        current
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .expires
    }

    /// Takes the files up again if they changed; what is in use stays when
    /// they cannot be used.
    ///
    /// # Errors
    /// [`CertificateError`], with the file.
    pub fn look_again(&self) -> Result<Looked, CertificateError> {
        let current = &self.current.0;
        let known = current
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .stamps;
        if stamps(&self.files) == known {
            return Ok(Looked::Same);
        }
        let new = load(&self.files)?;
        *current.write().unwrap_or_else(PoisonError::into_inner) = new;
        Ok(Looked::Renewed)
    }

    /// Looks at the files from time to time, for ever.
    pub async fn keep_fresh(self) {
        let mut turn = time::interval(LOOKED_AT_EVERY);
        loop {
            turn.tick().await;
            match self.look_again() {
                Ok(Looked::Same) => {}
                Ok(Looked::Renewed) => {
                    tracing::info!(expires = %self.expires(), "a new certificate is in use");
                }
                Err(error) => {
                    tracing::error!(%error, "the new certificate cannot be used, the old one stays");
                }
            }
        }
    }

    pub(super) fn acceptor(&self) -> TlsAcceptor {
        TlsAcceptor::from(self.config.clone())
    }
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Certificate").field(&self.files).finish()
    }
}

impl fmt::Debug for Current {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Current")
    }
}

impl ResolvesServerCert for Current {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let current = self.0.read().unwrap_or_else(PoisonError::into_inner);
        Some(current.key.clone())
    }
}

fn stamps(files: &CertificateFiles) -> Stamps {
    [&files.chain, &files.key].map(|file| match fs::metadata(file) {
        Ok(metadata) => (metadata.modified().ok(), metadata.len()),
        Err(_) => (None, 0),
    })
}

fn load(files: &CertificateFiles) -> Result<InUse, CertificateError> {
    // The stamps first: a change while the files are read is seen next time.
    let stamps = stamps(files);
    let chain = chain(&files.chain)?;
    let expires = chain
        .first()
        .and_then(|first| expiry(first))
        .ok_or_else(|| wrong(&files.chain, "no X.509 certificate"))?;
    let key = PrivateKeyDer::from_pem_slice(&bytes(&files.key)?)
        .map_err(|_| wrong(&files.key, "no private key in PEM"))?;
    let provider = rustls::crypto::ring::default_provider();
    let key = CertifiedKey::from_der(chain, key, &provider).map_err(CertificateError::Pair)?;
    Ok(InUse {
        key: Arc::new(key),
        expires,
        stamps,
    })
}

fn chain(file: &Path) -> Result<Vec<CertificateDer<'static>>, CertificateError> {
    CertificateDer::pem_slice_iter(&bytes(file)?)
        .collect::<Result<Vec<_>, _>>()
        .ok()
        .filter(|chain| !chain.is_empty())
        .ok_or_else(|| wrong(file, "no certificate in PEM"))
}

fn bytes(file: &Path) -> Result<Vec<u8>, CertificateError> {
    fs::read(file).map_err(|error: io::Error| wrong(file, &error.to_string()))
}

fn wrong(file: &Path, why: &str) -> CertificateError {
    CertificateError::File {
        file: file.to_owned(),
        why: why.to_owned(),
    }
}

fn expiry(certificate: &[u8]) -> Option<Timestamp> {
    let (_, certificate) = X509Certificate::from_der(certificate).ok()?;
    let seconds = certificate.validity().not_after.timestamp();
    Timestamp::from_second(seconds).ok()
}
