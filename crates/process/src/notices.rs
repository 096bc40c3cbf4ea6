//! Who is told what: the only place that decides which messages an act sends
//! (DECL-5, INTAKE-2, QUAL-2..5, KEEP-3).

mod addressed;
mod of_act;
mod template;

use std::{collections::BTreeSet, fmt, str::FromStr};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub(crate) use addressed::facility_side;
pub use of_act::{notices, reminders};
pub use template::Template;
pub(crate) use template::templates;

use crate::{
    access::{Body, NotABody},
    ids::FacilityId,
};

/// Whom a notice is for; the addresses are looked up when it is queued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "to")]
pub enum Recipient {
    /// A body, at its functional mailbox.
    Body {
        /// The body.
        body: Body,
    },
    /// The person on call for a body.
    OnCall {
        /// The body.
        body: Body,
    },
    /// The facility: its security mailbox and its directors.
    Facility {
        /// The facility.
        facility: FacilityId,
    },
    /// The person who reported.
    Reporter,
    /// Whom an extract is shared with.
    Contact {
        /// The extract's number.
        extract: u32,
    },
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body { body } => write!(f, "body:{body}"),
            Self::OnCall { body } => write!(f, "on-call:{body}"),
            Self::Facility { facility } => write!(f, "facility:{facility}"),
            Self::Reporter => f.write_str("reporter"),
            Self::Contact { extract } => write!(f, "contact:{extract}"),
        }
    }
}

impl FromStr for Recipient {
    type Err = NotABody;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || NotABody::in_text(text);
        match text.split_once(':') {
            None if text == "reporter" => Ok(Self::Reporter),
            Some(("body", body)) => Ok(Self::Body {
                body: body.parse()?,
            }),
            Some(("on-call", body)) => Ok(Self::OnCall {
                body: body.parse()?,
            }),
            Some(("facility", id)) => Ok(Self::Facility {
                facility: id.parse().map_err(|_| wrong())?,
            }),
            Some(("contact", extract)) => Ok(Self::Contact {
                extract: extract.parse().map_err(|_| wrong())?,
            }),
            _ => Err(wrong()),
        }
    }
}

/// How pressing a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// To be read in the course of the day.
    Normal,
    /// To be read now.
    Urgent,
}

/// One message to one recipient. It holds what KEEP-3 allows and nothing
/// else: the case's number and link are added when it is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Notice {
    /// For whom.
    pub recipient: Recipient,
    /// Which message.
    pub template: Template,
    /// How pressing.
    pub urgency: Urgency,
    /// Until when something is expected.
    pub deadline: Option<Timestamp>,
    /// The bodies alerted, named at declaration only (DECL-5).
    pub bodies: BTreeSet<Body>,
}

impl Notice {
    fn new(recipient: Recipient, template: Template) -> Self {
        Self {
            recipient,
            template,
            urgency: Urgency::Normal,
            deadline: None,
            bodies: BTreeSet::new(),
        }
    }

    fn body(body: Body, template: Template) -> Self {
        Self::new(Recipient::Body { body }, template)
    }

    fn urgent(mut self) -> Self {
        self.urgency = Urgency::Urgent;
        self
    }

    fn due(mut self, deadline: Option<Timestamp>) -> Self {
        self.deadline = deadline;
        self
    }

    fn naming(mut self, bodies: impl IntoIterator<Item = Body>) -> Self {
        self.bodies = bodies.into_iter().collect();
        self
    }
}
