//! What happened before the demonstration opened: facilities, accounts, cases.

use std::collections::BTreeMap;

use app::{App, Clock, ManualClock, facilities::Mailbox};
use jiff::Timestamp;
use process::{facility::FacilityFlag, ids::FacilityId};

use super::{
    alerts, directory,
    drill::{self, Drill},
    incident,
    people::{self, Player, Secrets},
    playbooks, register, story,
};
use crate::failure::Failure;

/// The past of a new demonstration.
pub(super) struct History {
    /// The use cases, at the time when everything began.
    past: App,
    /// When the demonstration opens.
    now: Timestamp,
    drill: Drill,
}

impl History {
    /// Begins it: the facilities are there.
    ///
    /// # Errors
    /// When the register cannot be loaded.
    pub(super) async fn begin(app: &App, drill: Drill) -> Result<Self, Failure> {
        let now = app.now();
        let began = now.saturating_sub(story::LONGEST_AGO).unwrap_or(now);
        let past = app.with_clock(Clock::Manual(ManualClock::at(began)));
        past.import_register(&register::of(drill)).await?;
        past.install_playbooks().await?;
        directory::load(&past, now).await?;
        Ok(Self { past, now, drill })
    }

    /// Makes the accounts and plays the cases; gives the tokens of the
    /// accounts that are listed.
    ///
    /// # Errors
    /// When an account cannot be made or a story breaks.
    pub(super) async fn play(
        self,
        passwords: &Secrets,
        keys: &Secrets,
    ) -> Result<Secrets, Failure> {
        let (tokens, players) = people::make(&self.past, passwords, keys).await?;
        self.furnish(&players).await?;
        let grouped = story::play(&self.past, &players, self.now).await?;
        alerts::play(&self.past, &players, self.now).await?;
        playbooks::play(&self.past, &players, self.now).await?;
        incident::play(&self.past, &players, &grouped, self.now).await?;
        if self.drill == Drill::Played {
            drill::play(&self.past, &players, self.now).await?;
        }
        Ok(tokens)
    }

    /// What people would have set before the first case.
    async fn furnish(&self, players: &BTreeMap<String, Player>) -> Result<(), Failure> {
        if let Some(director) = players.get("director") {
            for number in ["350000014", "350999025"] {
                let mailbox = Mailbox::Facility(self.facility(number).await?);
                self.past
                    .set_mailbox(&director.actor, mailbox, "securite@demo.example")
                    .await?;
            }
        }
        if let Some(lead) = players.get("lead") {
            let hospital = self.facility("760999011").await?;
            let flags = [FacilityFlag::Ose].into_iter().collect();
            self.past.set_flags(&lead.actor, hospital, flags).await?;
        }
        Ok(())
    }

    async fn facility(&self, number: &str) -> Result<FacilityId, Failure> {
        let number = number
            .parse()
            .map_err(|error| Failure::new(format!("{number}: {error}")))?;
        Ok(self.past.facility_by_finess(number).await?.id)
    }
}
