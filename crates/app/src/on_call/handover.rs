//! The word that a shift leaves to the next: shown until somebody who takes
//! over has read it, prefilled with what is under way (DECL-6).

use jiff::{SignedDuration, Timestamp};
use process::{
    access::{Actor, Verb},
    decide::optional,
    facility::acts::BodyAct,
    ids::{Pseudonym, Reference},
    refusal::{Reason, Refusal, Rule},
};
use store::handovers::{self, HandoverRow};

use super::seated;
use crate::{
    App, AppError,
    cases::{CaseFilter, CaseOrder},
    record::{body_subject, numbered, record},
};

/// What counts as a shift when nothing was ever left.
const SHIFT: SignedDuration = SignedDuration::from_hours(24);

/// The most cases that are named beforehand.
const MOST_CASES: u32 = 50;

/// What was left to whoever takes over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// What they must know; none once erased.
    pub text: Option<String>,
    /// Who left it; none once forgotten.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Who has read it, and when.
    pub read: Option<(Option<String>, Timestamp)>,
    /// What the actor has to do with it.
    pub part: HandoverPart,
}

/// What somebody has to do with what was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandoverPart {
    /// They left it.
    Left,
    /// It is for them to read.
    ToRead,
    /// Somebody has read it.
    Read,
}

/// What happened since the last word, from which the next is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderWay {
    /// Since when.
    pub since: Timestamp,
    /// The cases received since then, the oldest first.
    pub received: Vec<Reference>,
    /// The cases with something late.
    pub late: Vec<Reference>,
}

impl App {
    /// What the last shift of the actor's body left.
    ///
    /// # Errors
    /// When the actor's body has no rota.
    pub async fn handover(&self, actor: &Actor) -> Result<Option<Handover>, AppError> {
        let (body, _) = seated(actor, Verb::ReadRota)?;
        let reader = self.0.db.read();
        let Some(row) = handovers::of_body(reader, body).await? else {
            return Ok(None);
        };
        let mut people = vec![row.by.clone()];
        people.extend(row.read.iter().map(|(by, _)| by.clone()));
        let names = store::accounts::names_of(reader, &people).await?;
        let name = |of: &Pseudonym| names.get(of).map(|person| person.name.clone());
        let mut text = None;
        for act in store::acts::by_ids(reader, &[row.act]).await? {
            if let BodyAct::HandedOver { text: left } = act.unseal()?.act {
                text = left.known().cloned();
            }
        }
        let part = if row.by == actor.pseudonym {
            HandoverPart::Left
        } else if row.read.is_some() {
            HandoverPart::Read
        } else {
            HandoverPart::ToRead
        };
        Ok(Some(Handover {
            text,
            by: name(&row.by),
            at: row.at,
            read: row.read.as_ref().map(|(by, at)| (name(by), *at)),
            part,
        }))
    }

    /// What is under way for the actor's body since the last word.
    ///
    /// # Errors
    /// When the actor's body has no rota.
    pub async fn under_way(&self, actor: &Actor) -> Result<UnderWay, AppError> {
        let (body, _) = seated(actor, Verb::ReadRota)?;
        let now = self.now();
        let last = handovers::of_body(self.0.db.read(), body).await?;
        let since = last.map_or(now.saturating_sub(SHIFT).unwrap_or(now), |row| row.at);
        let filter = CaseFilter {
            from: Some(since),
            order: CaseOrder::Newest,
            ..CaseFilter::default()
        };
        let received = self.cases(actor, &filter, None, MOST_CASES).await?;
        let duties = self.duties(actor).await?;
        let mut late: Vec<Reference> = duties
            .into_iter()
            .filter(|line| line.obligation.due.is_some_and(|due| due < now))
            .filter_map(|line| line.case.map(|case| case.reference))
            .collect();
        late.sort_unstable();
        late.dedup();
        let mut received: Vec<Reference> =
            received.items.iter().map(|line| line.reference).collect();
        received.sort_unstable();
        Ok(UnderWay {
            since,
            received,
            late,
        })
    }

    /// Leaves a word to whoever takes over, in place of the last; on record.
    ///
    /// # Errors
    /// When the actor's body has no rota, or nothing is said.
    pub async fn hand_over(&self, actor: &Actor, text: &str) -> Result<(), AppError> {
        let (body, by) = seated(actor, Verb::ReadRota)?;
        if text.trim().is_empty() {
            return Err(Refusal::new(Rule::Decl6, Reason::TextMissing).into());
        }
        let text = optional(Rule::Decl6, text)?;
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let author = by.pseudonym.clone();
                    let act = BodyAct::HandedOver { text };
                    let act = numbered(tx, body_subject(body), act, by, now).await?;
                    let row = HandoverRow {
                        act,
                        by: author,
                        at: now,
                        read: None,
                    };
                    Ok::<_, AppError>(handovers::put(tx, body, &row).await?)
                })
            })
            .await
    }

    /// Says that the actor, who takes over, has read what was left; on record.
    ///
    /// # Errors
    /// When the actor left it, nothing was left, or somebody has read it.
    pub async fn read_handover(&self, actor: &Actor) -> Result<(), AppError> {
        let (body, by) = seated(actor, Verb::ReadRota)?;
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let subject = body_subject(body);
                    tx.lock(&[subject]).await?;
                    let row = handovers::of_body(tx.read(), body)
                        .await?
                        .ok_or(AppError::NotFound)?;
                    let refused = |reason| Err(Refusal::new(Rule::Decl6, reason).into());
                    if row.by == by.pseudonym {
                        return refused(Reason::OwnHandover);
                    }
                    if row.read.is_some() {
                        return refused(Reason::AlreadyDone);
                    }
                    let read = Some((by.pseudonym.clone(), now));
                    let act = BodyAct::HandoverRead { left: row.act };
                    record(tx, subject, act, by, now).await?;
                    let row = HandoverRow { read, ..row };
                    Ok::<_, AppError>(handovers::put(tx, body, &row).await?)
                })
            })
            .await
    }
}
