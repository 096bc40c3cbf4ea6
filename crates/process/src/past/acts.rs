//! What happens to a file of past reports, on record (FIG-1, KEEP-1).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    access::Audience,
    act::{Act, Private, SubjectKind},
    evidence::ContentHash,
};

/// One thing that happened to a file of past reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PastImportAct {
    /// What it says is counted from now on.
    Imported {
        /// The name of the file.
        file: Private<String>,
        /// The hash of its bytes.
        sha256: ContentHash,
        /// How many reports it brought.
        reports: u32,
        /// The first day on which one of them was declared.
        first_on: Date,
        /// The last one.
        last_on: Date,
        /// [`super::digest`] of what was read in it.
        read: ContentHash,
    },
    /// Nothing of it is counted or kept any more.
    TakenBack {
        /// Why.
        reason: Private<String>,
    },
}

impl Act for PastImportAct {
    const SUBJECT: SubjectKind = SubjectKind::PastImport;

    fn audience(&self) -> Audience {
        Audience::Authorities
    }
}
