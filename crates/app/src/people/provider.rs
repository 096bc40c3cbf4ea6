//! Signing in through a provider of identity (OpenID Connect), Pro Santé
//! Connect among them. A provider says who somebody is; what they may do is
//! granted here alone. An identity opens the account that its person linked it
//! to, signed in or by an open invitation.

mod linking;
mod protocol;
mod talk;

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use jiff::{SignedDuration, Timestamp};
use process::{ids::AccountId, sign_in::Assurance};
use store::{
    TokenHash, identities,
    provider_visits::{self, Errand, ProviderVisit},
};
use tokio::sync::RwLock;
use url::Url;
use uuid::Uuid;

use self::{
    protocol::{Endpoints, Expected, Protocol, Recognition},
    talk::Caller,
};
use super::{
    Entered, Session,
    limits::{Tried, Visit},
};
use crate::{App, AppError, Secret, WrongInput, config::identity_provider::IdentityProvider};

/// How long somebody may take at the provider.
const LONGEST_VISIT: SignedDuration = SignedDuration::from_mins(15);
/// How long what a provider says of itself holds.
const DESCRIBED_FOR: SignedDuration = SignedDuration::from_hours(1);

/// Why an identity provider did not bring somebody in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProviderProblem {
    /// The person gave up there, or was turned away.
    TurnedBack,
    /// Nobody left from this browser, or too long ago, or came back before.
    NotExpected,
    /// The provider does not answer.
    Down,
    /// What it says does not hold.
    Unverified,
    /// The identity opens no account yet.
    UnknownIdentity,
    /// The identity opens another account.
    Taken,
    /// The provider recognised somebody else than the person of the session.
    SomebodyElse,
    /// What was shown there is less than what this account asks for.
    NotEnough,
}

impl ProviderProblem {
    /// Key of the sentence that says what to do.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::TurnedBack => "wrong-provider-turned-back",
            Self::NotExpected => "wrong-provider-not-expected",
            Self::Down => "wrong-provider-down",
            Self::Unverified => "wrong-provider-unverified",
            Self::UnknownIdentity => "wrong-provider-unknown-identity",
            Self::Taken => "wrong-provider-taken",
            Self::SomebodyElse => "wrong-provider-somebody-else",
            Self::NotEnough => "wrong-provider-not-enough",
        }
    }
}

impl From<ProviderProblem> for AppError {
    fn from(problem: ProviderProblem) -> Self {
        WrongInput::Provider(problem).into()
    }
}

/// What this process knows of the providers beside their configuration.
#[derive(Default)]
pub(crate) struct Providers {
    caller: OnceLock<Caller>,
    described: RwLock<BTreeMap<String, (Timestamp, Arc<Endpoints>)>>,
}

