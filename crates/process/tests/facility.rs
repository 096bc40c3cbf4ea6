//! Numbers, natures and designations of facilities (DECL-7, DECL-8, INTAKE-3).
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod shared_data;

use process::{
    facility::{
        CategoryCode, Facility, FacilityFlag, FacilityFlags, FacilityNature, FinessNumber,
        NotACategory, NotAFinessNumber,
    },
    ids::FacilityId,
};
use proptest::prelude::*;
use rstest::rstest;

fn category(number: u16) -> CategoryCode {
    format!("{number:03}").parse().unwrap()
}

fn facility(category_code: u16) -> Facility {
    Facility {
        id: FacilityId(Default::default()),
        finess: "990000010".parse().unwrap(),
        legal_entity: None,
        name: "CH DE VALMONT".into(),
        long_name: "CENTRE HOSPITALIER DE VALMONT".into(),
        category: category(category_code),
        category_label: String::new(),
        address: Default::default(),
        departement: "35".parse().unwrap(),
        phone: None,
        opened_on: None,
        closed_on: None,
        flags: FacilityFlags::default(),
        support_ght: None,
    }
}

#[rstest]
#[case::metropole("990000010")]
#[case::southern_corsica("2A9999018")]
#[case::northern_corsica("2B9999016")]
fn decl_8_a_finess_number_reads_back_what_it_writes(#[case] text: &str) {
    let number: FinessNumber = text.parse().unwrap();
    assert_eq!(number.to_string(), text);
    let json = serde_json::to_string(&number).unwrap();
    assert_eq!(json, format!("\"{text}\""));
    assert_eq!(serde_json::from_str::<FinessNumber>(&json).unwrap(), number);
}

#[test]
fn decl_8_a_finess_number_is_taken_as_people_copy_it() {
    let number: FinessNumber = "2A9999018".parse().unwrap();
    assert_eq!(" 2a 999 901 8\u{a0}".parse(), Ok(number));
}

#[rstest]
#[case::empty("", NotAFinessNumber::WrongLength { found: 0 })]
#[case::short("99000001", NotAFinessNumber::WrongLength { found: 8 })]
#[case::long("9900000100", NotAFinessNumber::WrongLength { found: 10 })]
#[case::letter_first("A90000010", NotAFinessNumber::WrongCharacter { place: 1, found: 'A' })]
#[case::no_such_letter("2C9999018", NotAFinessNumber::WrongCharacter { place: 2, found: 'C' })]
#[case::letter_for_a_digit("99000001O", NotAFinessNumber::WrongCharacter { place: 9, found: 'O' })]
#[case::accent("99000001é", NotAFinessNumber::WrongCharacter { place: 9, found: 'é' })]
#[case::wrong_digit("990000011", NotAFinessNumber::WrongKey)]
#[case::swapped_digits("990000100", NotAFinessNumber::WrongKey)]
fn decl_8_a_wrong_finess_number_is_told_apart(#[case] text: &str, #[case] error: NotAFinessNumber) {
    assert_eq!(text.parse::<FinessNumber>(), Err(error));
}

#[test]
fn decl_7_the_hospitals_of_the_armed_forces_are_known_by_their_category() {
    assert!(facility(114).is_military());
    assert!(facility(115).is_military());
    assert!(!facility(355).is_military());
}

#[rstest]
#[case(101, FacilityNature::UniversityHospital)]
#[case(355, FacilityNature::HospitalCentre)]
#[case(106, FacilityNature::HospitalCentre)]
#[case(114, FacilityNature::MilitaryHospital)]
#[case(365, FacilityNature::Clinic)]
#[case(131, FacilityNature::CancerCentre)]
#[case(292, FacilityNature::PsychiatricHospital)]
#[case(141, FacilityNature::Dialysis)]
#[case(127, FacilityNature::HomeHospital)]
#[case(132, FacilityNature::BloodService)]
#[case(697, FacilityNature::OtherHospital)]
#[case(500, FacilityNature::NursingHome)]
#[case(255, FacilityNature::OtherMedicoSocial)]
#[case(354, FacilityNature::OtherMedicoSocial)]
#[case(611, FacilityNature::Laboratory)]
#[case(620, FacilityNature::Pharmacy)]
#[case(603, FacilityNature::PrimaryCare)]
#[case(300, FacilityNature::Other)]
#[case(999, FacilityNature::Other)]
fn intake_3_a_category_has_a_nature(#[case] number: u16, #[case] nature: FacilityNature) {
    assert_eq!(facility(number).nature(), nature);
}

