//! The fictitious facilities, in the layout of the national register. Their
//! names, towns and numbers exist nowhere else.

use process::facility::register;

use super::drill::Drill;

const REGISTER: &str = include_str!("register.csv");
/// Those of the drill alone.
const OF_DRILL: &str = include_str!("drill/register.csv");

/// The register of the demonstration, with the facilities of the drill when
/// it is played.
#[must_use]
pub(super) fn of(drill: Drill) -> Vec<u8> {
    match (drill, OF_DRILL.split_once('\n')) {
        (Drill::Played, Some((_, facilities))) => format!("{REGISTER}{facilities}").into_bytes(),
        _ => REGISTER.as_bytes().to_vec(),
    }
}

/// Another register with the fictitious facilities added at its end: loading
/// it does not close them.
#[must_use]
pub(crate) fn added_to(other: &[u8]) -> Vec<u8> {
    let mut text = register::decode(other).into_owned();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    if let Some((_, facilities)) = REGISTER.split_once('\n') {
        text.push_str(facilities);
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeSet;

    use process::{
        facility::register::{RegisterEntry, RegisterReader},
        territory::departement,
    };

    use super::*;

    fn entries() -> Vec<RegisterEntry> {
        RegisterReader::open(REGISTER)
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap()
    }

    #[test]
    fn every_line_can_be_read() {
        assert_eq!(entries().len() + 1, REGISTER.lines().count());
        let with_drill = String::from_utf8(of(Drill::Played)).unwrap();
        let numbers: BTreeSet<_> = RegisterReader::open(&with_drill)
            .unwrap()
            .map(|entry| entry.unwrap().finess)
            .collect();
        assert_eq!(numbers.len(), entries().len() + 66);
    }

    #[test]
    fn intake_1_it_has_many_regions_the_overseas_and_a_territory_without_agency() {
        let territories: Vec<_> = entries()
            .iter()
            .map(|entry| departement(entry.departement))
            .collect();
        let regions: BTreeSet<_> = territories
            .iter()
            .map(|territory| territory.region().code())
            .collect();
        assert!(regions.len() >= 8);
        assert!(
            territories
                .iter()
                .any(|territory| territory.ars().is_none())
        );
        assert!(regions.iter().any(|region| region.as_str() == "04"));
    }

    #[test]
    fn decl_7_it_has_a_military_hospital() {
        let military = entries()
            .into_iter()
            .any(|entry| entry.category.to_string() == "114");
        assert!(military);
    }

    #[test]
    fn it_can_be_added_to_a_real_register() {
        let other = added_to(b"finess;etalab;7;2026-02-01");
        let text = String::from_utf8(other).unwrap();
        let reader = RegisterReader::open(&text).unwrap();
        assert_eq!(reader.header().number, 7);
        assert_eq!(reader.filter_map(Result::ok).count(), entries().len());
    }
}
