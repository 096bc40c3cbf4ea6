//! A case as lists show it.

use jiff::Timestamp;
use process::act::Sequence;
use process::{
    case::{Case, Confirmation, HelpNeeded, Reality},
    facility::{Facility, FacilityNature, FinessNumber},
    ids::{CaseId, FacilityId, Reference},
    intake::Priority,
    territory::{ArsCode, DepartementCode},
    words::{
        CareUrgency, Channel, Class, IncidentNature, MilitaryNotice, OwnHandling, State,
        UrgencyReason,
    },
};
use sea_orm::{ActiveValue::Set, FromQueryResult, QueryResult};

use crate::{
    columns::{
        int, key, keys, micros, number, parse, parse_or_none, time, time_or_none, word,
        word_or_none, words,
    },
    entities::{
        cases::{ActiveModel, Column, Model},
        facilities,
    },
    error::Result,
};

/// What lists and filters need of a case; a pure function of the case, and
/// the same whenever it is made anew from the acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRow {
    /// Identity of the case.
    pub id: CaseId,
    /// Its number.
    pub reference: Reference,
    /// The declaring facility.
    pub facility: FacilityId,
    /// What kind of facility that is.
    pub nature: FacilityNature,
    /// Where the case is led.
    pub departement: DepartementCode,
    /// The ARS that leads; some territories have none.
    pub lead: Option<ArsCode>,
    /// Where it stands.
    pub state: State,
    /// The class in force.
    pub class: Option<Class>,
    /// How much patients' care suffers.
    pub urgency: CareUrgency,
    /// Why it stands where it stands in the queue (INTAKE-3).
    pub reasons: Vec<UrgencyReason>,
    /// Its rank in the queue, the greater first.
    pub rank: u32,
    /// Whether help is needed at once (DECL-6).
    pub help: HelpNeeded,
    /// Whether the report is confirmed (DECL-4).
    pub confirmation: Confirmation,
    /// Real or exercise.
    pub reality: Reality,
    /// How the declaration came.
    pub channel: Channel,
    /// What the facility says of its own handling.
    pub own_handling: OwnHandling,
    /// What the armed forces told (DECL-7).
    pub military: Option<MilitaryNotice>,
    /// Malicious or not, as the CERT recorded it.
    pub incident_nature: Option<IncidentNature>,
    /// How many sites are touched beside the declaring one.
    pub affected: u32,
    /// When the declaration was sent.
    pub declared_at: Timestamp,
    /// When the CERT took it in.
    pub taken_in_at: Option<Timestamp>,
    /// When it was first qualified.
    pub qualified_at: Option<Timestamp>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// When its last act was recorded.
    pub updated_at: Timestamp,
    /// Number of its last act.
    pub seq: Sequence,
    /// When its content went (KEEP-2).
    pub disposed_at: Option<Timestamp>,
}

/// A case with the names that a list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseLine {
    /// The case.
    pub row: CaseRow,
    /// Name of the declaring facility.
    pub facility_name: String,
    /// Its number in the register.
    pub finess: FinessNumber,
    /// Its town.
    pub town: String,
}

/// What an update replaces: all but what a case is known by.
pub(super) const KEPT: [Column; 24] = [
    Column::FacilityId,
    Column::Nature,
    Column::Departement,
    Column::LeadArs,
    Column::State,
    Column::Class,
    Column::Urgency,
    Column::UrgencyReasons,
    Column::Rank,
    Column::Help,
    Column::Confirmation,
    Column::Reality,
    Column::Channel,
    Column::OwnHandling,
    Column::Military,
    Column::IncidentNature,
    Column::Affected,
    Column::DeclaredAt,
    Column::TakenInAt,
    Column::QualifiedAt,
    Column::ClosedAt,
    Column::UpdatedAt,
    Column::Seq,
    Column::DisposedAt,
];

/// The columns of the facility in a line, and the names that they bear there.
pub(super) const LINE_COLUMNS: [(facilities::Column, &str); 3] = [
    (facilities::Column::Name, "facility_name"),
    (facilities::Column::Finess, "facility_finess"),
    (facilities::Column::Town, "facility_town"),
];

