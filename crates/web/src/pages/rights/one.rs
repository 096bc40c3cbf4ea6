//! One right, for whoever gives such rights: prolong it, end it, invite again.

use std::borrow::Cow;

use app::AppError;
use app::people::{Parting, Presence, RosterLine};
use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
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
use crate::state::WebState;

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

/// A right that the reader may end and prolong, as the address names it.
struct Managed {
    reader: Reader,
    held: RosterLine,
}

impl FromRequestParts<WebState> for Managed {
    type Rejection = WebError;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &WebState,
    ) -> Result<Self, Self::Rejection> {
        let SignedIn { reader, .. } = SignedIn::from_request_parts(parts, state).await?;
        let PathOf(grant): PathOf<GrantId> = PathOf::from_request_parts(parts, state).await?;
        let held = state.app.managed_right(&reader.actor, grant).await?;
        Ok(Self { reader, held })
    }
}

impl Managed {
    /// Back to the list, or to the right's page with what is in the way.
    async fn answer(
        &self,
        fields: Fields,
        done: Flash,
        said: Result<(), AppError>,
    ) -> Result<Response, WebError> {
        let Self { reader, held } = self;
        match said {
            Ok(()) => Ok(respond::done(&place(reader, held.right).await?, done)),
            Err(error) => {
                let (status, form) = refused(reader.t, fields, error, "motif")?;
                page(reader, held, status, form).await
            }
        }
    }
}

async fn show(managed: Managed) -> Result<Response, WebError> {
    page(&managed.reader, &managed.held, StatusCode::OK, Form::new()).await
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

async fn prolong(managed: Managed, fields: Fields) -> Result<Response, WebError> {
    let Managed { reader, held } = &managed;
    let said = match term(&fields) {
        Ok(term) => {
            let app = &reader.state.app;
            app.prolong_right(&reader.actor, held.grant, term).await
        }
        Err(error) => Err(error),
    };
    managed.answer(fields, Flash::Prolonged, said).await
}

async fn end(managed: Managed, fields: Fields) -> Result<Response, WebError> {
    let Managed { reader, held } = &managed;
    let app = &reader.state.app;
    let parting = parting(&fields);
    let said = app.end_right(&reader.actor, held.grant, parting).await;
    managed.answer(fields, Flash::Undesignated, said).await
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

async fn keep(managed: Managed, fields: Fields) -> Result<Response, WebError> {
    let Managed { reader, held } = &managed;
    let app = &reader.state.app;
    let said = app.confirm_right(&reader.actor, held.grant).await;
    managed.answer(fields, Flash::RightKept, said).await
}

async fn invite(managed: Managed, fields: Fields) -> Result<Response, WebError> {
    let Managed { reader, held } = &managed;
    let app = &reader.state.app;
    let said = app.invite_again(&reader.actor, held.grant).await;
    managed.answer(fields, Flash::InvitedAgain, said).await
}
