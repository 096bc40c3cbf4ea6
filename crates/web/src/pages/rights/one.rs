//! One right, for whoever gives such rights: prolong it, end it, invite again.

use std::borrow::Cow;

use app::AppError;
use app::people::{Parting, Presence, RosterLine};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use jiff::civil::Date;
use locales::Texts;
use process::access::Right;
use process::ids::GrantId;
use process::rights::{Intent, last_day};

use super::roster::{factor, giver, refused, right, term};
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::paths;
use crate::reader::{Reader, SignedIn};
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/droits/{grant}", get(show))
        .route("/droits/{grant}/prolonger", post(prolong))
        .route("/droits/{grant}/terminer", post(end))
        .route("/droits/{grant}/garder", post(keep))
        .route("/droits/{grant}/inviter", post(invite))
}

#[derive(Template)]
#[template(path = "rights/one.html")]
struct One {
    t: Texts,
    layout: Layout,
    base: String,
    back: String,
    email: String,
    role: Cow<'static, str>,
    since: jiff::Timestamp,
    until: Option<Date>,
    given_by: Cow<'static, str>,
    factor: Cow<'static, str>,
    signed_in_at: Option<jiff::Timestamp>,
    invited: bool,
    doubted: bool,
    /// Whether nobody else gives rights there.
    last: bool,
    form: Form,
}

async fn show(signed: SignedIn, PathOf(grant): PathOf<GrantId>) -> Result<Response, WebError> {
    let reader = signed.reader;
    let held = reader.state.app.managed_right(&reader.actor, grant).await?;
    page(&reader, &held, StatusCode::OK, Form::new()).await
}

async fn page(
    reader: &Reader,
    held: &RosterLine,
    status: StatusCode,
    mut form: Form,
) -> Result<Response, WebError> {
    let t = reader.t;
    let until = held.until.map(last_day);
    if let (Some(day), false) = (
        until,
        form.has("jusqu", "") || form.error("jusqu").is_some(),
    ) {
        form.set("jusqu", day.to_string());
    }
    let base = paths::right(held.grant);
    respond::page_with(
        status,
        &One {
            t,
            layout: reader.clone().at(base.clone()).layout(held.name.clone()),
            base,
            back: place(reader, held.right).await?,
            email: held.email.clone(),
            role: right(t, held.right),
            since: held.since,
            until,
            given_by: giver(t, held.given_by.as_deref()),
            factor: factor(t, held.factor).1,
            signed_in_at: held.signed_in_at,
            invited: held.arrival == Presence::Invited,
            doubted: held.doubted_at.is_some(),
            last: form.error("voulu").is_some(),
            form,
        },
    )
}

/// The list in which a right stands.
async fn place(reader: &Reader, right: Right) -> Result<String, WebError> {
    match right {
        Right::Facility { facility, .. } => {
            let facility = reader.state.app.facility(facility).await?;
            Ok(paths::people(facility.finess))
        }
        Right::Staff { .. } => Ok(paths::AGENTS.to_owned()),
    }
}

/// Back to the list, or to the right's page with what is in the way.
async fn answer(
    reader: &Reader,
    held: RosterLine,
    fields: Fields,
    done: Flash,
    said: Result<(), AppError>,
) -> Result<Response, WebError> {
    match said {
        Ok(()) => Ok(respond::done(&place(reader, held.right).await?, done)),
        Err(error) => {
            let (status, form) = refused(reader.t, fields, error, "motif")?;
            page(reader, &held, status, form).await
        }
    }
}

async fn prolong(
    signed: SignedIn,
    PathOf(grant): PathOf<GrantId>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = signed.reader;
    let app = &reader.state.app;
    let held = app.managed_right(&reader.actor, grant).await?;
    let said = match term(&fields) {
        Ok(term) => app.prolong_right(&reader.actor, grant, term).await,
        Err(error) => Err(error),
    };
    answer(&reader, held, fields, Flash::Prolonged, said).await
}

async fn end(
    signed: SignedIn,
    PathOf(grant): PathOf<GrantId>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = signed.reader;
    let app = &reader.state.app;
    let held = app.managed_right(&reader.actor, grant).await?;
    let said = app.end_right(&reader.actor, grant, parting(&fields)).await;
    answer(&reader, held, fields, Flash::Undesignated, said).await
}

/// How a form ends a right.
pub(super) fn parting(fields: &Fields) -> Parting {
    Parting {
        reason: fields.value("motif").to_owned(),
        intent: match fields.value("voulu") {
            "yes" => Intent::Deliberate,
            _ => Intent::Unwarned,
        },
    }
}

async fn keep(
    signed: SignedIn,
    PathOf(grant): PathOf<GrantId>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = signed.reader;
    let app = &reader.state.app;
    let held = app.managed_right(&reader.actor, grant).await?;
    let said = app.confirm_right(&reader.actor, grant).await;
    answer(&reader, held, fields, Flash::RightKept, said).await
}

async fn invite(
    signed: SignedIn,
    PathOf(grant): PathOf<GrantId>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = signed.reader;
    let app = &reader.state.app;
    let held = app.managed_right(&reader.actor, grant).await?;
    let said = app.invite_again(&reader.actor, grant).await;
    answer(&reader, held, fields, Flash::InvitedAgain, said).await
}
