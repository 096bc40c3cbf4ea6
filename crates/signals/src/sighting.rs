//! What is counted, and what is said of a count.

use std::collections::BTreeSet;

use jiff::Timestamp;
use likeness::Name;
use process::{
    ids::{CaseId, FacilityId},
    territory::{DepartementCode, RegionCode},
    words::Cause,
};
use serde::{Deserialize, Serialize};

/// One case, as it is counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Sighting {
    /// The case.
    pub case: CaseId,
    /// Who declared it.
    pub facility: FacilityId,
    /// When.
    pub at: Timestamp,
    /// Where.
    pub departement: DepartementCode,
    /// Where the incident seems to come from.
    pub causes: BTreeSet<Cause>,
    /// The providers and products that it names.
    pub names: BTreeSet<Name>,
}

/// Of what there is more than usual.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum What {
    /// Cases of any kind.
    Cases,
    /// Cases of one cause.
    Cause {
        /// Which.
        cause: Cause,
    },
    /// Cases that name one provider or product.
    Named {
        /// Its telling words.
        name: String,
    },
}

/// Where there is more than usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "in", content = "code", rename_all = "kebab-case")]
pub enum Place {
    /// Everywhere together.
    Country,
    /// In one region.
    Region(RegionCode),
    /// In one département.
    Departement(DepartementCode),
}

/// With what a count is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// The same series in the four weeks before.
    Usual,
    /// The country's cases, shuffled in time.
    Elsewhere,
}

/// More cases than expected, with the figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// Of what.
    pub what: What,
    /// The provider or product as one of the cases wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
    /// Where.
    pub place: Place,
    /// How that was found.
    pub method: Method,
    /// Beginning of the time in which they were counted.
    pub since: Timestamp,
    /// Its end.
    pub until: Timestamp,
    /// Facilities that usually declare such a case in such a time.
    pub expected: f64,
    /// Facilities that did.
    pub seen: u32,
    /// Chance alone brings such a number, in any of all that is counted, once
    /// in so many days.
    pub once_in_days: f64,
}

impl Reason {
    /// The same without what the cases wrote.
    #[must_use]
    pub fn without_name(self) -> Self {
        let what = match self.what {
            What::Named { .. } => What::Named {
                name: String::new(),
            },
            other => other,
        };
        Self {
            what,
            written: None,
            ..self
        }
    }
}
