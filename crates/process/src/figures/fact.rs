//! What is counted of one case.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{Among, Delay};
use crate::{
    access::{Body, Viewer},
    calendar::paris,
    case::{Case, Confirmation, HelpNeeded, Reality},
    declaration::facts::{Answer, Moment, Several},
    facility::FacilityNature,
    ids::{FacilityId, IncidentId},
    territory::{DepartementCode, departement},
    words::{
        CareImpact, Cause, Class, DataImpact, DataNature, FacilityGroup, HandlingState,
        IncidentNature, OperationImpact, PatientImpact, Word, YesNo,
    },
};

/// What is counted of one case: a pure function of the case and of the kind of
/// its facility. It holds no word that a person wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The declaring facility.
    pub facility: FacilityId,
    /// The event of which the case is a part, once experts said so.
    pub event: Option<IncidentId>,
    /// The day of the declaration, in Paris.
    pub declared_on: Date,
    /// Where the case is led.
    pub departement: DepartementCode,
    /// What kind of facility declares.
    pub nature: FacilityNature,
    /// Real or exercise.
    pub reality: Reality,
    /// What the report was found to be.
    pub judged: Judged,
    /// The class in force.
    pub class: Option<Class>,
    /// Malicious or not: as the CERT recorded it, or else as it was declared.
    pub malice: IncidentNature,
    /// Causes: as the CERT recorded them, or else as they were declared.
    pub causes: Among<Cause>,
    /// What became of care.
    pub care: Option<CareImpact>,
    /// Danger for patients.
    pub patients: Option<PatientImpact>,
    /// What became of data.
    pub data: Among<DataImpact>,
    /// The kinds of data concerned.
    pub data_natures: Among<DataNature>,
    /// What became of the facility's working.
    pub operation: Option<OperationImpact>,
    /// Whether support was asked for.
    pub support: YesNo,
    /// Whether the facility had resolved it before the report.
    pub resolved_before: YesNo,
    /// How long care went on in degraded mode.
    pub degraded: Delay,
    /// From noticing to declaring.
    pub declared_after: Delay,
    /// From the declaration to the taking in.
    pub taken_in_after: Delay,
    /// From the declaration to the first qualification.
    pub qualified_after: Delay,
    /// From the declaration to the first measure.
    pub first_measure_after: Delay,
    /// From the declaration to the closing.
    pub closed_after: Delay,
    /// To whom, beside the CERT and the HFDS, the case is open.
    pub open_to: OpenTo,
}

/// What a report was found to be, as far as counting goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Judged {
    /// It waits for somebody of the facility, or the CERT, to confirm it.
    Unconfirmed,
    /// It counts as an incident.
    Incident,
    /// The CERT judged that it is none.
    NotIncident,
}

/// Which bodies, beside the CERT and the HFDS, may count a case among theirs
/// (QUAL-5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenTo {
    /// The agency of the territory in which it is led.
    pub agency: bool,
    /// The delegation of the département in which it is led.
    pub delegation: bool,
    /// The DGS.
    pub dgs: bool,
    /// ANSM.
    pub ansm: bool,
    /// ANSSI.
    pub anssi: bool,
}

