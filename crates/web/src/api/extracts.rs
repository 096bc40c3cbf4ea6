//! Extracts of cases shared with people outside: what was shared, what would
//! leave, and what its contact reads and answers (QUAL-5).

use std::collections::BTreeSet;

use app::sharing::ExtractLine;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use jiff::Timestamp;
use process::alert::Tlp;
use process::declaration::facts::Facts;
use process::ids::Reference;
use process::notices::Urgency;
use process::sharing::{ContactRole, ExtractShared, ExtractState, Sharing};
use process::words::{Cause, IncidentNature};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::{Body, List};
use super::caller::{Caller, OnCase};
use super::case::AuthorBody;
use crate::client_address::ClientAddress;
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;

/// An extract exactly as it leaves.
#[derive(Serialize, ToSchema)]
pub(super) struct ExtractBody {
    /// Its number in the case.
    number: u32,
    /// How far it may be passed on.
    tlp: Tlp,
    /// The facility's name; absent where it is withheld.
    #[serde(skip_serializing_if = "String::is_empty")]
    facility: String,
    /// What was written for the contact.
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
    /// Facts of the declaration, as it names them.
    #[schema(value_type = Object)]
    facts: Facts,
    /// Technical traces.
    traces: BTreeSet<String>,
    /// Malicious or not, as the CERT found.
    nature: Option<IncidentNature>,
    /// The causes that the CERT found.
    causes: BTreeSet<Cause>,
    /// The technical perimeter.
    #[serde(skip_serializing_if = "String::is_empty")]
    perimeter: String,
    /// The CERT's analysis.
    #[serde(skip_serializing_if = "String::is_empty")]
    analysis: String,
}

impl From<&ExtractShared> for ExtractBody {
    fn from(shared: &ExtractShared) -> Self {
        let content = shared.content.value.clone();
        Self {
            number: shared.number,
            tlp: shared.tlp,
            facility: content.facility,
            text: content.text,
            facts: shared.facts.value.clone(),
            traces: content.traces,
            nature: content.nature,
            causes: content.causes,
            perimeter: content.perimeter,
            analysis: content.analysis,
        }
    }
}

/// Whom an extract is shared with.
#[derive(Serialize, ToSchema)]
pub(super) struct OutsideContactBody {
    /// The person's name; empty once erased.
    name: String,
    /// The organisation.
    organisation: String,
    /// Where the link is sent.
    email: String,
    /// What the organisation is to the facility.
    role: ContactRole,
}

impl From<&ExtractShared> for OutsideContactBody {
    fn from(shared: &ExtractShared) -> Self {
        let contact = shared.contact.value.clone();
        Self {
            name: contact.name,
            organisation: contact.organisation,
            email: contact.email,
            role: shared.role,
        }
    }
}

/// An extract that would be shared.
#[derive(Serialize, ToSchema)]
pub(super) struct PreviewBody {
    /// With whom.
    contact: OutsideContactBody,
    /// How pressing the mail is.
    #[schema(value_type = String)]
    urgency: Urgency,
    /// Until when its link would open.
    until: Timestamp,
    /// What would leave.
    extract: ExtractBody,
}

/// An extract that was shared, with what became of its link.
#[derive(Serialize, ToSchema)]
pub(super) struct SharedBody {
    /// With whom.
    contact: OutsideContactBody,
    /// When.
    shared_at: Timestamp,
    /// By whom.
    shared_by: AuthorBody,
    /// Until when its link opens.
    until: Timestamp,
    /// Where its link stands.
    state: ExtractState,
    /// How often it was opened.
    openings: u64,
    /// When last.
    opened_at: Option<Timestamp>,
    /// How often the contact answered.
    answers: usize,
    /// What it says.
    extract: ExtractBody,
}

impl From<ExtractLine> for SharedBody {
    fn from(line: ExtractLine) -> Self {
        let shared = &line.extract.shared;
        Self {
            contact: shared.into(),
            shared_at: line.extract.at,
            shared_by: AuthorBody::from(&line.by),
            until: line.extract.until,
            state: line.state,
            openings: line.openings,
            opened_at: line.opened_at,
            answers: line.extract.answers,
            extract: shared.into(),
        }
    }
}

