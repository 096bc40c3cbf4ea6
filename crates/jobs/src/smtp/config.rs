//! The settings of the SMTP server.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use lettre::address::AddressError;
use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, TlsParameters};
use serde::Deserialize;

/// The SMTP server that takes the portal's mails, as written in the configuration.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmtpConfig {
    /// Name or address of the server; its certificate must be valid for it.
    pub host: String,
    /// Port, usually 587 with STARTTLS, 465 with TLS, 25 in clear.
    pub port: u16,
    /// How the connection is protected; STARTTLS unless told otherwise.
    #[serde(default)]
    pub security: Security,
    /// Name and password, when the server wants them; refused without encryption.
    #[serde(default)]
    pub login: Option<Login>,
    /// Sender of every mail, such as `Portail <portail@sante.example>`.
    pub from: String,
    /// Certificate to trust besides the public authorities, for an internal server.
    #[serde(default)]
    pub trusted_certificate: Option<TrustedCertificate>,
    /// Longest time, in seconds, that sending one mail may take; 30 by default.
    #[serde(default = "default_timeout_seconds")]
    pub timeout_seconds: u64,
}

const fn default_timeout_seconds() -> u64 {
    30
}

/// How the connection to the server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// Not at all: for a relay on the same machine.
    Plain,
    /// Encrypted by STARTTLS; a server that does not offer it is not used.
    #[default]
    StartTls,
    /// Encrypted from the first byte.
    Tls,
}

/// Name and password for the server.
#[derive(Clone, Deserialize)]
#[serde(try_from = "LoginTable")]
pub struct Login {
    /// User name.
    pub username: String,
    /// Password; never shown by `Debug`.
    pub password: Password,
}

/// Where the password is.
#[derive(Clone)]
pub enum Password {
    /// Read from this file at start; the end of its line does not count.
    File(PathBuf),
    /// Given as text.
    Text(String),
}

/// The keys of `[mail.login]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LoginTable {
    username: String,
    #[serde(default)]
    password: Option<String>,
    #[serde(default)]
    password_file: Option<PathBuf>,
}

impl TryFrom<LoginTable> for Login {
    type Error = &'static str;

    fn try_from(table: LoginTable) -> Result<Self, Self::Error> {
        let password = match (table.password, table.password_file) {
            (Some(text), None) => Password::Text(text),
            (None, Some(file)) => Password::File(file),
            _ => return Err("expected either password or password_file"),
        };
        Ok(Self {
            username: table.username,
            password,
        })
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Login")
            .field("username", &self.username)
            .finish_non_exhaustive()
    }
}

/// A certificate to trust, in PEM.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TrustedCertificate {
    /// Read from this file at start.
    File(PathBuf),
    /// Given as text.
    Pem(String),
}

/// A setting of the SMTP server that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SmtpConfigError {
    /// `from` is not an address.
    #[error("from: {0:?} is not an address: {1}")]
    From(String, #[source] AddressError),
    /// `login` would travel in clear.
    #[error("login: refused with security = \"plain\": the password would travel in clear")]
    LoginInClear,
    /// The password's file cannot be read.
    #[error("login: cannot read {path}: {source}")]
    PasswordFile {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// `timeout_seconds` is zero.
    #[error("timeout_seconds: must be at least 1")]
    Timeout,
    /// The certificate file cannot be read.
    #[error("trusted_certificate: cannot read {path}: {source}")]
    CertificateFile {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The file or text holds no certificate in PEM.
    #[error("trusted_certificate: holds no certificate in PEM")]
    NoCertificate,
    /// The certificate is not one, or the host's name is not a name.
    #[error("host or trusted_certificate: {0}")]
    Tls(#[from] lettre::transport::smtp::Error),
}

impl SmtpConfig {
    /// Makes the files that are not absolute begin at `base`.
    pub fn resolve_files(&mut self, base: &Path) {
        if let Some(TrustedCertificate::File(file)) = &mut self.trusted_certificate {
            *file = base.join(&*file);
        }
        if let Some(Login {
            password: Password::File(file),
            ..
        }) = &mut self.login
        {
            *file = base.join(&*file);
        }
    }

    pub(super) fn sender(&self) -> Result<Mailbox, SmtpConfigError> {
        self.from
            .parse()
            .map_err(|error| SmtpConfigError::From(self.from.clone(), error))
    }

    pub(super) fn timeout(&self) -> Result<Duration, SmtpConfigError> {
        match self.timeout_seconds {
            0 => Err(SmtpConfigError::Timeout),
            seconds => Ok(Duration::from_secs(seconds)),
        }
    }

    pub(super) fn credentials(&self) -> Result<Option<Credentials>, SmtpConfigError> {
        match (&self.login, self.security) {
            (Some(_), Security::Plain) => Err(SmtpConfigError::LoginInClear),
            (None, _) => Ok(None),
            (Some(login), _) => {
                let password = login.password.read()?;
                Ok(Some(Credentials::new(login.username.clone(), password)))
            }
        }
    }

    pub(super) fn tls_parameters(&self) -> Result<TlsParameters, SmtpConfigError> {
        let mut parameters = TlsParameters::builder(self.host.clone());
        if let Some(trusted) = &self.trusted_certificate {
            let pem = trusted.read()?;
            if !pem.contains("BEGIN CERTIFICATE") {
                return Err(SmtpConfigError::NoCertificate);
            }
            let certificate = Certificate::from_pem(pem.as_bytes())?;
            parameters = parameters.add_root_certificate(certificate);
        }
        Ok(parameters.build_rustls()?)
    }
}

impl Password {
    fn read(&self) -> Result<String, SmtpConfigError> {
        match self {
            Self::Text(text) => Ok(text.clone()),
            Self::File(path) => match std::fs::read_to_string(path) {
                Ok(text) => Ok(text.trim_end_matches(['\r', '\n']).to_owned()),
                Err(source) => Err(SmtpConfigError::PasswordFile {
                    path: path.clone(),
                    source,
                }),
            },
        }
    }
}

impl TrustedCertificate {
    fn read(&self) -> Result<String, SmtpConfigError> {
        match self {
            Self::Pem(pem) => Ok(pem.clone()),
            Self::File(path) => {
                std::fs::read_to_string(path).map_err(|source| SmtpConfigError::CertificateFile {
                    path: path.clone(),
                    source,
                })
            }
        }
    }
}
