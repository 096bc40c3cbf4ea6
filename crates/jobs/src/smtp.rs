//! Hands mails to the configured SMTP server.
//!
//! A connection carries mails one after the other as long as the server keeps it.
//!
//! Whatever concerns the server (unreachable, certificate, credentials, busy) is
//! [`SendError::Temporary`]: a dead or badly configured server delays mails and never loses
//! one. Only what the server, or the address itself, says of this very mail is
//! [`SendError::Permanent`].

mod config;
mod connections;
mod message;

use std::error::Error;
use std::time::Duration;

use lettre::address::Envelope;
use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use tokio::net::TcpStream;

use self::connections::{Connection, Connections};

pub use config::{Login, Password, Security, SmtpConfig, SmtpConfigError, TrustedCertificate};
pub use message::OutgoingMail;

/// Why a mail was not taken by the server.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// The same mail may pass later; the text is the server's words or the network's error.
    #[error("{0}")]
    Temporary(String),
    /// This mail will never pass; the text is the server's words or what is wrong with it.
    #[error("{0}")]
    Permanent(String),
}

/// A checked configuration, ready to send, with the connections that rest between two mails;
/// clones share them.
#[derive(Clone)]
pub struct Transport {
    host: String,
    port: u16,
    encryption: Encryption,
    credentials: Option<Credentials>,
    from: Mailbox,
    timeout: Duration,
    hello_name: ClientId,
    connections: Connections,
}

/// [`Security`] with what TLS needs.
#[derive(Clone)]
enum Encryption {
    Plain,
    StartTls(TlsParameters),
    Tls(TlsParameters),
}

impl Transport {
    /// Checks the configuration and reads its certificate file, without contacting the server.
    ///
    /// # Errors
    /// [`SmtpConfigError`] naming the setting that cannot be used.
    pub fn new(config: &SmtpConfig) -> Result<Self, SmtpConfigError> {
        let encryption = match config.security {
            Security::Plain => Encryption::Plain,
            Security::StartTls => Encryption::StartTls(config.tls_parameters()?),
            Security::Tls => Encryption::Tls(config.tls_parameters()?),
        };
        Ok(Self {
            host: config.host.clone(),
            port: config.port,
            encryption,
            credentials: config.credentials()?,
            from: config.sender()?,
            timeout: config.timeout()?,
            hello_name: ClientId::default(),
            connections: Connections::default(),
        })
    }

    /// Sends one mail; `Ok` means that the server has taken charge of it.
    ///
    /// An error after the server took charge but before it could say so makes the caller send
    /// again: the unchanged `Message-ID` lets the recipient's side see that it is the same.
    ///
    /// # Errors
    /// [`SendError::Temporary`] to try again later, [`SendError::Permanent`] not to.
    pub async fn send(&self, mail: &OutgoingMail) -> Result<(), SendError> {
        let message = mail
            .build(&self.from)
            .map_err(|error| SendError::Permanent(error.to_string()))?;
        let text = message.formatted();
        let sending = self.converse(message.envelope(), &text);
        tokio::time::timeout(self.timeout, sending)
            .await
            .unwrap_or_else(|_| {
                Err(SendError::Temporary(format!(
                    "no answer from {}:{} in {} s",
                    self.host,
                    self.port,
                    self.timeout.as_secs()
                )))
            })
    }

    /// A connection rests again only after a mail that the server took: one that was refused,
    /// broke off or was waited for in vain is closed, and nobody meets what was left in it.
    async fn converse(&self, envelope: &Envelope, message: &[u8]) -> Result<(), SendError> {
        let mut connection = match self.connections.take().await {
            Some(rested) => rested,
            None => self.connect().await?,
        };
        let mut sent = connection.inner.send(envelope, message).await;
        if connection.was_used() && sent.as_ref().is_err_and(is_closing) {
            // The server has had enough of this connection, and took nothing.
            connection = self.connect().await?;
            sent = connection.inner.send(envelope, message).await;
        }
        sent.map_err(about_this_mail)?;
        self.connections.give_back(connection).await;
        Ok(())
    }

    /// Closes the connections that have rested for longer than servers like.
    pub async fn close_rested_connections(&self) {
        self.connections.close_rested().await;
    }

    /// Closes every connection that rests.
    pub async fn close_connections(&self) {
        self.connections.close().await;
    }

    async fn connect(&self) -> Result<Connection, SendError> {
        match self.open().await {
            Ok(connection) => Ok(Connection::fresh(connection)),
            Err(error) => Err(SendError::Temporary(error.to_string())),
        }
    }

    async fn open(&self) -> Result<AsyncSmtpConnection, Box<dyn Error + Send + Sync>> {
        let server = (self.host.as_str(), self.port);
        let mut connection = match &self.encryption {
            Encryption::Tls(parameters) => {
                let (timeout, tls) = (Some(self.timeout), Some(parameters.clone()));
                AsyncSmtpConnection::connect_tokio1(server, timeout, &self.hello_name, tls, None)
                    .await?
            }
            Encryption::Plain | Encryption::StartTls(_) => {
                let stream = TcpStream::connect(server).await?;
                // A mail's end is written after the mail: held back until the
                // server acknowledges what came before, it costs 40 ms a mail.
                stream.set_nodelay(true)?;
                AsyncSmtpConnection::connect_with_transport(Box::new(stream), &self.hello_name)
                    .await?
            }
        };
        if let Encryption::StartTls(parameters) = &self.encryption {
            connection
                .starttls(parameters.clone(), &self.hello_name)
                .await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }
}

/// Whether the server closes the connection (421) instead of answering: whatever was begun on it
/// is not done.
fn is_closing(error: &lettre::transport::smtp::Error) -> bool {
    error.status().map(u16::from) == Some(421)
}

/// Reads an answer to `MAIL`, `RCPT` or `DATA`.
fn about_this_mail(error: lettre::transport::smtp::Error) -> SendError {
    /// Replies that are numbered as permanent but speak of the server or of our right to use
    /// it: it accepts no mail (521), wants or refuses a login (530, 534, 535, 538).
    const ABOUT_THE_SERVER: [u16; 5] = [521, 530, 534, 535, 538];
    let code = error.status().map(u16::from);
    if error.is_permanent() && !code.is_some_and(|code| ABOUT_THE_SERVER.contains(&code)) {
        SendError::Permanent(error.to_string())
    } else {
        SendError::Temporary(error.to_string())
    }
}