#[test]
fn intake_3_hospitals_that_take_emergencies_in_come_first() {
    let mut natures = FacilityNature::ALL;
    natures.sort_by_key(|nature| std::cmp::Reverse(nature.care_weight()));
    use FacilityNature::{Clinic, HospitalCentre, MilitaryHospital, Other, UniversityHospital};
    assert_eq!(
        natures[..4],
        [UniversityHospital, HospitalCentre, MilitaryHospital, Clinic]
    );
    assert_eq!(natures.last(), Some(&Other));
    let weights = natures.map(|nature| nature.care_weight().value());
    assert!(
        weights.is_sorted_by(|greater, lesser| greater > lesser),
        "no two weigh the same: {weights:?}"
    );
}

#[test]
fn intake_3_the_natures_agree_with_the_groups_of_the_register() {
    use FacilityNature::*;
    let Some(categories) = shared_data::table("finess/categories_etablissement_20210108.tsv")
    else {
        return;
    };
    for row in &categories {
        let nature = FacilityNature::of(row[0].parse().unwrap());
        let possible: &[FacilityNature] = match row[2].as_str() {
            "1101" => &[UniversityHospital],
            "1102" | "1106" => &[HospitalCentre],
            "1103" | "1111" => &[PsychiatricHospital],
            "1104" => &[CancerCentre],
            "1107" | "1110" | "3406" => &[Clinic],
            "1109" | "1205" | "2204" | "3405" | "3407" => &[OtherHospital],
            "1201" => &[HomeHospital],
            "1203" => &[Dialysis],
            "2103" | "2201" | "2202" | "2206" => &[PrimaryCare],
            "2205" => &[MilitaryHospital],
            "3101" => &[Laboratory],
            "3201" => &[Pharmacy],
            "3401" => &[BloodService],
            "4401" => &[NursingHome, OtherMedicoSocial],
            "4605" => &[OtherMedicoSocial, Other],
            "4402" | "4403" | "4404" | "4604" | "4606" | "4609" => &[OtherMedicoSocial],
            group if ["41", "42", "43"].contains(&&group[..2]) => &[OtherMedicoSocial],
            _ => &[Other],
        };
        assert!(possible.contains(&nature), "{row:?} is {nature:?}");
    }
}

#[rstest]
#[case("")]
#[case("35")]
#[case("3555")]
#[case("+35")]
#[case("35é")]
fn decl_8_a_category_is_three_digits(#[case] text: &str) {
    assert_eq!(text.parse::<CategoryCode>(), Err(NotACategory));
    assert_eq!("007".parse::<CategoryCode>().unwrap().to_string(), "007");
}

#[test]
fn decl_8_designations_are_a_set_written_as_a_list() {
    let both = FacilityFlags::default()
        .with(FacilityFlag::Ose)
        .with(FacilityFlag::Oiv);
    assert!(both.contains(FacilityFlag::Oiv) && both.contains(FacilityFlag::Ose));
    assert_eq!(serde_json::to_string(&both).unwrap(), r#"["oiv","ose"]"#);
    assert_eq!(
        serde_json::from_str::<FacilityFlags>(r#"["ose","oiv","ose"]"#).unwrap(),
        both
    );
    let remaining: Vec<_> = both.without(FacilityFlag::Oiv).iter().collect();
    assert_eq!(remaining, [FacilityFlag::Ose]);
}

#[test]
fn a_facility_reads_back_what_it_writes() {
    let facility = facility(355);
    let json = serde_json::to_value(&facility).unwrap();
    assert_eq!(json["category"], "355");
    assert_eq!(serde_json::from_value::<Facility>(json).unwrap(), facility);
}

proptest! {
    #[test]
    fn decl_8_every_possible_number_has_one_key(first in "[0-9][0-9AB][0-9]{6}") {
        let valid = (0..10).filter(|key| format!("{first}{key}").parse::<FinessNumber>().is_ok()).count();
        prop_assert_eq!(valid, 1);
    }

    #[test]
    fn decl_8_the_key_finds_any_one_wrong_digit(first in "[0-9][0-9]{7}", place in 0_usize..9, shift in 1_u8..10) {
        let number = (0..10).find_map(|key| format!("{first}{key}").parse::<FinessNumber>().ok()).unwrap();
        let mut digits = number.as_str().as_bytes().to_vec();
        digits[place] = b'0' + (digits[place] - b'0' + shift) % 10;
        let wrong = String::from_utf8(digits).unwrap();
        prop_assert_eq!(wrong.parse::<FinessNumber>(), Err(NotAFinessNumber::WrongKey));
    }

    #[test]
    fn decl_8_any_text_is_read_or_refused(text in "\\PC*") {
        if let Ok(number) = text.parse::<FinessNumber>() {
            prop_assert_eq!(number.to_string().parse(), Ok(number));
        }
    }
}
