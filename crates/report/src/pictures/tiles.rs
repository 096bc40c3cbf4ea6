//! The regions as tiles of one size, where each lies to its neighbours: the
//! largest do not strike the eye more than the smallest, and no borders are
//! needed.

use process::territory::RegionCode;

use super::{
    Picture, Point,
    svg::{Drawing, Ink, escaped, scaled},
};

const TILE: u64 = 78;
const STEP: u64 = 84;
const COLUMNS: u64 = 8;
const ROWS: u64 = 5;

/// A region and its number.
#[derive(Clone, Debug)]
pub struct Region {
    /// Its code.
    pub code: RegionCode,
    /// Its name and number.
    pub point: Point,
}

/// Where each region lies, and how it is abbreviated: code, letters, column,
/// row. Those overseas stand apart, on the right.
const PLACES: [(&str, &str, u64, u64); 24] = [
    ("32", "HDF", 2, 0),
    ("53", "BRE", 0, 1),
    ("28", "NOR", 1, 1),
    ("11", "IDF", 2, 1),
    ("44", "GES", 3, 1),
    ("52", "PDL", 0, 2),
    ("24", "CVL", 1, 2),
    ("27", "BFC", 2, 2),
    ("75", "NAQ", 0, 3),
    ("76", "OCC", 1, 3),
    ("84", "ARA", 2, 3),
    ("93", "PAC", 2, 4),
    ("94", "COR", 3, 4),
    ("01", "GLP", 5, 1),
    ("02", "MTQ", 6, 1),
    ("03", "GUF", 7, 1),
    ("04", "REU", 5, 2),
    ("06", "MYT", 6, 2),
    ("975", "SPM", 7, 2),
    ("977", "BLM", 5, 3),
    ("978", "MAF", 6, 3),
    ("986", "WLF", 7, 3),
    ("987", "PYF", 5, 4),
    ("988", "NCL", 6, 4),
];

/// A tile for each region, filled from below by its number.
#[must_use]
pub fn tiles(picture: &Picture, regions: &[Region]) -> String {
    let mut drawing = Drawing::of(picture, "tiles", COLUMNS * STEP, ROWS * STEP);
    let largest = regions.iter().filter_map(|region| region.point.value).max();
    for region in regions {
        let place = PLACES
            .iter()
            .find(|(code, ..)| *code == region.code.as_str());
        let Some((_, letters, column, row)) = place else {
            continue;
        };
        let (x, y) = (column * STEP + 3, row * STEP + 3);
        let Point {
            label, value, text, ..
        } = &region.point;
        let high = scaled(value.unwrap_or(0), largest.unwrap_or(1), TILE);
        drawing.put(&format!(
            "<g><title>{}\u{202f}: {}</title>",
            escaped(label),
            escaped(text)
        ));
        if high > 0 {
            drawing.rectangle((x, y + TILE - high), (TILE, high), Ink::Pale);
        }
        drawing.rectangle((x, y), (TILE, TILE), Ink::Outline);
        drawing.words(x + TILE / 2, y + 22, "middle", letters);
        drawing.put(&format!(
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-size=\"17\" \
             font-weight=\"bold\">{}</text></g>",
            x + TILE / 2,
            y + 52,
            escaped(text)
        ));
    }
    drawing.done()
}
