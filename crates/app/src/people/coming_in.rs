//! From what somebody showed to a session, or to what is still to be shown.

use jiff::Timestamp;
use process::{
    access::{Actor, Seat, Standing},
    act::Author,
    ids::AccountId,
    sign_in::{Assurance, Demand, FirstProof, Next, Strength, acts::AccountAct, next},
};
use store::{
    TokenHash, Tx,
    accounts::Account,
    factor_resets, factors, identities,
    pending_sign_ins::{self, PendingSignIn},
    sessions,
};

use super::{
    Person, Session,
    limits::{Attempt, Visit},
    sign_in::person,
};
use crate::{
    App, AppError, Secret,
    record::{account_subject, record},
};

/// What somebody has come to by what they showed.
#[derive(Debug)]
pub enum Entered {
    /// A session, under this secret.
    Open(Secret, Box<Session>),
    /// A sign-in that still lacks something, under this secret.
    Unfinished(Secret, Box<Unfinished>),
}

impl Entered {
    /// The session, when everything was shown.
    #[must_use]
    pub fn session(self) -> Option<(Secret, Session)> {
        match self {
            Self::Open(secret, session) => Some((secret, *session)),
            Self::Unfinished(..) => None,
        }
    }
}

/// A sign-in that still lacks something: it opens nothing but what it lacks.
#[derive(Clone, Debug)]
pub struct Unfinished {
    /// Whose it is.
    pub person: Person,
    /// What it lacks.
    pub step: Step,
    /// Until when it can be finished.
    pub expires_at: Timestamp,
    /// The request to begin anew without the factors that were lost.
    pub reset: Option<Reset>,
    pub(crate) actor: Actor,
    pub(crate) shown: Assurance,
    pub(crate) token: TokenHash,
}

/// What a sign-in lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A second factor, in one of these ways.
    Prove(Vec<Means>),
    /// A second factor is to be set up first.
    Enrol,
}

/// How a second factor can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// A passkey.
    Passkey,
    /// A code of the application.
    CodeApplication,
    /// A recovery code.
    RecoveryCode,
}

/// Where a request to begin anew stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reset {
    /// Asked for; nobody confirmed it yet.
    Asked,
    /// Confirmed; the factors go then.
    Confirmed {
        /// When.
        due: Timestamp,
    },
}

