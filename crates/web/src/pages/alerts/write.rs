//! Writing an alert, and writing it anew.

use app::AppError;
use app::alerts::Part;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::access::{RightTo, SeatKind, Verb, right_to};
use process::alert::{AlertNumber, AlertState, AlertUrgency, Tlp};
use process::ids::IncidentReference;
use process::refusal::Reason;

use super::path;
use super::text::{self, Offered};
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf, Query};
use crate::layout::Layout;
use crate::problem::Problem;
use crate::reader::Staff;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

const WRITE: &str = "/alertes/ecrire";

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(WRITE, get(begin).post(write))
        .route("/alertes/{alert}/texte", get(change).post(rewrite))
}

/// Where an alert is written anew.
pub(super) fn rewrite_path(number: AlertNumber) -> String {
    format!("{}/texte", path(number))
}

#[derive(Template)]
#[template(path = "alerts/write.html")]
struct WritePage {
    t: Texts,
    layout: Layout,
    action: String,
    form: Form,
    offered: Offered,
}

fn entitled(staff: &Staff) -> Result<(), WebError> {
    match right_to(Verb::WriteAlert, SeatKind::from(staff.role)) {
        RightTo::Held => Ok(()),
        RightTo::Lacking => Err(WebError::NotYourRole),
    }
}

fn page(
    staff: &Staff,
    number: Option<AlertNumber>,
    status: StatusCode,
    form: Form,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let (action, title) = match number {
        None => (WRITE.to_owned(), t.get("alert-write-title")),
        Some(number) => (
            rewrite_path(number),
            t.one("alert-rewrite-title", "number", number.to_string()),
        ),
    };
    let page = WritePage {
        t,
        layout: reader.clone().at(action.clone()).layout(title),
        action,
        form,
        offered: Offered::of(t),
    };
    respond::page_with(status, &page)
}

/// Where HFDS and the CERT begin to warn of an incident.
pub(crate) fn about_path(incident: IncidentReference) -> String {
    format!("{WRITE}?incident={incident}")
}

async fn begin(staff: Staff, Query(asked): Query) -> Result<Response, WebError> {
    entitled(&staff)?;
    let form = match asked.value("incident").parse() {
        Ok(incident) => text::about(incident),
        Err(_) => Form::filled([
            ("tlp", Tlp::Amber.key()),
            ("urgence", AlertUrgency::Normal.key()),
        ]),
    };
    page(&staff, None, StatusCode::OK, form)
}

async fn write(staff: Staff, fields: Fields) -> Result<Response, WebError> {
    entitled(&staff)?;
    let reader = &staff.reader;
    let text = match text::read(reader.t, &fields) {
        Ok(text) => text,
        Err(form) => return page(&staff, None, StatusCode::UNPROCESSABLE_ENTITY, form),
    };
    match reader.state.app.write_alert(&reader.actor, text).await {
        Ok(number) => Ok(respond::done(&path(number), Flash::AlertWritten)),
        Err(error) => refused(&staff, None, fields, error),
    }
}

async fn change(staff: Staff, PathOf(number): PathOf<AlertNumber>) -> Result<Response, WebError> {
    entitled(&staff)?;
    let reader = &staff.reader;
    let view = reader.state.app.alert(&reader.actor, number).await?;
    let open = matches!(
        view.alert.state,
        AlertState::Draft | AlertState::ToApprove | AlertState::Approved
    );
    if !open || !matches!(view.part, Part::Staff(_)) {
        return Ok(respond::see_other(&path(number)));
    }
    page(
        &staff,
        Some(number),
        StatusCode::OK,
        text::filled(&view.alert),
    )
}

async fn rewrite(
    staff: Staff,
    PathOf(number): PathOf<AlertNumber>,
    fields: Fields,
) -> Result<Response, WebError> {
    entitled(&staff)?;
    let reader = &staff.reader;
    // Whoever may not see it is not told what is wrong with the form.
    reader.state.app.alert(&reader.actor, number).await?;
    let text = match text::read(reader.t, &fields) {
        Ok(text) => text,
        Err(form) => return page(&staff, Some(number), StatusCode::UNPROCESSABLE_ENTITY, form),
    };
    match reader
        .state
        .app
        .rewrite_alert(&reader.actor, number, text)
        .await
    {
        Ok(()) => Ok(respond::done(&path(number), Flash::AlertWritten)),
        Err(error) => refused(&staff, Some(number), fields, error),
    }
}

/// The form again, with what is in the way at the field that it concerns.
fn refused(
    staff: &Staff,
    number: Option<AlertNumber>,
    fields: Fields,
    error: AppError,
) -> Result<Response, WebError> {
    let AppError::Refused(refusal) = error else {
        return Err(error.into());
    };
    let field = match refusal.reason {
        Reason::TooManyMeasures(_) => "mesures",
        Reason::TermTooShort(_) => "produits",
        Reason::NobodyConcerned | Reason::TooManySites(_) => "numeros",
        Reason::TextMissing => "faits",
        Reason::UnknownIncident(_) => "incident",
        _ => "titre",
    };
    let why = refusals::text(staff.reader.t, &refusal.reason);
    let mut form = fields.into_form();
    form.refuse(field, why);
    let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
    page(staff, number, problem.kind.status(), form)
}
