//! The catalogues are equal in both languages, and say neither less nor more
//! than the sources ask for.
//!
//! A key is asked for in one of these ways, which the scan below knows:
//! - `t.get("key")`, and likewise `attr`, `n`, `one`, `with`, on a handle named
//!   `t` or `texts`, in Rust or in a template;
//! - `key="key"` as a named argument of a template macro;
//! - a string in the body of a Rust function named `key` or `…_key`, which is
//!   how an enum names its words.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

/// What a message says it needs: its attributes and its variables.
#[derive(Debug, Default, PartialEq, Eq)]
struct Message {
    attributes: BTreeSet<String>,
    variables: BTreeSet<String>,
    references: BTreeSet<String>,
}

type Catalogue = BTreeMap<String, Message>;

fn catalogue(area: &str, source: &str) -> Catalogue {
    let resource = parser::parse(source)
        .unwrap_or_else(|(_, errors)| panic!("{area}.ftl does not parse: {errors:?}"));
    let mut messages = Catalogue::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let mut found = Message::default();
        if let Some(value) = &message.value {
            visit_pattern(value, &mut found);
        }
        for attribute in &message.attributes {
            found.attributes.insert(attribute.id.name.to_owned());
            visit_pattern(&attribute.value, &mut found);
        }
        let key = message.id.name.to_owned();
        assert!(
            messages.insert(key.clone(), found).is_none(),
            "{area}.ftl defines {key} twice"
        );
    }
    messages
}

fn visit_pattern(pattern: &Pattern<&str>, found: &mut Message) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            visit_expression(expression, found);
        }
    }
}

fn visit_expression(expression: &Expression<&str>, found: &mut Message) {
    match expression {
        Expression::Inline(inline) => visit_inline(inline, found),
        Expression::Select { selector, variants } => {
            visit_inline(selector, found);
            for variant in variants {
                visit_pattern(&variant.value, found);
            }
        }
    }
}

fn visit_inline(inline: &InlineExpression<&str>, found: &mut Message) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.variables.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, .. } => {
            found.references.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => visit_expression(expression, found),
        _ => {}
    }
}

fn both_languages() -> (Catalogue, Catalogue) {
    let mut french = Catalogue::new();
    let mut english = Catalogue::new();
    for (area, fr, en) in locales::FILES {
        for (all, source) in [(&mut french, fr), (&mut english, en)] {
            for (key, message) in catalogue(area, source) {
                assert!(
                    all.insert(key.clone(), message).is_none(),
                    "{key} is in {area}.ftl and in another catalogue"
                );
            }
        }
    }
    (french, english)
}

struct Source {
    path: PathBuf,
    text: String,
}

/// Rust sources and templates, comments left out.
fn sources() -> Vec<Source> {
    fn walk(folder: &Path, found: &mut Vec<Source>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path
                .extension()
                .is_some_and(|ext| ext == "rs" || ext == "html")
            {
                let text = fs::read_to_string(&path)
                    .unwrap()
                    .lines()
                    .filter(|line| !line.trim_start().starts_with("//"))
                    .fold(String::new(), |text, line| text + line + "\n");
                found.push(Source { path, text });
            }
        }
    }
    let mut found = Vec::new();
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for member in fs::read_dir(crates).unwrap() {
        for part in ["src", "templates"] {
            let folder = member.as_ref().unwrap().path().join(part);
            if folder.is_dir() {
                walk(&folder, &mut found);
            }
        }
    }
    found
}

/// The string literal at the start of `text`, blanks before it skipped.
fn leading_literal(text: &str) -> Option<&str> {
    let (literal, _) = text.trim_start().strip_prefix('"')?.split_once('"')?;
    Some(literal)
}

