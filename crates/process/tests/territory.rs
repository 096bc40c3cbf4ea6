//! Territories and the agencies competent in them (INTAKE-1).
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod shared_data;

use std::collections::BTreeSet;

use process::{
    calendar::HolidayZone,
    territory::{
        ArsCode, Departement, DepartementCode, RegionCode, UnknownTerritory, all_ars,
        all_departements, all_regions, ars, departement, from_finess_csv, region, zone_of,
    },
};
use rstest::rstest;

fn named(code: &str) -> &'static Departement {
    departement(code.parse().unwrap())
}

#[rstest]
#[case("40", "Landes", "Nouvelle-Aquitaine", "ARS-75")]
#[case("69", "Rhône", "Auvergne-Rhône-Alpes", "ARS-84")]
#[case("76", "Seine-Maritime", "Normandie", "ARS-28")]
#[case("57", "Moselle", "Grand Est", "ARS-44")]
#[case("2A", "Corse-du-Sud", "Corse", "ARS-94")]
#[case("971", "Guadeloupe", "Guadeloupe", "ARS-01")]
#[case("974", "La Réunion", "La Réunion", "ARS-05")]
#[case("977", "Saint-Barthélemy", "Saint-Barthélemy", "ARS-01")]
#[case("978", "Saint-Martin", "Saint-Martin", "ARS-01")]
fn intake_1_where_a_facility_stands_decides_the_competent_ars(
    #[case] code: &str,
    #[case] name: &str,
    #[case] region: &str,
    #[case] ars: &str,
) {
    let departement = named(code);
    assert_eq!(departement.name(), name);
    assert_eq!(departement.region().name(), region);
    assert_eq!(departement.ars().unwrap().code().as_str(), ars);
}

#[test]
fn intake_1_four_territories_have_no_ars() {
    let without: Vec<_> = all_departements()
        .iter()
        .filter(|departement| departement.ars().is_none())
        .map(|departement| departement.code().to_string())
        .collect();
    assert_eq!(without, ["975", "986", "987", "988"]);
}

#[test]
fn intake_1_every_ars_knows_its_territory() {
    assert_eq!(all_ars().len(), 18);
    let guadeloupe = ars("ARS-01".parse().unwrap());
    assert_eq!(
        guadeloupe.name(),
        "ARS Guadeloupe, Saint-Martin, Saint-Barthélemy"
    );
    let codes: Vec<_> = guadeloupe
        .departements()
        .map(|departement| departement.code().as_str())
        .collect();
    assert_eq!(codes, ["971", "977", "978"]);
    let covered: usize = all_ars().iter().map(|ars| ars.departements().count()).sum();
    assert_eq!(covered, all_departements().len() - 4);
}

#[rstest]
#[case::metropole("35", "35000", "35")]
#[case::corse_du_sud("2A", "20000", "2A")]
#[case::haute_corse("2B", "20200", "2B")]
#[case::guadeloupe("9A", "97100", "971")]
#[case::saint_barthelemy("9A", "97133", "977")]
#[case::saint_martin("9A", "97150", "978")]
#[case::martinique("9B", "97224", "972")]
#[case::guyane("9C", "97306", "973")]
#[case::reunion("9D", "97405", "974")]
#[case::mayotte("9F", "97600", "976")]
#[case::wallis("9J", "98600", "986")]
#[case::business_mail_of_guadeloupe("97", "97004", "971")]
#[case::business_mail_of_reunion("9D", "97743", "974")]
#[case::business_mail_of_reunion_taken_for_guadeloupe("9A", "97826", "974")]
#[case::guadeloupe_without_postcode("9A", "", "971")]
#[case::head_office_elsewhere("9B", "75007", "972")]
#[case::code_not_in_the_table("9E", "97500", "975")]
#[case::insee_code("971", "97150", "978")]
fn decl_8_the_register_names_overseas_territories_its_own_way(
    #[case] code: &str,
    #[case] postcode: &str,
    #[case] insee: &str,
) {
    assert_eq!(from_finess_csv(code, postcode), insee.parse().ok());
}

