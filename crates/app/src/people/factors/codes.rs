//! Applications that give codes (TOTP, RFC 6238): six digits, thirty seconds,
//! one step of tolerance on each side, each code once.

use jiff::Timestamp;
use process::{
    ids::AccountId,
    sign_in::acts::{AccountAct, Factor},
};
use rand::RngExt;
use store::{
    challenges::{self, Purpose},
    factors::{self, code_applications::CodeApplication},
};
use totp_rs::{Algorithm, Builder, Totp};

use super::{Enrolled, Enroller, recovery};
use crate::{
    App, AppError, WrongInput,
    record::{account_subject, record},
};

const DIGITS: u8 = 6;
const STEP_SECONDS: u64 = 30;
const TOLERANCE: u16 = 1;
const KEY_BYTES: usize = 20;
const ISSUER: &str = "Vigie";

/// The key that an application shares with the portal.
#[derive(Clone, PartialEq, Eq)]
pub struct CodeKey([u8; KEY_BYTES]);

impl CodeKey {
    /// A fresh key.
    #[must_use]
    pub fn draw() -> Self {
        Self(rand::rng().random())
    }

    /// The key written in base 32, as applications take it.
    #[must_use]
    pub fn base32(&self) -> String {
        totp_rs::Secret::from(self.0).to_base32()
    }

    /// The key of a text in base 32.
    #[must_use]
    pub fn from_base32(text: &str) -> Option<Self> {
        let secret = totp_rs::Secret::try_from_base32(text).ok()?;
        secret.as_bytes().try_into().ok().map(Self)
    }

    /// The code at an instant.
    ///
    /// # Errors
    /// When the library refuses, which these settings exclude.
    pub fn code(&self, at: Timestamp) -> Result<String, AppError> {
        Ok(self.totp("-")?.generate(seconds(at)).to_string())
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, AppError> {
        bytes
            .try_into()
            .map(Self)
            .map_err(|_| AppError::Internal("the key of an application is damaged".to_owned()))
    }

    fn totp(&self, email: &str) -> Result<Totp, AppError> {
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(DIGITS)
            .with_skew(TOLERANCE)
            .with_step_duration(STEP_SECONDS)
            .with_secret(self.0)
            .with_issuer(Some(ISSUER))
            // The address is shown by applications, which part it at a colon.
            .with_account_name(email.replace(':', " "))
            .build()
            .map_err(|error| AppError::Internal(error.to_string()))
    }
}

impl std::fmt::Debug for CodeKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CodeKey(…)")
    }
}

/// An application that is being set up.
#[derive(Clone)]
pub struct NewApplication {
    /// The key in groups of four, to be typed.
    pub key: String,
    /// What the application reads from the picture.
    pub url: String,
}

fn seconds(at: Timestamp) -> u64 {
    u64::try_from(at.as_second()).unwrap_or_default()
}

/// What people type around the digits.
fn digits(code: &str) -> String {
    code.chars().filter(|c| !c.is_whitespace()).collect()
}

impl App {
    /// Begins to set an application up, or goes on with the one begun: the
    /// key is the same until it is confirmed or its time is over.
    ///
    /// # Errors
    /// When a factor may not be set up now.
    pub async fn begin_application(
        &self,
        enroller: Enroller<'_>,
    ) -> Result<NewApplication, AppError> {
        let owner = self.owner(enroller)?;
        let (account, holder) = (owner.account, owner.from.holder());
        let email = match enroller {
            Enroller::Session(session) => &session.person.email,
            Enroller::Unfinished(unfinished, _) => &unfinished.person.email,
        };
        let key = match self.begun(account, holder).await? {
            Some(key) => key,
            None => {
                let key = CodeKey::draw();
                let sealed = hex::encode(self.sealed(account, &key)?);
                let now = self.now();
                let until = now.saturating_add(self.config().sign_in.unfinished);
                self.0
                    .db
                    .write(move |tx| {
                        Box::pin(async move {
                            let purpose = Purpose::NewCodeApplication;
                            challenges::put(tx, holder, purpose, &sealed, until.unwrap_or(now))
                                .await
                                .map_err(AppError::from)
                        })
                    })
                    .await?;
                key
            }
        };
        let url = key
            .totp(email)?
            .to_url()
            .map_err(|error| AppError::Internal(error.to_string()))?;
        Ok(NewApplication {
            key: groups(&key.base32()),
            url,
        })
    }

