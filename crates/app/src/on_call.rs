//! The rotas: planning who is on call, swapping, and whom a call reaches
//! (DECL-6).

mod handover;

pub use handover::{Handover, HandoverPart, UnderWay};

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use process::{
    access::{Actor, Body, Seat, Standing, Verb},
    act::Author,
    decide::{permit, reason},
    facility::acts::{BodyAct, SwapAnswer},
    ids::{AccountId, Pseudonym, ShiftId},
    on_call::{CallOrder, Shift, called, weeks},
    refusal::{Reason, Refusal, Rule},
};
use store::{Reader, Tx, accounts::Account};

use crate::{
    App, AppError, entropy,
    record::{body_subject, record},
};

/// The rota of a body, from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rota {
    /// The body.
    pub body: Body,
    /// Its shifts, the first to begin first.
    pub shifts: Vec<RotaLine>,
    /// The people who can be on call.
    pub people: Vec<Callable>,
}

/// A shift with names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RotaLine {
    /// The shift.
    pub shift: Shift,
    /// Who is on call.
    pub name: String,
    /// To whom it is offered.
    pub offered_to: Option<String>,
    /// What the shift is to the reader.
    pub mine: Mine,
}

/// What a shift is to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mine {
    /// Their own.
    Own,
    /// Offered to them.
    Offered,
    /// Somebody else's.
    NotMine,
}

/// Somebody who can be on call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callable {
    /// The account.
    pub account: AccountId,
    /// First and last name.
    pub name: String,
}

/// Weeks on call to be planned.
#[derive(Clone, Debug)]
pub struct NewShifts {
    /// Who.
    pub person: AccountId,
    /// In which order they are called.
    pub order: CallOrder,
    /// The day on which the first week begins.
    pub first: Date,
    /// How many weeks.
    pub weeks: u8,
}

impl App {
    /// The rota of the actor's body.
    ///
    /// # Errors
    /// When the actor's body has none.
    pub async fn rota(&self, actor: &Actor) -> Result<Rota, AppError> {
        let (body, _) = seated(actor, Verb::ReadRota)?;
        let reader = self.0.db.read();
        let now = self.now();
        let people = people(reader, body, now).await?;
        let own = account_of(reader, &actor.pseudonym).await?;
        let shifts = store::shifts::of_body(reader, body, now).await?;
        let mut names: BTreeMap<AccountId, String> = people
            .iter()
            .map(|account| (account.id, account.name.clone()))
            .collect();
        for shift in &shifts {
            for person in std::iter::once(shift.person).chain(shift.offered_to) {
                if !names.contains_key(&person)
                    && let Some(account) = store::accounts::by_id(reader, person).await?
                {
                    names.insert(person, account.name);
                }
            }
        }
        let name = |person: AccountId| names.get(&person).cloned().unwrap_or_default();
        Ok(Rota {
            body,
            shifts: shifts
                .into_iter()
                .map(|shift| RotaLine {
                    name: name(shift.person),
                    offered_to: shift.offered_to.map(name),
                    mine: match own {
                        Some(own) if shift.person == own => Mine::Own,
                        Some(own) if shift.offered_to == Some(own) => Mine::Offered,
                        _ => Mine::NotMine,
                    },
                    shift,
                })
                .collect(),
            people: people
                .into_iter()
                .map(|account| Callable {
                    account: account.id,
                    name: account.name,
                })
                .collect(),
        })
    }

    /// Who of the actor's body is on call now, in the order of calls.
    ///
    /// # Errors
    /// When the actor's body has no rota.
    pub async fn on_call_now(&self, actor: &Actor) -> Result<Vec<RotaLine>, AppError> {
        let now = self.now();
        let mut lines = self.rota(actor).await?.shifts;
        lines.retain(|line| line.shift.covers(now));
        lines.sort_by_key(|line| line.shift.order);
        Ok(lines)
    }

