//! The lines of a backup after the first one.

use base64::{Engine, prelude::BASE64_STANDARD};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::transfer::{Cell, ColumnKind, Part, Row, Table, Totals};

/// One line.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Line {
    /// A row of the table that began last.
    Row(Vec<Value>),
    /// A table begins.
    Table {
        /// Which one.
        table: Table,
    },
    /// All was said.
    End {
        /// What it was.
        end: Totals,
    },
}

/// The lines that say a part.
pub(super) fn of(part: Part) -> Vec<Line> {
    match part {
        Part::Table(table) => vec![Line::Table { table }],
        Part::Rows(rows) => rows.into_iter().map(row).collect(),
        Part::End(end) => vec![Line::End { end }],
    }
}

fn row(row: Row) -> Line {
    let cell = |cell| match cell {
        Cell::Null => Value::Null,
        Cell::Number(number) => Value::from(number),
        Cell::Text(text) => Value::String(text),
        Cell::Bytes(bytes) => Value::String(BASE64_STANDARD.encode(bytes)),
    };
    Line::Row(row.into_iter().map(cell).collect())
}

/// The row that a line says, in a table; none when it is not one of its rows.
pub(super) fn read_row(table: &Table, cells: Vec<Value>) -> Option<Row> {
    if cells.len() != table.columns.len() {
        return None;
    }
    let cell = |(value, kind)| match (value, kind) {
        (Value::Null, _) => Some(Cell::Null),
        (Value::Number(number), ColumnKind::Number) => number.as_i64().map(Cell::Number),
        (Value::String(text), ColumnKind::Text) => Some(Cell::Text(text)),
        (Value::String(text), ColumnKind::Bytes) => {
            BASE64_STANDARD.decode(text).ok().map(Cell::Bytes)
        }
        _ => None,
    };
    let kinds = table.columns.iter().map(|column| column.kind);
    cells.into_iter().zip(kinds).map(cell).collect()
}
