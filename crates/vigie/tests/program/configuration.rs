use crate::place::Place;

#[test]
fn a_wrong_setting_is_named_with_its_line_and_what_is_expected() {
    let place = Place::new();
    let text = std::fs::read_to_string(place.path("vigie.toml")).unwrap();
    place.write(
        "vigie.toml",
        &text.replace("cert@vigie.example", "not an address"),
    );
    let said = place.run(&["check-config"]);
    assert_eq!(said.code, Some(1));
    assert_eq!(
        said.err,
        "vigie: vigie.toml, line 14, column 1:\n  cert = \"not an address\"\n\
         portal.bodies.cert: \"not an address\" is not an e-mail address\n"
    );
}

#[test]
fn a_right_configuration_says_what_it_amounts_to() {
    let said = Place::new().done(&["check-config"]);
    assert!(said.contains("vigie.toml can be used"), "{said}");
    assert!(said.contains("embedded, data/vigie.db"), "{said}");
}

#[test]
fn a_missing_configuration_says_where_to_begin() {
    let said = Place::new().run(&["serve", "--config", "nowhere.toml"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("vigie.example.toml"), "{}", said.err);
}

#[test]
fn a_database_without_its_form_says_to_migrate() {
    let place = Place::new();
    let said = place.run(&["users", "list"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("vigie migrate"), "{}", said.err);

    let plan = place.done(&["migrate", "--plan"]);
    assert!(plan.contains("would run"), "{plan}");
    assert_eq!(place.run(&["users", "list"]).code, Some(1));
    place.done(&["migrate"]);
    assert_eq!(place.done(&["users", "list"]), "");
    assert!(place.done(&["migrate"]).contains("Nothing to do"));
}

#[test]
fn every_command_explains_itself() {
    let place = Place::new();
    for command in [
        &["--help"][..],
        &["demo", "--help"],
        &["serve", "--help"],
        &["worker", "--help"],
        &["migrate", "--help"],
        &["facilities", "import", "--help"],
        &["users", "add", "--help"],
        &["tokens", "issue", "--help"],
        &["backup", "--help"],
        &["log", "rotate-key", "--help"],
    ] {
        let help = place.done(command);
        assert!(help.contains("Usage: vigie"), "{command:?}");
    }
}
