//! The catalogues are equal in both languages, and say neither less nor more
//! than the sources ask for.
//!
//! A key is asked for in one of these ways, which the scan below knows:
//! - `t.get("key")`, and likewise `n`, `one`, `with`, on a handle named `t` or
//!   `texts`, in Rust or in a template;
//! - a string in the body of a Rust function named `…_key`, which is how an
//!   enum names its words (`from_key` reads stored names instead);
//! - the label of a word in a `words!` table of `process`;
//! - a question or a message of `process`, which list themselves.
//!
//! A key `x-hint`, `x-why` or `x-short` is asked for together with `x`.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use process::declaration::form::FieldKey;
use process::notices::Template;
use process::significant::IncidentTemplate;

/// What a message rests on.
#[derive(Debug, Default, PartialEq, Eq)]
struct Message {
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
        assert!(
            message.attributes.is_empty(),
            "{area}.ftl: {} has attributes, which nothing reads",
            message.id.name
        );
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

/// Keys asked for by a call on a handle.
fn called(source: &str) -> BTreeSet<&str> {
    const CALLS: [&str; 4] = [".get(", ".n(", ".one(", ".with("];
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
    keys
}

/// The text from the first `{` of `source` to the `}` that closes it.
fn braced(source: &str) -> &str {
    let open = source.find('{').unwrap_or(source.len());
    let mut depth = 0_usize;
    let close = source[open..].find(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    close.map_or("", |close| &source[open..open + close])
}

fn literals(source: &str) -> impl Iterator<Item = &str> {
    source.split('"').skip(1).step_by(2)
}

/// Keys named in the bodies of functions `…_key`.
fn named(source: &str) -> BTreeSet<&str> {
    let mut keys = BTreeSet::new();
    for (at, _) in source.match_indices("_key(") {
        let declaration = source[..at].rsplit('\n').next().unwrap_or_default();
        if declaration.contains("fn ") && !declaration.ends_with("from") {
            keys.extend(literals(braced(&source[at..])).filter(|key| looks_like_a_key(key)));
        }
    }
    keys
}

/// Labels of the words in `words!` tables: `Word = "stored-name", "label";`.
fn labelled(source: &str) -> BTreeSet<&str> {
    source
        .match_indices("\nwords! {")
        .flat_map(|(at, _)| braced(&source[at..]).split(';'))
        .filter_map(|word| literals(word).nth(1))
        .collect()
}

/// Keys that the questions and the messages of the process list themselves.
fn listed() -> BTreeSet<&'static str> {
    let questions = FieldKey::ALL
        .iter()
        .flat_map(|field| [field.label_key(), field.why_key()]);
    let messages = Template::ALL
        .iter()
        .flat_map(|template| [template.subject_key(), template.body_key()]);
    let of_incidents = IncidentTemplate::ALL
        .iter()
        .flat_map(|template| [template.subject_key(), template.body_key()]);
    questions.chain(messages).chain(of_incidents).collect()
}

#[test]
fn both_languages_have_the_same_keys_and_variables() {
    let (french, english) = both_languages();
    for key in french.keys().chain(english.keys()) {
        let (fr, en) = (french.get(key), english.get(key));
        assert!(fr.is_some(), "{key} lacks French");
        assert!(en.is_some(), "{key} lacks English");
        assert_eq!(fr, en, "{key} differs");
    }
}

#[test]
fn every_key_that_is_asked_for_exists() {
    let (french, _) = both_languages();
    let mut missing: BTreeSet<String> = listed()
        .iter()
        .filter(|key| !french.contains_key(**key))
        .map(|key| format!("{key} in process"))
        .collect();
    for source in sources() {
        let asked = [called, named, labelled].map(|scan| scan(&source.text));
        for key in asked.iter().flatten() {
            if !french.contains_key(*key) {
                missing.insert(format!("{key} in {}", source.path.display()));
            }
        }
    }
    let missing: Vec<String> = missing.into_iter().collect();
    assert!(missing.is_empty(), "no text for:\n{}", missing.join("\n"));
}

#[test]
fn every_key_of_the_catalogues_is_used() {
    let (french, _) = both_languages();
    let sources = sources();
    let written: BTreeSet<&str> = sources
        .iter()
        .flat_map(|source| source.text.split('"'))
        .collect();
    let referred: BTreeSet<&str> = french
        .values()
        .flat_map(|message| message.references.iter().map(String::as_str))
        .collect();
    let is_used = |key: &str| written.contains(key) || referred.contains(key);
    let unused: Vec<&String> = french
        .keys()
        .filter(|key| {
            let base = ["-hint", "-why", "-short"]
                .iter()
                .find_map(|suffix| key.strip_suffix(suffix));
            !is_used(key) && !base.is_some_and(is_used)
        })
        .collect();
    assert!(unused.is_empty(), "nothing uses {unused:#?}");
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
    let files: BTreeSet<String> = locales::FILES
        .iter()
        .map(|(area, _, _)| format!("{area}.ftl"))
        .collect();
    for lang in ["fr", "en"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(lang);
        let there: BTreeSet<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(there, files, "{lang}/ and the list in src/catalogue.rs");
    }
}

#[test]
fn the_scan_finds_keys_wherever_they_are_asked_for() {
    let template = r#"{{ t.get("home-title") }} {{ layout.t.n( "items", count) }}
        {{ list.get("no") }}"#;
    assert_eq!(called(template), BTreeSet::from(["home-title", "items"]));

    let rust = r#"
        pub fn label_key(self) -> &'static str {
            match self { Self::A => "word-a", Self::B => "word-b" }
        }
        fn from_key(name: &str) -> Self { match name { "stored" => Self::A } }
        fn key(self) -> &'static str { "stored" }"#;
    assert_eq!(named(rust), BTreeSet::from(["word-a", "word-b"]));

    let table = r#"
words! {
    pub enum Word {
        A = "a", "word-a";
        B = "b", "word-b", alone;
    }
}"#;
    assert_eq!(labelled(table), BTreeSet::from(["word-a", "word-b"]));
}