    /// Sets the application up, by a code that it gives.
    ///
    /// # Errors
    /// When the code is not the one of the key shown, or was shown too long
    /// ago.
    pub async fn confirm_application(
        &self,
        enroller: Enroller<'_>,
        code: &str,
    ) -> Result<Enrolled, AppError> {
        let owner = self.owner(enroller)?;
        let (account, holder) = (owner.account, owner.from.holder());
        let key = self
            .begun(account, holder)
            .await?
            .ok_or(WrongInput::SetUpOver)?;
        let now = self.now();
        let step = key
            .totp("-")?
            .check(&digits(code), seconds(now))
            .ok_or(WrongInput::WrongCode)?;
        let application = CodeApplication {
            account,
            sealed_key: self.sealed(account, &key)?,
            last_step: step,
            created_at: now,
            last_used_at: None,
        };
        let codes = recovery::for_first_factor(self, account).await?;
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    store::accounts::hold(tx, account).await?;
                    let before = factors::enrolment(tx.read(), account).await?;
                    let purpose = Purpose::NewCodeApplication;
                    challenges::take(tx, holder, purpose, now)
                        .await?
                        .ok_or(WrongInput::SetUpOver)?;
                    factors::code_applications::put(tx, &application).await?;
                    app.enrolled(tx, &owner, Factor::CodeApplication, before, codes)
                        .await
                })
            })
            .await
    }

    /// Sets an application up for a person to whom the administrator hands
    /// its key, as in a demonstration; on record.
    ///
    /// # Errors
    /// When there is no such account.
    pub async fn hand_over_application(&self, email: &str, key: &CodeKey) -> Result<(), AppError> {
        let found = store::accounts::by_email(self.0.db.read(), email).await?;
        let account = found
            .ok_or_else(|| WrongInput::UnknownAccount(email.to_owned()))?
            .id;
        let now = self.now();
        let application = CodeApplication {
            account,
            sealed_key: self.sealed(account, key)?,
            last_step: 0,
            created_at: now,
            last_used_at: None,
        };
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    factors::code_applications::put(tx, &application).await?;
                    let act = AccountAct::FactorAdded {
                        factor: Factor::CodeApplication,
                    };
                    let by = crate::operator::author();
                    record(tx, account_subject(account), act, by, now).await
                })
            })
            .await
    }

    /// The step of time to which a code of the person's application belongs.
    pub(crate) async fn step_of(&self, account: AccountId, code: &str) -> Result<u64, AppError> {
        let application = factors::code_applications::find(self.0.db.read(), account)
            .await?
            .ok_or(WrongInput::WrongCode)?;
        let clear = self
            .0
            .secret
            .unseal(account.0.as_bytes(), &application.sealed_key)?;
        CodeKey::from_bytes(&clear)?
            .totp("-")?
            .check(&digits(code), seconds(self.now()))
            .ok_or_else(|| WrongInput::WrongCode.into())
    }

    async fn begun(
        &self,
        account: AccountId,
        holder: store::TokenHash,
    ) -> Result<Option<CodeKey>, AppError> {
        let purpose = Purpose::NewCodeApplication;
        let Some(state) = challenges::find(self.0.db.read(), holder, purpose, self.now()).await?
        else {
            return Ok(None);
        };
        let sealed = hex::decode(state).map_err(|error| AppError::Internal(error.to_string()))?;
        let clear = self.0.secret.unseal(account.0.as_bytes(), &sealed)?;
        CodeKey::from_bytes(&clear).map(Some)
    }

    fn sealed(&self, account: AccountId, key: &CodeKey) -> Result<Vec<u8>, AppError> {
        self.0.secret.seal(account.0.as_bytes(), &key.0)
    }
}

fn groups(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn codes_are_those_of_rfc_6238() {
        let key = CodeKey(*b"12345678901234567890");
        let at = |seconds| Timestamp::from_second(seconds).unwrap();
        // The RFC's own vectors, by their last six digits.
        assert_eq!(key.code(at(59)).unwrap(), "287082");
        assert_eq!(key.code(at(1_111_111_109)).unwrap(), "081804");
        assert_eq!(key.code(at(20_000_000_000)).unwrap(), "353130");
    }

    #[test]
    fn a_key_is_read_as_it_was_written_and_never_shown_by_accident() {
        let key = CodeKey::draw();
        assert_eq!(CodeKey::from_base32(&key.base32()), Some(key.clone()));
        assert_eq!(format!("{key:?}"), "CodeKey(…)");
        assert_eq!(groups("ABCDEFGHIJ"), "ABCD EFGH IJ");
    }

    #[test]
    fn a_code_serves_one_step_early_or_late_and_no_more() {
        let totp = CodeKey::draw().totp("somebody@test.example").unwrap();
        let code = totp.generate(3_000).to_string();
        for second in [2_970, 3_000, 3_029, 3_059] {
            assert_eq!(totp.check(&code, second), Some(100), "{second}");
        }
        for second in [2_969, 3_060] {
            assert_eq!(totp.check(&code, second), None, "{second}");
        }
    }
}