#[rstest]
#[case("", "35000")]
#[case("20", "20000")]
#[case("96", "35000")]
#[case("9Z", "")]
#[case("97", "é7")]
fn decl_8_a_code_of_nowhere_is_no_departement(#[case] code: &str, #[case] postcode: &str) {
    assert_eq!(from_finess_csv(code, postcode), None);
}

#[test]
fn every_code_reads_back_what_it_writes() {
    fn same<C>(code: C)
    where
        C: std::str::FromStr<Err = UnknownTerritory>
            + std::fmt::Display
            + std::fmt::Debug
            + PartialEq
            + serde::Serialize
            + serde::de::DeserializeOwned,
    {
        assert_eq!(code.to_string().parse::<C>().as_ref(), Ok(&code));
        let json = serde_json::to_string(&code).unwrap();
        assert_eq!(json, format!("\"{code}\""));
        assert_eq!(serde_json::from_str::<C>(&json).unwrap(), code);
    }
    all_ars().iter().for_each(|ars| same::<ArsCode>(ars.code()));
    all_regions()
        .iter()
        .for_each(|region| same::<RegionCode>(region.code()));
    all_departements()
        .iter()
        .for_each(|departement| same::<DepartementCode>(departement.code()));
}

#[test]
fn a_code_that_no_table_knows_is_refused() {
    assert_eq!(
        "20".parse::<DepartementCode>(),
        Err(UnknownTerritory::Departement("20".into()))
    );
    assert_eq!(
        "2a".parse::<DepartementCode>(),
        Err(UnknownTerritory::Departement("2a".into()))
    );
    assert_eq!(
        "05".parse::<RegionCode>(),
        Err(UnknownTerritory::Region("05".into()))
    );
    assert_eq!(
        "ARS-04".parse::<ArsCode>(),
        Err(UnknownTerritory::Ars("ARS-04".into()))
    );
    assert!(serde_json::from_str::<ArsCode>("\"ARS-41\"").is_err());
}

#[test]
fn every_zone_is_in_the_time_zone_database() {
    for departement in all_departements() {
        let zone = zone_of(departement.code());
        assert_eq!(
            zone.iana_name(),
            Some(departement.iana_zone()),
            "{}",
            departement.name()
        );
    }
}

#[test]
fn the_tables_agree_with_the_published_ones() {
    let Some(regions) = shared_data::table("territoires/regions_ars.tsv") else {
        return;
    };
    let Some(departements) = shared_data::table("territoires/departements_ars.tsv") else {
        return;
    };
    let plain = |name: &str| name.replace('’', "'");

    for row in &regions {
        let found = region(row[0].parse().unwrap());
        let ars = found.ars().unwrap();
        let found = [found.name(), ars.code().as_str(), ars.name()].map(plain);
        assert_eq!(found.as_slice(), &row[1..4]);
    }
    for row in &departements {
        let found = named(&row[0]);
        let finess_code = found.finess_code().unwrap_or_default();
        let ars_code = found
            .ars()
            .map(|ars| ars.code().as_str())
            .unwrap_or_default();
        assert_eq!(plain(found.name()), row[1]);
        assert_eq!(found.region().code().as_str(), row[2]);
        assert_eq!(
            [ars_code, finess_code, found.iana_zone()],
            [&row[3], &row[5], &row[6]].map(|cell| cell.as_str())
        );
        let holidays = match row[7].as_str() {
            "ALSACE-MOSELLE" => HolidayZone::AlsaceMoselle,
            "GP" => HolidayZone::Guadeloupe,
            "MQ" => HolidayZone::Martinique,
            "GF" => HolidayZone::Guyane,
            "RE" => HolidayZone::Reunion,
            "YT" => HolidayZone::Mayotte,
            "MF" => HolidayZone::SaintMartin,
            "BL" => HolidayZone::SaintBarthelemy,
            _ => HolidayZone::Metropole,
        };
        assert_eq!(found.holidays(), holidays, "{}", row[1]);
    }
    let published: BTreeSet<&str> = departements.iter().map(|row| row[0].as_str()).collect();
    let known: BTreeSet<&str> = all_departements()
        .iter()
        .map(|row| row.code().as_str())
        .collect();
    assert_eq!(known, published);
}
