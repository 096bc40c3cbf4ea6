//! Anonymised editions of lessons, for those for whom they were published
//! (LESS-4).

use std::borrow::Cow;

use app::lessons::EditionFilter;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use locales::Texts;
use process::ids::ActId;
use process::lessons::SharedEdition;
use process::words::{AggravatingFactor, LessonsPart, RootCause, Word};

use super::reading::labels;
use crate::error::WebError;
use crate::form::{Choice, Form};
use crate::input::{PathOf, Query};
use crate::layout::Layout;
use crate::paths;
use crate::reader::Reader;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::PUBLIC_LESSONS, get(list))
        .route("/retours/publics/{edition}", get(one))
}

/// Where an edition is read.
pub(crate) fn path(edition: ActId) -> String {
    format!("{}/{edition}", paths::PUBLIC_LESSONS)
}

/// An edition of the list.
struct Line {
    href: String,
    at: Timestamp,
    roots: String,
    factors: String,
    /// What it recommends first.
    beginning: String,
}

#[derive(Template)]
#[template(path = "lessons/editions.html")]
struct Editions {
    t: Texts,
    layout: Layout,
    form: Form,
    roots: Vec<Choice>,
    factors: Vec<Choice>,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "lessons/one.html")]
struct One {
    t: Texts,
    layout: Layout,
    at: Timestamp,
    roots: String,
    factors: String,
    parts: Vec<(Cow<'static, str>, String)>,
}

async fn list(reader: Reader, Query(asked): Query) -> Result<Response, WebError> {
    let t = reader.t;
    let filter = EditionFilter {
        root: RootCause::from_key(asked.value("cause")),
        factor: AggravatingFactor::from_key(asked.value("facteur")),
        words: asked.value("mots").to_owned(),
    };
    let found = reader.state.app.editions(&reader.actor, &filter).await?;
    respond::page(&Editions {
        t,
        layout: reader.layout(t.get("editions-title")),
        form: asked.into_form(),
        roots: Choice::of(t, RootCause::CHOICES),
        factors: Choice::of(t, AggravatingFactor::CHOICES),
        lines: found.iter().map(|one| line(t, one)).collect(),
    })
}

fn line(t: Texts, edition: &SharedEdition) -> Line {
    let recommended = edition
        .parts
        .iter()
        .find(|part| part.part == LessonsPart::Recommendations)
        .map_or("", |part| part.text.as_str());
    Line {
        href: path(edition.id),
        at: edition.at,
        roots: labels(t, &edition.roots),
        factors: labels(t, &edition.factors),
        beginning: recommended
            .lines()
            .find(|line| !line.trim().is_empty())
            .unwrap_or_default()
            .to_owned(),
    }
}

async fn one(reader: Reader, PathOf(id): PathOf<ActId>) -> Result<Response, WebError> {
    let t = reader.t;
    let app = &reader.state.app;
    let edition = app.published_edition(&reader.actor, id).await?;
    respond::page(&One {
        t,
        layout: reader.layout(t.one("edition-of", "when", t.date(edition.at))),
        at: edition.at,
        roots: labels(t, &edition.roots),
        factors: labels(t, &edition.factors),
        parts: edition
            .parts
            .into_iter()
            .map(|part| (t.get(part.part.label_key()), part.text))
            .collect(),
    })
}
