//! Reading the national register of facilities (DECL-8).
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod shared_data;

use std::{collections::BTreeSet, fs, process::Command};

use jiff::civil::date;
use process::{
    facility::{
        Facility, FacilityFlag, FacilityFlags, NotAFinessNumber,
        register::{
            FacilityField, LineError, LineProblem, NotARegister, RegisterChange, RegisterEntry,
            RegisterHeader, RegisterReader, decode,
        },
    },
    ids::FacilityId,
};
use proptest::prelude::*;
use rstest::rstest;

const HEADER: &str = "finess;etalab;94;2026-05-12";

/// Places of the columns of a facility's line.
mod column {
    pub(crate) const NUMBER: usize = 1;
    pub(crate) const LEGAL_ENTITY: usize = 2;
    pub(crate) const NAME: usize = 3;
    pub(crate) const LONG_NAME: usize = 4;
    pub(crate) const DEPARTEMENT: usize = 13;
    pub(crate) const POST_LINE: usize = 15;
    pub(crate) const PHONE: usize = 16;
    pub(crate) const CATEGORY: usize = 18;
    pub(crate) const OPENED_ON: usize = 28;
}

/// The line of an invented facility, in 32 columns, some of them replaced.
fn line(replaced: &[(usize, &str)]) -> String {
    let line = "structureet;990000010;990001000;CH DE VALMONT;CENTRE HOSPITALIER  DE VALMONT;;;12;R;DES LILAS;B;BP 7;\
                238;35;ILLE ET VILAINE;35000 RENNES CEDEX;0200000001;;355;Centre Hospitalier (C.H.);1102;\
                Centres Hospitaliers;;8610Z;03;;1;Etablissement public de santé;1979-02-13;;2020-02-04;";
    let mut columns: Vec<&str> = line.split(';').collect();
    assert_eq!(columns.len(), 32);
    for (place, value) in replaced {
        columns[*place] = value;
    }
    columns.join(";")
}

fn register(lines: &[String]) -> String {
    [&[HEADER.to_owned()], lines].concat().join("\n")
}

fn read(text: &str) -> Vec<Result<RegisterEntry, LineError>> {
    RegisterReader::open(text).unwrap().collect()
}

/// The one facility of a register of one line.
fn entry(replaced: &[(usize, &str)]) -> RegisterEntry {
    let [Ok(entry)] = &read(&register(&[line(replaced)]))[..] else {
        panic!("the line is not read");
    };
    entry.clone()
}

fn facility(replaced: &[(usize, &str)]) -> Facility {
    entry(replaced).into_facility(FacilityId(Default::default()))
}

#[test]
fn decl_8_a_line_of_the_register_tells_of_one_facility() {
    let entry = entry(&[]);
    assert_eq!(entry.finess.as_str(), "990000010");
    assert_eq!(entry.legal_entity.unwrap().as_str(), "990001000");
    assert_eq!(entry.name, "CH DE VALMONT");
    assert_eq!(entry.long_name, "CENTRE HOSPITALIER DE VALMONT");
    assert_eq!(entry.category.to_string(), "355");
    assert_eq!(entry.category_label, "Centre Hospitalier (C.H.)");
    assert_eq!(entry.address.line, "12 B R DES LILAS BP 7");
    assert_eq!(entry.address.postcode, "35000");
    assert_eq!(entry.address.town, "RENNES CEDEX");
    assert_eq!(entry.departement.as_str(), "35");
    assert_eq!(entry.phone.as_deref(), Some("0200000001"));
    assert_eq!(entry.opened_on, Some(date(1979, 2, 13)));
}

#[test]
fn decl_8_what_the_register_does_not_know_is_unknown_here_too() {
    let entry = entry(&[
        (column::LEGAL_ENTITY, ""),
        (column::LONG_NAME, ""),
        (column::PHONE, ""),
        (column::OPENED_ON, "1900-01-01"),
    ]);
    assert_eq!(entry.long_name, entry.name);
    assert_eq!(
        (entry.legal_entity, entry.phone, entry.opened_on),
        (None, None, None)
    );
}

