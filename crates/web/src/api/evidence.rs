//! Evidence: what a case holds, the custody of each piece, copies, and sending
//! by the tus protocol.

use app::cases::{CaseView, Looked, PersonName};
use app::evidence as kept;
use axum::Json;
use axum::body::Body as RawBody;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;
use process::access::Audience;
use process::act::{Private, Sequence};
use process::evidence::{ContentHash, CopyForm, Custody, CustodyStep, Hazard};
use process::ids::{ActId, EvidenceId, Reference};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::{Body, List, created};
use super::caller::OnCase;
use super::case::AuthorBody;
use crate::error::WebError;
use crate::input::PathOf;
use crate::state::WebState;
use crate::transfer::{Asked, Sending, download};

/// A piece of evidence.
#[derive(Serialize, ToSchema)]
pub(super) struct PieceBody {
    /// Its identity.
    id: EvidenceId,
    /// Its name, made safe for any disk; `null` once erased.
    name: Option<String>,
    /// The media type that its sender declared.
    media_type: Option<String>,
    /// Its size, in bytes.
    size: u64,
    /// Its hash, taken while it was received.
    sha256: ContentHash,
    /// Whether opening it may run something: such a piece leaves wrapped.
    hazard: Hazard,
    /// Who may read of it and copy it (QUAL-5).
    audience: Audience,
    /// Where its sender has it from.
    origin: Option<String>,
    /// What its sender says of it.
    note: Option<String>,
    /// When it was received.
    received_at: Option<Timestamp>,
    /// When its content was destroyed.
    destroyed_at: Option<Timestamp>,
}

/// A piece of evidence with its chain of custody.
#[derive(Serialize, ToSchema)]
pub(super) struct CustodyBody {
    /// The piece.
    #[serde(flatten)]
    piece: PieceBody,
    /// What became of it, its reception first.
    custody: Vec<EntryBody>,
}

/// One link of the chain of custody.
#[derive(Serialize, ToSchema)]
struct EntryBody {
    /// The act's number in the case.
    act: Sequence,
    /// When.
    at: Timestamp,
    /// By whom.
    author: AuthorBody,
    /// What happened.
    #[serde(flatten)]
    step: LinkBody,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case", tag = "kind")]
enum LinkBody {
    /// The platform received it.
    Received,
    /// A copy was taken.
    Copied {
        /// In which form.
        form: CopyForm,
        /// Why.
        reason: Option<String>,
    },
    /// It was given to somebody outside the platform.
    Transferred {
        /// To whom.
        recipient: Option<String>,
        /// How.
        means: Option<String>,
        /// Why.
        reason: Option<String>,
        /// What proves that it arrived.
        receipt: Option<String>,
    },
    /// Its encryption passed to another key.
    Rekeyed,
    /// Its content was destroyed.
    Destroyed {
        /// Why.
        reason: Option<String>,
    },
}

fn words(text: &Private<String>) -> Option<String> {
    text.known().cloned()
}

fn piece(custody: &Custody) -> PieceBody {
    let received = &custody.received;
    PieceBody {
        id: received.evidence,
        name: words(&received.name),
        media_type: words(&received.media_type),
        size: received.size,
        sha256: received.sha256,
        hazard: received.hazard,
        audience: received.to,
        origin: words(&received.origin),
        note: words(&received.note),
        received_at: custody.reception().map(|entry| entry.at),
        destroyed_at: custody.destroyed_at,
    }
}

fn step(step: &CustodyStep) -> LinkBody {
    match step {
        CustodyStep::Received => LinkBody::Received,
        CustodyStep::Copied { form, reason } => LinkBody::Copied {
            form: *form,
            reason: words(reason),
        },
        CustodyStep::Transferred {
            recipient,
            means,
            reason,
            receipt,
        } => LinkBody::Transferred {
            recipient: words(recipient),
            means: words(means),
            reason: words(reason),
            receipt: words(receipt),
        },
        CustodyStep::Rekeyed => LinkBody::Rekeyed,
        CustodyStep::Destroyed { reason } => LinkBody::Destroyed {
            reason: words(reason),
        },
    }
}

/// The author of a link, as the story names them.
fn author(view: &CaseView, act: Sequence) -> AuthorBody {
    let item = view.story.iter().find(|item| item.recorded.seq == act);
    let name = item.map_or_else(
        || PersonName {
            name: None,
            function: None,
            seat: view.seat,
        },
        |item| item.author.clone(),
    );
    AuthorBody::from(&name)
}

/// List the evidence of a case.
///
/// The pieces that the caller may read of, in the order in which they began to
/// come; those destroyed are listed as well.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/evidence",
    tag = "evidence",
    operation_id = "evidence",
    params(("reference" = Reference, Path, description = "The case's number.")),
    responses((status = 200, description = "The pieces.", body = List<PieceBody>)),
    security(("bearer" = [])),
)]
pub(super) async fn list(
    State(state): State<WebState>,
    case: OnCase,
) -> Result<Json<List<PieceBody>>, WebError> {
    let view = state
        .app
        .case_for(&case.actor, case.reference, Looked::Acts);
    let view = view.await?;
    let pieces = view.case.evidence.values().map(piece).collect();
    Ok(Json(List::whole(pieces)))
}

