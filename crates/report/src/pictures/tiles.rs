//! The regions as tiles of one size, where each lies to its neighbours: the
//! largest do not strike the eye more than the smallest, and no borders are
//! needed.

use process::territory::RegionCode;

use super::{
    Picture, Point,
    svg::{Drawing, Ink, escaped, room},
};

const TILE: u64 = 78;
const STEP: u64 = 84;
const COLUMNS: u64 = 8;
const ROWS: u64 = 5;
const LEGEND: u64 = 40;
/// A tile of the legend.
const SMALL: u64 = 22;
/// How high tiles are filled: classes, beside nought.
const CLASSES: u64 = 4;

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

/// How classes are told below the tiles.
pub struct Legend<'w> {
    /// A class by its least and its greatest number.
    pub class: &'w dyn Fn(u64, u64) -> String,
    /// Nought.
    pub nought: String,
    /// Nothing is known, or shown.
    pub nothing: String,
}

/// The class of a number among others, from 1 up; 0 of nought.
fn class(value: u64, largest: u64) -> u64 {
    (value * CLASSES).div_ceil(largest.max(1))
}

/// The least and the greatest number of each class that holds any.
fn classes(largest: u64) -> Vec<(u64, u64, u64)> {
    (1..=CLASSES)
        .filter_map(|class| {
            let most = class * largest / CLASSES;
            let least = (class - 1) * largest / CLASSES + 1;
            (least <= most).then_some((class, least, most))
        })
        .collect()
}

/// A tile for each region, filled from below by the class of its number, so
/// that it is read without colours; the legend says what each class holds.
/// What is nothing has a broken edge, nought an empty tile.
#[must_use]
pub fn tiles(picture: &Picture, regions: &[Region], legend: &Legend<'_>) -> String {
    let bottom = ROWS * STEP;
    let mut drawing = Drawing::of(picture.told(), "tiles", COLUMNS * STEP, bottom + LEGEND);
    let values = regions.iter().filter_map(|region| region.point.value);
    let largest = values.max().unwrap_or(0);
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
        drawing.put(&format!(
            "<g><title>{}\u{202f}: {}</title>",
            escaped(label),
            escaped(text)
        ));
        let class = value.map(|value| class(value, largest));
        filled(&mut drawing, (x, y), TILE, class);
        drawing.words(x + TILE / 2, y + 22, "middle", letters);
        // Words find less room than numbers.
        let size = if room(text) > TILE - 16 { 12 } else { 17 };
        drawing.put(&format!(
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-size=\"{size}\" \
             font-weight=\"bold\">{}</text></g>",
            x + TILE / 2,
            y + 52,
            escaped(text)
        ));
    }
    let known = classes(largest).into_iter();
    let known = known.map(|(class, least, most)| (Some(class), (legend.class)(least, most)));
    let has = |wanted: Option<u64>| {
        let mut points = regions.iter().map(|region| region.point.value);
        points.any(|value| value == wanted)
    };
    let nought = has(Some(0)).then(|| (Some(0), legend.nought.clone()));
    let nothing = has(None).then(|| (None, legend.nothing.clone()));
    let mut x = 3;
    for (class, words) in nought.into_iter().chain(known).chain(nothing) {
        filled(&mut drawing, (x, bottom + 10), SMALL, class);
        drawing.words(x + SMALL + 6, bottom + 26, "start", &words);
        x += SMALL + 22 + room(&words);
    }
    drawing.done()
}

/// A tile filled as high as its class.
fn filled(drawing: &mut Drawing, (x, y): (u64, u64), side: u64, class: Option<u64>) {
    let high = side * class.unwrap_or(0) / CLASSES;
    if high > 0 {
        drawing.rectangle((x, y + side - high), (side, high), Ink::Pale);
    }
    let edge = match class {
        Some(_) => Ink::Outline,
        None => Ink::Broken,
    };
    drawing.rectangle((x, y), (side, side), edge);
}

#[cfg(test)]
mod tests {
    use super::{class, classes};

    #[test]
    fn fig_1_every_number_of_a_map_is_in_the_class_that_its_legend_tells() {
        for largest in 1..60 {
            let told = classes(largest);
            for value in 1..=largest {
                let own: Vec<u64> = told
                    .iter()
                    .filter(|(_, least, most)| (*least..=*most).contains(&value))
                    .map(|(class, ..)| *class)
                    .collect();
                assert_eq!(own, [class(value, largest)], "{value} of {largest}");
            }
        }
    }
}
