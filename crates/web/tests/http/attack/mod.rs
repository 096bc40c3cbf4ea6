//! What an attacker would try at the portal's doors, with and without an
//! account.

mod bodies;
mod forgery;
mod injection;
mod limits;
mod sessions;
