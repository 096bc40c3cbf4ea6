//! The technical facts of a case, for the tools of other teams.

use app::technical::{Choice, Form};
use axum::extract::State;
use axum::response::Response;
use process::alert::Tlp;
use process::ids::Reference;
use process::sharing::Naming;
use process::words::Word;

use super::caller::Caller;
use crate::error::WebError;
use crate::input::{Fields, PathOf, Query};
use crate::pages::cert::technical::file;
use crate::state::WebState;

async fn export(
    state: &WebState,
    caller: &Caller,
    reference: Reference,
    asked: &Fields,
    form: Form,
) -> Result<Response, WebError> {
    let choice = Choice {
        form,
        tlp: word(asked, "tlp", Tlp::AmberStrict)?,
        facility: word(asked, "facility", Naming::Withheld)?,
    };
    let app = &state.app;
    let json = app
        .technical_facts(&caller.actor, reference, choice)
        .await?;
    Ok(file(reference, form, json))
}

/// A word of the address, or what stands for one that was left out.
fn word<W: Word>(asked: &Fields, name: &str, absent: W) -> Result<W, WebError> {
    match asked.value(name) {
        "" => Ok(absent),
        given => W::from_key(given).ok_or_else(|| WebError::unreadable(name)),
    }
}

/// Take the technical facts of a case as a bundle of STIX 2.1; for the CERT.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/export.stix.json",
    tag = "cases",
    operation_id = "export_stix",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("tlp" = Option<Tlp>, Query, description = "How far it may be passed on; `amber-strict` when left out."),
        ("facility" = Option<Naming>, Query, description = "Whether the facility is named; `withheld` when left out."),
    ),
    responses((status = 200, description = "The bundle.", body = Object, content_type = "application/stix+json;version=2.1")),
    security(("bearer" = [])),
)]
pub(super) async fn stix(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(reference): PathOf<Reference>,
    Query(asked): Query,
) -> Result<Response, WebError> {
    export(&state, &caller, reference, &asked, Form::Stix).await
}

/// Take the technical facts of a case as an event of MISP; for the CERT.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/export.misp.json",
    tag = "cases",
    operation_id = "export_misp",
    params(
        ("reference" = Reference, Path, description = "The case's number."),
        ("tlp" = Option<Tlp>, Query, description = "How far it may be passed on; `amber-strict` when left out."),
        ("facility" = Option<Naming>, Query, description = "Whether the facility is named; `withheld` when left out."),
    ),
    responses((status = 200, description = "The event.", body = Object)),
    security(("bearer" = [])),
)]
pub(super) async fn misp(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(reference): PathOf<Reference>,
    Query(asked): Query,
) -> Result<Response, WebError> {
    export(&state, &caller, reference, &asked, Form::Misp).await
}
