//! « Mon établissement »: what is asked of me now, my cases, my drafts.

use std::borrow::Cow;

use app::cases::{CaseFilter, CaseLine};
use app::duties::DutyLine;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use locales::Texts;
use process::obligations::Duty;
use process::words::State;

use super::case::phase;
use super::declare::entry::DraftLine;
use super::declare::place::Place;
use super::declare::{drafts, own};
use crate::error::WebError;
use crate::input::Query;
use crate::layout::Layout;
use crate::pages::alerts;
use crate::pages::reporter::elsewhere::record_path;
use crate::paths;
use crate::reader::{AtFacility, Reader};
use crate::respond;
use crate::routes::Routes;
use crate::tone::Tone;

/// How many cases the first page shows.
const LATEST: u32 = 5;

/// How many cases a page of the list shows.
const LISTED: u32 = 30;

/// The first page of those who act for a facility.
#[derive(Template)]
#[template(path = "reporter/home.html")]
pub struct Home {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// The alerts that wait for an answer (SIGN-3).
    pub alerts: Vec<alerts::Line>,
    /// What is asked now, the most pressing first.
    pub asked: Vec<AskedLine>,
    /// Drafts that can be resumed.
    pub drafts: Vec<DraftLine>,
    /// The latest cases.
    pub cases: Vec<MyCase>,
    /// Whether there are more.
    pub more: More,
    /// The facilities.
    pub facilities: Vec<Place>,
    /// Where security officers are proposed by others of the group.
    pub proposals: Vec<Place>,
}

/// Whether a list goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum More {
    /// It does.
    Yes,
    /// It does not.
    No,
}

/// One thing asked of the facility.
#[derive(Clone, Debug)]
pub struct AskedLine {
    /// What, in plain words.
    pub label: Cow<'static, str>,
    /// The case.
    pub reference: String,
    /// The facility.
    pub facility: String,
    /// Where it is answered.
    pub href: String,
    /// Since when.
    pub since: Timestamp,
    /// Until when.
    pub due: Option<Timestamp>,
}

impl AskedLine {
    /// What a facility owes, all of it in one of its cases.
    fn of(t: Texts, line: DutyLine) -> Option<Self> {
        let owed = line.obligation;
        let case = line.case?;
        let anchor = match owed.duty {
            Duty::Answer { question } => format!("#question-{question}"),
            Duty::AnswerMeasure { measure } => format!("#mesure-{measure}"),
            Duty::Confirm => "#confirmer".to_owned(),
            Duty::StateHandling => "#traitement".to_owned(),
            Duty::Agree => "#accord".to_owned(),
            Duty::DeclareElsewhere { elsewhere } => record_path("", elsewhere),
            Duty::StateProgress { .. } => "/consignes".to_owned(),
            _ => String::new(),
        };
        Some(Self {
            label: t.get(owed.duty.label_key()),
            reference: case.reference.to_string(),
            href: format!("{}{anchor}", paths::case(case.reference)),
            facility: case.facility_name,
            since: owed.since,
            due: owed.due,
        })
    }

    /// How pressing it is.
    #[must_use]
    pub fn tone(&self, now: &Timestamp) -> Tone {
        match self.due {
            Some(due) if due < *now => Tone::Danger,
            Some(_) => Tone::Warn,
            None => Tone::Info,
        }
    }
}

/// A case in the reader's lists.
#[derive(Clone, Debug)]
pub struct MyCase {
    /// Its number.
    pub reference: String,
    /// Its address.
    pub href: String,
    /// The facility and its town.
    pub facility: String,
    /// Where it stands.
    pub state: State,
    /// When it was declared.
    pub declared_at: Timestamp,
    /// When something last happened.
    pub updated_at: Timestamp,
}

impl MyCase {
    fn of(line: CaseLine) -> Self {
        Self {
            reference: line.reference.to_string(),
            href: paths::case(line.reference),
            facility: line.facility_name,
            state: line.state,
            declared_at: line.declared_at,
            updated_at: line.updated_at,
        }
    }

    /// The hue of where it stands.
    #[must_use]
    pub const fn tone(&self) -> Tone {
        phase::tone(self.state)
    }
}

impl Home {
    fn has_more(&self) -> bool {
        self.more == More::Yes
    }
}

/// The first page of a reader who acts for a facility.
pub(crate) async fn show(reader: Reader) -> Result<Response, WebError> {
    let t = reader.t;
    let app = reader.state.app.clone();
    let duties = app.duties(&reader.actor).await?;
    let cases = app
        .cases(&reader.actor, &CaseFilter::default(), None, LATEST)
        .await?;
    let facilities = own(&reader).await?;
    let proposals = app.proposals_waiting(&reader.actor).await?;
    respond::page(&Home {
        t,
        layout: reader.layout(t.get("mine-title")),
        alerts: alerts::lines(t, app.alerts_to_answer(&reader.actor).await?),
        asked: duties
            .into_iter()
            .filter_map(|line| AskedLine::of(t, line))
            .collect(),
        drafts: drafts(&reader).await?,
        more: match cases.next {
            Some(_) => More::Yes,
            None => More::No,
        },
        cases: cases.items.into_iter().map(MyCase::of).collect(),
        proposals: facilities
            .iter()
            .filter(|facility| proposals.contains_key(&facility.id))
            .map(Place::of)
            .collect(),
        facilities: facilities.iter().map(Place::of).collect(),
    })
}

/// Every case of the reader's facilities, the newest first.
#[derive(Template)]
#[template(path = "reporter/cases.html")]
pub struct MyCases {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// The cases of this page.
    pub cases: Vec<MyCase>,
    /// The next page; empty on the last.
    pub next: String,
}

pub(crate) fn routes() -> Routes {
    Routes::new().route(paths::MY_CASES, get(list))
}

async fn list(at: AtFacility, Query(asked): Query) -> Result<Response, WebError> {
    let AtFacility { reader, .. } = at;
    let cursor = Some(asked.value("suite")).filter(|cursor| !cursor.is_empty());
    let cases = reader
        .state
        .app
        .cases(&reader.actor, &CaseFilter::default(), cursor, LISTED)
        .await?;
    respond::page(&MyCases {
        t: reader.t,
        layout: reader.layout(reader.t.get("mine-cases")),
        cases: cases.items.into_iter().map(MyCase::of).collect(),
        next: cases
            .next
            .map(|next| format!("{}?suite={next}", paths::MY_CASES))
            .unwrap_or_default(),
    })
}
