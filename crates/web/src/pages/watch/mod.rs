//! Who has read what: the reads of one case, and mass reading (KEEP-1, KEEP-3).

mod mass;
mod reads;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new().merge(mass::routes()).merge(reads::routes())
}
