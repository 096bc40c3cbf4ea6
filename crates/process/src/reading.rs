//! Mass reading: when one person reads or exports so many cases that somebody
//! should ask why (KEEP-3). Computed from the access record alone.

use std::collections::{BTreeMap, VecDeque};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    access::{Body, CertRole, Seat, StaffRole},
    ids::CaseId,
};

/// From when on reading is mass reading.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReadingLimits {
    /// The time within which reads are counted together; a person is reported
    /// once in such a time.
    pub window: SignedDuration,
    /// So many different cases read by one person are usual.
    pub cases: u32,
    /// So many cases taken away in lists by one person are usual.
    pub exported: u32,
}

impl Default for ReadingLimits {
    fn default() -> Self {
        Self {
            window: SignedDuration::from_hours(1),
            cases: 40,
            exported: 500,
        }
    }
}

/// How a case was looked at, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// One by one.
    Read,
    /// As a line of a list that was taken away, or of lessons among others.
    Exported,
}

/// One person's look at one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The case.
    pub case: CaseId,
    /// When.
    pub at: Timestamp,
    /// How.
    pub way: Way,
}

/// More than is usual, within one window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excess {
    /// The first look that counts.
    pub since: Timestamp,
    /// The look that was one too many.
    pub until: Timestamp,
    /// Different cases read, at the most, until then or in the window after.
    pub cases: u32,
    /// Different cases taken away in lists, likewise.
    pub exported: u32,
}

/// The times at which one person looked at more cases than is usual, at most
/// one in a window. `looks` are in the order of time.
#[must_use]
pub fn excesses(looks: &[Look], limits: &ReadingLimits) -> Vec<Excess> {
    let mut found: Vec<Excess> = Vec::new();
    let mut window: VecDeque<Look> = VecDeque::new();
    let mut read: BTreeMap<CaseId, u32> = BTreeMap::new();
    let mut exported: BTreeMap<CaseId, u32> = BTreeMap::new();
    for look in looks {
        while let Some(oldest) = window
            .front()
            .filter(|oldest| look.at.duration_since(oldest.at) >= limits.window)
        {
            let counted = match oldest.way {
                Way::Read => &mut read,
                Way::Exported => &mut exported,
            };
            if let Some(times) = counted.get_mut(&oldest.case) {
                *times -= 1;
                if *times == 0 {
                    counted.remove(&oldest.case);
                }
            }
            window.pop_front();
        }
        window.push_back(*look);
        let counted = match look.way {
            Way::Read => &mut read,
            Way::Exported => &mut exported,
        };
        *counted.entry(look.case).or_default() += 1;
        let (cases, taken) = (count(&read), count(&exported));
        let covering = found
            .last_mut()
            .filter(|last| look.at.duration_since(last.until) < limits.window);
        if let Some(last) = covering {
            last.cases = last.cases.max(cases);
            last.exported = last.exported.max(taken);
        } else if cases > limits.cases || taken > limits.exported {
            found.push(Excess {
                since: window.front().map_or(look.at, |first| first.at),
                until: look.at,
                cases,
                exported: taken,
            });
        }
    }
    found
}

fn count(cases: &BTreeMap<CaseId, u32>) -> u32 {
    u32::try_from(cases.len()).unwrap_or(u32::MAX)
}

/// Who is warned of mass reading.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Watcher {
    /// The lead of the CERT.
    CertLead,
    /// HFDS/FSSI, of what the leads of the CERT read themselves.
    Hfds,
}

impl Watcher {
    /// Who is warned of what was read from this seat.
    #[must_use]
    pub const fn of(seat: Seat) -> Self {
        match seat {
            Seat::Staff {
                role: StaffRole::Cert {
                    role: CertRole::Lead,
                },
            } => Self::Hfds,
            _ => Self::CertLead,
        }
    }

    /// The watcher that this role makes, if any.
    #[must_use]
    pub const fn by(role: StaffRole) -> Option<Self> {
        match role {
            StaffRole::Cert {
                role: CertRole::Lead,
            } => Some(Self::CertLead),
            StaffRole::Hfds => Some(Self::Hfds),
            _ => None,
        }
    }

    /// The body for which the watcher acts.
    #[must_use]
    pub const fn body(self) -> Body {
        match self {
            Self::CertLead => Body::Cert,
            Self::Hfds => Body::Hfds,
        }
    }
}
