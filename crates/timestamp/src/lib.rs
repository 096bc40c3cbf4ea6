//! Timestamps of an authority (RFC 3161), without input or output: what is
//! asked of it, what it answers, and what its token proves.

#![forbid(unsafe_code)]

mod authority;
mod request;
mod token;

pub use authority::{Authority, NoAuthority};
pub use request::{NoToken, Request};
pub use token::{Stamped, Unproved};

/// The hash of what is stamped (SHA-256).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imprint(pub [u8; 32]);
