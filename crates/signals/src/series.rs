//! The cases in series that are counted apart. In each, a facility counts once
//! a week: one that declares every hour is no outbreak.

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{ids::FacilityId, territory};

use crate::{ONCE_IN, Place, Sighting, What};

/// Each series with its sightings in the order of time.
pub(crate) type Series<'s> = BTreeMap<(What, Place), Vec<&'s Sighting>>;

/// By cause, in the country and in each region; by provider and product in the
/// country; all cases in the country and in each region.
pub(crate) fn series<'s>(seen: &[&'s Sighting]) -> Series<'s> {
    let mut series = Series::new();
    let mut add = |what: What, place: Place, one: &'s Sighting| {
        series.entry((what, place)).or_default().push(one);
    };
    for one in seen {
        let region = territory::departement(one.departement).region().code();
        for place in [Place::Country, Place::Region(region)] {
            add(What::Cases, place, one);
            for cause in &one.causes {
                add(What::Cause { cause: *cause }, place, one);
            }
        }
        let mut names: Vec<String> = one.names.iter().map(|name| name.words.join(" ")).collect();
        names.sort();
        names.dedup();
        for name in names {
            add(What::Named { name }, Place::Country, one);
        }
    }
    for sightings in series.values_mut() {
        *sightings = once_each(sightings);
    }
    series
}

/// The sightings, each facility once in a week.
pub(crate) fn once_each<'s>(seen: &[&'s Sighting]) -> Vec<&'s Sighting> {
    let mut last: BTreeMap<FacilityId, Timestamp> = BTreeMap::new();
    seen.iter()
        .filter(|one| {
            let counts = last
                .get(&one.facility)
                .is_none_or(|last| one.at.duration_since(*last) >= ONCE_IN);
            if counts {
                last.insert(one.facility, one.at);
            }
            counts
        })
        .copied()
        .collect()
}
