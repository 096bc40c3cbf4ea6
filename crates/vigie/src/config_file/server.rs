//! `[server]`: how the portal listens and where it keeps its files.

use std::{
    net::{Ipv4Addr, SocketAddr},
    num::NonZeroUsize,
    path::{Path, PathBuf},
};

use ipnet::IpNet;
use serde::{Deserialize, Deserializer, de::Error};
use web::{
    Places,
    serve::{Certificate, CertificateError, CertificateFiles, Limits},
};

/// How the portal listens and where it keeps its files.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Server {
    /// Address and port; `127.0.0.1:8080` by default.
    #[serde(deserialize_with = "address")]
    pub(crate) listen: SocketAddr,
    /// The certificate under which the portal speaks HTTPS; plain HTTP
    /// without.
    pub(crate) tls: Option<Tls>,
    /// Address and port of a plain listener that leads to the public address.
    #[serde(deserialize_with = "some_address")]
    pub(crate) redirect_from: Option<SocketAddr>,
    /// Address and port at which a supervisor reads numbers (Prometheus);
    /// none by default.
    #[serde(deserialize_with = "some_address")]
    pub(crate) metrics: Option<SocketAddr>,
    /// How many connections are held at once; those above wait.
    pub(crate) connections: usize,
    /// How many requests are answered at the same time.
    pub(crate) requests: NonZeroUsize,
    /// How many requests may wait for it; those beyond are told to come back.
    pub(crate) requests_waiting: usize,
    /// Folder of the embedded database and of the server's secret.
    pub(crate) data: PathBuf,
    /// Who does what is due: mails, reminders.
    pub(crate) timers: Timers,
    /// Networks of the reverse proxies in front, whose word about the address
    /// of a client is believed.
    pub(crate) trusted_proxies: Vec<IpNet>,
    /// The header in which they say it.
    pub(crate) forwarding_header: ForwardingHeader,
}

/// The certificate of the portal and its key, both in PEM.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tls {
    /// File of the certificate, then those that lead to a known authority.
    pub(crate) certificate: PathBuf,
    /// File of the private key.
    pub(crate) key: PathBuf,
}

impl Tls {
    /// Reads the files.
    ///
    /// # Errors
    /// When they cannot be used, with the file.
    pub(crate) fn read(&self) -> Result<Certificate, CertificateError> {
        Certificate::read(CertificateFiles {
            chain: self.certificate.clone(),
            key: self.key.clone(),
        })
    }
}

/// Who does what is due: mails, reminders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Timers {
    /// `vigie serve` itself.
    #[default]
    Here,
    /// `vigie worker`, in a process of its own.
    Elsewhere,
}

/// The header in which proxies say for whom they speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ForwardingHeader {
    /// `X-Forwarded-For`.
    #[default]
    XForwardedFor,
    /// `Forwarded` (RFC 7239).
    Forwarded,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            tls: None,
            redirect_from: None,
            metrics: None,
            connections: Limits::default().connections,
            requests: NonZeroUsize::new(Places::default().answered).unwrap_or(NonZeroUsize::MIN),
            requests_waiting: Places::default().waiting,
            data: PathBuf::from("data"),
            timers: Timers::default(),
            trusted_proxies: Vec::new(),
            forwarding_header: ForwardingHeader::default(),
        }
    }
}

impl Server {
    pub(super) fn resolved(mut self, base: &Path) -> Self {
        self.data = base.join(self.data);
        if let Some(tls) = &mut self.tls {
            tls.certificate = base.join(&tls.certificate);
            tls.key = base.join(&tls.key);
        }
        self
    }

    /// How many requests are answered and wait at a time.
    pub(crate) const fn places(&self) -> Places {
        Places {
            answered: self.requests.get(),
            waiting: self.requests_waiting,
        }
    }

    /// The proxies that are trusted.
    pub(crate) fn proxies(&self) -> web::TrustedProxies {
        web::TrustedProxies {
            networks: self.trusted_proxies.clone(),
            header: self.forwarding_header.into(),
        }
    }
}

impl From<ForwardingHeader> for web::ForwardingHeader {
    fn from(header: ForwardingHeader) -> Self {
        match header {
            ForwardingHeader::XForwardedFor => Self::XForwardedFor,
            ForwardingHeader::Forwarded => Self::Forwarded,
        }
    }
}

fn address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SocketAddr, D::Error> {
    parsed(&String::deserialize(deserializer)?)
}

fn some_address<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<SocketAddr>, D::Error> {
    parsed(&String::deserialize(deserializer)?).map(Some)
}

fn parsed<E: Error>(written: &str) -> Result<SocketAddr, E> {
    written.parse().map_err(|_| {
        E::custom(format!(
            "{written:?} is not an address with a port, such as 127.0.0.1:8080"
        ))
    })
}
