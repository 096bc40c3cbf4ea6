//! The monthly indicator and the yearly report, from what may be published
//! (FIG-1, FIG-2).

use app::figures::{Papers, ReportFigures};
use app::mails::Attached;
use jiff::Timestamp;
use locales::Texts;
use process::figures::{PublicTable, Published, Value};
use process::words::{Figure, Unit};
use report::pictures::{Picture, Point, Region, bars, lines};
use report::{Document, FiguresReport, Frame, MadeFor, Marking, Row, Section, Table};

use crate::figures::drawn::mapped;
use crate::figures::{change, group, period, published, value};

/// The indicator of a month, and what stands around it.
#[must_use]
pub(crate) fn indicator(t: Texts, figures: &ReportFigures, at: Timestamp) -> (Frame, Document) {
    let title = t.one("indicator-title", "month", period(t, figures.period));
    let report = FiguresReport {
        sections: vec![by_month(t, figures)],
        ..told(t, figures)
    };
    framed(t, title.into_owned(), report, at)
}

/// The report of a year, after an editor's words.
#[must_use]
pub(crate) fn yearly(
    t: Texts,
    figures: &ReportFigures,
    text: &str,
    at: Timestamp,
) -> (Frame, Document) {
    let year = figures.period.first().year().to_string();
    let title = t.one("figures-report-title", "year", year);
    let mut sections = vec![by_month(t, figures)];
    let published = figures.tables.iter();
    let published = published.filter(|table| !table.years.is_empty());
    sections.extend(published.map(|table| by_year(t, table)));
    let paragraphs = text.replace("\r\n", "\n");
    let report = FiguresReport {
        introduction: paragraphs
            .split("\n\n")
            .map(|paragraph| paragraph.trim().to_owned())
            .filter(|paragraph| !paragraph.is_empty())
            .collect(),
        sections,
        ..told(t, figures)
    };
    framed(t, title.into_owned(), report, at)
}

fn framed(t: Texts, title: String, report: FiguresReport, at: Timestamp) -> (Frame, Document) {
    let frame = Frame {
        t,
        title,
        about: t.get("figures-title").into_owned(),
        marking: Marking::Public,
        at,
        made_for: MadeFor::Everybody,
    };
    (frame, Document::Figures(report))
}

/// The key figures and what they mean.
fn told(t: Texts, figures: &ReportFigures) -> FiguresReport {
    let shown = |one: Option<Value>| {
        one.map_or_else(|| t.get("figure-hidden").into_owned(), |one| value(t, one))
    };
    let rows = figures.lines.iter().map(|(figure, now, before)| {
        let changed = now
            .zip(*before)
            .and_then(|(now, before)| now.change_from(before));
        vec![
            t.get(figure.label_key()).into_owned(),
            shown(*now),
            shown(*before),
            changed.map_or_else(String::new, |one| change(t, one)),
        ]
    });
    let about = format!(
        "{} {}",
        t.one(
            "figures-report-counted",
            "last",
            t.short_day(figures.period.last())
        ),
        t.n("public-figures-hidden", figures.fewest)
    );
    FiguresReport {
        about,
        key: Table {
            head: vec![
                t.get("figure-column-figure").into_owned(),
                period(t, figures.period).into_owned(),
                period(t, figures.before).into_owned(),
                t.get("figure-column-change").into_owned(),
            ],
            rows: rows.collect(),
        },
        definitions: Figure::ALL
            .iter()
            .map(|figure| Row {
                label: t.get(figure.label_key()).into_owned(),
                value: format!(
                    "{} {}",
                    t.beside(figure.label_key(), "hint"),
                    t.beside(figure.basis().label_key(), "hint")
                ),
            })
            .collect(),
        ..FiguresReport::default()
    }
}

fn point(t: Texts, label: String, number: Published) -> Point {
    Point {
        label,
        value: match number {
            Published::Count(count) => Some(count),
            Published::Hidden => None,
        },
        text: published(t, number),
        before: None,
    }
}

