//! Giving and ending rights, by whoever may; each one on record.

use jiff::Timestamp;
use process::{
    access::{Actor, Right, Seat, Standing},
    act::{Author, Private},
    decide::optional,
    facility::acts::{EndCause, GrantAct},
    ids::{AccountId, GrantId},
    refusal::{Reason, Refusal, Rule},
    rights::{Intent, may_end, may_give, may_hold_until},
};
use store::{
    Tx,
    accounts::Account,
    grants::{Ending, Grant, Place, Prolonging},
    invitations::Purpose,
};

use super::invitation::replace_password;
use crate::{
    App, AppError, WrongInput, entropy,
    facilities::{NewPerson, address},
    mails::Kind,
    record::{body_subject, facility_subject, grant_subject, record},
};

/// Until when a right holds, and why it is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// Until when; without end when absent.
    pub until: Option<Timestamp>,
    /// Why; may be left empty.
    pub reason: String,
}

/// How a right is ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parting {
    /// Why; may be left empty.
    pub reason: String,
    /// Whether it is meant, should nobody be left who gives rights there.
    pub intent: Intent,
}

/// A right to give.
pub(crate) struct Giving {
    pub(crate) person: NewPerson,
    pub(crate) right: Right,
    pub(crate) term: Term,
    pub(crate) by: Author,
    /// How the person was checked.
    pub(crate) note: Option<String>,
    pub(crate) entry: Entry,
}

/// How the person will come in.
pub(crate) enum Entry {
    /// By a password chosen for them, in place of any that they had.
    Password { hash: String },
    /// By an invitation, if they have no password yet.
    Invitation,
}

/// The seat from which somebody gives or ends this right.
pub(crate) fn giver(actor: &Actor, right: Right) -> Author {
    let seat = match (right, &actor.standing) {
        (Right::Facility { facility, .. }, _) => actor.seat(facility),
        (Right::Staff { .. }, Standing::Staff(role)) => Seat::Staff { role: *role },
        (Right::Staff { .. }, Standing::Operator) => Seat::Operator,
        (Right::Staff { .. }, _) => Seat::Stranger,
    };
    Author {
        pseudonym: actor.pseudonym.clone(),
        seat,
    }
}

impl App {
    /// Gives a right to a person, who is invited by mail (DECL-4, KEEP-3); on
    /// record. Directors are confirmed instead, with the note of a call back.
    ///
    /// # Errors
    /// When the actor does not give this right, or the person cannot hold it.
    pub async fn give_right(
        &self,
        actor: &Actor,
        person: NewPerson,
        right: Right,
        term: Term,
    ) -> Result<(), AppError> {
        let by = giver(actor, right);
        may_give(by.seat, right)?;
        if process::rights::gives_rights(right) {
            return Err(Refusal::new(Rule::Decl8, Reason::NotYourRole).into());
        }
        let giving = Giving {
            person,
            right,
            term,
            by,
            note: None,
            entry: Entry::Invitation,
        };
        let app = self.clone();
        self.0
            .db
            .write(move |tx| Box::pin(async move { app.give(tx, giving).await.map(drop) }))
            .await
    }

    /// Ends somebody's right; they are told by mail; on record.
    ///
    /// # Errors
    /// When the actor does not see it or does not give such rights, it ended
    /// before, or nobody would be left who gives rights there and that was not
    /// meant.
    pub async fn end_right(
        &self,
        actor: &Actor,
        grant: GrantId,
        parting: Parting,
    ) -> Result<(), AppError> {
        let by = self.manager_of(actor, grant).await?;
        self.part(grant, by, EndCause::TakenBack, parting).await
    }

    /// Gives up one's own right; on record.
    ///
    /// # Errors
    /// When it is not the actor's, it ended before, or nobody would be left who
    /// gives rights there and that was not meant.
    pub async fn leave(
        &self,
        actor: &Actor,
        grant: GrantId,
        parting: Parting,
    ) -> Result<(), AppError> {
        let found = store::grants::by_id(self.0.db.read(), grant)
            .await?
            .filter(|found| Some(found.account) == actor.account)
            .ok_or(AppError::NotFound)?;
        let by = Author {
            pseudonym: actor.pseudonym.clone(),
            seat: held_seat(found.right),
        };
        self.part(grant, by, EndCause::Left, parting).await
    }

