//! Playbooks: read and printed by anybody, written, approved and read again by
//! the CERT (SUPP-5).

mod binder;
mod board;
pub(crate) mod card;
mod deeds;
mod differences;
mod file;
mod list;
mod one;
pub(crate) mod parts;
mod proposals;
mod text;
mod write;

pub use card::Card;
pub use parts::Part;

pub(crate) use binder::{Wanted, print};

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(binder::routes())
        .merge(board::routes())
        .merge(deeds::routes())
        .merge(file::routes())
        .merge(list::routes())
        .merge(one::routes())
        .merge(proposals::routes())
        .merge(write::routes())
}
