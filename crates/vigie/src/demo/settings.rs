//! How the demonstration is configured.

use app::{Config, config::Stage};
use catcher::Catcher;
use jobs::smtp::{Security, SmtpConfig, TrustedCertificate};
use process::territory::all_ars;

use crate::failure::Failure;

/// The portal, reached at `public_url`.
///
/// # Errors
/// When its settings cannot be read.
pub(super) fn portal(public_url: String) -> Result<Config, Failure> {
    let mut config: Config = toml::from_str(include_str!("portal.toml"))
        .map_err(|error| Failure::new(error.to_string()))?;
    config.public_url = public_url;
    config.stage = Stage::Demonstration;
    config.bodies.ars = all_ars()
        .iter()
        .map(|ars| {
            let code = ars.code();
            let name = code.as_str().to_lowercase();
            (code, format!("{name}@demo.example"))
        })
        .collect();
    Ok(config)
}

/// The mail server: the demonstration's own.
pub(super) fn mail(catcher: &Catcher) -> SmtpConfig {
    let certificate = catcher.certificate_pem().to_owned();
    SmtpConfig {
        host: catcher.address().ip().to_string(),
        port: catcher.address().port(),
        security: Security::StartTls,
        login: None,
        from: "Vigie <portail@demo.example>".to_owned(),
        trusted_certificate: Some(TrustedCertificate::Pem(certificate)),
        timeout_seconds: 30,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    #[test]
    fn the_settings_can_be_used() {
        let config = super::portal("http://127.0.0.1:8080".to_owned()).unwrap();
        assert_eq!(config.check(), Ok(()));
        assert_eq!(config.bodies.ars.len(), 18);
    }
}
