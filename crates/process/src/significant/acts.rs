//! Everything that can have happened to an incident.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    access::{Audience, Body},
    act::{Act, Private, SubjectKind},
    case::Reality,
    ids::{CaseId, IncidentId, IncidentReference},
    retention::EndAct,
    signature::Signed,
    words::{ActionEnd, Cell, Mode, Presence, Reach},
};

/// Who carries out an action of the plan (SIGN-1).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "kebab-case", tag = "by")]
pub enum ActionOwner {
    /// Every facility of the incident.
    Facilities,
    /// A body.
    Body {
        /// The body.
        body: Body,
    },
}

/// What a situation report says (SIGN-4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SituationReport {
    /// Where things stand.
    pub situation: Private<String>,
    /// What was done since the last one.
    pub done: Private<String>,
    /// What comes next.
    pub next: Private<String>,
    /// What is needed, from whom.
    pub needs: Private<String>,
}

/// One thing that happened to an incident. What every facility reads holds no
/// case, no facility and no other reader's words (QUAL-5).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum IncidentAct {
    /// It was opened.
    Opened {
        /// Its number.
        reference: IncidentReference,
        /// Real or exercise, as its cases are.
        reality: Reality,
    },
    /// It was given a name among the authorities.
    Named {
        /// The name.
        title: Private<String>,
    },
    /// A case joined it (SUPP-2).
    CaseJoined {
        /// The case.
        case: CaseId,
        /// Why.
        reason: Private<String>,
    },
    /// A case left it.
    CaseLeft {
        /// The case.
        case: CaseId,
        /// Why.
        reason: Private<String>,
    },
    /// Its cases passed to another incident, of the same cause.
    Merged {
        /// The other incident.
        into: IncidentId,
        /// Its number.
        reference: IncidentReference,
    },
    /// HFDS chose how it is handled (SIGN-1).
    ModeChosen {
        /// How.
        mode: Mode,
        /// Why.
        reason: Private<String>,
    },
    /// Something was decided (SIGN-2).
    Decided {
        /// Its number, from 1.
        number: u32,
        /// For whom.
        to: Reach,
        /// What.
        text: Private<String>,
        /// Why.
        grounds: Private<String>,
    },
    /// An action entered the plan (SIGN-1).
    ActionSet {
        /// Its number, from 1.
        number: u32,
        /// Who carries it out.
        owner: ActionOwner,
        /// What.
        text: Private<String>,
        /// By when.
        due: Option<Timestamp>,
    },
    /// An action of the plan ended.
    ActionEnded {
        /// Its number.
        number: u32,
        /// Who carried it out.
        owner: ActionOwner,
        /// How it ended.
        end: ActionEnd,
        /// In words.
        note: Private<String>,
    },
    /// A public statement was written, or written anew (SIGN-1).
    StatementDrafted {
        /// Its number, from 1.
        number: u32,
        /// Its heading.
        title: Private<String>,
        /// Its text.
        text: Private<String>,
    },
    /// Somebody else approved it.
    StatementApproved {
        /// Its number.
        number: u32,
    },
    /// It went to the public page, as it was approved.
    StatementPublished {
        /// Its number.
        number: u32,
        /// Its heading.
        title: Private<String>,
        /// Its text.
        text: Private<String>,
    },
    /// It was taken off the public page.
    StatementWithdrawn {
        /// Its number.
        number: u32,
        /// Why.
        reason: Private<String>,
    },
    /// Somebody was called to a crisis cell (SIGN-4).
    MemberSeated {
        /// Number of the seat, from 1.
        member: u32,
        /// The cell.
        cell: Cell,
        /// The person's name.
        person: Private<String>,
        /// The person's function there.
        function: Private<String>,
    },
    /// A member came, went away or was relieved (SIGN-4).
    AttendanceNoted {
        /// Number of the seat.
        member: u32,
        /// Whether the member is there.
        presence: Presence,
        /// Since when.
        at: Timestamp,
    },
    /// Something was noted in the crisis log (SIGN-4).
    Logged {
        /// When it happened.
        at: Timestamp,
        /// What.
        text: Private<String>,
    },
    /// A situation report was written (SIGN-4).
    SituationReported {
        /// Its number, from 1.
        number: u32,
        /// What it says.
        report: SituationReport,
    },
    /// One shift handed over to the next (SIGN-4).
    HandedOver {
        /// To whom.
        to: Private<String>,
        /// What they must know.
        text: Private<String>,
    },
    /// It was closed, after all its cases (CLOSE-4).
    Closed {
        /// What came of it.
        summary: Private<String>,
    },
    /// Somebody signed an act of theirs (KEEP-1, SIGN-4).
    Signed(Box<Signed>),
    /// Something happened at the end of its file's life (KEEP-2).
    Retention(EndAct),
}

