//! Declaring by API (DECL-1..7).

use app::cases::{DeclareRequest, Receipt};
use app::drafts::SentDraft;
use app::people::Session;
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use process::access::Body;
use process::case::{Confirmation, HelpNeeded, Reality};
use process::declaration::facts::ReporterContact;
use process::ids::{DraftId, Reference};
use process::words::{Channel, MilitaryNotice};
use serde::Serialize;
use utoipa::ToSchema;

use super::body::{Key, Object, created};
use super::caller::{Anybody, OnCase};
use super::declared::{self, Declared};
use crate::client_address::ClientAddress;
use crate::error::WebError;
use crate::paths;
use crate::state::WebState;

/// What is told once a declaration is recorded (DECL-5).
#[derive(Serialize, ToSchema)]
pub(super) struct ReceiptBody {
    /// The case's number.
    reference: Reference,
    /// The bodies alerted.
    bodies: Vec<Body>,
    /// Whether help was asked for, and whether the on-call was paged (DECL-6).
    help: HelpNeeded,
    /// Whether the report has to be confirmed (DECL-4).
    confirmation: Confirmation,
    /// When it was recorded.
    declared_at: Timestamp,
    /// Address of the page that follows the report, for an author without an
    /// account: whoever has it reads the report. Its last part is a secret
    /// that opens the case's operations when given as a token.
    #[serde(skip_serializing_if = "Option::is_none")]
    follow_link: Option<String>,
    /// Where to go from here.
    links: CaseLinks,
}

/// Addresses of a case.
#[derive(Serialize, ToSchema)]
pub(super) struct CaseLinks {
    /// The case, for programs.
    case: String,
    /// Its record, and where acts are sent.
    acts: String,
    /// The case, for people.
    page: String,
}

impl CaseLinks {
    pub(super) fn of(state: &WebState, reference: Reference) -> Self {
        let public_url = &state.app.config().public_url;
        Self {
            case: format!("/api/v1/cases/{reference}"),
            acts: format!("/api/v1/cases/{reference}/acts"),
            page: format!("{public_url}{}", paths::case(reference)),
        }
    }
}

fn receipt_body(state: &WebState, receipt: Receipt) -> ReceiptBody {
    ReceiptBody {
        reference: receipt.reference,
        bodies: receipt.bodies,
        help: receipt.help,
        confirmation: receipt.confirmation,
        declared_at: receipt.declared_at,
        follow_link: receipt.follow_link,
        links: CaseLinks::of(state, receipt.reference),
    }
}

/// Send a declaration.
///
/// The body holds the facility, who reports, and as many facts as are known;
/// only `facility`, `description` and somebody who can be reached are needed.
/// A designated person's declaration opens a case at once. Without a token, or
/// for a facility that did not designate the caller, it is a report to be
/// confirmed. An agent of CERT, ARS or HFDS enters what was received by phone,
/// on paper or by mail, in the reporter's name.
#[utoipa::path(
    post,
    path = "/api/v1/declarations",
    tag = "declarations",
    operation_id = "declare",
    request_body(content = declared::DeclarationBody, description = "The declaration."),
    params(super::IdempotencyHeader),
    responses((status = 201, description = "Recorded; the case is open and the bodies named are being told.", body = ReceiptBody, headers(("Location" = String, description = "The case.")))),
    security((), ("bearer" = [])),
)]
pub(super) async fn declare(
    State(state): State<WebState>,
    caller: Anybody,
    ClientAddress(address): ClientAddress,
    Key(key): Key,
    Object(body): Object,
) -> Result<Response, WebError> {
    let declared = Declared::read(body, &[])?;
    let draft = declared.own::<DraftId>("draft")?;
    let channel = declared.own::<Channel>("channel")?;
    let reality = declared.own::<Reality>("reality")?;
    let military = declared.own::<MilitaryNotice>("military")?;
    let reporter = match declared.own::<ReporterContact>("reporter")? {
        Some(reporter) => reporter,
        None => caller.session.as_ref().map(contact).unwrap_or_default(),
    };
    let number = declared
        .facility()?
        .ok_or_else(|| declared::missing("facility"))?;
    let facility = declared::facility(&state, &number).await?;
    let request = DeclareRequest {
        facility,
        affected: declared.affected()?,
        channel: channel.unwrap_or(Channel::Portal),
        reality: reality.unwrap_or_default(),
        military,
        facts: declared.facts,
        reporter,
        draft: draft.map(|id| SentDraft {
            id,
            version: None,
            secret: None,
        }),
        key,
    };
    if caller.session.is_none() {
        state.app.admit_report(&address.into()).await?;
    }
    let receipt = state.app.declare(&caller.actor, request).await?;
    let body = receipt_body(&state, receipt);
    Ok(created(&body.links.case.clone(), &body))
}

fn contact(session: &Session) -> ReporterContact {
    ReporterContact {
        name: session.person.name.as_str().into(),
        function: session.person.function.as_str().into(),
        phone: session.person.phone.as_str().into(),
        email: session.person.email.as_str().into(),
    }
}

/// Read the receipt of a declaration again.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/receipt",
    tag = "declarations",
    operation_id = "receipt",
    params(("reference" = Reference, Path, description = "The case's number.")),
    responses((status = 200, description = "The receipt.", body = ReceiptBody)),
    security(("bearer" = [])),
)]
pub(super) async fn receipt(
    State(state): State<WebState>,
    case: OnCase,
) -> Result<Json<ReceiptBody>, WebError> {
    let receipt = state.app.receipt(&case.actor, case.reference).await?;
    Ok(Json(receipt_body(&state, receipt)))
}
