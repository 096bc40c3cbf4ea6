//! What is counted of a file, once the register has answered.

use std::collections::{BTreeMap, HashMap};

use process::{
    evidence::ContentHash,
    facility::{FacilityNature, FinessNumber},
    figures::Kind,
    ids::FacilityId,
    past::PastReport,
    territory::DepartementCode,
    words::PastColumn,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    file::PastFile,
    line::{Line, Said},
    problem::{Problem, What},
};

/// What the register says of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The facility.
    pub id: FacilityId,
    /// Where it is.
    pub departement: DepartementCode,
    /// What kind of facility it is.
    pub nature: FacilityNature,
}

/// What is counted of a file, or what is in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The hash of the file's bytes.
    pub sha256: ContentHash,
    /// The names of the columns of which nothing is read.
    pub unread: Vec<String>,
    /// The reports that can be taken over, each with the number of its line.
    pub reports: Vec<(u32, PastReport)>,
    /// What is wrong, in the order of the lines.
    pub problems: Vec<Problem>,
}

impl PastFile {
    /// What is counted of it. Where a line says of its facility what the
    /// register says otherwise, the line counts: that was years ago.
    #[must_use]
    pub fn settle(self, register: &BTreeMap<FinessNumber, Known>) -> Settled {
        let mut problems = self.problems;
        let mut earlier: HashMap<(PastReport, Said), u32> = HashMap::new();
        let mut reports = Vec::new();
        for line in self.lines {
            let number = line.number;
            match settled(&line, register) {
                Ok(report) => {
                    let key = (report.clone(), line.said);
                    match earlier.get(&key) {
                        Some(first) => problems.push(Problem {
                            line: number,
                            column: None,
                            what: What::SameAs(*first),
                        }),
                        None => {
                            earlier.insert(key, number);
                            reports.push((number, report));
                        }
                    }
                }
                Err(what) => problems.push(Problem {
                    line: number,
                    column: Some(PastColumn::Finess),
                    what,
                }),
            }
        }
        problems.sort_by_key(|problem| problem.line);
        Settled {
            sha256: self.sha256,
            unread: self.unread,
            reports,
            problems,
        }
    }
}

fn settled(line: &Line, register: &BTreeMap<FinessNumber, Known>) -> Result<PastReport, What> {
    let known = line.finess.and_then(|number| register.get(&number));
    let departement = line.departement.or(known.map(|known| known.departement));
    let nature = line.nature.or(known.map(|known| known.nature));
    let (Some(departement), Some(nature)) = (departement, nature) else {
        let number = line.finess.map(|number| number.to_string());
        return Err(What::UnknownFiness(number.unwrap_or_default()));
    };
    let facility = match (known, line.finess, line.called.as_str()) {
        (Some(known), ..) => known.id,
        (None, Some(number), _) => FacilityId(drawn("finess", number.as_str())),
        // Facilities of which nothing tells one from another count as one, so
        // that nothing is published of few.
        (None, None, "") => FacilityId(drawn(
            "place",
            &format!("{departement} {}", Kind::Nature(nature)),
        )),
        (None, None, called) => FacilityId(drawn("facility", called)),
    };
    let said = &line.said;
    Ok(PastReport {
        facility,
        event: said.event,
        declared_on: said.declared.day,
        departement,
        nature,
        judged: said.judged,
        class: said.class,
        malice: said.malice,
        causes: said.causes.clone(),
        care: said.care,
        patients: said.patients,
        data: said.data.clone(),
        data_natures: said.data_natures.clone(),
        operation: said.operation,
        support: said.support,
        resolved_before: said.resolved_before,
        degraded: said.degraded,
        declared_after: said.declared_after,
        taken_in_after: said.taken_in_after,
        qualified_after: said.qualified_after,
        first_measure_after: said.first_measure_after,
        closed_after: said.closed_after,
        told: said.told.clone(),
    })
}

/// An identity drawn from a name: the same in every file, and not the name.
pub(crate) fn drawn(of: &str, name: &str) -> Uuid {
    let digest = Sha256::digest(format!("vigie/past/{of}\n{name}").as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Uuid::from_bytes(bytes)
}
