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