impl CaseRow {
    /// The row of a case of `facility`, with its place in the queue.
    #[must_use]
    pub fn of(case: &Case, facility: &Facility, priority: &Priority) -> Self {
        Self {
            id: case.id,
            reference: case.reference,
            facility: case.facility(),
            nature: facility.nature(),
            departement: case.departement,
            lead: case.lead,
            state: case.state,
            class: case.class(),
            urgency: priority.urgency,
            reasons: priority.reasons.clone(),
            rank: priority.rank(),
            help: case.help,
            confirmation: case.confirmation,
            reality: case.declared.reality,
            channel: case.declared.channel,
            own_handling: case.own_handling,
            military: case.declared.military,
            incident_nature: case.causes.as_ref().map(|(nature, _)| *nature),
            affected: u32::try_from(case.affected.len()).unwrap_or(u32::MAX),
            declared_at: case.declared_at,
            taken_in_at: case.taken_in.as_ref().map(|(at, _)| *at),
            qualified_at: case.first_qualified_at,
            closed_at: case.closed_at,
            updated_at: case.updated_at,
            seq: case.seq,
            disposed_at: case.disposed().map(|disposed| disposed.at),
        }
    }

    pub(super) fn to_active(&self) -> ActiveModel {
        ActiveModel {
            id: Set(self.id.0),
            reference: Set(self.reference.to_string()),
            facility_id: Set(self.facility.0),
            nature: Set(key(&self.nature)),
            departement: Set(self.departement.to_string()),
            lead_ars: Set(self.lead.map(|ars| ars.to_string())),
            state: Set(key(&self.state)),
            class: Set(self.class.as_ref().map(key)),
            urgency: Set(key(&self.urgency)),
            urgency_reasons: Set(keys(&self.reasons)),
            rank: Set(int(self.rank)),
            help: Set(key(&self.help)),
            confirmation: Set(key(&self.confirmation)),
            reality: Set(key(&self.reality)),
            channel: Set(key(&self.channel)),
            own_handling: Set(key(&self.own_handling)),
            military: Set(self.military.as_ref().map(key)),
            incident_nature: Set(self.incident_nature.as_ref().map(key)),
            affected: Set(int(self.affected)),
            declared_at: Set(micros(self.declared_at)),
            taken_in_at: Set(self.taken_in_at.map(micros)),
            qualified_at: Set(self.qualified_at.map(micros)),
            closed_at: Set(self.closed_at.map(micros)),
            updated_at: Set(micros(self.updated_at)),
            seq: Set(int(self.seq.0)),
            disposed_at: Set(self.disposed_at.map(micros)),
        }
    }

    pub(super) fn from_model(row: &Model) -> Result<Self> {
        Ok(Self {
            id: CaseId(row.id),
            reference: parse(&row.reference)?,
            facility: FacilityId(row.facility_id),
            nature: word(&row.nature)?,
            departement: parse(&row.departement)?,
            lead: parse_or_none(row.lead_ars.as_deref())?,
            state: word(&row.state)?,
            class: word_or_none(row.class.as_deref())?,
            urgency: word(&row.urgency)?,
            reasons: words(&row.urgency_reasons)?,
            rank: number(row.rank)?,
            help: word(&row.help)?,
            confirmation: word(&row.confirmation)?,
            reality: word(&row.reality)?,
            channel: word(&row.channel)?,
            own_handling: word(&row.own_handling)?,
            military: word_or_none(row.military.as_deref())?,
            incident_nature: word_or_none(row.incident_nature.as_deref())?,
            affected: number(row.affected)?,
            declared_at: time(row.declared_at)?,
            taken_in_at: time_or_none(row.taken_in_at)?,
            qualified_at: time_or_none(row.qualified_at)?,
            closed_at: time_or_none(row.closed_at)?,
            updated_at: time(row.updated_at)?,
            seq: Sequence(number(row.seq)?),
            disposed_at: time_or_none(row.disposed_at)?,
        })
    }
}

impl CaseLine {
    pub(super) fn from_result(row: &QueryResult) -> Result<Self> {
        let text = |index: usize| row.try_get::<String>("", LINE_COLUMNS[index].1);
        Ok(Self {
            row: CaseRow::from_model(&Model::from_query_result(row, "")?)?,
            facility_name: text(0)?,
            finess: parse(&text(1)?)?,
            town: text(2)?,
        })
    }
}
