//! Lists of cases, duties and findings, each within the actor's scope.

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    access::{Actor, Viewer},
    case::{Confirmation, HelpNeeded, Reality},
    facility::{Facility, FacilityNature, FinessNumber},
    ids::{FacilityId, Reference},
    obligations::Duty,
    territory::{ArsCode, DepartementCode},
    words::{CareUrgency, Class, State, UrgencyReason},
};

use crate::{App, AppError};

/// Whether a case was taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenIn {
    /// It was.
    Yes,
    /// It was not.
    No,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CaseOrder {
    /// The order of work: the most urgent first (INTAKE-3).
    Queue,
    /// The newest first.
    #[default]
    Newest,
}

/// Which cases a list holds; empty lists and absent values do not restrict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// States.
    pub states: Vec<State>,
    /// Classes.
    pub classes: Vec<Class>,
    /// The leading agency.
    pub ars: Option<ArsCode>,
    /// The département.
    pub departement: Option<DepartementCode>,
    /// The declaring facility.
    pub facility: Option<FacilityId>,
    /// Taken in or not.
    pub taken_in: Option<TakenIn>,
    /// Confirmed or not.
    pub confirmation: Option<Confirmation>,
    /// Real or exercise.
    pub reality: Option<Reality>,
    /// Declared from.
    pub from: Option<Timestamp>,
    /// Declared before.
    pub to: Option<Timestamp>,
    /// The order.
    pub order: CaseOrder,
}

/// A case in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseLine {
    /// Its number.
    pub reference: Reference,
    /// Name of the declaring facility.
    pub facility_name: String,
    /// Its number in the register.
    pub finess: FinessNumber,
    /// Its town.
    pub town: String,
    /// Where the case is led.
    pub departement: DepartementCode,
    /// The agency that leads.
    pub lead: Option<ArsCode>,
    /// What kind of facility it is.
    pub nature: FacilityNature,
    /// Where it stands.
    pub state: State,
    /// The class, once judged.
    pub class: Option<Class>,
    /// How much patients' care suffers.
    pub urgency: CareUrgency,
    /// Why.
    pub reasons: Vec<UrgencyReason>,
    /// Whether help is needed at once.
    pub help: HelpNeeded,
    /// Whether the report is confirmed.
    pub confirmation: Confirmation,
    /// Real or exercise.
    pub reality: Reality,
    /// When it was declared.
    pub declared_at: Timestamp,
    /// When it was taken in.
    pub taken_in_at: Option<Timestamp>,
    /// When its last act was recorded.
    pub updated_at: Timestamp,
}

/// A part of a list, and the mark of the next part.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// The part.
    pub items: Vec<T>,
    /// Where the next part begins; none at the end.
    pub next: Option<String>,
}

/// Something expected of the actor.
#[derive(Clone, Debug, PartialEq)]
pub struct DutyLine {
    /// The case.
    pub reference: Reference,
    /// Name of the declaring facility.
    pub facility_name: String,
    /// What is owed.
    pub duty: Duty,
    /// By whom.
    pub owed_by: Viewer,
    /// Since when.
    pub since: Timestamp,
    /// Until when.
    pub due: Option<Timestamp>,
}

/// What a search finds.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchResults {
    /// Cases in the actor's scope.
    pub cases: Vec<CaseLine>,
    /// Facilities of the register.
    pub facilities: Vec<Facility>,
}

impl App {
    /// The cases that the actor sees, filtered, in order, a part at a time.
    ///
    /// # Errors
    /// When the mark of the part cannot be read.
    pub async fn cases(
        &self,
        actor: &Actor,
        filter: &CaseFilter,
        cursor: Option<&str>,
        limit: u32,
    ) -> Result<Page<CaseLine>, AppError> {
        unimplemented!()
    }

    /// How many cases the actor sees in each state.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn case_counts(&self, actor: &Actor) -> Result<BTreeMap<State, u64>, AppError> {
        unimplemented!()
    }

    /// What is expected of the actor, the most pressing first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn duties(&self, actor: &Actor) -> Result<Vec<DutyLine>, AppError> {
        unimplemented!()
    }

    /// Cases and facilities by number, name or words.
    ///
    /// # Errors
    /// When the actor's role has no search, or the database does not answer.
    pub async fn search(&self, actor: &Actor, query: &str) -> Result<SearchResults, AppError> {
        unimplemented!()
    }
}
