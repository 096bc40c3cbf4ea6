//! Playbooks (fiches réflexes): what to do for a type of incident (SUPP-5).
//!
//! Somebody of the CERT writes one, another person approves it, and it is in
//! force as a version that never changes. Each has a day by which it must be
//! read again; the portal comes with a first set, whose later texts it
//! proposes and never puts in force by itself.

mod acts;
mod fitting;
mod fold;
mod key;
mod rules;
mod sending;
mod words;

pub use acts::{Content, Origin, PlaybookAct};
pub use fitting::{Fit, Ground, Profile, fitting, skill_at_hand};
pub use fold::{Answer, Answered, Draft, NotAPlaybook, Playbook, Review, Version, Withdrawal};
pub use key::{NotAPlaybookKey, PlaybookKey};
pub use rules::{
    Keeper, LONGEST_REVIEW_YEARS, Misplaced, PlaybookCommand, decide, shaped, written,
};
pub use sending::{Sheet, SheetMeasure, unproposed};
pub use words::{DraftState, PlaybookState, SectionKind, Skill};

pub(crate) use sending::send;
