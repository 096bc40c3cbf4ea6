//! Requests to erase what is held of a person: one proposes, another decides,
//! the platform carries out.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use process::{
    access::{Actor, Verb},
    act::{Author, Opening, Private, Recorded, Subject, SubjectKind},
    decide::LONGEST_TEXT,
    ids::{AccountId, CaseId, Pseudonym},
    refusal::{Reason, Refusal, Rule},
    retention::{
        Approver, Copies, Erasability, Erased, ErasureAct, ErasureGround, ErasureState,
        PersonErasure, ValueRef, Why, erasability,
    },
};
use store::{Reader, Tx, erasures::ErasureRow};
use uuid::Uuid;

use super::{entitled, person::Sought, seat};
use crate::{App, AppError, app::case_subject, cases::load, entropy, record};

/// What is asked to be erased.
#[derive(Clone, Debug)]
pub struct ErasureRequest {
    /// The name, address or number that was looked for.
    pub sought: String,
    /// What entitles the person.
    pub ground: ErasureGround,
    /// In words, without naming the person.
    pub reason: String,
    /// The values of cases that are to go.
    pub values: BTreeSet<ValueRef>,
    /// The account that is to go.
    pub account: Option<AccountId>,
}

/// What the second person says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is to be carried out.
    Approve,
    /// It is not.
    Decline {
        /// Why.
        reason: String,
    },
}

/// A request, as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasureLine {
    /// Its identity.
    pub id: Uuid,
    /// Where it stands.
    pub state: ErasureState,
    /// What entitles the person.
    pub ground: ErasureGround,
    /// How many values and accounts are to go.
    pub items: u32,
    /// When it was asked for.
    pub requested_at: Timestamp,
    /// By whom, where the name is known.
    pub requested_by: Option<String>,
    /// When its last act was recorded.
    pub updated_at: Timestamp,
}

/// A request as the second person reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct ErasureView {
    /// The request.
    pub request: PersonErasure,
    /// What is to go, case by case.
    pub values: Vec<(process::ids::Reference, ValueRef)>,
    /// Name and address of the account that is to go.
    pub account: Option<(String, String)>,
    /// Who asked for it.
    pub requested_by: Option<String>,
    /// Whether the reader may decide.
    pub second: super::SecondPerson,
}

const LISTED: u64 = 200;
const AT_ONCE: u64 = 20;

const fn subject(id: Uuid) -> Subject {
    Subject {
        kind: SubjectKind::Erasure,
        id,
    }
}

const fn refused(reason: Reason) -> AppError {
    AppError::Refused(Refusal::new(Rule::Keep2, reason))
}

fn author(actor: &Actor) -> Author {
    Author {
        pseudonym: actor.pseudonym.clone(),
        seat: seat(actor),
    }
}

fn reason(text: &str) -> Result<Private<String>, AppError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(refused(Reason::ReasonMissing));
    }
    if text.chars().count() > LONGEST_TEXT {
        return Err(refused(Reason::TextTooLong(LONGEST_TEXT)));
    }
    Ok(Private::Known(text.to_owned()))
}

