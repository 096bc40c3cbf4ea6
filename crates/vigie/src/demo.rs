//! The demonstration: a portal of its own, with fictitious facilities, an
//! account for every role, cases at every stage, and a mail server that keeps
//! what it receives.

mod accounts;
mod alerts;
mod directory;
pub(crate) mod drill;
pub(crate) mod folder;
mod history;
mod incident;
mod letterbox;
mod people;
mod playbooks;
mod postman;
pub(crate) mod register;
mod settings;
mod story;
mod when;

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

use app::App;
use catcher::{Catcher, Options};
use jobs::smtp::Transport;
use tokio::net::TcpListener;
use web::{WebConfig, serve::Edge};

use self::{
    accounts::Accounts,
    drill::Drill,
    folder::{Beginning, DemoFolder},
    history::History,
    letterbox::Letterbox,
    people::Secrets,
};
use crate::{
    cli, evidence,
    failure::Failure,
    portal::{OldForm, Portal},
    serving::{self, Serving},
};

/// A demonstration that answers, and is still to be completed when it is new.
pub(crate) struct Demo {
    folder: DemoFolder,
    address: String,
    app: App,
    passwords: Secrets,
    keys: Secrets,
    history: Option<History>,
    transport: Transport,
    serving: Serving,
    /// The mail server stops when this is dropped.
    _catcher: Catcher,
}

impl Demo {
    /// Builds the demonstration, or finds it again, and begins to answer.
    ///
    /// # Errors
    /// When its folder or its address cannot be used.
    pub(crate) async fn open(options: &cli::Demo) -> Result<Self, Failure> {
        let listener = serving::listen(options.listen).await?;
        let address = public_url(&listener)?;
        let (folder, beginning) = DemoFolder::open(&options.data)?;
        let catcher = Catcher::start(Options {
            folder: Some(folder.mails()),
            ..Options::default()
        })
        .await
        .map_err(|error| Failure::new(error.to_string()))?;
        let transport = Transport::new(&settings::mail(&catcher))
            .map_err(|error| Failure::new(error.to_string()))?;
        let config = settings::portal(address.clone())?;
        let (database, log) = (folder.database(), folder.log()?);
        let portal =
            Portal::open_at(folder.path(), &database, &log, config, OldForm::Migrate).await?;
        let portal = portal.with_vault(evidence::open_demo(folder.path())?);
        portal.open_log().await?;
        if matches!(beginning, Beginning::Again) {
            portal.install_playbooks().await?;
        }
        let app = portal.app.clone();

        let (passwords, keys, history) = match beginning {
            Beginning::First => {
                let drill = if options.drill {
                    Drill::Played
                } else {
                    Drill::LeftOut
                };
                let history = History::begin(&app, drill).await?;
                (
                    people::draw_passwords()?,
                    people::draw_keys()?,
                    Some(history),
                )
            }
            Beginning::Again => {
                let known = Accounts::read(&folder.accounts())?.at(address.clone());
                known.write(&folder.accounts())?;
                portal.take_up_work().await?;
                (known.passwords(), known.keys(), None)
            }
        };
        let web = WebConfig {
            demo: Some(accounts::offered(&app, passwords.clone(), &keys).await?),
            mailbox: Some(Arc::new(Letterbox(catcher.clone()))),
            ..WebConfig::default()
        };
        Ok(Self {
            folder,
            address,
            app,
            passwords,
            keys,
            history,
            transport,
            serving: Serving::begin(portal, listener, web, Edge::default()),
            _catcher: catcher,
        })
    }

    /// Where it answers.
    #[must_use]
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Makes the accounts and plays the cases of a new demonstration;
    /// `demo.json` is there afterwards.
    ///
    /// # Errors
    /// When a story breaks, or the file cannot be written.
    pub(crate) async fn complete(&mut self) -> Result<(), Failure> {
        let Some(history) = self.history.take() else {
            return Ok(());
        };
        let tokens = history.play(&self.passwords, &self.keys).await?;
        let accounts = Accounts::new(self.address.clone(), &self.passwords, &self.keys, &tokens)?;
        accounts.write(&self.folder.accounts())?;
        self.folder.finished()?;
        Ok(())
    }

    /// Sends its mails and goes on until the program is asked to stop.
    ///
    /// # Errors
    /// When the server breaks down.
    pub(crate) async fn until_stopped(mut self) -> Result<(), Failure> {
        let (app, transport) = (self.app, self.transport);
        self.serving.begin_work(|stop| async move {
            postman::deliver(&app, &transport, &stop).await;
            jobs::run(app, transport, stop).await;
        });
        self.serving.until_stopped().await
    }
}

/// The address to open: one's own machine where every interface is listened
/// on.
fn public_url(listener: &TcpListener) -> Result<String, Failure> {
    let mut address: SocketAddr = listener.local_addr()?;
    if address.ip().is_unspecified() {
        address.set_ip(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    Ok(format!("http://{address}"))
}
