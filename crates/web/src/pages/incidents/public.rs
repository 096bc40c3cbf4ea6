//! What is said to the public of incidents (SIGN-1).

use app::incidents::PublicStatement;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;

use crate::error::WebError;
use crate::layout::Layout;
use crate::paths;
use crate::reader::Reader;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().route(paths::STATEMENTS, get(show))
}

#[derive(Template)]
#[template(path = "incidents/public.html")]
struct PublicPage {
    t: Texts,
    layout: Layout,
    statements: Vec<PublicStatement>,
}

async fn show(reader: Reader) -> Result<Response, WebError> {
    respond::page(&PublicPage {
        t: reader.t,
        layout: reader.layout(reader.t.get("statements-title")),
        statements: reader.state.app.public_statements().await?,
    })
}
