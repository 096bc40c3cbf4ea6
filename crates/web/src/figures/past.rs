//! Files of past reports in words: what is wrong with them, and a file to
//! begin with.

use std::borrow::Cow;

use app::figures::past::{Problem, What, words_of};
use app::spreadsheet::Spreadsheet;
use axum::response::Response;
use locales::Texts;
use process::words::PastColumn;
use report::{Cell, Sheet, workbook};

use super::files::{XLSX, kept};
use crate::error::WebError;
use crate::spreadsheet::download;

/// In which form the file to begin with is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TemplateKind {
    /// For spreadsheets.
    Csv,
    /// A workbook, with the words that may stand in it.
    Xlsx,
}

/// What is wrong with a line, and what to do.
#[must_use]
pub fn problem(t: Texts, problem: &Problem) -> Cow<'static, str> {
    let key = problem.what.text_key();
    match &problem.what {
        What::SameAs(line) => t.one(key, "line", *line),
        What::NotAWord(written) | What::NotAType(written) => {
            let allowed = problem.column.map(|column| words_of(t, column));
            t.with(key)
                .arg("written", written)
                .arg("allowed", allowed.unwrap_or_default().join(", "))
                .text()
        }
        what if what.written().is_empty() => t.get(key),
        what => t.one(key, "written", what.written()),
    }
}

/// What a column is called.
#[must_use]
pub fn column(t: Texts, column: Option<PastColumn>) -> Cow<'static, str> {
    column.map_or_else(
        || t.get("past-whole-line"),
        |column| t.get(column.label_key()),
    )
}

/// A line as it could be; the mark before it keeps it from being read.
fn example(t: Texts, column: PastColumn) -> String {
    let word = |place: usize| words_of(t, column).get(place).cloned().unwrap_or_default();
    match column {
        PastColumn::DeclaredAt => "# 2019-03-12 14:30".to_owned(),
        PastColumn::Facility => "A-12".to_owned(),
        PastColumn::Departement => "31".to_owned(),
        PastColumn::Type
        | PastColumn::Class
        | PastColumn::Care
        | PastColumn::Patients
        | PastColumn::Data
        | PastColumn::Operation => word(1),
        PastColumn::Outcome
        | PastColumn::Malice
        | PastColumn::DataNatures
        | PastColumn::Support => word(0),
        PastColumn::Causes => format!("{} | {}", word(0), word(3)),
        PastColumn::ResolvedBefore => word(1),
        PastColumn::NoticedAt | PastColumn::DegradedFrom => "2019-03-12 08:00".to_owned(),
        PastColumn::TakenInAt => "2019-03-12 14:50".to_owned(),
        PastColumn::QualifiedAt => "2019-03-12 17:00".to_owned(),
        PastColumn::FirstMeasureAt => "2019-03-12 15:30".to_owned(),
        PastColumn::DegradedUntil => "2019-03-14 18:00".to_owned(),
        PastColumn::ClosedAt => "2019-04-02 10:00".to_owned(),
        PastColumn::Told => "DGS | ANSSI".to_owned(),
        PastColumn::Finess | PastColumn::Event | PastColumn::DegradedHours => String::new(),
    }
}

/// The file to begin with, for spreadsheets.
#[must_use]
pub fn template(t: Texts) -> Spreadsheet {
    let names = PastColumn::ALL
        .iter()
        .map(|column| t.get(column.label_key()));
    let names: Vec<Cow<'static, str>> = names.collect();
    let mut sheet = Spreadsheet::of(names.iter().map(|name| &**name));
    let cells: Vec<String> = PastColumn::ALL
        .iter()
        .map(|column| example(t, *column))
        .collect();
    sheet.row(cells.iter().map(String::as_str));
    sheet
}

/// The file to begin with, as it is taken away.
///
/// # Errors
/// When the workbook cannot be written, which its types exclude.
pub(crate) fn take_away(t: Texts, kind: TemplateKind) -> Result<Response, WebError> {
    match kind {
        TemplateKind::Csv => Ok(download(template(t), "vigie-modele.csv")),
        TemplateKind::Xlsx => {
            let bytes = template_workbook(t)?;
            Ok(kept(XLSX, "vigie-modele.xlsx", bytes))
        }
    }
}

/// The file to begin with, as a workbook: what may stand in it is on its
/// second sheet.
///
/// # Errors
/// When it cannot be written, which its types exclude.
pub fn template_workbook(t: Texts) -> Result<Vec<u8>, WebError> {
    let words = |text: &str| Cell::Words(text.to_owned());
    let named = |column: &PastColumn| t.get(column.label_key()).into_owned();
    let lines = Sheet {
        name: t.get("past-sheet-reports").into_owned(),
        columns: PastColumn::ALL.iter().map(named).collect(),
        rows: vec![
            PastColumn::ALL
                .iter()
                .map(|column| words(&example(t, *column)))
                .collect(),
        ],
    };
    let columns = Sheet {
        name: t.get("past-sheet-columns").into_owned(),
        columns: vec![
            t.get("past-column").into_owned(),
            t.get("past-column-holds").into_owned(),
            t.get("past-column-words").into_owned(),
        ],
        rows: PastColumn::ALL
            .iter()
            .map(|column| {
                vec![
                    words(&t.get(column.label_key())),
                    words(&t.beside(column.label_key(), "hint")),
                    words(&words_of(t, *column).join(" ; ")),
                ]
            })
            .collect(),
    };
    workbook(&[lines, columns]).map_err(|error| WebError::Document(error.to_string()))
}
