//! What is in the way of a file, and of a line.

use process::words::PastColumn;

/// Why a file cannot be used at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text_key())]
pub enum Unusable {
    /// It has more bytes than are taken, or would have once it is unpacked.
    TooLarge,
    /// It holds more reports than are taken at once.
    TooManyLines,
    /// It is a workbook of a kind that is not read, or a damaged one.
    NotAWorkbook,
    /// It is no table.
    NotATable,
    /// It has no such column.
    Lacking(PastColumn),
    /// Two columns are this one.
    Twice(PastColumn),
    /// It has columns and no report.
    Empty,
}

impl Unusable {
    /// Key of the sentence that says so.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::TooLarge => "past-file-too-large",
            Self::TooManyLines => "past-file-too-many-lines",
            Self::NotAWorkbook => "past-file-not-a-workbook",
            Self::NotATable => "past-file-not-a-table",
            Self::Lacking(_) => "past-file-lacking",
            Self::Twice(_) => "past-file-twice",
            Self::Empty => "past-file-empty",
        }
    }

    /// The column that it concerns.
    #[must_use]
    pub const fn column(self) -> Option<PastColumn> {
        match self {
            Self::Lacking(column) | Self::Twice(column) => Some(column),
            _ => None,
        }
    }
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its number in the file, from 1; the first line names the columns.
    pub line: u32,
    /// Where; nowhere when the whole line is concerned.
    pub column: Option<PastColumn>,
    /// What.
    pub what: What,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Something is needed here.
    Missing,
    /// This is no day, nor a day with an hour.
    NotADay(String),
    /// This is no number of hours.
    NotHours(String),
    /// This is none of the words of the column.
    NotAWord(String),
    /// This word contradicts the others of its cell.
    NotWithOthers,
    /// This is no number of the register.
    NotAFiness(String),
    /// The register does not know this number: département and type are
    /// needed beside it.
    UnknownFiness(String),
    /// This is no département.
    NotADepartement(String),
    /// This is no type of facility.
    NotAType(String),
    /// This day has not come yet.
    InTheFuture,
    /// This day lies before every report that could be meant.
    TooEarly,
    /// This comes after the declaration, and must come before.
    AfterTheDeclaration,
    /// This comes before the declaration, and must come after.
    BeforeTheDeclaration,
    /// The end comes before the beginning.
    EndsBeforeItBegins,
    /// Degraded mode is measured of care that was not degraded.
    NotDegraded,
    /// Class and outcome contradict each other.
    ClassAgainstOutcome,
    /// There are more cells than columns.
    TooManyCells,
    /// It says the same as an earlier line.
    SameAs(u32),
}

impl What {
    /// Key of the sentence that says so and what to do.
    #[must_use]
    pub const fn text_key(&self) -> &'static str {
        match self {
            Self::Missing => "past-problem-missing",
            Self::NotADay(_) => "past-problem-not-a-day",
            Self::NotHours(_) => "past-problem-not-hours",
            Self::NotAWord(_) => "past-problem-not-a-word",
            Self::NotWithOthers => "past-problem-not-with-others",
            Self::NotAFiness(_) => "past-problem-not-a-finess",
            Self::UnknownFiness(_) => "past-problem-unknown-finess",
            Self::NotADepartement(_) => "past-problem-not-a-departement",
            Self::NotAType(_) => "past-problem-not-a-type",
            Self::InTheFuture => "past-problem-in-the-future",
            Self::TooEarly => "past-problem-too-early",
            Self::AfterTheDeclaration => "past-problem-after-the-declaration",
            Self::BeforeTheDeclaration => "past-problem-before-the-declaration",
            Self::EndsBeforeItBegins => "past-problem-ends-before-it-begins",
            Self::NotDegraded => "past-problem-not-degraded",
            Self::ClassAgainstOutcome => "past-problem-class-against-outcome",
            Self::TooManyCells => "past-problem-too-many-cells",
            Self::SameAs(_) => "past-problem-same-as",
        }
    }

    /// What was written, where it cannot be read.
    #[must_use]
    pub fn written(&self) -> &str {
        match self {
            Self::NotADay(text)
            | Self::NotHours(text)
            | Self::NotAWord(text)
            | Self::NotAFiness(text)
            | Self::UnknownFiness(text)
            | Self::NotADepartement(text)
            | Self::NotAType(text) => text,
            _ => "",
        }
    }
}
