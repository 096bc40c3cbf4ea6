//! The cells of a file, as texts.

use process::{facility::register::decode, past::MOST_REPORTS};

use crate::{problem::Unusable, workbook};

/// The first bytes of a packed file, which workbooks are.
const PACKED: &[u8] = b"PK\x03\x04";
/// The first bytes of what office programs wrote before.
const OLD_OFFICE: &[u8] = b"\xd0\xcf\x11\xe0";
/// Columns that are looked at; a spreadsheet may say that it has thousands.
pub(crate) const MOST_COLUMNS: usize = 200;

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table {
    /// The names of its columns.
    pub(crate) header: Vec<String>,
    /// Its lines, those without anything left out.
    pub(crate) rows: Vec<Row>,
}

/// A line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its number in the file, from 1.
    pub(crate) number: u32,
    /// Its cells.
    pub(crate) cells: Vec<String>,
}

impl Row {
    fn is_said(&self) -> bool {
        // What begins with a number sign is an example or a remark.
        let first = self.cells.iter().find(|cell| !cell.is_empty());
        first.is_some_and(|cell| !cell.starts_with('#'))
    }
}

/// The table in a file.
pub(crate) fn table(bytes: &[u8]) -> Result<Table, Unusable> {
    let rows = if bytes.starts_with(PACKED) {
        workbook::rows(bytes)?
    } else if bytes.starts_with(OLD_OFFICE) {
        return Err(Unusable::NotAWorkbook);
    } else {
        lines(bytes)?
    };
    let mut rows = rows.into_iter().filter(Row::is_said);
    let header = rows.next().ok_or(Unusable::NotATable)?.cells;
    Ok(Table {
        header,
        rows: rows.collect(),
    })
}

/// Takes a line with what came before; at most as many as one file may have.
pub(crate) fn take(rows: &mut Vec<Row>, row: Row) -> Result<(), Unusable> {
    if !row.is_said() {
        return Ok(());
    }
    // The first line names the columns.
    if rows.len() > MOST_REPORTS {
        return Err(Unusable::TooManyLines);
    }
    rows.push(row);
    Ok(())
}

/// The lines of a text.
fn lines(bytes: &[u8]) -> Result<Vec<Row>, Unusable> {
    let text = decode(bytes);
    let text = text.trim_start_matches('\u{feff}');
    if text.contains('\0') {
        return Err(Unusable::NotATable);
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| Unusable::NotATable)?;
        let line = record.position().map_or(0, csv::Position::line);
        let row = Row {
            number: u32::try_from(line).unwrap_or(u32::MAX),
            cells: record.iter().take(MOST_COLUMNS).map(tidy).collect(),
        };
        take(&mut rows, row)?;
    }
    Ok(rows)
}

/// What separates the cells: whatever stands most often in the first line that
/// says something.
fn separator(text: &str) -> u8 {
    let line = text
        .lines()
        .find(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let often = |separator: u8| {
        let bytes = line.unwrap_or_default().bytes();
        bytes.filter(|byte| *byte == separator).count()
    };
    [b';', b',', b'\t']
        .into_iter()
        .max_by_key(|separator| (often(*separator), *separator == b';'))
        .unwrap_or(b';')
}

/// A cell without the spaces around it, nor the mark under which a formula is
/// harmless.
pub(crate) fn tidy(cell: &str) -> String {
    let cell = cell.trim();
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}