impl Fact {
    /// What is counted of a case whose facility is of this kind.
    #[must_use]
    pub fn of(case: &Case, nature: FacilityNature) -> Self {
        let facts = &case.facts;
        let declared = Some(case.declared_at);
        let (malice, causes) = match &case.causes {
            Some((malice, causes)) => (*malice, causes.iter().copied().collect()),
            None => (
                facts
                    .nature
                    .known()
                    .copied()
                    .unwrap_or(IncidentNature::Undetermined),
                among(&facts.causes),
            ),
        };
        let help = case.help != HelpNeeded::Normally
            || facts.help_wanted.is(YesNo::Yes)
            || facts.urgent_help.is(YesNo::Yes)
            || facts.help_kinds.known().is_some();
        let resolved = case
            .declared
            .facts
            .value
            .handling_state
            .is(HandlingState::Resolved);
        Self {
            facility: case.facility(),
            event: case.incident.map(|member| member.incident),
            declared_on: paris().to_datetime(case.declared_at).date(),
            departement: case.departement,
            nature,
            reality: case.declared.reality,
            judged: judged(case),
            class: case.class(),
            malice,
            causes,
            care: facts.care_impact.known().copied(),
            patients: facts.patient_impact.known().copied(),
            data: among(&facts.data_impact),
            data_natures: among(&facts.data_natures),
            operation: facts.operation_impact.known().copied(),
            support: yes_no(help),
            resolved_before: yes_no(resolved),
            degraded: Delay::between(instant(&facts.care_since), instant(&facts.care_until)),
            declared_after: Delay::between(instant(&facts.noticed_at), declared),
            taken_in_after: Delay::between(declared, case.taken_in.as_ref().map(|(at, _)| *at)),
            qualified_after: Delay::between(declared, case.first_qualified_at),
            first_measure_after: Delay::between(
                declared,
                case.measures
                    .values()
                    .map(|measure| measure.proposed_at)
                    .min(),
            ),
            closed_after: Delay::between(declared, case.closed_at),
            open_to: open_to(case),
        }
    }

    /// The group of its facility.
    #[must_use]
    pub const fn group(&self) -> FacilityGroup {
        FacilityGroup::of(self.nature)
    }

    /// Whether it is real: exercises are never counted.
    #[must_use]
    pub fn is_real(&self) -> bool {
        self.reality == Reality::Real
    }

    /// Whether it counts as an incident.
    #[must_use]
    pub fn is_incident(&self) -> bool {
        self.is_real() && self.judged == Judged::Incident
    }

    /// Whether care went on in degraded mode, or stopped.
    #[must_use]
    pub fn is_degraded(&self) -> bool {
        matches!(
            self.care,
            Some(CareImpact::DegradedMode | CareImpact::Interruption)
        )
    }

    /// Whether it touched data.
    #[must_use]
    pub fn touched_data(&self) -> bool {
        self.data.iter().any(|impact| impact != DataImpact::None)
    }

    /// Whether it is said of everything that could suffer that it did not;
    /// what nobody answered says nothing either way.
    #[must_use]
    pub fn had_no_impact(&self) -> bool {
        let harmless = |known: bool, none: bool| !known || none;
        let answered = self.care.is_some()
            || self.patients.is_some()
            || self.operation.is_some()
            || !self.data.is_empty();
        answered
            && harmless(self.care.is_some(), self.care == Some(CareImpact::None))
            && harmless(
                self.patients.is_some(),
                self.patients == Some(PatientImpact::None),
            )
            && harmless(
                self.operation.is_some(),
                self.operation == Some(OperationImpact::None),
            )
            && !self.touched_data()
    }
}

fn judged(case: &Case) -> Judged {
    match (case.class(), case.confirmation) {
        (Some(Class::NotIncident), _) => Judged::NotIncident,
        (None, Confirmation::Awaited) => Judged::Unconfirmed,
        _ => Judged::Incident,
    }
}

fn open_to(case: &Case) -> OpenTo {
    let seen = |viewer: Viewer| case.viewers.contains(&viewer);
    OpenTo {
        agency: departement(case.departement)
            .ars()
            .is_some_and(|ars| seen(Viewer::Body(Body::Ars(ars.code())))),
        delegation: seen(Viewer::Delegation(case.departement)),
        dgs: seen(Viewer::Body(Body::Dgs)),
        ansm: seen(Viewer::Body(Body::Ansm)),
        anssi: seen(Viewer::Body(Body::Anssi)),
    }
}

const fn yes_no(holds: bool) -> YesNo {
    if holds { YesNo::Yes } else { YesNo::No }
}

fn instant(answer: &Answer<Moment>) -> Option<Timestamp> {
    answer.known().map(Moment::at)
}

fn among<W: Word>(answer: &Answer<Several<W>>) -> Among<W> {
    answer
        .known()
        .map(|several| several.iter().collect())
        .unwrap_or_default()
}
