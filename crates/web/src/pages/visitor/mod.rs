//! Pages that anyone may open.

mod help_now;
mod home;
mod paper_form;

pub use help_now::HelpNow;
pub use home::Home;
pub use paper_form::PaperForm;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(help_now::routes())
        .merge(home::routes())
        .merge(paper_form::routes())
}
