//! LESS-4: what is marked, why, and what is proposed in its place.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use anonymise::{FacilityWord, Kind, Known, Link, Mark, Post, Replacement, Why, marks};
use proptest::prelude::*;

fn one(text: &str, known: &Known) -> Vec<(String, Mark)> {
    marks(&[text], known)
        .remove(0)
        .into_iter()
        .map(|mark| (text[mark.span()].to_owned(), mark))
        .collect()
}

fn passages(text: &str) -> Vec<(String, Kind)> {
    one(text, &Known::default())
        .into_iter()
        .map(|(passage, mark)| (passage, mark.kind))
        .collect()
}

#[test]
fn less_4_a_person_has_one_number_in_all_texts_however_named() {
    let known = Known::default();
    let texts = [
        "Mme Quolibet a appelé M. Farfelu.",
        "Farfelu puis quolibet ont rappelé.",
    ];
    let found = marks(&texts, &known);
    let numbers: Vec<Vec<Replacement>> = found
        .iter()
        .map(|text| text.iter().map(|mark| mark.replacement).collect())
        .collect();
    let person = |number| Replacement::Numbered {
        kind: Kind::Person,
        number,
    };
    assert_eq!(numbers[0], [person(1), person(2)]);
    assert_eq!(numbers[1], [person(2), person(1)]);
}

#[test]
fn less_4_the_name_of_a_facility_gives_way_to_its_kind_with_its_article() {
    let found = one(
        "Le serveur du CHU de Grandmont et celui de la clinique Valmont.",
        &Known::default(),
    );
    let (first, mark) = &found[0];
    assert_eq!(first, "du CHU de Grandmont");
    assert_eq!(
        mark.replacement,
        Replacement::Facility {
            word: FacilityWord::UniversityHospital,
            link: Link::Of,
            other: None,
        }
    );
    let (second, mark) = &found[1];
    assert_eq!(second, "de la clinique Valmont");
    assert_eq!(
        mark.replacement,
        Replacement::Facility {
            word: FacilityWord::Clinic,
            link: Link::Of,
            other: Some(2),
        }
    );
}

#[test]
fn less_4_dates_become_days_so_that_delays_remain() {
    let known = Known {
        first_day: Some("2026-03-12".parse().unwrap()),
        ..Known::default()
    };
    let found = one(
        "Découvert le 12 mars, isolé le 13/03/2026, rétabli le 2 avril 2026, clos en juin 2026.",
        &known,
    );
    let proposed: Vec<Replacement> = found.iter().map(|(_, mark)| mark.replacement).collect();
    assert_eq!(
        proposed,
        [
            Replacement::Day { days: 0 },
            Replacement::Day { days: 1 },
            Replacement::Day { days: 21 },
            Replacement::Kind { kind: Kind::Date },
        ]
    );
}

#[test]
fn less_4_a_function_gives_way_to_its_field() {
    let found = one("La directrice a prévenu le RSSI.", &Known::default());
    let proposed: Vec<Replacement> = found.iter().map(|(_, mark)| mark.replacement).collect();
    assert_eq!(
        proposed,
        [
            Replacement::Post {
                post: Post::Management
            },
            Replacement::Post {
                post: Post::Computing
            },
        ]
    );
}

#[test]
fn less_4_what_the_case_names_is_marked_in_short_and_inside_names() {
    let known = Known {
        facilities: vec!["Centre hospitalier de Brumelune".into()],
        places: vec!["Brumelune".into()],
        people: vec!["Paul Zorbalec".into()],
        ..Known::default()
    };
    let found = one(
        "À brumelune, le partage brumelune_rh et le compte pzorbalec ; les Brumelunois le savent.",
        &known,
    );
    let kinds: Vec<(&str, Why)> = found
        .iter()
        .map(|(passage, mark)| (passage.as_str(), mark.why))
        .collect();
    assert_eq!(kinds.len(), 4, "{kinds:?}");
    assert!(
        kinds
            .iter()
            .any(|(passage, _)| passage.contains("Brumelunois"))
    );
    assert!(kinds.iter().any(|(passage, _)| *passage == "pzorbalec"));
}

#[test]
fn less_4_kind_place_and_date_together_mark_the_kind() {
    assert_eq!(
        passages("Un EHPAD de Lozère a été touché en mars 2026. Un autre EHPAD a suivi."),
        [
            ("EHPAD de Lozère".to_owned(), Kind::Facility),
            ("mars 2026".to_owned(), Kind::Date),
        ]
    );
    let found = passages("Un EHPAD de 84 lits, en Lozère, a été touché. Un EHPAD a suivi.");
    assert_eq!(found[0], ("EHPAD".to_owned(), Kind::Rare));
    assert_eq!(
        found.iter().filter(|(_, kind)| *kind == Kind::Rare).count(),
        1
    );
}

#[test]
fn less_4_prose_without_names_is_left_alone() {
    let prose = "Les sauvegardes étaient connectées. Il faut en garder une hors ligne, essayer la \
                 restauration chaque trimestre et former les équipes au mode dégradé.";
    assert!(passages(prose).is_empty(), "{:?}", passages(prose));
}

proptest! {
    /// Whatever is written, marks are in order, do not overlap, and stand on
    /// whole characters.
    #[test]
    fn less_4_marks_of_any_text_can_be_replaced(text in "(?s).{0,200}", name in ".{0,20}") {
        let known = Known { facilities: vec![name.clone()], people: vec![name], ..Known::default() };
        let found = marks(&[&text], &known).remove(0);
        let mut at = 0;
        for mark in found {
            prop_assert!(mark.start >= at && mark.end > mark.start);
            prop_assert!(text.get(mark.span()).is_some());
            at = mark.end;
        }
    }

    #[test]
    fn less_4_marks_of_any_near_text_can_be_replaced(
        words in prop::collection::vec(prop::sample::select(vec![
            "le", "CHU", "de", "Rennes", "M.", "Ô", "12", "mars", "du", "l’", "EHPAD", "-", "@", "\\\\", "192.0.2.1",
            "X.", "«", "»", "Mme", "2026", "St", "d'", ":", "\n", "compte", "éditeur", "l'", "0299000000", "www.", ".fr",
        ]), 0..40),
        separator in prop::sample::select(vec![" ", "", "\u{a0}"]),
    ) {
        let text = words.join(separator);
        let mut at = 0;
        for mark in marks(&[&text], &Known::default()).remove(0) {
            prop_assert!(mark.start >= at && mark.end > mark.start);
            prop_assert!(text.get(mark.span()).is_some());
            at = mark.end;
        }
    }
}
