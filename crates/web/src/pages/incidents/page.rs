//! The page of an incident: the board, what was decided, the plan, what is
//! said to the public, the cells, what is owed.

use std::borrow::Cow;

use app::duties::DutyLine;
use app::incidents::IncidentView;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use locales::Texts;
use process::access::{RightTo, SeatKind, Verb, Viewer, right_to};
use process::case::Reality;
use process::ids::{IncidentReference, SubjectNumber};
use process::significant::{ActionOwner, Part, tally};
use process::words::{Cell, Mode, Progress};

use super::card::{progress_tone, statement_tone};
use super::offered::offered;
use super::told::{owner_words, story};
use super::{Order, path};
use crate::error::WebError;
use crate::expected::Expected;
use crate::input::PathOf;
use crate::layout::Layout;
use crate::naming;
use crate::pages::alerts;
use crate::paths;
use crate::reader::Staff;
use crate::respond;
use crate::routes::Routes;
use crate::story::Entry;
use crate::tone::Tone;

pub(super) fn routes() -> Routes {
    Routes::new().route("/incidents/{incident}", get(show))
}

type Words = Cow<'static, str>;

/// What somebody owes to an incident.
pub(super) struct DutyRow {
    pub(super) label: Words,
    pub(super) owed_by: Words,
    pub(super) href: String,
    pub(super) reference: String,
    pub(super) since: Timestamp,
    pub(super) due: Option<Timestamp>,
    pub(super) late: bool,
}

struct BoardRow {
    reference: String,
    href: String,
    facility: String,
    town: String,
    state: Words,
    cells: Vec<BoardCell>,
}

struct BoardCell {
    action: u32,
    tone: Tone,
    label: Words,
    note: String,
}

struct Line {
    number: u32,
    title: String,
    text: String,
    grounds: String,
    tone: Tone,
    tag: Words,
    at: Timestamp,
    who: Words,
}

struct PlanRow {
    number: u32,
    text: String,
    owner: Words,
    due: Option<Timestamp>,
    late: bool,
    ended: Option<Words>,
    counts: Vec<(Tone, String)>,
    end: String,
}

struct CellRow {
    name: Words,
    members: Vec<(String, String, Words)>,
}

#[derive(Template)]
#[template(path = "incidents/page.html")]
struct IncidentPage {
    t: Texts,
    layout: Layout,
    here: String,
    marks: Vec<(Tone, Words)>,
    opened_at: Timestamp,
    crisis_since: Option<Timestamp>,
    merged: Option<(String, String)>,
    primary: Option<(Words, String)>,
    columns: Vec<u32>,
    board: Vec<BoardRow>,
    decisions: Vec<Line>,
    plan: Vec<PlanRow>,
    statements: Vec<Line>,
    reports: Vec<Entry>,
    cells: Vec<CellRow>,
    duties: Vec<DutyRow>,
    offers: Vec<(Words, String)>,
    latest: Vec<Entry>,
}

async fn show(
    staff: Staff,
    PathOf(reference): PathOf<IncidentReference>,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let view = reader.state.app.incident(&reader.actor, reference).await?;
    let layout = reader.layout(title(&view));
    let mut page = page(reader.t, layout, &view, reader.now);
    let keeps = right_to(Verb::ReadRetention, SeatKind::from(staff.role)) == RightTo::Held;
    if keeps {
        let label = reader.t.get("ending-link");
        page.offers
            .push((label, paths::file(SubjectNumber::Incident(reference))));
    }
    respond::page(&page)
}

/// The number of an incident, with its name where the reader may read it.
pub(super) fn title(view: &IncidentView) -> String {
    let reference = view.incident.reference;
    match view.incident.title.as_ref().and_then(|title| title.known()) {
        Some(title) => format!("{reference} – {title}"),
        None => reference.to_string(),
    }
}

pub(super) const fn mode_tone(mode: Mode) -> Tone {
    match mode {
        Mode::Crisis => Tone::Danger,
        Mode::Normal => Tone::Info,
    }
}

