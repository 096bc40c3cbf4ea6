//! Reports of years past, taken over from a file and counted beside cases
//! (FIG-1).
//!
//! Nobody can sign today for what was done then: a past report is no case. It
//! has no acts, no duties, no messages; it holds what is counted of it and
//! nothing else. What is on record is that a person took it over, when, and
//! from which file. What a file brought is taken back whole.

mod acts;
mod fold;
mod report;
mod rules;

pub use acts::PastImportAct;
pub use fold::{NotAnImport, PastImport, TakenBack};
pub use report::{PastReport, digest};
pub use rules::{MOST_BYTES, MOST_REPORTS, import, take_back};
