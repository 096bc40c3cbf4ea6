//! When no second factor is left: asking to begin anew.

use app::people::{Reset, Step};
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;

use super::enrolling::Arriving;
use super::step_page;
use crate::error::WebError;
use crate::flash::Flash;
use crate::layout::Layout;
use crate::paths;
use crate::respond;
use crate::routes::Routes;

#[derive(Template)]
#[template(path = "account/lost.html")]
struct Lost {
    t: Texts,
    layout: Layout,
    reset: Option<Reset>,
}

pub(super) fn routes() -> Routes {
    Routes::new().route(paths::LOST_FACTORS, get(show).post(ask))
}

async fn show(arriving: Arriving) -> Result<Response, WebError> {
    let Arriving {
        reader, unfinished, ..
    } = arriving;
    if unfinished.step == Step::Enrol {
        return Ok(respond::see_other(step_page(&unfinished.step)));
    }
    respond::page(&Lost {
        t: reader.t,
        layout: reader.layout(reader.t.get("lost-title")),
        reset: unfinished.reset,
    })
}

async fn ask(arriving: Arriving) -> Result<Response, WebError> {
    let app = &arriving.reader.state.app;
    app.ask_reset(&arriving.unfinished).await?;
    Ok(respond::done(paths::LOST_FACTORS, Flash::ResetAsked))
}
