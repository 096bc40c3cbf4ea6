//! The other sites that the incident touches (INTAKE-1).

use std::collections::BTreeSet;

use askama::Template;
use locales::Texts;
use process::facility::FinessNumber;
use process::ids::DraftId;

use super::entry::Found;
use super::page::Origin;
use super::place::Place;
use crate::form::Form;
use crate::layout::Layout;

/// The page where sites are added and taken away.
#[derive(Template)]
#[template(path = "reporter/declare/sites.html")]
pub struct Sites {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// The draft.
    pub draft: DraftId,
    /// The facility that reports.
    pub facility: String,
    /// The sites added so far.
    pub sites: Vec<Place>,
    /// The most sites that a declaration may name.
    pub most: usize,
    /// The search and the pasted list, with what is wrong.
    pub form: Form,
    /// What a search found.
    pub found: Option<Found>,
    /// Where the reader came from.
    pub origin: Origin,
}

impl Sites {
    fn base(&self) -> String {
        format!("{}/{}", crate::paths::DECLARE, self.draft)
    }

    fn action(&self) -> String {
        format!("{}/sites{}", self.base(), self.origin.query())
    }

    fn next(&self) -> String {
        match self.origin {
            Origin::Review => format!("{}/verifier", self.base()),
            Origin::Guided => format!("{}/patients", self.base()),
        }
    }
}

/// A pasted list, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The numbers that can be FINESS numbers, in order, each once.
    pub numbers: Vec<FinessNumber>,
    /// What cannot.
    pub unread: Vec<String>,
}

/// Reads a pasted list: numbers apart by lines, commas, semicolons, tabs or
/// blanks. A number written with blanks inside, on a line of its own, is read
/// too.
#[must_use]
pub fn read_list(text: &str) -> Pasted {
    let mut seen = BTreeSet::new();
    let mut pasted = Pasted::default();
    for line in text.split(['\n', '\r', ',', ';', '\t']) {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let parts: Vec<&str> = match line.parse::<FinessNumber>() {
            Ok(_) => vec![line],
            Err(_) => line.split_whitespace().collect(),
        };
        for part in parts {
            match part.parse::<FinessNumber>() {
                Ok(number) => {
                    if seen.insert(number) {
                        pasted.numbers.push(number);
                    }
                }
                Err(_) => pasted.unread.push(part.to_owned()),
            }
        }
    }
    pasted
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn number(text: &str) -> FinessNumber {
        text.parse().unwrap()
    }

    #[test]
    fn intake_1_a_list_of_sites_is_read_however_it_is_written() {
        let read = read_list("010000024, 010000032\n010 000 024\t2A0000014;\r\n\n");
        assert_eq!(
            read.numbers[..2],
            [number("010000024"), number("010000032")]
        );
        assert_eq!(read.numbers.len() + read.unread.len(), 3);
    }

    #[test]
    fn decl_3_what_is_no_number_is_handed_back() {
        let read = read_list("010000024 010000025 Valmont");
        assert_eq!(read.numbers, [number("010000024")]);
        assert_eq!(read.unread, ["010000025", "Valmont"]);
    }
}
