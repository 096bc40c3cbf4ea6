//! Weak signals (SUPP-2): more cases than usual are noticed, the CERT is told
//! once, and an analyst says what it is.

use std::collections::{BTreeMap, BTreeSet};

use ::signals::{LOOKED_BACK, Limits, Signal, goes_on, signals};
use jiff::{SignedDuration, Timestamp};
use process::{
    access::{Actor, Body, RightTo, Seat, SeatKind, Standing, Verb, cert_scope, right_to, scope},
    act::{Author, Private, Subject, SubjectKind},
    decide::{permit, reason},
    ids::{CaseId, SignalId},
    refusal::{Reason as Why, Refusal, Rule},
    weak_signals::SignalAct,
    words::SignalVerdict,
};
use store::{
    Tx,
    director_requests::Answering,
    signals::{self as kept, Answered, SignalRow},
};

pub use ::signals::{Method, Place, Reason, What};

use crate::{
    App, AppError, cases::CaseLine, entropy, mails::Kind, people::directors::staff_seat,
    record::record,
};

/// How often signals are looked for, by one node or another.
const EVERY: SignedDuration = SignedDuration::from_hours(1);
/// A signal that is not seen for so long has ended; seen again it is another.
const ENDED_AFTER: SignedDuration = SignedDuration::from_hours(24 * 7);
const MOST_SHOWN: u64 = 50;

/// A signal as the CERT reads it.
#[derive(Clone, Debug)]
pub struct SignalView {
    /// Its identity.
    pub id: SignalId,
    /// Why, the rarest first.
    pub reasons: Vec<Reason>,
    /// When the first of its cases was declared.
    pub since: Timestamp,
    /// When the CERT was told.
    pub raised_at: Timestamp,
    /// When it was last seen.
    pub seen_at: Timestamp,
    /// Its cases that the reader sees, the newest first.
    pub cases: Vec<CaseLine>,
    /// What an analyst said of it.
    pub said: Option<Said>,
}

/// What an analyst said of a signal.
#[derive(Clone, Debug)]
pub struct Said {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Option<String>,
    /// What it is.
    pub verdict: SignalVerdict,
    /// Why; none once erased.
    pub note: Option<String>,
}