fn page(t: Texts, layout: Layout, view: &IncidentView, now: Timestamp) -> IncidentPage {
    let incident = &view.incident;
    let here = path(incident.reference);
    let form = |order: Order| format!("{here}/actes/{}", order.slug());
    let mut offers = offered(view);
    let first = pressing(view, &offers);
    offers.retain(|order| Some(*order) != first);
    let entries = story(t, view);
    let reported = |entry: &&Entry| incident.reports.values().any(|it| it.seq.0 == entry.number);
    IncidentPage {
        marks: marks(t, view),
        opened_at: incident.opened_at,
        crisis_since: incident.crisis_since(),
        merged: incident
            .merged
            .map(|merged| (merged.reference.to_string(), path(merged.reference))),
        primary: first.map(|order| (t.get(order.label_key()), form(order))),
        columns: incident.open_actions().map(|(number, _)| number).collect(),
        board: board(t, view),
        decisions: decisions(t, view),
        plan: plan(t, view, now, &form(Order::EndAction)),
        statements: statements(t, view),
        reports: entries.iter().rev().filter(reported).cloned().collect(),
        cells: cells(t, view),
        duties: duty_rows(t, &view.duties, now),
        offers: offers
            .into_iter()
            .map(|order| (t.get(order.label_key()), form(order)))
            .chain(warning(t, view))
            .collect(),
        latest: entries.into_iter().rev().take(12).collect(),
        t,
        layout,
        here,
    }
}

/// Where an alert about the incident is written (SIGN-3).
fn warning(t: Texts, view: &IncidentView) -> Option<(Words, String)> {
    let offered = view.may(Verb::WriteAlert);
    offered.then(|| {
        let write = alerts::about_path(view.incident.reference);
        (t.get("incident-warn"), write)
    })
}

/// The act that the page's first button does.
fn pressing(view: &IncidentView, offers: &[Order]) -> Option<Order> {
    let has = |order: Order| offers.contains(&order).then_some(order);
    let undecided = view.incident.mode.is_none();
    has(Order::ChooseMode)
        .filter(|_| undecided)
        .or_else(|| has(Order::Close).filter(|_| !view.board.is_empty()))
        .or_else(|| has(Order::ApproveStatement))
        .or_else(|| has(Order::ReportSituation))
        .or_else(|| has(Order::Decide))
}

fn marks(t: Texts, view: &IncidentView) -> Vec<(Tone, Words)> {
    let incident = &view.incident;
    let mut marks = Vec::new();
    if incident.is_over() {
        marks.push((Tone::Neutral, t.get("incident-state-over")));
    } else {
        marks.push(match incident.mode {
            Some((_, mode)) => (mode_tone(mode), t.get(mode.label_key())),
            None => (Tone::Warn, t.get("incident-mode-none")),
        });
    }
    if incident.reality == Reality::Exercise {
        marks.push((Tone::Neutral, t.get("case-exercise")));
    }
    marks.push((Tone::Neutral, t.n("incident-cases", view.board.len())));
    marks
}

fn board(t: Texts, view: &IncidentView) -> Vec<BoardRow> {
    let columns: Vec<u32> = view
        .incident
        .open_actions()
        .map(|(number, _)| number)
        .collect();
    view.board
        .iter()
        .map(|line| {
            let case = &line.member.line;
            let cell = |action: u32| {
                let (tone, label) = match line.stands.takes_part {
                    Part::Taken => {
                        let progress = line.progress(action);
                        (progress_tone(progress), t.get(progress.label_key()))
                    }
                    Part::OwnChain => (Tone::Neutral, t.get("incident-own-chain")),
                };
                BoardCell {
                    action,
                    tone,
                    label,
                    note: line.notes.get(&action).cloned().unwrap_or_default(),
                }
            };
            BoardRow {
                reference: case.row.reference.to_string(),
                href: paths::case(case.row.reference),
                facility: case.facility_name.clone(),
                town: case.town.clone(),
                state: t.get(case.row.state.label_key()),
                cells: columns.iter().map(|action| cell(*action)).collect(),
            }
        })
        .collect()
}

