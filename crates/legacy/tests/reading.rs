//! Files of past reports, as people write them.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use legacy::{Known, Problem, Settled, Unusable, What, read, words_of};
use locales::{Lang, Texts};
use process::{
    access::Body,
    facility::FacilityNature,
    figures::Judged,
    ids::FacilityId,
    past::{MOST_BYTES, MOST_REPORTS, PastReport},
    words::{
        CareImpact, Cause, Class, DataImpact, IncidentNature, PastColumn, PatientImpact, Word,
        YesNo,
    },
};
use proptest::prelude::*;
use rstest::rstest;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

const TODAY: Date = date(2026, 11, 21);

fn settled(bytes: &[u8]) -> Settled {
    read(bytes, TODAY).unwrap().settle(&BTreeMap::new())
}

/// The one report of a file of one line.
fn report(text: &str) -> PastReport {
    let settled = settled(text.as_bytes());
    assert_eq!(settled.problems, [], "{text}");
    assert_eq!(settled.reports.len(), 1, "{text}");
    settled.reports[0].1.clone()
}

/// A line of a facility of Toulouse, with one more column.
fn with(column: &str, cell: &str) -> String {
    format!(
        "Déclaré le;Département;Type de structure;{column}\n2019-03-12 14:30;31;clinique;{cell}\n"
    )
}

/// What is wrong with that column.
fn wrong(column: &str, cell: &str) -> Vec<What> {
    let problems = settled(with(column, cell).as_bytes()).problems;
    problems.into_iter().map(|problem| problem.what).collect()
}

#[rstest]
#[case::semicolons("Déclaré le;Département;Type de structure\n12/03/2019;31;Clinique\n")]
#[case::commas("declared-at,departement,type\n2019-03-12,31,clinic\n")]
#[case::tabs("DECLARED AT\tDEPARTEMENT\tTYPE\n2019-03-12\tHAUTE GARONNE\tClinique\n")]
#[case::quotes(
    "\"Déclaré le\";\"Département\";\"Type de structure\"\r\n\"2019-03-12\";\"31\";\"365\"\r\n"
)]
#[case::bom("\u{feff}Declared on;Type of facility;Département\n2019-03-12;Private hospital;31\n")]
#[case::remarks(
    "# Un essai\n\nDéclaré le;Département;Type de structure\n#2018-01-01;31;x\n;;\n2019-03-12;31;clinique\n"
)]
fn fig_1_a_table_is_read_however_it_is_separated(#[case] text: &str) {
    let found = report(&text.replace("Private hospital", &english_clinic()));
    assert_eq!(found.declared_on, date(2019, 3, 12));
    assert_eq!(found.departement.as_str(), "31");
    assert_eq!(found.nature, FacilityNature::Clinic);
}

/// What pages in English call a clinic.
fn english_clinic() -> String {
    Texts::new(Lang::En).get("nature-clinic").into_owned()
}

#[test]
fn fig_1_windows_letters_are_read() {
    let text = "Déclaré le;Département;Type de structure\n2019-03-12;Hérault;clinique\n";
    let bytes: Vec<u8> = text.chars().map(|letter| letter as u8).collect();
    let found = settled(&bytes);
    assert_eq!(found.problems, []);
    assert_eq!(found.reports[0].1.departement.as_str(), "34");
}

#[test]
fn fig_1_every_word_of_both_languages_is_read() {
    for lang in Lang::ALL {
        let t = Texts::new(lang);
        for column in PastColumn::ALL.iter().copied() {
            let name = t.get(column.label_key());
            if [
                PastColumn::DeclaredAt,
                PastColumn::Departement,
                PastColumn::Type,
            ]
            .contains(&column)
            {
                continue;
            }
            for word in words_of(t, column) {
                let problems = settled(with(&name, &format!("\"{word}\"")).as_bytes()).problems;
                assert_eq!(problems, [], "{name}: {word}");
            }
        }
    }
}

