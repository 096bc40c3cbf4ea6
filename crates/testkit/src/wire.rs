//! A line to a server that is cut, slowed or led to another server at a test's word.

use std::{
    net::SocketAddr,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    io::{self, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, TcpStream, UnixStream},
    sync::watch,
    task::{JoinHandle, JoinSet},
    time,
};

/// Where a line leads.
#[derive(Clone, Debug)]
pub enum End {
    /// To a port.
    Port(SocketAddr),
    /// To a socket in the file system.
    Socket(PathBuf),
}

/// What a line suffers from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing.
    #[default]
    None,
    /// Everything that is said arrives so late.
    Slow(Duration),
    /// A connection is cut once the client has said so many bytes more, in the middle of a
    /// word; the server hears those before.
    CutAfter(usize),
}

/// A line on loopback; it is gone when this is dropped.
pub struct Wire {
    address: SocketAddr,
    end: Arc<Mutex<End>>,
    trouble: watch::Sender<Trouble>,
    cuts: watch::Sender<u64>,
    listening: JoinHandle<()>,
}

impl Wire {
    /// Lays a line on a port of its own.
    ///
    /// # Panics
    /// When no port can be had.
    pub async fn to(end: End) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("the port's address");
        let end = Arc::new(Mutex::new(end));
        let trouble = watch::Sender::new(Trouble::None);
        let cuts = watch::Sender::new(0);
        let line = Line {
            end: Arc::clone(&end),
            trouble: trouble.subscribe(),
            cuts: cuts.subscribe(),
        };
        Self {
            address,
            end,
            trouble,
            cuts,
            listening: tokio::spawn(line.listen(listener)),
        }
    }

    /// Where it begins.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Leads to another server, from the next connection on.
    pub fn lead_to(&self, end: End) {
        *self.end.lock().unwrap_or_else(PoisonError::into_inner) = end;
    }

    /// Suffers from something, or from nothing any more.
    pub fn suffer(&self, trouble: Trouble) {
        self.trouble.send_replace(trouble);
    }

    /// Cuts every connection at once.
    pub fn cut(&self) {
        self.cuts.send_modify(|cuts| *cuts += 1);
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

#[derive(Clone)]
struct Line {
    end: Arc<Mutex<End>>,
    trouble: watch::Receiver<Trouble>,
    cuts: watch::Receiver<u64>,
}

impl Line {
    /// Takes connections; dropping the future ends them all.
    async fn listen(self, listener: TcpListener) {
        let mut talking = JoinSet::new();
        loop {
            tokio::select! {
                taken = listener.accept() => if let Ok((client, _)) = taken {
                    talking.spawn(self.clone().carry(client));
                },
                Some(_) = talking.join_next() => {}
            }
        }
    }

    async fn carry(self, client: TcpStream) {
        // Answers are only slower without.
        let _ = client.set_nodelay(true);
        let end = self
            .end
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        match end {
            End::Port(address) => {
                if let Ok(server) = TcpStream::connect(address).await {
                    self.between(client, server).await;
                }
            }
            End::Socket(path) => {
                if let Ok(server) = UnixStream::connect(path).await {
                    self.between(client, server).await;
                }
            }
        }
    }

    async fn between(self, client: TcpStream, server: impl AsyncRead + AsyncWrite + Unpin) {
        let (from_client, to_client) = io::split(client);
        let (from_server, to_server) = io::split(server);
        let mut cuts = self.cuts.clone();
        cuts.mark_unchanged();
        // However one of them ends, both ends are let go.
        tokio::select! {
            _ = self.pass(from_client, to_server, Speaker::Client) => {}
            _ = self.pass(from_server, to_client, Speaker::Server) => {}
            _ = cuts.changed() => {}
        }
    }

    async fn pass(
        &self,
        mut from: impl AsyncRead + Unpin,
        mut to: impl AsyncWrite + Unpin,
        speaker: Speaker,
    ) -> io::Result<()> {
        let mut words = vec![0; 16 * 1024];
        let mut said = 0;
        loop {
            let many = from.read(&mut words).await?;
            if many == 0 {
                return Ok(());
            }
            let heard = words.get(..many).unwrap_or_default();
            let trouble = *self.trouble.borrow();
            match (trouble, speaker) {
                (Trouble::CutAfter(most), Speaker::Client) => {
                    let left = most.saturating_sub(said);
                    if left < many {
                        to.write_all(heard.get(..left).unwrap_or_default()).await?;
                        return to.flush().await;
                    }
                    said += many;
                }
                (Trouble::Slow(late), _) => time::sleep(late).await,
                _ => said = 0,
            }
            to.write_all(heard).await?;
            to.flush().await?;
        }
    }
}

/// Who speaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Speaker {
    Client,
    Server,
}
