//! Tokens by which programs use the API in a person's name: what they open,
//! for how long, and that each one made or revoked is on record.

use jiff::{SignedDuration, Timestamp};
use process::{
    access::{Actor, Reach, Right, Standing},
    act::{Author, Private},
    ids::AccountId,
    sign_in::{Demand, Strength, acts::AccountAct},
};
use store::{
    TokenHash,
    tokens::{ApiToken, Revoking},
};

use super::{Session, coming_in::own, sign_in::person};
use crate::{
    App, AppError, Secret, WrongInput, operator,
    record::{account_subject, record},
};

/// A token is marked as used at most this often, and its last use is shown no
/// finer: it is to tell what is used from what is not.
const USED_AFTER: SignedDuration = SignedDuration::from_hours(1);

/// The most characters of a token's name.
const LONGEST_NAME: usize = 80;

/// A token to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewToken {
    /// What its owner calls it.
    pub name: String,
    /// How far it reaches.
    pub reach: Reach,
    /// Until when; as long as tokens last when absent.
    pub until: Option<Timestamp>,
}

impl NewToken {
    /// One that opens everything that the person may do, as long as tokens
    /// last.
    #[must_use]
    pub fn whole(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            reach: Reach::whole(),
            until: None,
        }
    }
}

/// A token, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What tells it from the others, in part the hash of its secret.
    pub mark: String,
    /// What its owner calls it.
    pub name: String,
    /// How far it reaches.
    pub reach: Reach,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Timestamp,
    /// When it was last used, within the hour.
    pub last_used_at: Option<Timestamp>,
}

/// Why a token opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenProblem {
    /// It has had its time.
    Expired,
    /// It was revoked.
    Revoked,
}

impl App {
    /// The last instant until which a token made now may last.
    #[must_use]
    pub fn longest_token(&self) -> Timestamp {
        let now = self.now();
        now.saturating_add(self.config().tokens.longest)
            .unwrap_or(now)
    }

    /// Makes a token for the person of a session; it is shown once. Those who
    /// must have a second factor make one only after showing it.
    ///
    /// # Errors
    /// When the name is missing or taken, nothing is opened, the date is past
    /// or too far, or the facility is not the person's.
    pub async fn make_token(&self, session: &Session, new: NewToken) -> Result<Secret, AppError> {
        self.recently_proven(session)?;
        let standing = &session.actor.standing;
        let strength = session.proof.map(|proof| proof.assurance.strength());
        if Demand::of(standing) == Demand::SecondFactor && strength != Some(Strength::TwoFactors) {
            return Err(WrongInput::ProofNeeded.into());
        }
        if let Some(facility) = new.reach.facility {
            match standing {
                Standing::Facilities(roles) if roles.contains_key(&facility) => {}
                _ => return Err(AppError::NotFound),
            }
        }
        self.issue(session.person.id, own(&session.actor), new)
            .await
    }

