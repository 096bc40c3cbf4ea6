//! Signing in and out, and the session that lasts between.

use jiff::{SignedDuration, Timestamp};
use locales::Lang;
use process::{
    access::{Actor, Reach, Right, Standing},
    sign_in::{Assurance, Change, Demand, FirstProof, Stands, change, stands},
};
use store::{TokenHash, sessions};

use super::{
    Entered, Person, Proof, Session, SessionEnd,
    coming_in::own,
    limits::{Attempt, Tried, Visit},
    password::{self, Verdict},
};
use crate::{App, AppError, Secret, WrongInput};

/// A session is marked as used at most this often.
const TOUCH_AFTER: SignedDuration = SignedDuration::from_mins(1);

impl App {
    /// Signs in with e-mail and password: to a session, or to what is still to
    /// be shown.
    ///
    /// # Errors
    /// Wrong credentials, said the same way whichever is wrong; too many
    /// attempts.
    pub async fn sign_in(
        &self,
        email: &str,
        password: &str,
        visit: &Visit,
    ) -> Result<Entered, AppError> {
        self.enter(email, password, visit, FirstProof::Password)
            .await
    }

    pub(super) async fn enter(
        &self,
        email: &str,
        password: &str,
        visit: &Visit,
        first: FirstProof,
    ) -> Result<Entered, AppError> {
        let attempt = self.attempt(Tried::Password { email }, visit).await?;
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
        self.come_in(account, Assurance::alone(first), visit, Some(attempt))
            .await
    }

    /// Opens a session on the device of `visit`, which is known from then on;
    /// the attempt that led here is taken back.
    pub(super) async fn open_session(
        &self,
        account: store::accounts::Account,
        shown: Assurance,
        visit: &Visit,
        attempt: Option<Attempt>,
    ) -> Result<(Secret, Session), AppError> {
        let now = self.now();
        let rights = store::grants::rights_of(self.0.db.read(), account.id, now).await?;
        let by = own(&Actor {
            account: Some(account.id),
            pseudonym: account.pseudonym.clone(),
            standing: Standing::from_rights(&rights)?,
        });
        let id = account.id;
        let app = self.clone();
        let visit = visit.clone();
        let (secret, row) = self
            .0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    if let Some(attempt) = attempt {
                        attempt.succeeded(tx, now).await?;
                    }
                    app.open_session_in(tx, id, by, shown, &visit).await
                })
            })
            .await?;
        let ends = self.ends(&row, &Standing::from_rights(&rights)?);
        let session = read(account, rights, ends, Some(&row))?;
        Ok((secret, session))
    }

    /// A session that was just opened, as pages hold it.
    pub(super) async fn session_of(&self, row: &sessions::Session) -> Result<Session, AppError> {
        let (row, person) = sessions::find(self.0.db.read(), row.token, self.now())
            .await?
            .ok_or(WrongInput::SignInOver)?;
        let ends = self.ends(&row, &Standing::from_rights(&person.rights)?);
        read(person.account, person.rights, ends, Some(&row))
    }

    /// The session of a cookie, if it is alive. Where rights have risen since
    /// it was last used, it goes on under another secret.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn session(&self, secret: &Secret) -> Result<Option<Session>, AppError> {
        let now = self.now();
        let token = TokenHash::of(secret.reveal());
        let Some((row, person)) = sessions::find(self.0.db.read(), token, now).await? else {
            return Ok(None);
        };
        let standing = Standing::from_rights(&person.rights)?;
        if self.ends(&row, &standing) <= now || person.account.disabled_at.is_some() {
            return Ok(None);
        }
        let last = row.expires_at;
        if now.duration_since(row.last_seen_at) > TOUCH_AFTER {
            self.0
                .db
                .write(move |tx| {
                    Box::pin(async move {
                        sessions::touch(tx, token, now, last)
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
        // Whoever became staff since comes in again, by two factors.
        if stands(Demand::of(&standing), row.assurance) == Stands::No {
            return Ok(None);
        }
        let (row, renewed) = self.with_rights(row, &person.rights).await?;
        let ends = self.ends(&row, &standing);
        let session = read(person.account, person.rights, ends, Some(&row))?;
        Ok(Some(Session { renewed, ..session }))
    }

    /// Notes the rights that a session is used with; gives the secret under
    /// which it goes on when one was given since. Of two requests at the same
    /// time, one alone is given it.
    async fn with_rights(
        &self,
        row: sessions::Session,
        rights: &[Right],
    ) -> Result<(sessions::Session, Option<Secret>), AppError> {
        let (next, renewed) = match change(&row.rights, rights) {
            Change::None => return Ok((row, None)),
            Change::Fallen => (row.token, None),
            Change::Risen => {
                let secret = Secret::draw();
                (TokenHash::of(secret.reveal()), Some(secret))
            }
        };
        let (token, held) = (row.token, rights.to_vec());
        let moved = self
            .0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    sessions::note_rights(tx, token, next, &held)
                        .await
                        .map_err(AppError::from)
                })
            })
            .await?;
        match moved {
            sessions::Moved::Yes => Ok((sessions::Session { token: next, ..row }, renewed)),
            sessions::Moved::No => Ok((row, None)),
        }
    }

    /// When the session of a cookie ends if nothing more is done; asking does
    /// not make it last. None when it has ended.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn session_end(&self, secret: &Secret) -> Result<Option<SessionEnd>, AppError> {
        let now = self.now();
        let token = TokenHash::of(secret.reveal());
        let Some((row, person)) = sessions::find(self.0.db.read(), token, now).await? else {
            return Ok(None);
        };
        let standing = Standing::from_rights(&person.rights)?;
        let end = SessionEnd {
            at: self.ends(&row, &standing),
            last: row.expires_at,
        };
        Ok(Some(end).filter(|end| now < end.at))
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

    pub(super) fn ends(&self, session: &sessions::Session, standing: &Standing) -> Timestamp {
        let lengths = &self.config().sessions;
        let idle = match standing {
            Standing::Staff(_) => lengths.staff_idle,
            _ => lengths.idle,
        };
        let idle = session.last_seen_at.saturating_add(idle);
        idle.unwrap_or(session.expires_at).min(session.expires_at)
    }
}

fn read(
    account: store::accounts::Account,
    rights: Vec<Right>,
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
        last: opened.map_or(expires_at, |row| row.expires_at),
        reach: Reach::whole(),
        provider: opened.and_then(|row| row.provider.clone()),
        proof: opened.map(|row| Proof {
            assurance: row.assurance,
            proven_at: row.proven_at,
        }),
        token: opened.map(|row| row.token),
        renewed: None,
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
