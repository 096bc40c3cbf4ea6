//! The forms by which staff act on a case: one page an act, at
//! `/dossiers/{reference}/{slug}`, to which the case page links.
//!
//! An act's [`Sheet`] says what its form asks, [`read`] turns what was typed
//! into a command; the rules of `process` decide.

mod authorities;
mod closure;
mod deed;
mod follow_up;
mod lessons;
mod offered;
mod page;
mod playbook;
mod read;
mod retention;
mod routes;
mod sheet;
mod shelf;
mod support;

pub use deed::Deed;
pub use offered::{body_of, deed_of, offered};
pub use page::{ActPage, Around, Gravity};
pub(crate) use read::missing_key;
pub use read::read;
pub(crate) use routes::routes;
pub(crate) use routes::{after, fresh_key, key};
pub use sheet::{Control, Need, Question, Sheet, prefilled, sheet};
pub use shelf::Shelf;