impl App {
    /// Proposes to erase what is held of a person: only what is found and may
    /// go can be chosen.
    ///
    /// # Errors
    /// When the actor's role has no part in it, nothing that may go was
    /// chosen, or no reason is given.
    pub async fn propose_erasure(
        &self,
        actor: &Actor,
        asked: ErasureRequest,
    ) -> Result<Uuid, AppError> {
        entitled(actor, Verb::ProposeErasure)?;
        let reason = reason(&asked.reason)?;
        let found = self.find_person(&Sought::new(&asked.sought)?).await?;
        let erasable: BTreeSet<&ValueRef> = found
            .values
            .iter()
            .filter(|value| value.erasability == Erasability::Erasable)
            .map(|value| &value.value)
            .collect();
        let account_stands = asked.account.is_none_or(|id| {
            let chosen = found.accounts.iter().find(|account| account.id == id);
            chosen.is_some_and(|account| account.erasability == Erasability::Erasable)
        });
        let all_stand = asked.values.iter().all(|value| erasable.contains(value));
        let nothing = asked.values.is_empty() && asked.account.is_none();
        if nothing || !all_stand || !account_stands {
            return Err(refused(Reason::NothingToErase));
        }
        let act = ErasureAct::Requested {
            sought: Private::Known(asked.sought.trim().to_owned()),
            ground: asked.ground,
            reason,
            values: asked.values.into_iter().collect(),
            account: asked.account,
        };
        let now = self.now();
        let id = entropy::uuid(now);
        let by = author(actor);
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    note(tx, id, act, by, now).await?;
                    Ok::<_, AppError>(id)
                })
            })
            .await
    }

    /// Decides, as the second person, on a request to erase.
    ///
    /// # Errors
    /// When the actor's role has no part in it, proposed it, or it was decided
    /// before.
    pub async fn decide_erasure(
        &self,
        actor: &Actor,
        id: Uuid,
        decision: Decision,
    ) -> Result<(), AppError> {
        entitled(actor, Verb::ReviewErasure)?;
        let act = match &decision {
            Decision::Approve => ErasureAct::Approved,
            Decision::Decline { reason: why } => ErasureAct::Declined {
                reason: reason(why)?,
            },
        };
        let now = self.now();
        let by = author(actor);
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.lock(&[subject(id)]).await?;
                    let request = folded(tx.read(), id).await?;
                    if request.state != ErasureState::Requested {
                        return Err(refused(Reason::AlreadyDone));
                    }
                    let same = Approver::of(&request.by, &by.pseudonym) == Approver::Same;
                    if same && decision == Decision::Approve {
                        return Err(refused(Reason::SamePerson));
                    }
                    note(tx, id, act, by, now).await
                })
            })
            .await
    }

    /// A request, for whoever may decide on it.
    ///
    /// # Errors
    /// When the actor's role has no part in it, or there is no such request.
    pub async fn erasure(&self, actor: &Actor, id: Uuid) -> Result<ErasureView, AppError> {
        entitled(actor, Verb::ReviewErasure)?;
        let reader = self.0.db.read();
        let request = folded(reader, id).await?;
        let mut references: BTreeMap<CaseId, process::ids::Reference> = BTreeMap::new();
        let mut values = Vec::with_capacity(request.values.len());
        for value in &request.values {
            let reference = match references.get(&value.case) {
                Some(known) => *known,
                None => {
                    let known = load::folded(reader, value.case).await?.reference;
                    references.insert(value.case, known);
                    known
                }
            };
            values.push((reference, value.clone()));
        }
        let account = match request.account {
            Some(account) => store::accounts::by_id(reader, account).await?,
            None => None,
        };
        let proposer = [request.by.pseudonym.clone()];
        let names = store::accounts::names_of(reader, &proposer).await?;
        Ok(ErasureView {
            values,
            account: account.map(|account| (account.name, account.email)),
            requested_by: names.get(&proposer[0]).map(|person| person.name.clone()),
            second: match Approver::of(&request.by, &actor.pseudonym) {
                Approver::Same => super::SecondPerson::Proposed,
                Approver::Another => super::SecondPerson::May,
            },
            request,
        })
    }

    pub(super) async fn erasures(&self, reader: Reader<'_>) -> Result<Vec<ErasureLine>, AppError> {
        let rows = store::erasures::list(reader, LISTED).await?;
        let people: BTreeSet<Pseudonym> = rows.iter().map(|row| row.requested_by.clone()).collect();
        let people: Vec<Pseudonym> = people.into_iter().collect();
        let names = store::accounts::names_of(reader, &people).await?;
        Ok(rows
            .into_iter()
            .map(|row| ErasureLine {
                id: row.id,
                state: row.state,
                ground: row.ground,
                items: row.items,
                requested_at: row.requested_at,
                requested_by: names
                    .get(&row.requested_by)
                    .map(|person| person.name.clone()),
                updated_at: row.updated_at,
            })
            .collect())
    }

    /// Carries out the requests that two persons have decided on.
    pub(super) async fn carry_out_requests(&self) -> Result<u64, AppError> {
        let mut done = 0;
        for id in store::erasures::approved(self.0.db.read(), AT_ONCE).await? {
            self.carry_out_request(id).await?;
            done += 1;
        }
        Ok(done)
    }

    /// Case by case, each in its own transaction; then the account, the mails,
    /// and what was looked for.
    async fn carry_out_request(&self, id: Uuid) -> Result<(), AppError> {
        let request = folded(self.0.db.read(), id).await?;
        let mut of_cases: BTreeMap<CaseId, Vec<Erased>> = BTreeMap::new();
        for value in &request.values {
            of_cases.entry(value.case).or_default().push(Erased {
                seq: value.seq,
                field: value.field.clone(),
            });
        }
        for (case, values) in of_cases {
            let app = self.clone();
            let why = Why::Request { request: id };
            self.0
                .db
                .write(move |tx| {
                    Box::pin(async move {
                        tx.lock(&[case_subject(case)]).await?;
                        let now = app.now();
                        let whole = load::whole(tx, case).await?;
                        if erasability(&whole) == Erasability::Erasable {
                            app.erase_values(tx, case, why, &values, now).await?;
                        }
                        Ok::<_, AppError>(())
                    })
                })
                .await?;
        }
        let app = self.clone();
        self.0
            .db
            .write(move |tx| Box::pin(async move { app.end_request(tx, id).await }))
            .await
    }

    async fn end_request(&self, tx: &Tx, id: Uuid) -> Result<(), AppError> {
        let now = self.now();
        tx.lock(&[subject(id)]).await?;
        let request = folded(tx.read(), id).await?;
        if request.state != ErasureState::Approved {
            return Ok(());
        }
        let mut account = request.account;
        if let Some(chosen) = account {
            let rights = store::grants::rights_of(tx.read(), chosen, now).await?;
            if rights.is_empty() {
                store::erasing::account(tx, chosen, now).await?;
            } else {
                account = None;
            }
        }
        let mut gone = Vec::new();
        let mut copies = Copies {
            backups_until: self.config().process.retention.backups.after(now),
            taken: Vec::new(),
        };
        let mut cases = BTreeSet::new();
        for value in request.values {
            let stored = store::acts::of_subject(tx.read(), case_subject(value.case)).await?;
            let act = stored.iter().find(|act| act.seq == value.seq);
            let held = |opening: &Opening| opening.field == value.field;
            if !act.is_some_and(|act| act.openings.iter().any(held)) {
                if cases.insert(value.case) {
                    let of_case = self.copies(tx.read(), value.case, now).await?;
                    copies.taken.extend(of_case.taken);
                }
                gone.push(value);
            }
        }
        if let Some(sought) = request.sought.known()
            && sought.contains('@')
        {
            store::erasing::address(tx, sought, now).await?;
        }
        forget_sought(tx, id).await?;
        let done = ErasureAct::Done {
            values: gone,
            account,
            copies,
        };
        note(tx, id, done, author(&Actor::platform()), now).await
    }
}

/// What was looked for is a person's name: it goes with the rest.
async fn forget_sought(tx: &Tx, id: Uuid) -> Result<(), AppError> {
    for act in store::acts::of_subject(tx.read(), subject(id)).await? {
        store::acts::erase_opening(tx, act.id, "/sought").await?;
    }
    Ok(())
}

async fn folded(reader: Reader<'_>, id: Uuid) -> Result<PersonErasure, AppError> {
    let acts: Vec<Recorded<ErasureAct>> = record::story(reader, subject(id)).await?;
    if acts.is_empty() {
        return Err(AppError::NotFound);
    }
    Ok(PersonErasure::from_acts(&acts)?)
}

/// Records an act of a request, and the row that follows from it.
async fn note(
    tx: &Tx,
    id: Uuid,
    act: ErasureAct,
    by: Author,
    now: Timestamp,
) -> Result<(), AppError> {
    record::record(tx, subject(id), act, by, now).await?;
    let request = folded(tx.read(), id).await?;
    store::erasures::put(tx, &ErasureRow::of(id, &request)).await?;
    Ok(())
}
