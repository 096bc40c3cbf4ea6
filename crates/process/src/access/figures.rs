//! Whose cases each role may count (FIG-1, QUAL-5).

use super::{Actor, Body, StaffRole, Standing};
use crate::{
    figures::Fact,
    territory::{ArsCode, DepartementCode, departement},
};

/// The cases that a reader of figures counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// Every report: the CERT, and the ministry, to which its indicator is due.
    Nation,
    /// Those led by the agency that it may read.
    Agency(ArsCode),
    /// Those led in the département of a delegation that it may read.
    Delegation(DepartementCode),
    /// Those of which the body was told.
    ToldTo(Body),
}

impl Counting {
    /// Whether this reader counts the case.
    #[must_use]
    pub fn holds(self, fact: &Fact) -> bool {
        let open = fact.open_to;
        match self {
            Self::Nation => true,
            Self::Agency(ars) => {
                let leads = departement(fact.departement).ars();
                open.agency && leads.is_some_and(|leads| leads.code() == ars)
            }
            Self::Delegation(code) => open.delegation && fact.departement == code,
            Self::ToldTo(Body::Dgs) => open.dgs,
            Self::ToldTo(Body::Ansm) => open.ansm,
            Self::ToldTo(Body::Anssi) => open.anssi,
            Self::ToldTo(_) => false,
        }
    }
}

/// Whose cases an actor counts; those who count none read the public tables.
#[must_use]
pub fn counting(actor: &Actor) -> Option<Counting> {
    let Standing::Staff(role) = actor.standing else {
        return None;
    };
    match role {
        StaffRole::Cert { .. } | StaffRole::Hfds => Some(Counting::Nation),
        StaffRole::Ars {
            delegation: Some(code),
            ..
        } => Some(Counting::Delegation(code)),
        StaffRole::Ars { ars, .. } => Some(Counting::Agency(ars)),
        StaffRole::Dgs | StaffRole::Ansm | StaffRole::Anssi => Some(Counting::ToldTo(role.body())),
        StaffRole::ArmedForces => None,
    }
}
