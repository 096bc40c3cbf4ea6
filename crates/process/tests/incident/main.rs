//! Significant incidents, told as stories: how cases are gathered, who steers,
//! who reads what (SUPP-2, SIGN-1, SIGN-2, SIGN-4, CLOSE-4, QUAL-5).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod gathering;
mod laws;
mod owed;
mod steering;
mod story;
