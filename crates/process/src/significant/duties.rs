//! What is owed to an incident, from whom, by when: a pure function of the
//! incident and its cases.

use super::{
    acts::ActionOwner,
    fold::Incident,
    progress::{Member, Part},
    settings::Significant,
};
use crate::{
    access::{Body, Viewer},
    obligations::{Duty, Obligation, owes},
    words::{Progress, State, StatementState},
};

const HFDS: Viewer = Viewer::Body(Body::Hfds);

/// Everything that is owed to an incident as it stands with its cases.
#[must_use]
pub fn obligations(
    incident: &Incident,
    members: &[Member],
    settings: &Significant,
) -> Vec<Obligation> {
    if incident.is_over() {
        return Vec::new();
    }
    let mut owed = Vec::new();
    if incident.mode.is_none() {
        owed.push(Obligation {
            due: incident.opened_at.checked_add(settings.choose_mode).ok(),
            ..owes(HFDS, Duty::ChooseMode, incident.opened_at)
        });
    }
    if let Some(crisis) = incident.crisis_since() {
        let last = incident.reports.last_key_value();
        let since = last.map_or(crisis, |(_, last)| last.at.max(crisis));
        let last_number = last.map_or(0, |(number, _)| *number);
        let duty = Duty::ReportSituation {
            situation: last_number.saturating_add(1),
        };
        owed.push(Obligation {
            due: settings.report_due_after(since),
            ..owes(HFDS, duty, since)
        });
    }
    for (&statement, written) in &incident.statements {
        if written.state == StatementState::Draft {
            let duty = Duty::ApproveStatement { statement };
            owed.push(owes(HFDS, duty, written.at));
        }
    }
    of_plan(incident, members, &mut owed);
    if members.iter().all(|member| member.state == State::Closed) {
        owed.push(owes(HFDS, Duty::CloseIncident, incident.updated_at));
    }
    owed
}

fn of_plan(incident: &Incident, members: &[Member], owed: &mut Vec<Obligation>) {
    let open = incident
        .actions
        .iter()
        .filter(|(_, action)| action.ended.is_none());
    for (&number, action) in open {
        let duty = |duty, owed_by, answered_in| Obligation {
            answered_in,
            due: action.due,
            ..owes(owed_by, duty, action.at)
        };
        match action.owner {
            ActionOwner::Body { body } => {
                let end = Duty::EndAction { action: number };
                owed.push(duty(end, Viewer::Body(body), None));
            }
            ActionOwner::Facilities => owed.extend(
                members
                    .iter()
                    .filter(|member| owes_progress(member, number))
                    .map(|member| {
                        let state = Duty::StateProgress { action: number };
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
