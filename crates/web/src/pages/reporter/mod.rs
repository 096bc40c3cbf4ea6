//! Pages of those who report: declaring, following one's cases, keeping one's
//! facility ready.

pub mod case;
pub mod declare;
pub mod desk;
pub mod elsewhere;
pub mod home;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(case::routes())
        .merge(declare::routes())
        .merge(desk::routes())
        .merge(home::routes())
}
