//! Lists of cases: the CERT's queue, and every case that a body sees.

use std::borrow::Cow;
use std::collections::BTreeMap;

use app::cases::{CaseOrder, Tally};
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::access::StaffRole;
use process::obligations::Duty;
use process::words::State;

use super::filters::{NAMES, Offered, Tab, filter, offered};
use super::rows::{Parts, Reach, Row, rows};
use crate::error::WebError;
use crate::input::{Fields, Query};
use crate::layout::Layout;
use crate::paths;
use crate::reader::{Reader, Staff};
use crate::respond;
use crate::routes::Routes;

const LIMIT: u32 = 50;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::QUEUE, get(queue))
        .route(paths::CASES, get(cases))
}

/// A tab as the list shows it.
struct TabLink {
    label: Cow<'static, str>,
    href: String,
    current: bool,
    count: String,
}

#[derive(Template)]
#[template(path = "staff/list.html")]
struct ListPage {
    t: Texts,
    layout: Layout,
    lead: Cow<'static, str>,
    path: &'static str,
    tab: &'static str,
    tabs: Vec<TabLink>,
    filters: Offered,
    rows: Vec<Row>,
    next: String,
    takes_in: bool,
    /// The same list, to be taken away.
    export: String,
}

async fn queue(staff: Staff, Query(asked): Query) -> Result<Response, WebError> {
    let StaffRole::Cert { .. } = staff.role else {
        return Ok(respond::see_other(paths::CASES));
    };
    let title = staff.reader.t.get("nav-queue");
    list(&staff.reader, title, paths::QUEUE, &asked).await
}

async fn cases(staff: Staff, Query(asked): Query) -> Result<Response, WebError> {
    let title = staff.reader.t.get("nav-cases");
    list(&staff.reader, title, paths::CASES, &asked).await
}

async fn list(
    reader: &Reader,
    title: Cow<'static, str>,
    path: &'static str,
    asked: &Fields,
) -> Result<Response, WebError> {
    let t = reader.t;
    let app = &reader.state.app;
    let of_cert = path == paths::QUEUE;
    let (usual, lead, reach) = if of_cert {
        (CaseOrder::Queue, "queue-lead", Reach::TakesIn)
    } else {
        (CaseOrder::Newest, "cases-lead", Reach::Reads)
    };
    let tab = Tab::named(asked.value("etat"));
    let cursor = Some(asked.value("suite")).filter(|cursor| !cursor.is_empty());
    let filter = filter(tab, asked, usual);
    let page = app.cases(&reader.actor, &filter, cursor, LIMIT).await?;
    let counts = counts(reader, of_cert).await?;
    let tabs = Tab::ALL
        .iter()
        .map(|one| TabLink {
            label: t.get(one.label_key()),
            href: address(path, *one, asked, ""),
            current: *one == tab,
            count: counts.get(one).cloned().unwrap_or_default(),
        })
        .collect();
    respond::page(&ListPage {
        t,
        layout: reader.layout(title),
        lead: t.get(lead),
        path,
        tab: tab.word(),
        tabs,
        filters: offered(t, asked, usual),
        rows: rows(reader, &page.items, reach, Parts::of(&filter)).await?,
        next: page
            .next
            .map_or_else(String::new, |next| address(path, tab, asked, &next)),
        takes_in: of_cert,
        export: address(
            if of_cert {
                paths::QUEUE_CSV
            } else {
                paths::CASES_CSV
            },
            tab,
            asked,
            "",
        ),
    })
}

/// How many cases stand in each tab; for the CERT, what waits for it too.
async fn counts(reader: &Reader, of_cert: bool) -> Result<BTreeMap<Tab, String>, WebError> {
    let app = &reader.state.app;
    let by_state = app.case_counts(&reader.actor).await?;
    let mut counts: BTreeMap<Tab, String> = [
        (Tab::Treat, State::InTreatment),
        (Tab::Close, State::ToClose),
        (Tab::Closed, State::Closed),
    ]
    .into_iter()
    .filter_map(|(tab, state)| Some((tab, tally(reader.t, *by_state.get(&state)?))))
    .collect();
    if of_cert {
        let duties = [Duty::TakeIn, Duty::Qualify];
        let owed = app.count_duties(&reader.actor, &duties).await?;
        for (tab, duty) in [Tab::TakeIn, Tab::Qualify].into_iter().zip(duties) {
            counts.extend(owed.get(&duty).map(|owed| (tab, tally(reader.t, *owed))));
        }
    }
    Ok(counts)
}

/// A count in words: « plus de 1 000 » when it was not counted to the end.
pub(super) fn tally(t: Texts, tally: Tally) -> String {
    match tally {
        Tally::Exactly(count) => t.number(count),
        Tally::AtLeast(count) => t.n("tally-at-least", count).into_owned(),
    }
}

/// The address of a list: the same filters, another tab or another part.
fn address(path: &str, tab: Tab, asked: &Fields, cursor: &str) -> String {
    let mut query = format!("{path}?etat={}", tab.word());
    let kept = NAMES.iter().map(|name| (*name, asked.value(name)));
    for (name, value) in kept.chain([("suite", cursor)]) {
        // What was asked is kept when it needs no escaping, as all that the
        // filters offer.
        let plain = value
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.~:".contains(&byte));
        if !value.is_empty() && plain {
            query.push_str(&format!("&{name}={value}"));
        }
    }
    query
}
