//! The use cases, each through its door, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod alerts;
mod altered;
mod bundle;
mod clocks;
mod declaring;
mod drafts;
mod evidence;
mod facilities;
mod factors;
mod incidents;
mod log;
mod lookalikes;
mod on_call;
mod outcomes;
mod person_erasure;
mod register;
mod reports_to_confirm;
mod retention;
mod rights;
mod rights_of_people;
mod sendings;
mod sharing;
mod sign_in;
mod sites;
mod technical;
mod visitors;
mod watched_reading;
mod webhooks;
mod worst_night;
