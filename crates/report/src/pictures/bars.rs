//! Bars, one group a row.

use super::{
    Picture,
    svg::{Drawing, Ink, room, scaled},
};

const WIDTH: u64 = 760;
const BAR: u64 = 14;
const GAP: u64 = 8;
const LEGEND: u64 = 28;
const WIDEST_LABEL: u64 = 330;

/// A bar for each number, with an outline of what it was below.
#[must_use]
pub fn bars(picture: &Picture) -> String {
    let compared = picture.before.is_some();
    let row = BAR * if compared { 2 } else { 1 } + GAP;
    let top = if compared { LEGEND } else { 4 };
    let height = top + row * picture.points.len() as u64 + 4;
    let widest = |lengths: &mut dyn Iterator<Item = u64>| lengths.max().unwrap_or(0);
    let labels = widest(&mut picture.points.iter().map(|point| room(&point.label)));
    let labels = labels.clamp(60, WIDEST_LABEL);
    let numbers = picture.points.iter().flat_map(|point| {
        let before = point.before.as_ref().map_or(0, |(_, text)| room(text));
        [room(&point.text), before]
    });
    let numbers = widest(&mut { numbers });
    let left = labels + 10;
    let length = WIDTH.saturating_sub(left + numbers + 12);
    let largest = picture.largest();
    let mut drawing = Drawing::of(picture.told(), "bars", WIDTH, height);
    if let Some(before) = &picture.before {
        drawing.rectangle((left, 4), (BAR, BAR - 2), Ink::Full);
        drawing.words(left + BAR + 6, 15, "start", &picture.now);
        let next = left + BAR + 22 + room(&picture.now);
        drawing.rectangle((next, 4), (BAR, BAR - 2), Ink::Outline);
        drawing.words(next + BAR + 6, 15, "start", before);
    }
    for (place, point) in picture.points.iter().enumerate() {
        let y = top + row * place as u64;
        drawing.words(labels, y + BAR - 3, "end", &point.label);
        let mut bar = |y: u64, value: Option<u64>, text: &str, ink| {
            let long = scaled(value.unwrap_or(0), largest, length);
            if long > 0 {
                drawing.rectangle((left, y), (long, BAR - 2), ink);
            }
            drawing.words(left + long + 6, y + BAR - 3, "start", text);
        };
        bar(y, point.value, &point.text, Ink::Full);
        if let Some((value, text)) = &point.before {
            bar(y + BAR, Some(*value), text, Ink::Outline);
        }
    }
    drawing.done()
}
