//! « J'ai besoin d'aide maintenant »: whom to call, and what to do in the
//! first minutes (DECL-6).

use askama::Template;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use locales::Texts;
use process::calendar::Openness;

use crate::error::WebError;
use crate::layout::{Hotline, Layout};
use crate::paths;
use crate::reader::Reader;
use crate::respond;
use crate::routes::Routes;

/// The page of the first minutes.
#[derive(Template)]
#[template(path = "visitor/help_now.html")]
pub struct HelpNow {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// How the CERT is reached now.
    pub hotline: Hotline,
    /// When the CERT's hours begin again, outside them.
    pub reopens_at: Option<Timestamp>,
    /// Mailbox of HFDS/FSSI for urgent requests outside working hours.
    pub hfds_email: String,
}

pub(crate) fn routes() -> Routes {
    Routes::new().route(paths::HELP_NOW, get(show))
}

async fn show(reader: Reader) -> Result<Response, WebError> {
    let config = reader.state.app.config();
    respond::page(&HelpNow {
        t: reader.t,
        layout: reader.layout(reader.t.get("help-title")),
        hotline: reader.state.hotline(reader.now),
        reopens_at: match config.process.hours.is_open(reader.now) {
            Openness::Open => None,
            Openness::Closed { reopens_at } => Some(reopens_at),
        },
        hfds_email: config.contacts.hfds_email.clone(),
    })
}
