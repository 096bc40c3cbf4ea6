//! Before anything else opens to staff: a second factor is to be set up.

use app::people::Step;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;

use super::enrolling::Arriving;
use super::step_page;
use crate::error::WebError;
use crate::input::Query;
use crate::layout::Layout;
use crate::paths;
use crate::respond;
use crate::routes::Routes;

#[derive(Template)]
#[template(path = "account/protect.html")]
struct Protect {
    t: Texts,
    layout: Layout,
    next: String,
    passkeys: bool,
}

pub(super) fn routes() -> Routes {
    Routes::new().route(paths::PROTECT, get(show))
}

async fn show(arriving: Arriving, Query(asked): Query) -> Result<Response, WebError> {
    let next = asked.value("next");
    let Arriving {
        reader, unfinished, ..
    } = arriving;
    if unfinished.step != Step::Enrol {
        let step = step_page(&unfinished.step);
        return Ok(respond::see_other(&paths::with_next(step, next)));
    }
    respond::page(&Protect {
        t: reader.t,
        layout: reader.layout(reader.t.get("protect-title")),
        next: next.to_owned(),
        passkeys: reader.state.app.passkey_host().is_some(),
    })
}
