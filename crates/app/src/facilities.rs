//! Facilities: finding them, and what their directors and agencies keep
//! (DECL-8).

use std::collections::BTreeSet;

use jiff::Timestamp;
use process::{
    access::{Actor, Body, FacilityRole, Right, Seat, StaffRole, Standing, Verb},
    act::{Author, Private},
    decide::permit,
    declaration::rules::site,
    facility::{
        Facility, FacilityFlags, FinessNumber,
        acts::{BodyAct, FacilityAct},
    },
    ids::{FacilityId, GrantId},
    refusal::{Reason, Refusal, Rule},
    territory::ArsCode,
};
use store::{
    Reader,
    cases::Territory,
    facilities::{self, FacilityFilter},
};

use crate::{
    App, AppError, WrongInput,
    record::{body_subject, facility_subject, record},
};

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
    /// Anybody who may report: a director or a designated person.
    Reporter,
}

/// Facilities that are not ready to report.
#[derive(Clone, Debug, PartialEq)]
pub struct Unready {
    /// How many there are.
    pub total: u64,
    /// A part of them.
    pub items: Vec<Facility>,
    /// How many come before the next part; none at the end.
    pub next: Option<u64>,
}

impl App {
    /// Facilities by the beginnings of words of their name or town, or by
    /// number, as one types; the likeliest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn find_facilities(&self, text: &str, limit: u32) -> Result<Vec<Facility>, AppError> {
        let filter = FacilityFilter::default();
        facilities::search(
            self.0.db.read(),
            text,
            filter,
            u64::from(limit.clamp(1, 50)),
        )
        .await
        .map_err(Into::into)
    }

    /// A facility.
    ///
    /// # Errors
    /// When there is none.
    pub async fn facility(&self, id: FacilityId) -> Result<Facility, AppError> {
        let row = facilities::by_id(self.0.db.read(), id)
            .await?
            .ok_or(AppError::NotFound)?;
        Ok(row.facility)
    }

    /// The facility with this number.
    ///
    /// # Errors
    /// When there is none.
    pub async fn facility_by_finess(&self, finess: FinessNumber) -> Result<Facility, AppError> {
        let row = facilities::by_finess(self.0.db.read(), finess)
            .await?
            .ok_or(AppError::NotFound)?;
        Ok(row.facility)
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
        let reader = self.0.db.read();
        let row = facilities::by_id(reader, id)
            .await?
            .ok_or(AppError::NotFound)?;
        if !may_open_desk(actor, &row.facility) {
            return Err(AppError::NotFound);
        }
        let people = store::grants::of_facility(reader, id, self.now())
            .await?
            .into_iter()
            .filter_map(|(grant, account)| match grant.right {
                Right::Facility { role, .. } => Some(PersonAtFacility {
                    grant: grant.id,
                    name: account.name,
                    function: account.function.unwrap_or_default(),
                    email: account.email,
                    phone: account.phone.unwrap_or_default(),
                    role,
                    since: grant.from,
                    until: grant.until,
                }),
                Right::Staff { .. } => None,
            })
            .collect();
        Ok(FacilityDesk {
            facility: row.facility,
            mailbox: row.mailbox,
            people,
        })
    }

    /// The mailbox in force: the one that is kept here, or else the configured
    /// one.
    ///
    /// # Errors
    /// When the actor neither keeps it nor is of the CERT.
    pub async fn mailbox(
        &self,
        actor: &Actor,
        mailbox: Mailbox,
    ) -> Result<Option<String>, AppError> {
        let reader = self.0.db.read();
        match mailbox {
            Mailbox::Facility(id) => Ok(self.facility_desk(actor, id).await?.mailbox),
            Mailbox::Ars(ars) => {
                if !matches!(actor.body(), Some(Body::Cert)) && actor.body() != Some(Body::Ars(ars))
                {
                    return Err(AppError::NotFound);
                }
                let body = Body::Ars(ars);
                let kept = store::mailboxes::of_bodies(reader, &[body])
                    .await?
                    .remove(&body);
                Ok(kept.or_else(|| self.config().bodies.of(body).map(str::to_owned)))
            }
        }
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
        let email = address(email)?;
        let seat = match mailbox {
            Mailbox::Facility(id) => actor.seat(id),
            Mailbox::Ars(ars) => match actor.standing {
                Standing::Staff(role) if role.body() == Body::Ars(ars) => Seat::Staff { role },
                _ => Seat::Stranger,
            },
        };
        permit(Verb::KeepMailbox, seat)?;
        if matches!((mailbox, seat), (Mailbox::Facility(_), Seat::Staff { .. })) {
            return Err(Refusal::new(Rule::Decl8, Reason::NotYourCase).into());
        }
        let author = Author {
            pseudonym: actor.pseudonym.clone(),
            seat,
        };
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let kept = Private::Known(Some(email.clone()));
                    match mailbox {
                        Mailbox::Facility(id) => {
                            let act = FacilityAct::MailboxSet { email: kept };
                            record(tx, facility_subject(id), act, author, now).await?;
                            facilities::set_mailbox(tx, id, Some(&email)).await?;
                        }
                        Mailbox::Ars(ars) => {
                            let body = Body::Ars(ars);
                            let act = BodyAct::MailboxSet { email: kept };
                            record(tx, body_subject(body), act, author, now).await?;
                            store::mailboxes::set(tx, body, Some(&email)).await?;
                        }
                    }
                    Ok::<_, AppError>(())
                })
            })
            .await
    }

    /// Facilities of the actor's territory that lack something (DECL-8).
    ///
    /// # Errors
    /// When the actor's role does not see them.
    pub async fn unready_facilities(
        &self,
        actor: &Actor,
        missing: Missing,
        skip: u64,
        limit: u32,
    ) -> Result<Unready, AppError> {
        let Standing::Staff(role) = actor.standing else {
            return Err(Refusal::new(Rule::Decl8, Reason::NotYourRole).into());
        };
        permit(Verb::ReadReadiness, Seat::Staff { role })?;
        let territory = match role {
            StaffRole::Ars {
                delegation: Some(departement),
                ..
            } => Some(Territory::Departement(departement)),
            StaffRole::Ars { ars, .. } => Some(Territory::Ars(ars)),
            _ => None,
        };
        let reader = self.0.db.read();
        let limit = u64::from(limit.clamp(1, 200));
        let lacking = match missing {
            Missing::Mailbox => facilities::without_mailbox(reader, territory, skip, limit).await,
            Missing::Reporter => {
                facilities::without_reporter(reader, territory, self.now(), skip, limit).await
            }
        }?;
        let seen = skip + u64::try_from(lacking.items.len()).unwrap_or_default();
        Ok(Unready {
            next: (seen < lacking.total).then_some(seen),
            total: lacking.total,
            items: lacking.items,
        })
    }

    /// The State's designation of a facility, on record (DECL-8).
    ///
    /// # Errors
    /// When the actor's role may not set it, or there is no such facility.
    pub async fn set_flags(
        &self,
        actor: &Actor,
        facility: FacilityId,
        flags: FacilityFlags,
    ) -> Result<(), AppError> {
        let seat = actor.seat(facility);
        permit(Verb::KeepFlags, seat)?;
        let author = Author {
            pseudonym: actor.pseudonym.clone(),
            seat,
        };
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    facilities::by_id(tx.read(), facility)
                        .await?
                        .ok_or(AppError::NotFound)?;
                    let act = FacilityAct::FlagsSet { flags };
                    record(tx, facility_subject(facility), act, author, now).await?;
                    facilities::set_flags(tx, facility, flags)
                        .await
                        .map_err(AppError::from)
                })
            })
            .await
    }
}

