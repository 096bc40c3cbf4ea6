//! Who reads which alert, and what of it (SIGN-3, QUAL-5).

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    access::{Actor, StaffRole, Standing},
    act::{Recorded, Subject},
    alert::{Alert, AlertAct, AlertNumber, AlertState, Counted, Tlp},
    facility::Facility,
    ids::{AlertId, Pseudonym},
};
use store::{
    accounts::PersonName,
    acts::StoredAct,
    alerts::{self, AlertRow, Presence, Which, dispatch::Dispatch, receipts::Receipt},
    outbox::{self, Sendings},
};

use super::{folded, subject};
use crate::{App, AppError, retention::subjects::still_there};

const LISTED: u64 = 100;
const PUBLIC: u64 = 5;
const DISPATCHES: u64 = 20;

/// An alert, as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertLine {
    /// Its row.
    pub row: AlertRow,
    /// Its title; none once erased.
    pub title: Option<String>,
}

/// An alert, as one reader sees it.
#[derive(Clone, Debug)]
pub struct AlertView {
    /// The alert.
    pub alert: Alert,
    /// What the reader has to do with it.
    pub part: Part,
    /// The people named in it, unless they were forgotten.
    pub names: BTreeMap<Pseudonym, PersonName>,
}

/// What a reader has to do with an alert.
#[derive(Clone, Debug)]
pub enum Part {
    /// Writes, approves, sends or follows it.
    Staff(Box<StaffPart>),
    /// Was sent it, for some facilities.
    Recipient(Vec<OwnReceipt>),
    /// Reads it, as anybody may.
    Public,
}

/// What the CERT, HFDS and the agencies see beside the text.
#[derive(Clone, Debug)]
pub struct StaffPart {
    /// Whom it would reach now; none once it was sent.
    pub counted: Option<Counted>,
    /// The sendings, the latest first; for those who read them all.
    pub dispatches: Vec<Dispatch>,
    /// What became of the mails.
    pub sendings: Sendings,
    /// The acts, the latest first.
    pub story: Vec<Recorded<AlertAct>>,
}

/// Where a facility of the reader stands.
#[derive(Clone, Debug)]
pub struct OwnReceipt {
    /// The facility.
    pub facility: Facility,
    /// Where it stands.
    pub receipt: Receipt,
    /// What it said last.
    pub comment: Option<String>,
}

/// Which alerts an actor reads.
pub(crate) fn which(actor: &Actor) -> Which {
    match &actor.standing {
        Standing::Staff(StaffRole::Cert { .. } | StaffRole::Hfds) => Which::Every,
        Standing::Staff(StaffRole::Ars { .. }) | Standing::Facilities(_) => {
            Which::SentTo(actor.viewers())
        }
        _ => Which::Public,
    }
}