#[test]
fn decl_8_the_departement_is_that_of_the_column_and_not_of_the_number() {
    let overseas = [
        (column::DEPARTEMENT, "9A"),
        (column::POST_LINE, "97150 ST MARTIN"),
    ];
    assert_eq!(entry(&overseas).departement.as_str(), "978");
    let corsican_number = [(column::NUMBER, "2A9999018")];
    assert_eq!(entry(&corsican_number).departement.as_str(), "35");
}

#[rstest]
#[case::plain("EHPAD LES LILAS", "EHPAD LES LILAS")]
#[case::quotes_inside("EHPAD \"LES LILAS\"", "EHPAD \"LES LILAS\"")]
#[case::quoted("\"EHPAD \"\"LES LILAS\"\"\"", "EHPAD \"LES LILAS\"")]
#[case::quoted_with_separator("\"EHPAD; LES LILAS\"", "EHPAD; LES LILAS")]
#[case::quoted_twice("\"\"\"EHPAD \"\"\"\"LES LILAS\"\"\"\"\"\"\"", "EHPAD \"LES LILAS\"")]
#[case::two_quoted_words("\"\"\"LILAS\"\" ET \"\"ROSES\"\"\"", "\"LILAS\" ET \"ROSES\"")]
#[case::accents("RÉSIDENCE DU CHÊNE", "RÉSIDENCE DU CHÊNE")]
#[case::needless_spaces("  EHPAD  LES LILAS ", "EHPAD LES LILAS")]
fn decl_8_a_name_is_read_whatever_its_quotes(#[case] written: &str, #[case] name: &str) {
    assert_eq!(entry(&[(column::NAME, written)]).name, name);
}

#[rstest]
#[case::number(
    column::NUMBER,
    "990000011",
    LineProblem::Number(NotAFinessNumber::WrongKey)
)]
#[case::no_number(column::NUMBER, "", LineProblem::Number(NotAFinessNumber::WrongLength { found: 0 }))]
#[case::legal_entity(
    column::LEGAL_ENTITY,
    "99000100X",
    LineProblem::LegalEntity(NotAFinessNumber::WrongCharacter { place: 9, found: 'X' })
)]
#[case::name(column::NAME, " ", LineProblem::NoName)]
#[case::category(column::CATEGORY, "CH", LineProblem::Category("CH".into()))]
#[case::no_town(column::POST_LINE, "35000", LineProblem::Town("35000".into()))]
#[case::no_postcode(column::POST_LINE, "RENNES", LineProblem::Town("RENNES".into()))]
#[case::departement(
    column::DEPARTEMENT,
    "20",
    LineProblem::Departement { code: "20".into(), postcode: "35000".into() }
)]
#[case::date(column::OPENED_ON, "13/02/1979", LineProblem::OpeningDate("13/02/1979".into()))]
#[case::section(0, "structureej", LineProblem::UnknownSection("structureej".into()))]
#[case::one_column_more(
    column::PHONE,
    "0200000001;",
    LineProblem::WrongColumnCount { found: 33, expected: 32 }
)]
fn decl_8_a_bad_line_is_reported_by_its_number_and_skipped(
    #[case] place: usize,
    #[case] value: &str,
    #[case] problem: LineProblem,
) {
    let good = line(&[(column::NUMBER, "990000028")]);
    let read = read(&register(&[line(&[(place, value)]), good]));
    assert_eq!(read[0], Err(LineError { line: 2, problem }));
    assert!(read[1].is_ok());
    assert_eq!(read.len(), 2);
}

#[test]
fn decl_8_an_unbalanced_quote_damages_its_own_line_alone() {
    let unbalanced = line(&[(column::NAME, "\"CH DE VALMONT")]);
    let good = line(&[(column::NUMBER, "990000028")]);
    let read = read(&register(&[unbalanced, good]));
    let problem = LineProblem::WrongColumnCount {
        found: 4,
        expected: 32,
    };
    assert_eq!(read[0], Err(LineError { line: 2, problem }));
    assert!(read[1].is_ok());
}

