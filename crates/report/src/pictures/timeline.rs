//! What happened, along time: numbers as columns above, then one row for each
//! happening, from its beginning to its end.

use super::{
    Point,
    svg::{Drawing, Ink, room, scaled},
};

const WIDTH: u64 = 760;
const LEFT: u64 = 10;
const RIGHT: u64 = 10;
const TOP: u64 = 40;
/// How high the largest column is.
const HIGH: u64 = 90;
/// Room below the columns for the names of the steps.
const NAMES_HIGH: u64 = 26;
/// Names that find room below the columns.
const NAMES: usize = 12;
/// Columns above which each number finds room.
const NUMBERED: usize = 30;
const HEADING: u64 = 30;
const ROW: u64 = 34;
const BAR: u64 = 10;
const LEGEND: u64 = 34;

/// A time and what happened in it, in the language of its reader.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// What it shows.
    pub title: String,
    /// What one sees in it, for those who do not.
    pub description: String,
    /// How many days it lasts.
    pub days: u64,
    /// What the columns count.
    pub counted: String,
    /// The columns: days from the beginning to before the end, and a number.
    pub steps: Vec<(u64, u64, Point)>,
    /// What happened, under a heading each.
    pub lanes: Vec<(String, Vec<Mark>)>,
    /// What each shape says.
    pub legend: Vec<(Shape, String)>,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Mark {
    /// How it is drawn.
    pub shape: Shape,
    /// The day on which it began.
    pub from: u64,
    /// The last day.
    pub to: u64,
    /// What it is called.
    pub label: String,
}

/// How something is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// It began and ended.
    Ended,
    /// It began, and no end is known.
    Open,
    /// It happened on one day.
    Moment,
}

/// A time as columns and rows.
#[must_use]
pub fn timeline(told: &Timeline) -> String {
    let rows: u64 = told
        .lanes
        .iter()
        .map(|(_, marks)| HEADING + ROW * marks.len() as u64)
        .sum();
    let floor = TOP + HIGH;
    let bottom = floor + NAMES_HIGH + rows;
    let days = told.days.max(1);
    let place = |day: u64| LEFT + scaled(day.min(days), days, WIDTH - LEFT - RIGHT);
    let mut drawing = Drawing::of(
        (&told.title, &told.description),
        "timeline",
        WIDTH,
        bottom + LEGEND,
    );
    drawing.heading(LEFT, 16, &told.counted);
    let values = told.steps.iter().filter_map(|(_, _, point)| point.value);
    let largest = values.max().unwrap_or(1).max(1);
    let every = told.steps.len().div_ceil(NAMES).max(1);
    for (number, (from, before, point)) in told.steps.iter().enumerate() {
        let (left, right) = (place(*from), place(*before));
        let wide = (right - left).saturating_sub(3).max(1);
        let high = scaled(point.value.unwrap_or(0), largest, HIGH);
        if high > 0 {
            drawing.rectangle((left + 1, floor - high), (wide, high), Ink::Full);
        }
        let middle = left + (right - left) / 2;
        if told.steps.len() <= NUMBERED && point.value.is_some_and(|value| value > 0) {
            drawing.words(middle, floor - high - 5, "middle", &point.text);
        }
        if number % every == 0 {
            drawing.line((left, floor), (left, bottom), Ink::Pale);
            let short = room(&point.label) / 2;
            let at = middle.clamp(LEFT + short, WIDTH - RIGHT - short);
            drawing.words(at, floor + 17, "middle", &point.label);
        }
    }
    drawing.line((LEFT, floor), (WIDTH - RIGHT, floor), Ink::Full);
    let mut y = floor + NAMES_HIGH;
    for (heading, marks) in &told.lanes {
        drawing.heading(LEFT, y + 20, heading);
        y += HEADING;
        for mark in marks {
            drawn(&mut drawing, mark, y, &place);
            y += ROW;
        }
    }
    let mut x = LEFT;
    for (shape, words) in &told.legend {
        shaped(&mut drawing, *shape, (x, bottom + 14), 24);
        drawing.words(x + 32, bottom + 24, "start", words);
        x += 54 + room(words);
    }
    drawing.done()
}

/// A row: its words above its shape, turned inwards where they would not fit.
fn drawn(drawing: &mut Drawing, mark: &Mark, y: u64, place: &dyn Fn(u64) -> u64) {
    let left = place(mark.from);
    let right = place(mark.to + 1).max(left + 6).min(WIDTH - RIGHT);
    let left = left.min(right - 6);
    let wide = room(&mark.label);
    let (at, anchor) = if left + wide <= WIDTH - RIGHT {
        (left, "start")
    } else {
        (right.max(LEFT + wide).min(WIDTH - RIGHT), "end")
    };
    drawing.words(at, y + 12, anchor, &mark.label);
    shaped(drawing, mark.shape, (left, y + 17), right - left);
}

fn shaped(drawing: &mut Drawing, shape: Shape, (x, y): (u64, u64), wide: u64) {
    match shape {
        Shape::Ended => drawing.rectangle((x, y), (wide, BAR), Ink::Full),
        Shape::Open => {
            drawing.rectangle((x, y), (wide, BAR), Ink::Pale);
            drawing.rectangle((x, y), (wide, BAR), Ink::Broken);
        }
        Shape::Moment => drawing.put(&format!(
            "<path d=\"M{x} {} l6 -{BAR} l6 {BAR} z\"/>",
            y + BAR
        )),
    }
}
