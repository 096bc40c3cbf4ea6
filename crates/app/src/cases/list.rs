//! Lists of cases, duties and findings, each within the actor's scope.

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    access::{Actor, Seat, Standing, Verb, scope},
    case::{Confirmation, HelpNeeded, Reality},
    decide::permit,
    facility::{Facility, FacilityNature, FinessNumber},
    ids::{FacilityId, Reference},
    refusal::{Reason, Refusal, Rule},
    territory::{ArsCode, DepartementCode},
    words::{CareUrgency, Class, State, UrgencyReason},
};

use store::cases;
pub use store::cases::{HelpFilter, Tally};

use crate::{App, AppError, WrongInput, incidents::IncidentLine};

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
    /// Whether help was asked for at once.
    pub help: Option<HelpFilter>,
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

/// What a search finds.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchResults {
    /// Cases in the actor's scope.
    pub cases: Vec<CaseLine>,
    /// Incidents that the actor may read.
    pub incidents: Vec<IncidentLine>,
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
        let cursor = cursor
            .map(str::parse::<cases::Cursor>)
            .transpose()
            .map_err(|_| WrongInput::Cursor)?;
        let order = match filter.order {
            CaseOrder::Queue => cases::Order::Queue,
            CaseOrder::Newest => cases::Order::Newest,
        };
        let page = cases::list(
            self.0.db.read(),
            &scope(actor),
            &filter.stored(),
            order,
            cursor,
            limit.clamp(1, 200),
        )
        .await?;
        Ok(Page {
            items: page.items.into_iter().map(CaseLine::from).collect(),
            next: page.next.map(|cursor| cursor.to_string()),
        })
    }

    /// How many cases the actor sees in each state.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn case_counts(&self, actor: &Actor) -> Result<BTreeMap<State, Tally>, AppError> {
        let scope = scope(actor);
        let count = || cases::counts(self.0.db.read(), &scope);
        Ok(self.0.tallies.states.ask(scope.clone(), count).await?)
    }

    /// How many open cases the actor sees in each département; one without any
    /// is left out.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn open_cases_by_departement(
        &self,
        actor: &Actor,
    ) -> Result<BTreeMap<DepartementCode, u64>, AppError> {
        let open: Vec<State> = State::ALL
            .iter()
            .copied()
            .filter(|state| *state != State::Closed)
            .collect();
        cases::counts_by_departement(self.0.db.read(), &scope(actor), &open)
            .await
            .map_err(Into::into)
    }

    /// Cases, incidents and facilities by number, name or words.
    ///
    /// # Errors
    /// When the actor's role has no search, or the database does not answer.
    pub async fn search(&self, actor: &Actor, query: &str) -> Result<SearchResults, AppError> {
        let Standing::Staff(role) = actor.standing else {
            return Err(Refusal::new(Rule::Qual5, Reason::NotYourRole).into());
        };
        permit(Verb::Search, Seat::Staff { role })?;
        let scope = scope(actor);
        let reader = self.0.db.read();
        if let Ok(reference) = query.parse::<Reference>() {
            let found = cases::by_reference(reader, &scope, reference)
                .await?
                .filter(|line| line.row.disposed_at.is_none());
            return Ok(SearchResults {
                cases: found.into_iter().map(CaseLine::from).collect(),
                incidents: Vec::new(),
                facilities: Vec::new(),
            });
        }
        let found = store::search::cases(reader, &scope, query, MOST_FOUND).await?;
        Ok(SearchResults {
            cases: found.into_iter().map(CaseLine::from).collect(),
            incidents: match permit(Verb::ReadIncidents, Seat::Staff { role }) {
                Ok(_) => self.found_incidents(actor, query).await?,
                Err(_) => Vec::new(),
            },
            facilities: self.find_facilities(query, 20).await?,
        })
    }
}

const MOST_FOUND: u64 = 50;

impl CaseFilter {
    pub(super) fn stored(&self) -> cases::CaseFilter {
        cases::CaseFilter {
            states: self.states.iter().copied().collect(),
            classes: self.classes.iter().copied().collect(),
            territory: match (self.departement, self.ars) {
                (Some(departement), _) => Some(cases::Territory::Departement(departement)),
                (None, Some(ars)) => Some(cases::Territory::Ars(ars)),
                (None, None) => None,
            },
            facility: self.facility,
            help: self.help,
            confirmation: self.confirmation,
            reality: self.reality,
            taken_in: self.taken_in.map(|taken_in| match taken_in {
                TakenIn::Yes => cases::TakenIn::Yes,
                TakenIn::No => cases::TakenIn::NotYet,
            }),
            declared_from: self.from,
            declared_before: self.to,
            ..cases::CaseFilter::default()
        }
    }
}

impl From<cases::CaseLine> for CaseLine {
    fn from(line: cases::CaseLine) -> Self {
        let row = line.row;
        Self {
            reference: row.reference,
            facility_name: line.facility_name,
            finess: line.finess,
            town: line.town,
            departement: row.departement,
            lead: row.lead,
            nature: row.nature,
            state: row.state,
            class: row.class,
            urgency: row.urgency,
            reasons: row.reasons,
            help: row.help,
            confirmation: row.confirmation,
            reality: row.reality,
            declared_at: row.declared_at,
            taken_in_at: row.taken_in_at,
            updated_at: row.updated_at,
        }
    }
}
