//! Pages of the CERT: the qualification, the cases that look alike.

mod alike;
mod qualify;
pub(crate) mod technical;

pub use alike::AlikeCard;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(alike::routes())
        .merge(qualify::routes())
        .merge(technical::routes())
}
