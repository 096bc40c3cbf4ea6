//! People: signing in, second factors, invitations, tokens, and their rights.

mod again;
mod coming_in;
pub(crate) mod designation;
mod devices;
pub(crate) mod directors;
mod ending;
pub mod factors;
mod group;
mod invitation;
pub(crate) mod limits;
mod lost;
pub(crate) mod password;
pub(crate) mod provider;
mod roster;
mod second_step;
mod sign_in;
mod tokens;

pub use designation::{Parting, Term};
pub use directors::{Asked, Confirmation, Former};
pub use group::{Group, Proposed};
pub use roster::{
    GIVEN_BY_DIRECTORS, Hold, Nearness, OwnRight, Presence, RightEvent, Roster, RosterLine,
};

use jiff::Timestamp;
use locales::Lang;
use process::{
    access::{Actor, Reach, Right},
    facility::Facility,
    ids::AccountId,
    sign_in::Assurance,
};

use store::TokenHash;

pub use again::{Typed, Ways};
pub use coming_in::{Entered, Means, Reset, Step, Unfinished};
pub use devices::{Place, SignedInDevice};
pub use lost::{ResetRequest, Verdict};
pub use provider::{Arrival, Brought, Leaving, ProviderProblem, Purpose};
pub use second_step::Shown;
pub use store::identities::{Identity, Subject};
pub use store::invitations::Purpose as InvitationPurpose;
pub(crate) use tokens::mark as token_mark;
pub use tokens::{NewToken, Token, TokenProblem};

use crate::{App, AppError, Secret};

pub(crate) use coming_in::own;
pub(crate) use limits::Tried;
pub use limits::Visit;

/// A person with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub id: AccountId,
    /// First and last name.
    pub name: String,
    /// Function.
    pub function: String,
    /// E-mail address.
    pub email: String,
    /// Phone.
    pub phone: String,
    /// Language of pages and mails.
    pub lang: Lang,
}

/// Somebody signed in.
#[derive(Clone, Debug)]
pub struct Session {
    /// What the rules see of the person.
    pub actor: Actor,
    /// The person.
    pub person: Person,
    /// The rights in force.
    pub rights: Vec<Right>,
    /// When the session or token ends if it is not used.
    pub expires_at: Timestamp,
    /// When it ends however much it is used.
    pub last: Timestamp,
    /// How far it reaches: a token of the API may open less than the person.
    pub reach: Reach,
    /// The provider of identity by which the person came in, by its key.
    pub provider: Option<String>,
    /// What was shown to come in; none for a token of the API.
    pub proof: Option<Proof>,
    /// The secret under which it goes on, when rights have risen since it was
    /// last used: the browser is to be given it.
    pub renewed: Option<Secret>,
    /// The session itself; none for a token of the API.
    pub(crate) token: Option<TokenHash>,
}

/// When a session ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionEnd {
    /// If nothing more is done.
    pub at: Timestamp,
    /// Whatever is done.
    pub last: Timestamp,
}

impl Session {
    /// When it ends.
    #[must_use]
    pub const fn end(&self) -> SessionEnd {
        SessionEnd {
            at: self.expires_at,
            last: self.last,
        }
    }
}

/// What somebody showed to come in, and when they last showed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// What was shown.
    pub assurance: Assurance,
    /// At sign-in, or again since.
    pub proven_at: Timestamp,
}

/// An invitation that can still be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitation {
    /// Whom it invites.
    pub person: Person,
    /// What it is for.
    pub purpose: InvitationPurpose,
    /// The facilities where the person has a role.
    pub facilities: Vec<Facility>,
    /// When it ends.
    pub expires_at: Timestamp,
}

impl App {
    /// Sets the language of pages and mails.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn set_lang(&self, session: &Session, lang: Lang) -> Result<(), AppError> {
        let id = session.person.id;
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let Some(mut account) = store::accounts::by_id(tx.read(), id).await? else {
                        return Ok(());
                    };
                    account.lang = lang.code().to_owned();
                    store::accounts::update_profile(tx, &account)
                        .await
                        .map_err(AppError::from)
                })
            })
            .await
    }
}
