//! Phase 1, declaration.

pub mod criteria;
pub mod facts;
pub mod form;
pub mod rules;

pub use rules::aware_at;
