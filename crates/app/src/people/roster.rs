//! Who holds which right in a place, for whoever gives them, and what happened
//! to those rights.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use process::{
    access::{Actor, FacilityRole, Right, Seat, Verb},
    act::SubjectKind,
    decide::permit,
    facility::{Facility, acts::GrantAct},
    ids::{AccountId, FacilityId, GrantId, Pseudonym},
    rights::{may_give, warned_at},
    sign_in::Enrolment,
};
use store::grants::{Holder, Place};

use super::directors::staff_seat;
use crate::{App, AppError};

/// The people of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Roster {
    /// Who holds a right now, in the order in which rights were given.
    pub people: Vec<RosterLine>,
    /// What happened to rights there, the newest first.
    pub history: Vec<RightEvent>,
}

/// Whether somebody has come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// They were invited, and have not chosen a password yet.
    Invited,
    /// They came in.
    Arrived,
}

/// Somebody with a right.
#[derive(Clone, Debug, PartialEq)]
pub struct RosterLine {
    /// The right's identity.
    pub grant: GrantId,
    /// The right.
    pub right: Right,
    /// First and last name.
    pub name: String,
    /// Function.
    pub function: String,
    /// E-mail address.
    pub email: String,
    /// Phone.
    pub phone: String,
    /// Since when.
    pub since: Timestamp,
    /// Until when.
    pub until: Option<Timestamp>,
    /// Who gave it; none for the administrator.
    pub given_by: Option<String>,
    /// Whether the person has come in.
    pub arrival: Presence,
    /// Whether the person has a second factor.
    pub factor: Enrolment,
    /// When the person signed in last.
    pub signed_in_at: Option<Timestamp>,
    /// Since when a new director is asked whether it stays (DECL-8).
    pub doubted_at: Option<Timestamp>,
    /// Whether the reader may end and prolong it.
    pub reach: Hold,
}

/// What the reader of a line may do to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// End and prolong it.
    Manages,
    /// Give it up: it is their own.
    Own,
    /// Read it.
    Reads,
}

/// Something that happened to a right.
#[derive(Clone, Debug, PartialEq)]
pub struct RightEvent {
    /// When.
    pub at: Timestamp,
    /// Who did it: the name, unless it was forgotten or there is none.
    pub by: Option<String>,
    /// From which seat.
    pub seat: Seat,
    /// Whose right.
    pub person: Option<String>,
    /// The right.
    pub right: Right,
    /// What was done, with the reason.
    pub act: GrantAct,
}

/// One of the reader's own rights.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnRight {
    /// The right's identity.
    pub grant: GrantId,
    /// The right.
    pub right: Right,
    /// The facility, for a right in one.
    pub facility: Option<Facility>,
    /// Since when.
    pub since: Timestamp,
    /// Until when.
    pub until: Option<Timestamp>,
    /// Who gave it.
    pub given_by: Option<String>,
    /// Whether it ends so soon that its holder is warned.
    pub nearness: Nearness,
}

/// How near the end of a right is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// It ends soon.
    Soon,
    /// It does not, or has no end.
    Far,
}

const MOST_GRANTS: u64 = 300;
const MOST_EVENTS: usize = 100;

impl App {
    /// The people of a facility and what happened to their rights, for its
    /// director and the CERT.
    ///
    /// # Errors
    /// When the actor does not see the facility, or neither gives its rights
    /// nor confirms its director.
    pub async fn facility_roster(
        &self,
        actor: &Actor,
        facility: FacilityId,
    ) -> Result<Roster, AppError> {
        let seat = actor.seat(facility);
        if seat == Seat::Stranger {
            return Err(AppError::NotFound);
        }
        if permit(Verb::ConfirmDirector, seat).is_err() {
            permit(Verb::ManageReporters, seat)?;
        }
        self.roster(actor, Place::Facility(facility), |_| true)
            .await
    }

    /// The agents that the actor leads, and what happened to their rights.
    ///
    /// # Errors
    /// When the actor leads nobody.
    pub async fn agents(&self, actor: &Actor) -> Result<Roster, AppError> {
        let seat = staff_seat(actor);
        permit(Verb::ManageAgents, seat)?;
        let Seat::Staff { role } = seat else {
            return Err(AppError::NotFound);
        };
        let own = Right::Staff { role };
        // The lead of a delegation leads the agents of that delegation.
        let within = |right: Right| process::rights::is_within(right, own);
        self.roster(actor, Place::Body(role.body()), within).await
    }

    /// One right with its holder, for whoever may end and prolong it.
    ///
    /// # Errors
    /// When the actor does not see it or does not give such rights, or it has
    /// ended.
    pub async fn managed_right(
        &self,
        actor: &Actor,
        grant: GrantId,
    ) -> Result<RosterLine, AppError> {
        let reader = self.0.db.read();
        let found = store::grants::by_id(reader, grant)
            .await?
            .ok_or(AppError::NotFound)?;
        self.manager_of(actor, grant).await?;
        let holder = store::grants::holders(reader, Place::of(found.right), self.now())
            .await?
            .into_iter()
            .find(|holder| holder.grant.id == grant)
            .ok_or(AppError::NotFound)?;
        let givers = [holder.grant.granted_by.clone()];
        let names = store::accounts::names_of(reader, &givers).await?;
        let enrolled = store::factors::enrolled(reader, &[holder.account.id]).await?;
        Ok(line(actor, holder, &names, &enrolled))
    }

