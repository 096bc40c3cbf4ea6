//! Handlers of a case's pages, under both doors.

use app::AppError;
use app::cases::{ActRequest, CaseView};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use process::act::Sequence;
use process::refusal::Reason;

use super::add;
use super::boxes::PageBox;
use super::clock;
use super::door::Door;
use super::page::{Around, CasePage};
use super::refused::{No, idempotency, key};
use super::statement::StatementPage;
use crate::documents::Download;
use crate::error::WebError;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::pages::playbooks;
use crate::pages::reporter::declare::receipt::ReceiptPage;
use crate::paths;
use crate::respond;
use crate::routes::Routes;
use crate::state::WebState;

pub(crate) fn routes() -> Routes {
    let shared: [(&str, MethodRouter<WebState>); 9] = [
        ("recu", get(receipt)),
        ("recu.pdf", get(receipt_to_keep)),
        ("cnil", get(statement)),
        ("cnil.pdf", get(statement_to_keep)),
        ("cnil.txt", get(statement_as_text)),
        ("reponses/{box}", post(answer)),
        ("demarches/{duty}", get(clock::show).post(clock::record)),
        ("completer", get(add::show).post(add::add)),
        ("completer/{theme}", get(add::theme).post(add::add_answers)),
    ];
    let follow = format!("{}/{{reference}}/{{secret}}", paths::FOLLOW);
    let signed = format!("{}/{{reference}}", paths::CASES);
    let mut router = Routes::new().route(&follow, get(follower));
    for (path, handlers) in shared {
        router = router
            .route(&format!("{signed}/{path}"), handlers.clone())
            .route(&format!("{follow}/{path}"), handlers);
    }
    router
}

async fn follower(door: Door) -> Result<Response, WebError> {
    let view = door.view().await?;
    show(&door, &view, StatusCode::OK, Form::new(), None).await
}

/// The page of a case for those who reported it. `form` holds what a refused
/// box was sent with, `seen` the version on which it was based.
pub(crate) async fn show(
    door: &Door,
    view: &CaseView,
    status: StatusCode,
    form: Form,
    seen: Option<Sequence>,
) -> Result<Response, WebError> {
    let reader = &door.reader;
    let title = reader
        .t
        .one("folder-title", "reference", door.reference.to_string());
    let around = Around {
        base: door.base.clone(),
        form,
        seen,
        key: key(view),
        hotline: reader.state.hotline(reader.now),
        incidents: reader.state.app.incidents_beside(&door.actor, view).await?,
        playbooks: playbooks::Card::of(reader, view).await?,
    };
    let page = CasePage::of(reader.t, reader.layout(title), view, around);
    respond::page_with(status, &page)
}

async fn answer(
    door: Door,
    PathOf(path): PathOf<std::collections::HashMap<String, String>>,
    fields: Fields,
) -> Result<Response, WebError> {
    let answered = path
        .get("box")
        .and_then(|slug| PageBox::from_slug(slug))
        .ok_or_else(WebError::not_found)?;
    let t = door.reader.t;
    let seen = fields.value("version").parse().ok().map(Sequence);
    let Ok(command) = answered.command(&fields) else {
        let why = t.get("folder-measure-choose");
        return refused(door, fields, answered.choice_field(), why.into(), None).await;
    };
    let request = ActRequest {
        command,
        seen,
        key: idempotency(&fields)?,
    };
    let app = door.reader.state.app.clone();
    match app.act(&door.actor, door.reference, request).await {
        Ok(_) => Ok(respond::done(&door.base, answered.done())),
        Err(error @ (AppError::Refused(_) | AppError::KeyReused)) => {
            refuse(door, fields, answered.field(), error, seen).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn refuse(
    door: Door,
    fields: Fields,
    field: String,
    error: AppError,
    seen: Option<Sequence>,
) -> Result<Response, WebError> {
    let seen = match &error {
        AppError::Refused(refusal) if matches!(refusal.reason, Reason::ChangedSince(_)) => seen,
        _ => None,
    };
    let no = No::of(&door, error);
    refused(door, fields, field, no, seen).await
}

/// The page again, with the refusal at its box and every word kept.
async fn refused(
    mut door: Door,
    fields: Fields,
    field: String,
    no: No,
    seen: Option<Sequence>,
) -> Result<Response, WebError> {
    let view = door.view().await?;
    let mut form = fields.into_form();
    form.refuse(field, no.why);
    door.reader = door.reader.at(door.base.clone());
    show(&door, &view, no.status, form, seen).await
}

async fn statement(door: Door) -> Result<Response, WebError> {
    let view = door.view().await?;
    let reader = &door.reader;
    let cnil = reader.state.app.config().contacts.cnil_url.clone();
    let layout = reader.layout(reader.t.get("statement-title"));
    let base = door.base.clone();
    respond::page(&StatementPage::of(reader.t, layout, &view, base, cnil))
}

async fn statement_to_keep(door: Door) -> Result<Download, WebError> {
    door.making().statement().await
}

async fn statement_as_text(door: Door) -> Result<Download, WebError> {
    door.making().statement_as_text().await
}

async fn receipt(door: Door) -> Result<Response, WebError> {
    let reader = &door.reader;
    let receipt = reader
        .state
        .app
        .receipt(&door.actor, door.reference)
        .await?;
    let view = door.view().await?;
    let layout = reader.layout(reader.t.get("receipt-title"));
    let hotline = reader.state.hotline(reader.now);
    let base = door.base.clone();
    respond::page(&ReceiptPage::of(
        reader.t, layout, receipt, &view, base, hotline,
    ))
}

async fn receipt_to_keep(door: Door) -> Result<Download, WebError> {
    door.making().receipt().await
}
