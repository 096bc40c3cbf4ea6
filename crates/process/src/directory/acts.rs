//! What happens to an entry of the directory, on record (SUPP-6).

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Competence, Contact, Entry, ProviderKind, Qualification};
use crate::{
    access::Audience,
    act::{Act, Private, PrivateFields, SubjectKind},
    ids::ProviderId,
};

/// One thing that happened to an entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ProviderAct {
    /// It was written into the directory.
    Listed {
        /// What it says.
        entry: Box<Entry>,
        /// The day by which it must be checked again.
        review_by: Date,
    },
    /// It was written anew.
    Changed {
        /// What it says from now on.
        entry: Box<Entry>,
        /// The day by which it must be checked again.
        review_by: Date,
    },
    /// It was checked, and stays as it is.
    Reviewed {
        /// The day by which it must be checked again.
        review_by: Date,
        /// What was checked.
        note: Private<String>,
    },
    /// It is no longer proposed.
    Withdrawn {
        /// Why.
        reason: Private<String>,
    },
    /// It is proposed again.
    Restored {
        /// The day by which it must be checked again.
        review_by: Date,
        /// Why.
        note: Private<String>,
    },
}

impl Act for ProviderAct {
    const SUBJECT: SubjectKind = SubjectKind::Provider;

    fn audience(&self) -> Audience {
        Audience::Authorities
    }
}

/// A provider as it was sent to a facility: what the directory says later does
/// not change what was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentProvider {
    /// Its entry.
    pub id: ProviderId,
    /// Its name.
    pub name: String,
    /// What kind of help it is.
    pub kind: ProviderKind,
    /// What it can do.
    pub competences: BTreeSet<Competence>,
    /// How it is reached.
    pub contact: PrivateFields<Contact>,
    /// What it is qualified for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualification: Option<Qualification>,
}

impl SentProvider {
    /// The entry as it is sent.
    #[must_use]
    pub fn of(id: ProviderId, entry: &Entry) -> Self {
        Self {
            id,
            name: entry.name.clone(),
            kind: entry.kind,
            competences: entry.competences.clone(),
            contact: entry.contact.clone(),
            qualification: entry.qualification.clone(),
        }
    }
}
