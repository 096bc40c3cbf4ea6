//! Why a command was not carried out, in words for the operator.

use std::{fmt, io};

use app::{AppError, WrongInput, backup::BackupError};
use process::refusal::Reason;
use store::StoreError;

use crate::config_file::ConfigError;

/// Why a command was not carried out, and what to do.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    /// A failure in these words.
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self(error.to_string())
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self(match error {
            StoreError::Busy => {
                "the database is busy: try again in a moment; nothing was changed".to_owned()
            }
            other => format!("the database: {other}"),
        })
    }
}

impl From<BackupError> for Failure {
    fn from(error: BackupError) -> Self {
        Self(error.to_string())
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self(match error {
            AppError::NotFound => "nothing there has this name or number".to_owned(),
            AppError::Refused(refusal) => match refusal.reason {
                Reason::AlreadyDone => "this is already so; nothing was changed".to_owned(),
                _ => format!("rule {} refuses it", refusal.rule.id()),
            },
            AppError::Wrong(wrong) => of_input(&wrong),
            AppError::Unavailable => {
                "the database does not answer: try again in a moment; nothing was changed"
                    .to_owned()
            }
            other => other.to_string(),
        })
    }
}

fn of_input(wrong: &WrongInput) -> String {
    match wrong {
        WrongInput::Email => "this is not an e-mail address, such as name@ministry.example".into(),
        WrongInput::PasswordTooShort => {
            "the password is too short: take at least 12 characters".into()
        }
        WrongInput::PasswordTooCommon => {
            "the password is among the first that an attacker tries: take a phrase of several \
             words"
                .into()
        }
        WrongInput::UnknownFacility(number) => format!(
            "no facility has the number {number}: was the register loaded (vigie facilities \
             import)?"
        ),
        WrongInput::UnknownAccount(email) => {
            format!("no account has the address {email}: vigie users list shows them")
        }
        WrongInput::NotARegister(why) => format!("not an extract of the FINESS register: {why}"),
        WrongInput::TwoBodies => {
            "this person already acts for another body: an account acts for one only, take \
             another address"
                .into()
        }
        WrongInput::NameMissing => {
            "no account has this address yet: add the person with vigie users add".into()
        }
        other => format!("{other:?}"),
    }
}
