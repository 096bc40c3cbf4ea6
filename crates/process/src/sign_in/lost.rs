//! Who may let somebody begin anew who lost every second factor.

use crate::{
    access::{Actor, ArsRole, CertRole, FacilityRole, StaffRole, Standing},
    ids::AccountId,
};

/// Whether somebody may confirm a request to begin anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MayConfirm {
    /// Yes, saying how the person was recognised.
    Yes,
    /// No.
    No,
}

/// Whether `actor` may confirm that `person`, who stands for `standing`, lost
/// every second factor: for somebody of a facility its director or the CERT,
/// after a call back; for an analyst or an agent their lead; for everybody the
/// administrator, who is alone to do it for a lead and for national bodies. Nobody confirms
/// one's own request, and a director's goes to the CERT.
#[must_use]
pub fn may_confirm(actor: &Actor, person: AccountId, standing: &Standing) -> MayConfirm {
    let may = match (&actor.standing, standing) {
        _ if actor.account == Some(person) => false,
        (Standing::Operator, _) => true,
        (Standing::Staff(StaffRole::Cert { .. }), Standing::Facilities(_)) => true,
        (Standing::Facilities(mine), Standing::Facilities(theirs)) => {
            let directed = |role: Option<&FacilityRole>| role == Some(&FacilityRole::Director);
            !theirs.values().any(|role| *role == FacilityRole::Director)
                && theirs.keys().any(|facility| directed(mine.get(facility)))
        }
        (
            Standing::Staff(StaffRole::Cert {
                role: CertRole::Lead,
            }),
            Standing::Staff(StaffRole::Cert {
                role: CertRole::Analyst,
            }),
        ) => true,
        (
            Standing::Staff(StaffRole::Ars {
                ars,
                delegation,
                role: ArsRole::Lead,
            }),
            Standing::Staff(StaffRole::Ars {
                ars: theirs,
                delegation: place,
                role: ArsRole::Agent,
            }),
        ) => ars == theirs && (delegation.is_none() || delegation == place),
        _ => false,
    };
    if may { MayConfirm::Yes } else { MayConfirm::No }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use rstest::rstest;
    use uuid::Uuid;

    use super::*;
    use crate::ids::{FacilityId, Pseudonym};

    const PERSON: AccountId = AccountId(Uuid::from_u128(1));
    const OTHER: AccountId = AccountId(Uuid::from_u128(2));

    fn at(facility: u128, role: FacilityRole) -> Standing {
        Standing::Facilities([(FacilityId(Uuid::from_u128(facility)), role)].into())
    }

    fn cert(role: CertRole) -> Standing {
        Standing::Staff(StaffRole::Cert { role })
    }

    fn ars(role: ArsRole, delegation: Option<&str>) -> Standing {
        Standing::Staff(StaffRole::Ars {
            ars: "ARS-53".parse().unwrap(),
            delegation: delegation.map(|code| code.parse().unwrap()),
            role,
        })
    }

    fn actor(account: AccountId, standing: Standing) -> Actor {
        Actor {
            account: Some(account),
            pseudonym: Pseudonym("p".to_owned()),
            standing,
        }
    }

    #[rstest]
    #[case(
        at(1, FacilityRole::Director),
        at(1, FacilityRole::Reporter),
        MayConfirm::Yes
    )]
    #[case(
        at(1, FacilityRole::Director),
        at(1, FacilityRole::SecurityOfficer),
        MayConfirm::Yes
    )]
    #[case(
        at(2, FacilityRole::Director),
        at(1, FacilityRole::Reporter),
        MayConfirm::No
    )]
    #[case(
        at(1, FacilityRole::Director),
        at(1, FacilityRole::Director),
        MayConfirm::No
    )]
    #[case(
        at(1, FacilityRole::SecurityOfficer),
        at(1, FacilityRole::Reporter),
        MayConfirm::No
    )]
    #[case(
        cert(CertRole::Analyst),
        at(1, FacilityRole::Director),
        MayConfirm::Yes
    )]
    #[case(cert(CertRole::Lead), cert(CertRole::Analyst), MayConfirm::Yes)]
    #[case(cert(CertRole::Analyst), cert(CertRole::Analyst), MayConfirm::No)]
    #[case(cert(CertRole::Lead), cert(CertRole::Lead), MayConfirm::No)]
    #[case(cert(CertRole::Lead), Standing::Staff(StaffRole::Hfds), MayConfirm::No)]
    #[case(cert(CertRole::Lead), ars(ArsRole::Agent, None), MayConfirm::No)]
    #[case(
        ars(ArsRole::Lead, None),
        ars(ArsRole::Agent, Some("35")),
        MayConfirm::Yes
    )]
    #[case(
        ars(ArsRole::Lead, Some("22")),
        ars(ArsRole::Agent, Some("35")),
        MayConfirm::No
    )]
    #[case(ars(ArsRole::Agent, None), ars(ArsRole::Agent, None), MayConfirm::No)]
    #[case(ars(ArsRole::Lead, None), ars(ArsRole::Lead, None), MayConfirm::No)]
    #[case(
        ars(ArsRole::Lead, None),
        at(1, FacilityRole::Reporter),
        MayConfirm::No
    )]
    fn those_who_know_the_person_confirm_that_the_factors_are_lost(
        #[case] who: Standing,
        #[case] person: Standing,
        #[case] expected: MayConfirm,
    ) {
        assert_eq!(may_confirm(&actor(OTHER, who), PERSON, &person), expected);
    }

    #[test]
    fn nobody_confirms_for_oneself_and_the_administrator_does_for_everybody() {
        let analyst = actor(PERSON, cert(CertRole::Lead));
        let standing = cert(CertRole::Analyst);
        assert_eq!(may_confirm(&analyst, PERSON, &standing), MayConfirm::No);
        for standing in [
            ars(ArsRole::Lead, None),
            cert(CertRole::Lead),
            at(1, FacilityRole::Director),
        ] {
            let operator = Actor::operator();
            assert_eq!(may_confirm(&operator, PERSON, &standing), MayConfirm::Yes);
        }
    }
}
