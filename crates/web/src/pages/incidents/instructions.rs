//! What a facility reads of the incident to which its case belongs, and where
//! it says how far it is (SIGN-1, SIGN-2). Nothing of another facility is here
//! (QUAL-5).

use std::collections::HashMap;

use app::AppError;
use app::cases::ActRequest;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use locales::Texts;
use process::access::Verb;
use process::command::Command;
use process::words::{Progress, Word};

use super::card::Card;
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::{Choice, Form};
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::pages::reporter::case::Door;
use crate::pages::staff::acts::{fresh_key, key};
use crate::paths;
use crate::problem::Problem;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;
use crate::tone::Tone;

pub(super) fn routes() -> Routes {
    let signed = format!("{}/{{reference}}", paths::CASES);
    let follow = format!("{}/{{reference}}/{{secret}}", paths::FOLLOW);
    [signed, follow]
        .into_iter()
        .fold(Routes::new(), |router, base| {
            router
                .route(&format!("{base}/consignes"), get(show))
                .route(&format!("{base}/consignes/{{action}}"), post(state))
        })
}

#[derive(Template)]
#[template(path = "incidents/instructions.html")]
struct InstructionsPage {
    t: Texts,
    layout: Layout,
    base: String,
    reference: String,
    cards: Vec<Card>,
    choices: Vec<Choice>,
    /// Whether the reader says where the facility stands.
    may: bool,
    form: Form,
    /// The action whose form is in the way; 0 for none.
    wrong: u32,
    key: String,
}

async fn show(door: Door) -> Result<Response, WebError> {
    page(&door, StatusCode::OK, Form::new(), 0).await
}

async fn page(
    door: &Door,
    status: StatusCode,
    form: Form,
    wrong: u32,
) -> Result<Response, WebError> {
    let t = door.reader.t;
    let view = door.view().await?;
    let app = &door.reader.state.app;
    let incidents = app.incidents_beside(&door.actor, &view).await?;
    let case = view.case.id;
    let title = t.get("instructions-title");
    let page = InstructionsPage {
        t,
        layout: door.reader.layout(title),
        base: door.base.clone(),
        reference: door.reference.to_string(),
        cards: incidents
            .iter()
            .map(|incident| Card::without_page(t, incident, case))
            .collect(),
        choices: Choice::of(t, Progress::CHOICES),
        may: view.may(Verb::StateProgress),
        form,
        wrong,
        key: fresh_key(),
    };
    respond::page_with(status, &page)
}

async fn state(
    mut door: Door,
    PathOf(parts): PathOf<HashMap<String, String>>,
    fields: Fields,
) -> Result<Response, WebError> {
    let t = door.reader.t;
    let action: u32 = parts
        .get("action")
        .and_then(|action| action.parse().ok())
        .ok_or_else(WebError::not_found)?;
    let app = door.reader.state.app.clone();
    let here = format!("{}/consignes", door.base);
    let progress = Progress::from_key(fields.value("progress"));
    let incident = fields.value("incident").parse().ok();
    let (Some(progress), Some(incident)) = (progress, incident) else {
        door.view().await?;
        let mut form = fields.into_form();
        form.refuse("progress", t.get("act-missing-choice"));
        door.reader = door.reader.at(here);
        return page(&door, StatusCode::UNPROCESSABLE_ENTITY, form, action).await;
    };
    let request = ActRequest {
        command: Command::StateProgress {
            incident,
            action,
            progress,
            note: fields.value("note").to_owned(),
        },
        seen: None,
        key: key(&fields)?,
    };
    match app.act(&door.actor, door.reference, request).await {
        Ok(_) => Ok(respond::done(&here, Flash::Recorded)),
        Err(AppError::Refused(refusal)) => {
            let mut form = fields.into_form();
            form.refuse("note", refusals::text(t, &refusal.reason));
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            door.reader = door.reader.at(here);
            page(&door, problem.kind.status(), form, action).await
        }
        Err(error) => Err(error.into()),
    }
}