#[test]
fn decl_8_a_number_is_imported_once() {
    let other = line(&[(column::NUMBER, "990000028")]);
    let read = read(&register(&[
        line(&[]),
        other,
        line(&[(column::NAME, "CH D'AILLEURS")]),
    ]));
    assert!(read[0].is_ok() && read[1].is_ok());
    assert_eq!(
        read[2],
        Err(LineError {
            line: 4,
            problem: LineProblem::Repeated { first_line: 2 }
        })
    );
}

#[test]
fn decl_8_the_variant_with_coordinates_is_read_too() {
    let without_last_column = |number: &str| {
        let line = line(&[(column::NUMBER, number)]);
        line.strip_suffix(';').unwrap().to_owned()
    };
    let position = |number: &str| {
        format!("geolocalisation;{number};352085.1;6789000.5;1,ATLASANTE;2026-01-05")
    };
    let text = register(&[
        without_last_column("990000010"),
        position("990000010"),
        without_last_column("990000028"),
        position("990000028"),
        position("990000029"),
        "geolocalisation;990000028".to_owned(),
    ]);
    let mut reader = RegisterReader::open(&text).unwrap();
    let read: Vec<_> = reader.by_ref().collect();
    assert_eq!(reader.positions(), 2);
    assert!(read[0].is_ok() && read[1].is_ok());
    let number = LineProblem::Number(NotAFinessNumber::WrongKey);
    assert_eq!(
        read[2],
        Err(LineError {
            line: 6,
            problem: number
        })
    );
    let columns = LineProblem::WrongColumnCount {
        found: 2,
        expected: 6,
    };
    assert_eq!(
        read[3],
        Err(LineError {
            line: 7,
            problem: columns
        })
    );
}

#[test]
fn decl_8_the_first_line_dates_the_register() {
    for text in [
        HEADER,
        &format!("\u{feff}{HEADER}\r\n\r\n"),
        &format!("{HEADER};;;\n"),
    ] {
        let header = RegisterReader::open(text).unwrap().header();
        assert_eq!(
            header,
            RegisterHeader {
                number: 94,
                date: date(2026, 5, 12)
            }
        );
        assert_eq!(read(text), []);
    }
}

#[rstest]
#[case::empty("")]
#[case::no_first_line("structureet;990000010;990001000")]
#[case::other_publisher("finess;ailleurs;94;2026-05-12")]
#[case::no_date("finess;etalab;94;hier")]
#[case::one_more_column("finess;etalab;94;2026-05-12;x")]
fn decl_8_another_file_is_refused_whole(#[case] text: &str) {
    let refused = RegisterReader::open(text).map(|reader| reader.header());
    assert_eq!(
        refused,
        Err(NotARegister {
            first_line: text.to_owned()
        })
    );
}

#[test]
fn decl_8_both_encodings_are_read() {
    let text = register(&[line(&[(column::NAME, "RÉSIDENCE DU CŒUR D’OR")])]);
    assert_eq!(decode(text.as_bytes()), text);
    let old: Vec<u8> = text
        .chars()
        .map(|character| match character {
            'Œ' => 0x8c,
            '’' => 0x92,
            _ => u8::try_from(character).unwrap(),
        })
        .collect();
    assert_eq!(decode(&old), text);
}

#[test]
fn decl_8_an_import_says_what_it_changes() {
    let known = facility(&[]);
    assert_eq!(
        RegisterChange::by_entry(None, &entry(&[])),
        RegisterChange::Created
    );
    assert_eq!(
        RegisterChange::by_entry(Some(&known), &entry(&[])),
        RegisterChange::Unchanged
    );
    let changed = entry(&[
        (column::NAME, "CH DU VAL"),
        (column::POST_LINE, "35400 ST MALO"),
        (column::LEGAL_ENTITY, "990001018"),
    ]);
    assert_eq!(
        RegisterChange::by_entry(Some(&known), &changed),
        RegisterChange::Updated(vec![
            FacilityField::LegalEntity,
            FacilityField::Name,
            FacilityField::Address
        ])
    );
}

