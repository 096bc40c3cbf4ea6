//! A line through time.

use super::{
    Picture, Point,
    svg::{Drawing, room, scaled},
};

const WIDTH: u64 = 760;
const HEIGHT: u64 = 300;
const LEFT: u64 = 56;
/// Room for half of the last name below the line.
const RIGHT: u64 = 36;
const TOP: u64 = 34;
const BOTTOM: u64 = 34;
/// Names that find room below the line.
const NAMES: usize = 12;

/// A line through the numbers, and a broken one through what they were.
#[must_use]
pub fn lines(picture: &Picture) -> String {
    let mut drawing = Drawing::of(picture.told(), "lines", WIDTH, HEIGHT);
    let largest = round_above(picture.largest());
    let (width, height) = (WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM);
    let floor = TOP + height;
    for quarter in [0, 2, 4] {
        let value = largest * quarter / 4;
        let y = floor - scaled(value, largest, height);
        let x = WIDTH - RIGHT;
        drawing.put(&format!(
            "<line x1=\"{LEFT}\" y1=\"{y}\" x2=\"{x}\" y2=\"{y}\" stroke=\"currentColor\" \
             stroke-opacity=\"0.25\"/>"
        ));
        drawing.words(LEFT - 8, y + 4, "end", &value.to_string());
    }
    let steps = picture.points.len().saturating_sub(1).max(1) as u64;
    let place = |number: usize, value: u64| {
        let x = LEFT + width * number as u64 / steps;
        (x, floor - scaled(value, largest, height))
    };
    // What is not known, or hidden, leaves a gap.
    let ways = |of: &dyn Fn(&Point) -> Option<u64>| -> Vec<Vec<(u64, u64)>> {
        let mut ways = vec![Vec::new()];
        for (number, point) in picture.points.iter().enumerate() {
            match (of(point), ways.last_mut()) {
                (Some(value), Some(way)) => way.push(place(number, value)),
                _ => ways.push(Vec::new()),
            }
        }
        ways
    };
    for way in ways(&|point| point.before.as_ref().map(|(value, _)| *value)) {
        line(&mut drawing, &way, " stroke-dasharray=\"2 5\"");
    }
    let now = ways(&|point| point.value);
    for way in &now {
        line(&mut drawing, way, "");
    }
    for (x, y) in now.iter().flatten() {
        drawing.put(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"3.5\"/>"));
    }
    let every = picture.points.len().div_ceil(NAMES).max(1);
    for (number, point) in picture.points.iter().enumerate().step_by(every) {
        let (x, _) = place(number, 0);
        drawing.words(x, HEIGHT - 12, "middle", &point.label);
    }
    if let Some(before) = &picture.before {
        line(&mut drawing, &[(LEFT, 12), (LEFT + 24, 12)], "");
        drawing.words(LEFT + 30, 16, "start", &picture.now);
        let next = LEFT + 52 + room(&picture.now);
        line(
            &mut drawing,
            &[(next, 12), (next + 24, 12)],
            " stroke-dasharray=\"2 5\"",
        );
        drawing.words(next + 30, 16, "start", before);
    }
    drawing.done()
}

fn line(drawing: &mut Drawing, points: &[(u64, u64)], dashes: &str) {
    if points.is_empty() {
        return;
    }
    let points: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
    drawing.put(&format!(
        "<polyline points=\"{}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"{dashes}/>",
        points.join(" ")
    ));
}

/// The next of 4, 10, 20, 40, 100, 200, 400…
fn round_above(number: u64) -> u64 {
    let mut tens = 1;
    loop {
        for step in [4, 10, 20] {
            if step * tens >= number {
                return step * tens;
            }
        }
        tens *= 10;
    }
}
