//! Who reads the directory, what is found in it, and what must be checked
//! again.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};
use process::{
    access::{Actor, RightTo, SeatKind, Verb, keeper_of_provider, keeps_provider, right_to},
    act::Recorded,
    decide::permit,
    directory::{Competence, Provider, ProviderAct, ProviderKind, ProviderState, Served},
    ids::{ProviderId, Pseudonym},
    territory::RegionCode,
};
use store::{
    accounts::PersonName,
    directory::{self, ProviderRow},
};

use super::story;
use crate::{App, AppError, people::directors::staff_seat, playbooks::day};

/// Which entries are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// Those that are proposed to cases.
    #[default]
    Listed,
    /// Those among them that must be checked, or whose qualification has
    /// ended.
    ToCheck,
    /// Those that were withdrawn.
    Withdrawn,
}

/// What is looked for in the directory; everything when nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProviderFilter {
    /// Words of the name.
    pub text: String,
    /// The kind of help.
    pub kind: Option<ProviderKind>,
    /// Something that it can do.
    pub competence: Option<Competence>,
    /// A region that it serves, as a part of the nation or by name.
    pub region: Option<RegionCode>,
    /// Which.
    pub wanted: Wanted,
}

/// An entry with all that happened to it.
#[derive(Clone, Debug)]
pub struct ProviderFile {
    /// The entry.
    pub provider: Provider,
    /// Its acts, the latest first.
    pub story: Vec<Recorded<ProviderAct>>,
    /// The people named in it, unless they were forgotten.
    pub names: BTreeMap<Pseudonym, PersonName>,
    /// Whether the reader keeps it.
    pub keeps: RightTo,
}

impl ProviderFile {
    /// The name of a person, unless it was forgotten.
    #[must_use]
    pub fn name(&self, of: &Pseudonym) -> Option<&str> {
        self.names.get(of).map(|name| name.name.as_str())
    }
}

/// That an entry must be checked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// Soon.
    Near,
    /// Its day has passed.
    Overdue,
    /// Its qualification has ended.
    Lapsed,
}

/// What is expected of the reader's body about the directory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProvidersDue {
    /// Entries to be checked soon.
    pub near: u64,
    /// Entries that should have been checked, or whose qualification has
    /// ended.
    pub overdue: u64,
}

impl App {
    /// The entries that are looked for, by name.
    ///
    /// # Errors
    /// When the actor does not read the directory.
    pub async fn providers(
        &self,
        actor: &Actor,
        filter: &ProviderFilter,
    ) -> Result<Vec<ProviderRow>, AppError> {
        permit(Verb::ReadProviders, staff_seat(actor))?;
        let found = directory::named(self.0.db.read(), &filter.text).await?;
        let serves = |row: &ProviderRow, region| row.entry.serves(region) != Served::Elsewhere;
        Ok(found
            .into_iter()
            .filter(|row| filter.kind.is_none_or(|kind| row.entry.kind == kind))
            .filter(|row| {
                let able = |one| row.entry.competences.contains(&one);
                filter.competence.is_none_or(able)
            })
            .filter(|row| filter.region.is_none_or(|region| serves(row, region)))
            .filter(|row| match filter.wanted {
                Wanted::Listed => row.state == ProviderState::Listed,
                Wanted::ToCheck => self.provider_review(row).is_some(),
                Wanted::Withdrawn => row.state == ProviderState::Withdrawn,
            })
            .collect())
    }

    /// An entry with all that happened to it.
    ///
    /// # Errors
    /// When the actor does not read the directory, or there is no such entry.
    pub async fn provider(&self, actor: &Actor, id: ProviderId) -> Result<ProviderFile, AppError> {
        let seat = staff_seat(actor);
        permit(Verb::ReadProviders, seat)?;
        let reader = self.0.db.read();
        let mut story = story(reader, id).await?;
        if story.is_empty() {
            return Err(AppError::NotFound);
        }
        let provider = Provider::from_acts(id, &story)?;
        story.reverse();
        let people: Vec<Pseudonym> = story.iter().map(|act| act.by.pseudonym.clone()).collect();
        let names = store::accounts::names_of(reader, &people).await?;
        Ok(ProviderFile {
            keeps: keeps_provider(seat, &provider.entry.regions),
            provider,
            story,
            names,
        })
    }

    /// Whether an entry must be checked again.
    #[must_use]
    pub fn provider_review(&self, row: &ProviderRow) -> Option<Review> {
        if row.state == ProviderState::Withdrawn {
            return None;
        }
        let today = day(self.now());
        if row.review_by < today {
            return Some(Review::Overdue);
        }
        if row.entry.has_lapsed(today) {
            return Some(Review::Lapsed);
        }
        let warning = self.config().process.delays.directory_warning;
        let soon = self.now().saturating_add(warning).ok()?;
        (row.review_by <= day(soon)).then_some(Review::Near)
    }

    /// What is expected of the actor about the directory: each entry is the
    /// duty of one body.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn providers_due(&self, actor: &Actor) -> Result<ProvidersDue, AppError> {
        let mut due = ProvidersDue::default();
        let seat = SeatKind::from(staff_seat(actor));
        if right_to(Verb::KeepProviders, seat) == RightTo::Lacking {
            return Ok(due);
        }
        for row in directory::named(self.0.db.read(), "").await? {
            if actor.body() != Some(keeper_of_provider(&row.entry.regions)) {
                continue;
            }
            match self.provider_review(&row) {
                Some(Review::Overdue | Review::Lapsed) => due.overdue += 1,
                Some(Review::Near) => due.near += 1,
                None => {}
            }
        }
        Ok(due)
    }

    /// The day by which an entry that is written or checked now is proposed to
    /// be checked again: in a year.
    #[must_use]
    pub fn usual_check_day(&self) -> Date {
        day(self.now()).saturating_add(1.year())
    }
}
