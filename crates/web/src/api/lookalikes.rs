//! The cases that look like one (SUPP-2, LESS-2).

use app::lookalikes::{Lookalike, NameKind, Reason, Signal, Verdict};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use process::ids::{IncidentReference, Reference};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use super::caller::Caller;
use super::cases::CaseItem;
use super::shared_lessons::TaughtBody;
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// The cases that look like one.
#[derive(Serialize, ToSchema)]
pub(super) struct LookalikesBody {
    /// Open cases that may be the same attack or failure, the likeliest first.
    open: Vec<LookalikeItem>,
    /// Closed cases that were similar, the likeliest first (LESS-2).
    past: Vec<LookalikeItem>,
    /// Cases that an expert judged to be something else.
    set_apart: Vec<Reference>,
}

/// A case that looks like another.
#[derive(Serialize, ToSchema)]
pub(super) struct LookalikeItem {
    /// The case.
    case: CaseItem,
    /// `likely` or `possible`.
    #[schema(value_type = String)]
    verdict: Verdict,
    /// The sum of the reasons' points: 35 and more is possible, 48 and more
    /// likely.
    points: i32,
    /// Why, the weightiest first.
    reasons: Vec<ReasonItem>,
    /// A third case that looks like both, and whose likeness this is, where
    /// the two alone would not be brought together.
    through: Option<Reference>,
    /// What its approved lessons teach; past cases alone have some (LESS-2).
    lessons: Option<TaughtBody>,
}

/// One reason why two cases look alike.
#[derive(Serialize, ToSchema)]
pub(super) struct ReasonItem {
    /// What is shared: `address`, `domain`, `url`, `hash`, `mailbox`,
    /// `file-name`, `ransom-note`, `ending`, `vulnerability`, `provider`,
    /// `product`, `causes`, `time`, `departement`, `region`, `same-text` or
    /// `words`; `opposite-natures` sets apart.
    signal: &'static str,
    /// Its value: the trace, the name, the codes or words with commas, the
    /// time between both in seconds.
    value: String,
    /// Points that it gives, or takes when negative.
    points: i32,
}

impl From<Lookalike> for LookalikeItem {
    fn from(one: Lookalike) -> Self {
        Self {
            verdict: one.likeness.verdict(),
            points: one.likeness.points,
            reasons: one.likeness.reasons.iter().map(reason).collect(),
            through: one.through,
            lessons: one.lessons.map(|past| TaughtBody::from(past.lessons)),
            case: one.line.into(),
        }
    }
}

fn reason(reason: &Reason) -> ReasonItem {
    let (signal, value) = match &reason.signal {
        Signal::Observable { observable } => (observable.kind.key(), observable.value.clone()),
        Signal::Named { kind, name } => (
            match kind {
                NameKind::Provider => "provider",
                NameKind::Product => "product",
            },
            name.clone(),
        ),
        Signal::Causes { causes } => {
            let keys = causes.iter().map(|cause| cause.key());
            ("causes", keys.collect::<Vec<_>>().join(","))
        }
        Signal::OppositeNatures => ("opposite-natures", String::new()),
        Signal::Time { apart } => ("time", apart.as_secs().to_string()),
        Signal::Departement { departement } => ("departement", departement.to_string()),
        Signal::Region { region } => ("region", region.to_string()),
        Signal::SameText => ("same-text", String::new()),
        Signal::Words { words } => ("words", words.join(",")),
    };
    ReasonItem {
        signal,
        value,
        points: reason.points,
    }
}

/// List the cases that look like one, with the reasons; for the CERT.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/lookalikes",
    tag = "cases",
    operation_id = "lookalikes",
    params(("reference" = Reference, Path, description = "The case's number.")),
    responses((status = 200, description = "The likeliest first.", body = LookalikesBody)),
    security(("bearer" = [])),
)]
pub(super) async fn list(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(reference): PathOf<Reference>,
) -> Result<Json<LookalikesBody>, WebError> {
    let (_, found) = state.app.lookalikes(&caller.actor, reference).await?;
    Ok(Json(LookalikesBody {
        open: found.open.into_iter().map(LookalikeItem::from).collect(),
        past: found.past.into_iter().map(LookalikeItem::from).collect(),
        set_apart: found.set_apart,
    }))
}

/// Why two cases are unrelated.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RejectionBody {
    /// Why; may be left out.
    #[serde(default)]
    reason: String,
}

/// Judge that two cases are unrelated: neither is proposed to the other again
/// unless something particular comes up in both.
#[utoipa::path(
    put,
    path = "/api/v1/cases/{reference}/lookalikes/{other}/rejection",
    tag = "cases",
    operation_id = "reject_lookalike",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("other" = Reference, Path, description = "The other case's number."),
    ),
    request_body(content = RejectionBody),
    responses((status = 204, description = "On record, in the story of both.")),
    security(("bearer" = [])),
)]
pub(super) async fn reject(
    State(state): State<WebState>,
    caller: Caller,
    PathOf((reference, other)): PathOf<(Reference, Reference)>,
    Body(body): Body<RejectionBody>,
) -> Result<StatusCode, WebError> {
    state
        .app
        .reject_alike(&caller.actor, reference, other, body.reason)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Why two cases are one incident.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ConfirmationBody {
    /// Why; read by the authorities.
    reason: String,
}

/// What became of them.
#[derive(Serialize, ToSchema)]
pub(super) struct GatheredBody {
    /// The incident in which both are now.
    incident: IncidentReference,
    /// How many cases joined it just now.
    joined: usize,
}

/// Confirm that two cases are one incident: both pass to it, and HFDS is told.
#[utoipa::path(
    put,
    path = "/api/v1/cases/{reference}/lookalikes/{other}/confirmation",
    tag = "cases",
    operation_id = "confirm_lookalike",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("other" = Reference, Path, description = "The other case's number."),
    ),
    request_body(content = ConfirmationBody),
    responses((status = 200, description = "The incident.", body = GatheredBody)),
    security(("bearer" = [])),
)]
pub(super) async fn confirm(
    State(state): State<WebState>,
    caller: Caller,
    PathOf((reference, other)): PathOf<(Reference, Reference)>,
    Body(body): Body<ConfirmationBody>,
) -> Result<Json<GatheredBody>, WebError> {
    let app = &state.app;
    let gathered = app.confirm_alike(&caller.actor, reference, other, &body.reason);
    let gathered = gathered.await?;
    Ok(Json(GatheredBody {
        incident: gathered.incident,
        joined: gathered.joined,
    }))
}
