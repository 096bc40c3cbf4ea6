//! Handlers of the pages of evidence, under both doors of a case.

use std::collections::HashMap;

use app::AppError;
use app::cases::{ActRequest, CaseView, IdempotencyKey, Looked};
use app::evidence::Asked as AskedCopy;
use axum::body::Body;
use axum::extract::Multipart;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use process::command::Command;
use process::evidence::CopyForm;
use process::ids::{ActId, EvidenceId};

use super::list::EvidencePage;
use super::piece::PiecePage;
use super::send::{self, Said};
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf, Query};
use crate::pages::reporter::case::Door;
use crate::paths;
use crate::problem::Problem;
use crate::respond;
use crate::routes::Routes;
use crate::state::WebState;
use crate::transfer::{Asked, Sending, download};

pub(crate) fn routes() -> Routes {
    let whole: [(&str, MethodRouter<WebState>); 5] = [
        ("envois", post(begin).options(spoken)),
        ("{piece}", get(show)),
        ("{piece}/copies", post(copy)),
        ("{piece}/transmission", post(transfer)),
        ("{piece}/destruction", post(destroy)),
    ];
    let streamed: [(&str, MethodRouter<WebState>); 2] = [
        (
            "envois/{piece}",
            axum::routing::head(progress).patch(append).delete(give_up),
        ),
        ("{piece}/copies/{copy}", get(fetch)),
    ];
    let follow = format!("{}/{{reference}}/{{secret}}", paths::FOLLOW);
    let signed = format!("{}/{{reference}}", paths::CASES);
    let mut routes = Routes::new();
    for base in [signed, follow] {
        routes = routes.streamed(&format!("{base}/pieces"), get(list).post(send));
        for (path, handlers) in &whole {
            routes = routes.route(&format!("{base}/pieces/{path}"), handlers.clone());
        }
        for (path, handlers) in &streamed {
            routes = routes.streamed(&format!("{base}/pieces/{path}"), handlers.clone());
        }
    }
    routes
}

type Parts = PathOf<HashMap<String, String>>;

/// A part of the address; one that cannot be read leads nowhere.
fn named<T: std::str::FromStr>(PathOf(path): &Parts, name: &str) -> Result<T, WebError> {
    path.get(name)
        .and_then(|text| text.parse().ok())
        .ok_or_else(WebError::not_found)
}

async fn view(door: &Door) -> Result<CaseView, WebError> {
    let app = &door.reader.state.app;
    Ok(app
        .case_for(&door.actor, door.reference, Looked::Pieces)
        .await?)
}

async fn list(door: Door) -> Result<Response, WebError> {
    let view = view(&door).await?;
    respond::page(&EvidencePage::of(&door, &view, Form::new())?)
}

/// Takes files by a plain form.
async fn send(mut door: Door, headers: HeaderMap, parts: Multipart) -> Result<Response, WebError> {
    let mut said = Said::default();
    let problem = match send::take(&door, &headers, parts, &mut said).await {
        Ok(0) => {
            let message = door.reader.t.get("evidence-no-file");
            return list_again(door, said, StatusCode::UNPROCESSABLE_ENTITY, message).await;
        }
        Ok(_) => {
            let path = format!("{}/pieces", door.base);
            return Ok(respond::done(&path, Flash::EvidenceReceived));
        }
        Err(error @ WebError::App(AppError::Refused(_) | AppError::Evidence(_))) => {
            Problem::from(error)
        }
        Err(error) => return Err(error),
    };
    door.reader = door.reader.at(format!("{}/pieces", door.base));
    let message = problem.detail(door.reader.t);
    list_again(door, said, problem.kind.status(), message).await
}

async fn list_again(
    door: Door,
    said: Said,
    status: StatusCode,
    message: std::borrow::Cow<'static, str>,
) -> Result<Response, WebError> {
    let view = view(&door).await?;
    let mut form = Form::filled([
        ("origin", said.origin),
        ("note", said.note),
        ("audience", said.audience),
    ]);
    form.refuse("files", message);
    respond::page_with(status, &EvidencePage::of(&door, &view, form)?)
}

async fn show(door: Door, parts: Parts, Query(asked): Query) -> Result<Response, WebError> {
    let piece: EvidenceId = named(&parts, "piece")?;
    let view = view(&door).await?;
    let custody = view.case.evidence.get(&piece);
    let custody = custody.ok_or_else(WebError::not_found)?;
    let taken = asked.value("copie").parse().ok();
    let page = PiecePage::of(&door, &view, custody, Form::new());
    respond::page(&page.handing_out(taken))
}