fn decisions(t: Texts, view: &IncidentView) -> Vec<Line> {
    let incident = &view.incident;
    incident
        .decisions
        .iter()
        .rev()
        .map(|(number, decision)| Line {
            number: *number,
            title: String::new(),
            text: decision.text.known().cloned().unwrap_or_default(),
            grounds: decision.grounds.known().cloned().unwrap_or_default(),
            tone: Tone::Neutral,
            tag: t.get(decision.to.label_key()),
            at: decision.at,
            who: naming::seat(t, decision.by.seat),
        })
        .collect()
}

fn statements(t: Texts, view: &IncidentView) -> Vec<Line> {
    let incident = &view.incident;
    incident
        .statements
        .iter()
        .rev()
        .map(|(number, statement)| Line {
            number: *number,
            title: statement.title.known().cloned().unwrap_or_default(),
            text: statement.text.known().cloned().unwrap_or_default(),
            grounds: String::new(),
            tone: statement_tone(statement.state),
            tag: t.get(statement.state.label_key()),
            at: statement.at,
            who: naming::seat(t, statement.drafted_by.seat),
        })
        .collect()
}

fn plan(t: Texts, view: &IncidentView, now: Timestamp, end: &str) -> Vec<PlanRow> {
    let members = || view.board.iter().map(|line| &line.stands);
    view.incident
        .actions
        .iter()
        .map(|(number, action)| {
            let counts = match action.owner {
                ActionOwner::Facilities => tally(members(), *number),
                ActionOwner::Body { .. } => std::collections::BTreeMap::new(),
            };
            let count = |(progress, many): (Progress, usize)| {
                let words = format!("{many} · {}", t.get(progress.label_key()));
                (progress_tone(progress), words)
            };
            PlanRow {
                number: *number,
                text: action.text.known().cloned().unwrap_or_default(),
                owner: owner_words(t, action.owner),
                due: action.due,
                late: action.ended.is_none() && action.due.is_some_and(|due| due < now),
                ended: action.ended.map(|(_, end)| t.get(end.label_key())),
                counts: counts.into_iter().map(count).collect(),
                end: if view.may_end(*number) {
                    format!("{end}?action={number}")
                } else {
                    String::new()
                },
            }
        })
        .collect()
}

fn cells(t: Texts, view: &IncidentView) -> Vec<CellRow> {
    if view.incident.members.is_empty() {
        return Vec::new();
    }
    Cell::ALL
        .iter()
        .map(|cell| CellRow {
            name: t.get(cell.label_key()),
            members: view
                .incident
                .members
                .values()
                .filter(|seated| seated.cell == *cell && seated.is_member())
                .map(|seated| {
                    let presence = seated.presence.map_or(Cow::Borrowed(""), |(_, presence)| {
                        t.get(presence.label_key())
                    });
                    let known = |text: &process::act::Private<String>| {
                        text.known().cloned().unwrap_or_default()
                    };
                    (known(&seated.person), known(&seated.function), presence)
                })
                .collect(),
        })
        .collect()
}

/// What is owed, with the form that does it.
pub(super) fn duty_rows(t: Texts, duties: &[DutyLine], now: Timestamp) -> Vec<DutyRow> {
    duties
        .iter()
        .map(|line| {
            let owed = &line.obligation;
            let expected = Expected::of(t, line);
            DutyRow {
                label: expected.label,
                owed_by: match (owed.owed_by, &line.case) {
                    (Viewer::Facility(_), Some(case)) => Cow::Owned(case.reference.to_string()),
                    (viewer, _) => naming::viewer(t, viewer),
                },
                href: expected.href,
                reference: expected.reference,
                since: owed.since,
                due: owed.due,
                late: owed.due.is_some_and(|due| due < now),
            }
        })
        .collect()
}
