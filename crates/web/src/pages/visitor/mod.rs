//! Pages that anyone may open.

mod help_now;
mod home;
mod paper_form;
mod status;

pub use help_now::HelpNow;
pub use home::Home;
pub use paper_form::PaperForm;
pub use status::Status;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(help_now::routes())
        .merge(home::routes())
        .merge(paper_form::routes())
}

/// What is asked when nothing else answers.
pub(crate) fn status() -> Routes {
    status::routes()
}
