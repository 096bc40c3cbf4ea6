//! Security officers shared in a group (GHT, legal entity): proposing, and
//! answering proposals.

use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use process::facility::FinessNumber;
use process::facility::acts::ProposalAnswer;
use process::ids::{GrantId, ProposalId};

use super::facility::page;
use super::roster::refused;
use crate::error::WebError;
use crate::flash::Flash;
use crate::input::{Fields, PathOf};
use crate::paths;
use crate::reader::SignedIn;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/etablissements/{finess}/groupe", post(propose))
        .route(
            "/etablissements/{finess}/propositions/{proposal}",
            post(answer),
        )
}

async fn propose(
    signed: SignedIn,
    PathOf(finess): PathOf<FinessNumber>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &signed.reader;
    let app = &reader.state.app;
    let own = app.facility_by_finess(finess).await?;
    app.facility_roster(&reader.actor, own.id).await?;
    let mut to = Vec::new();
    for number in fields.values("membres") {
        let number: FinessNumber = number.parse().map_err(|_| WebError::not_found())?;
        to.push(app.facility_by_finess(number).await?.id);
    }
    let missing = match fields.value("rssi").parse::<GrantId>() {
        Ok(officer) if !to.is_empty() => Ok(officer),
        Ok(_) => Err("membres"),
        Err(_) => Err("rssi"),
    };
    let officer = match missing {
        Ok(officer) => officer,
        Err(field) => {
            let mut form = fields.into_form();
            form.refuse(field, reader.t.get("problem-missing"));
            return page(&signed, &own, StatusCode::UNPROCESSABLE_ENTITY, form).await;
        }
    };
    match app.propose_officer(&reader.actor, officer, to).await {
        Ok(()) => Ok(respond::done(&paths::people(finess), Flash::Proposed)),
        Err(error) => {
            let (status, form) = refused(reader.t, fields, error, "membres")?;
            page(&signed, &own, status, form).await
        }
    }
}

fn read(word: &str) -> Option<ProposalAnswer> {
    match word {
        "accepter" => Some(ProposalAnswer::Accepted),
        "refuser" => Some(ProposalAnswer::Refused),
        "retirer" => Some(ProposalAnswer::Withdrawn),
        _ => None,
    }
}

async fn answer(
    signed: SignedIn,
    PathOf((finess, proposal)): PathOf<(FinessNumber, ProposalId)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &signed.reader;
    let app = &reader.state.app;
    let own = app.facility_by_finess(finess).await?;
    let answer = read(fields.value("reponse")).ok_or_else(WebError::not_found)?;
    let why = fields.value("motif").to_owned();
    match app
        .answer_proposal(&reader.actor, proposal, answer, &why)
        .await
    {
        Ok(()) => Ok(respond::done(&paths::people(finess), Flash::Answered)),
        Err(error) => {
            let (status, form) = refused(reader.t, fields, error, "propositions")?;
            page(&signed, &own, status, form).await
        }
    }
}
