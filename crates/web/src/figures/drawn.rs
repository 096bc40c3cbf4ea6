//! The picture of a table of figures: a line through time, tiles for regions,
//! bars for the rest.

use app::figures::{FigureTable, GroupLine};
use locales::Texts;
use process::figures::{Group, Span};
use process::words::{Dimension, Unit};
use report::pictures::{Legend, Picture, Point, Region, bars, lines, tiles};

use super::{drawn, drawn_key, group, height, period, short};

/// Groups that are drawn as bars; those that are nought come last and are left
/// out of pictures, not of tables.
const MOST_BARS: usize = 30;

/// The picture of a table; none where nothing is to be seen.
#[must_use]
pub(crate) fn picture(
    t: Texts,
    table: &FigureTable,
    now: Span,
    before: Option<Span>,
) -> Option<String> {
    let timed = is_timed(table.dimension);
    let seen: Vec<&GroupLine> = table
        .groups
        .iter()
        .filter(|line| timed || is_something(line))
        .take(if timed { usize::MAX } else { MOST_BARS })
        .collect();
    if !seen.iter().any(|line| is_something(line)) {
        return None;
    }
    let title = t
        .with("figure-picture-title")
        .arg("figure", t.get(table.figure.label_key()))
        .arg("by", t.get(table.dimension.label_key()))
        .text()
        .into_owned();
    let picture = Picture {
        title,
        description: t
            .with("figure-picture-text")
            .arg("drawn", t.get(drawn_key(table.figure.unit())))
            .arg("most", most(t, &seen))
            .text()
            .into_owned(),
        now: period(t, now).into_owned(),
        before: before.map(|span| period(t, span).into_owned()),
        points: seen.iter().map(|line| point(t, line)).collect(),
    };
    Some(match table.dimension {
        _ if timed && seen.len() > 1 => lines(&picture),
        Dimension::Region if table.groups.len() > 1 => {
            let regions: Vec<Region> = table
                .groups
                .iter()
                .filter_map(|line| match line.group {
                    Group::Region(code) => Some(Region {
                        code,
                        point: point(t, line),
                    }),
                    _ => None,
                })
                .collect();
            mapped(
                t,
                table.figure.unit(),
                t.get("figure-map-nothing").into_owned(),
                &picture,
                &regions,
            )
        }
        _ => bars(&picture),
    })
}

/// The regions, with a legend in the words of the unit.
#[must_use]
pub(crate) fn mapped(
    t: Texts,
    unit: Unit,
    nothing: String,
    picture: &Picture,
    regions: &[Region],
) -> String {
    let class = |least: u64, most: u64| {
        if least == most {
            return drawn(t, unit, most);
        }
        t.with("figure-map-class")
            .arg("least", drawn(t, unit, least))
            .arg("most", drawn(t, unit, most))
            .text()
            .into_owned()
    };
    let legend = Legend {
        class: &class,
        nought: drawn(t, unit, 0),
        nothing,
    };
    tiles(picture, regions, &legend)
}

fn is_timed(dimension: Dimension) -> bool {
    matches!(
        dimension,
        Dimension::Month | Dimension::Quarter | Dimension::Year
    )
}

fn is_something(line: &GroupLine) -> bool {
    let some = |value| height(value).is_some_and(|height| height > 0);
    some(line.value) || line.before.is_some_and(some)
}

/// The group with the most, in words.
fn most(t: Texts, seen: &[&GroupLine]) -> String {
    let most = seen.iter().max_by_key(|line| height(line.value));
    most.map_or_else(String::new, |line| {
        t.with("figure-picture-most")
            .arg("group", group(t, line.group))
            .arg("value", short(t, line.value))
            .text()
            .into_owned()
    })
}

fn point(t: Texts, line: &GroupLine) -> Point {
    Point {
        label: match line.group {
            // A year of months finds room below one line.
            Group::Month(month) => month.first().strftime("%m/%Y").to_string(),
            of => group(t, of).into_owned(),
        },
        value: height(line.value),
        text: short(t, line.value),
        before: line
            .before
            .and_then(|before| Some((height(before)?, short(t, before)))),
    }
}
