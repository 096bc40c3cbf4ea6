//! An extract, frozen as it was shared.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::words::{ContactRole, ExtractState};
use crate::{
    act::{Author, PrivateFields},
    alert::Tlp,
    case::Case,
    declaration::facts::Facts,
    notices::Urgency,
    words::{Cause, IncidentNature, State},
};

/// Whom an extract is shared with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Contact {
    /// The person's name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The organisation.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub organisation: String,
    /// Where the link was sent.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub email: String,
}

/// What an extract holds beside facts of the declaration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Content {
    /// The facility's name; empty where it is withheld.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub facility: String,
    /// Technical traces.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub traces: BTreeSet<String>,
    /// Malicious or not, as the CERT found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nature: Option<IncidentNature>,
    /// The causes that the CERT found.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub causes: BTreeSet<Cause>,
    /// The technical perimeter.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub perimeter: String,
    /// The CERT's analysis.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub analysis: String,
    /// What was written for the contact.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// An extract as it was shared: it never changes when the case does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExtractShared {
    /// Its number in the case, from 1.
    pub number: u32,
    /// With whom.
    pub contact: PrivateFields<Contact>,
    /// What the contact's organisation is to the facility.
    pub role: ContactRole,
    /// How far it may be passed on.
    pub tlp: Tlp,
    /// How pressing it is.
    pub urgency: Urgency,
    /// Until when its link opens, unless it is prolonged or ended.
    pub until: Timestamp,
    /// The facts of the declaration that were chosen, as they stood.
    pub facts: PrivateFields<Facts>,
    /// The rest.
    pub content: PrivateFields<Content>,
}

/// An extract with what became of its link.
#[derive(Clone, Debug, PartialEq)]
pub struct Extract {
    /// As it was shared.
    pub shared: ExtractShared,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Author,
    /// Until when its link opens.
    pub until: Timestamp,
    /// When it was ended early.
    pub ended_at: Option<Timestamp>,
    /// How often the contact answered.
    pub answers: usize,
}

impl Case {
    /// Where the link to an extract stands; none when there is no such
    /// extract.
    #[must_use]
    pub fn extract_state(&self, number: u32, now: Timestamp) -> Option<ExtractState> {
        let extract = self.extracts.get(&number)?;
        Some(if extract.ended_at.is_some() {
            ExtractState::Ended
        } else if extract.until <= now {
            ExtractState::Expired
        } else if self.state == State::Closed {
            ExtractState::CaseClosed
        } else {
            ExtractState::Open
        })
    }
}

/// What the CERT found, as far as whoever shares may read it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Malicious or not.
    pub nature: Option<IncidentNature>,
    /// Causes.
    pub causes: BTreeSet<Cause>,
    /// Technical perimeter.
    pub perimeter: String,
    /// The analysis in words.
    pub analysis: String,
}

/// What there is to choose from beside the facts of the declaration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Material {
    /// Technical traces, by their values.
    pub traces: BTreeSet<String>,
    /// What the CERT found.
    pub findings: Findings,
}
