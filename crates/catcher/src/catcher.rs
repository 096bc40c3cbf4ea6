//! The server: starting it, reading what it caught, making it misbehave.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use tokio_rustls::TlsAcceptor;

use crate::certificate::{Certificate, CertificateError};
use crate::encryption::Encryption;
use crate::folder::Folder;
use crate::mail::CaughtMail;
use crate::mailbox::Mailbox;
use crate::session::{Channel, Ending, Session};

/// Mails kept by default.
const DEFAULT_LIMIT: usize = 5_000;
/// Rest after a connection could not be accepted.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// How a catcher is started.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where to listen; port 0 takes a free one. `127.0.0.1:0` by default.
    pub listen: SocketAddr,
    /// Mails kept, the newest; 5,000 by default.
    pub limit: usize,
    /// Folder where mails are also kept, one `.eml` file each, and found again at the next
    /// start; none by default.
    pub folder: Option<PathBuf>,
    /// When connections become encrypted; STARTTLS by default.
    pub encryption: Encryption,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            limit: DEFAULT_LIMIT,
            folder: None,
            encryption: Encryption::default(),
        }
    }
}

/// How the catcher treats its clients, to test how they bear with a bad server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Behaviour {
    /// Takes every mail.
    #[default]
    Accept,
    /// Answers every recipient with this code, meant to be permanent (such as 550).
    RefuseRcpt(u16),
    /// Answers every recipient with this code, meant to be temporary (such as 451), as a
    /// greylisting server does.
    TempFail(u16),
    /// Answers 451 to the first mail of a sender to a recipient, and takes those that follow.
    Greylist,
    /// Takes every mail, and lets so much time pass before each reply.
    Slow(Duration),
    /// Keeps the mail and cuts the connection before saying so: the client cannot know and
    /// has to send it again.
    DropAfterData,
    /// Keeps the mail and never answers, for as long as the client waits.
    SilentAfterData,
    /// Cuts a connection without a word once it has carried so many mails.
    CutAfter(u32),
    /// Answers 421 to the sender of the next mail once a connection has carried so many, and
    /// closes it.
    CloseAfter(u32),
    /// Cuts every connection before the greeting, as a dying server does.
    RefuseConnections,
    /// Refuses every name and password with 535.
    RefuseCredentials,
}

/// The catcher could not be started.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The address that was asked for.
        address: SocketAddr,
        /// Why not.
        source: io::Error,
    },
    /// The folder of mails cannot be read or created.
    #[error("cannot use the folder of mails: {0}")]
    Folder(#[source] io::Error),
    /// The certificate cannot be made.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
}

/// A running SMTP catcher; it stops when the last clone is dropped.
#[derive(Clone)]
pub struct Catcher {
    running: Arc<Running>,
}

