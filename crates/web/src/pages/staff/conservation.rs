//! The end of files (KEEP-2): what is due, what waits for a second person,
//! what is held, what has ended.

mod file;
mod person;

use std::borrow::Cow;

use app::retention::{CategoryLine, ProposedFile, SecondPerson};
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use locales::Texts;
use process::access::{RightTo, SeatKind, Verb, right_to};
use process::ids::SubjectNumber;
use process::retention::{Decider, ErasureState, Length, Period};

use super::acts::Deed;
use super::case::deed_path;
use crate::error::WebError;
use crate::layout::Layout;
use crate::paths;
use crate::reader::Staff;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::CONSERVATION, get(show))
        .merge(file::routes())
        .merge(person::routes())
}

type Words = Cow<'static, str>;

/// A file whose period is over.
struct Due {
    reference: String,
    case: String,
    category: Words,
    closed_at: Timestamp,
    since: Timestamp,
    then: Words,
    propose: String,
}

/// A file that waits for a second person, or for the platform.
struct Proposed {
    reference: String,
    case: String,
    category: Words,
    what: Words,
    by: String,
    at: Timestamp,
    expected_by: Timestamp,
    late: bool,
    decide: String,
}

struct Held {
    reference: String,
    case: String,
    since: Timestamp,
    lift: String,
}

struct Ended {
    reference: String,
    category: Words,
    what: Words,
    closed_at: Option<Timestamp>,
    at: Timestamp,
}

struct Erasure {
    href: String,
    ground: Words,
    state: Words,
    items: u32,
    by: String,
    at: Timestamp,
    waits: bool,
}

struct Category {
    label: Words,
    length: String,
    counting: Words,
    then: Words,
    decider: Words,
    basis: Words,
    kept: String,
    ended: String,
}

#[derive(Template)]
#[template(path = "staff/conservation.html")]
struct ConservationPage {
    t: Texts,
    layout: Layout,
    proposes: bool,
    due: Vec<Due>,
    proposed: Vec<Proposed>,
    ending: Vec<Proposed>,
    held: Vec<Held>,
    ended: Vec<Ended>,
    erasures: Vec<Erasure>,
    categories: Vec<Category>,
}

async fn show(staff: Staff) -> Result<Response, WebError> {
    let reader = staff.reader;
    let t = reader.t;
    let may = |verb| right_to(verb, SeatKind::from(staff.role)) == RightTo::Held;
    let found = reader.state.app.conservation(&reader.actor).await?;
    respond::page(&ConservationPage {
        t,
        layout: reader.layout(t.get("nav-conservation")),
        proposes: may(Verb::ProposeDisposition),
        due: found
            .due
            .iter()
            .map(|file| Due {
                reference: file.reference.to_string(),
                case: page_of(file.reference),
                category: t.get(file.category.label_key()),
                closed_at: file.closed_at,
                since: file.since,
                then: t.get(file.then.label_key()),
                propose: match file.reference {
                    SubjectNumber::Case(reference) => format!(
                        "{}?disposition={}",
                        deed_path(reference, Deed::ProposeDisposition),
                        file.then.key()
                    ),
                    other => paths::file(other),
                },
            })
            .collect(),
        proposed: found
            .proposed
            .iter()
            .map(|file| proposed(t, file, reader.now))
            .collect(),
        ending: found
            .ending
            .iter()
            .map(|file| proposed(t, file, reader.now))
            .collect(),
        held: found
            .held
            .iter()
            .map(|file| Held {
                reference: file.reference.to_string(),
                case: page_of(file.reference),
                since: file.since,
                lift: if may(Verb::HoldFile) {
                    deed_of(file.reference, Deed::LiftHold)
                } else {
                    String::new()
                },
            })
            .collect(),
        ended: found
            .ended
            .iter()
            .map(|file| Ended {
                reference: file.reference.to_string(),
                category: t.get(file.category.label_key()),
                what: t.get(file.disposition.label_key()),
                closed_at: file.closed_at,
                at: file.at,
            })
            .collect(),
        erasures: found
            .erasures
            .iter()
            .map(|line| Erasure {
                href: person::path(line.id),
                ground: t.get(line.ground.label_key()),
                state: t.get(line.state.label_key()),
                items: line.items,
                by: line.requested_by.clone().unwrap_or_default(),
                at: line.requested_at,
                waits: line.state == ErasureState::Requested,
            })
            .collect(),
        categories: found
            .categories
            .iter()
            .map(|line| category(t, line))
            .collect(),
    })
}

/// Where a file is read: a case on its own page.
fn page_of(number: SubjectNumber) -> String {
    match number {
        SubjectNumber::Case(reference) => paths::case(reference),
        other => paths::file(other),
    }
}

/// Where something is done to a file.
fn deed_of(number: SubjectNumber, deed: Deed) -> String {
    match number {
        SubjectNumber::Case(reference) => deed_path(reference, deed),
        other => paths::file(other),
    }
}

fn proposed(t: Texts, file: &ProposedFile, now: Timestamp) -> Proposed {
    Proposed {
        reference: file.reference.to_string(),
        case: page_of(file.reference),
        category: t.get(file.category.label_key()),
        what: t.get(file.disposition.label_key()),
        by: file.proposed_by.clone().unwrap_or_default(),
        at: file.proposed_at,
        expected_by: file.expected_by,
        late: file.expected_by < now,
        decide: match file.second {
            SecondPerson::May => deed_of(file.reference, Deed::ApproveDisposition),
            SecondPerson::Proposed => String::new(),
        },
    }
}

fn category(t: Texts, line: &CategoryLine) -> Category {
    let count = |count: Option<u64>| count.map_or_else(String::new, |count| t.number(count));
    let decider = line.category.decider();
    Category {
        label: t.get(line.category.label_key()),
        length: match line.length {
            Length::Calendar(period) => period_words(t, period),
            Length::Clock(length) => t.duration(length),
        },
        counting: t.get(line.category.counting().label_key()),
        then: match decider {
            Decider::TwoPersons => t.get(line.then.label_key()),
            Decider::Platform => t.get("conservation-erased"),
        },
        decider: t.get(decider.label_key()),
        basis: t.get(line.category.basis().label_key()),
        kept: count(line.kept),
        ended: count(line.ended),
    }
}

fn period_words(t: Texts, period: Period) -> String {
    let (years, months, days) = period.parts();
    [
        ("period-years", i32::from(years)),
        ("period-months", months),
        ("period-days", days),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(key, count)| t.n(key, count).into_owned())
    .collect::<Vec<_>>()
    .join(" ")
}
