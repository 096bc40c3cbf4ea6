//! Weak signals on record (SUPP-2): that more cases came than usual, and what
//! the CERT made of it. What is unusual is computed elsewhere, from the cases
//! alone.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    access::Audience,
    act::{Act, Private, SubjectKind},
    ids::Reference,
    words::SignalVerdict,
};

/// One thing that happened about a weak signal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum SignalAct {
    /// The platform saw it, and told the CERT.
    Raised {
        /// When the first of its cases was declared.
        since: Timestamp,
        /// The cases in which it was seen then.
        cases: BTreeSet<Reference>,
    },
    /// An analyst says what it is.
    Acknowledged {
        /// What.
        verdict: SignalVerdict,
        /// Why.
        note: Private<String>,
    },
}

impl Act for SignalAct {
    const SUBJECT: SubjectKind = SubjectKind::Signal;

    fn audience(&self) -> Audience {
        Audience::Cert
    }
}