fn looks_like_a_key(literal: &str) -> bool {
    literal.starts_with(|c: char| c.is_ascii_lowercase())
        && literal
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Keys asked for by a call on a handle, or as a macro's `key` argument.
fn called(source: &str) -> BTreeSet<&str> {
    const CALLS: [&str; 5] = [".get(", ".attr(", ".n(", ".one(", ".with("];
    let mut keys = BTreeSet::new();
    for call in CALLS {
        for (at, _) in source.match_indices(call) {
            let handle = source[..at]
                .trim_end()
                .rsplit(|c: char| !c.is_alphanumeric() && c != '_')
                .next();
            if matches!(handle, Some("t" | "texts")) {
                keys.extend(leading_literal(&source[at + call.len()..]));
            }
        }
    }
    for (at, _) in source.match_indices("key=") {
        keys.extend(leading_literal(&source[at + "key=".len()..]));
    }
    keys
}

/// Keys named in the bodies of functions `key` and `…_key`.
fn named(source: &str) -> BTreeSet<&str> {
    let mut keys = BTreeSet::new();
    for (at, _) in source.match_indices("key(") {
        let declaration = source[..at].rsplit('\n').next().unwrap_or_default();
        if !declaration.contains("fn ") {
            continue;
        }
        let Some(open) = source[at..].find(['{', ';']).map(|offset| at + offset) else {
            continue;
        };
        let mut depth = 0_usize;
        let body = source[open..]
            .find(|c| {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                depth == 0
            })
            .map_or("", |end| &source[open..open + end]);
        keys.extend(
            body.split('"')
                .skip(1)
                .step_by(2)
                .filter(|k| looks_like_a_key(k)),
        );
    }
    keys
}

#[test]
fn both_languages_have_the_same_keys_attributes_and_variables() {
    let (french, english) = both_languages();
    for key in french.keys().chain(english.keys()) {
        let (fr, en) = (french.get(key), english.get(key));
        assert!(fr.is_some(), "{key} lacks French");
        assert!(en.is_some(), "{key} lacks English");
        assert_eq!(fr, en, "{key} differs");
    }
}

#[test]
fn every_key_that_a_source_asks_for_exists() {
    let (french, _) = both_languages();
    let mut missing = Vec::new();
    for source in sources() {
        for key in called(&source.text).union(&named(&source.text)) {
            if !french.contains_key(*key) {
                missing.push(format!("{key} in {}", source.path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "no text for:\n{}", missing.join("\n"));
}

#[test]
fn every_key_and_attribute_of_the_catalogues_is_used() {
    let (french, _) = both_languages();
    let literals: BTreeSet<String> = sources()
        .iter()
        .flat_map(|source| {
            source
                .text
                .split('"')
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    let referred: BTreeSet<&String> = french.values().flat_map(|m| &m.references).collect();
    let unused: Vec<&String> = french
        .keys()
        .filter(|key| !literals.contains(*key) && !referred.contains(key))
        .collect();
    assert!(unused.is_empty(), "nothing uses {unused:#?}");
    for (key, message) in &french {
        for attribute in &message.attributes {
            assert!(
                literals.contains(attribute),
                "nothing reads the attribute {attribute} of {key}"
            );
        }
    }
}

#[test]
fn keys_are_kebab_case() {
    let (french, _) = both_languages();
    for key in french.keys() {
        assert!(looks_like_a_key(key), "{key}");
    }
}

#[test]
fn catalogues_are_listed() {
    let listed: BTreeSet<String> = locales::FILES
        .iter()
        .map(|(area, _, _)| format!("{area}.ftl"))
        .collect();
    for lang in ["fr", "en"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(lang);
        let there: BTreeSet<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(there, listed, "{lang}/ and the list in src/catalogue.rs");
    }
}

#[test]
fn the_scan_finds_keys_wherever_they_are_asked_for() {
    let template = r#"{{ t.get("home-title") }} {{ layout.t.n( "items", count) }}
        {{ fields::text(form, "phone", key="declare-phone") }} {{ list.get("no") }}"#;
    assert_eq!(
        called(template),
        BTreeSet::from(["declare-phone", "home-title", "items"])
    );
    let rust = r#"
        pub fn key(self) -> &'static str {
            match self { Self::A => "word-a", Self::B => "word-b" }
        }
        fn other(self) -> &'static str { "not-a-key" }"#;
    assert_eq!(named(rust), BTreeSet::from(["word-a", "word-b"]));
}
