//! What the administrator does on the command line.

use jiff::Timestamp;
use process::{
    access::{Actor, Right, Seat, Verb},
    act::Author,
    decide::permit,
    facility::{Facility, acts::EndCause, register::RegisterReader},
    ids::{AccountId, FacilityId, GrantId},
};
use store::facilities::ImportReport;

use crate::{
    App, AppError, WrongInput, entropy,
    facilities::NewPerson,
    people::{
        designation::{Entry, Giving, Parting, Term},
        password,
    },
};

/// What an import of the register did.
#[derive(Debug)]
pub struct Imported {
    /// Day of the extract.
    pub date: jiff::civil::Date,
    /// What changed.
    pub report: ImportReport,
    /// The lines that could not be read, by number, with what is wrong.
    pub skipped: Vec<process::facility::register::LineError>,
}

/// An account with its rights.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The account.
    pub id: AccountId,
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// When it was disabled.
    pub disabled_at: Option<Timestamp>,
    /// Its rights, past ones included.
    pub grants: Vec<store::grants::Grant>,
}

impl App {
    /// Gives a right to a person, whose account is made when there is none.
    /// With a password the person can sign in at once; without, an invitation
    /// is mailed.
    ///
    /// # Errors
    /// When an input cannot be used.
    pub async fn grant(
        &self,
        person: NewPerson,
        right: Right,
        until: Option<Timestamp>,
        given_password: Option<&str>,
    ) -> Result<AccountId, AppError> {
        let term = Term {
            until,
            reason: String::new(),
        };
        self.grant_because(person, right, term, given_password)
            .await
    }

    /// The same, saying why.
    ///
    /// # Errors
    /// When an input cannot be used.
    pub async fn grant_because(
        &self,
        person: NewPerson,
        right: Right,
        term: Term,
        given_password: Option<&str>,
    ) -> Result<AccountId, AppError> {
        permit(Verb::GrantStaff, Seat::Operator)?;
        let entry = match given_password {
            Some(given) => {
                password::check(given)?;
                let hash = password::hash(given).await?;
                Entry::Password { hash }
            }
            None => Entry::Invitation,
        };
        let giving = Giving {
            person,
            right,
            term,
            by: author(),
            note: None,
            entry,
        };
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move { app.give(tx, giving).await.map(|account| account.id) })
            })
            .await
    }

    /// Takes a right back.
    ///
    /// # Errors
    /// When there is no such grant, it ended before, or nobody would be left
    /// who gives rights there and that was not meant.
    pub async fn end_grant(&self, grant: GrantId, parting: Parting) -> Result<(), AppError> {
        self.part(grant, author(), EndCause::TakenBack, parting)
            .await
    }

    /// The other facilities of a facility's group.
    ///
    /// # Errors
    /// When there is no such facility.
    pub async fn group_members(&self, facility: FacilityId) -> Result<Vec<Facility>, AppError> {
        let own = self.facility(facility).await?;
        Ok(store::facilities::of_group(self.0.db.read(), &own, LARGEST_GROUP).await?)
    }

    /// Shuts an account: its sessions and tokens end.
    ///
    /// # Errors
    /// When there is no such account.
    pub async fn disable(&self, email: &str) -> Result<(), AppError> {
        let account = self.account_of(email).await?;
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    store::accounts::disable(tx, account, now)
                        .await
                        .map_err(AppError::from)
                })
            })
            .await
    }

    /// Every account with its rights.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn accounts(&self) -> Result<Vec<Listed>, AppError> {
        let reader = self.0.db.read();
        let mut listed = Vec::new();
        for account in store::accounts::list(reader).await? {
            listed.push(Listed {
                grants: store::grants::of_account(reader, account.id).await?,
                id: account.id,
                name: account.name,
                email: account.email,
                disabled_at: account.disabled_at,
            });
        }
        Ok(listed)
    }

    /// Loads an extract of the national register (DECL-8).
    ///
    /// # Errors
    /// When the file is not such an extract.
    pub async fn import_register(&self, bytes: &[u8]) -> Result<Imported, AppError> {
        permit(Verb::ImportRegister, Seat::Operator)?;
        let text = process::facility::register::decode(bytes);
        let mut reader = RegisterReader::open(&text)
            .map_err(|error| WrongInput::NotARegister(error.to_string()))?;
        let date = reader.header().date;
        let mut entries = Vec::new();
        let mut skipped = Vec::new();
        for line in &mut reader {
            match line {
                Ok(entry) => entries.push(entry),
                Err(error) => skipped.push(error),
            }
        }
        let now = self.now();
        let new_id = move || FacilityId(entropy::uuid(now));
        let report = store::facilities::import(&self.0.db, entries, date, new_id).await?;
        Ok(Imported {
            date,
            report,
            skipped,
        })
    }

    /// Ends every session, as after the restoration of a backup: what ended
    /// after the backup was made must not live again. Says how many.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn end_every_session(&self) -> Result<u64, AppError> {
        let ending = self
            .0
            .db
            .write(|tx| Box::pin(async move { store::sessions::end_everywhere(tx).await }));
        Ok(ending.await?)
    }

    pub(crate) async fn account_of(&self, email: &str) -> Result<AccountId, AppError> {
        let account = store::accounts::by_email(self.0.db.read(), email)
            .await?
            .ok_or_else(|| WrongInput::UnknownAccount(email.to_owned()))?;
        Ok(account.id)
    }
}

const LARGEST_GROUP: u64 = 300;

pub(crate) fn author() -> Author {
    Author {
        pseudonym: Actor::operator().pseudonym,
        seat: Seat::Operator,
    }
}