fn by_month(t: Texts, figures: &ReportFigures) -> Section {
    let title = t.get("figures-report-months").into_owned();
    let points: Vec<Point> = figures
        .months
        .iter()
        .map(|(month, number)| {
            let label = month.first().strftime("%m/%Y").to_string();
            point(t, label, *number)
        })
        .collect();
    let rows = figures
        .months
        .iter()
        .map(|(month, number)| vec![t.month(month.first()).into_owned(), published(t, *number)]);
    let alternative = t.get("figures-report-months-text").into_owned();
    Section {
        note: String::new(),
        picture: drawn(&title, &alternative, points, lines),
        alternative,
        table: Table {
            head: vec![
                t.get("figure-by-month").into_owned(),
                t.get(Figure::Incidents.label_key()).into_owned(),
            ],
            rows: rows.collect(),
        },
        title,
    }
}

/// A table of years, its last year drawn.
fn by_year(t: Texts, table: &PublicTable) -> Section {
    let by = t.get(table.dimension.label_key());
    let last = table.years.len().saturating_sub(1);
    let year = table
        .years
        .last()
        .map(ToString::to_string)
        .unwrap_or_default();
    let title = t
        .with("figures-report-by")
        .arg("by", by.clone())
        .text()
        .into_owned();
    let alternative = t.one("figures-report-by-text", "year", year).into_owned();
    let seen: Vec<_> = table
        .rows
        .iter()
        .filter(|(_, line)| line.iter().any(|one| *one != Published::Count(0)))
        .collect();
    let number = |line: &[Published]| line.get(last).copied().unwrap_or(Published::Count(0));
    let regions: Vec<Region> = table
        .rows
        .iter()
        .filter_map(|(of, line)| match of {
            process::figures::Group::Region(code) => Some(Region {
                code: *code,
                point: point(t, group(t, *of).into_owned(), number(line)),
            }),
            _ => None,
        })
        .collect();
    let points: Vec<Point> = seen
        .iter()
        .map(|(of, line)| point(t, group(t, *of).into_owned(), number(line)))
        .collect();
    let picture = drawn(&title, &alternative, points, |picture| {
        if regions.is_empty() {
            bars(picture)
        } else {
            let hidden = t.get("figure-hidden").into_owned();
            mapped(t, Unit::Count, hidden, picture, &regions)
        }
    });
    let row = |label: String, line: &[Published]| {
        let numbers = line.iter().map(|one| published(t, *one));
        std::iter::once(label)
            .chain(numbers)
            .collect::<Vec<String>>()
    };
    let mut rows: Vec<Vec<String>> = seen
        .iter()
        .map(|(of, line)| row(group(t, *of).into_owned(), line))
        .collect();
    rows.push(row(t.get("figure-all").into_owned(), &table.total));
    let years = table.years.iter().map(ToString::to_string);
    Section {
        note: if table.dimension.overlaps() {
            t.get("figure-overlaps").into_owned()
        } else {
            String::new()
        },
        picture,
        alternative,
        table: Table {
            head: std::iter::once(by.into_owned()).chain(years).collect(),
            rows,
        },
        title,
    }
}

/// A picture; none where nothing is to be seen.
fn drawn(
    title: &str,
    description: &str,
    points: Vec<Point>,
    draw: impl FnOnce(&Picture) -> String,
) -> String {
    if !points
        .iter()
        .any(|point| point.value.is_some_and(|value| value > 0))
    {
        return String::new();
    }
    draw(&Picture {
        title: title.to_owned(),
        description: description.to_owned(),
        now: String::new(),
        before: None,
        points,
    })
}

/// Sets what is sent by mail.
#[derive(Clone, Copy, Debug, Default)]
pub struct Press;

impl Papers for Press {
    fn indicator(
        &self,
        t: Texts,
        figures: &ReportFigures,
        at: Timestamp,
    ) -> Result<Attached, String> {
        let (frame, document) = indicator(t, figures, at);
        let content = report::pdf(&frame, &document).map_err(|failed| failed.to_string())?;
        Ok(Attached {
            name: format!("vigie-{}.pdf", t.get("document-file-indicator")),
            content,
        })
    }
}
