//! Alerts: a warning written once, approved, sent to a whole population, whose
//! receipt each facility acknowledges (SIGN-3).
//!
//! A warning about a vulnerability is the CERT's own; once an incident
//! spreads, HFDS/FSSI steers and the CERT relays. What a facility answers is
//! recorded on the facility, so that thirty thousand answers never wait for
//! one another.

mod acts;
mod duties;
mod fold;
mod number;
mod population;
mod receipt;
mod rules;
mod words;

pub use acts::{AlertAct, Content};
pub use duties::obligations;
pub use fold::{Alert, Correction, NotAnAlert, Outcome, Sending};
pub use number::{AlertNumber, NotAnAlertNumber};
pub use population::{Criteria, MOST_NUMBERS, Population};
pub use receipt::{AnswerTo, Reply, answer, receipt_after};
pub use rules::{AlertCommand, Counted, MOST_MEASURES, approvers, decide, written};
pub use words::{AlertNature, AlertState, AlertUrgency, MeasureAnswer, ReceiptState, Tlp};
