//! Giving and taking back rights, by whoever may; each one on record.

use jiff::Timestamp;
use process::{
    access::{Actor, FacilityRole, Right, Seat, Standing, Verb},
    act::{Author, Private},
    decide::permit,
    facility::acts::{EndCause, FacilityAct, GrantAct},
    ids::{AccountId, FacilityId, GrantId},
    refusal::{Reason, Refusal, Rule},
};
use store::{
    Tx,
    accounts::Account,
    grants::{Ending, Grant},
    invitations::Purpose,
};

use super::invitation::replace_password;
use crate::{
    App, AppError, WrongInput, entropy,
    facilities::{NewPerson, address},
    record::{facility_subject, grant_subject, record},
};

/// A right to give.
pub(crate) struct Giving {
    pub(crate) person: NewPerson,
    pub(crate) right: Right,
    pub(crate) until: Option<Timestamp>,
    pub(crate) by: Author,
    /// How the person was checked.
    pub(crate) note: Option<String>,
    pub(crate) entry: Entry,
}

/// How the person will come in.
pub(crate) enum Entry {
    /// By a password chosen for them, in place of any that they had.
    Password { hash: String },
    /// By an invitation, if they have no password yet.
    Invitation,
}

impl App {
    /// The director designates a reporter or security officer, who is invited
    /// by mail (DECL-4); on record.
    ///
    /// # Errors
    /// When the actor is not the director, or the person cannot hold the role.
    pub async fn designate(
        &self,
        actor: &Actor,
        facility: FacilityId,
        person: NewPerson,
        role: FacilityRole,
    ) -> Result<(), AppError> {
        let seat = actor.seat(facility);
        permit(Verb::ManageReporters, seat)?;
        if role == FacilityRole::Director {
            return Err(Refusal::new(Rule::Decl8, Reason::NotYourRole).into());
        }
        let author = Author {
            pseudonym: actor.pseudonym.clone(),
            seat,
        };
        let giving = Giving {
            person,
            right: Right::Facility { facility, role },
            until: None,
            by: author,
            note: None,
            entry: Entry::Invitation,
        };
        let app = self.clone();
        self.0
            .db
            .write(move |tx| Box::pin(async move { app.give(tx, giving).await.map(drop) }))
            .await
    }

    /// The director takes a role back; on record.
    ///
    /// # Errors
    /// When the actor is not the director there, or it was taken back before.
    pub async fn undesignate(&self, actor: &Actor, grant: GrantId) -> Result<(), AppError> {
        let found = store::grants::by_id(self.0.db.read(), grant)
            .await?
            .ok_or(AppError::NotFound)?;
        let Right::Facility { facility, role } = found.right else {
            return Err(AppError::NotFound);
        };
        let seat = actor.seat(facility);
        if seat == Seat::Stranger {
            return Err(AppError::NotFound);
        }
        permit(Verb::ManageReporters, seat)?;
        if role == FacilityRole::Director {
            return Err(Refusal::new(Rule::Decl8, Reason::NotYourRole).into());
        }
        let author = Author {
            pseudonym: actor.pseudonym.clone(),
            seat,
        };
        self.take_back(grant, author).await
    }

    /// The CERT confirms the director of a facility, noting the call back
    /// (DECL-8); the director is invited by mail; on record.
    ///
    /// # Errors
    /// When the actor is not of the CERT, or the note is missing.
    pub async fn confirm_director(
        &self,
        actor: &Actor,
        facility: FacilityId,
        person: NewPerson,
        note: &str,
    ) -> Result<(), AppError> {
        let seat = actor.seat(facility);
        permit(Verb::ConfirmDirector, seat)?;
        let note = note.trim().to_owned();
        if note.is_empty() {
            return Err(WrongInput::NoteMissing.into());
        }
        let author = Author {
            pseudonym: actor.pseudonym.clone(),
            seat,
        };
        let giving = Giving {
            person,
            right: Right::Facility {
                facility,
                role: FacilityRole::Director,
            },
            until: None,
            by: author.clone(),
            note: Some(note.clone()),
            entry: Entry::Invitation,
        };
        let app = self.clone();
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    store::facilities::by_id(tx.read(), facility)
                        .await?
                        .ok_or(AppError::NotFound)?;
                    let account = app.give(tx, giving).await?;
                    let act = FacilityAct::DirectorConfirmed {
                        person: account.pseudonym,
                        note: Private::Known(note),
                    };
                    record(tx, facility_subject(facility), act, author, now).await
                })
            })
            .await
    }

    /// Gives a right to a person, whose account is made when there is none;
    /// somebody without a password is invited.
    pub(crate) async fn give(&self, tx: &Tx, giving: Giving) -> Result<Account, AppError> {
        let now = self.now();
        let right = giving.right;
        let email = address(&giving.person.email)?;
        let account = match store::accounts::by_email(tx.read(), &email).await? {
            Some(account) => account,
            None => store::accounts::open(tx, &new_account(&giving.person, &email, now)?).await?,
        };
        // Rights given at once to one person must not make two bodies.
        store::accounts::hold(tx, account.id).await?;
        let mut rights = store::grants::rights_of(tx.read(), account.id, now).await?;
        if rights.contains(&right) {
            return Err(Refusal::new(Rule::Decl4, Reason::AlreadyDone).into());
        }
        rights.push(right);
        Standing::from_rights(&rights)?;
        let grant = Grant {
            id: GrantId(entropy::uuid(now)),
            account: account.id,
            right,
            from: now,
            until: giving.until,
            granted_by: giving.by.pseudonym.clone(),
            note: giving.note,
        };
        store::grants::give(tx, &grant).await?;
        let act = GrantAct::Given {
            person: account.pseudonym.clone(),
            right,
            until: giving.until,
            reason: Private::Known(String::new()),
        };
        record(tx, grant_subject(grant.id), act, giving.by, now).await?;
        match giving.entry {
            Entry::Password { hash } => replace_password(tx, account.id, &hash, None).await?,
            Entry::Invitation if account.password_hash.is_none() => {
                self.invite(tx, account.id, Purpose::Join, now).await?;
            }
            Entry::Invitation => {}
        }
        Ok(account)
    }

    pub(crate) async fn take_back(&self, grant: GrantId, by: Author) -> Result<(), AppError> {
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    if store::grants::end(tx, grant, now).await? == Ending::OverBefore {
                        return Err(Refusal::new(Rule::Decl4, Reason::AlreadyDone).into());
                    }
                    record(
                        tx,
                        grant_subject(grant),
                        GrantAct::Ended {
                            cause: EndCause::TakenBack,
                            reason: Private::Known(String::new()),
                        },
                        by,
                        now,
                    )
                    .await
                })
            })
            .await
    }
}

fn new_account(person: &NewPerson, email: &str, now: Timestamp) -> Result<Account, WrongInput> {
    let name = person.name.trim();
    if name.is_empty() {
        return Err(WrongInput::NameMissing);
    }
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Ok(Account {
        id: AccountId(entropy::uuid(now)),
        pseudonym: entropy::pseudonym(),
        email: email.to_owned(),
        name: name.to_owned(),
        function: given(&person.function),
        phone: given(&person.phone),
        lang: "fr".to_owned(),
        password_hash: None,
        created_at: now,
        disabled_at: None,
    })
}
