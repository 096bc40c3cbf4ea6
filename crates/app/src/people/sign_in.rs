//! Signing in and out, sessions and API tokens.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use locales::Lang;
use process::{
    access::{Actor, Standing},
    sign_in::Assurance,
};
use store::{TokenHash, sessions};

use super::{
    Person, Proof, Session,
    password::{self, Verdict},
};
use crate::{App, AppError, Secret, WrongInput};

/// Failures that cost nothing; each one after them doubles the wait.
const FREE_FAILURES: u32 = 5;
const FIRST_WAIT: SignedDuration = SignedDuration::from_secs(2);
const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(15);
/// A session is marked as used at most this often.
const TOUCH_AFTER: SignedDuration = SignedDuration::from_mins(1);

impl App {
    /// Signs in with e-mail and password.
    ///
    /// # Errors
    /// Wrong credentials, said the same way whichever is wrong; too many
    /// attempts.
    pub async fn sign_in(
        &self,
        email: &str,
        password: &str,
        from: IpAddr,
    ) -> Result<(Secret, Session), AppError> {
        // Bound to address and account together, so that nobody can shut a
        // director out from elsewhere; hashed, for people type their password
        // in the wrong field.
        let typed = Secret::presented(&email.trim().to_lowercase());
        let key = format!("sign-in:{from}:{}", hex::encode(typed.hash()));
        self.attempt(key.clone()).await?;
        let account = store::accounts::by_email(self.0.db.read(), email.trim())
            .await?
            .filter(|account| account.disabled_at.is_none());
        let stored = account
            .as_ref()
            .and_then(|account| account.password_hash.as_deref());
        let verdict = password::verify(password, stored).await?;
        let (Some(account), Verdict::Right) = (account, verdict) else {
            return Err(WrongInput::WrongCredentials.into());
        };
        self.open_session(account, Assurance::PASSWORD, Some(key))
            .await
    }

    /// Counts an attempt as failed before it is made, so that many at once
    /// wait like many in a row; success forgets them.
    pub(super) async fn attempt(&self, key: String) -> Result<(), AppError> {
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    if let Some(failures) = store::attempts::held(tx, &key).await?
                        && let Some(retry_at) = wait_until(failures.count, failures.last_at)
                        && now < retry_at
                    {
                        return Err(WrongInput::TooManyAttempts { retry_at }.into());
                    }
                    store::attempts::record_failure(tx, &key, now)
                        .await
                        .map_err(AppError::from)
                })
            })
            .await
    }

    pub(super) async fn open_session(
        &self,
        account: store::accounts::Account,
        shown: Assurance,
        cleared: Option<String>,
    ) -> Result<(Secret, Session), AppError> {
        let now = self.now();
        let secret = Secret::draw();
        let lengths = &self.config().sessions;
        let row = sessions::Session {
            token: TokenHash::of(secret.reveal()),
            account: account.id,
            created_at: now,
            last_seen_at: now,
            expires_at: now.saturating_add(lengths.absolute).unwrap_or(now),
            user_agent: None,
            assurance: shown,
            proven_at: now,
        };
        let rights = store::grants::rights_of(self.0.db.read(), account.id, now).await?;
        let session = read(account, rights, self.ends(&row), Some(&row))?;
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    if let Some(key) = cleared {
                        store::attempts::clear(tx, &key).await?;
                    }
                    sessions::open(tx, &row).await.map_err(AppError::from)
                })
            })
            .await?;
        Ok((secret, session))
    }

    /// The session of a cookie, if it is alive.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn session(&self, secret: &Secret) -> Result<Option<Session>, AppError> {
        let now = self.now();
        let token = TokenHash::of(secret.reveal());
        let Some((row, person)) = sessions::find(self.0.db.read(), token, now).await? else {
            return Ok(None);
        };
        if self.ends(&row) <= now || person.account.disabled_at.is_some() {
            return Ok(None);
        }
        let ends = row.expires_at;
        if now.duration_since(row.last_seen_at) > TOUCH_AFTER {
            self.0
                .db
                .write(move |tx| {
                    Box::pin(async move {
                        sessions::touch(tx, token, now, ends)
                            .await
                            .map_err(AppError::from)
                    })
                })
                .await?;
        }
        let row = sessions::Session {
            last_seen_at: now,
            ..row
        };
        read(person.account, person.rights, self.ends(&row), Some(&row)).map(Some)
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sign_out(&self, secret: &Secret) -> Result<(), AppError> {
        let token = TokenHash::of(secret.reveal());
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move { sessions::end(tx, token).await.map_err(AppError::from) })
            })
            .await
    }

    /// The person of an API token, if it is alive.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn bearer(&self, secret: &Secret) -> Result<Option<Session>, AppError> {
        let now = self.now();
        let hash = TokenHash::of(secret.reveal());
        let Some((token, person)) = store::tokens::find(self.0.db.read(), hash, now).await? else {
            return Ok(None);
        };
        if person.account.disabled_at.is_some() {
            return Ok(None);
        }
        if token
            .last_used_at
            .is_none_or(|at| now.duration_since(at) > TOUCH_AFTER)
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
        let ends = token.expires_at.unwrap_or(Timestamp::MAX);
        read(person.account, person.rights, ends, None).map(Some)
    }

    fn ends(&self, session: &sessions::Session) -> Timestamp {
        let idle = session
            .last_seen_at
            .saturating_add(self.config().sessions.idle)
            .unwrap_or(session.expires_at);
        idle.min(session.expires_at)
    }
}

fn wait_until(failures: u32, last_at: Timestamp) -> Option<Timestamp> {
    let counted = failures.checked_sub(FREE_FAILURES)?;
    let wait = (FIRST_WAIT * 2_i32.saturating_pow(counted.min(12))).min(LONGEST_WAIT);
    last_at.saturating_add(wait).ok()
}

fn read(
    account: store::accounts::Account,
    rights: Vec<process::access::Right>,
    expires_at: Timestamp,
    opened: Option<&sessions::Session>,
) -> Result<Session, AppError> {
    Ok(Session {
        actor: Actor {
            account: Some(account.id),
            pseudonym: account.pseudonym.clone(),
            standing: Standing::from_rights(&rights)?,
        },
        person: person(account),
        rights,
        expires_at,
        proof: opened.map(|row| Proof {
            assurance: row.assurance,
            proven_at: row.proven_at,
        }),
        token: opened.map(|row| row.token),
    })
}

pub(super) fn person(account: store::accounts::Account) -> Person {
    Person {
        id: account.id,
        name: account.name,
        function: account.function.unwrap_or_default(),
        email: account.email,
        phone: account.phone.unwrap_or_default(),
        lang: account.lang.parse::<Lang>().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_and_stays_bounded() {
        let last = Timestamp::UNIX_EPOCH;
        assert_eq!(wait_until(4, last), None);
        assert_eq!(wait_until(5, last), last.checked_add(FIRST_WAIT).ok());
        assert_eq!(wait_until(7, last), last.checked_add(FIRST_WAIT * 4).ok());
        assert_eq!(wait_until(400, last), last.checked_add(LONGEST_WAIT).ok());
    }
}