/// Read the chain of custody of a piece.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/evidence/{piece}",
    tag = "evidence",
    operation_id = "custody",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("piece" = EvidenceId, Path, description = "The piece."),
    ),
    responses((status = 200, description = "The piece and what became of it.", body = CustodyBody)),
    security(("bearer" = [])),
)]
pub(super) async fn custody(
    State(state): State<WebState>,
    case: OnCase,
    PathOf((_, wanted)): PathOf<(String, EvidenceId)>,
) -> Result<Json<CustodyBody>, WebError> {
    let view = state
        .app
        .case_for(&case.actor, case.reference, Looked::Acts);
    let view = view.await?;
    let custody = view.case.evidence.get(&wanted);
    let custody = custody.ok_or_else(WebError::not_found)?;
    let entries = custody.entries.iter().map(|entry| EntryBody {
        act: entry.seq,
        at: entry.at,
        author: author(&view, entry.seq),
        step: step(&entry.step),
    });
    Ok(Json(CustodyBody {
        piece: piece(custody),
        custody: entries.collect(),
    }))
}

/// A copy to take.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CopyBody {
    /// Why; staff must say.
    #[serde(default)]
    reason: String,
    /// In which form; what may run leaves wrapped whatever is asked.
    form: Option<CopyForm>,
}

/// A copy that can be fetched.
#[derive(Serialize, ToSchema)]
pub(super) struct CopyTakenBody {
    /// In which form it will leave. A wrapped copy is a zip archive encrypted
    /// with AES-256 under the password `infected`.
    form: CopyForm,
    /// Where to fetch it, for a day; `Range` resumes a copy as received.
    href: String,
}

/// Take a copy of a piece.
///
/// Puts on record who takes it and why, then says where to fetch it.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{reference}/evidence/{piece}/copies",
    tag = "evidence",
    operation_id = "copy_evidence",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("piece" = EvidenceId, Path, description = "The piece."),
    ),
    request_body(content = CopyBody, description = "Why, and in which form."),
    responses((status = 201, description = "On record; to be fetched within a day.", body = CopyTakenBody, headers(("Location" = String, description = "The copy.")))),
    security(("bearer" = [])),
)]
pub(super) async fn copy(
    State(state): State<WebState>,
    case: OnCase,
    PathOf((_, piece)): PathOf<(String, EvidenceId)>,
    Body(body): Body<CopyBody>,
) -> Result<Response, WebError> {
    let asked = kept::Asked {
        piece,
        form: body.form.unwrap_or(CopyForm::AsReceived),
        reason: body.reason,
    };
    let taken = state.app.copy_evidence(&case.actor, case.reference, asked);
    let taken = taken.await?;
    let href = format!(
        "/api/v1/cases/{}/evidence/{piece}/copies/{}",
        case.reference, taken.act
    );
    let body = CopyTakenBody {
        form: taken.form,
        href: href.clone(),
    };
    Ok(created(&href, &body))
}

/// Fetch a copy.
///
/// The bytes of the piece, checked against its hash on the way: the end only
/// comes once it is right. `Repr-Digest` gives the hash.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/evidence/{piece}/copies/{copy}",
    tag = "evidence",
    operation_id = "fetch_evidence",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("piece" = EvidenceId, Path, description = "The piece."),
        ("copy" = ActId, Path, description = "The copy."),
        ("Range" = Option<String>, Header, description = "The part wanted, such as `bytes=1000-`."),
    ),
    responses(
        (status = 200, description = "The whole.", content_type = "application/octet-stream"),
        (status = 206, description = "The part.", content_type = "application/octet-stream"),
        (status = 416, description = "The piece ends before that part."),
    ),
    security(("bearer" = [])),
)]
pub(super) async fn fetch(
    State(state): State<WebState>,
    case: OnCase,
    PathOf((_, piece, copy)): PathOf<(String, EvidenceId, ActId)>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let given = state
        .app
        .fetch_copy(&case.actor, case.reference, piece, copy)
        .await?;
    download(given, &Asked(&headers))
}

fn sending<'a>(state: &'a WebState, case: &'a OnCase) -> Sending<'a> {
    Sending {
        app: &state.app,
        actor: &case.actor,
        reference: case.reference,
        uploads: format!("/api/v1/cases/{}/evidence/uploads", case.reference),
    }
}

