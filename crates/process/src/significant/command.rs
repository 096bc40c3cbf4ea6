//! What may be asked to happen to an incident. The API takes these as they are.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::acts::ActionOwner;
use crate::{
    access::Verb,
    ids::Reference,
    words::{ActionEnd, Cell, Mode, Presence, Reach},
};

/// Something that an actor wants to do to an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub enum IncidentCommand {
    /// Give it a name among the authorities.
    Name {
        /// The name.
        title: String,
    },
    /// Have a case join it (SUPP-2).
    Join {
        /// Number of the case.
        case: Reference,
        /// Why.
        reason: String,
    },
    /// Have a case leave it (SIGN-2).
    Release {
        /// Number of the case.
        case: Reference,
        /// Why.
        reason: String,
    },
    /// Choose how it is handled (SIGN-1); needs the version read.
    ChooseMode {
        /// How.
        mode: Mode,
        /// Why.
        reason: String,
    },
    /// Decide something for its cases (SIGN-2).
    Decide {
        /// For whom.
        to: Reach,
        /// What; names no facility when every facility reads it.
        text: String,
        /// Why.
        grounds: String,
    },
    /// Add an action to the plan (SIGN-1).
    SetAction {
        /// Who carries it out.
        owner: ActionOwner,
        /// What; names no facility when every facility reads it.
        text: String,
        /// By when.
        #[serde(default)]
        due: Option<Timestamp>,
    },
    /// End an action of the plan (SIGN-1).
    EndAction {
        /// Its number.
        action: u32,
        /// How it ended.
        end: ActionEnd,
        /// In words.
        #[serde(default)]
        note: String,
    },
    /// Write a public statement, or write it anew (SIGN-1).
    DraftStatement {
        /// Its number, when it is written anew.
        #[serde(default)]
        statement: Option<u32>,
        /// Its heading.
        title: String,
        /// Its text.
        text: String,
    },
    /// Approve a statement that somebody else wrote; needs the version read.
    ApproveStatement {
        /// Its number.
        statement: u32,
    },
    /// Publish an approved statement.
    PublishStatement {
        /// Its number.
        statement: u32,
    },
    /// Take a statement off the public page.
    WithdrawStatement {
        /// Its number.
        statement: u32,
        /// Why.
        reason: String,
    },
    /// Call somebody to a crisis cell (SIGN-4).
    SeatMember {
        /// The cell.
        cell: Cell,
        /// The person's name.
        person: String,
        /// The person's function there.
        function: String,
    },
    /// Note that a member came, went away or was relieved (SIGN-4).
    NoteAttendance {
        /// Number of the seat.
        member: u32,
        /// Whether the member is there.
        presence: Presence,
        /// Since when; now when absent.
        #[serde(default)]
        at: Option<Timestamp>,
    },
    /// Note something in the crisis log (SIGN-4).
    Log {
        /// When it happened; now when absent.
        #[serde(default)]
        at: Option<Timestamp>,
        /// What.
        text: String,
    },
    /// Write a situation report (SIGN-4).
    ReportSituation {
        /// Where things stand.
        situation: String,
        /// What was done since the last one.
        #[serde(default)]
        done: String,
        /// What comes next.
        #[serde(default)]
        next: String,
        /// What is needed, from whom.
        #[serde(default)]
        needs: String,
    },
    /// Hand over to the next shift (SIGN-4).
    HandOver {
        /// To whom.
        to: String,
        /// What they must know.
        text: String,
    },
    /// Close it, after all its cases (CLOSE-4); needs the version read.
    Close {
        /// What came of it; read by every facility.
        summary: String,
    },
}

impl IncidentCommand {
    /// The right that this command needs.
    #[must_use]
    pub const fn verb(&self) -> Verb {
        match self {
            Self::Name { .. } => Verb::NameIncident,
            Self::Join { .. } => Verb::GatherCases,
            Self::Release { .. } => Verb::ReleaseCase,
            Self::EndAction { .. } => Verb::EndOwnAction,
            Self::DraftStatement { .. } => Verb::DraftStatement,
            Self::ChooseMode { .. }
            | Self::Decide { .. }
            | Self::SetAction { .. }
            | Self::ApproveStatement { .. }
            | Self::PublishStatement { .. }
            | Self::WithdrawStatement { .. }
            | Self::Close { .. } => Verb::SteerIncident,
            Self::SeatMember { .. }
            | Self::NoteAttendance { .. }
            | Self::Log { .. }
            | Self::ReportSituation { .. }
            | Self::HandOver { .. } => Verb::RunCells,
        }
    }

    /// Whether the command is a judgement, which rests on the version that
    /// its author read (KEEP-1).
    #[must_use]
    pub const fn judges(&self) -> bool {
        matches!(
            self,
            Self::ChooseMode { .. } | Self::ApproveStatement { .. } | Self::Close { .. }
        )
    }
}
