#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use jiff::SignedDuration;
use tempfile::TempDir;

use super::*;

const EXAMPLE: &str = include_str!("../../../../vigie.example.toml");

const SMALLEST: &str = "\
[mail]
host = \"mail.example\"
port = 587
from = \"Portail <portail@vigie.example>\"

[portal]
public_url = \"https://vigie.example\"
";

fn parse(text: &str) -> Result<Settings, String> {
    Settings::parse(text, Path::new("/etc/vigie"))
        .map_err(|Problem { place, problem }| format!("{}:{}: {problem}", place.line, place.column))
}

fn refused(text: &str) -> String {
    parse(text).unwrap_err()
}

#[test]
fn the_example_file_says_what_holds_without_it() {
    let example = parse(EXAMPLE).unwrap();
    let smallest = parse(SMALLEST).unwrap();
    assert_eq!(example.server, smallest.server);
    assert_eq!(example.database, smallest.database);
    assert_eq!(example.portal, smallest.portal);
}

#[test]
fn every_setting_that_the_example_leaves_out_is_right_once_uncommented() {
    let uncommented: String = EXAMPLE
        .lines()
        .map(|line| match line.strip_prefix("#") {
            Some(setting) if !setting.starts_with([' ', '#']) => format!("{setting}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    let file = toml::from_str::<File>(&uncommented).map(|_| ());
    assert_eq!(file.map_err(|error| error.to_string()), Ok(()));
}

#[test]
fn every_setting_of_the_example_is_explained() {
    let guide = include_str!("../../../../docs/configuration.md");
    let settings = EXAMPLE
        .lines()
        .map(|line| line.strip_prefix('#').unwrap_or(line))
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name)
        .filter(|name| !name.starts_with(' ') && !name.contains('"'));
    for name in settings.filter(|name| *name != "ARS-53") {
        assert!(guide.contains(name), "{name}");
    }
}

#[test]
fn paths_begin_at_the_folder_of_the_file() {
    let settings = parse(SMALLEST).unwrap();
    assert_eq!(settings.server.data, Path::new("/etc/vigie/data"));
    let file = Path::new("/etc/vigie/data/vigie.db");
    assert_eq!(settings.database, DatabaseUrl::Sqlite(file.to_owned()));
}

#[test]
fn hours_and_delays_of_the_process_are_settings() {
    let text = format!(
        "{SMALLEST}\n[portal.process.hours]\nopens = \"08:30\"\n\n\
         [portal.process.delays]\ntake_in = \"2h\"\n"
    );
    let process = parse(&text).unwrap().portal.process;
    assert_eq!(process.hours.opens().to_string(), "08:30:00");
    assert_eq!(process.delays.take_in, SignedDuration::from_hours(2));
}

#[test]
fn an_unknown_setting_is_named_with_its_line() {
    let text = SMALLEST.replace("port = 587", "port = 587\nserver = \"x\"");
    let said = refused(&text);
    assert!(said.starts_with("4:1: unknown field `server`"), "{said}");
    assert!(said.contains("`timeout_seconds`"), "{said}");
}

#[test]
fn a_text_that_is_not_toml_is_shown_where_it_breaks() {
    let said = refused(&SMALLEST.replace("port = 587", "port = "));
    assert!(said.starts_with("3:"), "{said}");
}

#[test]
fn an_address_without_a_port_is_refused_at_its_line() {
    let said = refused(&format!("[server]\nlisten = \"127.0.0.1\"\n\n{SMALLEST}"));
    assert!(
        said.starts_with("2:10: \"127.0.0.1\" is not an address with a port"),
        "{said}"
    );
}

#[test]
fn a_mailbox_that_is_none_is_refused_at_its_line() {
    let said = refused(&format!(
        "{SMALLEST}\n[portal.bodies]\nhfds = \"hfds@ministry.example\"\ncert = \"cert\"\n"
    ));
    assert_eq!(
        said,
        "11:1: portal.bodies.cert: \"cert\" is not an e-mail address"
    );
}

#[test]
fn the_public_address_must_be_given() {
    let said = refused(&SMALLEST.replace("public_url", "#public_url"));
    assert!(
        said.starts_with("6:2: portal.public_url: missing"),
        "{said}"
    );
}

#[test]
fn an_agency_that_does_not_exist_is_refused_at_its_line() {
    let said = refused(&format!(
        "{SMALLEST}\n[portal.bodies.ars]\nARS-99 = \"ars@ars.example\"\n"
    ));
    assert!(said.starts_with("10:1: "), "{said}");
    assert!(said.contains("ARS-99"), "{said}");
}

#[test]
fn hours_that_could_never_be_kept_are_refused() {
    let said = refused(&format!(
        "{SMALLEST}\n[portal.process.hours]\nopens = \"18:00\"\ncloses = \"09:00\"\n"
    ));
    assert!(said.contains("is not before the closing time"), "{said}");
}

#[test]
fn a_password_never_travels_in_clear() {
    let text = SMALLEST.replace(
        "port = 587",
        "port = 25\nsecurity = \"plain\"\nlogin = { username = \"vigie\", password = \"x\" }",
    );
    let said = refused(&text);
    assert!(said.starts_with("5:1: mail.login: refused"), "{said}");
}

#[test]
fn a_database_that_is_neither_sqlite_nor_postgresql_is_refused() {
    let said = refused(&format!("[database]\nurl = \"mysql://db\"\n\n{SMALLEST}"));
    assert_eq!(
        said,
        "2:1: database.url: a database is sqlite:PATH or postgres://USER@HOST/NAME"
    );
}

#[test]
fn secrets_can_be_kept_in_files() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("url"), "postgres://vigie:x@db/vigie\n").unwrap();
    fs::write(folder.path().join("password"), "secret\n").unwrap();
    let text = SMALLEST.replace(
        "port = 587",
        "port = 587\nlogin = { username = \"vigie\", password_file = \"password\" }",
    );
    let text = format!("[database]\nurl_file = \"url\"\n\n{text}");
    let settings = Settings::parse(&text, folder.path());
    let database = settings.map(|settings| settings.database).ok();
    let url = "postgres://vigie:x@db/vigie".to_owned();
    assert_eq!(database, Some(DatabaseUrl::Postgres(url)));

    let missing = text.replace("\"password\"", "\"nowhere\"");
    let problem = Settings::parse(&missing, folder.path()).err().unwrap();
    assert!(problem.problem.starts_with("mail.login: cannot read"));
    assert_eq!(problem.place.line, 7);
}

#[test]
fn a_missing_file_says_what_to_do() {
    let error = Settings::read(Path::new("/nowhere/vigie.toml")).unwrap_err();
    assert!(error.to_string().contains("vigie.example.toml"));
}