/// What somebody goes to a provider for.
#[derive(Clone, Copy, Debug)]
pub enum Purpose<'a> {
    /// To sign in.
    SignIn,
    /// To link the identity to the account of this session.
    Link(&'a Session),
    /// To take up this invitation.
    Join(&'a Secret),
    /// To show again who one is, in this session.
    Prove(&'a Session),
}

/// Somebody about to leave for a provider.
#[derive(Clone, Debug)]
pub struct Leaving {
    /// Where to.
    pub address: Url,
    /// What the browser keeps until it comes back.
    pub browser: Secret,
}

/// What somebody brings back from a provider.
#[derive(Clone, Copy, Debug)]
pub enum Brought<'a> {
    /// A code, under the state that they left with.
    Code {
        /// The code.
        code: &'a str,
        /// The state.
        state: &'a str,
        /// Who says to have issued it, where the provider says so (RFC 9207).
        issuer: Option<&'a str>,
    },
    /// No code: the person gave up, or was turned away.
    Nothing {
        /// The state.
        state: &'a str,
    },
}

/// What became of somebody who came back.
#[derive(Debug)]
pub enum Arrival {
    /// The person signed in, or still lacks a second factor.
    Entered {
        /// To what.
        entered: Entered,
        /// The page that they were going to.
        next: String,
    },
    /// The identity opens the account of the session from now on.
    Linked,
    /// The person of the session was recognised anew.
    Proven {
        /// The session goes on under this secret.
        secret: Secret,
        /// The page that they were going to.
        next: String,
    },
}

impl App {
    /// The provider of this key.
    ///
    /// # Errors
    /// When there is none.
    pub fn identity_provider(&self, key: &str) -> Result<&IdentityProvider, AppError> {
        self.config()
            .sign_in
            .providers
            .iter()
            .find(|provider| provider.key == key)
            .ok_or(AppError::NotFound)
    }

    /// Lets somebody leave for a provider; `next` is the page that they were
    /// going to.
    ///
    /// # Errors
    /// When there is no such provider, or it does not answer.
    pub async fn leave_for(
        &self,
        key: &str,
        purpose: Purpose<'_>,
        next: &str,
    ) -> Result<Leaving, AppError> {
        let provider = self.identity_provider(key)?;
        let endpoints = self.endpoints(provider).await?;
        let asked = match purpose {
            Purpose::Prove(_) => Recognition::Anew,
            Purpose::SignIn | Purpose::Link(_) | Purpose::Join(_) => Recognition::AsItLikes,
        };
        let departure = self.protocol(provider, &endpoints).departure(asked)?;
        let errand = match purpose {
            Purpose::SignIn => Errand::SignIn,
            Purpose::Link(session) => {
                let token = session.token.ok_or(AppError::NotFound)?;
                Errand::link(session.person.id, token)
            }
            Purpose::Join(secret) => Errand::Join {
                invitation: secret.hash(),
            },
            Purpose::Prove(session) => {
                let token = session.token.ok_or(AppError::NotFound)?;
                Errand::prove(session.person.id, token)
            }
        };
        let browser = Secret::draw();
        let now = self.now();
        let visit = ProviderVisit {
            state: TokenHash::of(&departure.state),
            browser: TokenHash::of(browser.reveal()),
            provider: provider.key.clone(),
            errand,
            nonce: departure.nonce,
            verifier: departure.verifier,
            next: next.to_owned(),
            expires_at: now.saturating_add(LONGEST_VISIT).unwrap_or(now),
        };
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    provider_visits::leave(tx, &visit)
                        .await
                        .map_err(AppError::from)
                })
            })
            .await?;
        Ok(Leaving {
            address: departure.address,
            browser,
        })
    }

    /// Takes somebody in who comes back from a provider. `browser` is what
    /// their browser kept, `session` the session that it has now.
    ///
    /// # Errors
    /// A [`ProviderProblem`]; too many failures from there.
    pub async fn come_back(
        &self,
        key: &str,
        brought: Brought<'_>,
        browser: Option<&Secret>,
        session: Option<&Session>,
        visit: &Visit,
    ) -> Result<Arrival, AppError> {
        let provider = self.identity_provider(key)?;
        let attempt = self.attempt(Tried::Provider, visit).await?;
        let now = self.now();
        let (Brought::Code { state, .. } | Brought::Nothing { state }) = brought;
        let (state, browser) = (
            TokenHash::of(state),
            TokenHash::of(browser.map_or("", Secret::reveal)),
        );
        let left = self
            .0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    provider_visits::come_back(tx, state, browser, now)
                        .await
                        .map_err(AppError::from)
                })
            })
            .await?
            .filter(|left| left.provider == provider.key)
            .ok_or(ProviderProblem::NotExpected)?;
        let Brought::Code { code, issuer, .. } = brought else {
            return Err(ProviderProblem::TurnedBack.into());
        };
        if issuer.is_some_and(|issuer| issuer != provider.issuer) {
            return Err(ProviderProblem::Unverified.into());
        }
        let endpoints = self.endpoints(provider).await?;
        let since = match left.errand {
            Errand::Prove { .. } => left.expires_at.saturating_sub(LONGEST_VISIT).ok(),
            Errand::SignIn | Errand::Link { .. } | Errand::Join { .. } => None,
        };
        let expected = Expected {
            nonce: &left.nonce,
            verifier: &left.verifier,
            since,
        };
        let found = self
            .protocol(provider, &endpoints)
            .recognise(self.caller()?, code, &expected, now)
            .await?;
        let account = match left.errand {
            Errand::SignIn => self.account_of_identity(&found.subject).await?,
            Errand::Link {
                account,
                session: opened,
            } => {
                let session = still(session, account, opened)?;
                self.link(provider, session, found).await?;
                return Ok(Arrival::Linked);
            }
            Errand::Prove {
                account,
                session: opened,
            } => {
                let session = still(session, account, opened)?;
                let proven = self.proven_at_provider(session, &found.subject, found.proof);
                let (secret, next) = (proven.await?, left.next);
                return Ok(Arrival::Proven { secret, next });
            }
            Errand::Join { invitation } => {
                self.join(provider, TokenHash(invitation), &found).await?
            }
        };
        let shown = Assurance::alone(found.proof);
        let subject = found.subject;
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    identities::mark_used(tx, &subject, now)
                        .await
                        .map_err(AppError::from)
                })
            })
            .await?;
        let entered = self.come_in(account, shown, visit, Some(attempt)).await?;
        Ok(Arrival::Entered {
            entered,
            next: left.next,
        })
    }

    /// Where to send somebody who signs out here, to leave the provider too
    /// by which they came in.
    pub async fn leaves_provider(&self, session: &Session) -> Option<Url> {
        let provider = self.identity_provider(session.provider.as_deref()?).ok()?;
        let endpoints = self.endpoints(provider).await.ok()?;
        let mut address = endpoints.end_session.clone()?;
        let home = format!("{}/", self.config().public_url);
        address
            .query_pairs_mut()
            .append_pair("client_id", &provider.client_id)
            .append_pair("post_logout_redirect_uri", &home);
        Some(address)
    }

    fn protocol<'a>(
        &'a self,
        provider: &'a IdentityProvider,
        endpoints: &'a Endpoints,
    ) -> Protocol<'a> {
        Protocol {
            provider,
            endpoints,
            back: format!(
                "{}/connexion/retour/{}",
                self.config().public_url,
                provider.key
            ),
        }
    }

    async fn endpoints(&self, provider: &IdentityProvider) -> Result<Arc<Endpoints>, AppError> {
        let now = self.now();
        let known = self.0.providers.described.read().await;
        if let Some((at, endpoints)) = known.get(&provider.key)
            && now.duration_since(*at).abs() < DESCRIBED_FOR
        {
            return Ok(endpoints.clone());
        }
        drop(known);
        let endpoints = Arc::new(Endpoints::of(provider, self.caller()?).await?);
        let mut known = self.0.providers.described.write().await;
        known.insert(provider.key.clone(), (now, endpoints.clone()));
        Ok(endpoints)
    }

    fn caller(&self) -> Result<&Caller, AppError> {
        let caller = &self.0.providers.caller;
        if let Some(caller) = caller.get() {
            return Ok(caller);
        }
        let made = Caller::new().map_err(|silence| AppError::Internal(silence.to_string()))?;
        Ok(caller.get_or_init(|| made))
    }
}

/// The session of the browser, if it is still the one that somebody left from.
fn still(
    session: Option<&Session>,
    account: Uuid,
    opened: [u8; 32],
) -> Result<&Session, ProviderProblem> {
    session
        .filter(|session| session.token == Some(TokenHash(opened)))
        .filter(|session| session.person.id == AccountId(account))
        .ok_or(ProviderProblem::NotExpected)
}
