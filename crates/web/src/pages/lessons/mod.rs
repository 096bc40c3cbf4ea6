//! Lessons: those of a case, read, completed and approved; the base of all.

mod base;
mod reading;

pub(crate) use reading::{labels, path, said};

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(base::routes())
        .merge(reading::routes())
}
