//! Pages that anyone may open.

mod help_now;
mod home;
mod paper_form;

use axum::Router;

pub use help_now::HelpNow;
pub use home::Home;
pub use paper_form::PaperForm;

use crate::state::WebState;

pub(crate) fn routes() -> Router<WebState> {
    Router::new()
        .merge(help_now::routes())
        .merge(home::routes())
        .merge(paper_form::routes())
}
