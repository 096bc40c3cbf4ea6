//! Showing again who one is, before something sensitive.

use process::sign_in::{Assurance, Demand, Enrolment, FirstProof, Next, next};
use store::{
    TokenHash, factors,
    identities::{self, Subject},
    sessions,
};

use super::{
    ProviderProblem, Session, Shown,
    password::{self, Verdict},
};
use crate::{App, AppError, Secret, WrongInput};

/// How somebody who is signed in can show again who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ways {
    /// By what they type, if anything.
    pub typed: Option<Typed>,
    /// By one of so many passkeys.
    pub passkeys: usize,
    /// At the providers of these keys, by an identity that is linked.
    pub providers: Vec<String>,
}

/// What somebody types to show who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The password, where there is no second factor.
    Password,
    /// The password and a code of the application.
    PasswordAndCode,
    /// A code of the application, where no password was ever chosen.
    Code,
}

impl App {
    /// How the person of a session can show again who they are.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn ways_to_prove(&self, session: &Session) -> Result<Ways, AppError> {
        let mine = self.my_factors(session).await?;
        let reader = self.0.db.read();
        let account = store::accounts::by_id(reader, session.person.id).await?;
        let chosen = account.is_some_and(|account| account.password_hash.is_some());
        let typed = match (&mine.application, chosen) {
            (Some(_), true) => Some(Typed::PasswordAndCode),
            (Some(_), false) => Some(Typed::Code),
            // A password alone proves nothing of somebody who has a passkey.
            (None, true) if mine.passkeys.is_empty() => Some(Typed::Password),
            (None, _) => None,
        };
        let configured = &self.config().sign_in.providers;
        let linked = identities::of_account(reader, session.person.id).await?;
        let providers = configured
            .iter()
            .filter(|provider| linked.iter().any(|one| one.provider == provider.key))
            // Where a factor was set up, one factor shown elsewhere is not enough.
            .filter(|provider| mine.count() == 0 || provider.tells_two_factors())
            .map(|provider| provider.key.clone())
            .collect();
        Ok(Ways {
            typed,
            passkeys: mine.passkeys.len(),
            providers,
        })
    }

    /// Shows again who one is, before something sensitive: by a passkey, by the
    /// password and a code, or by the password alone where no factor was set
    /// up. The session goes on under another secret.
    ///
    /// # Errors
    /// When what is shown is wrong, or was tried too often.
    pub async fn prove_again(
        &self,
        session: &Session,
        password: &str,
        shown: Option<Shown<'_>>,
    ) -> Result<Secret, AppError> {
        let account = session.person.id;
        let token = session.token.ok_or(WrongInput::SignInOver)?;
        let mut attempt = None;
        if !matches!(shown, Some(Shown::Passkey(_))) {
            attempt = Some(self.attempt_again(account).await?);
            let stored = store::accounts::by_id(self.0.db.read(), account)
                .await?
                .and_then(|account| account.password_hash);
            let known = stored.is_some() || shown.is_none();
            if known && password::verify(password, stored.as_deref()).await? == Verdict::Wrong {
                return Err(WrongInput::WrongCredentials.into());
            }
        }
        let right = match shown {
            Some(shown) => Some(self.examine(account, token, shown).await?),
            None => match factors::enrolment(self.0.db.read(), account).await? {
                Enrolment::Enrolled => return Err(WrongInput::WrongCode.into()),
                Enrolment::NotEnrolled => None,
            },
        };
        let now = self.now();
        let secret = Secret::draw();
        let next = TokenHash::of(secret.reveal());
        let assurance = session
            .proof
            .map_or(Assurance::PASSWORD, |proof| proof.assurance);
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let mut assurance = assurance;
                    if let Some(right) = right {
                        let second = app.note(tx, account, right).await?;
                        assurance.second = assurance.second.or(Some(second));
                    }
                    if let Some(attempt) = attempt {
                        attempt.succeeded(tx, now).await?;
                    }
                    sessions::prove(tx, token, next, assurance, now)
                        .await
                        .map_err(AppError::from)
                })
            })
            .await?;
        Ok(secret)
    }

    /// Whether the person of a session showed who they are within the last
    /// minutes (`sign_in.recent`): to be asked before what is sensitive.
    ///
    /// # Errors
    /// [`WrongInput::ProofNeeded`] when it is longer ago.
    pub fn recently_proven(&self, session: &Session) -> Result<(), AppError> {
        let fresh = session.proof.is_some_and(|proof| {
            self.now().duration_since(proof.proven_at) <= self.config().sign_in.recent
        });
        match fresh {
            true => Ok(()),
            false => Err(WrongInput::ProofNeeded.into()),
        }
    }

    /// The person of a session was recognised anew by a provider: the session
    /// goes on under another secret, if what was shown there would have opened
    /// one.
    pub(super) async fn proven_at_provider(
        &self,
        session: &Session,
        subject: &Subject,
        first: FirstProof,
    ) -> Result<Secret, AppError> {
        let account = session.person.id;
        let token = session.token.ok_or(WrongInput::SignInOver)?;
        let reader = self.0.db.read();
        identities::find(reader, subject)
            .await?
            .filter(|identity| identity.account == account)
            .ok_or(ProviderProblem::SomebodyElse)?;
        let demand = Demand::of(&session.actor.standing);
        let enrolment = factors::enrolment(reader, account).await?;
        if next(demand, enrolment, Assurance::alone(first)) != Next::Open {
            return Err(ProviderProblem::NotEnough.into());
        }
        let assurance = session
            .proof
            .map_or(Assurance::alone(first), |proof| proof.assurance);
        let secret = Secret::draw();
        let (goes_on, now) = (TokenHash::of(secret.reveal()), self.now());
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    sessions::prove(tx, token, goes_on, assurance, now)
                        .await
                        .map_err(AppError::from)
                })
            })
            .await?;
        Ok(secret)
    }
}
