//! Showing a second factor, to finish a sign-in.

use process::{
    ids::AccountId,
    sign_in::{FirstProof, SecondProof},
};
use store::{
    TokenHash, Tx, factors,
    factors::{
        code_applications::StepUse,
        recovery_codes::{CodeUse, use_up},
    },
    pending_sign_ins,
};

use super::{
    Entered, Session, Unfinished,
    coming_in::own,
    factors::recovery,
    limits::{Tried, Visit},
};
use crate::{
    App, AppError, Secret, WrongInput,
    config::Stage,
    mails::{AccountNotice, Kind},
};

/// A second factor that somebody shows.
#[derive(Clone, Copy, Debug)]
pub enum Shown<'a> {
    /// A code of the application.
    Code(&'a str),
    /// A recovery code.
    RecoveryCode(&'a str),
    /// The answer of a passkey to the challenge of its holder, as JSON.
    Passkey(&'a str),
}

/// A factor that was found right, to be noted with what it opens.
pub(crate) enum Right {
    Code { step: u64 },
    RecoveryCode { hash: Vec<u8> },
    Passkey { id: uuid::Uuid, state: String },
}

/// Wrong codes after which the person is told by mail that somebody holds
/// their password.
const ALARMING: u32 = 5;

impl App {
    /// Finishes a sign-in by its second factor.
    ///
    /// # Errors
    /// When the factor is wrong, was used before, was tried too often, or the
    /// sign-in is over.
    pub async fn prove(
        &self,
        unfinished: &Unfinished,
        shown: Shown<'_>,
        visit: &Visit,
    ) -> Result<(Secret, Session), AppError> {
        let account = unfinished.person.id;
        // A passkey cannot be guessed.
        let attempt = match shown {
            Shown::Passkey(_) => None,
            _ => Some(self.attempt(Tried::SecondStep { account }, visit).await?),
        };
        let right = match self.examine(account, unfinished.token, shown).await {
            Err(AppError::Wrong(wrong)) => {
                if attempt.is_some_and(|attempt| attempt.failures == ALARMING) {
                    self.raise_alarm(account).await?;
                }
                return Err(wrong.into());
            }
            right => right?,
        };
        let now = self.now();
        let (token, actor, first) = (unfinished.token, unfinished.actor.clone(), unfinished.shown);
        let app = self.clone();
        let visit = visit.clone();
        let (secret, row) = self
            .0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    if pending_sign_ins::end(tx, token, now).await?
                        == pending_sign_ins::Ending::Gone
                    {
                        return Err(WrongInput::SignInOver.into());
                    }
                    let second = app.note(tx, account, right).await?;
                    if let Some(attempt) = attempt {
                        attempt.succeeded(tx, now).await?;
                    }
                    let shown = first.with(second);
                    app.open_session_in(tx, account, own(&actor), shown, &visit)
                        .await
                })
            })
            .await?;
        self.session_of(&row).await.map(|session| (secret, session))
    }

    /// Becomes somebody in a demonstration, whose accounts are everybody's;
    /// nothing of the kind exists in a real portal.
    ///
    /// # Errors
    /// In a real portal, as for what does not exist; when the password is
    /// wrong.
    pub async fn become_in_demonstration(
        &self,
        email: &str,
        password: &str,
        visit: &Visit,
    ) -> Result<(Secret, Session), AppError> {
        if self.config().stage != Stage::Demonstration {
            return Err(AppError::NotFound);
        }
        let first = FirstProof::Demonstration;
        match self.enter(email, password, visit, first).await? {
            Entered::Open(secret, session) => Ok((secret, *session)),
            Entered::Unfinished(..) => Err(AppError::NotFound),
        }
    }

    /// Checks a second factor; what was found right is still to be noted.
    pub(crate) async fn examine(
        &self,
        account: AccountId,
        holder: TokenHash,
        shown: Shown<'_>,
    ) -> Result<Right, AppError> {
        match shown {
            Shown::Code(code) => {
                let step = self.step_of(account, code).await?;
                Ok(Right::Code { step })
            }
            Shown::RecoveryCode(code) => {
                let salt = factors::recovery_codes::salt(self.0.db.read(), account)
                    .await?
                    .unwrap_or_default();
                let hash = recovery::hash(code, salt).await?;
                Ok(Right::RecoveryCode { hash })
            }
            Shown::Passkey(answer) => self.passkey_right(account, holder, answer).await,
        }
    }

    /// Notes that a factor served, for the only time where it serves once.
    pub(crate) async fn note(
        &self,
        tx: &Tx,
        account: AccountId,
        right: Right,
    ) -> Result<SecondProof, AppError> {
        let now = self.now();
        match right {
            Right::Code { step } => {
                match factors::code_applications::use_step(tx, account, step, now).await? {
                    StepUse::Used => Ok(SecondProof::Code),
                    StepUse::UsedBefore => Err(WrongInput::CodeUsed.into()),
                }
            }
            Right::RecoveryCode { hash } => match use_up(tx, account, &hash, now).await? {
                CodeUse::Used { .. } => {
                    let kind = Kind::Account(AccountNotice::RecoveryCodeUsed);
                    self.mail_to_account(tx, account, kind, None).await?;
                    Ok(SecondProof::RecoveryCode)
                }
                CodeUse::Gone => Err(WrongInput::WrongCode.into()),
            },
            Right::Passkey { id, state } => {
                factors::passkeys::mark_used(tx, id, &state, now).await?;
                Ok(SecondProof::Passkey)
            }
        }
    }

    /// Tells the person that somebody who knows the password tries codes.
    async fn raise_alarm(&self, account: AccountId) -> Result<(), AppError> {
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let kind = Kind::Account(AccountNotice::SecondStepFailing);
                    app.mail_to_account(tx, account, kind, None).await
                })
            })
            .await
    }
}
