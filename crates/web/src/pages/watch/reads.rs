//! Who has read a case.

use std::borrow::Cow;

use app::cases::{Looked, Read};
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use locales::Texts;
use process::ids::Reference;

use crate::error::WebError;
use crate::input::PathOf;
use crate::layout::Layout;
use crate::naming;
use crate::paths;
use crate::reader::SignedIn;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().route("/dossiers/{reference}/consultations", get(show))
}

/// The words for what somebody looked at.
pub(crate) const fn looked_key(what: Looked) -> &'static str {
    match what {
        Looked::Case => "reads-case",
        Looked::Acts => "reads-acts",
        Looked::Pieces => "reads-pieces",
        Looked::Print => "reads-print",
        Looked::Evidence => "reads-evidence",
        Looked::Document => "reads-document",
        Looked::Bundle => "reads-bundle",
        Looked::List => "reads-list",
        Looked::Extract => "reads-extract",
        Looked::Lessons => "reads-lessons",
    }
}

struct Line {
    at: Timestamp,
    who: Cow<'static, str>,
    mark: String,
    what: Cow<'static, str>,
    /// How often the same person looked at the same thing on that day.
    times: usize,
}

#[derive(Template)]
#[template(path = "watch/reads.html")]
struct Reads {
    t: Texts,
    layout: Layout,
    case: String,
    lines: Vec<Line>,
}

async fn show(
    signed: SignedIn,
    PathOf(reference): PathOf<Reference>,
) -> Result<Response, WebError> {
    let reader = signed.reader;
    let t = reader.t;
    let reads = reader
        .state
        .app
        .case_reads(&reader.actor, reference)
        .await?;
    respond::page(&Reads {
        t,
        layout: reader.layout(t.one("reads-title", "reference", reference.to_string())),
        case: paths::case(reference),
        lines: together(t, &reads),
    })
}

/// The looks of one person at one thing, one after the other on one day, make
/// one line at the time of the last.
fn together(t: Texts, reads: &[Read]) -> Vec<Line> {
    let mut lines: Vec<(usize, Line)> = Vec::new();
    for (place, read) in reads.iter().enumerate() {
        if let Some((first, line)) = lines.last_mut() {
            let before = &reads[*first];
            if before.mark == read.mark
                && before.what == read.what
                && before.seat == read.seat
                && t.date(before.at) == t.date(read.at)
            {
                line.times += 1;
                continue;
            }
        }
        let role = naming::seat(t, read.seat);
        let line = Line {
            at: read.at,
            who: match &read.name {
                Some(name) => Cow::Owned(format!("{name}, {role}")),
                None => role,
            },
            mark: read.mark.clone(),
            what: t.get(looked_key(read.what)),
            times: 1,
        };
        lines.push((place, line));
    }
    lines.into_iter().map(|(_, line)| line).collect()
}