    /// Sets until when a right holds; on record.
    ///
    /// # Errors
    /// When the actor does not see it or does not give such rights, the date
    /// has passed, or the right has ended.
    pub async fn prolong_right(
        &self,
        actor: &Actor,
        grant: GrantId,
        term: Term,
    ) -> Result<(), AppError> {
        let by = self.manager_of(actor, grant).await?;
        let now = self.now();
        may_hold_until(term.until, now)?;
        let reason = optional(Rule::Keep1, &term.reason)?;
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let prolonged = store::grants::prolong(tx, grant, term.until, now).await?;
                    if prolonged == Prolonging::OverBefore {
                        return Err(Refusal::new(Rule::Decl4, Reason::AlreadyDone).into());
                    }
                    let act = GrantAct::Prolonged {
                        until: term.until,
                        reason,
                    };
                    record(tx, grant_subject(grant), act, by, now).await
                })
            })
            .await
    }

    /// Says that a right given under the director before stays (DECL-8); on
    /// record.
    ///
    /// # Errors
    /// When the actor does not see it or does not give such rights, or nobody
    /// asked.
    pub async fn confirm_right(&self, actor: &Actor, grant: GrantId) -> Result<(), AppError> {
        let by = self.manager_of(actor, grant).await?;
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    if store::grants::confirm(tx, grant, now).await? == store::grants::Doubt::None {
                        return Err(Refusal::new(Rule::Decl8, Reason::AlreadyDone).into());
                    }
                    record(tx, grant_subject(grant), GrantAct::Confirmed, by, now).await
                })
            })
            .await
    }

    /// Mails an invitation anew: the one before no longer works.
    ///
    /// # Errors
    /// When the actor does not see the right or does not give such rights, or
    /// the person has come in already.
    pub async fn invite_again(&self, actor: &Actor, grant: GrantId) -> Result<(), AppError> {
        self.manager_of(actor, grant).await?;
        let now = self.now();
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let found = store::grants::by_id(tx.read(), grant)
                        .await?
                        .ok_or(AppError::NotFound)?;
                    let account = store::accounts::by_id(tx.read(), found.account)
                        .await?
                        .filter(|account| account.disabled_at.is_none())
                        .ok_or(AppError::NotFound)?;
                    if account.password_hash.is_some() {
                        return Err(Refusal::new(Rule::Decl4, Reason::AlreadyDone).into());
                    }
                    app.invite(tx, account.id, Purpose::Join, now).await
                })
            })
            .await
    }

    /// The author under whose name the actor manages a right; a right of a
    /// place that is not theirs is not there.
    pub(super) async fn manager_of(
        &self,
        actor: &Actor,
        grant: GrantId,
    ) -> Result<Author, AppError> {
        let found = store::grants::by_id(self.0.db.read(), grant)
            .await?
            .ok_or(AppError::NotFound)?;
        let by = giver(actor, found.right);
        match by.seat {
            Seat::Stranger => return Err(AppError::NotFound),
            Seat::Staff { role } => {
                let own_body = Place::of(found.right) == Place::Body(role.body());
                let director = matches!(found.right, Right::Facility { .. });
                if !own_body && !director {
                    return Err(AppError::NotFound);
                }
            }
            _ => {}
        }
        may_give(by.seat, found.right)?;
        Ok(by)
    }

    /// Gives a right to a person, whose account is made when there is none;
    /// somebody without a password is invited, the others are told.
    pub(crate) async fn give(&self, tx: &Tx, giving: Giving) -> Result<Account, AppError> {
        let now = self.now();
        let right = giving.right;
        process::rights::placed(right)?;
        let Term { until, reason } = giving.term;
        may_hold_until(until, now)?;
        let reason = optional(Rule::Keep1, &reason)?;
        let email = address(&giving.person.email)?;
        let account = match store::accounts::by_email(tx.read(), &email).await? {
            Some(account) => account,
            None => store::accounts::open(tx, &new_account(&giving.person, &email, now)?).await?,
        };
        // Rights given at once to one person must not make two bodies.
        store::accounts::hold(tx, account.id).await?;
        let mut rights = store::grants::rights_of(tx.read(), account.id, now).await?;
        if rights.contains(&right) {
            return Err(Refusal::new(Rule::Decl4, Reason::AlreadyDone).into());
        }
        rights.push(right);
        Standing::from_rights(&rights)?;
        let grant = Grant {
            id: GrantId(entropy::uuid(now)),
            account: account.id,
            right,
            from: now,
            until,
            granted_by: giving.by.pseudonym.clone(),
            note: giving.note,
        };
        store::grants::give(tx, &grant).await?;
        let act = GrantAct::Given {
            person: account.pseudonym.clone(),
            right,
            until,
            reason,
        };
        record(tx, grant_subject(grant.id), act, giving.by, now).await?;
        match giving.entry {
            Entry::Password { hash } => replace_password(tx, account.id, &hash, None).await?,
            Entry::Invitation if account.password_hash.is_none() => {
                self.invite(tx, account.id, Purpose::Join, now).await?;
            }
            Entry::Invitation => {
                self.tell_account(tx, account.id, Kind::RightGiven, until)
                    .await?;
            }
        }
        Ok(account)
    }

    /// Ends a right, with the checks of [`may_end`] on those who are left.
    pub(crate) async fn part(
        &self,
        grant: GrantId,
        by: Author,
        cause: EndCause,
        parting: Parting,
    ) -> Result<(), AppError> {
        let reason = optional(Rule::Keep1, &parting.reason)?;
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let found = store::grants::by_id(tx.read(), grant)
                        .await?
                        .ok_or(AppError::NotFound)?;
                    app.check_last(tx, &found, parting.intent).await?;
                    app.end(tx, &found, by, cause, reason).await
                })
            })
            .await
    }

    /// Two who leave at once must not both think that the other one stays.
    async fn check_last(&self, tx: &Tx, found: &Grant, intent: Intent) -> Result<(), AppError> {
        let place = Place::of(found.right);
        let subject = match place {
            Place::Facility(facility) => facility_subject(facility),
            Place::Body(body) => body_subject(body),
        };
        tx.lock(&[subject]).await?;
        let others: Vec<Right> = store::grants::holders(tx.read(), place, self.now())
            .await?
            .into_iter()
            .filter(|holder| holder.account.id != found.account)
            .map(|holder| holder.grant.right)
            .collect();
        Ok(may_end(found.right, &others, intent)?)
    }

    /// Ends a right in the job at hand, on record, and tells its holder.
    pub(crate) async fn end(
        &self,
        tx: &Tx,
        found: &Grant,
        by: Author,
        cause: EndCause,
        reason: Private<String>,
    ) -> Result<(), AppError> {
        let now = self.now();
        if store::grants::end(tx, found.id, now).await? == Ending::OverBefore {
            return Err(Refusal::new(Rule::Decl4, Reason::AlreadyDone).into());
        }
        if cause != EndCause::Left {
            self.tell_account(tx, found.account, Kind::RightEnded, None)
                .await?;
        }
        let act = GrantAct::Ended { cause, reason };
        record(tx, grant_subject(found.id), act, by, now).await
    }
}

/// The seat that a right gives.
const fn held_seat(right: Right) -> Seat {
    match right {
        Right::Facility { facility, role } => Seat::Facility { facility, role },
        Right::Staff { role } => Seat::Staff { role },
    }
}

fn new_account(person: &NewPerson, email: &str, now: Timestamp) -> Result<Account, WrongInput> {
    let name = person.name.trim();
    if name.is_empty() {
        return Err(WrongInput::NameMissing);
    }
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Ok(Account {
        id: AccountId(entropy::uuid(now)),
        pseudonym: entropy::pseudonym(),
        email: email.to_owned(),
        name: name.to_owned(),
        function: given(&person.function),
        phone: given(&person.phone),
        lang: "fr".to_owned(),
        password_hash: None,
        created_at: now,
        disabled_at: None,
    })
}
