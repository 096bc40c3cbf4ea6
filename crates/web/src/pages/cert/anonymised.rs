//! The lessons of a case with what could identify marked, beside what would be
//! read in its place (LESS-4).

use std::borrow::Cow;

use app::lessons::{MarkedPart, Part};
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::ids::Reference;

use crate::anonymised::{self, Piece};
use crate::error::WebError;
use crate::input::PathOf;
use crate::layout::Layout;
use crate::paths;
use crate::reader::Staff;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().route(
        "/dossiers/{reference}/retour-experience/anonymise",
        get(show),
    )
}

/// Where the lessons of a case are read with what could identify marked.
pub(crate) fn path(reference: Reference) -> String {
    format!("{}/retour-experience/anonymise", paths::case(reference))
}

/// A part of the lessons, twice.
struct Side {
    title: Cow<'static, str>,
    pieces: Vec<Piece>,
}

/// What one mark says.
struct Line {
    number: usize,
    passage: String,
    kind: Cow<'static, str>,
    why: Cow<'static, str>,
    instead: String,
}

#[derive(Template)]
#[template(path = "cert/anonymised.html")]
struct Anonymised {
    t: Texts,
    layout: Layout,
    reference: String,
    case: String,
    write: String,
    sides: Vec<Side>,
    marks: Vec<Line>,
}

async fn show(staff: Staff, PathOf(reference): PathOf<Reference>) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let app = &reader.state.app;
    let parts = app.marked_lessons(&reader.actor, reference).await?;
    let case = paths::case(reference);
    let mut number = 0;
    let mut sides = Vec::with_capacity(parts.len());
    let mut marks = Vec::new();
    for part in &parts {
        let pieces = anonymised::pieces(t, part, &mut number);
        marks.extend(lines(t, part, &pieces));
        sides.push(Side {
            title: t.get(part_key(part.part)),
            pieces,
        });
    }
    respond::page(&Anonymised {
        t,
        layout: reader.layout(t.get("anonymised-title")),
        reference: reference.to_string(),
        write: format!("{case}/retour-experience"),
        case,
        sides,
        marks,
    })
}

fn lines(t: Texts, part: &MarkedPart, pieces: &[Piece]) -> Vec<Line> {
    let marked = pieces.iter().filter(|piece| piece.number > 0);
    marked
        .zip(&part.marks)
        .map(|(piece, mark)| Line {
            number: piece.number,
            passage: piece.said.clone(),
            kind: t.get(anonymised::kind_key(mark.kind)),
            why: t.get(anonymised::why_key(mark.why)),
            instead: piece.instead.clone(),
        })
        .collect()
}

const fn part_key(part: Part) -> &'static str {
    match part {
        Part::Causes => "lessons-causes",
        Part::AggravatingFactors => "lessons-factors",
        Part::Difficulties => "lessons-difficulties",
        Part::Measures => "lessons-measures",
        Part::Recommendations => "lessons-recommendations",
    }
}
