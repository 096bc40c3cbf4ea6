//! The public home: two doors, one to declare, one for help now.

use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;

use crate::error::WebError;
use crate::layout::{Hotline, Layout};
use crate::pages::alerts;
use crate::paths;
use crate::reader::Reader;
use crate::respond;
use crate::routes::Routes;

/// The first page: declare, or get help now (DECL-6), and what a declaration
/// involves.
#[derive(Template)]
#[template(path = "visitor/home.html")]
pub struct Home {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// The alerts in force that anybody may read (SIGN-3).
    pub alerts: Vec<alerts::Line>,
    /// How the CERT is reached now.
    pub hotline: Hotline,
}

pub(crate) fn routes() -> Routes {
    Routes::new().route(paths::HOME, get(show))
}

async fn show(reader: Reader) -> Result<Response, WebError> {
    respond::page(&Home {
        t: reader.t,
        layout: reader.layout(reader.t.get("home-title")),
        alerts: alerts::public(&reader).await?,
        hotline: reader.state.hotline(reader.now),
    })
}