struct Running {
    address: SocketAddr,
    certificate_pem: String,
    mailbox: Arc<Mailbox>,
    behaviour: watch::Sender<Behaviour>,
    connections: Arc<AtomicUsize>,
    listening: JoinHandle<()>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

impl Catcher {
    /// Starts to listen, on the tokio runtime of the caller.
    ///
    /// # Errors
    /// [`StartError`] when the address or the folder cannot be used.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let folder = match &options.folder {
            Some(path) => Some(Folder::open(path).await.map_err(StartError::Folder)?),
            None => None,
        };
        let mailbox = Mailbox::open(options.limit, folder)
            .await
            .map_err(StartError::Folder)?;
        let mailbox = Arc::new(mailbox);
        let certificate = Certificate::generate()?;
        let cannot_listen = |source| StartError::Listen {
            address: options.listen,
            source,
        };
        let listener = TcpListener::bind(options.listen)
            .await
            .map_err(cannot_listen)?;
        let address = listener.local_addr().map_err(cannot_listen)?;
        let behaviour = watch::Sender::new(Behaviour::Accept);
        let connections = Arc::new(AtomicUsize::new(0));
        let reception = Reception {
            mailbox: mailbox.clone(),
            behaviour: behaviour.subscribe(),
            connections: connections.clone(),
            encryption: options.encryption,
            tls: TlsAcceptor::from(certificate.server),
        };
        Ok(Self {
            running: Arc::new(Running {
                address,
                certificate_pem: certificate.pem,
                mailbox,
                behaviour,
                connections,
                listening: tokio::spawn(reception.listen(listener)),
            }),
        })
    }

    /// Where the catcher listens, with the port that it really took.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.running.address
    }

    /// The certificate, in PEM, that clients must trust to use TLS; valid for `localhost`
    /// and the loopback addresses.
    #[must_use]
    pub fn certificate_pem(&self) -> &str {
        &self.running.certificate_pem
    }

    /// How many connections were accepted since the start.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.running.connections.load(Ordering::Relaxed)
    }

    /// The mails kept, oldest first.
    #[must_use]
    pub fn messages(&self) -> Vec<Arc<CaughtMail>> {
        self.running.mailbox.all()
    }

    /// Forgets every mail, in the folder too.
    ///
    /// # Errors
    /// When a file of the folder cannot be removed.
    pub async fn clear(&self) -> io::Result<()> {
        self.running.mailbox.clear().await
    }

    /// Waits for a mail that satisfies the condition; one that is already there counts.
    ///
    /// Waits for ever when none comes: tests put their own limit around it.
    pub async fn wait_for(&self, wanted: impl Fn(&CaughtMail) -> bool) -> Arc<CaughtMail> {
        let find = |mails: &[Arc<CaughtMail>]| mails.iter().find(|mail| wanted(mail)).cloned();
        self.running.mailbox.wait(find).await
    }

    /// Waits until the mails kept, oldest first, satisfy the condition, and gives them.
    pub async fn wait_until(
        &self,
        satisfied: impl Fn(&[Arc<CaughtMail>]) -> bool,
    ) -> Vec<Arc<CaughtMail>> {
        let all = |mails: &[Arc<CaughtMail>]| satisfied(mails).then(|| mails.to_vec());
        self.running.mailbox.wait(all).await
    }

    /// Changes how clients are treated, from their next command on.
    pub fn set_behaviour(&self, behaviour: Behaviour) {
        self.running.behaviour.send_replace(behaviour);
    }
}

/// What each new connection needs.
#[derive(Clone)]
struct Reception {
    mailbox: Arc<Mailbox>,
    behaviour: watch::Receiver<Behaviour>,
    connections: Arc<AtomicUsize>,
    encryption: Encryption,
    tls: TlsAcceptor,
}

impl Reception {
    /// Accepts clients; dropping the future also ends every conversation.
    async fn listen(self, listener: TcpListener) {
        let mut conversations = JoinSet::new();
        loop {
            tokio::select! {
                accepted = listener.accept() => match accepted {
                    Ok((stream, _)) => {
                        self.connections.fetch_add(1, Ordering::Relaxed);
                        conversations.spawn(self.clone().welcome(stream));
                    }
                    Err(error) => {
                        tracing::warn!(%error, "the mail catcher could not accept a connection");
                        // Out of file descriptors, most likely: trying at once would only spin.
                        tokio::time::sleep(ACCEPT_PAUSE).await;
                    }
                },
                Some(_) = conversations.join_next() => {}
            }
        }
    }

    async fn welcome(self, stream: TcpStream) {
        if *self.behaviour.borrow() == Behaviour::RefuseConnections {
            return;
        }
        if let Err(error) = self.converse(stream).await {
            tracing::debug!(%error, "a conversation with the mail catcher broke off");
        }
    }

    async fn converse(&self, stream: TcpStream) -> io::Result<()> {
        // Replies are short and awaited: gathering them would cost 40 ms each.
        stream.set_nodelay(true)?;
        match self.encryption {
            Encryption::Implicit => {
                let encrypted = self.tls.accept(stream).await?;
                let mut session = self.session(encrypted, Channel::Encrypted);
                session.greet().await?;
                session.run().await?;
            }
            Encryption::StartTls => {
                let mut session = self.session(stream, Channel::Clear);
                session.greet().await?;
                if let Ending::StartTls(stream) = session.run().await? {
                    let encrypted = self.tls.accept(stream).await?;
                    self.session(encrypted, Channel::Encrypted).run().await?;
                }
            }
        }
        Ok(())
    }

    fn session<S>(&self, stream: S, channel: Channel) -> Session<S>
    where
        S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin,
    {
        Session::new(
            stream,
            channel,
            self.mailbox.clone(),
            self.behaviour.clone(),
        )
    }
}