    /// Puts somebody on call for some weeks.
    ///
    /// # Errors
    /// When the actor does not plan, the person has no right in the body, or
    /// the weeks are over or too many.
    pub async fn plan_shifts(&self, actor: &Actor, new: NewShifts) -> Result<(), AppError> {
        let (body, by) = seated(actor, Verb::PlanOnCall)?;
        let now = self.now();
        let weeks = weeks(new.first, new.weeks, &self.config().process, now)?;
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let person = of_body(tx, body, new.person, now).await?;
                    for (from, until) in weeks {
                        let shift = Shift {
                            id: ShiftId(entropy::uuid(now)),
                            body,
                            person: person.id,
                            order: new.order,
                            from,
                            until,
                            offered_to: None,
                        };
                        let act = BodyAct::ShiftPlanned {
                            shift: shift.id,
                            person: person.pseudonym.clone(),
                            order: shift.order,
                            from,
                            until,
                        };
                        record(tx, body_subject(body), act, by.clone(), now).await?;
                        store::shifts::add(tx, &shift).await?;
                    }
                    Ok::<_, AppError>(())
                })
            })
            .await
    }

    /// Takes a shift off the rota.
    ///
    /// # Errors
    /// When the actor does not plan for that body, or gives no reason.
    pub async fn remove_shift(
        &self,
        actor: &Actor,
        shift: ShiftId,
        why: &str,
    ) -> Result<(), AppError> {
        let (body, by) = seated(actor, Verb::PlanOnCall)?;
        let why = reason(Rule::Decl6, why)?;
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let held = held(tx, body, shift).await?;
                    let act = BodyAct::ShiftRemoved {
                        shift: held.id,
                        reason: why,
                    };
                    record(tx, body_subject(body), act, by, now).await?;
                    store::shifts::remove(tx, shift).await?;
                    Ok::<_, AppError>(())
                })
            })
            .await
    }

    /// Asks a colleague to take the actor's own shift.
    ///
    /// # Errors
    /// When the shift is not the actor's, or the colleague has no right in the
    /// body.
    pub async fn offer_shift(
        &self,
        actor: &Actor,
        shift: ShiftId,
        to: AccountId,
    ) -> Result<(), AppError> {
        let (body, by) = seated(actor, Verb::ReadRota)?;
        let now = self.now();
        let pseudonym = actor.pseudonym.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let held = held(tx, body, shift).await?;
                    if account_of(tx.read(), &pseudonym).await? != Some(held.person)
                        || held.person == to
                    {
                        return Err(not_yours());
                    }
                    let to = of_body(tx, body, to, now).await?;
                    let act = BodyAct::SwapOffered {
                        shift,
                        to: to.pseudonym.clone(),
                    };
                    record(tx, body_subject(body), act, by, now).await?;
                    store::shifts::hand(tx, shift, held.person, Some(to.id)).await?;
                    Ok(())
                })
            })
            .await
    }

    /// Takes a shift that is offered to the actor, or declines it.
    ///
    /// # Errors
    /// When it is not offered to the actor.
    pub async fn answer_shift(
        &self,
        actor: &Actor,
        shift: ShiftId,
        answer: SwapAnswer,
    ) -> Result<(), AppError> {
        let (body, by) = seated(actor, Verb::ReadRota)?;
        let now = self.now();
        let pseudonym = actor.pseudonym.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let held = held(tx, body, shift).await?;
                    let own = account_of(tx.read(), &pseudonym).await?;
                    let Some(own) = own.filter(|own| held.offered_to == Some(*own)) else {
                        return Err(not_yours());
                    };
                    let act = BodyAct::SwapAnswered { shift, answer };
                    record(tx, body_subject(body), act, by, now).await?;
                    let person = match answer {
                        SwapAnswer::Accepted => own,
                        SwapAnswer::Declined => held.person,
                    };
                    store::shifts::hand(tx, shift, person, None).await?;
                    Ok(())
                })
            })
            .await
    }
}

/// The people whom a call reaches at `now` after `rounds` without an answer,
/// in order; nobody where the rota is empty.
pub(crate) async fn reached(
    tx: &Tx,
    body: Body,
    now: Timestamp,
    rounds: usize,
) -> Result<Vec<Account>, AppError> {
    let holders = people(tx.read(), body, now).await?;
    // Whoever has no right in the body any more is not woken for it.
    let mut shifts = store::shifts::of_body(tx.read(), body, now).await?;
    shifts.retain(|shift| holders.iter().any(|one| one.id == shift.person));
    Ok(called(&shifts, now, rounds)
        .into_iter()
        .filter_map(|shift| holders.iter().find(|one| one.id == shift.person).cloned())
        .collect())
}

/// The body for which the actor may do this, and how acts name them.
fn seated(actor: &Actor, verb: Verb) -> Result<(Body, Author), AppError> {
    let Standing::Staff(role) = actor.standing else {
        return Err(Refusal::new(Rule::Decl6, Reason::NotYourRole).into());
    };
    let seat = Seat::Staff { role };
    permit(verb, seat)?;
    let author = Author {
        pseudonym: actor.pseudonym.clone(),
        seat,
    };
    Ok((role.body(), author))
}

async fn people(reader: Reader<'_>, body: Body, now: Timestamp) -> Result<Vec<Account>, AppError> {
    let mut people: BTreeMap<AccountId, Account> = BTreeMap::new();
    for (_, account) in store::grants::of_body(reader, body, now).await? {
        people.insert(account.id, account);
    }
    let mut people: Vec<Account> = people.into_values().collect();
    people.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(people)
}

async fn of_body(
    tx: &Tx,
    body: Body,
    person: AccountId,
    now: Timestamp,
) -> Result<Account, AppError> {
    people(tx.read(), body, now)
        .await?
        .into_iter()
        .find(|account| account.id == person)
        .ok_or_else(|| Refusal::new(Rule::Decl6, Reason::NotOfTheBody).into())
}

async fn account_of(
    reader: Reader<'_>,
    pseudonym: &Pseudonym,
) -> Result<Option<AccountId>, AppError> {
    let account = store::accounts::by_pseudonym(reader, pseudonym).await?;
    Ok(account.map(|account| account.id))
}

/// A shift of the body, its rota locked.
async fn held(tx: &Tx, body: Body, shift: ShiftId) -> Result<Shift, AppError> {
    tx.lock(&[body_subject(body)]).await?;
    store::shifts::by_id(tx.read(), shift)
        .await?
        .filter(|held| held.body == body)
        .ok_or(AppError::NotFound)
}

fn not_yours() -> AppError {
    Refusal::new(Rule::Decl6, Reason::NotYourShift).into()
}
