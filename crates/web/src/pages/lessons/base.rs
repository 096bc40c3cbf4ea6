//! The lessons that CERT and agencies share, searched (LESS-2, LESS-3).

use std::borrow::Cow;

use app::lessons::{BaseLine, LessonsFilter};
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::facility::FacilityNature;
use process::figures::Kind;
use process::words::{AggravatingFactor, RootCause, Word};

use super::public;
use super::reading::{self, labels};
use crate::error::WebError;
use crate::form::{Choice, Form};
use crate::input::{Fields, Query};
use crate::layout::Layout;
use crate::naming;
use crate::pages::staff::nature_key;
use crate::paths;
use crate::reader::Staff;
use crate::respond;
use crate::routes::Routes;

/// The first year of which there can be lessons.
const FIRST_YEAR: i16 = 2017;

/// Lessons of the list.
struct Line {
    /// The number of the case; empty where the reader does not see it.
    reference: String,
    href: String,
    facility: String,
    place: String,
    year: i16,
    nature: Cow<'static, str>,
    roots: String,
    factors: String,
    recommendations: Vec<String>,
    /// Where the anonymised edition of what is not shown is read; empty for
    /// none.
    edition: String,
}

#[derive(Template)]
#[template(path = "lessons/shared.html")]
struct Base {
    t: Texts,
    layout: Layout,
    form: Form,
    roots: Vec<Choice>,
    factors: Vec<Choice>,
    natures: Vec<Choice>,
    years: Vec<Choice>,
    lines: Vec<Line>,
}

pub(super) fn routes() -> Routes {
    Routes::new().route(paths::LESSONS, get(show))
}

fn filter(asked: &Fields) -> LessonsFilter {
    let nature = asked.value("type");
    LessonsFilter {
        root: RootCause::from_key(asked.value("cause")),
        factor: AggravatingFactor::from_key(asked.value("facteur")),
        nature: FacilityNature::ALL
            .into_iter()
            .find(|one| Kind::Nature(*one).to_string() == nature),
        year: asked.value("annee").parse().ok(),
        words: asked.value("mots").to_owned(),
    }
}

async fn show(staff: Staff, Query(asked): Query) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let app = &reader.state.app;
    let found = app.lessons_base(&reader.actor, &filter(&asked)).await?;
    let this_year = app.today().year();
    respond::page(&Base {
        t,
        layout: reader.layout(t.get("lessons-base-title")),
        form: asked.into_form(),
        roots: Choice::of(t, RootCause::CHOICES),
        factors: Choice::of(t, AggravatingFactor::CHOICES),
        natures: FacilityNature::ALL
            .into_iter()
            .map(|one| Choice::new(Kind::Nature(one).to_string(), t.get(nature_key(one))))
            .collect(),
        years: (FIRST_YEAR..=this_year)
            .rev()
            .map(|year| Choice::new(year.to_string(), year.to_string()))
            .collect(),
        lines: found.into_iter().map(|one| line(t, one)).collect(),
    })
}

fn line(t: Texts, found: BaseLine) -> Line {
    match found {
        BaseLine::Own {
            case,
            lessons,
            past,
        } => Line {
            reference: case.reference.to_string(),
            href: reading::path(case.reference),
            facility: case.facility_name.clone(),
            place: naming::departement(case.departement),
            year: lessons.year,
            nature: t.get(nature_key(lessons.nature)),
            roots: labels(t, &lessons.roots),
            factors: labels(t, &lessons.factors),
            recommendations: past
                .iter()
                .flat_map(|past| past.lessons.items())
                .map(|item| item.text.to_owned())
                .collect(),
            edition: String::new(),
        },
        BaseLine::Elsewhere { lessons, edition } => Line {
            edition: edition.map(public::path).unwrap_or_default(),
            reference: String::new(),
            href: String::new(),
            facility: String::new(),
            place: String::new(),
            year: lessons.year,
            nature: t.get(nature_key(lessons.nature)),
            roots: labels(t, &lessons.roots),
            factors: labels(t, &lessons.factors),
            recommendations: Vec::new(),
        },
    }
}