/// Begin to send a file, by tus 1.0.
///
/// `Upload-Metadata` may name `filename`, `filetype`, `origin`, `note`,
/// `audience` and `sha256`, which what comes must then have.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{reference}/evidence/uploads",
    tag = "evidence",
    operation_id = "begin_upload",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("Tus-Resumable" = String, Header, description = "`1.0.0`."),
        ("Upload-Length" = u64, Header, description = "The size of the file, in bytes."),
        ("Upload-Metadata" = Option<String>, Header, description = "Names, each with a value in base64."),
    ),
    responses(
        (status = 201, description = "Begun.", headers(("Location" = String, description = "Where to send its bytes."))),
        (status = 409, description = "A rule of the process refuses.", body = crate::problem::ProblemBody, content_type = "application/problem+json"),
        (status = 412, description = "Another version of tus is spoken here."),
        (status = 413, description = "Larger than a file or a case may be.", body = crate::problem::ProblemBody, content_type = "application/problem+json"),
        (status = 507, description = "The store of evidence is full.", body = crate::problem::ProblemBody, content_type = "application/problem+json"),
    ),
    security(("bearer" = [])),
)]
pub(super) async fn begin(
    State(state): State<WebState>,
    case: OnCase,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    sending(&state, &case).create(&headers).await
}

/// What this server speaks of tus.
#[utoipa::path(
    options,
    path = "/api/v1/cases/{reference}/evidence/uploads",
    tag = "evidence",
    operation_id = "upload_options",
    params(("reference" = Reference, Path, description = "The case's number.")),
    responses((status = 204, description = "In `Tus-Version`, `Tus-Extension` and `Tus-Max-Size`.")),
    security(("bearer" = [])),
)]
pub(super) async fn spoken(State(state): State<WebState>, case: OnCase) -> Response {
    sending(&state, &case).spoken()
}

/// How far a file has come.
#[utoipa::path(
    head,
    path = "/api/v1/cases/{reference}/evidence/uploads/{piece}",
    tag = "evidence",
    operation_id = "upload_progress",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("piece" = EvidenceId, Path, description = "The file."),
    ),
    responses((status = 200, description = "In `Upload-Offset` and `Upload-Length`.")),
    security(("bearer" = [])),
)]
pub(super) async fn progress(
    State(state): State<WebState>,
    case: OnCase,
    PathOf((_, piece)): PathOf<(String, EvidenceId)>,
) -> Result<Response, WebError> {
    sending(&state, &case).progress(piece).await
}

/// Send bytes of a file from where it stopped.
///
/// Once the last byte has come, the file is on record as evidence.
#[utoipa::path(
    patch,
    path = "/api/v1/cases/{reference}/evidence/uploads/{piece}",
    tag = "evidence",
    operation_id = "upload",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("piece" = EvidenceId, Path, description = "The file."),
        ("Tus-Resumable" = String, Header, description = "`1.0.0`."),
        ("Upload-Offset" = u64, Header, description = "Where it stopped."),
    ),
    request_body(content = Vec<u8>, content_type = "application/offset+octet-stream", description = "The bytes."),
    responses(
        (status = 204, description = "Stored, up to `Upload-Offset`."),
        (status = 409, description = "It does not go on where it stopped, or a rule refuses.", body = crate::problem::ProblemBody, content_type = "application/problem+json"),
        (status = 412, description = "Another version of tus is spoken here."),
        (status = 423, description = "Another request sends this file.", body = crate::problem::ProblemBody, content_type = "application/problem+json"),
        (status = 507, description = "The store of evidence is full; what came is kept.", body = crate::problem::ProblemBody, content_type = "application/problem+json"),
    ),
    security(("bearer" = [])),
)]
pub(super) async fn append(
    State(state): State<WebState>,
    case: OnCase,
    PathOf((_, piece)): PathOf<(String, EvidenceId)>,
    headers: HeaderMap,
    body: RawBody,
) -> Result<Response, WebError> {
    sending(&state, &case).append(piece, &headers, body).await
}

/// Give up a file that has not come whole.
#[utoipa::path(
    delete,
    path = "/api/v1/cases/{reference}/evidence/uploads/{piece}",
    tag = "evidence",
    operation_id = "give_up_upload",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("piece" = EvidenceId, Path, description = "The file."),
    ),
    responses((status = 204, description = "Given up.")),
    security(("bearer" = [])),
)]
pub(super) async fn give_up(
    State(state): State<WebState>,
    case: OnCase,
    PathOf((_, piece)): PathOf<(String, EvidenceId)>,
) -> Result<Response, WebError> {
    sending(&state, &case).give_up(piece).await
}
