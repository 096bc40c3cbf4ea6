//! What a person reads in a bundle: the story, the messages, what became of
//! each file.

use std::{collections::BTreeMap, fmt::Write};

use jiff::Timestamp;
use locales::{Lang, Texts};
use process::{
    act::{Private, Recorded},
    case::{Case, CaseAct},
    evidence::Custody,
    facility::Facility,
    notices::Template,
};
use serde_json::Value;
use store::acts::StoredAct;

use super::{PIECES, archive::Files, contents::Proved};
use crate::{
    AppError,
    retention::story::{Line, Story, Told},
};

/// The story as its readers may know it.
pub(super) const STORY: &str = "dossier.txt";

/// A case, ready to be told.
pub(super) struct Readable {
    pub(super) case: Case,
    pub(super) facility: Facility,
    pub(super) acts: Vec<Recorded<CaseAct>>,
    pub(super) stored: Vec<StoredAct>,
}

const fn texts() -> Texts {
    Texts::new(Lang::Fr)
}

impl Readable {
    /// The story with the messages that went out, and a sheet for each piece.
    /// Of whoever acted only the body is said, as for every reader.
    pub(super) fn files(&self, proved: &[Proved]) -> Result<Files, AppError> {
        let names = BTreeMap::new();
        let told = Told {
            case: &self.case,
            facility: &self.facility,
            acts: &self.acts,
            names: &names,
        };
        let story = Story::of(&told, &self.stored);
        let page = |error: askama::Error| AppError::Internal(error.to_string());
        let mut text = story.text().map_err(page)?;
        text.push_str(&messages(proved));
        let mut files = Files::from([(STORY.to_owned(), text.into_bytes())]);
        for (id, custody) in &self.case.evidence {
            let sheet = sheet(custody, &story);
            files.insert(format!("{PIECES}/{id}.txt"), sheet.into_bytes());
        }
        Ok(files)
    }
}

/// Acts in words, under a heading.
pub(super) fn story(title: &str, lines: &[Line]) -> Files {
    let t = texts();
    let mut text = format!("{title}\n");
    for line in lines {
        text.push('\n');
        write_line(&mut text, t, line);
    }
    Files::from([(STORY.to_owned(), text.into_bytes())])
}

// Writing to a text cannot fail.
fn write_line(text: &mut String, t: Texts, line: &Line) {
    let _ = writeln!(text, "{}. {}", line.number, line.title);
    let when = t.date_time(line.at);
    let _ = match line.author.as_str() {
        "" => writeln!(text, "{when}"),
        author => writeln!(text, "{when}, {author}"),
    };
    for (label, words) in &line.values {
        let _ = writeln!(text, "- {label} : {words}");
    }
}

/// The messages that went out: when, of which kind, and the file that proves
/// it. To whom is in no log.
fn messages(proved: &[Proved]) -> String {
    let t = texts();
    let mut text = String::new();
    for record in proved {
        let body: Value = serde_json::from_slice(&record.body).unwrap_or_default();
        if body["kind"] != "notice-sent" {
            continue;
        }
        if text.is_empty() {
            let _ = write!(text, "\n{}\n", t.get("proof-bundle-messages"));
        }
        let key = body["facts"]["template"].as_str().unwrap_or_default();
        let kind = Template::from_key(key).map(|kind| t.beside(kind.subject_key(), "short"));
        let at = body["at"].as_i64().unwrap_or_default();
        let at = Timestamp::from_microsecond(at).unwrap_or_default();
        let line = t
            .with("proof-bundle-message")
            .arg("at", t.date_time(at))
            .arg("kind", kind.as_deref().unwrap_or(key))
            .arg(
                "file",
                format!("{}/{:05}.json", record.folder, record.number),
            )
            .to_string();
        let _ = writeln!(text, "- {line}");
    }
    text
}

/// What a piece is, and what became of it.
fn sheet(custody: &Custody, story: &Story) -> String {
    let t = texts();
    let received = &custody.received;
    let said = |text: &Private<String>| match text {
        Private::Known(text) => text.clone(),
        Private::Erased => t.get("story-erased").into_owned(),
    };
    let mut text = format!("{}\n\n", t.get("custody-title"));
    for (label, words) in [
        ("evidence-name", said(&received.name)),
        ("custody-number", received.evidence.to_string()),
        ("evidence-size", t.size(received.size).into_owned()),
        ("evidence-origin", said(&received.origin)),
        ("evidence-note", said(&received.note)),
    ] {
        if !words.is_empty() {
            let _ = writeln!(text, "{} : {words}", t.get(label));
        }
    }
    let _ = writeln!(text, "SHA-256 : {}\n", received.sha256);
    for link in &custody.entries {
        let line = story.lines.iter().find(|line| line.number == link.seq.0);
        if let Some(line) = line {
            write_line(&mut text, t, line);
        }
    }
    text
}
