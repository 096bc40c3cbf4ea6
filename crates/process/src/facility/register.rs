//! Reading the national register of facilities, FINESS, from the file that is
//! published as open data (DECL-8).
//!
//! The file has a first line `finess;etalab;<number>;<date>`, then one line a
//! facility of 32 columns (`structureet`; the variant with coordinates leaves
//! the last one out), and, in that variant, lines of coordinates
//! (`geolocalisation`), which are counted and not kept. A line that cannot be
//! read is reported by its number, and reading goes on.

mod change;
mod encoding;
mod line;

use std::{collections::BTreeMap, iter::Enumerate, str::Lines};

use jiff::civil::Date;

use self::line::read_line;
pub use self::{
    change::{FacilityField, RegisterChange},
    encoding::decode,
    line::{LineProblem, RegisterEntry},
};
use super::FinessNumber;

/// What the first line of the file says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegisterHeader {
    /// The publisher's own number for this extract.
    pub number: u64,
    /// The day on which it was made.
    pub date: Date,
}

/// The text does not begin as the register does.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the first line of a FINESS register is `finess;etalab;<number>;<date>`, not {first_line:?}"
)]
pub struct NotARegister {
    /// The beginning of what was found instead, 80 characters at most.
    pub first_line: String,
}

/// A line of the register that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct LineError {
    /// Its number in the file, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub problem: LineProblem,
}

/// Reads the facilities of a register one by one, in the order of the file.
///
/// Each number is given once: a line that bears the number of an earlier one
/// is an error. Lines are read each for itself, so that an unbalanced quote
/// damages no other.
#[derive(Debug)]
pub struct RegisterReader<'a> {
    header: RegisterHeader,
    lines: Enumerate<Lines<'a>>,
    first_lines: BTreeMap<FinessNumber, u64>,
    positions: u64,
}

impl<'a> RegisterReader<'a> {
    /// Begins to read the text of a register; see [`decode`] for its bytes.
    ///
    /// # Errors
    /// [`NotARegister`] when the first line is not that of a register.
    pub fn open(text: &'a str) -> Result<Self, NotARegister> {
        let mut lines = text
            .strip_prefix('\u{feff}')
            .unwrap_or(text)
            .lines()
            .enumerate();
        let first = lines.next().map_or("", |(_, line)| line);
        let header = read_header(first).ok_or_else(|| NotARegister {
            first_line: first.chars().take(80).collect(),
        })?;
        Ok(Self {
            header,
            lines,
            first_lines: BTreeMap::new(),
            positions: 0,
        })
    }

    /// What the first line says of the file.
    #[must_use]
    pub fn header(&self) -> RegisterHeader {
        self.header
    }

    /// Lines of coordinates met so far.
    #[must_use]
    pub fn positions(&self) -> u64 {
        self.positions
    }

    fn entry(&mut self, line: u64, text: &str) -> Result<Option<RegisterEntry>, LineProblem> {
        let Some(entry) = read_line(text)? else {
            self.positions += 1;
            return Ok(None);
        };
        if let Some(&first_line) = self.first_lines.get(&entry.finess) {
            return Err(LineProblem::Repeated { first_line });
        }
        self.first_lines.insert(entry.finess, line);
        Ok(Some(entry))
    }
}

impl Iterator for RegisterReader<'_> {
    type Item = Result<RegisterEntry, LineError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (index, text) = self.lines.next()?;
            let line = index as u64 + 1;
            if text.is_empty() {
                continue;
            }
            match self.entry(line, text) {
                Ok(None) => {}
                Ok(Some(entry)) => return Some(Ok(entry)),
                Err(problem) => return Some(Err(LineError { line, problem })),
            }
        }
    }
}

fn read_header(line: &str) -> Option<RegisterHeader> {
    let mut fields = line.trim_end_matches(';').split(';');
    let (section, origin) = (fields.next()?, fields.next()?);
    let header = RegisterHeader {
        number: fields.next()?.parse().ok()?,
        date: fields.next()?.parse().ok()?,
    };
    (section == "finess" && origin == "etalab" && fields.next().is_none()).then_some(header)
}
