//! The guides quote the screen to the letter: what they set in bold is a text
//! of the catalogue in their language, whole or to the end of a sentence.
//! Variables stand as « … » or as an example of their value.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};
use fluent_syntax::parser;

/// Stands for a variable in a text of the catalogue.
const ANY: char = '\u{1}';

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect()
}

/// The texts that a pattern can give, one for each variant.
fn texts(pattern: &Pattern<&str>) -> Vec<String> {
    let mut texts = vec![String::new()];
    for element in &pattern.elements {
        let ends = match element {
            PatternElement::TextElement { value } => vec![(*value).to_owned()],
            PatternElement::Placeable {
                expression: Expression::Inline(_),
            } => vec![ANY.to_string()],
            PatternElement::Placeable {
                expression: Expression::Select { variants, .. },
            } => variants
                .iter()
                .flat_map(|variant| self::texts(&variant.value))
                .collect(),
        };
        texts = texts
            .iter()
            .flat_map(|begin| ends.iter().map(move |end| format!("{begin}{end}")))
            .collect();
    }
    texts
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}', '\n'], " ")
        .replace('’', "'")
}

/// A text whole, and each of its beginnings that ends with a sentence.
fn beginnings(text: &str) -> Vec<String> {
    let ends = text
        .match_indices(['.', '?', '!'])
        .map(|(at, mark)| at + mark.len())
        .filter(|end| text[*end..].starts_with(' '));
    ends.chain([text.len()])
        .map(|end| text[..end].to_owned())
        .collect()
}

/// What can stand on the screen, and in the subject of a mail after its number.
fn on_screen(language: &str) -> Vec<String> {
    let mut all = Vec::new();
    for file in files(&here().join(language), "ftl") {
        let source = fs::read_to_string(file).unwrap();
        let resource = parser::parse(source.as_str()).unwrap();
        for entry in &resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            for text in message.value.iter().flat_map(texts) {
                let text = plain(&text);
                if message.id.name.ends_with("-subject")
                    && let Some((_, end)) = text.split_once(": ")
                {
                    all.push(end.to_owned());
                }
                all.extend(beginnings(&text));
            }
        }
    }
    all.retain(|text| says_something(text));
    all
}

/// A text that is hardly more than its variables quotes nothing.
fn says_something(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    !text.contains(ANY) || letters >= 6
}

/// Whether `quoted` is `text`, whatever its variables.
fn quotes(quoted: &str, text: &str) -> bool {
    let Some((begin, rest)) = text.split_once(ANY) else {
        return quoted == text;
    };
    let Some(mut left) = quoted.strip_prefix(begin) else {
        return false;
    };
    let mut parts = rest.split(ANY).peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return left.ends_with(part);
        }
        match left.find(part) {
            Some(at) => left = &left[at + part.len()..],
            None => return false,
        }
    }
    true
}

fn check(language: &str) {
    let screen = on_screen(language);
    let mut wrong = Vec::new();
    for guide in files(&here().join("../../docs/guide").join(language), "md") {
        let text = fs::read_to_string(&guide).unwrap();
        for quoted in text.split("**").skip(1).step_by(2).map(plain) {
            if !screen.iter().any(|text| quotes(&quoted, text)) {
                let name = guide.file_name().unwrap().to_string_lossy().into_owned();
                wrong.push(format!("{language}/{name}: {quoted}"));
            }
        }
    }
    assert!(wrong.is_empty(), "not on screen:\n{}", wrong.join("\n"));
}

#[test]
fn the_guides_in_french_quote_the_screen() {
    check("fr");
}

#[test]
fn the_guides_in_english_quote_the_screen() {
    check("en");
}
