//! What the tests stand on: databases, a mailbox, browsers, and the shared facts.
//!
//! Only tests depend on this crate. Whatever is missing ends the test with a message that says
//! what to install or to run: `cargo xtask setup` installs everything.

#![allow(
    clippy::expect_used,
    reason = "tests only: a failure here is a failed test"
)]

pub mod authority;
pub mod browser;
pub mod collector;
pub mod database;
pub mod faults;
pub mod mail;
pub mod passkey;
pub mod provider;
pub mod receiver;
pub mod s3;
pub mod server;
pub mod shared_facts;
pub mod statements;
pub mod tls;
pub mod wire;
pub mod world;
