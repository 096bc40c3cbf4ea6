//! What the people of a facility answer.

use std::collections::{BTreeMap, BTreeSet};

use app::AppError;
use app::alerts::Part;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use process::alert::{AlertNumber, MeasureAnswer, Reply};
use process::ids::FacilityId;
use process::words::Word;

use super::{page, path};
use crate::error::WebError;
use crate::flash::Flash;
use crate::input::{Fields, PathOf};
use crate::problem::Problem;
use crate::reader::AtFacility;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().route("/alertes/{alert}/reponse", post(answer))
}

async fn answer(
    at: AtFacility,
    PathOf(number): PathOf<AlertNumber>,
    fields: Fields,
) -> Result<Response, WebError> {
    let AtFacility { reader, .. } = at;
    let app = &reader.state.app;
    let view = app.alert(&reader.actor, number).await?;
    let Part::Recipient(own) = &view.part else {
        return Err(WebError::not_found());
    };
    let chosen: BTreeSet<FacilityId> = own
        .iter()
        .filter(|one| {
            own.len() == 1
                || fields
                    .values("etablissements")
                    .any(|finess| finess == one.facility.finess.as_str())
        })
        .map(|one| one.facility.id)
        .collect();
    if chosen.is_empty() {
        let mut form = fields.into_form();
        form.refuse("etablissements", reader.t.get("act-missing-choice"));
        return page::again(&reader, number, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    }
    let reply = Reply {
        answers: answers(&fields, view.alert.measures().count()),
        comment: fields.value("precisions").to_owned(),
    };
    match app.answer_alert(&reader.actor, number, chosen, reply).await {
        Ok(()) => Ok(respond::done(&path(number), Flash::AlertAnswered)),
        Err(AppError::Refused(refusal)) => {
            let mut form = fields.into_form();
            form.refuse("precisions", refusals::text(reader.t, &refusal.reason));
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            page::again(&reader, number, problem.kind.status(), form).await
        }
        Err(error) => Err(error.into()),
    }
}

fn answers(fields: &Fields, measures: usize) -> BTreeMap<u16, MeasureAnswer> {
    (0..measures)
        .filter_map(|place| {
            let given = fields.value(&page::measure_field(place)).to_owned();
            Some((u16::try_from(place).ok()?, MeasureAnswer::from_key(&given)?))
        })
        .collect()
}
