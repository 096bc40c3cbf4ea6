//! One shift: swapping it, and taking it off the rota.

use app::AppError;
use app::on_call::{Mine, RotaLine};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use locales::Texts;
use process::facility::acts::SwapAnswer;
use process::ids::{AccountId, ShiftId};
use process::refusal::Reason;

use super::rota::{Line, people, plans};
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::{Choice, Form};
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::paths;
use crate::problem::Problem;
use crate::reader::Staff;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    let at = |deed: &str| format!("{}/{{shift}}{deed}", paths::ROTA);
    Routes::new()
        .route(&at(""), get(show))
        .route(&at("/proposer"), post(offer))
        .route(&at("/repondre"), post(answer))
        .route(&at("/retirer"), post(remove))
}

#[derive(Template)]
#[template(path = "on_call/shift.html")]
struct ShiftPage {
    t: Texts,
    layout: Layout,
    here: String,
    line: Line,
    planner: bool,
    colleagues: Vec<Choice>,
    form: Form,
}

async fn found(staff: &Staff, shift: ShiftId) -> Result<(RotaLine, Vec<Choice>), WebError> {
    let reader = &staff.reader;
    let rota = reader.state.app.rota(&reader.actor).await?;
    let colleagues = people(&rota);
    let line = rota
        .shifts
        .into_iter()
        .find(|line| line.shift.id == shift)
        .ok_or_else(WebError::not_found)?;
    if line.mine == Mine::NotMine && !plans(staff) {
        return Err(WebError::NotYourRole);
    }
    Ok((line, colleagues))
}

async fn page(
    staff: &Staff,
    shift: ShiftId,
    status: StatusCode,
    form: Form,
) -> Result<Response, WebError> {
    let (line, mut colleagues) = found(staff, shift).await?;
    let holder = line.shift.person.to_string();
    colleagues.retain(|colleague| colleague.value != holder);
    let reader = &staff.reader;
    let here = paths::shift(shift);
    let layout = reader
        .clone()
        .at(here.clone())
        .layout(reader.t.get("shift-title"));
    let page = ShiftPage {
        t: reader.t,
        layout,
        here,
        planner: plans(staff),
        line: Line::of(reader.t, &line, true),
        colleagues,
        form,
    };
    respond::page_with(status, &page)
}

async fn show(staff: Staff, PathOf(shift): PathOf<ShiftId>) -> Result<Response, WebError> {
    page(&staff, shift, StatusCode::OK, Form::new()).await
}

/// Back to the rota, or to the form with what is wrong at its field.
async fn done(
    staff: &Staff,
    shift: ShiftId,
    fields: Fields,
    field: &'static str,
    outcome: Result<(), AppError>,
) -> Result<Response, WebError> {
    match outcome {
        Ok(()) => Ok(respond::done(paths::ROTA, Flash::Recorded)),
        Err(AppError::Refused(refusal)) if refusal.reason != Reason::NotYourRole => {
            let mut form = fields.into_form();
            form.refuse(field, refusals::text(staff.reader.t, &refusal.reason));
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            page(staff, shift, problem.kind.status(), form).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn offer(
    staff: Staff,
    PathOf(shift): PathOf<ShiftId>,
    fields: Fields,
) -> Result<Response, WebError> {
    let Ok(to) = fields.value("collegue").parse::<AccountId>() else {
        let mut form = fields.into_form();
        form.refuse("collegue", staff.reader.t.get("act-missing-choice"));
        return page(&staff, shift, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    let app = staff.reader.state.app.clone();
    let outcome = app.offer_shift(&staff.reader.actor, shift, to).await;
    done(&staff, shift, fields, "collegue", outcome).await
}

async fn answer(
    staff: Staff,
    PathOf(shift): PathOf<ShiftId>,
    fields: Fields,
) -> Result<Response, WebError> {
    let answer = match fields.value("reponse") {
        "accepte" => SwapAnswer::Accepted,
        _ => SwapAnswer::Declined,
    };
    let app = staff.reader.state.app.clone();
    let outcome = app.answer_shift(&staff.reader.actor, shift, answer).await;
    done(&staff, shift, fields, "reponse", outcome).await
}

async fn remove(
    staff: Staff,
    PathOf(shift): PathOf<ShiftId>,
    fields: Fields,
) -> Result<Response, WebError> {
    let why = fields.value("motif").to_owned();
    let app = staff.reader.state.app.clone();
    let outcome = app.remove_shift(&staff.reader.actor, shift, &why).await;
    done(&staff, shift, fields, "motif", outcome).await
}