#[test]
fn decl_8_a_facility_that_vanishes_is_closed_once_and_may_come_back() {
    let mut known = facility(&[]);
    assert_eq!(RegisterChange::by_absence(&known), RegisterChange::Closed);
    known.closed_on = Some(date(2026, 5, 12));
    assert_eq!(
        RegisterChange::by_absence(&known),
        RegisterChange::Unchanged
    );
    let back = RegisterChange::by_entry(Some(&known), &entry(&[]));
    assert_eq!(back, RegisterChange::Updated(vec![FacilityField::ClosedOn]));
}

#[test]
fn decl_8_an_import_keeps_what_the_register_does_not_know() {
    let mut known = facility(&[]);
    known.flags = FacilityFlags::default().with(FacilityFlag::Ose);
    known.support_ght = Some("GHT DU VAL".into());
    known.closed_on = Some(date(2026, 5, 12));
    let read = entry(&[(column::NAME, "CH DU VAL")]);
    known.take_over(read.clone());
    assert_eq!(known.name, "CH DU VAL");
    assert!(known.flags.contains(FacilityFlag::Ose));
    assert_eq!(known.support_ght.as_deref(), Some("GHT DU VAL"));
    assert_eq!(
        RegisterChange::by_entry(Some(&known), &read),
        RegisterChange::Unchanged
    );
}

#[test]
fn decl_8_the_register_of_january_2021_is_read_whole() {
    let Some(path) = shared_data::path("finess/finess_et_2021_cs1100502.csv.gz") else {
        return;
    };
    let unpacked = Command::new("gzip").arg("-dc").arg(path).output().unwrap();
    assert!(unpacked.status.success());
    let text = decode(&unpacked.stdout);
    let mut reader = RegisterReader::open(&text).unwrap();
    assert_eq!(
        reader.header(),
        RegisterHeader {
            number: 95_333,
            date: date(2021, 1, 8)
        }
    );
    let (entries, errors): (Vec<_>, Vec<_>) = reader.by_ref().partition(Result::is_ok);
    let problems: Vec<_> = errors.into_iter().filter_map(Result::err).collect();
    assert_eq!(problems, []);
    assert_eq!(entries.len(), 95_333);
    assert_eq!(reader.positions(), 0);
    let entries: Vec<RegisterEntry> = entries.into_iter().filter_map(Result::ok).collect();
    let in_departement = |code: &str| {
        entries
            .iter()
            .filter(|entry| entry.departement.as_str() == code)
            .count()
    };
    assert_eq!(
        ["971", "974", "977", "978", "2A", "2B"].map(in_departement),
        [554, 682, 12, 35, 224, 266]
    );
    let departements: BTreeSet<_> = entries.iter().map(|entry| entry.departement).collect();
    assert_eq!(departements.len(), 96 + 4 + 2);
}

#[test]
fn decl_8_the_lines_of_may_2026_are_read_whole() {
    let Some(path) = shared_data::path("finess/finess_cs1100502_echantillon_20260512.csv") else {
        return;
    };
    let bytes = fs::read(path).unwrap();
    let text = decode(&bytes);
    let read: Vec<RegisterEntry> = RegisterReader::open(&text)
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let departements: Vec<&str> = read
        .iter()
        .map(|entry| entry.departement.as_str())
        .collect();
    assert_eq!(
        departements,
        ["01", "977", "978", "978", "972", "973", "974"]
    );
    assert_eq!(read[0].address.line, "900 RTE DE PARIS");
    assert_eq!(read[5].name, "CENTRE HOSPITALIER DE CAYENNE");
}

proptest! {
    #[test]
    fn decl_8_no_line_stops_an_import(wild in "[^\r\n]{1,80}", place in 0_usize..32) {
        let text = register(&[wild.clone(), line(&[(place, &wild)]), line(&[(column::NUMBER, "990000028")])]);
        let last = read(&text).pop();
        prop_assert!(last.is_some_and(|entry| entry.is_ok_and(|entry| entry.finess.as_str() == "990000028")));
    }

    #[test]
    fn decl_8_any_bytes_can_be_decoded(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(decode(&bytes).chars().count() <= bytes.len());
    }
}
