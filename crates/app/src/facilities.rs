//! Facilities: finding them, and what their directors and agencies keep
//! (DECL-8).

use jiff::Timestamp;
use process::{
    access::{Actor, FacilityRole},
    facility::{Facility, FinessNumber},
    ids::{FacilityId, GrantId},
    territory::ArsCode,
};

use crate::{App, AppError, cases::Page};

/// A functional security mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mailbox {
    /// Of a facility, kept by its director.
    Facility(FacilityId),
    /// Of an agency, kept by the agency.
    Ars(ArsCode),
}

/// A person to whom a role is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewPerson {
    /// First and last name.
    pub name: String,
    /// Function.
    pub function: String,
    /// E-mail address, under which the person signs in.
    pub email: String,
    /// Phone.
    pub phone: String,
}

/// A person with a role in a facility.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonAtFacility {
    /// The grant.
    pub grant: GrantId,
    /// First and last name.
    pub name: String,
    /// Function.
    pub function: String,
    /// E-mail address.
    pub email: String,
    /// Phone.
    pub phone: String,
    /// The role.
    pub role: FacilityRole,
    /// Since when.
    pub since: Timestamp,
    /// Until when.
    pub until: Option<Timestamp>,
}

/// What is kept of a facility beside the register.
#[derive(Clone, Debug, PartialEq)]
pub struct FacilityDesk {
    /// The facility.
    pub facility: Facility,
    /// Its security mailbox.
    pub mailbox: Option<String>,
    /// Who has a role there.
    pub people: Vec<PersonAtFacility>,
}

/// Something that a facility lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// A security mailbox.
    Mailbox,
    /// A director on record.
    Director,
    /// A designated reporter.
    Reporter,
}

/// A facility that is not ready to report.
#[derive(Clone, Debug, PartialEq)]
pub struct UnreadyFacility {
    /// The facility.
    pub facility: Facility,
    /// What it lacks.
    pub missing: Vec<Missing>,
}

impl App {
    /// Facilities by the beginnings of words of their name or town, or by
    /// number, as one types; the likeliest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn find_facilities(&self, text: &str, limit: u32) -> Result<Vec<Facility>, AppError> {
        unimplemented!()
    }

    /// A facility.
    ///
    /// # Errors
    /// When there is none.
    pub async fn facility(&self, id: FacilityId) -> Result<Facility, AppError> {
        unimplemented!()
    }

    /// The facility with this number.
    ///
    /// # Errors
    /// When there is none.
    pub async fn facility_by_finess(&self, finess: FinessNumber) -> Result<Facility, AppError> {
        unimplemented!()
    }

    /// What is kept of a facility, for its people, its agency and the CERT.
    ///
    /// # Errors
    /// When the actor may not see it.
    pub async fn facility_desk(
        &self,
        actor: &Actor,
        id: FacilityId,
    ) -> Result<FacilityDesk, AppError> {
        unimplemented!()
    }

    /// The mailbox in force.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn mailbox(&self, mailbox: Mailbox) -> Result<Option<String>, AppError> {
        unimplemented!()
    }

    /// Sets a security mailbox; on record.
    ///
    /// # Errors
    /// When the actor does not keep it, or the address is none.
    pub async fn set_mailbox(
        &self,
        actor: &Actor,
        mailbox: Mailbox,
        email: &str,
    ) -> Result<(), AppError> {
        unimplemented!()
    }

    /// Facilities of the actor's territory that lack something (DECL-8).
    ///
    /// # Errors
    /// When the actor's role does not see them.
    pub async fn unready_facilities(
        &self,
        actor: &Actor,
        cursor: Option<&str>,
        limit: u32,
    ) -> Result<Page<UnreadyFacility>, AppError> {
        unimplemented!()
    }

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
        unimplemented!()
    }

    /// The director takes a role back; on record.
    ///
    /// # Errors
    /// When the actor is not the director there.
    pub async fn undesignate(&self, actor: &Actor, grant: GrantId) -> Result<(), AppError> {
        unimplemented!()
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
        unimplemented!()
    }
}
