//! What happened along a time, in words, drawn, and taken away.

use app::figures::TimelineView;
use jiff::SignedDuration;
use locales::Texts;
use process::figures::{Group, Happening, Question, Span};
use process::territory;
use report::pictures::{Mark, Point, Shape, Timeline, timeline};
use report::{Cell, Sheet};

use super::{files::count_cell, group, named, period};

/// Something that happened, in words.
pub(crate) struct Told {
    /// What it is: an event by its number, or an incident by its place.
    pub(crate) what: String,
    /// Where its page is, for those who see one of its cases.
    pub(crate) href: Option<String>,
    pub(crate) first: String,
    pub(crate) last: String,
    /// When it ended, as far as it is known.
    pub(crate) end: String,
    pub(crate) incidents: u64,
    pub(crate) facilities: u64,
    /// Effects on care.
    pub(crate) care: String,
}

/// An alert, in words.
pub(crate) struct ToldAlert {
    pub(crate) number: String,
    pub(crate) href: String,
    pub(crate) title: String,
    pub(crate) nature: String,
    pub(crate) on: String,
}

/// What happened, in the order in which it began.
pub(crate) fn told(t: Texts, view: &TimelineView) -> Vec<Told> {
    let happenings = view.timeline.happenings.iter();
    happenings.map(|one| told_one(t, view, one)).collect()
}

fn told_one(t: Texts, view: &TimelineView, one: &Happening) -> Told {
    let named = one.event.and_then(|event| view.events.get(&event));
    Told {
        what: what(t, view, one),
        href: named.map(|event| crate::pages::incidents::path(event.reference)),
        first: t.short_day(one.first).into_owned(),
        last: t.short_day(one.last).into_owned(),
        end: end(view, one).map_or_else(
            || t.get("timeline-no-end").into_owned(),
            |day| t.short_day(day).into_owned(),
        ),
        incidents: one.incidents,
        facilities: one.facilities,
        care: care(t, one),
    }
}

/// The alerts, in the order in which they were sent.
pub(crate) fn told_alerts(t: Texts, view: &TimelineView) -> Vec<ToldAlert> {
    view.alerts
        .iter()
        .map(|alert| ToldAlert {
            number: alert.number.to_string(),
            href: crate::pages::alerts::path(alert.number),
            title: alert
                .title
                .clone()
                .unwrap_or_else(|| t.get("timeline-no-title").into_owned()),
            nature: t.get(alert.nature.label_key()).into_owned(),
            on: t.short_day(alert.on).into_owned(),
        })
        .collect()
}

