//! The lessons that CERT and agencies share, searched (LESS-2, LESS-3).

use std::collections::BTreeSet;

use app::lessons::{BaseLine, LessonsFilter};
use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use process::act::Private;
use process::case::Lessons;
use process::facility::FacilityNature;
use process::ids::ActId;
use process::words::{AggravatingFactor, RootCause};
use serde::Serialize;
use utoipa::ToSchema;

use super::body::List;
use super::caller::Caller;
use super::cases::{CaseItem, one};
use crate::error::WebError;
use crate::input::Query;
use crate::state::WebState;

/// Lessons of the base.
#[derive(Serialize, ToSchema)]
pub(super) struct SharedLessonsItem {
    /// The case; absent where the caller does not see it, and then nothing says
    /// where it was nor what anybody wrote.
    case: Option<CaseItem>,
    /// The year of the declaration.
    year: i16,
    /// What kind of facility declared.
    nature: FacilityNature,
    /// What let it come about.
    roots: BTreeSet<RootCause>,
    /// What made it worse.
    factors: BTreeSet<AggravatingFactor>,
    /// Their number among those approved for the case, from 1.
    number: Option<u32>,
    /// When they were approved.
    approved_at: Option<Timestamp>,
    /// What they teach.
    taught: Option<TaughtBody>,
    /// Their anonymised edition, where one is published of a case that the
    /// caller does not see.
    edition: Option<ActId>,
}

/// What approved lessons teach.
#[derive(Serialize, ToSchema)]
pub(super) struct TaughtBody {
    /// What let it come about.
    roots: BTreeSet<RootCause>,
    /// What made it worse.
    factors: BTreeSet<AggravatingFactor>,
    /// Measures taken.
    measures: Option<String>,
    /// Recommendations, one by one.
    recommendations: Vec<String>,
}

impl From<Lessons> for TaughtBody {
    fn from(lessons: Lessons) -> Self {
        Self {
            measures: match &lessons.measures {
                Private::Known(text) if !text.is_empty() => Some(text.clone()),
                Private::Known(_) | Private::Erased => None,
            },
            recommendations: lessons
                .items()
                .into_iter()
                .map(|item| item.text.to_owned())
                .collect(),
            roots: lessons.roots,
            factors: lessons.factors,
        }
    }
}

impl From<BaseLine> for SharedLessonsItem {
    fn from(line: BaseLine) -> Self {
        match line {
            BaseLine::Own {
                case,
                lessons,
                past,
            } => Self {
                case: Some((*case).into()),
                year: lessons.year,
                nature: lessons.nature,
                roots: lessons.roots,
                factors: lessons.factors,
                number: Some(lessons.number),
                approved_at: Some(lessons.approved_at),
                taught: past.map(|past| past.lessons.into()),
                edition: None,
            },
            BaseLine::Elsewhere { lessons, edition } => Self {
                case: None,
                year: lessons.year,
                nature: lessons.nature,
                roots: lessons.roots,
                factors: lessons.factors,
                number: None,
                approved_at: None,
                taught: None,
                edition,
            },
        }
    }
}

/// Search the lessons that CERT and agencies share. Words are sought in those
/// that the caller may read in full; of the others it reads what can be
/// counted.
#[utoipa::path(
    get,
    path = "/api/v1/lessons",
    tag = "lessons",
    operation_id = "lessons",
    params(
        ("words" = Option<String>, Query, description = "Words, in any of their forms."),
        ("root" = Option<RootCause>, Query, description = "Something that let it come about."),
        ("factor" = Option<AggravatingFactor>, Query, description = "Something that made it worse."),
        ("nature" = Option<FacilityNature>, Query, description = "The kind of facility."),
        ("year" = Option<i16>, Query, description = "The year of the declaration."),
    ),
    responses((status = 200, description = "The newest first, 200 at most.", body = List<SharedLessonsItem>)),
    security(("bearer" = [])),
)]
pub(super) async fn list(
    State(state): State<WebState>,
    caller: Caller,
    Query(asked): Query,
) -> Result<Json<List<SharedLessonsItem>>, WebError> {
    let filter = LessonsFilter {
        root: one::<RootCause>(&asked, "root")?,
        factor: one::<AggravatingFactor>(&asked, "factor")?,
        nature: one::<FacilityNature>(&asked, "nature")?,
        year: one::<i16>(&asked, "year")?,
        words: asked.value("words").to_owned(),
    };
    let found = state.app.lessons_base(&caller.actor, &filter).await?;
    let found = found.into_iter().map(SharedLessonsItem::from);
    Ok(Json(List::whole(found.collect())))
}
