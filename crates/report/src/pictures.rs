//! Pictures of figures, as SVG: the same in pages, downloads and documents.
//! They are drawn in one colour, that of the text around them, so that they
//! stay readable on paper and in the dark; what is compared with differs by
//! its outline, never by a hue. Beside each stands its table.

mod bars;
mod lines;
mod svg;
mod tiles;
mod timeline;

pub use bars::bars;
pub use lines::lines;
pub use tiles::{Legend, Region, tiles};
pub use timeline::{Mark, Shape, Timeline, timeline};

/// A picture's words and numbers, in the language of its reader.
#[derive(Clone, Debug)]
pub struct Picture {
    /// What it shows.
    pub title: String,
    /// What one sees in it, for those who do not.
    pub description: String,
    /// What is drawn full.
    pub now: String,
    /// What is drawn in outline; nothing when nothing is compared.
    pub before: Option<String>,
    /// What is drawn, in order.
    pub points: Vec<Point>,
}

/// A number and how it is written.
#[derive(Clone, Debug)]
pub struct Point {
    /// Of what.
    pub label: String,
    /// The number; nothing where there is none.
    pub value: Option<u64>,
    /// How it is written.
    pub text: String,
    /// What it was, and how that is written.
    pub before: Option<(u64, String)>,
}

impl Picture {
    /// What it is, and what one sees in it.
    fn told(&self) -> (&str, &str) {
        (&self.title, &self.description)
    }

    /// The largest number drawn, one at least.
    fn largest(&self) -> u64 {
        let numbers = self
            .points
            .iter()
            .flat_map(|point| [point.value, point.before.as_ref().map(|(value, _)| *value)]);
        numbers.flatten().max().unwrap_or(1).max(1)
    }
}
