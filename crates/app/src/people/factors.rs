//! A person's second factors: setting them up, listing them, taking them away.

pub(crate) mod codes;
mod passkeys;
pub(crate) mod recovery;
mod signing_keys;

use jiff::Timestamp;
use process::{
    access::Actor,
    ids::AccountId,
    sign_in::{
        Assurance, Demand, Enrolment, SecondProof,
        acts::{AccountAct, Factor},
    },
};
use store::{TokenHash, Tx, factors, pending_sign_ins, sessions};
use uuid::Uuid;

pub use codes::{CodeKey, NewApplication};
pub use recovery::RecoveryCodes;
pub use signing_keys::MySigningKey;
pub(crate) use signing_keys::fingerprint;

use super::{Session, Unfinished, coming_in::own, limits::Visit};
use crate::{
    App, AppError, Secret, WrongInput,
    mails::{AccountNotice, Kind},
    record::{account_subject, record},
};

/// Somebody who may set a factor up: signed in and recently proven, or still
/// signing in and lacking one.
#[derive(Clone, Copy, Debug)]
pub enum Enroller<'a> {
    /// From the account's page.
    Session(&'a Session),
    /// Before anything else opens, on the device of this visit.
    Unfinished(&'a Unfinished, &'a Visit),
}

/// A factor that was set up.
#[derive(Clone, Debug)]
pub struct Enrolled {
    /// The session goes on, or begins, under this secret.
    pub secret: Secret,
    /// The recovery codes given with a first factor; shown now and never
    /// again.
    pub codes: Option<RecoveryCodes>,
}

/// The factors of a person, as their page lists them.
#[derive(Clone, Debug)]
pub struct MyFactors {
    /// What the person's role demands.
    pub demand: Demand,
    /// The application, with when it was set up and used last.
    pub application: Option<Listed>,
    /// The passkeys.
    pub passkeys: Vec<Listed>,
    /// How many recovery codes still serve.
    pub codes_left: u64,
}

impl MyFactors {
    /// How many factors there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.passkeys.len() + usize::from(self.application.is_some())
    }
}

/// One factor of a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its identity; of the account, for the application.
    pub id: Uuid,
    /// How its owner calls it; empty for the application.
    pub name: String,
    /// When it was set up.
    pub created_at: Timestamp,
    /// When it was used last.
    pub last_used_at: Option<Timestamp>,
}

/// A factor to take away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The application.
    Application,
    /// A passkey.
    Passkey(Uuid),
}

/// Whoever sets a factor up, apart from what they came with.
#[derive(Clone)]
struct Owner {
    account: AccountId,
    actor: Actor,
    shown: Assurance,
    from: From,
}

#[derive(Clone)]
enum From {
    Session(TokenHash),
    Unfinished(TokenHash, Visit),
}

impl From {
    const fn holder(&self) -> TokenHash {
        match self {
            Self::Session(token) | Self::Unfinished(token, _) => *token,
        }
    }
}

