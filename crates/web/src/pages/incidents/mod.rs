//! Significant incidents: those that a reader sees, one incident, the forms of
//! its acts, its log, what its cases show of it, what is public (SIGN-1,
//! SIGN-2, SIGN-4).

pub(crate) mod card;
mod gathering;
mod instructions;
mod list;
mod log;
mod offered;
mod order;
mod orders;
mod page;
mod public;
mod sheet;
mod told;

pub(crate) use log::Making;
pub use order::Order;
pub(crate) use told::story;

use process::ids::IncidentReference;

use crate::paths;
use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(gathering::routes())
        .merge(instructions::routes())
        .merge(list::routes())
        .merge(log::routes())
        .merge(orders::routes())
        .merge(page::routes())
        .merge(public::routes())
}

/// The page of an incident.
pub(crate) fn path(reference: IncidentReference) -> String {
    format!("{}/{reference}", paths::INCIDENTS)
}
