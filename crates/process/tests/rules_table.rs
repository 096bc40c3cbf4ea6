//! `docs/rules.md` names no module and no test that does not exist, and has a
//! row for every rule that can refuse.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn table() -> String {
    fs::read_to_string(repository().join("docs/rules.md")).unwrap()
}

/// The words between backticks, outside blocks of code.
fn quoted(text: &str) -> Vec<String> {
    let mut outside = true;
    let mut words = Vec::new();
    for line in text.lines() {
        if line.starts_with("```") {
            outside = !outside;
        } else if outside {
            words.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    words
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The names of all functions of the workspace's crates.
fn functions() -> BTreeSet<String> {
    let mut files = Vec::new();
    rust_files(&repository().join("crates"), &mut files);
    let mut names = BTreeSet::new();
    for file in files {
        for line in fs::read_to_string(file).unwrap().lines() {
            if let Some((_, after)) = line.split_once("fn ") {
                let name = after.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
                names.extend(name.take(1).map(str::to_owned));
            }
        }
    }
    names
}

fn is_module(path: &str) -> bool {
    let mut parts = path.split("::");
    let Some(krate) = parts.next() else {
        return false;
    };
    let source = repository().join("crates").join(krate).join("src");
    let module = source.join(parts.collect::<PathBuf>());
    module.with_extension("rs").is_file() || module.join("mod.rs").is_file()
}

#[test]
fn every_module_named_beside_a_rule_exists() {
    for name in quoted(&table()).iter().filter(|name| name.contains("::")) {
        assert!(
            is_module(name),
            "docs/rules.md names {name}, which is no module"
        );
    }
}

#[test]
fn every_test_named_beside_a_rule_exists() {
    let functions = functions();
    for name in quoted(&table()) {
        let is_test = name.matches('_').count() > 2 && !name.contains(['/', ':', '-', ' ']);
        assert!(
            !is_test || functions.contains(&name),
            "docs/rules.md names {name}, which is no test"
        );
    }
}

#[test]
fn every_rule_that_can_refuse_has_a_row() {
    let table = table();
    let refusals = repository().join("crates/process/src/refusal.rs");
    let refusals = fs::read_to_string(refusals).unwrap();
    let (_, rules) = refusals.split_once("rules! {\n").unwrap();
    let (rules, _) = rules.split_once("\n}").unwrap();
    for id in rules.split('"').skip(1).step_by(2) {
        assert!(
            table.contains(&format!("\n| {id} |")),
            "docs/rules.md has no row for {id}"
        );
    }
}
