//! Who keeps which entries of the directory of providers (SUPP-6).

use std::collections::BTreeSet;

use super::{Body, RightTo, Seat, SeatKind, StaffRole, Verb, right_to};
use crate::territory::{RegionCode, region};

/// The body that keeps an entry that serves these regions; the whole nation
/// when there are none. What serves the region of one agency alone is that
/// agency's, the rest the CERT's.
#[must_use]
pub fn keeper_of_provider(regions: &BTreeSet<RegionCode>) -> Body {
    let mut agencies = regions.iter().map(|code| region(*code).ars());
    let first = agencies.next().flatten().map(|agency| agency.code());
    match first {
        Some(ars) if agencies.all(|other| other.map(|agency| agency.code()) == Some(ars)) => {
            Body::Ars(ars)
        }
        _ => Body::Cert,
    }
}

/// Whether this seat may write such an entry: the CERT any, an agency its own.
#[must_use]
pub fn keeps_provider(seat: Seat, regions: &BTreeSet<RegionCode>) -> RightTo {
    match seat {
        Seat::Staff {
            role: role @ StaffRole::Ars { .. },
        } if keeper_of_provider(regions) != role.body() => RightTo::Lacking,
        _ => right_to(Verb::KeepProviders, SeatKind::from(seat)),
    }
}
