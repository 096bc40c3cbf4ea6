//! The signed-in person's own rights, each of which is left in one click.

use std::borrow::Cow;

use app::people::{Nearness, OwnRight};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use jiff::civil::Date;
use locales::Texts;
use process::ids::GrantId;
use process::rights::last_day;

use super::one::parting;
use super::roster::{giver, refused, right};
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::Fields;
use crate::layout::Layout;
use crate::pages::reporter::declare::place;
use crate::paths;
use crate::reader::SignedIn;
use crate::respond;
use crate::routes::Routes;

const LEAVE: &str = "/compte/droits/quitter";

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::MY_RIGHTS, get(show))
        .route(LEAVE, post(leave))
}

struct Held {
    grant: String,
    role: Cow<'static, str>,
    facility: String,
    since: jiff::Timestamp,
    until: Option<Date>,
    given_by: Cow<'static, str>,
    soon: bool,
    /// Whether the reader was just told that nobody else would be left.
    warned: bool,
}

#[derive(Template)]
#[template(path = "rights/own.html")]
struct Own {
    t: Texts,
    layout: Layout,
    held: Vec<Held>,
    form: Form,
}

async fn show(signed: SignedIn) -> Result<Response, WebError> {
    page(&signed, StatusCode::OK, Form::new()).await
}

async fn page(signed: &SignedIn, status: StatusCode, form: Form) -> Result<Response, WebError> {
    let reader = &signed.reader;
    let t = reader.t;
    let held = reader.state.app.own_rights(&reader.actor).await?;
    let page = Own {
        t,
        layout: reader
            .clone()
            .at(paths::MY_RIGHTS)
            .layout(t.get("own-rights-title")),
        held: held.into_iter().map(|one| line(t, one, &form)).collect(),
        form,
    };
    respond::page_with(status, &page)
}

fn line(t: Texts, one: OwnRight, form: &Form) -> Held {
    let grant = one.grant.to_string();
    Held {
        role: right(t, one.right),
        facility: one
            .facility
            .as_ref()
            .map(|facility| place::name(facility).to_owned())
            .unwrap_or_default(),
        since: one.since,
        until: one.until.map(last_day),
        given_by: giver(t, one.given_by.as_deref()),
        soon: one.nearness == Nearness::Soon,
        warned: form.value("droit") == grant && form.error("voulu").is_some(),
        grant,
    }
}

async fn leave(signed: SignedIn, fields: Fields) -> Result<Response, WebError> {
    let reader = &signed.reader;
    let grant: GrantId = fields
        .value("droit")
        .parse()
        .map_err(|_| WebError::not_found())?;
    let app = &reader.state.app;
    match app.leave(&reader.actor, grant, parting(&fields)).await {
        Ok(()) => Ok(respond::done(paths::MY_RIGHTS, Flash::Left)),
        Err(error) => {
            let (status, form) = refused(reader.t, fields, error, "voulu")?;
            page(&signed, status, form).await
        }
    }
}
