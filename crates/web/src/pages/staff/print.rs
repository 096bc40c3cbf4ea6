//! The story of a case to be printed: facts, who knows, every act in full.

use app::cases::{CaseView, Looked};
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::ids::Reference;

use super::case::{FactSheet, Knows, Mark, Place, fact_sheet, knows, marks, place, record};
use crate::error::WebError;
use crate::input::PathOf;
use crate::layout::Layout;
use crate::paths;
use crate::reader::{Reader, Staff};
use crate::respond;
use crate::routes::Routes;
use crate::story::Entry;

pub(super) fn routes() -> Routes {
    Routes::new().route("/dossiers/{reference}/recit", get(show))
}

#[derive(Template)]
#[template(path = "staff/story.html")]
struct Account {
    t: Texts,
    layout: Layout,
    case: String,
    place: Place,
    marks: Vec<Mark>,
    facts: FactSheet,
    knows: Vec<Knows>,
    story: Vec<Entry>,
}

async fn show(staff: Staff, PathOf(reference): PathOf<Reference>) -> Result<Response, WebError> {
    let reader = staff.reader;
    let view = reader
        .state
        .app
        .case_for(&reader.actor, reference, Looked::Print)
        .await?;
    respond::page(&account(&reader, &view))
}

fn account(reader: &Reader, view: &CaseView) -> Account {
    let t = reader.t;
    let reference = view.case.reference;
    Account {
        t,
        layout: reader.layout(t.one("story-title", "reference", reference.to_string())),
        case: paths::case(reference),
        place: place(t, view, None),
        marks: marks(t, view),
        facts: fact_sheet(t, view),
        knows: knows(t, view),
        story: record(t, view),
    }
}