impl App {
    /// The factors of the signed-in person.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn my_factors(&self, session: &Session) -> Result<MyFactors, AppError> {
        let reader = self.0.db.read();
        let account = session.person.id;
        let application = factors::code_applications::find(reader, account).await?;
        let passkeys = factors::passkeys::of_account(reader, account).await?;
        Ok(MyFactors {
            demand: Demand::of(&session.actor.standing),
            application: application.map(|application| Listed {
                id: account.0,
                name: String::new(),
                created_at: application.created_at,
                last_used_at: application.last_used_at,
            }),
            passkeys: passkeys
                .into_iter()
                .map(|passkey| Listed {
                    id: passkey.id,
                    name: passkey.name,
                    created_at: passkey.created_at,
                    last_used_at: passkey.last_used_at,
                })
                .collect(),
            codes_left: factors::recovery_codes::left(reader, account).await?,
        })
    }

    /// Takes a factor away; with the last one go the recovery codes.
    ///
    /// # Errors
    /// When the person did not show recently who they are, has no such factor,
    /// or has a role that needs the last one.
    pub async fn remove_factor(&self, session: &Session, which: Which) -> Result<(), AppError> {
        self.recently_proven(session)?;
        let account = session.person.id;
        let actor = session.actor.clone();
        let now = self.now();
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    store::accounts::hold(tx, account).await?;
                    let (factor, removed) = match which {
                        Which::Application => (
                            Factor::CodeApplication,
                            factors::code_applications::remove(tx, account).await?,
                        ),
                        Which::Passkey(id) => (
                            Factor::Passkey,
                            factors::passkeys::remove(tx, account, id).await?,
                        ),
                    };
                    if removed == 0 {
                        return Err(AppError::NotFound);
                    }
                    let left = factors::enrolment(tx.read(), account).await?;
                    if left == Enrolment::NotEnrolled {
                        if Demand::of(&actor.standing) == Demand::SecondFactor {
                            return Err(WrongInput::LastFactor.into());
                        }
                        factors::recovery_codes::remove_all(tx, account).await?;
                    }
                    let act = AccountAct::FactorRemoved { factor };
                    record(tx, account_subject(account), act, own(&actor), now).await?;
                    let kind = Kind::Account(AccountNotice::FactorRemoved);
                    app.mail_to_account(tx, account, kind, None).await
                })
            })
            .await
    }

    /// Whoever may set a factor up.
    fn owner(&self, enroller: Enroller<'_>) -> Result<Owner, AppError> {
        match enroller {
            Enroller::Session(session) => {
                self.recently_proven(session)?;
                let token = session.token.ok_or(WrongInput::SignInOver)?;
                Ok(Owner {
                    account: session.person.id,
                    actor: session.actor.clone(),
                    shown: session
                        .proof
                        .map_or(Assurance::PASSWORD, |proof| proof.assurance),
                    from: From::Session(token),
                })
            }
            Enroller::Unfinished(unfinished, visit) => {
                // A factor that is there is to be shown, not gone around.
                if unfinished.step != super::Step::Enrol {
                    return Err(AppError::NotFound);
                }
                Ok(Owner {
                    account: unfinished.person.id,
                    actor: unfinished.actor.clone(),
                    shown: unfinished.shown,
                    from: From::Unfinished(unfinished.token, visit.clone()),
                })
            }
        }
    }

    /// What follows from a factor that was just set up within a job: the act,
    /// the mail, recovery codes with the first one, and a session under
    /// another secret. Sessions that were opened by less end with the first
    /// factor.
    async fn enrolled(
        &self,
        tx: &Tx,
        owner: &Owner,
        factor: Factor,
        before: Enrolment,
        codes: Option<recovery::Fresh>,
    ) -> Result<Enrolled, AppError> {
        let now = self.now();
        let account = owner.account;
        let subject = account_subject(account);
        let by = own(&owner.actor);
        let act = AccountAct::FactorAdded { factor };
        record(tx, subject, act, by.clone(), now).await?;
        let kind = Kind::Account(AccountNotice::FactorAdded);
        self.mail_to_account(tx, account, kind, None).await?;
        let codes = match codes {
            Some(fresh) => {
                factors::recovery_codes::replace(tx, account, &fresh.salt, &fresh.hashes, now)
                    .await?;
                record(tx, subject, AccountAct::RecoveryCodesGiven, by.clone(), now).await?;
                Some(fresh.codes)
            }
            None => None,
        };
        let second = match factor {
            Factor::CodeApplication => SecondProof::Code,
            Factor::Passkey => SecondProof::Passkey,
        };
        let shown = Assurance {
            second: owner.shown.second.or(Some(second)),
            ..owner.shown
        };
        let secret = match &owner.from {
            From::Session(token) => {
                let token = *token;
                if before == Enrolment::NotEnrolled {
                    sessions::end_all(tx, account, Some(token)).await?;
                    pending_sign_ins::end_all(tx, account).await?;
                }
                let secret = Secret::draw();
                let next = TokenHash::of(secret.reveal());
                sessions::prove(tx, token, next, shown, now).await?;
                secret
            }
            From::Unfinished(token, visit) => {
                let ended = pending_sign_ins::end(tx, *token, now).await?;
                if ended == pending_sign_ins::Ending::Gone {
                    return Err(WrongInput::SignInOver.into());
                }
                pending_sign_ins::end_all(tx, account).await?;
                sessions::end_all(tx, account, None).await?;
                self.open_session_in(tx, account, by, shown, visit).await?.0
            }
        };
        Ok(Enrolled { secret, codes })
    }
}