async fn piece_page(
    door: &Door,
    piece: EvidenceId,
    status: StatusCode,
    form: Form,
) -> Result<Response, WebError> {
    let view = view(door).await?;
    let custody = view.case.evidence.get(&piece);
    let custody = custody.ok_or_else(WebError::not_found)?;
    respond::page_with(status, &PiecePage::of(door, &view, custody, form))
}

/// The page of the piece again, with the refusal at its field and every word.
async fn piece_again(
    mut door: Door,
    piece: EvidenceId,
    fields: Fields,
    field: &'static str,
    error: AppError,
) -> Result<Response, WebError> {
    if !matches!(error, AppError::Refused(_)) {
        return Err(error.into());
    }
    let problem = Problem::from(WebError::from(error));
    let mut form = fields.into_form();
    form.refuse(field, problem.detail(door.reader.t));
    door.reader = door.reader.at(format!("{}/pieces/{piece}", door.base));
    piece_page(&door, piece, problem.kind.status(), form).await
}

async fn copy(door: Door, parts: Parts, fields: Fields) -> Result<Response, WebError> {
    let piece: EvidenceId = named(&parts, "piece")?;
    let asked = AskedCopy {
        piece,
        form: match fields.value("form") {
            "wrapped" => CopyForm::Wrapped,
            _ => CopyForm::AsReceived,
        },
        reason: fields.value("reason").to_owned(),
    };
    let app = &door.reader.state.app;
    match app.copy_evidence(&door.actor, door.reference, asked).await {
        Ok(copy) => {
            let path = format!("{}/pieces/{piece}?copie={}", door.base, copy.act);
            Ok(respond::see_other(&path))
        }
        Err(error) => piece_again(door, piece, fields, "reason", error).await,
    }
}

async fn fetch(door: Door, parts: Parts, headers: HeaderMap) -> Result<Response, WebError> {
    let piece: EvidenceId = named(&parts, "piece")?;
    let copy: ActId = named(&parts, "copy")?;
    let app = &door.reader.state.app;
    let given = app
        .fetch_copy(&door.actor, door.reference, piece, copy)
        .await?;
    download(given, &Asked(&headers))
}

async fn transfer(door: Door, parts: Parts, fields: Fields) -> Result<Response, WebError> {
    let evidence: EvidenceId = named(&parts, "piece")?;
    let command = Command::TransferEvidence {
        evidence,
        recipient: fields.value("recipient").to_owned(),
        means: fields.value("means").to_owned(),
        reason: fields.value("transfer-reason").to_owned(),
        receipt: fields.value("receipt").to_owned(),
    };
    let missing = ["recipient", "means", "transfer-reason"];
    let field = missing
        .into_iter()
        .find(|name| fields.value(name).is_empty());
    act(
        door,
        evidence,
        fields,
        field.unwrap_or("recipient"),
        command,
    )
    .await
}

async fn destroy(door: Door, parts: Parts, fields: Fields) -> Result<Response, WebError> {
    let evidence: EvidenceId = named(&parts, "piece")?;
    let command = Command::DestroyEvidence {
        evidence,
        reason: fields.value("destroy-reason").to_owned(),
    };
    act(door, evidence, fields, "destroy-reason", command).await
}

async fn act(
    door: Door,
    piece: EvidenceId,
    fields: Fields,
    field: &'static str,
    command: Command,
) -> Result<Response, WebError> {
    let request = ActRequest {
        command,
        seen: None,
        key: match fields.value("key") {
            "" => None,
            key => Some(IdempotencyKey::new(key)?),
        },
    };
    let app = &door.reader.state.app;
    match app.act(&door.actor, door.reference, request).await {
        Ok(_) => {
            let path = format!("{}/pieces/{piece}", door.base);
            Ok(respond::done(&path, Flash::Recorded))
        }
        Err(error) => piece_again(door, piece, fields, field, error).await,
    }
}

fn sending(door: &Door) -> Sending<'_> {
    Sending {
        app: &door.reader.state.app,
        actor: &door.actor,
        reference: door.reference,
        uploads: format!("{}/pieces/envois", door.base),
    }
}

async fn begin(door: Door, headers: HeaderMap) -> Result<Response, WebError> {
    sending(&door).create(&headers).await
}

async fn spoken(door: Door) -> Response {
    sending(&door).spoken()
}

async fn progress(door: Door, parts: Parts) -> Result<Response, WebError> {
    sending(&door).progress(named(&parts, "piece")?).await
}

async fn append(
    door: Door,
    parts: Parts,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, WebError> {
    let piece = named(&parts, "piece")?;
    sending(&door).append(piece, &headers, body).await
}

async fn give_up(door: Door, parts: Parts) -> Result<Response, WebError> {
    sending(&door).give_up(named(&parts, "piece")?).await
}
