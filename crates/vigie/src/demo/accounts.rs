//! `demo.json`: the address of the demonstration and its accounts, so that
//! scripts can play every role.

use std::{collections::BTreeMap, fs, io::Write, path::Path};

use app::{App, people::factors::CodeKey};
use process::access::Seat;
use serde::{Deserialize, Serialize};
use web::{DemoAccount, DemoAccounts};

use super::people::{self, Secrets};
use crate::{failure::Failure, rights::WrittenRight};

/// The file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Accounts {
    address: String,
    /// The accounts, by role.
    accounts: BTreeMap<String, Account>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Account {
    name: String,
    email: String,
    password: String,
    token: String,
    /// The key of the code application, in base 32, where the role demands a
    /// second factor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    totp_secret: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    facility: Option<String>,
}

impl Accounts {
    /// The accounts that were just made.
    ///
    /// # Errors
    /// When the list of people cannot be read.
    pub(super) fn new(
        address: String,
        passwords: &Secrets,
        keys: &Secrets,
        tokens: &Secrets,
    ) -> Result<Self, Failure> {
        let mut accounts = BTreeMap::new();
        for role in people::listed()? {
            let facility = role.rights.iter().find_map(|right| match right {
                WrittenRight::Facility(_, finess) => Some(finess.to_string()),
                WrittenRight::Staff(_) => None,
            });
            if let (Some(password), Some(token)) = (passwords.get(&role.key), tokens.get(&role.key))
            {
                let account = Account {
                    name: role.name,
                    email: role.email,
                    password: password.clone(),
                    token: token.clone(),
                    totp_secret: keys.get(&role.key).cloned(),
                    facility,
                };
                accounts.insert(role.key, account);
            }
        }
        Ok(Self { address, accounts })
    }

    /// The accounts made at an earlier start.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn read(file: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(file)?;
        serde_json::from_str(&text)
            .map_err(|error| Failure::new(format!("cannot read {}: {error}", file.display())))
    }

    /// The same accounts at another address.
    pub(super) fn at(self, address: String) -> Self {
        Self { address, ..self }
    }

    /// Writes the file, which appears whole or not at all.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn write(&self, file: &Path) -> Result<(), Failure> {
        let text =
            serde_json::to_string_pretty(self).map_err(|error| Failure::new(error.to_string()))?;
        let unfinished = file.with_extension("json.part");
        let mut written = fs::File::create(&unfinished)?;
        writeln!(written, "{text}")?;
        written.sync_all()?;
        fs::rename(unfinished, file).map_err(Into::into)
    }

    /// The keys of the code applications.
    pub(super) fn keys(&self) -> Secrets {
        self.accounts
            .iter()
            .filter_map(|(key, account)| Some((key.clone(), account.totp_secret.clone()?)))
            .collect()
    }

    /// The passwords.
    pub(super) fn passwords(&self) -> Secrets {
        self.accounts
            .iter()
            .map(|(key, account)| (key.clone(), account.password.clone()))
            .collect()
    }
}

/// The accounts as the sign-in page offers them, in the order of the list.
///
/// # Errors
/// When a facility is missing.
pub(super) async fn offered(
    app: &App,
    mut passwords: Secrets,
    keys: &Secrets,
) -> Result<DemoAccounts, Failure> {
    let mut offered = Vec::with_capacity(passwords.len());
    for role in people::listed()? {
        if let (Some(password), Some(first)) = (passwords.remove(&role.key), role.rights.first()) {
            let (seat, facility) = seat(app, *first).await?;
            let code_key = keys.get(&role.key);
            offered.push(DemoAccount {
                code_key: code_key.and_then(|key| CodeKey::from_base32(key)),
                role: role.key,
                name: role.name,
                seat,
                facility,
                email: role.email,
                password,
            });
        }
    }
    Ok(DemoAccounts(offered))
}

async fn seat(app: &App, right: WrittenRight) -> Result<(Seat, Option<String>), Failure> {
    match right {
        WrittenRight::Staff(role) => Ok((Seat::Staff { role }, None)),
        WrittenRight::Facility(role, finess) => {
            let found = app.facility_by_finess(finess).await?;
            let facility = found.id;
            Ok((Seat::Facility { facility, role }, Some(found.name)))
        }
    }
}
