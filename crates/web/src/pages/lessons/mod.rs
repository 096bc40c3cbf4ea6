//! Lessons: those of a case, read, completed and approved.

mod reading;

pub(crate) use reading::{path, said};

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new().merge(reading::routes())
}