    async fn roster(
        &self,
        actor: &Actor,
        place: Place,
        shown: impl Fn(Right) -> bool,
    ) -> Result<Roster, AppError> {
        let reader = self.0.db.read();
        let holders: Vec<Holder> = store::grants::holders(reader, place, self.now())
            .await?
            .into_iter()
            .filter(|holder| shown(holder.grant.right))
            .collect();
        let givers: BTreeSet<Pseudonym> = holders
            .iter()
            .map(|holder| holder.grant.granted_by.clone())
            .collect();
        let givers: Vec<Pseudonym> = givers.into_iter().collect();
        let names = store::accounts::names_of(reader, &givers).await?;
        let accounts: Vec<AccountId> = holders.iter().map(|holder| holder.account.id).collect();
        let enrolled = store::factors::enrolled(reader, &accounts).await?;
        let people = holders
            .into_iter()
            .map(|holder| line(actor, holder, &names, &enrolled))
            .collect();
        Ok(Roster {
            people,
            history: self.history(place, shown).await?,
        })
    }

    async fn history(
        &self,
        place: Place,
        shown: impl Fn(Right) -> bool,
    ) -> Result<Vec<RightEvent>, AppError> {
        let reader = self.0.db.read();
        let grants: BTreeMap<_, _> = store::grants::ever_of(reader, place, MOST_GRANTS)
            .await?
            .into_iter()
            .filter(|grant| shown(grant.right))
            .map(|grant| (grant.id.0, grant))
            .collect();
        let ids: Vec<_> = grants.keys().copied().collect();
        let stored = store::acts::of_subjects(reader, SubjectKind::Grant, &ids).await?;
        let mut holders: BTreeMap<uuid::Uuid, Pseudonym> = BTreeMap::new();
        let mut acts = Vec::with_capacity(stored.len());
        for (subject, act) in stored {
            let recorded = act.unseal::<GrantAct>()?;
            if let GrantAct::Given { person, .. } = &recorded.act {
                holders.insert(subject, person.clone());
            }
            acts.push((subject, recorded));
        }
        acts.truncate(MOST_EVENTS);
        let people: BTreeSet<Pseudonym> = acts
            .iter()
            .map(|(_, act)| act.by.pseudonym.clone())
            .chain(holders.values().cloned())
            .collect();
        let people: Vec<Pseudonym> = people.into_iter().collect();
        let names = store::accounts::names_of(reader, &people).await?;
        let name = |pseudonym: &Pseudonym| names.get(pseudonym).map(|person| person.name.clone());
        Ok(acts
            .into_iter()
            .filter_map(|(subject, recorded)| {
                Some(RightEvent {
                    at: recorded.at,
                    by: name(&recorded.by.pseudonym),
                    seat: recorded.by.seat,
                    person: holders.get(&subject).and_then(name),
                    right: grants.get(&subject)?.right,
                    act: recorded.act,
                })
            })
            .collect())
    }

    /// The actor's own rights in force.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn own_rights(&self, actor: &Actor) -> Result<Vec<OwnRight>, AppError> {
        let Some(account) = actor.account else {
            return Ok(Vec::new());
        };
        let now = self.now();
        let reader = self.0.db.read();
        let held: Vec<_> = store::grants::of_account(reader, account)
            .await?
            .into_iter()
            .filter(|grant| grant.from <= now && grant.until.is_none_or(|until| until > now))
            .collect();
        let facilities: Vec<FacilityId> = held
            .iter()
            .filter_map(|grant| match grant.right {
                Right::Facility { facility, .. } => Some(facility),
                Right::Staff { .. } => None,
            })
            .collect();
        let facilities = store::facilities::by_ids(reader, &facilities).await?;
        let givers: Vec<Pseudonym> = held.iter().map(|grant| grant.granted_by.clone()).collect();
        let names = store::accounts::names_of(reader, &givers).await?;
        let delays = &self.config().process.delays;
        Ok(held
            .into_iter()
            .map(|grant| OwnRight {
                grant: grant.id,
                right: grant.right,
                facility: match grant.right {
                    Right::Facility { facility, .. } => {
                        facilities.get(&facility).map(|row| row.facility.clone())
                    }
                    Right::Staff { .. } => None,
                },
                since: grant.from,
                until: grant.until,
                given_by: names.get(&grant.granted_by).map(|name| name.name.clone()),
                nearness: match warned_at(grant.from, grant.until, delays) {
                    Some(at) if at <= now => Nearness::Soon,
                    _ => Nearness::Far,
                },
            })
            .collect())
    }
}

fn line(
    actor: &Actor,
    holder: Holder,
    names: &BTreeMap<Pseudonym, store::accounts::PersonName>,
    enrolled: &BTreeSet<AccountId>,
) -> RosterLine {
    let Holder {
        grant,
        account,
        doubted_at,
        signed_in_at,
    } = holder;
    let by = super::designation::giver(actor, grant.right);
    let reach = if Some(account.id) == actor.account {
        Hold::Own
    } else if may_give(by.seat, grant.right).is_ok() {
        Hold::Manages
    } else {
        Hold::Reads
    };
    RosterLine {
        grant: grant.id,
        right: grant.right,
        factor: if enrolled.contains(&account.id) {
            Enrolment::Enrolled
        } else {
            Enrolment::NotEnrolled
        },
        name: account.name,
        function: account.function.unwrap_or_default(),
        email: account.email,
        phone: account.phone.unwrap_or_default(),
        since: grant.from,
        until: grant.until,
        given_by: names.get(&grant.granted_by).map(|name| name.name.clone()),
        arrival: match (signed_in_at, &account.password_hash) {
            (None, None) => Presence::Invited,
            _ => Presence::Arrived,
        },
        signed_in_at,
        doubted_at,
        reach,
    }
}

/// The roles that a director gives.
pub const GIVEN_BY_DIRECTORS: [FacilityRole; 2] =
    [FacilityRole::Reporter, FacilityRole::SecurityOfficer];
