//! Declaring an incident: the guided form, its review, its sending (DECL-1 to
//! DECL-7). Every page works without JavaScript.

mod begin;
pub mod entry;
mod fill;
mod holder;
mod keys;
pub mod overview;
pub mod page;
pub mod place;
pub mod question;
pub mod receipt;
pub mod review;
pub mod section;
mod send;
pub mod sheet;
mod site_list;
pub mod sites;

use axum::routing::{get, post};

pub(crate) use begin::{drafts, own};
pub use question::Question;

use crate::paths;
use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .route(paths::DECLARE, get(begin::show).post(begin::begin))
        .route(paths::FACILITY_SUGGESTIONS, get(begin::suggest))
        .route("/declarer/hopital-militaire", get(begin::military))
        .route("/declarer/reprendre/{draft}/{secret}", get(begin::resume))
        .route("/declarer/{draft}", get(fill::overview))
        .route("/declarer/{draft}/enregistre", get(fill::left))
        .route(
            "/declarer/{draft}/supprimer",
            get(fill::ask_delete).post(fill::delete),
        )
        .route(
            "/declarer/{draft}/sites",
            get(site_list::show).post(site_list::save),
        )
        .route("/declarer/{draft}/verifier", get(send::show))
        .route("/declarer/{draft}/urgence", post(send::ask_help))
        .route("/declarer/{draft}/envoyer", post(send::send))
        .route(
            "/declarer/{draft}/{section}",
            get(fill::show).post(fill::save),
        )
        .route(
            "/declarer/{draft}/{section}/brouillon",
            post(fill::autosave),
        )
}
