//! What is owed to an incident, from whom, by when: a pure function of the
//! incident and its cases. One that is no longer there has been met.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    acts::ActionOwner,
    fold::Incident,
    progress::{Member, Part},
    settings::Significant,
};
use crate::{
    access::{Body, Viewer},
    ids::CaseId,
    words::{Progress, State, StatementState},
};

/// Something that somebody owes to an incident.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "kebab-case", tag = "duty")]
pub enum IncidentDuty {
    /// HFDS: choose how it is handled (SIGN-1).
    ChooseMode,
    /// HFDS: write the situation report of the hour (SIGN-4).
    ReportSituation,
    /// HFDS: approve a public statement (SIGN-1).
    ApproveStatement {
        /// Its number.
        statement: u32,
    },
    /// A body: carry out an action of the plan (SIGN-1).
    EndAction {
        /// Its number.
        action: u32,
    },
    /// A facility: carry out an action of the plan, and say so (SIGN-1).
    StateProgress {
        /// Its number.
        action: u32,
    },
    /// HFDS: close it, after its cases (CLOSE-4).
    Close,
}

impl IncidentDuty {
    /// Stable name, as it is stored, the number apart.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::ChooseMode => "choose-mode",
            Self::ReportSituation => "report-situation",
            Self::ApproveStatement { .. } => "approve-statement",
            Self::EndAction { .. } => "end-action",
            Self::StateProgress { .. } => "state-progress",
            Self::Close => "close",
        }
    }

    /// Key of the sentence that says what is expected.
    #[must_use]
    pub const fn label_key(self) -> &'static str {
        match self {
            Self::ChooseMode => "incident-duty-choose-mode",
            Self::ReportSituation => "incident-duty-report-situation",
            Self::ApproveStatement { .. } => "incident-duty-approve-statement",
            Self::EndAction { .. } => "incident-duty-end-action",
            Self::StateProgress { .. } => "incident-duty-state-progress",
            Self::Close => "incident-duty-close",
        }
    }

    /// The number of the statement or action, 0 for the others.
    #[must_use]
    pub const fn number(self) -> u32 {
        match self {
            Self::ApproveStatement { statement } => statement,
            Self::EndAction { action } | Self::StateProgress { action } => action,
            Self::ChooseMode | Self::ReportSituation | Self::Close => 0,
        }
    }

    /// The duty stored under a name and a number.
    #[must_use]
    pub fn from_key(key: &str, number: u32) -> Option<Self> {
        [
            Self::ChooseMode,
            Self::ReportSituation,
            Self::ApproveStatement { statement: number },
            Self::EndAction { action: number },
            Self::StateProgress { action: number },
            Self::Close,
        ]
        .into_iter()
        .find(|duty| duty.key() == key)
    }
}

/// A duty with its debtor and its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct IncidentObligation {
    /// What is owed.
    pub duty: IncidentDuty,
    /// By whom.
    pub owed_by: Viewer,
    /// The case in which the facility answers.
    pub case: Option<CaseId>,
    /// Since when.
    pub since: Timestamp,
    /// Until when, where a time is set; it is reminded once that has passed.
    pub due: Option<Timestamp>,
}

const HFDS: Viewer = Viewer::Body(Body::Hfds);

const fn hfds(duty: IncidentDuty, since: Timestamp) -> IncidentObligation {
    IncidentObligation {
        duty,
        owed_by: HFDS,
        case: None,
        since,
        due: None,
    }
}

/// Everything that is owed to an incident as it stands with its cases.
#[must_use]
pub fn obligations(
    incident: &Incident,
    members: &[Member],
    settings: &Significant,
) -> Vec<IncidentObligation> {
    if incident.is_over() {
        return Vec::new();
    }
    let mut owed = Vec::new();
    if incident.mode.is_none() {
        owed.push(IncidentObligation {
            due: incident.opened_at.checked_add(settings.choose_mode).ok(),
            ..hfds(IncidentDuty::ChooseMode, incident.opened_at)
        });
    }
    if let Some(crisis) = incident.crisis_since() {
        let last = incident.reports.values().next_back().map(|it| it.at);
        let since = last.map_or(crisis, |last| last.max(crisis));
        owed.push(IncidentObligation {
            due: settings.report_due_after(since),
            ..hfds(IncidentDuty::ReportSituation, since)
        });
    }
    for (&statement, written) in &incident.statements {
        if written.state == StatementState::Draft {
            owed.push(hfds(
                IncidentDuty::ApproveStatement { statement },
                written.at,
            ));
        }
    }
    of_plan(incident, members, &mut owed);
    if members.iter().all(|member| member.state == State::Closed) {
        owed.push(hfds(IncidentDuty::Close, incident.updated_at));
    }
    owed
}

fn of_plan(incident: &Incident, members: &[Member], owed: &mut Vec<IncidentObligation>) {
    let open = incident
        .actions
        .iter()
        .filter(|(_, action)| action.ended.is_none());
    for (&number, action) in open {
        let duty = |duty, owed_by, case| IncidentObligation {
            duty,
            owed_by,
            case,
            since: action.at,
            due: action.due,
        };
        match action.owner {
            ActionOwner::Body { body } => {
                let end = IncidentDuty::EndAction { action: number };
                owed.push(duty(end, Viewer::Body(body), None));
            }
            ActionOwner::Facilities => owed.extend(
                members
                    .iter()
                    .filter(|member| owes_progress(member, number))
                    .map(|member| {
                        let state = IncidentDuty::StateProgress { action: number };
                        duty(state, Viewer::Facility(member.facility), Some(member.case))
                    }),
            ),
        }
    }
}

fn owes_progress(member: &Member, action: u32) -> bool {
    member.takes_part == Part::Taken
        && member.state != State::Closed
        && !matches!(
            member.stands(action),
            Progress::Done | Progress::NotConcerned
        )
}
