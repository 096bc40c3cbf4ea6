//! Phase 1, declaration: facts, form and criteria.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod any_facts;
mod criteria;
mod facts;
mod form;
