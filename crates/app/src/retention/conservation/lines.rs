//! What the page of the end of files shows.

use jiff::Timestamp;
use process::{
    ids::SubjectNumber,
    retention::{Category, Disposition, Length},
};

use crate::retention::requests::ErasureLine;

/// The end of files, as one reader may see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Conservation {
    /// Every category, with its rule and its counts.
    pub categories: Vec<CategoryLine>,
    /// Files whose period is over and for which nothing was proposed, the
    /// oldest first.
    pub due: Vec<DueFile>,
    /// Files that wait for a second person.
    pub proposed: Vec<ProposedFile>,
    /// Files that two persons have decided on and that the platform is ending.
    pub ending: Vec<ProposedFile>,
    /// Files under a hold.
    pub held: Vec<HeldFile>,
    /// Files that have ended, the latest first.
    pub ended: Vec<EndedFile>,
    /// Requests to erase a person's data, the latest first.
    pub erasures: Vec<ErasureLine>,
}

/// A category with its rule and its counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CategoryLine {
    /// The category.
    pub category: Category,
    /// How long it is kept.
    pub length: Length,
    /// What is proposed at the end; always destruction, but for files of cases.
    pub then: Disposition,
    /// Closed files that are there; none for what is no file of a case.
    pub kept: Option<u64>,
    /// Files that have ended.
    pub ended: Option<u64>,
}

/// A file whose period is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueFile {
    /// Number of the case, the incident or the alert.
    pub reference: SubjectNumber,
    /// Its category.
    pub category: Category,
    /// When it was closed.
    pub closed_at: Timestamp,
    /// Since when it is due.
    pub since: Timestamp,
    /// What the settings propose.
    pub then: Disposition,
}

/// A file for which something is proposed or decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedFile {
    /// Number of the case, the incident or the alert.
    pub reference: SubjectNumber,
    /// Its category.
    pub category: Category,
    /// What.
    pub disposition: Disposition,
    /// When it was proposed.
    pub proposed_at: Timestamp,
    /// By whom, where the name is known.
    pub proposed_by: Option<String>,
    /// When a decision was expected.
    pub expected_by: Timestamp,
    /// Whether the reader may be the second person.
    pub second: SecondPerson,
}

/// Whether the reader may be the second person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondPerson {
    /// The reader may decide.
    May,
    /// The reader has proposed it.
    Proposed,
}

/// A file under a hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldFile {
    /// Number of the case, the incident or the alert.
    pub reference: SubjectNumber,
    /// Since when.
    pub since: Timestamp,
}

/// A file that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EndedFile {
    /// Number of the case, the incident or the alert.
    pub reference: SubjectNumber,
    /// Its category.
    pub category: Category,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// What became of it.
    pub disposition: Disposition,
    /// When.
    pub at: Timestamp,
}
