//! FIG-1: reports of years past, from the command line.

use std::fs;

use crate::place::Place;

const TWO: &str = "Déclaré le;Structure;Département;Type de structure\n\
                   2019-03-12;A;35;Clinique\n2019-04-02;B;14;Clinique\n";

#[test]
fn fig_1_past_years_are_tried_taken_over_listed_and_taken_back() {
    let place = Place::new();
    place.done(&["migrate"]);
    let file = place.path("2019.csv").display().to_string();
    fs::write(&file, format!("{TWO}hier;A;35;Clinique\n")).unwrap();
    let tried = place.run(&["figures", "import", "--dry-run", &file]);
    assert_eq!(tried.code, Some(3), "{}", tried.err);
    assert!(
        tried.out.contains("Line 4, Declared on: “hier” is neither"),
        "{}",
        tried.out
    );
    assert!(tried.out.contains("2019"), "{}", tried.out);
    let refused = place.run(&["figures", "import", &file]);
    assert_eq!(refused.code, Some(3), "{}", refused.out);

    fs::write(&file, TWO).unwrap();
    let taken = place.run(&["figures", "import", &file]);
    assert_eq!(taken.code, Some(0), "{}", taken.err);
    let id = taken
        .out
        .trim()
        .strip_prefix("taken over: ")
        .unwrap()
        .to_owned();
    let again = place.run(&["figures", "import", &file]);
    assert_eq!(again.code, Some(1), "{}", again.out);
    assert!(again.err.contains("taken over already"), "{}", again.err);
    let listed = place.run(&["figures", "list"]).out;
    assert!(
        listed.contains(&id) && listed.contains("counted  2 reports"),
        "{listed}"
    );

    let back = ["figures", "take-back", &id, "--reason", "Erreur."];
    assert_eq!(place.run(&back).code, Some(0));
    assert_eq!(place.run(&back).code, Some(1), "once");
    assert!(place.run(&["figures", "list"]).out.contains("taken-back"));
}

#[test]
fn fig_1_a_file_to_begin_with_is_written_in_both_kinds() {
    let place = Place::new();
    for kind in ["csv", "xlsx"] {
        let out = place.path(&format!("modele.{kind}")).display().to_string();
        let written = place.run(&["figures", "template", "--format", kind, &out]);
        assert_eq!(written.code, Some(0), "{}", written.err);
        assert!(fs::metadata(&out).unwrap().len() > 100);
        let twice = place.run(&["figures", "template", "--format", kind, &out]);
        assert_eq!(twice.code, Some(1), "nothing is written over");
    }
}
