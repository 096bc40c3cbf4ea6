//! A file as it was read, before the register was asked.

use std::collections::BTreeSet;

use jiff::civil::Date;
use process::{evidence::ContentHash, facility::FinessNumber, past::MOST_BYTES};
use sha2::{Digest, Sha256};

use crate::{
    columns::Columns,
    line::{self, Line},
    problem::{Problem, Unusable},
    table,
    vocabulary::Vocabulary,
};

/// What a file says.
#[derive(Debug)]
pub struct PastFile {
    /// The hash of its bytes.
    pub sha256: ContentHash,
    /// The names of the columns of which nothing is read.
    pub unread: Vec<String>,
    pub(crate) lines: Vec<Line>,
    pub(crate) problems: Vec<Problem>,
}

impl PastFile {
    /// The numbers of the register that it names.
    #[must_use]
    pub fn numbers(&self) -> BTreeSet<FinessNumber> {
        self.lines.iter().filter_map(|line| line.finess).collect()
    }
}

/// Reads a file, of which no report was declared after `today`.
///
/// # Errors
/// When it is no table of reports, or more than is taken at once.
pub fn read(bytes: &[u8], today: Date) -> Result<PastFile, Unusable> {
    if bytes.len() > MOST_BYTES {
        return Err(Unusable::TooLarge);
    }
    let words = Vocabulary::get();
    let table = table::table(bytes)?;
    let columns = Columns::of(&table.header, words)?;
    if table.rows.is_empty() {
        return Err(Unusable::Empty);
    }
    let mut lines = Vec::new();
    let mut problems = Vec::new();
    for row in &table.rows {
        lines.extend(line::read(row, &columns.at, words, today, &mut problems));
    }
    Ok(PastFile {
        sha256: ContentHash(Sha256::digest(bytes).into()),
        unread: columns.unread,
        lines,
        problems,
    })
}
