//! Writing a provider into the directory, and writing it anew.

use app::{AppError, WrongInput};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::access::{RightTo, StaffRole};
use process::act::Sequence;
use process::directory::ProviderCommand;
use process::ids::ProviderId;
use process::territory;

use super::list::keeps;
use super::text::{self, Offered};
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::paths;
use crate::problem::Problem;
use crate::reader::Staff;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::ADD_PROVIDER, get(begin).post(add))
        .route("/annuaire/{entry}/modifier", get(change).post(rewrite))
}

/// Where an entry is written anew.
pub(super) fn path(id: ProviderId) -> String {
    format!("{}/modifier", paths::provider(id))
}

#[derive(Template)]
#[template(path = "directory/write.html")]
struct WritePage {
    t: Texts,
    layout: Layout,
    action: String,
    back: String,
    version: String,
    form: Form,
    offered: Offered,
    /// Whether the reader may offer the whole nation: an agency keeps its
    /// region alone.
    nation: bool,
}

fn page(
    staff: &Staff,
    id: Option<ProviderId>,
    version: String,
    status: StatusCode,
    form: Form,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let (action, back, title) = match id {
        None => (
            paths::ADD_PROVIDER.to_owned(),
            paths::DIRECTORY.to_owned(),
            t.get("directory-add-title"),
        ),
        Some(id) => (
            path(id),
            paths::provider(id),
            t.get("directory-change-title"),
        ),
    };
    let mut offered = Offered::of(t);
    if let StaffRole::Ars { ars, .. } = staff.role {
        let own = |code: &str| {
            let region = code.parse().map(territory::region);
            region.is_ok_and(|region| region.ars().map(|of| of.code()) == Some(ars))
        };
        offered.regions.retain(|choice| own(&choice.value));
    }
    let page = WritePage {
        t,
        layout: reader.clone().at(action.clone()).layout(title),
        action,
        back,
        version,
        form,
        offered,
        nation: !matches!(staff.role, StaffRole::Ars { .. }),
    };
    respond::page_with(status, &page)
}

async fn begin(staff: Staff) -> Result<Response, WebError> {
    if !keeps(staff.role) {
        return Err(WebError::NotYourRole);
    }
    let day = staff.reader.state.app.usual_check_day();
    let mut form = Form::filled([("verification", day.to_string())]);
    if let StaffRole::Ars { ars, .. } = staff.role {
        let mut own = territory::all_regions().iter();
        let own = own.find(|region| region.ars().map(|of| of.code()) == Some(ars));
        if let Some(region) = own {
            form.set("regions", region.code().as_str());
        }
    }
    page(&staff, None, String::new(), StatusCode::OK, form)
}

async fn add(staff: Staff, fields: Fields) -> Result<Response, WebError> {
    if !keeps(staff.role) {
        return Err(WebError::NotYourRole);
    }
    let reader = &staff.reader;
    let (entry, review_by) = match text::read(&fields) {
        Ok(read) => read,
        Err(wrong) => return unreadable(&staff, None, fields, wrong),
    };
    let app = &reader.state.app;
    match app.list_provider(&reader.actor, entry, review_by).await {
        Ok(id) => Ok(respond::done(&paths::provider(id), Flash::ProviderListed)),
        Err(error) => refused(&staff, None, fields, error),
    }
}

async fn change(staff: Staff, PathOf(id): PathOf<ProviderId>) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let app = &reader.state.app;
    let found = app.provider(&reader.actor, id).await?;
    if found.keeps == RightTo::Lacking {
        return Err(WebError::NotYourRole);
    }
    let mut form = text::filled(&found.provider);
    form.set("verification", app.usual_check_day().to_string());
    let version = found.provider.seq.to_string();
    page(&staff, Some(id), version, StatusCode::OK, form)
}

async fn rewrite(
    staff: Staff,
    PathOf(id): PathOf<ProviderId>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let app = &reader.state.app;
    let found = app.provider(&reader.actor, id).await?;
    if found.keeps == RightTo::Lacking {
        return Err(WebError::NotYourRole);
    }
    let (entry, review_by) = match text::read(&fields) {
        Ok(read) => read,
        Err(wrong) => return unreadable(&staff, Some(id), fields, wrong),
    };
    let seen = fields.value("version").parse().ok().map(Sequence);
    let command = ProviderCommand::Change {
        entry: Box::new(entry),
        review_by,
    };
    match app.act_on_provider(&reader.actor, id, command, seen).await {
        Ok(()) => Ok(respond::done(&paths::provider(id), Flash::Recorded)),
        Err(error) => refused(&staff, Some(id), fields, error),
    }
}

/// The form again, with the field that cannot be read.
fn unreadable(
    staff: &Staff,
    id: Option<ProviderId>,
    fields: Fields,
    (field, key): text::Unreadable,
) -> Result<Response, WebError> {
    let version = fields.value("version").to_owned();
    let mut form = fields.into_form();
    form.refuse(field, staff.reader.t.get(key));
    page(staff, id, version, StatusCode::UNPROCESSABLE_ENTITY, form)
}

/// The form again, with what is in the way at the field that it concerns.
fn refused(
    staff: &Staff,
    id: Option<ProviderId>,
    fields: Fields,
    error: AppError,
) -> Result<Response, WebError> {
    let t = staff.reader.t;
    let (field, why) = match &error {
        AppError::Refused(refusal) => (
            text::field(&refusal.reason),
            refusals::text(t, &refusal.reason),
        ),
        AppError::Wrong(wrong @ WrongInput::Email) => ("courriel", refusals::wrong_input(t, wrong)),
        _ => return Err(error.into()),
    };
    let version = fields.value("version").to_owned();
    let mut form = fields.into_form();
    form.refuse(field, why);
    let problem = Problem::from(WebError::from(error));
    page(staff, id, version, problem.kind.status(), form)
}
