//! Who acts in the stories.

use process::{
    access::{Actor, ArsRole, CertRole, FacilityRole, StaffRole, Standing},
    closure::Party,
    ids::{AccountId, CaseId, FacilityId, Pseudonym},
};
use uuid::Uuid;

/// The declaring facility of every story.
pub(crate) const VALMONT: FacilityId = FacilityId(Uuid::from_u128(1));

/// The case of every story.
pub(crate) const CASE: CaseId = CaseId(Uuid::from_u128(100));

fn person(name: &str, standing: Standing) -> Actor {
    Actor {
        account: Some(AccountId(Uuid::from_u128(7))),
        pseudonym: Pseudonym(name.to_owned()),
        standing,
    }
}

fn at_facility(facility: FacilityId, role: FacilityRole) -> Actor {
    let name = format!("{role:?} of {facility}");
    person(&name, Standing::Facilities([(facility, role)].into()))
}

fn staff(role: StaffRole) -> Actor {
    person(&format!("{role:?}"), Standing::Staff(role))
}

pub(crate) fn reporter() -> Actor {
    at_facility(VALMONT, FacilityRole::Reporter)
}

pub(crate) fn security_officer() -> Actor {
    at_facility(VALMONT, FacilityRole::SecurityOfficer)
}

pub(crate) fn director() -> Actor {
    at_facility(VALMONT, FacilityRole::Director)
}

/// The director of another facility.
pub(crate) fn director_elsewhere(number: u128) -> Actor {
    at_facility(FacilityId(Uuid::from_u128(number)), FacilityRole::Director)
}

pub(crate) fn analyst() -> Actor {
    staff(StaffRole::Cert {
        role: CertRole::Analyst,
    })
}

/// An analyst who does nothing else in a story.
pub(crate) fn second_analyst() -> Actor {
    let role = StaffRole::Cert {
        role: CertRole::Analyst,
    };
    person("second analyst", Standing::Staff(role))
}

pub(crate) fn lead() -> Actor {
    staff(StaffRole::Cert {
        role: CertRole::Lead,
    })
}

pub(crate) fn ars(code: &str) -> Actor {
    staff(StaffRole::Ars {
        ars: code.parse().unwrap(),
        delegation: None,
        role: ArsRole::Agent,
    })
}

pub(crate) fn delegation(code: &str, departement: &str) -> Actor {
    staff(StaffRole::Ars {
        ars: code.parse().unwrap(),
        delegation: Some(departement.parse().unwrap()),
        role: ArsRole::Agent,
    })
}

pub(crate) fn hfds() -> Actor {
    staff(StaffRole::Hfds)
}

pub(crate) fn dgs() -> Actor {
    staff(StaffRole::Dgs)
}

pub(crate) fn ansm() -> Actor {
    staff(StaffRole::Ansm)
}

pub(crate) fn anssi() -> Actor {
    staff(StaffRole::Anssi)
}

pub(crate) fn armed_forces() -> Actor {
    staff(StaffRole::ArmedForces)
}

pub(crate) fn stranger() -> Actor {
    Actor {
        account: None,
        ..person("stranger", Standing::Stranger)
    }
}

/// Who holds the secret link of the story's case.
pub(crate) fn follower() -> Actor {
    Actor {
        account: None,
        ..person("follower", Standing::Follower(CASE))
    }
}

/// Who holds the secret link of another case.
pub(crate) fn follower_elsewhere() -> Actor {
    Actor {
        account: None,
        ..person("follower", Standing::Follower(CaseId(Uuid::from_u128(101))))
    }
}

pub(crate) fn operator() -> Actor {
    person("operator", Standing::Operator)
}

/// Everybody who could meddle with a case, inside and outside.
pub(crate) fn everybody() -> Vec<Actor> {
    vec![
        reporter(),
        security_officer(),
        director(),
        director_elsewhere(2),
        analyst(),
        lead(),
        ars("ARS-53"),
        ars("ARS-52"),
        ars("ARS-11"),
        delegation("ARS-53", "35"),
        delegation("ARS-53", "22"),
        hfds(),
        dgs(),
        ansm(),
        anssi(),
        armed_forces(),
        stranger(),
        follower(),
        Actor::contact(CASE, 1),
        follower_elsewhere(),
        operator(),
        Actor::platform(),
    ]
}

/// Who speaks for a party of the default story.
pub(crate) fn speaker_of(party: Party) -> Actor {
    match party {
        Party::Cert => analyst(),
        Party::Ars => ars("ARS-53"),
        Party::Facility => reporter(),
        Party::Hfds => hfds(),
    }
}
