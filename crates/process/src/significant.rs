//! Phase 4 bis: significant incidents (SUPP-2, SIGN-1, SIGN-2, SIGN-4,
//! CLOSE-4). An incident has a story of its own; its cases read it, each
//! reader as far as the audience of each act goes (QUAL-5).

mod acts;
mod command;
mod decide;
mod duties;
mod fold;
mod gathering;
mod notices;
mod progress;
mod settings;
mod since;

pub use acts::{ActionOwner, IncidentAct, SituationReport};
pub use command::IncidentCommand;
pub use decide::{Ground, decide};
pub use duties::obligations;
pub use fold::{Action, Decision, Incident, Merged, NotAnIncident, Report, Seated, Statement};
pub use gathering::{gather, may_gather, release};
pub use notices::{
    IncidentNotice, IncidentTemplate, case_notices, case_reminder, notices, reminder,
};
pub use progress::{Member, Part, Tally, tally};
pub use settings::Significant;
pub use since::{Happened, happened_since};

pub(crate) use progress::state_progress;
