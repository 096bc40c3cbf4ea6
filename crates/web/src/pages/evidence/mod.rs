//! The evidence of a case: what it holds, sending more, the custody of each
//! piece. Everybody who sees a case sees it by the same pages (KEEP-1).

pub mod card;
pub mod list;
pub mod piece;
mod routes;
mod send;

pub use card::Card;
pub(crate) use routes::routes;