/// The people of a facility, its agency and the CERT open its desk.
pub(crate) fn may_open_desk(actor: &Actor, facility: &Facility) -> bool {
    match &actor.standing {
        Standing::Facilities(roles) => roles.contains_key(&facility.id),
        Standing::Staff(StaffRole::Ars {
            ars, delegation, ..
        }) => {
            let home = site(facility);
            home.ars == Some(*ars)
                && delegation.is_none_or(|departement| departement == home.departement)
        }
        Standing::Staff(StaffRole::Cert { .. } | StaffRole::Hfds) => true,
        _ => false,
    }
}

/// The facilities with these numbers, `most` at most (INTAKE-1). A military
/// one is touched on the side of its own chain alone (DECL-7).
pub(crate) async fn named(
    reader: Reader<'_>,
    numbers: &[FinessNumber],
    most: usize,
) -> Result<Vec<Facility>, AppError> {
    let wanted: BTreeSet<FinessNumber> = numbers.iter().copied().collect();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    if wanted.len() > most {
        return Err(Refusal::new(Rule::Intake1, Reason::TooManySites(most)).into());
    }
    let wanted: Vec<FinessNumber> = wanted.into_iter().collect();
    let named: Vec<Facility> = facilities::by_numbers(reader, &wanted)
        .await?
        .into_iter()
        .map(|row| row.facility)
        .collect();
    if named.iter().any(Facility::is_military) {
        return Err(Refusal::new(Rule::Decl7, Reason::MilitaryFacility).into());
    }
    let unknown = |number: &&FinessNumber| named.iter().all(|known| known.finess != **number);
    match wanted.iter().find(unknown) {
        Some(number) => Err(WrongInput::UnknownFacility(number.to_string()).into()),
        None => Ok(named),
    }
}

/// An address that mail can be sent to.
pub(crate) fn address(email: &str) -> Result<String, WrongInput> {
    let email = email.trim();
    match email.parse::<lettre::Address>() {
        Ok(address) if address.domain().contains('.') => Ok(email.to_owned()),
        _ => Err(WrongInput::Email),
    }
}
