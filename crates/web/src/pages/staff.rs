//! Pages of all staff: a case and every act on it, search, facilities.

pub mod acts;
pub mod case;
mod conservation;
mod enter;
mod export;
mod facility;
mod filters;
mod home;
mod list;
#[cfg(test)]
mod looks;
mod rows;
#[cfg(test)]
pub(crate) mod sample;
mod search;
mod territory;
pub mod tones;

pub(crate) use facility::card_path as facility_card;
pub(crate) use home::home;
pub(crate) use rows::nature_key;

use axum::http::StatusCode;
use axum::response::Response;

use crate::error::WebError;
use crate::form::Form;
use crate::pages::cert::AlikeCard;
use crate::pages::playbooks;
use crate::reader::Reader;
use crate::respond;
use crate::routes::Routes;
use app::cases::CaseView;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(acts::routes())
        .merge(conservation::routes())
        .merge(enter::routes())
        .merge(export::routes())
        .merge(facility::routes())
        .merge(list::routes())
        .merge(search::routes())
        .merge(territory::routes())
}

/// The page of a case for a member of staff; `form` holds what the one box was
/// sent with.
pub(crate) async fn case_page(
    reader: &Reader,
    view: CaseView,
    status: StatusCode,
    form: Form,
) -> Result<Response, WebError> {
    let title = reader
        .t
        .one("case-title", "reference", view.case.reference.to_string());
    let app = &reader.state.app;
    let incidents = app.incidents_beside(&reader.actor, &view).await?;
    let seen = case::Seen {
        view: &view,
        incidents: &incidents,
        key: acts::fresh_key(),
        alike: AlikeCard::of(reader, &view).await?,
        playbooks: playbooks::Card::of(reader, &view).await?,
    };
    let mut page = case::CasePage::of(reader.t, reader.layout(title), seen);
    page.form = form;
    respond::page_with(status, &page)
}
