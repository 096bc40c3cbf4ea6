//! The one address of a case, whoever reads it: each reader gets the page of
//! the seat from which they see it, and every act of such a page comes here.

use app::AppError;
use app::cases::{ActRequest, CaseView, IdempotencyKey};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use process::access::Seat;
use process::ids::Reference;

use crate::acts::{self, NotACommand};
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::pages::reporter;
use crate::pages::staff;
use crate::paths;
use crate::problem::Problem;
use crate::reader::{Reader, SignedIn};
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .route("/dossiers/{reference}", get(show))
        .route("/dossiers/{reference}/actes", post(act))
}

async fn show(
    signed: SignedIn,
    PathOf(reference): PathOf<Reference>,
) -> Result<Response, WebError> {
    let SignedIn { reader, .. } = signed;
    let view = reader.state.app.case(&reader.actor, reference).await?;
    page(&reader, view, StatusCode::OK, Form::new()).await
}

/// The page of a case; `form` holds what a refused act was sent with.
async fn page(
    reader: &Reader,
    view: CaseView,
    status: StatusCode,
    form: Form,
) -> Result<Response, WebError> {
    match view.seat {
        Seat::Facility { .. } => {
            let door = reporter::case::Door::signed_in(reader.clone(), view.case.reference);
            reporter::case::show(&door, &view, status, form, None).await
        }
        Seat::Staff { .. } => staff::case_page(reader, view, status, form).await,
        _ => Err(WebError::not_found()),
    }
}

/// Carries out an act, and returns to the page at the act; a refused one comes
/// back with every word that was typed.
async fn act(
    signed: SignedIn,
    PathOf(reference): PathOf<Reference>,
    fields: Fields,
) -> Result<Response, WebError> {
    let SignedIn { reader, .. } = signed;
    let app = reader.state.app.clone();
    let (status, field, message) = match acts::command(&fields) {
        Ok(command) => {
            let key = match fields.value("key") {
                "" => None,
                key => Some(IdempotencyKey::new(key)?),
            };
            let request = ActRequest {
                command,
                seen: acts::seen(&fields),
                key,
            };
            match app.act(&reader.actor, reference, request).await {
                Ok(done) => {
                    let last = done.recorded.last().copied().unwrap_or_default();
                    let path = format!("{}#acte-{last}", paths::case(reference));
                    return Ok(respond::done(&path, Flash::Recorded));
                }
                Err(AppError::Refused(refusal)) => {
                    let message = refusals::text(reader.t, &refusal.reason);
                    let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
                    let field = acts::main_field(fields.value("act"));
                    (problem.kind.status(), field, message)
                }
                Err(AppError::Wrong(wrong)) => (
                    StatusCode::UNPROCESSABLE_ENTITY,
                    acts::main_field(fields.value("act")),
                    refusals::wrong_input(reader.t, &wrong),
                ),
                Err(error) => return Err(error.into()),
            }
        }
        Err(NotACommand::Field { field, problem }) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            field,
            refusals::field_problem(reader.t, problem),
        ),
        Err(NotACommand::Form(error)) => return Err(WebError::unreadable(error.to_string())),
    };
    let mut form = fields.into_form();
    form.refuse(field, message);
    let view = app.case(&reader.actor, reference).await?;
    let reader = reader.at(paths::case(reference));
    page(&reader, view, status, form).await
}
