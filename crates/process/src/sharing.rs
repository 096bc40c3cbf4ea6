//! Sharing an extract of a case with a publisher, a host or an operator who
//! takes part in handling it, and who sees that extract and nothing else
//! (QUAL-5; instruction of 2017, 2.3.8).

mod extract;
mod rules;
mod words;

pub use extract::{Contact, Content, Extract, ExtractShared, Findings, Material};
pub use rules::{answer, asked};
pub(crate) use rules::{end, prolong, share};
pub use words::{ContactRole, ExtractState, Naming, SharedFinding};

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{alert::Tlp, declaration::facts::FieldKey, notices::Urgency};

/// What an extract is to hold and for whom, chosen field by field: nothing is
/// in it that was not chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Sharing {
    /// The person's name.
    pub contact_name: String,
    /// The organisation for which the person answers.
    pub organisation: String,
    /// Where the link is sent.
    pub email: String,
    /// What the organisation is to the facility.
    pub role: ContactRole,
    /// How far the extract may be passed on.
    pub tlp: Tlp,
    /// How pressing it is.
    #[serde(default = "normal")]
    #[schema(value_type = String, example = "normal")]
    pub urgency: Urgency,
    /// For how many days the link opens; as configured when absent.
    #[serde(default)]
    pub days: Option<u32>,
    /// Whether the facility is named.
    #[serde(default)]
    pub facility: Naming,
    /// Facts of the declaration, by the names that it gives them.
    #[serde(default)]
    #[schema(value_type = Vec<String>, example = json!(["noticed-at", "product"]))]
    pub facts: BTreeSet<FieldKey>,
    /// Technical traces found in the case, by their values.
    #[serde(default)]
    pub traces: BTreeSet<String>,
    /// What the CERT found.
    #[serde(default)]
    pub findings: BTreeSet<SharedFinding>,
    /// What is written for the contact alone.
    #[serde(default)]
    pub text: String,
}

const fn normal() -> Urgency {
    Urgency::Normal
}
