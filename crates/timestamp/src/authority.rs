//! Whom timestamps are believed of.

use rustls_pki_types::{CertificateDer, TrustAnchor, pem::PemObject};

/// The certificates at the top of an authority that is believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    pub(crate) anchors: Vec<TrustAnchor<'static>>,
    pem: String,
}

/// The text holds no certificate of an authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no certificates in PEM form")]
pub struct NoAuthority;

impl Authority {
    /// The authority of these certificates, in PEM form: those at the top, not
    /// those that sign the tokens.
    ///
    /// # Errors
    /// When there is none, or one cannot be read.
    pub fn from_pem(pem: &str) -> Result<Self, NoAuthority> {
        let mut anchors = Vec::new();
        for certificate in CertificateDer::pem_slice_iter(pem.as_bytes()) {
            let certificate = certificate.map_err(|_| NoAuthority)?;
            let anchor = webpki::anchor_from_trusted_cert(&certificate).map_err(|_| NoAuthority)?;
            anchors.push(anchor.to_owned());
        }
        if anchors.is_empty() {
            return Err(NoAuthority);
        }
        Ok(Self {
            anchors,
            pem: pem.to_owned(),
        })
    }

    /// The certificates, as they were given.
    #[must_use]
    pub fn pem(&self) -> &str {
        &self.pem
    }
}
