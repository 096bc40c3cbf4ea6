//! Anonymised editions of lessons: decided by two persons, read by those for
//! whom they were published (LESS-4).

use std::collections::BTreeSet;

use app::lessons::{EditionFilter, EditionView, Kind, Why};
use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use locales::{Lang, Texts};
use process::act::Sequence;
use process::ids::{ActId, Reference};
use process::lessons::{Decided, EditedPart, SharedEdition};
use process::words::{AggravatingFactor, EditionReaders, LessonsPart, RootCause};
use serde::Serialize;
use utoipa::ToSchema;

use super::body::List;
use super::caller::{Anybody, Caller};
use super::cases::one;
use crate::anonymised;
use crate::error::WebError;
use crate::input::{PathOf, Query};
use crate::state::WebState;

/// The anonymised edition of a case's lessons, as it is decided.
#[derive(Serialize, ToSchema)]
pub(super) struct EditionBody {
    /// The number of the approved lessons; none before there are any.
    of: Option<u32>,
    /// The version of the case, which publishing names.
    version: Sequence,
    /// How many passages nobody decided on.
    undecided: usize,
    /// The passages, in the order of the text.
    passages: Vec<PassageBody>,
    /// The published edition; none while there is none.
    published: Option<ActId>,
}

/// A passage of the approved lessons.
#[derive(Serialize, ToSchema)]
struct PassageBody {
    /// The part in which it stands.
    part: LessonsPart,
    /// First byte of the passage in the part's text, in UTF-8.
    start: usize,
    /// First byte after it.
    end: usize,
    /// The passage.
    passage: String,
    /// What it would tell; none for what a person marked.
    kind: Option<Kind>,
    /// What gave it away.
    why: Option<Why>,
    /// What is proposed in its place, in French.
    proposed: Option<String>,
    /// What was decided; none so far.
    decision: Option<Decided>,
}

/// A published edition.
#[derive(Serialize, ToSchema)]
pub(super) struct SharedEditionBody {
    /// Its identity.
    id: ActId,
    /// For whom.
    readers: EditionReaders,
    /// When it was published.
    at: Timestamp,
    /// What let it come about.
    roots: BTreeSet<RootCause>,
    /// What made it worse.
    factors: BTreeSet<AggravatingFactor>,
    /// What it says.
    parts: Vec<EditedPart>,
}

impl From<&EditionView> for EditionBody {
    fn from(view: &EditionView) -> Self {
        let t = Texts::new(Lang::Fr);
        let passages = view.parts.iter().flat_map(|part| {
            part.passages.iter().map(move |one| PassageBody {
                part: part.part,
                start: one.start,
                end: one.end,
                passage: part
                    .text
                    .get(one.start..one.end)
                    .unwrap_or_default()
                    .to_owned(),
                kind: one.mark.as_ref().map(|mark| mark.kind),
                why: one.mark.as_ref().map(|mark| mark.why),
                proposed: one
                    .mark
                    .as_ref()
                    .map(|mark| anonymised::instead(t, mark.replacement)),
                decision: one.decided.clone(),
            })
        });
        Self {
            of: view.of,
            version: view.version,
            undecided: view.undecided,
            passages: passages.collect(),
            published: view.published.as_ref().map(|public| public.act),
        }
    }
}

impl From<SharedEdition> for SharedEditionBody {
    fn from(edition: SharedEdition) -> Self {
        Self {
            id: edition.id,
            readers: edition.to,
            at: edition.at,
            roots: edition.roots,
            factors: edition.factors,
            parts: edition.parts,
        }
    }
}

/// Read the anonymised edition of a case's lessons as it is decided; for the
/// CERT. Decisions are sent as the act `write_edition`, all of them at once.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/lessons/edition",
    tag = "lessons",
    operation_id = "edition",
    params(("reference" = Reference, Path, description = "The case's number.")),
    responses((status = 200, description = "The passages with their decisions.", body = EditionBody)),
    security(("bearer" = [])),
)]
pub(super) async fn of_case(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(reference): PathOf<Reference>,
) -> Result<Json<EditionBody>, WebError> {
    let view = state.app.edition(&caller.actor, reference).await?;
    Ok(Json(EditionBody::from(&view)))
}

/// List the anonymised editions that the caller may read; without a token,
/// those that were published for everybody.
#[utoipa::path(
    get,
    path = "/api/v1/lessons/editions",
    tag = "lessons",
    operation_id = "editions",
    params(
        ("words" = Option<String>, Query, description = "Words, each of which must be there."),
        ("root" = Option<RootCause>, Query, description = "Something that let it come about."),
        ("factor" = Option<AggravatingFactor>, Query, description = "Something that made it worse."),
    ),
    responses((status = 200, description = "The newest first, 200 at most.", body = List<SharedEditionBody>)),
    security((), ("bearer" = [])),
)]
pub(super) async fn list(
    State(state): State<WebState>,
    caller: Anybody,
    Query(asked): Query,
) -> Result<Json<List<SharedEditionBody>>, WebError> {
    let filter = EditionFilter {
        root: one::<RootCause>(&asked, "root")?,
        factor: one::<AggravatingFactor>(&asked, "factor")?,
        words: asked.value("words").to_owned(),
    };
    let found = state.app.editions(&caller.actor, &filter).await?;
    let found = found.into_iter().map(SharedEditionBody::from);
    Ok(Json(List::whole(found.collect())))
}

/// Read an anonymised edition.
#[utoipa::path(
    get,
    path = "/api/v1/lessons/editions/{edition}",
    tag = "lessons",
    operation_id = "published_edition",
    params(("edition" = ActId, Path, description = "Its identity.")),
    responses((status = 200, description = "The edition.", body = SharedEditionBody)),
    security((), ("bearer" = [])),
)]
pub(super) async fn read(
    State(state): State<WebState>,
    caller: Anybody,
    PathOf(id): PathOf<ActId>,
) -> Result<Json<SharedEditionBody>, WebError> {
    let found = state.app.published_edition(&caller.actor, id).await?;
    Ok(Json(found.into()))
}
