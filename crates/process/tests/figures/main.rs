//! The observatory (FIG-1, FIG-2): figures against a second, slow computation,
//! periods, and numbers that nobody can find out.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod along;
mod any_facts;
mod counted;
mod hidden;
mod past;
mod published;
mod spans;
