use std::{fs, process::Command};

use crate::place::{Place, Said, register};

fn import(place: &Place, text: &str) -> Said {
    let file = place.write("register.csv", text);
    place.run(&["facilities", "import", &file.display().to_string()])
}

#[test]
fn decl_8_a_second_import_says_what_changed_and_duplicates_nothing() {
    let place = Place::new();
    place.done(&["migrate"]);
    let said = import(&place, &register(&["", "", ""]));
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.out.contains("3 created"), "{}", said.out);

    let said = import(&place, &register(&["", " ET DU PORT", "-"]));
    for words in [
        "0 created",
        "1 updated",
        "1 unchanged",
        "1 closed",
        "350999017: changed: name",
        "350999025: closed",
    ] {
        assert!(said.out.contains(words), "{words} in:\n{}", said.out);
    }
    let said = import(&place, &register(&["", " ET DU PORT", ""]));
    assert!(said.out.contains("1 reopened"), "{}", said.out);
}

#[test]
fn decl_8_bad_lines_are_told_by_number_and_skipped() {
    let place = Place::new();
    place.done(&["migrate"]);
    let text = register(&["", "", ""]).replace("350999017", "350999018");
    let said = import(&place, &text);
    assert_eq!(said.code, Some(3));
    assert!(said.out.contains("2 created"), "{}", said.out);
    assert!(said.out.contains("skipped line 3: "), "{}", said.out);
}

#[test]
fn a_file_that_is_no_register_changes_nothing() {
    let place = Place::new();
    place.furnish();
    let said = import(&place, "name;town\nx;y\n");
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("not an extract"), "{}", said.err);
    let said = import(&place, &register(&["", "", ""]));
    assert!(said.out.contains("3 unchanged"), "{}", said.out);
}

#[test]
fn a_compressed_file_says_to_decompress_it() {
    let place = Place::new();
    place.done(&["migrate"]);
    fs::write(place.path("register.csv.gz"), [0x1f, 0x8b, 8, 0]).unwrap();
    let said = place.run(&["facilities", "import", "register.csv.gz"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("gunzip"), "{}", said.err);
}

#[test]
fn decl_8_the_real_register_is_loaded_twice() {
    let Some(compressed) =
        testkit::shared_facts::path("facts/finess/finess_et_2021_cs1100502.csv.gz")
    else {
        return;
    };
    let place = Place::new();
    place.done(&["migrate"]);
    let output = Command::new("gunzip")
        .arg("-c")
        .arg(compressed)
        .output()
        .unwrap();
    fs::write(place.path("finess.csv"), output.stdout).unwrap();
    let import = ["facilities", "import", "finess.csv"];
    let first = place.done(&import);
    assert!(first.contains("95333 created"), "{first}");
    let second = place.done(&import);
    assert!(second.contains("95333 unchanged"), "{second}");
    assert!(second.contains("0 created"), "{second}");
}
