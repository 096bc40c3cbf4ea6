//! Pages of the CERT: its queue, its day, the qualification.

mod qualify;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new().merge(qualify::routes())
}
