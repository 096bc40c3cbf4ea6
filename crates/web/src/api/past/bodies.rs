//! What the API says of files of past reports.

use app::figures::past::{PastImportFile, PastTrial};
use jiff::Timestamp;
use jiff::civil::Date;
use locales::Texts;
use process::evidence::ContentHash;
use process::ids::PastImportId;
use process::words::{PastColumn, PastImportState};
use serde::Serialize;
use utoipa::ToSchema;

use crate::figures::past as told;

/// A file that was taken over.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct PastImportBody {
    /// Its identity.
    id: PastImportId,
    /// Its name; absent once it was erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    /// The SHA-256 of its bytes.
    sha256: ContentHash,
    /// How many reports it brought.
    reports: u32,
    /// The first day on which one of them was declared.
    #[schema(value_type = String, format = Date)]
    first_on: Date,
    /// The last one.
    #[schema(value_type = String, format = Date)]
    last_on: Date,
    /// Whether it is counted.
    state: PastImportState,
    /// When it was taken over.
    imported_at: Timestamp,
    /// When it was taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    taken_back_at: Option<Timestamp>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

impl From<&PastImportFile> for PastImportBody {
    fn from(file: &PastImportFile) -> Self {
        let import = &file.import;
        let back = import.taken_back.as_ref();
        Self {
            id: import.id,
            file: import.file.known().cloned(),
            sha256: import.sha256,
            reports: import.reports,
            first_on: import.first_on,
            last_on: import.last_on,
            state: import.state(),
            imported_at: import.at,
            taken_back_at: back.map(|back| back.at),
            reason: back.and_then(|back| back.reason.known().cloned()),
        }
    }
}

/// A file that is taken over now.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct PastImportIdBody {
    /// Its identity.
    pub(super) id: PastImportId,
}

/// What a file would bring.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct PastTrialBody {
    /// The SHA-256 of its bytes.
    sha256: ContentHash,
    /// How many of its lines can be taken over.
    reports: usize,
    /// What is wrong with the others; nothing is taken over while something
    /// is.
    problems: Vec<LineProblemBody>,
    /// What the file says, year by year.
    years: Vec<PastYearBody>,
    /// How many reports that are counted already were declared in the same
    /// days: none should be in both.
    alongside: u64,
    /// The names of the columns that are not read.
    unread: Vec<String>,
}

/// What is wrong with a line.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct LineProblemBody {
    /// Its number in the file, from 1; the first line names the columns.
    line: u32,
    /// Where; absent when the whole line is concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<PastColumn>,
    /// What, as a stable word.
    problem: &'static str,
    /// The same in words, and what to do.
    message: String,
}

/// What a file says of a year.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct PastYearBody {
    /// The year.
    year: i16,
    /// Reports declared in it.
    reports: u64,
    /// Of these, those that count as incidents.
    incidents: u64,
    /// Facilities behind these incidents.
    facilities: u64,
}

impl PastTrialBody {
    /// What was found, in a reader's language.
    #[must_use]
    pub(super) fn of(t: Texts, trial: &PastTrial) -> Self {
        let problems = trial.problems.iter().map(|problem| LineProblemBody {
            line: problem.line,
            column: problem.column,
            problem: stable_word(problem.what.text_key()),
            message: told::problem(t, problem).into_owned(),
        });
        let years = trial.years.iter().map(|year| PastYearBody {
            year: year.year,
            reports: year.reports,
            incidents: year.incidents,
            facilities: year.facilities,
        });
        Self {
            sha256: trial.sha256,
            reports: trial.reports,
            problems: problems.collect(),
            years: years.collect(),
            alongside: trial.alongside,
            unread: trial.unread.clone(),
        }
    }
}

fn stable_word(key: &'static str) -> &'static str {
    key.strip_prefix("past-problem-").unwrap_or(key)
}
