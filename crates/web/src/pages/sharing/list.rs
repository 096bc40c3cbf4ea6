//! What was shared of a case, with whom, and what became of each link: for the
//! parties to the case.

use std::borrow::Cow;

use app::sharing::ExtractLine;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use locales::Texts;
use process::ids::Reference;
use process::sharing::ExtractState;

use crate::error::WebError;
use crate::extract::{Shown, contact, tone};
use crate::input::PathOf;
use crate::layout::Layout;
use crate::naming;
use crate::pages::staff::acts::{Deed, offered};
use crate::pages::staff::case::{Mark, deed_path};
use crate::paths;
use crate::reader::SignedIn;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().route("/dossiers/{reference}/extraits", get(show))
}

/// The extracts of a case.
pub(crate) fn path(reference: Reference) -> String {
    format!("{}/extraits", paths::case(reference))
}

/// One extract that was shared.
struct Line {
    /// Its number.
    number: u32,
    /// With whom.
    contact: String,
    /// Where the link was sent.
    email: String,
    /// Who shared it.
    by: String,
    /// When.
    at: Timestamp,
    /// Until when its link opens.
    until: Timestamp,
    /// Where its link stands.
    state: Mark,
    /// How often it was opened.
    openings: Cow<'static, str>,
    /// When last.
    opened_at: Option<Timestamp>,
    /// How often the contact answered.
    answers: Cow<'static, str>,
    /// What it says.
    shown: Shown,
    /// The form that prolongs its link; empty where it cannot be.
    prolong: String,
    /// The form that ends it early; empty where it cannot be.
    end: String,
}

/// The extracts of a case, ready to be shown.
fn lines(t: Texts, reference: Reference, steers: bool, found: &[ExtractLine]) -> Vec<Line> {
    let form = |deed, number: u32, open: bool| {
        if open && steers {
            format!("{}?extract={number}", deed_path(reference, deed))
        } else {
            String::new()
        }
    };
    found
        .iter()
        .map(|line| {
            let shared = &line.extract.shared;
            let number = shared.number;
            let goes_on = matches!(line.state, ExtractState::Open | ExtractState::Expired);
            Line {
                number,
                contact: contact(t, shared),
                email: shared.contact.value.email.clone(),
                by: naming::person(t, line.by.name.as_deref(), line.by.seat),
                at: line.extract.at,
                until: line.extract.until,
                state: Mark {
                    label: t.get(line.state.label_key()),
                    tone: tone(line.state),
                },
                openings: t.n("extract-openings", line.openings),
                opened_at: line.opened_at,
                answers: t.n("extract-answers", line.extract.answers),
                shown: Shown::of(t, shared),
                prolong: form(Deed::ProlongExtract, number, goes_on),
                end: form(Deed::EndExtract, number, line.state == ExtractState::Open),
            }
        })
        .collect()
}

#[derive(Template)]
#[template(path = "sharing/list.html")]
struct Extracts {
    t: Texts,
    layout: Layout,
    reference: String,
    case: String,
    lines: Vec<Line>,
    /// The form by which another is made; empty when the reader may not.
    share: String,
}

async fn show(
    signed: SignedIn,
    PathOf(reference): PathOf<Reference>,
) -> Result<Response, WebError> {
    let reader = signed.reader;
    let t = reader.t;
    let (view, found) = reader.state.app.extracts(&reader.actor, reference).await?;
    let deeds = offered(&view);
    let steers = deeds.contains(&Deed::ProlongExtract);
    respond::page(&Extracts {
        t,
        layout: reader.layout(t.one("extracts-title", "reference", reference.to_string())),
        reference: reference.to_string(),
        case: paths::case(reference),
        lines: lines(t, reference, steers, &found),
        share: if deeds.contains(&Deed::ShareExtract) {
            deed_path(reference, Deed::ShareExtract)
        } else {
            String::new()
        },
    })
}