#[test]
fn fig_1_what_a_line_says_is_counted() {
    let text = "declared-at;departement;type;outcome;class;malice;causes;care;degraded-from;\
        degraded-until;patients;data;data-natures;operation;support;resolved-before;noticed-at;\
        taken-in-at;qualified-at;first-measure-at;closed-at;told\n\
        12/03/2019 14h30;2A;CHU;incident;grave;malveillante;rançongiciel | Compte compromis;\
        MODE DEGRADE;2019-03-12 08:00;2019-03-14 08:00;avérée;divulgation ou acces|altération;\
        Données de santé;Perturbé;OUI;non;2019-03-12T12:30:00Z;2019-03-12 14:50;\
        2019-03-12 17:30;2019-03-12 15:30;2019-03-13 14:30;DGS, anssi\n";
    let found = report(text);
    assert_eq!(found.nature, FacilityNature::UniversityHospital);
    assert_eq!(
        (found.judged, found.class),
        (Judged::Incident, Some(Class::Serious))
    );
    assert_eq!(found.malice, IncidentNature::Malicious);
    assert_eq!(
        found.causes,
        [Cause::Ransomware, Cause::CompromisedAccount].into()
    );
    assert_eq!(found.care, Some(CareImpact::DegradedMode));
    assert_eq!(found.patients, Some(PatientImpact::Proven));
    assert_eq!(
        found.data,
        [DataImpact::Altered, DataImpact::Disclosed].into()
    );
    assert_eq!(
        (found.support, found.resolved_before),
        (YesNo::Yes, YesNo::No)
    );
    assert_eq!(found.degraded, Some(2 * 24 * 60));
    // Half past twelve in Greenwich is half past one in Paris.
    assert_eq!(found.declared_after, Some(60));
    assert_eq!(found.taken_in_after, Some(20));
    assert_eq!(found.qualified_after, Some(180));
    assert_eq!(found.first_measure_after, Some(60));
    assert_eq!(found.closed_after, Some(24 * 60));
    assert_eq!(found.told, [Body::Dgs, Body::Anssi].into());
}

#[test]
fn fig_1_what_is_not_said_is_not_made_up() {
    let found = report("Déclaré le;Département;Type de structure\n2019-03-12;31;health\n");
    assert_eq!(found.nature, FacilityNature::OtherHospital);
    assert_eq!(found.malice, IncidentNature::Undetermined);
    assert_eq!((found.care, found.class, found.event), (None, None, None));
    assert_eq!((found.support, found.judged), (YesNo::No, Judged::Incident));
    assert_eq!(found.degraded, None);
}

#[test]
fn fig_1_delays_need_two_hours() {
    let day = |cell: &str| report(&with("Clos le", cell)).closed_after;
    assert_eq!(day("2019-03-13"), None);
    assert_eq!(day("2019-03-13 14:30"), Some(24 * 60));
    let hours = "Déclaré le;Département;Type de structure;Effet sur les soins;Heures de mode dégradé\n\
                 2019-03-12;31;clinique;Interruption;1,5\n";
    assert_eq!(report(hours).degraded, Some(90));
}

#[rstest]
#[case("incident", Judged::Incident)]
#[case("Non confirmé", Judged::Unconfirmed)]
#[case("not an incident", Judged::NotIncident)]
#[case("DOUBLON", Judged::NotIncident)]
fn fig_1_an_outcome_is_counted_as_what_it_is(#[case] word: &str, #[case] judged: Judged) {
    assert_eq!(report(&with("Suite", word)).judged, judged);
}

#[rstest]
#[case("Clos le", "31/02/2019", What::NotADay("31/02/2019".to_owned()))]
#[case("Clos le", "bientôt", What::NotADay("bientôt".to_owned()))]
#[case("Clos le", "2019-03-11", What::BeforeTheDeclaration)]
#[case("Clos le", "2019-03-12 14:00", What::BeforeTheDeclaration)]
#[case("Clos le", "2027-01-01", What::InTheFuture)]
#[case("Constaté le", "2019-03-13", What::AfterTheDeclaration)]
#[case("Constaté le", "1019-03-12", What::TooEarly)]
#[case("Causes", "rançongiciel | foudre", What::NotAWord("foudre".to_owned()))]
#[case("Effet sur les données", "Aucun | Altération", What::NotWithOthers)]
#[case("Heures de mode dégradé", "12", What::NotDegraded)]
#[case("FINESS", "123", What::NotAFiness("123".to_owned()))]
fn fig_1_what_is_wrong_is_named(#[case] column: &str, #[case] cell: &str, #[case] expected: What) {
    assert_eq!(wrong(column, cell), [expected]);
}

