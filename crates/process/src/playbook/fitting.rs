//! Which playbooks fit a case (SUPP-5): by what the expert recorded, or else by
//! what the facility declared and saw; by what kind of facility it is; and for
//! whom it has at hand.

use std::collections::{BTreeMap, BTreeSet};

use super::{PlaybookKey, Skill};
use crate::{
    case::Case,
    facility::FacilityNature,
    words::{Cause, IncidentNature, Staffing, Trace},
};

/// For what a playbook is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Its name in addresses.
    pub key: PlaybookKey,
    /// The causes.
    pub causes: BTreeSet<Cause>,
    /// The kinds of facilities; all of them when empty.
    pub facilities: BTreeSet<FacilityNature>,
}

/// What speaks for a playbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// The cause that the expert recorded.
    Found(Cause),
    /// The cause that the facility declared.
    Declared(Cause),
    /// What the facility saw.
    Seen(Trace),
}

/// A playbook that fits a case, with what speaks for it, the strongest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Its name in addresses.
    pub key: PlaybookKey,
    /// What speaks for it.
    pub grounds: BTreeSet<Ground>,
}

/// The playbooks that fit a case of a facility of this kind, those with the
/// strongest grounds first.
#[must_use]
pub fn fitting(
    case: &Case,
    facility: FacilityNature,
    profiles: impl IntoIterator<Item = Profile>,
) -> Vec<Fit> {
    let known = grounds(case);
    let mut fits: Vec<Fit> = profiles
        .into_iter()
        .filter(|profile| profile.facilities.is_empty() || profile.facilities.contains(&facility))
        .filter_map(|profile| {
            let grounds: BTreeSet<Ground> = profile
                .causes
                .iter()
                .filter_map(|cause| known.get(cause))
                .flatten()
                .copied()
                .collect();
            (!grounds.is_empty()).then_some(Fit {
                key: profile.key,
                grounds,
            })
        })
        .collect();
    fits.sort_by(|one, other| one.grounds.first().cmp(&other.grounds.first()));
    fits
}

/// What is known of the causes of a case.
fn grounds(case: &Case) -> BTreeMap<Cause, BTreeSet<Ground>> {
    let mut known: BTreeMap<Cause, BTreeSet<Ground>> = BTreeMap::new();
    let mut note = |cause: Cause, ground| {
        known.entry(cause).or_default().insert(ground);
    };
    if let Some((nature, causes)) = &case.causes {
        for &cause in causes {
            note(cause, Ground::Found(cause));
        }
        if !causes.is_empty() {
            return known;
        }
        declared(case, Some(*nature), note);
    } else {
        declared(case, None, note);
    }
    known
}

/// What the facility declared and saw, as far as it does not contradict the
/// nature that the expert recorded.
fn declared(case: &Case, nature: Option<IncidentNature>, mut note: impl FnMut(Cause, Ground)) {
    let contradicts = |cause: Cause| {
        matches!(
            (nature, cause.nature()),
            (
                Some(IncidentNature::Malicious),
                Some(IncidentNature::NonMalicious)
            ) | (
                Some(IncidentNature::NonMalicious),
                Some(IncidentNature::Malicious)
            )
        )
    };
    for cause in case.facts.causes.known().iter().flat_map(|all| all.iter()) {
        if !contradicts(cause) {
            note(cause, Ground::Declared(cause));
        }
    }
    for trace in case
        .facts
        .traces_seen
        .known()
        .iter()
        .flat_map(|all| all.iter())
    {
        if let Some(cause) = points_to(trace).filter(|cause| !contradicts(*cause)) {
            note(cause, Ground::Seen(trace));
        }
    }
}

/// The cause to which something seen points by itself.
const fn points_to(trace: Trace) -> Option<Cause> {
    match trace {
        Trace::RansomNote | Trace::RenamedFiles => Some(Cause::Ransomware),
        Trace::SuspiciousMessage => Some(Cause::MaliciousMessages),
        Trace::MessagesSentInOurName | Trace::UnknownAccount | Trace::UnusualConnection => {
            Some(Cause::CompromisedAccount)
        }
        Trace::DataSeenOnline => Some(Cause::InformationLeak),
        Trace::ProtectionAlert | Trace::OddBehaviour | Trace::OutsideWarning | Trace::None => None,
    }
}

/// What those who can work on the systems now know about computing, as the
/// facility declares.
#[must_use]
pub fn skill_at_hand(case: &Case) -> Skill {
    match case.facts.staffing.known() {
        Some(Staffing::Nobody | Staffing::Insufficient) => Skill::Anyone,
        Some(Staffing::InHouse | Staffing::FacilityGroup | Staffing::ProviderOnly) | None => {
            Skill::Generalist
        }
    }
}