    /// The tokens of a person that work, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn tokens(&self, session: &Session) -> Result<Vec<Token>, AppError> {
        let now = self.now();
        let found = store::tokens::of_account(self.0.db.read(), session.person.id).await?;
        Ok(found
            .into_iter()
            .filter(|token| token.revoked_at.is_none())
            .filter_map(|token| {
                let expires_at = token.expires_at.filter(|end| now < *end)?;
                Some(Token {
                    mark: mark(token.hash),
                    name: token.name,
                    reach: token.reach,
                    created_at: token.created_at,
                    expires_at,
                    last_used_at: token.last_used_at,
                })
            })
            .collect())
    }

    /// Revokes a token of the person of a session; on record.
    ///
    /// # Errors
    /// When the person has no such token.
    pub async fn revoke_own_token(&self, session: &Session, marked: &str) -> Result<(), AppError> {
        let found = store::tokens::of_account(self.0.db.read(), session.person.id).await?;
        let revoked = self
            .revoke(session.person.id, own(&session.actor), found, |token| {
                mark(token.hash) == marked
            })
            .await?;
        match revoked {
            0 => Err(AppError::NotFound),
            _ => Ok(()),
        }
    }

    /// Makes a token for an account, by the administrator; it is shown once.
    ///
    /// # Errors
    /// When there is no such account, or as [`App::make_token`].
    pub async fn issue_token(&self, email: &str, new: NewToken) -> Result<Secret, AppError> {
        let account = self.account_of(email).await?;
        self.issue(account, operator::author(), new).await
    }

    /// Revokes the tokens of an account that bear a name; gives their number.
    ///
    /// # Errors
    /// When there is no such account.
    pub async fn revoke_token(&self, email: &str, name: &str) -> Result<u64, AppError> {
        let account = self.account_of(email).await?;
        let found = store::tokens::of_account(self.0.db.read(), account).await?;
        self.revoke(account, operator::author(), found, |token| {
            token.name == name
        })
        .await
    }

    /// The person of an API token, as far as the token reaches; none when it
    /// is unknown, or its account is shut.
    ///
    /// # Errors
    /// When it has expired or was revoked, which its holder is told.
    pub async fn bearer(&self, secret: &Secret) -> Result<Option<Session>, AppError> {
        let now = self.now();
        let hash = TokenHash::of(secret.reveal());
        let Some((token, person)) = store::tokens::find(self.0.db.read(), hash, now).await? else {
            return Ok(None);
        };
        if token.revoked_at.is_some() {
            return Err(AppError::Token(TokenProblem::Revoked));
        }
        let Some(expires_at) = token.expires_at.filter(|end| now < *end) else {
            return Err(AppError::Token(TokenProblem::Expired));
        };
        if token
            .last_used_at
            .is_none_or(|at| now.duration_since(at) > USED_AFTER)
        {
            self.0
                .db
                .write(move |tx| {
                    Box::pin(async move {
                        store::tokens::mark_used(tx, hash, now)
                            .await
                            .map_err(AppError::from)
                    })
                })
                .await?;
        }
        let reach = token.reach;
        let standing = reach.narrow(Standing::from_rights(&person.rights)?);
        let within = |right: &Right| match right {
            Right::Facility { facility, .. } => reach.facility.is_none_or(|only| only == *facility),
            Right::Staff { .. } => reach.facility.is_none(),
        };
        Ok(Some(Session {
            actor: Actor {
                account: Some(person.account.id),
                pseudonym: person.account.pseudonym.clone(),
                standing,
            },
            rights: person.rights.into_iter().filter(within).collect(),
            person: self::person(person.account),
            expires_at,
            last: expires_at,
            reach,
            provider: None,
            proof: None,
            token: None,
            renewed: None,
        }))
    }

    async fn issue(
        &self,
        account: AccountId,
        by: Author,
        new: NewToken,
    ) -> Result<Secret, AppError> {
        let name = new.name.trim().to_owned();
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return Err(WrongInput::TokenName.into());
        }
        if new.reach.powers.is_empty() {
            return Err(WrongInput::TokenPowers.into());
        }
        let now = self.now();
        let longest = self.longest_token();
        let until = new.until.unwrap_or(longest);
        if until <= now || longest < until {
            return Err(WrongInput::TokenEnd { longest }.into());
        }
        let secret = Secret::draw();
        let token = ApiToken {
            hash: TokenHash::of(secret.reveal()),
            account,
            name,
            reach: new.reach,
            created_at: now,
            expires_at: Some(until),
            last_used_at: None,
            revoked_at: None,
        };
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    store::accounts::hold(tx, account).await?;
                    let others = store::tokens::of_account(tx.read(), account).await?;
                    let taken = others.iter().any(|other| {
                        other.name == token.name
                            && other.revoked_at.is_none()
                            && other.expires_at.is_none_or(|end| now < end)
                    });
                    if taken {
                        return Err(WrongInput::TokenNameTaken.into());
                    }
                    let act = AccountAct::TokenMade {
                        mark: mark(token.hash),
                        name: Private::Known(token.name.clone()),
                        reach: token.reach.clone(),
                        until,
                    };
                    store::tokens::issue(tx, &token).await?;
                    record(tx, account_subject(account), act, by, now).await
                })
            })
            .await?;
        Ok(secret)
    }

    async fn revoke(
        &self,
        account: AccountId,
        by: Author,
        found: Vec<ApiToken>,
        which: impl Fn(&ApiToken) -> bool,
    ) -> Result<u64, AppError> {
        let now = self.now();
        let hashes: Vec<TokenHash> = found
            .into_iter()
            .filter(|token| token.revoked_at.is_none())
            .filter(which)
            .map(|token| token.hash)
            .collect();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let mut revoked = 0;
                    for hash in hashes {
                        if store::tokens::revoke(tx, hash, now).await? == Revoking::OverBefore {
                            continue;
                        }
                        revoked += 1;
                        let act = AccountAct::TokenRevoked { mark: mark(hash) };
                        record(tx, account_subject(account), act, by.clone(), now).await?;
                    }
                    Ok::<_, AppError>(revoked)
                })
            })
            .await
    }
}

/// Enough of the hash to tell tokens apart on record and on pages.
pub(crate) fn mark(hash: TokenHash) -> String {
    hex::encode(&hash.0[..6])
}
