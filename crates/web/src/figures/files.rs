//! Tables of figures taken away: CSV, XLSX, SVG, JSON.

use std::borrow::Cow;

use app::figures::{FigureTable, GroupLine, PublicFigures};
use app::spreadsheet::Spreadsheet;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use locales::Texts;
use process::figures::{Published, Value};
use process::words::{Figure, Unit};
use report::{Cell, Sheet, workbook};
use serde::Serialize;

use super::{group, told::in_tenths};
use crate::error::WebError;
use crate::spreadsheet::download;

pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// In which form a table is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
pub(crate) enum FileKind {
    /// For spreadsheets.
    #[serde(rename = "tableau.csv")]
    Csv,
    /// A workbook.
    #[serde(rename = "tableau.xlsx")]
    Xlsx,
    /// The picture.
    #[serde(rename = "image.svg")]
    Svg,
    /// Data, with what they mean.
    #[serde(rename = "donnees.json")]
    Json,
}

/// A sheet of a figure broken down.
#[must_use]
pub(crate) fn of_figure(t: Texts, table: &FigureTable) -> Sheet {
    let mut columns = vec![
        t.get("figure-column-code").into_owned(),
        t.get(table.dimension.label_key()).into_owned(),
    ];
    let parts = parts(t, table.figure.unit());
    columns.extend(parts.iter().map(|part| part.clone().into_owned()));
    if table.total.before.is_some() {
        let before = |part| t.one("figure-column-before", "part", part).into_owned();
        columns.extend(parts.iter().map(before));
    }
    let row = |code: String, label: String, value, before: Option<Value>| {
        let mut cells = vec![Cell::Words(code), Cell::Words(label)];
        cells.extend(value_cells(value));
        cells.extend(before.into_iter().flat_map(value_cells));
        cells
    };
    let mut rows: Vec<Vec<Cell>> = table
        .groups
        .iter()
        .map(|line: &GroupLine| {
            let label = group(t, line.group).into_owned();
            row(line.group.word(), label, line.value, line.before)
        })
        .collect();
    let all = t.get("figure-all").into_owned();
    rows.push(row(
        String::new(),
        all,
        table.total.value,
        table.total.before,
    ));
    Sheet {
        name: t.get("figure-sheet").into_owned(),
        columns,
        rows,
    }
}

/// Sheets of the public tables, one for each.
#[must_use]
pub(crate) fn of_public(t: Texts, figures: &PublicFigures) -> Vec<Sheet> {
    let number = |number: &Published| match number {
        Published::Count(count) => count_cell(*count),
        Published::Hidden => Cell::Words(t.get("figure-hidden").into_owned()),
    };
    figures
        .tables
        .iter()
        .map(|table| {
            let years = table.years.iter().map(ToString::to_string);
            let row = |code: String, label: String, numbers: &[Published]| {
                [Cell::Words(code), Cell::Words(label)]
                    .into_iter()
                    .chain(numbers.iter().map(number))
                    .collect::<Vec<Cell>>()
            };
            let mut rows: Vec<Vec<Cell>> = table
                .rows
                .iter()
                .map(|(of, numbers)| row(of.word(), group(t, *of).into_owned(), numbers))
                .collect();
            let all = t.get("figure-all").into_owned();
            rows.push(row(String::new(), all, &table.total));
            let by = t.get(table.dimension.label_key()).into_owned();
            Sheet {
                name: by.chars().take(31).collect(),
                columns: [t.get("figure-column-code").into_owned(), by]
                    .into_iter()
                    .chain(years)
                    .collect(),
                rows,
            }
        })
        .collect()
}

/// The parts of which values of a unit are made, in words.
fn parts(t: Texts, unit: Unit) -> Vec<Cow<'static, str>> {
    match unit {
        Unit::Count => vec![t.get("figure-part-count")],
        Unit::Share => vec![
            t.get("figure-part-part"),
            t.get("figure-part-whole"),
            t.get("figure-part-percent"),
        ],
        Unit::Duration => vec![
            t.get("figure-part-known"),
            t.get("figure-part-whole"),
            t.get("figure-part-median"),
            t.get("figure-part-ninth"),
        ],
    }
}

fn value_cells(value: Value) -> Vec<Cell> {
    let optional = |number: Option<u32>| number.map_or(Cell::Empty, |one| Cell::Number(one.into()));
    match value {
        Value::Count(count) => vec![count_cell(count)],
        Value::Share { part, whole } => vec![
            count_cell(part),
            count_cell(whole),
            value
                .tenths()
                .map_or(Cell::Empty, |tenths| Cell::Number(in_tenths(tenths))),
        ],
        Value::Duration {
            known,
            of,
            median,
            ninth,
        } => vec![
            count_cell(known),
            count_cell(of),
            optional(median),
            optional(ninth),
        ],
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "spreadsheets count in such numbers"
)]
pub(super) fn count_cell(count: u64) -> Cell {
    Cell::Number(count as f64)
}

/// Sheets one after the other, as one file for spreadsheets.
pub(crate) fn csv(sheets: &[Sheet], name: &str) -> Response {
    let mut written: Option<Spreadsheet> = None;
    for sheet in sheets {
        let columns = sheet.columns.iter().map(String::as_str);
        let file = match &mut written {
            None => written.insert(Spreadsheet::of(columns)),
            Some(file) => {
                file.row([""]);
                file.row(columns);
                file
            }
        };
        for row in &sheet.rows {
            let cells: Vec<String> = row.iter().map(cell_text).collect();
            file.row(cells.iter().map(String::as_str));
        }
    }
    download(written.unwrap_or_default(), name)
}

fn cell_text(cell: &Cell) -> String {
    match cell {
        Cell::Words(words) => words.clone(),
        // French spreadsheets read a comma.
        Cell::Number(number) => number.to_string().replace('.', ","),
        Cell::Empty => String::new(),
    }
}

/// Sheets as a workbook.
///
/// # Errors
/// When it cannot be written, which its types exclude.
pub(crate) fn xlsx(sheets: &[Sheet], name: &str) -> Result<Response, WebError> {
    let bytes = workbook(sheets).map_err(|error| WebError::Document(error.to_string()))?;
    Ok(kept(XLSX, name, bytes))
}

/// Data as a file.
///
/// # Errors
/// When they cannot be written, which their types exclude.
pub(crate) fn json(body: &impl Serialize, name: &str) -> Result<Response, WebError> {
    let bytes =
        serde_json::to_vec_pretty(body).map_err(|error| WebError::Document(error.to_string()))?;
    Ok(kept("application/json", name, bytes))
}

/// A picture as a file.
pub(crate) fn svg(picture: String, name: &str) -> Response {
    kept("image/svg+xml", name, picture.into_bytes())
}

/// The name of a file of a figure.
pub(crate) fn name(figure: Figure, end: &str) -> String {
    format!("vigie-{}.{end}", figure.key())
}

pub(crate) fn kept(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let disposition =
        HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment"));
    (
        [
            (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        bytes,
    )
        .into_response()
}