impl App {
    /// Looks for more cases than usual, once an hour whatever the number of
    /// nodes, and tells the CERT of what is new; gives the number raised. A
    /// round that was missed is made up for by the next: the windows reach back
    /// days.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn watch_signals(&self) -> Result<u64, AppError> {
        let now = self.now();
        let reader = self.0.db.read();
        let due = move |last: Option<Timestamp>| {
            last.is_none_or(|last| now.duration_since(last) >= EVERY)
        };
        if !due(kept::looked_for(reader).await?) {
            return Ok(0);
        }
        let after = now.saturating_sub(LOOKED_BACK).unwrap_or(now);
        let seen = kept::sightings(reader, &cert_scope(), after).await?;
        let counted_since = kept::counted_since(reader).await?.unwrap_or(now);
        let found = tokio::task::spawn_blocking(move || {
            signals(&seen, counted_since, now, &Limits::default())
        })
        .await
        .map_err(|failed| AppError::Internal(failed.to_string()))?;
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    kept::one_at_a_time(tx).await?;
                    // Another node was quicker.
                    if !due(kept::looked_for(tx.read()).await?) {
                        return Ok(0);
                    }
                    let raised = app.keep(tx, found, now).await?;
                    kept::mark_looked_for(tx, now).await?;
                    Ok::<_, AppError>(raised)
                })
            })
            .await
    }

    async fn keep(&self, tx: &Tx, found: Vec<Signal>, now: Timestamp) -> Result<u64, AppError> {
        let lasting = now.saturating_sub(ENDED_AFTER).unwrap_or(now);
        let known = kept::seen_since(tx.read(), lasting).await?;
        let mut raised = 0;
        for signal in found {
            let before = known
                .iter()
                .find(|known| goes_on(&known.reasons, &known.cases, &signal));
            if let Some(before) = before {
                kept::go_on(tx, before.id, &signal.reasons, &signal.cases, now).await?;
            } else {
                self.raise(tx, signal, now).await?;
                raised += 1;
            }
        }
        Ok(raised)
    }

    async fn raise(&self, tx: &Tx, signal: Signal, now: Timestamp) -> Result<(), AppError> {
        let ids: Vec<CaseId> = signal.cases.iter().copied().collect();
        let lines = store::cases::of_ids(tx.read(), &cert_scope(), &ids).await?;
        let row = SignalRow {
            id: SignalId(entropy::uuid(now)),
            reasons: signal.reasons,
            cases: signal.cases,
            since: signal.since,
            raised_at: now,
            seen_at: now,
            answered: None,
        };
        kept::raise(tx, &row).await?;
        let act = SignalAct::Raised {
            since: row.since,
            cases: lines.iter().map(|line| line.row.reference).collect(),
        };
        let by = Author {
            pseudonym: Actor::platform().pseudonym,
            seat: Seat::Platform,
        };
        record(tx, subject(row.id), act, by, now).await?;
        self.tell_body(tx, Body::Cert, Kind::WeakSignal).await
    }

    /// What there is more of than usual: what waits for a word first, then
    /// what was seen last.
    ///
    /// # Errors
    /// When the actor does not compare cases.
    pub async fn signals(&self, actor: &Actor) -> Result<Vec<SignalView>, AppError> {
        permit(Verb::CompareCases, staff_seat(actor))?;
        let reader = self.0.db.read();
        let found = kept::list(reader, MOST_SHOWN).await?;
        let cases: BTreeSet<CaseId> = found.iter().flat_map(|one| &one.cases).copied().collect();
        let cases: Vec<CaseId> = cases.into_iter().collect();
        let lines = store::cases::of_ids(reader, &scope(actor), &cases).await?;
        let people: Vec<_> = found
            .iter()
            .filter_map(|one| one.answered.as_ref().map(|said| said.by.clone()))
            .collect();
        let names = store::accounts::names_of(reader, &people).await?;
        let ids: Vec<_> = found.iter().map(|one| one.id.0).collect();
        let mut notes = BTreeMap::new();
        for (id, act) in store::acts::of_subjects(reader, SubjectKind::Signal, &ids).await? {
            if let SignalAct::Acknowledged { note, .. } = act.unseal::<SignalAct>()?.act {
                notes.insert(id, note.known().cloned());
            }
        }
        Ok(found
            .into_iter()
            .map(|one| SignalView {
                cases: lines
                    .iter()
                    .filter(|line| one.cases.contains(&line.row.id))
                    .map(|line| line.clone().into())
                    .collect(),
                said: one.answered.map(|said| Said {
                    at: said.at,
                    by: names.get(&said.by).map(|by| by.name.clone()),
                    verdict: said.verdict,
                    note: notes.remove(&one.id.0).flatten(),
                }),
                id: one.id,
                reasons: one.reasons,
                since: one.since,
                raised_at: one.raised_at,
                seen_at: one.seen_at,
            })
            .collect())
    }

    /// How many signals wait for an analyst's word; none for those who do not
    /// compare cases.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn signals_waiting(&self, actor: &Actor) -> Result<u64, AppError> {
        let Standing::Staff(role) = actor.standing else {
            return Ok(0);
        };
        match right_to(Verb::CompareCases, SeatKind::from(role)) {
            RightTo::Held => Ok(kept::waiting(self.0.db.read()).await?),
            RightTo::Lacking => Ok(0),
        }
    }

    /// Says what a signal is, and why; on record.
    ///
    /// # Errors
    /// When the actor does not compare cases, there is no such signal, the
    /// reason is missing, or it was said before.
    pub async fn acknowledge_signal(
        &self,
        actor: &Actor,
        id: SignalId,
        verdict: SignalVerdict,
        note: &str,
    ) -> Result<(), AppError> {
        let seat = staff_seat(actor);
        permit(Verb::CompareCases, seat)?;
        let note: Private<String> = reason(Rule::Supp2, note)?;
        let by = Author {
            pseudonym: actor.pseudonym.clone(),
            seat,
        };
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let answered = Answered {
                        at: now,
                        by: by.pseudonym.clone(),
                        verdict,
                    };
                    match kept::answer(tx, id, &answered).await? {
                        None => return Err(AppError::NotFound),
                        Some(Answering::AnsweredBefore) => {
                            return Err(Refusal::new(Rule::Supp2, Why::AlreadyDone).into());
                        }
                        Some(Answering::First) => {}
                    }
                    let act = SignalAct::Acknowledged { verdict, note };
                    record(tx, subject(id), act, by, now).await
                })
            })
            .await
    }
}

pub(crate) const fn subject(id: SignalId) -> Subject {
    Subject {
        kind: SubjectKind::Signal,
        id: id.0,
    }
}