const STEERING: Audience = Audience::Body(Body::Hfds);

impl Reach {
    /// The audience of what is addressed so far.
    #[must_use]
    pub const fn audience(self) -> Audience {
        match self {
            Self::Everybody => Audience::All,
            Self::Authorities => Audience::Authorities,
            Self::Steering => STEERING,
        }
    }
}

impl ActionOwner {
    /// Who reads the actions of this owner: those of the facilities are read
    /// by all of them, those of a body by the authorities.
    #[must_use]
    pub const fn audience(self) -> Audience {
        match self {
            Self::Facilities => Audience::All,
            Self::Body { .. } => Audience::Authorities,
        }
    }
}

impl Act for IncidentAct {
    const SUBJECT: SubjectKind = SubjectKind::Incident;

    fn audience(&self) -> Audience {
        match self {
            Self::Opened { .. }
            | Self::StatementPublished { .. }
            | Self::StatementWithdrawn { .. }
            | Self::Closed { .. }
            | Self::Retention(EndAct::Disposed(_)) => Audience::All,
            Self::Decided { to, .. } => to.audience(),
            Self::Signed(signed) => signed.to,
            Self::ActionSet { owner, .. } | Self::ActionEnded { owner, .. } => owner.audience(),
            Self::Named { .. }
            | Self::ModeChosen { .. }
            | Self::Merged { .. }
            | Self::SituationReported { .. } => Audience::Authorities,
            Self::CaseJoined { .. }
            | Self::CaseLeft { .. }
            | Self::StatementDrafted { .. }
            | Self::StatementApproved { .. }
            | Self::MemberSeated { .. }
            | Self::AttendanceNoted { .. }
            | Self::Logged { .. }
            | Self::HandedOver { .. }
            | Self::Retention(_) => STEERING,
        }
    }
}

impl IncidentAct {
    /// The texts that every facility of the incident reads.
    #[must_use]
    pub fn texts_for_everybody(&self) -> Vec<&Private<String>> {
        if self.audience() != Audience::All {
            return Vec::new();
        }
        match self {
            Self::Decided { text, grounds, .. } => vec![text, grounds],
            Self::ActionSet { text, .. } => vec![text],
            Self::ActionEnded { note, .. } => vec![note],
            Self::StatementPublished { title, text, .. } => vec![title, text],
            Self::StatementWithdrawn { reason, .. } => vec![reason],
            Self::Closed { summary } => vec![summary],
            _ => Vec::new(),
        }
    }

    /// Whether each facility of the incident is told of it.
    #[must_use]
    pub const fn is_told_to_facilities(&self) -> bool {
        matches!(
            self,
            Self::Decided {
                to: Reach::Everybody,
                ..
            } | Self::ActionSet {
                owner: ActionOwner::Facilities,
                ..
            } | Self::ActionEnded {
                owner: ActionOwner::Facilities,
                ..
            } | Self::StatementPublished { .. }
                | Self::Closed { .. }
        )
    }
}
