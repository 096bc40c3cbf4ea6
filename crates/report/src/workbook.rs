//! Tables as a workbook of spreadsheets.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words, which no spreadsheet runs as a formula.
    Words(String),
    /// A number.
    Number(f64),
    /// Nothing.
    Empty,
}

/// A sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its name, of at most 31 letters.
    pub name: String,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// The workbook cannot be written, which its types exclude.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct NotWritten(#[from] XlsxError);

/// The bytes of a workbook of these sheets.
///
/// # Errors
/// When a name or a number goes beyond what the format holds.
pub fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, NotWritten> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    for one in sheets {
        let sheet = book.add_worksheet().set_name(&one.name)?;
        for (name, column) in one.columns.iter().zip(0_u16..) {
            sheet.write_string_with_format(0, column, name, &bold)?;
        }
        for (cells, row) in one.rows.iter().zip(1_u32..) {
            for (cell, column) in cells.iter().zip(0_u16..) {
                match cell {
                    Cell::Words(words) => drop(sheet.write_string(row, column, words)?),
                    Cell::Number(number) => drop(sheet.write_number(row, column, *number)?),
                    Cell::Empty => {}
                }
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofit();
    }
    Ok(book.save_to_buffer()?)
}
