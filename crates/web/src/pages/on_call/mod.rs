//! The on-call: who is called when, and what to do in the night (DECL-6).

mod handover;
mod rota;
mod shift;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(handover::routes())
        .merge(rota::routes())
        .merge(shift::routes())
}
