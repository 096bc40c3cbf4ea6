//! Documents as PDF: what the pages of a case show, to be kept or printed.

use app::proof::Extent;
use axum::extract::{Path, State};
use locales::{Lang, Texts};
use process::alert::AlertNumber;
use process::ids::{EvidenceId, IncidentReference, Reference};
use utoipa::ToSchema;

use super::caller::{Caller, OnCase};
use super::cases::one;
use super::me::LangCode;
use crate::documents::{Download, Making};
use crate::error::WebError;
use crate::input::{Fields, PathOf, Query};
use crate::pages::incidents;
use crate::state::WebState;

/// A PDF, tagged for screen readers (PDF/UA-1) and made to be kept (PDF/A-2a).
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
pub(super) struct Pdf(#[allow(dead_code, reason = "described here, made by the press")] Vec<u8>);

/// A ZIP archive whose files are not compressed.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
pub(super) struct Archive(#[allow(dead_code, reason = "described here, made by the log")] Vec<u8>);

fn texts(asked: &Fields) -> Result<Texts, WebError> {
    let lang = one::<LangCode>(asked, "lang")?;
    Ok(Texts::new(lang.map_or_else(Lang::default, Lang::from)))
}

fn making<'a>(
    state: &'a WebState,
    case: &'a OnCase,
    asked: &Fields,
) -> Result<Making<'a>, WebError> {
    Ok(Making {
        state,
        t: texts(asked)?,
        actor: &case.actor,
        reference: case.reference,
        reader: None,
        now: state.app.now(),
    })
}

/// Download the story of a case.
///
/// Where it stands, its facts, who was told, what is due, and every act that
/// the caller may read.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/story.pdf",
    tag = "cases",
    operation_id = "story_document",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("lang" = Option<LangCode>, Query, description = "The language; French when absent."),
    ),
    responses((status = 200, description = "The document.", content_type = "application/pdf", body = Pdf)),
    security(("bearer" = [])),
)]
pub(super) async fn story(
    State(state): State<WebState>,
    case: OnCase,
    Query(asked): Query,
) -> Result<Download, WebError> {
    making(&state, &case, &asked)?.story().await
}

/// Download the record of a case with its proofs.
///
/// An archive of plain files: every act that the caller may read, with the
/// values that it seals and its proof in the signed log; the messages sent;
/// the keys; the story as PDF; and a script that checks all of it with Python
/// and OpenSSL alone.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/bundle",
    tag = "cases",
    operation_id = "case_bundle",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("lang" = Option<LangCode>, Query, description = "The language of the story; French when absent."),
    ),
    responses((status = 200, description = "The archive.", content_type = "application/zip", body = Archive)),
    security(("bearer" = [])),
)]
pub(super) async fn bundle(
    State(state): State<WebState>,
    case: OnCase,
    Query(asked): Query,
) -> Result<Download, WebError> {
    making(&state, &case, &asked)?.bundle().await
}

/// Download the record of an incident with its proofs.
///
/// An archive as that of a case: every act that the caller may read, with the
/// signatures of those who signed, and its log as PDF.
#[utoipa::path(
    get,
    path = "/api/v1/incidents/{incident}/bundle",
    tag = "incidents",
    operation_id = "incident_bundle",
    params(
        ("incident" = IncidentReference, Path, description = "The incident's number."),
        ("lang" = Option<LangCode>, Query, description = "The language of the log; French when absent."),
    ),
    responses((status = 200, description = "The archive.", content_type = "application/zip", body = Archive)),
    security(("bearer" = [])),
)]
pub(super) async fn incident_bundle(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(reference): PathOf<IncidentReference>,
    Query(asked): Query,
) -> Result<Download, WebError> {
    let making = incidents::Making {
        state: &state,
        t: texts(&asked)?,
        actor: &caller.actor,
        reference,
        name: None,
        now: state.app.now(),
    };
    making.bundle().await
}

/// Download the record of an alert with its proofs.
///
/// An archive as that of a case: who wrote, approved and sent it, with the signatures
/// of those who signed; for those who read its story.
#[utoipa::path(
    get,
    path = "/api/v1/alerts/{alert}/bundle",
    tag = "alerts",
    operation_id = "alert_bundle",
    params(("alert" = AlertNumber, Path, description = "The alert's number.")),
    responses((status = 200, description = "The archive.", content_type = "application/zip", body = Archive)),
    security(("bearer" = [])),
)]
pub(super) async fn alert_bundle(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(number): PathOf<AlertNumber>,
) -> Result<Download, WebError> {
    let made = state
        .app
        .bundle(&caller.actor, number, Extent::Whole, Vec::new());
    let bundle = made.await?;
    Ok(Download::archive(bundle.name, bundle.bytes.into()))
}

/// Download the receipt of a declaration.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/receipt.pdf",
    tag = "declarations",
    operation_id = "receipt_document",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("lang" = Option<LangCode>, Query, description = "The language; French when absent."),
    ),
    responses((status = 200, description = "The document.", content_type = "application/pdf", body = Pdf)),
    security(("bearer" = [])),
)]
pub(super) async fn receipt(
    State(state): State<WebState>,
    case: OnCase,
    Query(asked): Query,
) -> Result<Download, WebError> {
    making(&state, &case, &asked)?.receipt().await
}

/// Download what the CNIL asks about a breach of personal data, answered from
/// the declaration.
///
/// Nothing is sent to the CNIL: the facility notifies it itself (QUAL-3).
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/cnil.pdf",
    tag = "cases",
    operation_id = "cnil_document",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("lang" = Option<LangCode>, Query, description = "The language; French when absent."),
    ),
    responses((status = 200, description = "The document.", content_type = "application/pdf", body = Pdf)),
    security(("bearer" = [])),
)]
pub(super) async fn statement(
    State(state): State<WebState>,
    case: OnCase,
    Query(asked): Query,
) -> Result<Download, WebError> {
    making(&state, &case, &asked)?.statement().await
}

/// Download the custody sheet of a piece of evidence: what it is, its hash, and
/// everything that became of it (KEEP-1).
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/evidence/{piece}/custody.pdf",
    tag = "cases",
    operation_id = "custody_document",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("piece" = EvidenceId, Path, description = "The piece."),
        ("lang" = Option<LangCode>, Query, description = "The language; French when absent."),
    ),
    responses((status = 200, description = "The document.", content_type = "application/pdf", body = Pdf)),
    security(("bearer" = [])),
)]
pub(super) async fn custody(
    State(state): State<WebState>,
    case: OnCase,
    Path((_, piece)): Path<(Reference, EvidenceId)>,
    Query(asked): Query,
) -> Result<Download, WebError> {
    making(&state, &case, &asked)?.custody(piece).await
}

/// Download the form to fill in by hand (DECL-2b).
#[utoipa::path(
    get,
    path = "/api/v1/paper-form.pdf",
    tag = "public",
    operation_id = "paper_form",
    params(("lang" = Option<LangCode>, Query, description = "The language; French when absent.")),
    responses((status = 200, description = "The form.", content_type = "application/pdf", body = Pdf)),
    security(()),
)]
pub(super) async fn paper_form(
    State(state): State<WebState>,
    Query(asked): Query,
) -> Result<Download, WebError> {
    state.paper_form(texts(&asked)?).await
}
