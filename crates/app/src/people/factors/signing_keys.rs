//! SSH keys with which a person signs what they did: added and removed by
//! whoever has just shown who they are (KEEP-1).

use process::sign_in::acts::AccountAct;
use signatures::ssh::SshKey;
use store::{StoreError, factors::signing_keys};
use uuid::Uuid;

use crate::{
    App, AppError, WrongInput, entropy,
    mails::{AccountNotice, Kind},
    people::{Session, coming_in::own},
    record::{account_subject, record},
};

/// The longest name of a key, in characters.
const LONGEST_NAME: usize = 60;

/// A key of a person's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MySigningKey {
    /// Its identity.
    pub id: Uuid,
    /// How its owner calls it.
    pub name: String,
    /// Its fingerprint, as `ssh-keygen -l` shows it.
    pub fingerprint: String,
    /// When it was added.
    pub added_at: jiff::Timestamp,
}

impl App {
    /// The keys with which the signed-in person signs.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn my_signing_keys(&self, session: &Session) -> Result<Vec<MySigningKey>, AppError> {
        let rows = signing_keys::of_account(self.0.db.read(), session.person.id).await?;
        Ok(rows
            .into_iter()
            .map(|row| MySigningKey {
                id: row.id,
                name: row.name,
                fingerprint: fingerprint(&row.public_key),
                added_at: row.created_at,
            })
            .collect())
    }

    /// Adds a key, given as the line of a `.pub` file.
    ///
    /// # Errors
    /// When the person did not show recently who they are, the line is no key
    /// of a known kind, or the key is on an account already.
    pub async fn add_signing_key(
        &self,
        session: &Session,
        name: &str,
        line: &str,
    ) -> Result<(), AppError> {
        self.recently_proven(session)?;
        let key: SshKey = line.parse().map_err(|_| WrongInput::SigningKey)?;
        let account = session.person.id;
        let actor = session.actor.clone();
        let now = self.now();
        let row = signing_keys::SigningKey {
            id: entropy::uuid(now),
            account,
            name: name.trim().chars().take(LONGEST_NAME).collect(),
            public_key: key.to_string(),
            created_at: now,
        };
        let act = AccountAct::SigningKeyAdded {
            fingerprint: key.fingerprint().into(),
        };
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    store::accounts::hold(tx, account).await?;
                    match signing_keys::add(tx, &row).await {
                        Err(StoreError::Conflict(_)) => {
                            return Err(WrongInput::SigningKeyTaken.into());
                        }
                        added => added?,
                    }
                    record(tx, account_subject(account), act, own(&actor), now).await?;
                    let kind = Kind::Account(AccountNotice::SigningKeyAdded);
                    app.mail_to_account(tx, account, kind, None).await
                })
            })
            .await
    }

    /// Takes a key away; what it signed stays signed.
    ///
    /// # Errors
    /// When the person did not show recently who they are, or has no such key.
    pub async fn remove_signing_key(&self, session: &Session, id: Uuid) -> Result<(), AppError> {
        self.recently_proven(session)?;
        let account = session.person.id;
        let actor = session.actor.clone();
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    store::accounts::hold(tx, account).await?;
                    let mine = signing_keys::of_account(tx.read(), account).await?;
                    let row = mine.into_iter().find(|row| row.id == id);
                    let row = row.ok_or(AppError::NotFound)?;
                    signing_keys::remove(tx, account, id).await?;
                    let act = AccountAct::SigningKeyRemoved {
                        fingerprint: fingerprint(&row.public_key).into(),
                    };
                    record(tx, account_subject(account), act, own(&actor), now).await
                })
            })
            .await
    }
}

/// The fingerprint of a key that is kept as a line.
pub(crate) fn fingerprint(line: &str) -> String {
    line.parse()
        .map(|key: SshKey| key.fingerprint())
        .unwrap_or_default()
}
