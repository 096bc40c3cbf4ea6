//! Reading a backup.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
};

use flate2::bufread::GzDecoder;
use serde_json::Value;
use store::transfer::{Part, Table, Totals};

use super::{
    BackupError, Header, Key,
    contents::FORM,
    lines::{self, Line},
};

/// Rows that are passed on together.
const ROWS: usize = 500;

type Opened = BufReader<GzDecoder<BufReader<Box<dyn Read + Send>>>>;

/// An opened backup, of which the first line was read.
pub struct Bundle {
    /// What it says of itself.
    pub header: Header,
    lines: Opened,
}

impl std::fmt::Debug for Bundle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bundle")
            .field("header", &self.header)
            .finish_non_exhaustive()
    }
}

impl Bundle {
    /// Opens a backup and reads what it says of itself.
    ///
    /// # Errors
    /// When the key does not open it, or it cannot be used.
    pub fn open(path: &Path, key: &Key) -> Result<Self, BackupError> {
        let file = File::open(path).map_err(|source| BackupError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        Self::of(BufReader::new(file), key)
    }

    /// The same, of bytes that come from elsewhere.
    ///
    /// # Errors
    /// As [`Bundle::open`].
    pub fn of<R: BufRead + Send + 'static>(input: R, key: &Key) -> Result<Self, BackupError> {
        let opened = key.open(input)?;
        let mut lines = BufReader::new(GzDecoder::new(BufReader::new(opened)));
        let first = line(&mut lines)?.ok_or(BackupError::NotABackup)?;
        let said: Value = serde_json::from_slice(&first).map_err(|_| BackupError::NotABackup)?;
        match said.get("vigie-backup").and_then(Value::as_u64) {
            None => Err(BackupError::NotABackup),
            Some(form) if form == u64::from(FORM) => {
                let header = serde_json::from_value(said).map_err(unreadable)?;
                Ok(Self { header, lines })
            }
            Some(_) => {
                let program = said.get("program").and_then(Value::as_str);
                Err(BackupError::Newer(program.unwrap_or("?").to_owned()))
            }
        }
    }

    /// Reads it to its end and gives each part to `taker`, which says whether
    /// it goes on. What it holds is only whole when this says so. Blocks.
    ///
    /// # Errors
    /// When it is not as it was written.
    pub fn read(
        mut self,
        mut taker: impl FnMut(Part) -> Result<(), BackupError>,
    ) -> Result<Totals, BackupError> {
        let mut open: Option<Table> = None;
        let mut rows = Vec::new();
        loop {
            let bytes = line(&mut self.lines)?.ok_or_else(|| damaged("it has no end"))?;
            let said = serde_json::from_slice(&bytes).map_err(unreadable)?;
            if let Line::Row(cells) = said {
                let row = open
                    .as_ref()
                    .and_then(|table| lines::read_row(table, cells));
                rows.push(row.ok_or_else(|| damaged("a row is not one of its table"))?);
                if rows.len() == ROWS {
                    taker(Part::Rows(std::mem::take(&mut rows)))?;
                }
                continue;
            }
            if !rows.is_empty() {
                taker(Part::Rows(std::mem::take(&mut rows)))?;
            }
            match said {
                Line::Row(_) => {}
                Line::Table { table } => {
                    open = Some(table.clone());
                    taker(Part::Table(table))?;
                }
                Line::End { end } => {
                    self.nothing_more()?;
                    taker(Part::End(end.clone()))?;
                    return Ok(end);
                }
            }
        }
    }

    fn nothing_more(self) -> Result<(), BackupError> {
        let mut lines = self.lines;
        if line(&mut lines)?.is_some() {
            return Err(damaged("it goes on after its end"));
        }
        let mut rest = lines.into_inner().into_inner();
        match rest.read(&mut [0]).map_err(unread)? {
            0 => Ok(()),
            _ => Err(damaged("it goes on after its end")),
        }
    }
}

fn line(lines: &mut Opened) -> Result<Option<Vec<u8>>, BackupError> {
    let mut bytes = Vec::new();
    lines.read_until(b'\n', &mut bytes).map_err(unread)?;
    match bytes.pop() {
        None => Ok(None),
        Some(b'\n') => Ok(Some(bytes)),
        Some(_) => Err(damaged("it stops in the middle of a line")),
    }
}

fn damaged(why: &str) -> BackupError {
    BackupError::Damaged(why.to_owned())
}

fn unread(error: io::Error) -> BackupError {
    BackupError::Damaged(error.to_string())
}

fn unreadable(error: serde_json::Error) -> BackupError {
    // The error's own message would quote what somebody wrote.
    BackupError::Damaged(format!("{:?} error in a line", error.classify()))
}
