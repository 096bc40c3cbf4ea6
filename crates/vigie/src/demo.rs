//! The demonstration: a portal of its own, with fictitious facilities, an
//! account for every role, cases at every stage, and a mail server that keeps
//! what it receives.

mod accounts;
pub(crate) mod folder;
mod letterbox;
mod people;
mod postman;
pub(crate) mod register;
mod settings;
mod story;
mod when;

use std::{
    collections::BTreeMap,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

use app::{App, Clock, ManualClock, facilities::Mailbox};
use catcher::{Catcher, Options};
use jiff::Timestamp;
use jobs::smtp::Transport;
use process::facility::FacilityFlag;
use tokio::net::TcpListener;
use web::WebConfig;

use self::{
    accounts::Accounts,
    folder::{Beginning, DemoFolder},
    letterbox::Letterbox,
    people::Player,
};
use crate::{
    cli,
    failure::Failure,
    portal::{OldForm, Portal},
    serving::{self, Serving},
};

/// A demonstration that answers, whose cases are still to be played when it
/// is new.
pub(crate) struct Demo {
    folder: DemoFolder,
    accounts: Accounts,
    app: App,
    to_play: Option<ToPlay>,
    transport: Transport,
    serving: Serving,
    /// The mail server stops when this is dropped.
    _catcher: Catcher,
}

struct ToPlay {
    players: BTreeMap<String, Player>,
    now: Timestamp,
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
        let portal =
            Portal::open_at(folder.path(), &folder.database(), config, OldForm::Migrate).await?;
        let app = portal.app.clone();

        let (accounts, to_play) = match beginning {
            Beginning::First => {
                let (accounts, to_play) = people_the_portal(&app, address).await?;
                (accounts, Some(to_play))
            }
            Beginning::Again => {
                let known = Accounts::read(&folder.accounts())?;
                let accounts = known.at(address);
                accounts.write(&folder.accounts())?;
                portal.take_up_work().await?;
                (accounts, None)
            }
        };
        let web = WebConfig {
            demo: Some(accounts.offered(&app).await?),
            mailbox: Some(Arc::new(Letterbox(catcher.clone()))),
            ..WebConfig::default()
        };
        Ok(Self {
            folder,
            accounts,
            app,
            to_play,
            transport,
            serving: Serving::begin(portal, listener, web),
            _catcher: catcher,
        })
    }

    /// Where it answers.
    #[must_use]
    pub(crate) fn address(&self) -> &str {
        &self.accounts.address
    }

    /// Plays the cases of a new demonstration; `demo.json` is there afterwards.
    ///
    /// # Errors
    /// When a story breaks, or the file cannot be written.
    pub(crate) async fn complete(&mut self) -> Result<(), Failure> {
        let Some(ToPlay { players, now }) = self.to_play.take() else {
            return Ok(());
        };
        story::play(&self.app, &players, now).await?;
        self.accounts.write(&self.folder.accounts())?;
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

/// Facilities and accounts, as if they had been there for months.
async fn people_the_portal(app: &App, address: String) -> Result<(Accounts, ToPlay), Failure> {
    let now = app.now();
    let begun = now.saturating_sub(story::LONGEST_AGO).unwrap_or(now);
    let past = app.with_clock(Clock::Manual(ManualClock::at(begun)));
    past.import_register(register::bytes()).await?;
    let (keys, players) = people::make(&past, begun).await?;
    furnish(&past, &players).await?;
    Ok((Accounts::new(address, keys)?, ToPlay { players, now }))
}

/// What people would have set before the first case.
async fn furnish(past: &App, players: &BTreeMap<String, Player>) -> Result<(), Failure> {
    if let Some(director) = players.get("director") {
        for number in ["350000014", "350999025"] {
            let facility = facility(past, number).await?;
            let mailbox = Mailbox::Facility(facility);
            past.set_mailbox(&director.actor, mailbox, "securite@demo.example")
                .await?;
        }
    }
    if let Some(lead) = players.get("lead") {
        let flags = [FacilityFlag::Ose].into_iter().collect();
        let hospital = facility(past, "760999011").await?;
        past.set_flags(&lead.actor, hospital, flags).await?;
    }
    Ok(())
}

async fn facility(app: &App, number: &str) -> Result<process::ids::FacilityId, Failure> {
    let number = number
        .parse()
        .map_err(|error| Failure::new(format!("{number}: {error}")))?;
    Ok(app.facility_by_finess(number).await?.id)
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
