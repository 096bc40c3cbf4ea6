//! The second step of signing in: a passkey, a code, or a recovery code.

use app::people::{Means, Reset, Shown, Step};
use app::{AppError, WrongInput};
use askama::Template;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use locales::Texts;

use super::enrolling::Arriving;
use super::{after, step_page, with_session};
use crate::error::WebError;
use crate::form::Form;
use crate::input::{Fields, Query};
use crate::layout::Layout;
use crate::paths;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

const CHALLENGE: &str = "/connexion/etape/defi";

#[derive(Template)]
#[template(path = "account/second_step.html")]
struct SecondStep {
    t: Texts,
    layout: Layout,
    form: Form,
    next: String,
    email: String,
    passkey_host: Option<String>,
    code: bool,
    recovery: bool,
    reset: Option<Reset>,
    demo_code: Option<String>,
}

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::SECOND_STEP, get(show).post(prove))
        .route(CHALLENGE, post(challenge))
}

async fn show(arriving: Arriving, Query(asked): Query) -> Result<Response, WebError> {
    let next = asked.value("next").to_owned();
    if arriving.unfinished.step == Step::Enrol {
        let step = step_page(&arriving.unfinished.step);
        return Ok(respond::see_other(&paths::with_next(step, &next)));
    }
    page(&arriving, StatusCode::OK, Form::new(), next)
}

async fn challenge(arriving: Arriving) -> Result<Response, WebError> {
    let app = &arriving.reader.state.app;
    let asked = app.challenge_unfinished(&arriving.unfinished).await?;
    Ok(Json(asked).into_response())
}

async fn prove(arriving: Arriving, fields: Fields) -> Result<Response, WebError> {
    let next = fields.value("next").to_owned();
    let (field, shown) = if fields.was_sent("credential") {
        ("passkey", Shown::Passkey(fields.value("credential")))
    } else if fields.was_sent("recovery") {
        ("recovery", Shown::RecoveryCode(fields.value("recovery")))
    } else {
        ("code", Shown::Code(fields.value("code")))
    };
    let state = &arriving.reader.state;
    let visit = arriving.reader.visit();
    let unfinished = &arriving.unfinished;
    match state.app.prove(unfinished, shown, &visit).await {
        Ok((secret, _)) => {
            let answer = respond::see_other(after(&next));
            Ok(with_session(state, &visit, &secret, answer))
        }
        Err(AppError::Wrong(WrongInput::SignInOver)) => Err(WebError::SignInNeeded),
        Err(AppError::Wrong(wrong)) => {
            let mut form = Form::new();
            form.refuse(field, refusals::wrong_input(arriving.reader.t, &wrong));
            let status = match wrong {
                WrongInput::TooManyAttempts { .. } => StatusCode::TOO_MANY_REQUESTS,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            page(&arriving, status, form, next)
        }
        Err(error) => Err(error.into()),
    }
}

fn page(
    arriving: &Arriving,
    status: StatusCode,
    form: Form,
    next: String,
) -> Result<Response, WebError> {
    let reader = &arriving.reader;
    let unfinished = &arriving.unfinished;
    let means: &[Means] = match &unfinished.step {
        Step::Prove(means) => means,
        Step::Enrol => &[],
    };
    let app = &reader.state.app;
    let passkey = means.contains(&Means::Passkey);
    let page = SecondStep {
        t: reader.t,
        layout: reader.layout(reader.t.get("second-step-title")),
        form,
        next,
        email: unfinished.person.email.clone(),
        passkey_host: app.passkey_host().filter(|_| passkey),
        code: means.contains(&Means::CodeApplication),
        recovery: means.contains(&Means::RecoveryCode),
        reset: unfinished.reset,
        demo_code: reader
            .state
            .config
            .demo
            .iter()
            .flat_map(|demo| &demo.0)
            .find(|account| account.email == unfinished.person.email)
            .and_then(|account| account.code_key.as_ref())
            .and_then(|key| key.code(reader.now).ok()),
    };
    respond::page_with(status, &page)
}
