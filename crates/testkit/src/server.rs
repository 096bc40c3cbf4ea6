//! A portal that answers on a port of its own while a test lasts.

use std::future::pending;

use app::Config;
use jobs::{Running, smtp::Transport};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};
use web::WebConfig;
use web::serve::{self, Edge};

use crate::{database::Engine, mail::Mailbox, world::World};

/// A portal with a [`World`] behind it, served as in production.
pub struct Server {
    /// Facilities and people of the portal.
    pub world: World,
    /// Where it answers, without a slash at the end.
    pub url: String,
    answering: JoinHandle<()>,
}

impl Server {
    /// A portal whose links lead to itself.
    ///
    /// # Panics
    /// When no port can be had.
    pub async fn open(engine: Engine, web: WebConfig) -> Self {
        Self::adjusted(engine, web, |_| {}).await
    }

    /// The same, with a configuration that is adjusted first.
    ///
    /// # Panics
    /// When no port can be had.
    pub async fn adjusted(
        engine: Engine,
        web: WebConfig,
        adjust: impl FnOnce(&mut Config),
    ) -> Self {
        let (listener, url) = listen().await;
        let world = World::configured(engine, |config| {
            config.public_url.clone_from(&url);
            adjust(config);
        });
        let world = world.await.keeping_log().await;
        Self::answer(listener, url, world, web)
    }

    /// A portal whose links lead where its configuration says.
    ///
    /// # Panics
    /// When no port can be had.
    pub async fn of(world: World, web: WebConfig) -> Self {
        let (listener, url) = listen().await;
        Self::answer(listener, url, world.keeping_log().await, web)
    }

    fn answer(listener: TcpListener, url: String, world: World, web: WebConfig) -> Self {
        let router = web::router(world.app.clone(), web);
        let edge = Edge::default();
        let answering = tokio::spawn(serve::serve(listener, router, edge, pending()));
        Self {
            world,
            url,
            answering,
        }
    }

    /// Begins to send mails; they go on leaving as long as the result is kept.
    ///
    /// # Panics
    /// When no port can be had.
    pub async fn post_office(&self) -> PostOffice {
        self.post_office_for(Mailbox::start().await)
    }

    /// The same, on another node that delivers to the same mailbox.
    ///
    /// # Panics
    /// When the mailbox has no configuration.
    #[must_use]
    pub fn post_office_for(&self, mailbox: Mailbox) -> PostOffice {
        let transport =
            Transport::new(&mailbox.smtp_config()).expect("the catcher's own configuration");
        let stop = watch::Sender::new(Running::On);
        let work = jobs::run(self.world.app.clone(), transport, stop.subscribe());
        tokio::spawn(work);
        PostOffice { mailbox, stop }
    }
}

async fn listen() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("the port's address");
    (listener, format!("http://{address}"))
}

impl Drop for Server {
    fn drop(&mut self) {
        self.answering.abort();
    }
}

/// The portal's timers at work, and the mailbox to which they deliver.
pub struct PostOffice {
    /// What was delivered.
    pub mailbox: Mailbox,
    stop: watch::Sender<Running>,
}

impl Drop for PostOffice {
    fn drop(&mut self) {
        self.stop.send_replace(Running::Stopping);
    }
}
