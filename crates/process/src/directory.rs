//! The directory of providers: whom a facility can call for help beside the
//! CERT, by region and competence (SUPP-6).
//!
//! The CERT keeps all of it, an agency what serves its own region alone. Each
//! entry has a day by which it must be checked again, and nothing in it
//! changes without an act.

mod acts;
mod entry;
mod fitting;
mod fold;
mod rules;
mod words;

pub use acts::{ProviderAct, SentProvider};
pub use entry::{Contact, Entry, Qualification, Served};
pub use fitting::{Suited, needs, suited};
pub use fold::{NotAProvider, Provider, Withdrawal};
pub use rules::{LONGEST_NAME, LONGEST_REVIEW_YEARS, ProviderCommand, decide, listed};
pub use words::{Competence, ProviderKind, ProviderState};

pub(crate) use rules::send;
