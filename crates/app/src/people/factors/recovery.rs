//! Recovery codes: ten for each person, for the day when the factors are lost.
//!
//! They are short enough to be copied from paper at night; so that a copy of
//! the database does not give them away, they are hashed as passwords are,
//! all of one person under one salt.

use argon2::Argon2;
use process::{ids::AccountId, sign_in::acts::AccountAct};
use rand::RngExt;
use store::factors::recovery_codes;

use crate::{
    App, AppError,
    mails::{AccountNotice, Kind},
    people::{Session, coming_in::own, password::blocking},
    record::{account_subject, record},
};

/// How many are given.
const CODES: usize = 10;
/// Letters of one: sixty bits.
const LENGTH: usize = 12;
/// No letter that is read as another.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Recovery codes, as they are shown once.
#[derive(Clone)]
pub struct RecoveryCodes(pub Vec<String>);

impl std::fmt::Debug for RecoveryCodes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCodes(…)")
    }
}

/// Codes that were drawn and hashed, to be given within a job.
pub(crate) struct Fresh {
    pub(crate) codes: RecoveryCodes,
    pub(crate) salt: Vec<u8>,
    pub(crate) hashes: Vec<Vec<u8>>,
}

impl App {
    /// Gives the signed-in person new recovery codes; the earlier ones no
    /// longer serve.
    ///
    /// # Errors
    /// When the person did not show recently who they are.
    pub async fn renew_recovery_codes(&self, session: &Session) -> Result<RecoveryCodes, AppError> {
        self.recently_proven(session)?;
        let account = session.person.id;
        let by = own(&session.actor);
        let fresh = draw().await?;
        let now = self.now();
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    recovery_codes::replace(tx, account, &fresh.salt, &fresh.hashes, now).await?;
                    let act = AccountAct::RecoveryCodesGiven;
                    record(tx, account_subject(account), act, by, now).await?;
                    let kind = Kind::Account(AccountNotice::RecoveryCodesRenewed);
                    app.mail_to_account(tx, account, kind, None).await?;
                    Ok(fresh.codes)
                })
            })
            .await
    }
}

/// Codes for somebody who sets a factor up and has none.
pub(crate) async fn for_first_factor(
    app: &App,
    account: AccountId,
) -> Result<Option<Fresh>, AppError> {
    match recovery_codes::left(app.0.db.read(), account).await? {
        0 => draw().await.map(Some),
        _ => Ok(None),
    }
}

async fn draw() -> Result<Fresh, AppError> {
    let salt: [u8; 16] = rand::rng().random();
    let codes: Vec<String> = (0..CODES).map(|_| code()).collect();
    let drawn = codes.clone();
    let hashes = blocking(move || {
        let hashed = drawn.iter().map(|code| hashed(code, &salt));
        hashed.collect::<Result<Vec<_>, _>>()
    })
    .await??;
    Ok(Fresh {
        codes: RecoveryCodes(codes),
        salt: salt.to_vec(),
        hashes,
    })
}

/// The hash of a code that somebody typed. Without a salt the same work is
/// done, for nothing.
pub(crate) async fn hash(code: &str, salt: Vec<u8>) -> Result<Vec<u8>, AppError> {
    let code = code.to_owned();
    let salt = if salt.is_empty() { vec![0; 16] } else { salt };
    blocking(move || hashed(&code, &salt)).await?
}

fn hashed(code: &str, salt: &[u8]) -> Result<Vec<u8>, AppError> {
    let mut hash = vec![0; 32];
    Argon2::default()
        .hash_password_into(plain(code).as_bytes(), salt, &mut hash)
        .map_err(|error| AppError::Internal(error.to_string()))?;
    Ok(hash)
}

/// A code as it was drawn, however it was copied.
fn plain(code: &str) -> String {
    code.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| match letter.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            'u' => 'v',
            letter => letter,
        })
        .collect()
}

fn code() -> String {
    let mut random = rand::rng();
    let letters: Vec<char> = (0..LENGTH)
        .map(|_| char::from(LETTERS[random.random_range(0..LETTERS.len())]))
        .collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[tokio::test]
    async fn a_code_is_recognised_however_it_is_copied_and_no_other_is() {
        let fresh = draw().await.unwrap();
        assert_eq!(fresh.codes.0.len(), CODES);
        let code = &fresh.codes.0[3];
        assert_eq!(code.len(), 14);
        for copied in [code.clone(), code.to_uppercase(), code.replace('-', " ")] {
            let hash = hash(&copied, fresh.salt.clone()).await.unwrap();
            assert_eq!(hash, fresh.hashes[3]);
        }
        let other = hash("0000-0000-0000", fresh.salt.clone()).await.unwrap();
        assert!(!fresh.hashes.contains(&other));
        assert_eq!(plain("O0il-U"), "0011v");
    }
}