/// « INC-2026-003 · 12 incidents · Rançongiciel »,
/// « Occitanie · Laboratoires · Rançongiciel ».
fn what(t: Texts, view: &TimelineView, one: &Happening) -> String {
    let event = one.event.map(|event| match view.events.get(&event) {
        Some(named) => named.reference.to_string(),
        None => t.get("timeline-event").into_owned(),
    });
    let many = (one.event.is_some()).then(|| t.n("timeline-incidents", one.incidents).into_owned());
    let parts = [
        event,
        many,
        one.region
            .map(|code| territory::region(code).name().to_owned()),
        one.group.map(|of| t.get(of.label_key()).into_owned()),
        one.cause
            .map(|cause| named(t, cause.label_key()).into_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

/// The day on which it ended: that of the event when the reader sees it, or
/// else of the last of its cases.
fn end(view: &TimelineView, one: &Happening) -> Option<jiff::civil::Date> {
    let named = one.event.and_then(|event| view.events.get(&event));
    match named {
        Some(event) => event
            .over_at
            .map(|over| process::calendar::paris().to_datetime(over).date()),
        None => one.until,
    }
}

/// Up to where something without a known end is drawn: an event that goes on
/// to the end of the time, what nobody closed as long as care was degraded.
fn still(whole: Span, view: &TimelineView, one: &Happening) -> u64 {
    let goes_on = one
        .event
        .is_some_and(|event| view.events.contains_key(&event));
    if goes_on {
        return whole.days();
    }
    let degraded = u64::from(one.longest.unwrap_or_default()) / (24 * 60);
    let last = whole.days_to(one.last);
    last.max(whole.days_to(one.first) + degraded)
}

fn care(t: Texts, one: &Happening) -> String {
    if one.degraded == 0 {
        return t.get("timeline-care-kept").into_owned();
    }
    let longest = one.longest.map(|minutes| {
        let length = t.duration(SignedDuration::from_mins(minutes.into()));
        t.one("timeline-longest", "length", length).into_owned()
    });
    let parts = [
        Some(t.n("timeline-degraded", one.degraded).into_owned()),
        (one.interrupted > 0).then(|| t.n("timeline-interrupted", one.interrupted).into_owned()),
        longest,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

/// A week, a month or a quarter in words; as short as below a picture.
fn step(t: Texts, span: Span) -> (String, String) {
    let first = span.first();
    if span == Span::month_of(first) {
        (
            t.month(first).into_owned(),
            first.strftime("%m/%Y").to_string(),
        )
    } else if span == Span::quarter_of(first) {
        let words = group(t, Group::Quarter(span)).into_owned();
        (words.clone(), words)
    } else {
        (
            t.one("timeline-week", "day", t.short_day(first))
                .into_owned(),
            first.strftime("%d/%m").to_string(),
        )
    }
}

/// The numbers of weeks, months or quarters, in words.
pub(crate) fn steps(t: Texts, view: &TimelineView) -> Vec<(String, u64)> {
    let steps = view.timeline.steps.iter();
    steps
        .map(|one| (step(t, one.span).0, one.incidents))
        .collect()
}

/// The picture; none where nothing happened.
pub(crate) fn picture(t: Texts, question: &Question, view: &TimelineView) -> Option<String> {
    let whole = question.period;
    let timeline_of = &view.timeline;
    let most = timeline_of.steps.iter().max_by_key(|one| one.incidents)?;
    if most.incidents == 0 && view.alerts.is_empty() {
        return None;
    }
    let happenings: Vec<Mark> = timeline_of
        .happenings
        .iter()
        .map(|one| {
            let until = end(view, one);
            Mark {
                shape: until.map_or(Shape::Open, |_| Shape::Ended),
                from: whole.days_to(one.first),
                to: until.map_or_else(|| still(whole, view, one), |day| whole.days_to(day)),
                label: what(t, view, one),
            }
        })
        .collect();
    let alerts: Vec<Mark> = view
        .alerts
        .iter()
        .map(|alert| Mark {
            shape: Shape::Moment,
            from: whole.days_to(alert.on),
            to: whole.days_to(alert.on),
            label: format!("{} · {}", alert.number, t.short_day(alert.on)),
        })
        .collect();
    let shapes = [
        (Shape::Ended, "timeline-legend-ended"),
        (Shape::Open, "timeline-legend-open"),
        (Shape::Moment, "timeline-legend-alert"),
    ];
    let drawn = |shape: Shape| {
        let mut marks = happenings.iter().chain(&alerts);
        marks.any(|mark| mark.shape == shape)
    };
    let legend = shapes
        .into_iter()
        .filter(|(shape, _)| drawn(*shape))
        .map(|(shape, key)| (shape, t.get(key).into_owned()))
        .collect();
    let lanes = [
        (t.get("timeline-happenings"), happenings.clone()),
        (t.get("timeline-alerts"), alerts.clone()),
    ];
    Some(timeline(&Timeline {
        title: t
            .one("timeline-picture-title", "period", period(t, whole))
            .into_owned(),
        description: t
            .with("timeline-picture-text")
            .arg("most", step(t, most.span).0)
            .arg("incidents", most.incidents)
            .arg("happenings", happenings.len() as u64)
            .arg("alerts", alerts.len() as u64)
            .text()
            .into_owned(),
        days: whole.days(),
        counted: t.get(counted_key(view)).into_owned(),
        steps: timeline_of
            .steps
            .iter()
            .map(|one| {
                let (from, last) = (one.span.first(), one.span.last());
                let point = Point {
                    label: step(t, one.span).1,
                    value: Some(one.incidents),
                    text: t.number(one.incidents),
                    before: None,
                };
                (whole.days_to(from), whole.days_to(last) + 1, point)
            })
            .collect(),
        lanes: lanes
            .into_iter()
            .filter(|(_, marks)| !marks.is_empty())
            .map(|(heading, marks)| (heading.into_owned(), marks))
            .collect(),
        legend,
    }))
}

/// What the columns count.
pub(crate) fn counted_key(view: &TimelineView) -> &'static str {
    match view.timeline.steps.first().map(|one| one.span) {
        Some(span) if span == Span::month_of(span.first()) => "timeline-by-month",
        Some(span) if span == Span::quarter_of(span.first()) => "timeline-by-quarter",
        _ => "timeline-by-week",
    }
}

/// The sheets: numbers, happenings, alerts.
pub(crate) fn sheets(t: Texts, view: &TimelineView) -> Vec<Sheet> {
    let column = |key: &str| t.get(key).into_owned();
    let words = |words: String| Cell::Words(words);
    vec![
        Sheet {
            name: column("timeline-sheet-numbers"),
            columns: vec![column("timeline-column-step"), column("figure-incidents")],
            rows: steps(t, view)
                .into_iter()
                .map(|(step, incidents)| vec![words(step), count_cell(incidents)])
                .collect(),
        },
        Sheet {
            name: column("timeline-sheet-happenings"),
            columns: vec![
                column("timeline-column-what"),
                column("timeline-column-first"),
                column("timeline-column-last"),
                column("timeline-column-end"),
                column("figure-incidents"),
                column("figure-facilities"),
                column("timeline-column-care"),
            ],
            rows: told(t, view)
                .into_iter()
                .map(|one| {
                    vec![
                        words(one.what),
                        words(one.first),
                        words(one.last),
                        words(one.end),
                        count_cell(one.incidents),
                        count_cell(one.facilities),
                        words(one.care),
                    ]
                })
                .collect(),
        },
        Sheet {
            name: column("timeline-sheet-alerts"),
            columns: vec![
                column("timeline-column-alert"),
                column("timeline-column-sent"),
                column("timeline-column-title"),
                column("timeline-column-nature"),
            ],
            rows: told_alerts(t, view)
                .into_iter()
                .map(|one| {
                    vec![
                        words(one.number),
                        words(one.on),
                        words(one.title),
                        words(one.nature),
                    ]
                })
                .collect(),
        },
    ]
}
