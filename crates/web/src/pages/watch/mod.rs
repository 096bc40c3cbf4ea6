//! Watching over the record: who has read what, mass reading, and how the
//! provable log stands (KEEP-1, KEEP-3).

mod log;
mod mass;
mod reads;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(log::routes())
        .merge(mass::routes())
        .merge(reads::routes())
}