impl App {
    /// The alerts that the actor may read; those in public for whoever was
    /// sent none.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn alerts(&self, actor: &Actor) -> Result<Vec<AlertLine>, AppError> {
        let rows = alerts::list(self.0.db.read(), &which(actor), LISTED).await?;
        self.titled(rows).await
    }

    /// The alerts in force that anybody may read (TLP:CLEAR).
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn public_alerts(&self) -> Result<Vec<AlertLine>, AppError> {
        let rows = alerts::list(self.0.db.read(), &Which::Public, PUBLIC).await?;
        self.titled(rows).await
    }

    /// What the actor's facilities have not answered yet.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn alerts_to_answer(&self, actor: &Actor) -> Result<Vec<AlertLine>, AppError> {
        let Standing::Facilities(roles) = &actor.standing else {
            return Ok(Vec::new());
        };
        let facilities: Vec<_> = roles.keys().copied().collect();
        let found = alerts::unanswered_by(self.0.db.read(), &facilities).await?;
        let mut rows: Vec<AlertRow> = found.into_iter().map(|(row, _)| row).collect();
        rows.dedup_by_key(|row| row.id);
        self.titled(rows).await
    }

    /// An alert, as the actor may see it.
    ///
    /// # Errors
    /// When there is no such alert for the actor.
    pub async fn alert(&self, actor: &Actor, number: AlertNumber) -> Result<AlertView, AppError> {
        let id = self.readable_alert(actor, number).await?;
        let reader = self.0.db.read();
        still_there(reader, subject(id)).await?;
        let alert = folded(reader, id).await?;
        let part = match (
            &actor.standing,
            alerts::is_among(reader, id, &which(actor)).await?,
        ) {
            (Standing::Staff(_), Presence::There) if which(actor) != Which::Public => {
                Part::Staff(Box::new(self.staff_part(actor, &alert).await?))
            }
            (Standing::Facilities(_), Presence::There) => {
                Part::Recipient(self.own_receipts(actor, id).await?)
            }
            _ => Part::Public,
        };
        let mut people = vec![alert.written_by.pseudonym.clone()];
        people.extend(alert.approved.iter().map(|(by, _)| by.pseudonym.clone()));
        if let Part::Staff(staff) = &part {
            people.extend(staff.story.iter().map(|act| act.by.pseudonym.clone()));
        }
        let names = match part {
            Part::Staff(_) => store::accounts::names_of(reader, &people).await?,
            _ => BTreeMap::new(),
        };
        Ok(AlertView { alert, part, names })
    }

    /// The identity of an alert that the actor may read.
    pub(crate) async fn readable_alert(
        &self,
        actor: &Actor,
        number: AlertNumber,
    ) -> Result<AlertId, AppError> {
        let reader = self.0.db.read();
        let row = alerts::by_number(reader, number)
            .await?
            .ok_or(AppError::NotFound)?;
        if row.tlp == Tlp::Clear && row.state == AlertState::Sent {
            return Ok(row.id);
        }
        match alerts::is_among(reader, row.id, &which(actor)).await? {
            Presence::There => Ok(row.id),
            Presence::Absent => Err(AppError::NotFound),
        }
    }

    /// The acts of an alert, in order, for those who read its story: the CERT
    /// and HFDS.
    pub(crate) async fn alert_story(
        &self,
        actor: &Actor,
        alert: Subject,
    ) -> Result<Vec<StoredAct>, AppError> {
        if which(actor) != Which::Every {
            return Err(AppError::NotFound);
        }
        Ok(store::acts::of_subject(self.0.db.read(), alert).await?)
    }

    async fn staff_part(&self, actor: &Actor, alert: &Alert) -> Result<StaffPart, AppError> {
        let reader = self.0.db.read();
        let counted = match alert.sending {
            None => {
                let population = &alert.content.population;
                Some(alerts::population::count(reader, population, self.now()).await?)
            }
            Some(_) => None,
        };
        let mut part = StaffPart {
            counted,
            dispatches: Vec::new(),
            sendings: Sendings::default(),
            story: Vec::new(),
        };
        if which(actor) == Which::Every {
            part.dispatches = alerts::dispatch::of_alert(reader, alert.id, DISPATCHES).await?;
            part.sendings = outbox::of_alert(reader, alert.id).await?;
            let acts = store::acts::of_subject(reader, subject(alert.id)).await?;
            for act in acts.iter().rev() {
                part.story.push(act.unseal()?);
            }
        }
        Ok(part)
    }

    async fn own_receipts(&self, actor: &Actor, id: AlertId) -> Result<Vec<OwnReceipt>, AppError> {
        let Standing::Facilities(roles) = &actor.standing else {
            return Ok(Vec::new());
        };
        let ids: Vec<_> = roles.keys().copied().collect();
        let reader = self.0.db.read();
        let receipts = alerts::receipts::of_facilities(reader, id, &ids).await?;
        let mut facilities = store::facilities::by_ids(reader, &ids).await?;
        let mut comments = self.comments(&receipts).await?;
        let mut own: Vec<OwnReceipt> = receipts
            .into_iter()
            .filter_map(|receipt| {
                Some(OwnReceipt {
                    facility: facilities.remove(&receipt.facility)?.facility,
                    comment: comments.remove(&receipt.facility),
                    receipt,
                })
            })
            .collect();
        own.sort_by(|a, b| a.facility.name.cmp(&b.facility.name));
        Ok(own)
    }

    /// Alerts with their titles.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn titled(&self, rows: Vec<AlertRow>) -> Result<Vec<AlertLine>, AppError> {
        let ids: Vec<_> = rows.iter().map(|row| row.id.0).collect();
        let kind = process::act::SubjectKind::Alert;
        let mut titles: BTreeMap<_, Option<String>> = BTreeMap::new();
        // The newest text comes first.
        for (id, act) in store::acts::of_subjects(self.0.db.read(), kind, &ids).await? {
            if let AlertAct::Written { content, .. } = act.unseal::<AlertAct>()?.act {
                titles
                    .entry(id)
                    .or_insert_with(|| content.title.known().cloned());
            }
        }
        Ok(rows
            .into_iter()
            .map(|row| AlertLine {
                title: titles.remove(&row.id.0).flatten(),
                row,
            })
            .collect())
    }
}

impl AlertView {
    /// The name of a person, unless it was forgotten.
    #[must_use]
    pub fn name(&self, of: &Pseudonym) -> Option<&str> {
        self.names.get(of).map(|name| name.name.as_str())
    }

    /// When it was sent.
    #[must_use]
    pub fn sent_at(&self) -> Option<Timestamp> {
        self.alert.sending.as_ref().map(|sending| sending.at)
    }
}