#[test]
fn fig_1_what_a_line_lacks_is_named_by_line_and_column() {
    let text = "Déclaré le;FINESS;Département;Type de structure;Classe;Suite;Effet sur les soins;\
        Mode dégradé depuis;Mode dégradé jusqu'à;Heures de mode dégradé\n\
        ;;;;;;;;;\n\
        ;;31;;;;;;;\n\
        2019-03-12;010000024;;;;;;;;\n\
        2019-03-12;;31;chateau;;;;;;\n\
        2019-03-12;;31;clinique;Grave;Doublon;;;;\n\
        2019-03-12;;31;clinique;;;Interruption;2019-03-12 10:00;2019-03-12 09:00;beaucoup\n\
        2019-03-12;;31;clinique;;;;;;;;;trop\n";
    let problem = |line, column: PastColumn, what| Problem {
        line,
        column: Some(column),
        what,
    };
    assert_eq!(
        settled(text.as_bytes()).problems,
        [
            problem(3, PastColumn::Type, What::Missing),
            problem(3, PastColumn::DeclaredAt, What::Missing),
            problem(
                4,
                PastColumn::Finess,
                What::UnknownFiness("010000024".to_owned())
            ),
            problem(5, PastColumn::Type, What::NotAType("chateau".to_owned())),
            problem(6, PastColumn::Class, What::ClassAgainstOutcome),
            problem(
                7,
                PastColumn::DegradedHours,
                What::NotHours("beaucoup".to_owned())
            ),
            problem(7, PastColumn::DegradedUntil, What::EndsBeforeItBegins),
            Problem {
                line: 8,
                column: None,
                what: What::TooManyCells
            },
        ]
    );
}

#[test]
fn fig_1_the_register_says_what_a_line_leaves_out() {
    // Spreadsheets drop the nought at the beginning.
    let text = "Déclaré le;FINESS;Département\n2019-03-12;10000024;\n2020-03-12;010 000 024;38\n";
    let file = read(text.as_bytes(), TODAY).unwrap();
    let number = "010000024".parse().unwrap();
    assert_eq!(file.numbers(), [number].into());
    let known = Known {
        id: FacilityId::default(),
        departement: "01".parse().unwrap(),
        nature: FacilityNature::HospitalCentre,
    };
    let settled = file.settle(&[(number, known)].into());
    assert_eq!(settled.problems, []);
    let [(2, first), (3, second)] = &settled.reports[..] else {
        panic!("two reports: {settled:?}")
    };
    assert_eq!((first.facility, second.facility), (known.id, known.id));
    assert_eq!(first.departement.as_str(), "01");
    assert_eq!(
        second.departement.as_str(),
        "38",
        "the line counts: that was years ago"
    );
    assert_eq!(second.nature, FacilityNature::HospitalCentre);
}

#[test]
fn fig_2_facilities_that_nothing_tells_apart_count_as_one() {
    let text = "Déclaré le;Structure;Département;Type de structure\n\
                2019-01-01;;31;clinique\n2019-01-02;;31;clinique\n2019-01-03;;34;clinique\n\
                2019-01-04;CLINIQUE a;31;clinique\n2019-01-05;Clinique A;31;clinique\n";
    let found = settled(text.as_bytes());
    let of = |line: usize| found.reports[line].1.facility;
    assert_eq!(of(0), of(1));
    assert_ne!(of(0), of(2));
    assert_eq!(of(3), of(4));
    assert_ne!(of(0), of(3));
}

#[test]
fn fig_1_the_same_line_twice_is_refused() {
    let text = "Déclaré le;Département;Type de structure\n\
                2019-03-12;31;clinique\n2019-03-12 10:00;31;clinique\n12/03/2019;31;Clinique\n";
    let found = settled(text.as_bytes());
    let same = Problem {
        line: 4,
        column: None,
        what: What::SameAs(2),
    };
    assert_eq!(found.problems, [same]);
    assert_eq!(found.reports.len(), 2, "an hour tells two reports apart");
}

