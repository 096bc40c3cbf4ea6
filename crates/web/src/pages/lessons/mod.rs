//! Lessons: those of a case, read, completed and approved; their anonymised
//! edition; what they say to playbooks; the base of all.

mod base;
mod edition;
pub(crate) mod links;
mod public;
mod reading;

pub(crate) use edition::path as edition_path;
pub(crate) use reading::{labels, path, said};

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(base::routes())
        .merge(edition::routes())
        .merge(links::routes())
        .merge(public::routes())
        .merge(reading::routes())
}
