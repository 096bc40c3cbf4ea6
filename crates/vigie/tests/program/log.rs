//! KEEP-1: the key of the provable log, by the command line.

use std::fs;

use testkit::authority::{Signs, TimeAuthority};

use crate::place::Place;

#[test]
fn a_new_key_signs_after_the_old_one_has_named_it() {
    let place = Place::new();
    place.furnish();
    drop(place.serve());
    let before = place.done(&["log", "keys"]);
    assert_eq!(before.lines().count(), 1, "{before}");

    let said = place.done(&["log", "rotate-key"]);
    let after = place.done(&["log", "keys"]);
    assert!(after.starts_with(&before), "{after}");
    let new = after.lines().nth(1).unwrap();
    assert!(said.contains(new), "{said}");
    let kept = fs::read_dir(place.path("data"))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("log-key"))
        .count();
    assert_eq!(kept, 2, "the old key is kept beside the new one");

    drop(place.serve());
    let verified = place.done(&["verify", "--lang", "en"]);
    assert!(verified.contains("Everything is as the log"), "{verified}");
    assert_eq!(place.done(&["log", "keys"]), after, "no successor opened");
}

#[test]
fn a_half_configured_authority_is_refused_in_words() {
    let place = Place::new();
    let text = fs::read_to_string(place.path("vigie.toml")).unwrap();
    let with = |table: &str| {
        place.write("vigie.toml", &format!("{text}\n[log]\n{table}\n"));
        place.run(&["check-config"])
    };
    let url = "timestamp_url = \"http://127.0.0.1:9/\"";
    for (table, expected) in [
        (
            url.to_owned(),
            "name the file of the authority's certificates",
        ),
        (
            "timestamp_certificates = \"tsa.pem\"".to_owned(),
            "say where the timestamp authority is asked",
        ),
        (
            format!("{url}\ntimestamp_certificates = \"vigie.toml\""),
            "no certificates in PEM form",
        ),
        (
            "timestamp_url = \"tsa\"\ntimestamp_certificates = \"tsa.pem\"".to_owned(),
            "must begin with https://",
        ),
    ] {
        let said = with(&table);
        assert_eq!(said.code, Some(1), "{table}");
        assert!(said.err.contains(expected), "{}", said.err);
    }
    let authority = TimeAuthority::new(Signs::WithEcdsa);
    place.write("tsa.pem", &authority.certificate());
    let said = with(&format!("{url}\ntimestamp_certificates = \"tsa.pem\""));
    assert_eq!(said.code, Some(0), "{}", said.err);
}
