//! Watching over the record: who has read what, mass reading, how the provable
//! log stands, and of what there are more cases than usual (KEEP-1, KEEP-3,
//! SUPP-2).

mod log;
mod mass;
mod reads;
mod signals;
mod word;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(log::routes())
        .merge(mass::routes())
        .merge(reads::routes())
        .merge(signals::routes())
}
