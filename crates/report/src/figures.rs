//! Reports of figures that anybody may read: the monthly indicator and the
//! yearly report (FIG-1, FIG-2).

use locales::Texts;
use serde::Serialize;

use crate::document::{Labels, Row};

/// Figures in words and pictures.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FiguresReport {
    /// What an editor has to say, by paragraphs.
    pub introduction: Vec<String>,
    /// What is counted, up to when, and what is hidden.
    pub about: String,
    /// The key figures.
    pub key: Table,
    /// What is told one after the other.
    pub sections: Vec<Section>,
    /// What each figure means.
    pub definitions: Vec<Row>,
}

/// A table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Table {
    /// The names of its columns.
    pub head: Vec<String>,
    /// Its rows, as many words as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// A picture with its table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Section {
    /// What it tells.
    pub title: String,
    /// What is to be known to read it; empty for nothing.
    pub note: String,
    /// SVG; empty where there is nothing to see.
    pub picture: String,
    /// What one sees in it, for those who do not.
    pub alternative: String,
    /// All the numbers.
    pub table: Table,
}

impl FiguresReport {
    pub(crate) fn labels(t: Texts) -> Labels {
        [
            ("key", t.get("figures-report-key")),
            ("definitions", t.get("figures-report-definitions")),
        ]
        .into()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use jiff::Timestamp;
    use locales::{Lang, Texts};

    use super::{FiguresReport, Section, Table};
    use crate::pictures::{Picture, Point, bars, lines};
    use crate::{Document, Frame, MadeFor, Marking, pdf};

    #[test]
    fn fig_1_pictures_of_every_kind_are_set_in_a_document() {
        let picture = Picture {
            title: "Incidents".to_owned(),
            description: "Une ligne.".to_owned(),
            now: String::new(),
            before: None,
            points: (1..=12)
                .map(|number| Point {
                    label: format!("{number:02}/2026"),
                    value: Some(number * 7),
                    text: (number * 7).to_string(),
                    before: None,
                })
                .collect(),
        };
        for drawn in [lines(&picture), bars(&picture)] {
            let report = FiguresReport {
                about: "Mois entiers.".to_owned(),
                key: Table {
                    head: vec!["Chiffre".to_owned(), "2026".to_owned()],
                    rows: vec![vec!["Incidents".to_owned(), "84".to_owned()]],
                },
                sections: vec![Section {
                    title: "Incidents par mois".to_owned(),
                    note: String::new(),
                    picture: drawn,
                    alternative: "Une ligne.".to_owned(),
                    table: Table {
                        head: vec!["Mois".to_owned(), "Incidents".to_owned()],
                        rows: vec![vec!["Janvier".to_owned(), "7".to_owned()]],
                    },
                }],
                ..FiguresReport::default()
            };
            let frame = Frame {
                t: Texts::new(Lang::Fr),
                title: "Rapport".to_owned(),
                about: "Observatoire".to_owned(),
                marking: Marking::Public,
                at: Timestamp::UNIX_EPOCH,
                made_for: MadeFor::Everybody,
            };
            let made = pdf(&frame, &Document::Figures(report)).unwrap();
            assert!(made.starts_with(b"%PDF"));
        }
    }
}
