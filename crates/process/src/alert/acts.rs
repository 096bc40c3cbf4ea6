//! What happens to an alert, on record (SIGN-3).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{AlertNature, AlertNumber, AlertUrgency, Population, Tlp};
use crate::{
    access::Audience,
    act::{Act, Private, SubjectKind},
    ids::IncidentReference,
    retention::EndAct,
    signature::Signed,
    territory::ArsCode,
};

/// What an alert says, to whom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// Its title.
    pub title: Private<String>,
    /// What happens.
    pub happens: Private<String>,
    /// What to do, each measure answered by itself.
    pub measures: Vec<Private<String>>,
    /// What it warns of.
    pub nature: AlertNature,
    /// How far it may be passed on.
    pub tlp: Tlp,
    /// How pressing it is.
    pub urgency: AlertUrgency,
    /// The incident that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentReference>,
    /// Whom it is for.
    pub population: Population,
}

/// One thing that happened to an alert.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum AlertAct {
    /// It was written, or written anew before it was sent.
    Written {
        /// Its number.
        number: AlertNumber,
        /// What it says.
        content: Box<Content>,
    },
    /// Approval was asked for.
    Submitted,
    /// Whoever steers approved it.
    Approved,
    /// Whoever steers turned it down.
    Declined {
        /// Why.
        reason: Private<String>,
    },
    /// It went to its population.
    Sent {
        /// How many facilities it is addressed to.
        facilities: u64,
        /// How many of them have no address to which a mail could go.
        without_address: u64,
        /// The agencies that are told.
        ars: BTreeSet<ArsCode>,
    },
    /// Those who had not answered were reminded.
    Reminded {
        /// Of one agency's territory; everywhere when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ars: Option<ArsCode>,
        /// How many they were.
        facilities: u64,
    },
    /// Something of it was wrong or lacking.
    Corrected {
        /// What.
        text: Private<String>,
        /// Measures beside those before.
        measures: Vec<Private<String>>,
    },
    /// It is no longer in force.
    Ended {
        /// Why.
        reason: Private<String>,
    },
    /// It should not be followed.
    Withdrawn {
        /// Why.
        reason: Private<String>,
    },
    /// Somebody signed an act of theirs (KEEP-1).
    Signed(Box<Signed>),
    /// Something happened at the end of its file's life (KEEP-2).
    Retention(EndAct),
}

impl AlertAct {
    /// The kinds of which those whom an alert was sent to are told: the others
    /// are the business of whoever writes, approves and sends it.
    pub const TOLD_TO_RECIPIENTS: [&str; 4] = ["sent", "corrected", "ended", "withdrawn"];
}

impl Act for AlertAct {
    const SUBJECT: SubjectKind = SubjectKind::Alert;

    fn audience(&self) -> Audience {
        Audience::Authorities
    }
}