/// List the extracts of a case that were shared outside, the latest first;
/// for the parties to the case. Sharing, prolonging and ending are acts on the
/// case: `share_extract`, `prolong_extract`, `end_extract`.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/extracts",
    tag = "cases",
    operation_id = "extracts",
    params(("reference" = Reference, Path, description = "The case's number.")),
    responses((status = 200, description = "The extracts.", body = List<SharedBody>)),
    security(("bearer" = [])),
)]
pub(super) async fn list(
    State(state): State<WebState>,
    case: OnCase,
) -> Result<Json<List<SharedBody>>, WebError> {
    let (_, lines) = state.app.extracts(&case.actor, case.reference).await?;
    let lines = lines.into_iter().map(SharedBody::from);
    Ok(Json(List::whole(lines.collect())))
}

/// See exactly what would leave, and refuse what the rules would; nothing is
/// shared.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{reference}/extracts/preview",
    tag = "cases",
    operation_id = "preview_extract",
    params(("reference" = Reference, Path, description = "The case's number.")),
    request_body(content = Sharing),
    responses((status = 200, description = "The extract.", body = PreviewBody)),
    security(("bearer" = [])),
)]
pub(super) async fn preview(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(reference): PathOf<Reference>,
    Body(sharing): Body<Sharing>,
) -> Result<Json<PreviewBody>, WebError> {
    let app = &state.app;
    let shared = app.preview_extract(&caller.actor, reference, &sharing);
    let shared = shared.await?;
    Ok(Json(PreviewBody {
        contact: OutsideContactBody::from(&shared),
        urgency: shared.urgency,
        until: shared.until,
        extract: ExtractBody::from(&shared),
    }))
}

/// An extract, as its contact reads it.
#[derive(Serialize, ToSchema)]
pub(super) struct OpenedBody {
    /// The case's number.
    reference: Reference,
    /// When it was shared.
    shared_at: Timestamp,
    /// Until when the link opens.
    until: Timestamp,
    /// What it says.
    extract: ExtractBody,
    /// What the contact has answered, the oldest first.
    answers: Vec<ExtractReplyBody>,
}

/// An answer of the contact.
#[derive(Serialize, ToSchema)]
pub(super) struct ExtractReplyBody {
    /// When.
    at: Timestamp,
    /// The words; `null` once erased.
    text: Option<String>,
}

/// What the contact answers.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReplyTextBody {
    /// The words.
    text: String,
}

/// The secret of the link, given as a token.
fn secret(headers: &HeaderMap) -> Result<&str, WebError> {
    headers
        .get(axum::http::header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, secret)| secret)
        .ok_or(WebError::TokenNeeded)
}

/// Read an extract that was shared with one, by the secret of its link given
/// as a token.
#[utoipa::path(
    get,
    path = "/api/v1/shared/{case}/{extract}",
    tag = "public",
    operation_id = "shared_extract",
    params(
        ("case" = Reference, Path, description = "The case's number."),
        ("extract" = u32, Path, description = "The extract's number."),
    ),
    responses((status = 200, description = "The extract.", body = OpenedBody)),
    security(("bearer" = [])),
)]
pub(super) async fn open(
    State(state): State<WebState>,
    ClientAddress(address): ClientAddress,
    PathOf((reference, number)): PathOf<(Reference, u32)>,
    headers: HeaderMap,
) -> Result<Json<OpenedBody>, WebError> {
    let secret = secret(&headers)?;
    let visit = address.into();
    let opened = state.app.open_extract(reference, number, secret, &visit);
    let opened = opened.await?;
    Ok(Json(OpenedBody {
        reference,
        shared_at: opened.extract.at,
        until: opened.extract.until,
        extract: ExtractBody::from(&opened.extract.shared),
        answers: opened
            .replies
            .into_iter()
            .map(|reply| ExtractReplyBody {
                at: reply.at,
                text: reply.text,
            })
            .collect(),
    }))
}

/// Answer an extract that was shared with one.
#[utoipa::path(
    post,
    path = "/api/v1/shared/{case}/{extract}/answers",
    tag = "public",
    operation_id = "answer_shared_extract",
    params(
        ("case" = Reference, Path, description = "The case's number."),
        ("extract" = u32, Path, description = "The extract's number."),
    ),
    request_body(content = ReplyTextBody),
    responses((status = 204, description = "Recorded in the case's thread.")),
    security(("bearer" = [])),
)]
pub(super) async fn answer(
    State(state): State<WebState>,
    ClientAddress(address): ClientAddress,
    PathOf((reference, number)): PathOf<(Reference, u32)>,
    headers: HeaderMap,
    Body(body): Body<ReplyTextBody>,
) -> Result<StatusCode, WebError> {
    let secret = secret(&headers)?;
    let visit = address.into();
    let app = &state.app;
    app.answer_extract(reference, number, secret, body.text, &visit)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
