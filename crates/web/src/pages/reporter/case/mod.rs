//! A case as the facility and the author of a report follow it.

mod add;
pub mod asked;
pub mod boxes;
mod clock;
mod door;
pub mod page;
pub mod phase;
mod refused;
mod routes;
pub mod statement;
pub mod supplement;
pub mod thread;

pub(crate) use door::Door;
pub(crate) use routes::{routes, show};