impl App {
    /// Comes in on `shown`: a session, or what is still to be shown. The attempt
    /// that led here is taken back.
    pub(crate) async fn come_in(
        &self,
        account: Account,
        shown: Assurance,
        visit: &Visit,
        attempt: Option<Attempt>,
    ) -> Result<Entered, AppError> {
        let now = self.now();
        self.carry_out_reset_of(account.id).await?;
        let reader = self.0.db.read();
        let rights = store::grants::rights_of(reader, account.id, now).await?;
        let standing = Standing::from_rights(&rights)?;
        let enrolment = factors::enrolment(reader, account.id).await?;
        if next(Demand::of(&standing), enrolment, shown) == Next::Open {
            let (secret, session) = self.open_session(account, shown, visit, attempt).await?;
            return Ok(Entered::Open(secret, Box::new(session)));
        }
        let secret = Secret::draw();
        let length = self.config().sign_in.unfinished;
        let pending = PendingSignIn {
            token: TokenHash::of(secret.reveal()),
            account: account.id,
            shown,
            expires_at: now.saturating_add(length).unwrap_or(now),
        };
        let written = pending.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    if let Some(attempt) = attempt {
                        attempt.succeeded(tx, now).await?;
                    }
                    pending_sign_ins::open(tx, &written)
                        .await
                        .map_err(AppError::from)
                })
            })
            .await?;
        let signed_in = sessions::SignedIn { account, rights };
        let unfinished = self.describe(pending, signed_in).await?;
        Ok(Entered::Unfinished(secret, Box::new(unfinished)))
    }

    /// The sign-in of a cookie that still lacks something, while it lasts.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn unfinished(&self, secret: &Secret) -> Result<Option<Unfinished>, AppError> {
        let now = self.now();
        let token = TokenHash::of(secret.reveal());
        match pending_sign_ins::find(self.0.db.read(), token, now).await? {
            Some((pending, person)) => self.describe(pending, person).await.map(Some),
            None => Ok(None),
        }
    }

    /// Gives up a sign-in that is not finished.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn give_up(&self, secret: &Secret) -> Result<(), AppError> {
        let now = self.now();
        let token = TokenHash::of(secret.reveal());
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    pending_sign_ins::end(tx, token, now).await?;
                    Ok(())
                })
            })
            .await
    }

    async fn describe(
        &self,
        pending: PendingSignIn,
        signed_in: sessions::SignedIn,
    ) -> Result<Unfinished, AppError> {
        let reader = self.0.db.read();
        let account = signed_in.account;
        let standing = Standing::from_rights(&signed_in.rights)?;
        let mut means = Vec::new();
        if factors::passkeys::count(reader, account.id).await? > 0 {
            means.push(Means::Passkey);
        }
        if factors::code_applications::find(reader, account.id)
            .await?
            .is_some()
        {
            means.push(Means::CodeApplication);
        }
        let step = if means.is_empty() {
            Step::Enrol
        } else {
            if factors::recovery_codes::left(reader, account.id).await? > 0 {
                means.push(Means::RecoveryCode);
            }
            Step::Prove(means)
        };
        let reset = factor_resets::find(reader, account.id).await?;
        Ok(Unfinished {
            actor: Actor {
                account: Some(account.id),
                pseudonym: account.pseudonym.clone(),
                standing,
            },
            person: person(account),
            step,
            expires_at: pending.expires_at,
            reset: reset.map(|reset| match reset.due_at {
                Some(due) => Reset::Confirmed { due },
                None => Reset::Asked,
            }),
            shown: pending.shown,
            token: pending.token,
        })
    }

    /// Opens a session within a job, on record, on the device of `visit`, which
    /// is known from then on. Whoever comes in by two
    /// factors has not lost them: a request to begin anew is forgotten.
    pub(crate) async fn open_session_in(
        &self,
        tx: &Tx,
        account: AccountId,
        by: Author,
        shown: Assurance,
        visit: &Visit,
    ) -> Result<(Secret, sessions::Session), AppError> {
        let now = self.now();
        let secret = Secret::draw();
        let provider = match shown.first {
            FirstProof::Provider | FirstProof::ProviderTwoFactors => {
                identities::last_used(tx.read(), account).await?
            }
            _ => None,
        };
        let rights = store::grants::rights_of(tx.read(), account, now).await?;
        let row = sessions::Session {
            token: TokenHash::of(secret.reveal()),
            account,
            provider,
            created_at: now,
            last_seen_at: now,
            expires_at: now
                .saturating_add(self.config().sessions.absolute)
                .unwrap_or(now),
            user_agent: visit.browser.clone(),
            assurance: shown,
            proven_at: now,
            rights,
        };
        if let Some(before) = visit.session_hash() {
            sessions::end(tx, before).await?;
        }
        sessions::open(tx, &row).await?;
        if let Some(device) = visit.device_hash() {
            store::devices::see(tx, device, account, now).await?;
        }
        let subject = account_subject(account);
        if shown.strength() == Strength::TwoFactors
            && factor_resets::end(tx, account).await? == factor_resets::Moved::Yes
        {
            record(tx, subject, AccountAct::ResetRefused, by.clone(), now).await?;
        }
        record(tx, subject, AccountAct::SignedIn { shown }, by, now).await?;
        Ok((secret, row))
    }
}

/// How a person signs what they do to their own account.
pub(crate) fn own(actor: &Actor) -> Author {
    let seat = match &actor.standing {
        Standing::Facilities(roles) => {
            roles
                .iter()
                .next()
                .map_or(Seat::Stranger, |(&facility, &role)| Seat::Facility {
                    facility,
                    role,
                })
        }
        Standing::Staff(role) => Seat::Staff { role: *role },
        Standing::Follower(_) => Seat::Follower,
        Standing::Contact { extract, .. } => Seat::Contact { extract: *extract },
        Standing::Stranger => Seat::Stranger,
        Standing::Operator => Seat::Operator,
        Standing::Platform => Seat::Platform,
    };
    Author {
        pseudonym: actor.pseudonym.clone(),
        seat,
    }
}
