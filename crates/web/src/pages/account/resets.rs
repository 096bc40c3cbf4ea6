//! People who lost every second factor: confirming who they are, and objecting
//! to a confirmation.

use app::people::{ResetRequest, Verdict};
use app::{AppError, Secret};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use locales::Texts;
use process::ids::AccountId;

use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::paths;
use crate::reader::{Reader, SignedIn};
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

#[derive(Template)]
#[template(path = "account/resets.html")]
struct Resets {
    t: Texts,
    layout: Layout,
    form: Form,
    requests: Vec<Row>,
}

/// A request, and the name of its form's field.
struct Row {
    request: ResetRequest,
    field: String,
}

#[derive(Template)]
#[template(path = "account/objection.html")]
struct Objection {
    t: Texts,
    layout: Layout,
}

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::RESETS, get(list))
        .route("/comptes/reprises/{account}", post(answer))
        .route("/reprise/{secret}", get(show).post(object))
}

async fn list(signed: SignedIn) -> Result<Response, WebError> {
    page(&signed.reader, StatusCode::OK, Form::new()).await
}

async fn answer(
    signed: SignedIn,
    PathOf(account): PathOf<AccountId>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &signed.reader;
    let app = &reader.state.app;
    // What is sensitive for somebody else is sensitive for whoever does it.
    app.recently_proven(&signed.session)?;
    let field = field_of(account);
    let note = fields.value(&field).to_owned();
    let verdict = match fields.value("verdict") {
        "confirm" => Verdict::Confirm,
        _ => Verdict::Refuse,
    };
    match app
        .answer_reset(&reader.actor, account, verdict, &note)
        .await
    {
        Ok(()) => Ok(respond::done(paths::RESETS, Flash::ResetAnswered)),
        Err(AppError::Wrong(wrong)) => {
            let mut form = Form::filled([(field.clone(), note)]);
            form.refuse(field, refusals::wrong_input(reader.t, &wrong));
            page(reader, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn show(reader: Reader, PathOf(secret): PathOf<String>) -> Result<Response, WebError> {
    let secret = Secret::presented(&secret);
    reader.state.app.objection(&secret).await?;
    respond::page(&Objection {
        t: reader.t,
        layout: reader.layout(reader.t.get("objection-title")),
    })
}

async fn object(reader: Reader, PathOf(secret): PathOf<String>) -> Result<Response, WebError> {
    let secret = Secret::presented(&secret);
    reader.state.app.object_to_reset(&secret).await?;
    Ok(respond::done(paths::FORGOTTEN, Flash::ResetObjected))
}

fn field_of(account: AccountId) -> String {
    format!("note-{account}")
}

async fn page(reader: &Reader, status: StatusCode, form: Form) -> Result<Response, WebError> {
    let requests = reader.state.app.reset_requests(&reader.actor).await?;
    let mut layout = reader.layout(reader.t.get("resets-title"));
    paths::RESETS.clone_into(&mut layout.here);
    let page = Resets {
        t: reader.t,
        layout,
        form,
        requests: requests
            .into_iter()
            .map(|request| Row {
                field: field_of(request.person.id),
                request,
            })
            .collect(),
    };
    respond::page_with(status, &page)
}
