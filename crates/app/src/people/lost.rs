//! Beginning anew when every second factor is lost: asked for by whoever knows
//! the password, confirmed by somebody entitled who recognised the person, and
//! carried out after a delay within which the person may object.

use std::collections::BTreeSet;

use jiff::Timestamp;
use process::{
    access::{Actor, Body, Right, Standing},
    act::Private,
    ids::AccountId,
    sign_in::{MayConfirm, acts::AccountAct, may_confirm},
};
use store::{
    TokenHash, Tx,
    accounts::Account,
    factor_resets::{self, Moved},
    factors,
    grants::Grant,
    pending_sign_ins, sessions,
};

use super::{Person, Unfinished, coming_in::own, sign_in::person};
use crate::{
    App, AppError, Secret, WrongInput,
    mails::{AccountNotice, Kind},
    operator,
    record::{account_subject, record},
};

/// A request that waits for somebody entitled.
#[derive(Clone, Debug)]
pub struct ResetRequest {
    /// Who asks.
    pub person: Person,
    /// For which rights.
    pub rights: Vec<Right>,
    /// Since when.
    pub asked_at: Timestamp,
}

/// What somebody entitled says of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The person was recognised.
    Confirm,
    /// It was not the person, or nobody could tell.
    Refuse,
}

impl App {
    /// Asks to begin anew without the factors that were lost; whoever may
    /// confirm it is told, and so is the person, for it may be somebody else
    /// who asks. Asking again changes nothing.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn ask_reset(&self, unfinished: &Unfinished) -> Result<(), AppError> {
        let account = unfinished.person.id;
        let actor = unfinished.actor.clone();
        let confirmers = self.confirmers(&actor).await?;
        let now = self.now();
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    if factor_resets::ask(tx, account, now).await? == Moved::No {
                        return Ok(());
                    }
                    let act = AccountAct::ResetAsked;
                    record(tx, account_subject(account), act, own(&actor), now).await?;
                    let told = Kind::Account(AccountNotice::ResetAsked);
                    app.mail_to_account(tx, account, told, None).await?;
                    for confirmer in confirmers {
                        let asked = Kind::Account(AccountNotice::ResetToConfirm);
                        app.mail_to_account(tx, confirmer, asked, None).await?;
                    }
                    Ok(())
                })
            })
            .await
    }

    /// The requests that an actor may confirm.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn reset_requests(&self, actor: &Actor) -> Result<Vec<ResetRequest>, AppError> {
        let reader = self.0.db.read();
        let mut requests = Vec::new();
        for reset in factor_resets::waiting(reader).await? {
            if let Some((account, rights)) = self.confirmable(actor, reset.account).await? {
                requests.push(ResetRequest {
                    person: person(account),
                    rights,
                    asked_at: reset.asked_at,
                });
            }
        }
        Ok(requests)
    }

    /// Confirms a request, with how the person was recognised, or turns it
    /// down; on record, and the person is told by mail.
    ///
    /// # Errors
    /// When there is no such request that this actor may confirm, or the note
    /// is missing.
    pub async fn answer_reset(
        &self,
        actor: &Actor,
        account: AccountId,
        verdict: Verdict,
        note: &str,
    ) -> Result<(), AppError> {
        self.confirmable(actor, account)
            .await?
            .ok_or(AppError::NotFound)?;
        let note = note.trim().to_owned();
        if note.is_empty() && verdict == Verdict::Confirm {
            return Err(WrongInput::NoteMissing.into());
        }
        let now = self.now();
        let due = now
            .saturating_add(self.config().sign_in.reset_delay)
            .unwrap_or(now);
        let by = own(actor);
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let cancel = Secret::draw();
                    let hash = TokenHash::of(cancel.reveal());
                    let (moved, act, told, secret) = match verdict {
                        Verdict::Confirm => (
                            factor_resets::confirm(tx, account, now, due, hash).await?,
                            AccountAct::ResetConfirmed {
                                note: Private::Known(note),
                                due,
                            },
                            AccountNotice::ResetConfirmed,
                            Some(cancel.reveal().to_owned()),
                        ),
                        Verdict::Refuse => (
                            factor_resets::end(tx, account).await?,
                            AccountAct::ResetRefused,
                            AccountNotice::ResetRefused,
                            None,
                        ),
                    };
                    if moved == Moved::No {
                        return Err(AppError::NotFound);
                    }
                    record(tx, account_subject(account), act, by, now).await?;
                    app.mail_to_account(tx, account, Kind::Account(told), secret)
                        .await
                })
            })
            .await
    }

    /// Whether the link to object to a confirmed request still serves.
    ///
    /// # Errors
    /// When it does not.
    pub async fn objection(&self, secret: &Secret) -> Result<(), AppError> {
        let cancel = TokenHash::of(secret.reveal());
        let found = factor_resets::by_cancel(self.0.db.read(), cancel).await?;
        found.map(drop).ok_or(AppError::NotFound)
    }

    /// Objects to a confirmed request, by the link that the person was
    /// mailed: somebody else knows the password, so that every sign-in under
    /// way ends too.
    ///
    /// # Errors
    /// When the link does not serve, or no longer.
    pub async fn object_to_reset(&self, secret: &Secret) -> Result<(), AppError> {
        let cancel = TokenHash::of(secret.reveal());
        let reset = factor_resets::by_cancel(self.0.db.read(), cancel)
            .await?
            .ok_or(AppError::NotFound)?;
        let account = reset.account;
        let now = self.now();
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    if factor_resets::end(tx, account).await? == Moved::No {
                        return Err(AppError::NotFound);
                    }
                    pending_sign_ins::end_all(tx, account).await?;
                    let by = own(&Actor::stranger());
                    let act = AccountAct::ResetRefused;
                    record(tx, account_subject(account), act, by, now).await?;
                    let told = Kind::Account(AccountNotice::ResetRefused);
                    app.mail_to_account(tx, account, told, None).await
                })
            })
            .await
    }

    /// Takes every factor of a person away at once, as the administrator does
    /// on the command line; on record with the reason, and the person is told.
    ///
    /// # Errors
    /// When there is no such account, or no reason is given.
    pub async fn reset_factors(&self, email: &str, reason: &str) -> Result<(), AppError> {
        let reason = reason.trim().to_owned();
        if reason.is_empty() {
            return Err(WrongInput::NoteMissing.into());
        }
        let account = store::accounts::by_email(self.0.db.read(), email)
            .await?
            .ok_or_else(|| WrongInput::UnknownAccount(email.to_owned()))?
            .id;
        let act = AccountAct::FactorsReset {
            note: Some(Private::Known(reason)),
        };
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    factor_resets::end(tx, account).await?;
                    app.begin_anew(tx, account, act, operator::author()).await
                })
            })
            .await
    }

    /// Carries out the confirmed requests whose time has come; gives their
    /// number.
    ///
    /// # Errors
    /// When the database does not answer; the next round takes up the rest.
    pub async fn carry_out_resets(&self) -> Result<u64, AppError> {
        let now = self.now();
        let due = factor_resets::due(self.0.db.read(), now).await?;
        let mut done = 0;
        for reset in due {
            done += self.carry_out(reset.account).await?;
        }
        Ok(done)
    }

    /// The same for one person, who may come before the next round.
    pub(crate) async fn carry_out_reset_of(&self, account: AccountId) -> Result<(), AppError> {
        let reset = factor_resets::find(self.0.db.read(), account).await?;
        if reset
            .and_then(|reset| reset.due_at)
            .is_some_and(|due| due <= self.now())
        {
            self.carry_out(account).await?;
        }
        Ok(())
    }

    async fn carry_out(&self, account: AccountId) -> Result<u64, AppError> {
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    if factor_resets::end(tx, account).await? == Moved::No {
                        return Ok(0);
                    }
                    let act = AccountAct::FactorsReset { note: None };
                    let by = own(&Actor::platform());
                    app.begin_anew(tx, account, act, by).await?;
                    Ok(1)
                })
            })
            .await
    }

    async fn begin_anew(
        &self,
        tx: &Tx,
        account: AccountId,
        act: AccountAct,
        by: process::act::Author,
    ) -> Result<(), AppError> {
        factors::remove_all(tx, account).await?;
        sessions::end_all(tx, account, None).await?;
        pending_sign_ins::end_all(tx, account).await?;
        record(tx, account_subject(account), act, by, self.now()).await?;
        let told = Kind::Account(AccountNotice::FactorsReset);
        self.mail_to_account(tx, account, told, None).await
    }

    /// The person behind a request, with their rights, if `actor` may confirm
    /// it.
    async fn confirmable(
        &self,
        actor: &Actor,
        person: AccountId,
    ) -> Result<Option<(Account, Vec<Right>)>, AppError> {
        let reader = self.0.db.read();
        let Some(account) = store::accounts::by_id(reader, person).await? else {
            return Ok(None);
        };
        let rights = store::grants::rights_of(reader, person, self.now()).await?;
        let standing = Standing::from_rights(&rights)?;
        Ok(match may_confirm(actor, person, &standing) {
            MayConfirm::Yes => Some((account, rights)),
            MayConfirm::No => None,
        })
    }

    /// The accounts of those who may confirm a request of this person: the
    /// directors of their facilities or the leads of their agency where there
    /// are any, else those of the CERT.
    async fn confirmers(&self, person: &Actor) -> Result<BTreeSet<AccountId>, AppError> {
        let (reader, now) = (self.0.db.read(), self.now());
        let mut near = Vec::new();
        if let Standing::Facilities(roles) = &person.standing {
            for facility in roles.keys() {
                near.extend(store::grants::of_facility(reader, *facility, now).await?);
            }
        }
        if let Some(body) = person.body() {
            near.extend(store::grants::of_body(reader, body, now).await?);
        }
        let near = self.entitled(near, person).await?;
        if !near.is_empty() {
            return Ok(near);
        }
        let cert = store::grants::of_body(reader, Body::Cert, now).await?;
        self.entitled(cert, person).await
    }

    async fn entitled(
        &self,
        among: Vec<(Grant, Account)>,
        person: &Actor,
    ) -> Result<BTreeSet<AccountId>, AppError> {
        let Some(id) = person.account else {
            return Ok(BTreeSet::new());
        };
        let mut entitled = BTreeSet::new();
        for (grant, account) in among {
            let actor = Actor {
                account: Some(account.id),
                pseudonym: account.pseudonym,
                standing: Standing::from_rights(&[grant.right])?,
            };
            if may_confirm(&actor, id, &person.standing) == MayConfirm::Yes {
                entitled.insert(account.id);
            }
        }
        Ok(entitled)
    }
}
