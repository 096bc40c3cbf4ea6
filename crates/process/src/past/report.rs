//! What is counted of a report of a year past.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    access::Body,
    case::Reality,
    evidence::ContentHash,
    facility::FacilityNature,
    figures::{Delay, Fact, Judged, OpenTo},
    ids::{FacilityId, IncidentId},
    territory::{DepartementCode, departement},
    words::{
        CareImpact, Cause, Class, DataImpact, DataNature, IncidentNature, OperationImpact,
        PatientImpact, YesNo,
    },
};

/// What is counted of a report of a year past, and nothing else of it: no word
/// that a person wrote, no moment but the day of the declaration. Times are in
/// minutes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PastReport {
    /// The declaring facility: that of the register, or one drawn from what
    /// the file calls it.
    pub facility: FacilityId,
    /// The event of which it was a part, drawn from what the file calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<IncidentId>,
    /// The day of the declaration, in Paris.
    pub declared_on: Date,
    /// Where it was led.
    pub departement: DepartementCode,
    /// What kind of facility declared.
    pub nature: FacilityNature,
    /// What it was found to be.
    pub judged: Judged,
    /// The class that it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<Class>,
    /// Malicious or not.
    pub malice: IncidentNature,
    /// Causes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub causes: BTreeSet<Cause>,
    /// What became of care.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub care: Option<CareImpact>,
    /// Danger for patients.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patients: Option<PatientImpact>,
    /// What became of data.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub data: BTreeSet<DataImpact>,
    /// The kinds of data concerned.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub data_natures: BTreeSet<DataNature>,
    /// What became of the facility's working.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<OperationImpact>,
    /// Whether support was asked for.
    pub support: YesNo,
    /// Whether the facility had resolved it before the report.
    pub resolved_before: YesNo,
    /// How long care went on in degraded mode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub degraded: Option<u32>,
    /// From noticing to declaring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared_after: Option<u32>,
    /// From the declaration to the taking in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_in_after: Option<u32>,
    /// From the declaration to the first qualification.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualified_after: Option<u32>,
    /// From the declaration to the first measure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_measure_after: Option<u32>,
    /// From the declaration to the closing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_after: Option<u32>,
    /// Which of DGS, ANSM and ANSSI were told, and so count it among theirs.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub told: BTreeSet<Body>,
}

impl PastReport {
    /// What is counted of it, as of a case. The agency of the territory counts
    /// it: every report went to it, but those of the armed forces (INTAKE-1,
    /// DECL-7).
    #[must_use]
    pub fn fact(&self) -> Fact {
        let agency = self.nature != FacilityNature::MilitaryHospital
            && departement(self.departement).ars().is_some();
        Fact {
            facility: self.facility,
            event: self.event,
            declared_on: self.declared_on,
            departement: self.departement,
            nature: self.nature,
            reality: Reality::Real,
            judged: self.judged,
            class: self.class,
            malice: self.malice,
            causes: self.causes.iter().copied().collect(),
            care: self.care,
            patients: self.patients,
            data: self.data.iter().copied().collect(),
            data_natures: self.data_natures.iter().copied().collect(),
            operation: self.operation,
            support: self.support,
            resolved_before: self.resolved_before,
            degraded: Delay::from(self.degraded),
            declared_after: Delay::from(self.declared_after),
            taken_in_after: Delay::from(self.taken_in_after),
            qualified_after: Delay::from(self.qualified_after),
            first_measure_after: Delay::from(self.first_measure_after),
            closed_after: Delay::from(self.closed_after),
            open_to: OpenTo {
                agency,
                delegation: agency,
                dgs: self.told.contains(&Body::Dgs),
                ansm: self.told.contains(&Body::Ansm),
                anssi: self.told.contains(&Body::Anssi),
            },
        }
    }
}

/// SHA-256 over the lines that a file brought, each with its number and the
/// text under which it is kept, in their order: what an act says of them.
#[must_use]
pub fn digest<'l>(lines: impl IntoIterator<Item = (u32, &'l str)>) -> ContentHash {
    let mut hash = Sha256::new();
    hash.update(b"vigie/past-reports/v1\n");
    for (number, text) in lines {
        hash.update(format!("{number} {text}\n").as_bytes());
    }
    ContentHash(hash.finalize().into())
}
