//! By what a case is found when look-alikes are sought (SUPP-2): its own
//! profile and keys, written with its acts. Which cases are alike is computed
//! when somebody asks; no pair is ever stored.

mod index;
mod seek;
mod stands;
mod waiting;

use std::collections::{BTreeMap, BTreeSet};

use likeness::{Key, Profile};
use process::{
    case::Case,
    ids::{IncidentId, Reference},
    lookalikes::SetApart,
};

pub use index::{begin, erase, put, stored, touch};
pub use seek::{Changes, Holding, Known, Lead, Number, holdings, known, newest, profiles, sharing};
pub use stands::{Stand, stands};
pub use waiting::{Mark, Waiting, looked, marked, waiting};

use crate::{
    columns::{deflated, from_json, inflated},
    entities::case_likeness::Model,
    error::{Result, StoreError},
};

/// What was judged of the cases beside one, by their numbers: what both shared
/// then, unless it was erased.
pub type Judged = BTreeMap<Reference, Option<BTreeSet<String>>>;

/// What is kept of a case so that it is found; a pure function of its acts.
#[derive(Clone, Debug, PartialEq)]
pub struct LikenessRow {
    /// What is compared.
    pub profile: Profile,
    /// The cases judged to be something else.
    pub set_apart: Judged,
    /// The incident that it shares with others.
    pub incident: Option<IncidentId>,
}

impl LikenessRow {
    fn from_model(row: &Model) -> Result<Self> {
        Ok(Self {
            profile: inflated(&row.profile)?,
            set_apart: from_json(&row.set_apart)?,
            incident: row.incident_id.map(IncidentId),
        })
    }

    /// The row of a case of this profile.
    #[must_use]
    pub fn of(case: &Case, profile: Profile) -> Self {
        let judged = |(reference, apart): (&Reference, &SetApart)| {
            let shared = apart.shared.clone();
            (*reference, shared)
        };
        Self {
            profile,
            set_apart: case.set_apart.iter().map(judged).collect(),
            incident: case.incident.map(|membership| membership.incident),
        }
    }
}

/// A profile as it is stored: few pages hold many.
///
/// # Errors
/// When it cannot be written, which its types exclude.
pub fn packed_profile(profile: &Profile) -> Result<Vec<u8>> {
    deflated(profile)
}

/// A key as it is stored: the same 64 bits.
const fn signed(key: Key) -> i64 {
    key.0.cast_signed()
}

const fn unsigned(key: i64) -> Key {
    Key(key.cast_unsigned())
}

fn packed(keys: &BTreeSet<i64>) -> Vec<u8> {
    keys.iter().flat_map(|key| key.to_be_bytes()).collect()
}

fn unpacked(bytes: &[u8]) -> Result<BTreeSet<i64>> {
    bytes
        .chunks(8)
        .map(|key| {
            let key = key
                .try_into()
                .map_err(|_| StoreError::corrupt("a key", key.len()))?;
            Ok(i64::from_be_bytes(key))
        })
        .collect()
}
