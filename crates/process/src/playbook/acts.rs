//! What happens to a playbook, on record (SUPP-5).

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::PlaybookKey;
use crate::{
    access::Audience,
    act::{Act, Private, SubjectKind},
    facility::FacilityNature,
    lessons::LinkId,
    words::Cause,
};

/// What a playbook says, for which incidents and facilities. It is made to be
/// public, and so stands in the act as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The causes for which it is proposed.
    pub causes: BTreeSet<Cause>,
    /// The facilities for which it is written; all of them when empty.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub facilities: BTreeSet<FacilityNature>,
    /// Its text in French, in Markdown.
    pub french: String,
    /// Its text in English, in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub english: Option<String>,
}

/// Where a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// Written here.
    Local,
    /// The portal came with it.
    Shipped,
}

/// One thing that happened to a playbook.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PlaybookAct {
    /// The portal put a playbook with which it came in force.
    Installed {
        /// Its name.
        key: PlaybookKey,
        /// What it says.
        content: Box<Content>,
        /// The day by which it must be read again.
        review_by: Date,
    },
    /// A text was written, or written anew.
    Written {
        /// Its name.
        key: PlaybookKey,
        /// Where the text comes from; what the portal comes with waits for
        /// approval at once.
        origin: Origin,
        /// What it says.
        content: Box<Content>,
    },
    /// A second person was asked to approve it.
    Submitted,
    /// A second person approved it: it is in force as the next version.
    Approved {
        /// The day by which it must be read again.
        review_by: Date,
    },
    /// A second person turned it down.
    Declined {
        /// Why.
        reason: Private<String>,
    },
    /// The text will not be put in force.
    Discarded {
        /// Why.
        reason: Private<String>,
    },
    /// It was read again and stays as it is.
    Reviewed {
        /// The day by which it must be read again.
        review_by: Date,
        /// What was checked.
        note: Private<String>,
    },
    /// It is no longer to be followed.
    Withdrawn {
        /// Why.
        reason: Private<String>,
    },
    /// A change that lessons propose is taken up in the text being written,
    /// which begins with what is in force where nothing was (LESS-2).
    ChangeTakenUp {
        /// Its number.
        change: LinkId,
    },
    /// A change that lessons propose is set aside (LESS-2).
    ChangeSetAside {
        /// Its number.
        change: LinkId,
        /// Why.
        reason: Private<String>,
    },
}

impl Act for PlaybookAct {
    const SUBJECT: SubjectKind = SubjectKind::Playbook;

    fn audience(&self) -> Audience {
        Audience::Cert
    }
}
