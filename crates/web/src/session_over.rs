//! The session ended while somebody was writing, whatever the form: what was
//! sent is shown back and can be sent again once signed in (DECL-3).

use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;

use crate::error::WebError;
use crate::held::{Held, KeptForm};
use crate::layout::Layout;
use crate::paths;
use crate::problem::ProblemKind;
use crate::reader::{Reader, SignedIn};
use crate::respond;
use crate::routes::Routes;

impl Held {
    /// The page that shows the form back to somebody whose session has ended.
    pub(crate) async fn session_over(self, reader: &Reader) -> Option<Response> {
        let page = SessionOver {
            t: reader.t,
            layout: reader.layout(reader.t.get("session-over")),
            kept: self.shown(reader).await?,
            sign_in: format!("{}?next={RETURN}", paths::SIGN_IN),
        };
        respond::page_with(ProblemKind::SignInNeeded.status(), &page).ok()
    }
}

#[derive(Template)]
#[template(path = "session_over.html")]
struct SessionOver {
    t: Texts,
    layout: Layout,
    kept: KeptForm,
    /// Where one signs in, in another tab.
    sign_in: String,
}

/// Where somebody comes to who signed in again in another tab.
const RETURN: &str = "/connexion/reprise";

#[derive(Template)]
#[template(path = "session_back.html")]
struct SessionBack {
    t: Texts,
    layout: Layout,
}

pub(crate) fn routes() -> Routes {
    Routes::new().route(RETURN, get(back))
}

async fn back(signed: SignedIn) -> Result<Response, WebError> {
    let reader = &signed.reader;
    respond::page(&SessionBack {
        t: reader.t,
        layout: reader.layout(reader.t.get("session-back")),
    })
}
