//! Serving a portal until it is asked to stop.

use std::{net::SocketAddr, time::Duration};

use jobs::Running;
use tokio::{net::TcpListener, sync::watch, task::JoinHandle, time};
use tracing::{info, warn};
use web::{
    Traffic, WebConfig,
    serve::{self, Edge},
};

use crate::{failure::Failure, metrics, portal::Portal, shutdown::Ears};

/// How long requests and mails already begun may take to finish.
const LONGEST_FAREWELL: Duration = Duration::from_secs(30);

/// A portal that serves.
pub(crate) struct Serving {
    portal: Portal,
    ears: Ears,
    stop: watch::Sender<Running>,
    pages: JoinHandle<()>,
    helpers: Vec<JoinHandle<()>>,
    timers: Option<JoinHandle<()>>,
}

impl Serving {
    /// Begins to answer, and to hear that it is asked to stop.
    ///
    /// # Errors
    /// When it could not hear that.
    pub(crate) fn begin(
        portal: Portal,
        listener: TcpListener,
        web: WebConfig,
        edge: Edge,
    ) -> Result<Self, Failure> {
        let ears = Ears::open()?;
        let stop = watch::Sender::new(Running::On);
        let router = web::router(portal.app.clone(), web);
        let ahead = portal.app.clone();
        let mut helpers = vec![tokio::spawn(async move {
            if let Err(error) = ahead.read_figures_ahead().await {
                warn!("the figures were not read ahead: {error}");
            }
        })];
        if let Some(certificate) = edge.certificate.clone() {
            helpers.push(tokio::spawn(certificate.keep_fresh()));
        }
        let pages = serve::serve(listener, router, edge, stopping(stop.subscribe()));
        Ok(Self {
            portal,
            ears,
            stop,
            pages: tokio::spawn(pages),
            helpers,
            timers: None,
        })
    }

    /// Begins to lead those who come by plain HTTP to the public address.
    pub(crate) fn lead_to_https(&mut self, listener: TcpListener, edge: &Edge) {
        let router = serve::to_https(&self.portal.app.config().public_url);
        let plain = Edge {
            limits: edge.limits,
            certificate: None,
        };
        let stopping = stopping(self.stop.subscribe());
        let leading = serve::serve(listener, router, plain, stopping);
        self.helpers.push(tokio::spawn(leading));
    }

    /// Begins to tell a supervisor how the portal is.
    pub(crate) fn tell_numbers(&mut self, listener: TcpListener, traffic: Traffic) {
        let router = metrics::router(self.portal.app.clone(), traffic);
        let stopping = stopping(self.stop.subscribe());
        let telling = serve::serve(listener, router, Edge::default(), stopping);
        self.helpers.push(tokio::spawn(telling));
    }

    /// Begins to do what is due, until it is told to stop.
    pub(crate) fn begin_work<W>(&mut self, work: impl FnOnce(watch::Receiver<Running>) -> W)
    where
        W: Future<Output = ()> + Send + 'static,
    {
        self.timers = Some(tokio::spawn(work(self.stop.subscribe())));
    }

    /// Goes on until the program is asked to stop, then finishes what was
    /// begun.
    ///
    /// # Errors
    /// When the server breaks down.
    pub(crate) async fn until_stopped(mut self) -> Result<(), Failure> {
        let broken = tokio::select! {
            heard = self.ears.asked() => heard.err(),
            ended = &mut self.pages => match ended {
                Ok(()) => None,
                Err(panic) => Some(std::io::Error::other(panic)),
            },
        };
        info!("stopping: what was begun is finished first");
        self.stop.send_replace(Running::Stopping);
        let farewell = async {
            if !self.pages.is_finished() {
                // How the last connections ended changes nothing any more.
                let _ = (&mut self.pages).await;
            }
            if let Some(timers) = &mut self.timers {
                let _ = timers.await;
            }
        };
        if time::timeout(LONGEST_FAREWELL, farewell).await.is_err() {
            warn!("some connections were cut: they did not end in time");
        }
        for helper in &self.helpers {
            helper.abort();
        }
        self.portal.db.close().await?;
        match broken {
            None => Ok(()),
            Some(error) => Err(Failure::new(format!("the server broke down: {error}"))),
        }
    }
}

/// Listens on an address.
///
/// # Errors
/// When it cannot be listened on, with what to do.
pub(crate) async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        Failure::new(format!(
            "cannot listen on {address}: {error}\n\
             Another program may be using it: stop it, or choose another port."
        ))
    })
}

async fn stopping(mut stop: watch::Receiver<Running>) {
    // An error means that the sender is gone, which is the end as well.
    let _ = stop.wait_for(|running| *running == Running::Stopping).await;
}
