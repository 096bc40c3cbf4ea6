//! The cells of a workbook's first sheet, as texts.
//!
//! Neither what a file says of its size nor how far apart its cells lie is
//! believed: it is unpacked to a limit first, then read cell by cell.

use std::io::{Cursor, Read, copy, sink};

use calamine::{Data, ExcelDateTime, Reader, Xlsx};
use jiff::{ToSpan, civil::date};

use crate::{
    problem::Unusable,
    table::{MOST_COLUMNS, Row, take, tidy},
};

/// The most that a workbook may hold once it is unpacked, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;

/// The lines of a workbook's first sheet.
pub(crate) fn rows(bytes: &[u8]) -> Result<Vec<Row>, Unusable> {
    within_limits(bytes)?;
    let broken = |_| Unusable::NotAWorkbook;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let first = book.sheet_names().first().cloned();
    let first = first.ok_or(Unusable::NotAWorkbook)?;
    let mut cells = book.worksheet_cells_reader(&first).map_err(broken)?;
    let mut rows = Vec::new();
    let mut open = Row::default();
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let number = row.saturating_add(1);
        if number != open.number {
            take(&mut rows, std::mem::take(&mut open))?;
            open.number = number;
        }
        let column = column as usize;
        if column < MOST_COLUMNS {
            if open.cells.len() <= column {
                open.cells.resize(column + 1, String::new());
            }
            open.cells[column] = tidy(&text(cell.get_value().clone().into()));
        }
    }
    take(&mut rows, open)?;
    Ok(rows)
}

/// Refuses what would take more room than it may once it is unpacked.
fn within_limits(bytes: &[u8]) -> Result<(), Unusable> {
    let packed = zip::ZipArchive::new(Cursor::new(bytes));
    let mut packed = packed.map_err(|_| Unusable::NotAWorkbook)?;
    let mut left = LARGEST;
    for place in 0..packed.len() {
        let part = packed.by_index(place).map_err(|_| Unusable::NotAWorkbook)?;
        let length = copy(&mut part.take(left), &mut sink());
        left -= length.map_err(|_| Unusable::NotAWorkbook)?;
        if left == 0 {
            return Err(Unusable::TooLarge);
        }
    }
    Ok(())
}

fn text(cell: Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(true) => "yes".to_owned(),
        Data::Bool(false) => "no".to_owned(),
        Data::DateTime(moment) => written(moment),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text,
        Data::Error(error) => error.to_string(),
    }
}

/// A day, with its hour where there is one; a workbook counts days from the
/// end of 1899.
fn written(moment: ExcelDateTime) -> String {
    let days = moment.as_f64();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "days of a calendar, in minutes"
    )]
    let minutes = (days * 1440.0).round() as i64;
    let first = date(1899, 12, 30).at(0, 0, 0, 0);
    match first.checked_add(minutes.minutes()) {
        Ok(at) if minutes % 1440 == 0 => at.date().to_string(),
        Ok(at) => at.strftime("%Y-%m-%d %H:%M").to_string(),
        Err(_) => days.to_string(),
    }
}