#[test]
fn fig_1_columns_that_nobody_needs_are_not_read() {
    let found = settled(with("Nom du déclarant", "Paul").as_bytes());
    assert_eq!(found.unread, ["Nom du déclarant"]);
    assert!(!format!("{found:?}").contains("Paul"));
}

fn book(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

#[test]
fn fig_1_a_workbook_is_read_with_its_dates_and_numbers() {
    let day = Format::new().set_num_format("dd/mm/yyyy hh:mm");
    let bytes = book(|sheet| {
        for (place, name) in [
            "Déclaré le",
            "FINESS",
            "Département",
            "Type de structure",
            "Clos le",
        ]
        .into_iter()
        .enumerate()
        {
            sheet
                .write_string(0, u16::try_from(place).unwrap(), name)
                .unwrap();
        }
        let at = ExcelDateTime::from_ymd(2019, 3, 12)
            .unwrap()
            .and_hms(14, 30, 0)
            .unwrap();
        sheet.write_datetime_with_format(2, 0, &at, &day).unwrap();
        sheet.write_number(2, 1, 10_000_024.0).unwrap();
        sheet.write_number(2, 2, 1.0).unwrap();
        sheet.write_number(2, 3, 355.0).unwrap();
        let closed = ExcelDateTime::from_ymd(2019, 3, 14).unwrap();
        sheet
            .write_datetime_with_format(2, 4, &closed, &day)
            .unwrap();
    });
    let found = settled(&bytes);
    assert_eq!(found.problems, []);
    let (line, report) = &found.reports[0];
    assert_eq!(*line, 3);
    assert_eq!(report.declared_on, date(2019, 3, 12));
    assert_eq!(report.departement.as_str(), "01");
    assert_eq!(report.nature, FacilityNature::HospitalCentre);
    assert_eq!(report.closed_after, None, "the day alone is known");
}

#[test]
fn fig_1_cells_far_apart_take_no_room() {
    let bytes = book(|sheet| {
        sheet.write_string(0, 0, "Déclaré le").unwrap();
        sheet.write_string(1_048_575, 16_383, "x").unwrap();
    });
    assert_eq!(read(&bytes, TODAY).unwrap_err(), Unusable::Empty);
}

#[test]
fn fig_1_what_would_burst_is_not_unpacked() {
    use std::io::{Cursor, Write};
    let mut packed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    packed.start_file("xl/workbook.xml", options).unwrap();
    for _ in 0..300 {
        packed.write_all(&vec![b' '; 1024 * 1024]).unwrap();
    }
    let bytes = packed.finish().unwrap().into_inner();
    assert!(bytes.len() < MOST_BYTES);
    assert_eq!(read(&bytes, TODAY).unwrap_err(), Unusable::TooLarge);
}

#[test]
fn fig_1_too_much_is_refused() {
    let large = vec![b'x'; MOST_BYTES + 1];
    assert_eq!(read(&large, TODAY).unwrap_err(), Unusable::TooLarge);
    let mut text = "Déclaré le;FINESS\n".to_owned();
    text.push_str(&"2019-03-12;010000024\n".repeat(MOST_REPORTS + 1));
    assert_eq!(
        read(text.as_bytes(), TODAY).unwrap_err(),
        Unusable::TooManyLines
    );
    let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    assert_eq!(read(old, TODAY).unwrap_err(), Unusable::NotAWorkbook);
}

#[test]
fn fig_1_no_word_of_a_column_means_two_things() {
    for lang in Lang::ALL {
        let t = Texts::new(lang);
        for cause in Cause::WORDS {
            let label = t.get(cause.label_key());
            let found = report(&with("causes", &format!("\"{label}\"")));
            assert_eq!(found.causes, [*cause].into(), "{label}");
        }
    }
}

proptest! {
    #[test]
    fn fig_1_no_file_is_too_strange(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, TODAY).map(|file| file.settle(&BTreeMap::new()));
    }

    #[test]
    fn fig_1_no_cell_is_too_strange(cells in prop::collection::vec("[^\n;\"]{0,20}", 26)) {
        let keys: Vec<&str> = PastColumn::ALL.iter().map(|column| column.key()).collect();
        let text = format!("{}\n{}\n", keys.join(";"), cells.join(";"));
        let _ = read(text.as_bytes(), TODAY).map(|file| file.settle(&BTreeMap::new()));
    }
}
