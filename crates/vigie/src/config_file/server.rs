//! `[server]`: how the portal listens and where it keeps its files.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Deserializer, de::Error};

/// How the portal listens and where it keeps its files.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Server {
    /// Address and port; `127.0.0.1:8080` by default.
    #[serde(deserialize_with = "address")]
    pub(crate) listen: SocketAddr,
    /// Folder of the embedded database and of the server's secret.
    pub(crate) data: PathBuf,
    /// Who does what is due: mails, reminders.
    pub(crate) timers: Timers,
    /// Where the address of a client is read from.
    pub(crate) client_address: ClientAddress,
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

/// Where the address of a client is read from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ClientAddress {
    /// The other end of the connection.
    #[default]
    Peer,
    /// The last address of `X-Forwarded-For`, added by the reverse proxy.
    ForwardedFor,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            data: PathBuf::from("data"),
            timers: Timers::default(),
            client_address: ClientAddress::default(),
        }
    }
}

impl Server {
    pub(super) fn resolved(mut self, base: &Path) -> Self {
        self.data = base.join(self.data);
        self
    }
}

impl From<ClientAddress> for web::ClientAddress {
    fn from(from: ClientAddress) -> Self {
        match from {
            ClientAddress::Peer => Self::Peer,
            ClientAddress::ForwardedFor => Self::ForwardedFor,
        }
    }
}

fn address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SocketAddr, D::Error> {
    let written = String::deserialize(deserializer)?;
    written.parse().map_err(|_| {
        D::Error::custom(format!(
            "{written:?} is not an address with a port, such as 127.0.0.1:8080"
        ))
    })
}
