//! Giving and taking back rights, by whoever may; each one on record.

use jiff::Timestamp;
use process::{
    access::{Actor, FacilityRole, Right, Seat, Standing, Verb},
    act::{Author, Private},
    decide::permit,
    facility::acts::{FacilityAct, GrantAct},
    ids::{AccountId, FacilityId, GrantId},
    refusal::{Reason, Refusal, Rule},
};
use store::{Tx, accounts::Account, grants::Grant, invitations::Purpose};

use crate::{
    App, AppError, WrongInput, entropy,
    facilities::{NewPerson, address},
    record::{facility_subject, grant_subject, record},
};

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
        let right = Right::Facility { facility, role };
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    app.give(tx, &person, right, None, author, None)
                        .await
                        .map(drop)
                })
            })
            .await
    }

    /// The director takes a role back; on record.
    ///
    /// # Errors
    /// When the actor is not the director there.
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
        let right = Right::Facility {
            facility,
            role: FacilityRole::Director,
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
                    let account = app
                        .give(tx, &person, right, None, author.clone(), Some(&note))
                        .await?;
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
    pub(crate) async fn give(
        &self,
        tx: &Tx,
        person: &NewPerson,
        right: Right,
        until: Option<Timestamp>,
        by: Author,
        note: Option<&str>,
    ) -> Result<Account, AppError> {
        let now = self.now();
        let email = address(&person.email)?;
        let account = match store::accounts::by_email(tx.read(), &email).await? {
            Some(account) => account,
            None => self.new_account(tx, person, &email, now).await?,
        };
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
            until,
            granted_by: by.pseudonym.clone(),
            note: note.map(str::to_owned),
        };
        store::grants::give(tx, &grant).await?;
        let act = GrantAct::Given {
            person: account.pseudonym.clone(),
            right,
            until,
        };
        record(tx, grant_subject(grant.id), act, by, now).await?;
        if account.password_hash.is_none() {
            self.invite(tx, account.id, Purpose::Join, now).await?;
        }
        Ok(account)
    }

    /// Lets a person sign in with a password, whose hash is given; nobody is
    /// mailed.
    pub(crate) async fn admit(
        &self,
        tx: &Tx,
        person: &NewPerson,
        password_hash: &str,
    ) -> Result<(), AppError> {
        let email = address(&person.email)?;
        let account = match store::accounts::by_email(tx.read(), &email).await? {
            Some(account) => account,
            None => self.new_account(tx, person, &email, self.now()).await?,
        };
        store::accounts::set_password(tx, account.id, password_hash).await?;
        store::invitations::withdraw(tx, account.id).await?;
        Ok(())
    }

    pub(crate) async fn take_back(&self, grant: GrantId, by: Author) -> Result<(), AppError> {
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    store::grants::end(tx, grant, now).await?;
                    record(tx, grant_subject(grant), GrantAct::Ended, by, now).await
                })
            })
            .await
    }

    async fn new_account(
        &self,
        tx: &Tx,
        person: &NewPerson,
        email: &str,
        now: Timestamp,
    ) -> Result<Account, AppError> {
        let name = person.name.trim();
        if name.is_empty() {
            return Err(WrongInput::NameMissing.into());
        }
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let account = Account {
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
        };
        store::accounts::create(tx, &account).await?;
        Ok(account)
    }
}
