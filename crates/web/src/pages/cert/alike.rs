//! The cases that look like one, and what an expert makes of it (SUPP-2,
//! LESS-2).

mod card;
mod side;
mod together;

pub use card::AlikeCard;

use std::borrow::Cow;

use app::cases::CaseLine;
use app::lookalikes::{Lookalike, Lookalikes};
use askama::Template;
use axum::response::Response;
use axum::routing::{get, post};
use jiff::Timestamp;
use locales::Texts;
use process::ids::Reference;

use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::likeness::{ReasonRow, in_short, reasons, verdict};
use crate::naming;
use crate::pages::lessons;
use crate::pages::staff::acts::Deed;
use crate::pages::staff::case::Mark;
use crate::pages::staff::tones;
use crate::paths;
use crate::reader::{Reader, Staff};
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/dossiers/{reference}/ressemblances", get(show))
        .route(
            "/dossiers/{reference}/ressemblances/{other}",
            get(side::show),
        )
        .route(
            "/dossiers/{reference}/ressemblances/{other}/ecarter",
            post(set_apart),
        )
        .route(
            "/dossiers/{reference}/ressemblances/{other}/confirmer",
            post(confirm),
        )
        .route(
            "/dossiers/{reference}/ressemblances/reunir",
            post(together::gather),
        )
}

/// Reasons that a judgement in one click gives.
const REASONS_GIVEN: usize = 4;

/// A case that looks like the page's.
struct Line {
    reference: String,
    href: String,
    facility: String,
    place: String,
    declared_at: Timestamp,
    state: Mark,
    verdict: Mark,
    reasons: Vec<ReasonRow>,
    total: i32,
    /// The reasons in one line, for the judgement that rests on them.
    why: String,
    /// The third case by which it was found; empty for none.
    through: String,
    /// Where both stand side by side, and are judged.
    side: String,
    /// What its lessons teach; past ones alone have some (LESS-2).
    lessons: Option<Taught>,
}

/// What the lessons of a similar past case teach.
struct Taught {
    href: String,
    roots: String,
    factors: String,
    measures: String,
    recommendations: Vec<Recommended>,
}

/// What past lessons recommend, and where it is proposed as a measure.
struct Recommended {
    id: String,
    text: String,
    href: String,
}

impl Line {
    fn of(t: Texts, own: Reference, one: &Lookalike) -> Self {
        let line = &one.line;
        Self {
            reference: line.reference.to_string(),
            href: paths::case(line.reference),
            facility: line.facility_name.clone(),
            place: place(&line.town, line.departement),
            declared_at: line.declared_at,
            state: Mark {
                label: t.get(line.state.label_key()),
                tone: tones::state(line.state),
            },
            verdict: verdict(t, &one.likeness),
            reasons: reasons(t, &one.likeness),
            total: one.likeness.points,
            why: in_short(t, &one.likeness, REASONS_GIVEN),
            through: one
                .through
                .map(|through| through.to_string())
                .unwrap_or_default(),
            side: format!("{}/{}", paths::lookalikes(own), line.reference),
            lessons: one.lessons.as_ref().map(|past| Taught {
                href: lessons::path(line.reference),
                roots: lessons::labels(t, &past.lessons.roots),
                factors: lessons::labels(t, &past.lessons.factors),
                measures: past.measures().to_owned(),
                recommendations: past
                    .lessons
                    .items()
                    .into_iter()
                    .map(|item| {
                        let id = item.id(line.reference);
                        let measure = Deed::ProposeMeasure.slug();
                        Recommended {
                            id: id.to_string(),
                            text: item.text.to_owned(),
                            href: format!("{}/{measure}?recommandation={id}", paths::case(own)),
                        }
                    })
                    .collect(),
            }),
        }
    }
}

fn place(town: &str, departement: process::territory::DepartementCode) -> String {
    let departement = naming::departement(departement);
    if town.is_empty() {
        departement
    } else {
        format!("{town}, {departement}")
    }
}

/// A case that was judged to be something else.
struct Apart {
    reference: String,
    href: String,
}

#[derive(Template)]
#[template(path = "cert/alike.html")]
struct Alike {
    t: Texts,
    layout: Layout,
    reference: String,
    case: String,
    facility: Cow<'static, str>,
    open: Vec<Line>,
    /// Where several are gathered at once; empty while one alone is proposed.
    together: String,
    form: Form,
    past: Vec<Line>,
    apart: Vec<Apart>,
}

async fn show(staff: Staff, PathOf(reference): PathOf<Reference>) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let app = &reader.state.app;
    let (own, found) = app.lookalikes(&reader.actor, reference).await?;
    let form = together::offered(reader.t, &found.open);
    respond::page(&page(reader, &own, &found, form))
}

fn page(reader: &Reader, own: &CaseLine, found: &Lookalikes, form: Form) -> Alike {
    let t = reader.t;
    let reference = own.reference;
    let lines = |of: &[Lookalike]| of.iter().map(|one| Line::of(t, reference, one)).collect();
    Alike {
        t,
        layout: reader.layout(t.one("alike-title", "reference", reference.to_string())),
        reference: reference.to_string(),
        case: paths::case(reference),
        facility: Cow::Owned(format!(
            "{} · {}",
            own.facility_name,
            place(&own.town, own.departement)
        )),
        open: lines(&found.open),
        together: match found.open.len() {
            0 | 1 => String::new(),
            _ => format!("{}/reunir", paths::lookalikes(reference)),
        },
        form,
        past: lines(&found.past),
        apart: found
            .set_apart
            .iter()
            .map(|other| Apart {
                reference: other.to_string(),
                href: format!("{}/{other}", paths::lookalikes(reference)),
            })
            .collect(),
    }
}

async fn set_apart(
    staff: Staff,
    PathOf((reference, other)): PathOf<(Reference, Reference)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let reason = fields.value("reason").to_owned();
    let app = &reader.state.app;
    let done = app.reject_alike(&reader.actor, reference, other, reason);
    match done.await {
        Ok(()) => Ok(respond::done(
            &paths::lookalikes(reference),
            Flash::SetApart,
        )),
        Err(error) => side::refused(staff, reference, other, fields, error).await,
    }
}

/// Passes both cases to one incident, and leads there (SUPP-2).
async fn confirm(
    staff: Staff,
    PathOf((reference, other)): PathOf<(Reference, Reference)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let reason = fields.value("reason");
    let app = &reader.state.app;
    let done = app.confirm_alike(&reader.actor, reference, other, reason);
    match done.await {
        Ok(_) => Ok(respond::done(&paths::case(reference), Flash::Gathered)),
        Err(error) => side::refused(staff, reference, other, fields, error).await,
    }
}
