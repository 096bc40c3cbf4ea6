//! What every document has, and which documents there are.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::Timestamp;
use locales::{Lang, Texts};
use serde::Serialize;
use serde_json::{Value, json};

use crate::world::Template;
use crate::{
    CustodySheet, FiguresReport, IncidentLog, PaperForm, Playbooks, Receipt, Statement, Story,
    printable,
};

/// The words that a template itself says, by the name under which it does.
pub(crate) type Labels = BTreeMap<&'static str, Cow<'static, str>>;

/// What stands around a document.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The language and its texts.
    pub t: Texts,
    /// The document's title, also in its metadata.
    pub title: String,
    /// What the document is about, above its title and on every page: a case
    /// and its facility. Empty where there is nothing to say.
    pub about: String,
    /// Who may read it.
    pub marking: Marking,
    /// When it was made.
    pub at: Timestamp,
    /// For whom.
    pub made_for: MadeFor,
}

/// Who may read a document, told on each of its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marking {
    /// Those who are habilitated (KEEP-3).
    Confidential,
    /// A form: so once somebody has filled it in.
    ConfidentialOnceFilledIn,
    /// Anybody.
    Public,
}

/// For whom a document was made.
#[derive(Clone, Debug)]
pub enum MadeFor {
    /// For everybody: it says neither for whom nor when.
    Everybody,
    /// For the person of this name, told on every page.
    Reader(String),
}

/// A name and its value in words; an empty value is left to be filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The name.
    pub label: String,
    /// The value.
    pub value: String,
}

/// An address of the web, which can be followed and copied; empty for none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Address {
    /// The address.
    pub address: String,
}

/// A duty owed elsewhere, which nothing done on the portal fulfils (QUAL-3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Owed {
    /// The duty.
    pub label: String,
    /// What it means and how it is done.
    pub about: String,
    /// Until when; empty where the law sets no time.
    pub until: String,
    /// Where it stands.
    pub state: String,
}

/// A document of the portal.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Document {
    /// The story of a case.
    Story(Story),
    /// The form to fill in by hand (DECL-2b).
    PaperForm(PaperForm),
    /// What the CNIL asks, answered from the declaration (QUAL-3).
    Statement(Statement),
    /// The confirmation of a declaration (DECL-5).
    Receipt(Receipt),
    /// The custody sheet of a piece of evidence (KEEP-1).
    Custody(CustodySheet),
    /// The log of an incident (SIGN-4).
    IncidentLog(IncidentLog),
    /// Figures that anybody may read (FIG-1).
    Figures(FiguresReport),
    /// Playbooks to hang beside the phone (SUPP-5).
    Playbooks(Playbooks),
}

impl Document {
    pub(crate) const fn template(&self) -> Template {
        match self {
            Self::Story(_) => Template::Story,
            Self::PaperForm(_) => Template::PaperForm,
            Self::Statement(_) => Template::Statement,
            Self::Receipt(_) => Template::Receipt,
            Self::Custody(_) => Template::Custody,
            Self::IncidentLog(_) => Template::IncidentLog,
            Self::Figures(_) => Template::Figures,
            Self::Playbooks(_) => Template::Playbooks,
        }
    }

    fn labels(&self, t: Texts) -> Labels {
        match self {
            Self::Story(_) => Story::labels(t),
            Self::PaperForm(_) => PaperForm::labels(t),
            Self::Statement(_) => Statement::labels(t),
            Self::Receipt(_) => Receipt::labels(t),
            Self::Custody(_) => CustodySheet::labels(t),
            Self::IncidentLog(_) => IncidentLog::labels(t),
            Self::Figures(_) => FiguresReport::labels(t),
            Self::Playbooks(_) => Playbooks::labels(t),
        }
    }
}

impl Marking {
    const fn label_key(self) -> &'static str {
        match self {
            Self::Confidential => "document-confidential",
            Self::ConfidentialOnceFilledIn => "document-confidential-once-filled-in",
            Self::Public => "document-public",
        }
    }
}

impl Frame {
    fn printed_words(&self) -> Cow<'static, str> {
        match &self.made_for {
            MadeFor::Everybody => Cow::Borrowed(""),
            MadeFor::Reader(name) => self
                .t
                .with("document-printed")
                .arg("when", self.t.date_time(self.at))
                .arg("who", name.as_str())
                .text(),
        }
    }

    /// A document that is accessible to all has a title (PDF/UA-1): one that
    /// was given none bears the portal's name.
    fn printed_title(&self) -> Cow<'_, str> {
        if self.title.trim().is_empty() {
            self.t.get("document-portal")
        } else {
            Cow::Borrowed(&self.title)
        }
    }

    fn values(&self) -> Value {
        json!({
            "title": self.printed_title(),
            "about": self.about,
            "marking": self.t.get(self.marking.label_key()),
            "printed": self.printed_words(),
            "page": self.t.get("document-page"),
            "portal": self.t.get("document-portal"),
            "lang": self.t.lang().code(),
            "region": match self.t.lang() {
                Lang::Fr => "FR",
                Lang::En => "GB",
            },
        })
    }
}

/// Fields whose long words stay whole: that of an [`Address`], which breaks
/// where the typesetter breaks links and is copied as it is, and a picture of a
/// [`crate::Section`], in which a break would spoil its drawing.
const EXACT: [&str; 2] = ["address", "picture"];

/// Everything that a template reads, in characters that can be printed.
pub(crate) fn values(frame: &Frame, document: &Document) -> serde_json::Result<Vec<u8>> {
    let mut values = json!({
        "frame": frame.values(),
        "labels": document.labels(frame.t),
        "body": document,
    });
    make_printable(&mut values);
    serde_json::to_vec(&values)
}

fn make_printable(value: &mut Value) {
    match value {
        Value::String(text) => *text = printable::text(text),
        Value::Array(items) => items.iter_mut().for_each(make_printable),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if EXACT.contains(&name.as_str()) => {
                        *text = printable::exact(text);
                    }
                    value => make_printable(value),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
