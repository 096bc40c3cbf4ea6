//! What happened along a time, within a reader's scope (FIG-1).

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};
use process::{
    access::{Actor, Viewer, scope},
    alert::{AlertNature, AlertNumber},
    calendar::paris,
    figures::{Place, Question, Timeline, timeline},
    ids::{IncidentId, IncidentReference},
    territory::all_departements,
};
use store::alerts;

use super::permitted;
use crate::{App, AppError, alerts::which};

/// Alerts that are shown.
const ALERTS: u64 = 30;

/// What happened along a time, as far as a reader may know.
#[derive(Clone, Debug)]
pub struct TimelineView {
    /// The cases that the reader counts.
    pub timeline: Timeline,
    /// The events among them of which the reader sees a case.
    pub events: BTreeMap<IncidentId, EventNamed>,
    /// The alerts that the reader may read, in the order of their sending.
    pub alerts: Vec<AlertSent>,
}

/// An event by its number, and its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventNamed {
    /// Its number.
    pub reference: IncidentReference,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it was closed; nothing while it goes on.
    pub over_at: Option<Timestamp>,
}

/// An alert that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertSent {
    /// Its number.
    pub number: AlertNumber,
    /// Its title; none once erased.
    pub title: Option<String>,
    /// What it warns of.
    pub nature: AlertNature,
    /// The day on which it was sent.
    pub on: Date,
}

impl App {
    /// What happened along the time of a question, within the reader's scope:
    /// the cases that it is about, and the alerts that reached its territory,
    /// whatever they warn of.
    ///
    /// # Errors
    /// When the actor reads no figures, or none of that place.
    pub async fn timeline(
        &self,
        actor: &Actor,
        question: &Question,
    ) -> Result<TimelineView, AppError> {
        let counting = permitted(actor, question.place)?;
        let asked = question.clone();
        let timeline = self
            .counted(move |facts| {
                timeline(&asked, facts.iter().filter(|fact| counting.holds(fact)))
            })
            .await?;
        let happenings = timeline.happenings.iter();
        let events: BTreeSet<IncidentId> = happenings.filter_map(|one| one.event).collect();
        Ok(TimelineView {
            events: self.named(actor, &events).await?,
            alerts: self.alerts_sent(actor, question).await?,
            timeline,
        })
    }

    async fn named(
        &self,
        actor: &Actor,
        events: &BTreeSet<IncidentId>,
    ) -> Result<BTreeMap<IncidentId, EventNamed>, AppError> {
        let reader = self.0.db.read();
        let rows = store::incidents::by_ids(reader, &scope(actor), events).await?;
        let named = rows.into_iter().map(|row| {
            let event = EventNamed {
                reference: row.reference,
                opened_at: row.opened_at,
                over_at: row.over_at,
            };
            (row.id, event)
        });
        Ok(named.collect())
    }

    async fn alerts_sent(
        &self,
        actor: &Actor,
        question: &Question,
    ) -> Result<Vec<AlertSent>, AppError> {
        let Some(times) = question.period.times() else {
            return Ok(Vec::new());
        };
        let reached = match question.place {
            Place::Nation => None,
            place => Some(delegations(place)),
        };
        let reader = self.0.db.read();
        let rows = alerts::sent(reader, &which(actor), reached.as_deref(), times, ALERTS).await?;
        let lines = self.titled(rows).await?.into_iter();
        Ok(lines
            .filter_map(|line| {
                Some(AlertSent {
                    number: line.row.number,
                    title: line.title,
                    nature: line.row.nature,
                    on: paris().to_datetime(line.row.sent_at?).date(),
                })
            })
            .collect())
    }
}

/// Who reads for the facilities of a place: by their départements.
fn delegations(place: Place) -> Vec<Viewer> {
    let all = all_departements().iter().map(|one| one.code());
    all.filter(|code| place.holds(*code))
        .map(Viewer::Delegation)
        .collect()
}
