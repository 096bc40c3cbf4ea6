//! Who gives which right, and when rights end (DECL-4, DECL-8, KEEP-3).
//!
//! A director gives the rights of the facility, a lead those of the agents
//! that the lead leads, the administrator those of national roles and of
//! leads. The CERT confirms directors. Nobody gives a right wider than their
//! own.

use jiff::{SignedDuration, Timestamp, civil::Date};

use crate::{
    access::{ArsRole, CertRole, FacilityRole, Right, Seat, StaffRole},
    calendar,
    facility::Facility,
    refusal::{Reason, Refusal, Rule},
    settings::Delays,
    territory,
};

/// Whether somebody who acts from this seat may give and end this right.
///
/// # Errors
/// The rule that says who gives it, and why this seat does not.
pub fn may_give(by: Seat, right: Right) -> Result<(), Refusal> {
    placed(right)?;
    if by == Seat::Operator {
        return Ok(());
    }
    match right {
        Right::Facility {
            role: FacilityRole::Director,
            ..
        } => match by {
            Seat::Staff {
                role: StaffRole::Cert { .. },
            } => Ok(()),
            _ => Err(Refusal::new(Rule::Decl8, Reason::NotYourRole)),
        },
        Right::Facility { facility, .. } => match by {
            Seat::Facility {
                facility: own,
                role: FacilityRole::Director,
            } => within_reach(Rule::Decl4, own == facility),
            _ => Err(Refusal::new(Rule::Decl4, Reason::NotYourRole)),
        },
        Right::Staff { role } => by_lead(by, role),
    }
}

fn by_lead(by: Seat, given: StaffRole) -> Result<(), Refusal> {
    let Seat::Staff { role: own } = by else {
        return Err(Refusal::new(Rule::Keep3, Reason::NotYourRole));
    };
    match (own, given) {
        (
            StaffRole::Cert {
                role: CertRole::Lead,
            },
            StaffRole::Cert {
                role: CertRole::Analyst,
            },
        ) => Ok(()),
        (
            StaffRole::Ars {
                ars,
                delegation,
                role: ArsRole::Lead,
            },
            StaffRole::Ars {
                ars: there,
                delegation: narrowed,
                role: ArsRole::Agent,
            },
        ) => within_reach(
            Rule::Keep3,
            ars == there && delegation.is_none_or(|reach| narrowed == Some(reach)),
        ),
        _ => Err(Refusal::new(Rule::Keep3, Reason::NotYourRole)),
    }
}

fn within_reach(rule: Rule, within: bool) -> Result<(), Refusal> {
    if within {
        Ok(())
    } else {
        Err(Refusal::new(rule, Reason::OutsideYourReach))
    }
}

/// Whether the place that a right names exists: a delegation is one of a
/// département of its agency.
///
/// # Errors
/// When the département is in another territory.
pub fn placed(right: Right) -> Result<(), Refusal> {
    match right {
        Right::Staff {
            role:
                StaffRole::Ars {
                    ars,
                    delegation: Some(code),
                    ..
                },
        } if territory::departement(code).ars().map(territory::Ars::code) != Some(ars) => {
            Err(Refusal::new(Rule::Keep3, Reason::DelegationElsewhere))
        }
        _ => Ok(()),
    }
}

/// Whether `narrow` opens nothing that `wide` does not.
#[must_use]
pub fn is_within(narrow: Right, wide: Right) -> bool {
    match (narrow, wide) {
        (
            Right::Facility { facility, role },
            Right::Facility {
                facility: there,
                role: held,
            },
        ) => facility == there && role <= held,
        (
            Right::Staff {
                role:
                    StaffRole::Ars {
                        ars,
                        delegation,
                        role,
                    },
            },
            Right::Staff {
                role:
                    StaffRole::Ars {
                        ars: there,
                        delegation: reach,
                        role: held,
                    },
            },
        ) => ars == there && reach.is_none_or(|reach| delegation == Some(reach)) && role <= held,
        (Right::Staff { role }, Right::Staff { role: held }) => {
            role.body() == held.body() && role <= held
        }
        _ => false,
    }
}

/// Whether the holder of a right gives others theirs: a director, a lead.
#[must_use]
pub const fn gives_rights(right: Right) -> bool {
    matches!(
        right,
        Right::Facility {
            role: FacilityRole::Director,
            ..
        } | Right::Staff {
            role: StaffRole::Cert {
                role: CertRole::Lead
            } | StaffRole::Ars {
                role: ArsRole::Lead,
                ..
            },
        }
    )
}

/// What whoever ends a right knows of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// They were not told that nobody would be left.
    Unwarned,
    /// They were, and go on.
    Deliberate,
}

/// Whether a right may end, when `others` are the rights that other people
/// hold: the last one who gives rights in a place leaves on purpose only.
///
/// # Errors
/// When nobody would be left to give rights there, and nobody said that it is
/// meant so.
pub fn may_end(right: Right, others: &[Right], intent: Intent) -> Result<(), Refusal> {
    if !gives_rights(right) || intent == Intent::Deliberate || others.contains(&right) {
        return Ok(());
    }
    let rule = match right {
        Right::Facility { .. } => Rule::Decl8,
        Right::Staff { .. } => Rule::Keep3,
    };
    Err(Refusal::new(rule, Reason::LastHolder))
}

/// Whether a right may be given, or prolonged, until this instant.
///
/// # Errors
/// When it has passed.
pub fn may_hold_until(until: Option<Timestamp>, now: Timestamp) -> Result<(), Refusal> {
    if until.is_some_and(|until| until <= now) {
        return Err(Refusal::new(Rule::Keep1, Reason::InThePast));
    }
    Ok(())
}

/// The end of the last day on which a right holds, on the clocks of Paris.
#[must_use]
pub fn end_of(day: Date) -> Option<Timestamp> {
    let next = day.tomorrow().ok()?.to_zoned(calendar::paris()).ok()?;
    Some(next.timestamp())
}

/// The last day on which a right that ends at this instant holds, on the
/// clocks of Paris.
#[must_use]
pub fn last_day(until: Timestamp) -> Date {
    let before = until.saturating_sub(SignedDuration::from_micros(1));
    before.unwrap_or(until).to_zoned(calendar::paris()).date()
}

/// When the holder of a right is warned that it ends; never of one that was
/// given for less than that.
#[must_use]
pub fn warned_at(from: Timestamp, until: Option<Timestamp>, delays: &Delays) -> Option<Timestamp> {
    let at = until?.checked_sub(delays.right_warning).ok()?;
    (at > from).then_some(at)
}

/// Whether two facilities belong to one group: the same legal entity, or the
/// same support facility of a hospital group (GHT).
#[must_use]
pub fn same_group(one: &Facility, other: &Facility) -> bool {
    let entity = one.legal_entity.is_some() && one.legal_entity == other.legal_entity;
    let support = one.support_ght.is_some() && one.support_ght == other.support_ght;
    one.id != other.id && (entity || support)
}
