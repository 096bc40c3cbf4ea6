//! The story of a case: where it stands, the facts, who was told, what is due,
//! and every act, as one reader may see them.

use locales::Texts;
use serde::Serialize;

use crate::document::{Labels, Owed, Row};

/// The story of a case.
#[derive(Clone, Debug, Serialize)]
pub struct Story {
    /// Where the case stands, at a glance.
    pub summary: Vec<Row>,
    /// As whom the reader reads, and so what this copy holds.
    pub scope: String,
    /// The facts as they stand, by theme.
    pub facts: Vec<Facts>,
    /// The names of the facts that nobody has given.
    pub missing: Vec<String>,
    /// Measures proposed to the facility.
    pub measures: Vec<Measure>,
    /// What is due.
    pub due: Vec<Due>,
    /// What the facility owes elsewhere (QUAL-3).
    pub elsewhere: Vec<Owed>,
    /// Who was told, in the order of time.
    pub told: Vec<Told>,
    /// Every act, in order.
    pub acts: Vec<Act>,
}

/// The facts of one theme.
#[derive(Clone, Debug, Serialize)]
pub struct Facts {
    /// The theme.
    pub title: String,
    /// The facts given.
    pub rows: Vec<Fact>,
}

/// One fact.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// Its name.
    pub label: String,
    /// Its value in words.
    pub value: String,
    /// What was declared before, in a sentence, when it has changed; empty
    /// otherwise.
    pub before: String,
}

/// A measure.
#[derive(Clone, Debug, Serialize)]
pub struct Measure {
    /// Its number and what it is for.
    pub title: String,
    /// What to do.
    pub text: String,
    /// What became of it.
    pub state: String,
    /// What the facility said of it; empty when nothing.
    pub said: String,
}

/// Something that somebody owes to the case.
#[derive(Clone, Debug, Serialize)]
pub struct Due {
    /// What.
    pub what: String,
    /// From whom.
    pub who: String,
    /// By when; empty where no time is set.
    pub when: String,
}

/// One message to somebody.
#[derive(Clone, Debug, Serialize)]
pub struct Told {
    /// To whom.
    pub who: String,
    /// Which message.
    pub message: String,
    /// When.
    pub when: String,
    /// What became of it.
    pub outcome: String,
}

/// One act.
#[derive(Clone, Debug, Serialize)]
pub struct Act {
    /// Its number in the case.
    pub number: u32,
    /// What happened, in a sentence.
    pub title: String,
    /// When it was recorded.
    pub when: String,
    /// Who did it.
    pub who: String,
    /// Who may read it, where that does not go without saying.
    pub audience: String,
    /// What was said, and what changed.
    pub pieces: Vec<Piece>,
}

/// A piece of what an act said.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Piece {
    /// Words that somebody wrote.
    Words {
        /// What they are about; empty where the act's title says it.
        label: String,
        /// The words.
        text: String,
    },
    /// One fact.
    Fact(Row),
    /// One fact that changed.
    Change {
        /// Its name.
        label: String,
        /// What it was.
        before: String,
        /// What it is.
        after: String,
    },
    /// Many facts.
    Facts {
        /// What they are together.
        label: String,
        /// Each of them.
        rows: Vec<Row>,
    },
}

impl Story {
    pub(crate) fn labels(t: Texts) -> Labels {
        [
            ("summary", t.get("story-document-summary")),
            ("facts", t.get("case-facts")),
            ("missing", t.get("story-document-missing")),
            ("measures", t.get("case-measures")),
            ("reply", t.get("story-reply")),
            ("measures-none", t.get("story-document-measures-none")),
            ("due", t.get("story-document-due")),
            ("due-none", t.get("case-next-none")),
            ("due-what", t.get("column-expected")),
            ("due-who", t.get("story-document-owed-by")),
            ("due-when", t.get("story-document-until")),
            ("elsewhere", t.get("case-elsewhere")),
            ("elsewhere-what", t.get("story-document-duty")),
            ("elsewhere-hint", t.get("case-elsewhere-hint")),
            ("elsewhere-state", t.get("column-state")),
            ("told", t.get("story-document-told")),
            ("who", t.get("column-who")),
            ("message", t.get("column-message")),
            ("when", t.get("column-when")),
            ("outcome", t.get("column-outcome")),
            ("acts", t.get("story-record")),
            ("act-before", t.get("story-before")),
            ("act-after", t.get("story-after")),
            ("end", t.get("story-document-end")),
        ]
        .into()
    }
}
