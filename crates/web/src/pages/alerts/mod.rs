//! Alerts: writing and following them, reading and answering them (SIGN-3).
//! One address for all readers, each of whom sees their own part.

mod answer;
mod board;
mod deeds;
mod list;
mod looks;
mod page;
mod text;
mod told;
mod whom;
mod write;

pub use list::Line;
pub(crate) use list::{lines, mark, public};
pub(crate) use told::story;
pub(crate) use write::about_path;

use process::alert::AlertNumber;

use crate::paths;
use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(answer::routes())
        .merge(board::routes())
        .merge(deeds::routes())
        .merge(list::routes())
        .merge(page::routes())
        .merge(write::routes())
}

/// The page of an alert.
pub(crate) fn path(number: AlertNumber) -> String {
    format!("{}/{number}", paths::ALERTS)
}
