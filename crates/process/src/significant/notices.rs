//! Who is told what of an incident: the bodies once each, the facilities each
//! in its own case (SIGN-2, KEEP-3).

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    acts::{ActionOwner, IncidentAct},
    fold::Incident,
};
use crate::{
    access::{Actor, Audience, Body, Viewer},
    act::{Act, Recorded},
    case::Case,
    notices::{Notice, Template, Urgency, facility_side, templates},
    obligations::Obligation,
    words::{Mode, Reach},
};

templates! {
    /// A message about an incident that the platform sends to a body.
    pub enum IncidentTemplate {
        /// To HFDS: cases were found to be alike, choose the mode (SUPP-2).
        Opened = "incident-opened", "mail-incident-opened-subject", "mail-incident-opened-body";
        /// To CERT and HFDS: its cases are no longer the same.
        CasesChanged = "incident-cases-changed", "mail-incident-cases-changed-subject", "mail-incident-cases-changed-body";
        /// The mode was chosen (SIGN-1).
        ModeChosen = "incident-mode-chosen", "mail-incident-mode-chosen-subject", "mail-incident-mode-chosen-body";
        /// Something was decided (SIGN-2).
        Decided = "incident-decided", "mail-incident-decided-subject", "mail-incident-decided-body";
        /// The action plan changed (SIGN-1).
        PlanChanged = "incident-plan-changed", "mail-incident-plan-changed-subject", "mail-incident-plan-changed-body";
        /// To a body: an action of the plan is its own (SIGN-1).
        ActionAsked = "incident-action-asked", "mail-incident-action-asked-subject", "mail-incident-action-asked-body";
        /// To HFDS: a public statement is to be approved (SIGN-1).
        StatementToApprove = "incident-statement-to-approve", "mail-incident-statement-to-approve-subject", "mail-incident-statement-to-approve-body";
        /// The public page says something else (SIGN-1).
        PublicPageChanged = "incident-public-page-changed", "mail-incident-public-page-changed-subject", "mail-incident-public-page-changed-body";
        /// A situation report was written (SIGN-4).
        SituationReported = "incident-situation-reported", "mail-incident-situation-reported-subject", "mail-incident-situation-reported-body";
        /// It was closed (CLOSE-4).
        Closed = "incident-closed", "mail-incident-closed-subject", "mail-incident-closed-body";
        /// To whoever owes something: its time has passed.
        DutyOverdue = "incident-duty-overdue", "mail-incident-duty-overdue-subject", "mail-incident-duty-overdue-body";
    }
}

/// One message to one body; the incident's number and link are added when it
/// is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IncidentNotice {
    /// For whom.
    pub body: Body,
    /// Which message.
    pub template: IncidentTemplate,
    /// How pressing.
    pub urgency: Urgency,
    /// Until when something is expected.
    pub deadline: Option<Timestamp>,
}

/// The messages that an act sends to bodies, given the incident after it and
/// the bodies that see one of its cases. No body is told of what it did
/// itself, save that somebody else of HFDS approves what one of them wrote.
#[must_use]
pub fn notices(
    recorded: &Recorded<IncidentAct>,
    incident: &Incident,
    seeing: &BTreeSet<Body>,
    choose_by: Option<Timestamp>,
    actor: &Actor,
) -> BTreeSet<IncidentNotice> {
    let (template, urgency, deadline) = match &recorded.act {
        IncidentAct::Opened { .. } => (IncidentTemplate::Opened, Urgency::Urgent, choose_by),
        // Those that join at the opening are told with it.
        IncidentAct::CaseJoined { .. } if recorded.at == incident.opened_at => {
            return BTreeSet::new();
        }
        IncidentAct::CaseJoined { .. }
        | IncidentAct::CaseLeft { .. }
        | IncidentAct::Merged { .. } => (IncidentTemplate::CasesChanged, Urgency::Normal, None),
        IncidentAct::ModeChosen { mode, .. } => {
            let urgency = match mode {
                Mode::Crisis => Urgency::Urgent,
                Mode::Normal => Urgency::Normal,
            };
            (IncidentTemplate::ModeChosen, urgency, None)
        }
        IncidentAct::Decided { .. } => (IncidentTemplate::Decided, Urgency::Normal, None),
        IncidentAct::ActionSet { owner, due, .. } => {
            let template = match owner {
                ActionOwner::Facilities => IncidentTemplate::PlanChanged,
                ActionOwner::Body { .. } => IncidentTemplate::ActionAsked,
            };
            (template, Urgency::Normal, *due)
        }
        IncidentAct::ActionEnded { .. } => (IncidentTemplate::PlanChanged, Urgency::Normal, None),
        IncidentAct::StatementDrafted { .. } => {
            (IncidentTemplate::StatementToApprove, Urgency::Normal, None)
        }
        IncidentAct::StatementPublished { .. } | IncidentAct::StatementWithdrawn { .. } => {
            (IncidentTemplate::PublicPageChanged, Urgency::Normal, None)
        }
        IncidentAct::SituationReported { .. } => {
            (IncidentTemplate::SituationReported, Urgency::Normal, None)
        }
        IncidentAct::Closed { .. } => (IncidentTemplate::Closed, Urgency::Normal, None),
        IncidentAct::Named { .. }
        | IncidentAct::StatementApproved { .. }
        | IncidentAct::MemberSeated { .. }
        | IncidentAct::AttendanceNoted { .. }
        | IncidentAct::Logged { .. }
        | IncidentAct::HandedOver { .. }
        | IncidentAct::Signed(_)
        | IncidentAct::Retention(_) => return BTreeSet::new(),
    };
    told(&recorded.act, seeing)
        .into_iter()
        .filter(|body| {
            template == IncidentTemplate::StatementToApprove || actor.body() != Some(*body)
        })
        .map(|body| IncidentNotice {
            body,
            template,
            urgency,
            deadline,
        })
        .collect()
}

fn told(act: &IncidentAct, seeing: &BTreeSet<Body>) -> BTreeSet<Body> {
    let steering = [Body::Cert, Body::Hfds].into();
    match act {
        IncidentAct::Opened { .. } | IncidentAct::StatementDrafted { .. } => [Body::Hfds].into(),
        IncidentAct::ActionSet {
            owner: ActionOwner::Body { body },
            ..
        } => [*body].into(),
        IncidentAct::ActionEnded {
            owner: ActionOwner::Body { .. },
            ..
        } => [Body::Hfds].into(),
        act => match act.audience() {
            Audience::All | Audience::Authorities => seeing.union(&steering).copied().collect(),
            Audience::Cert | Audience::Body(_) | Audience::Parties => steering,
        },
    }
}

/// What the facility of a case of the incident is told of an act: what every
/// facility reads, and no more.
#[must_use]
pub fn case_notices(act: &IncidentAct, case: &Case) -> BTreeSet<Notice> {
    let (template, due) = match act {
        IncidentAct::Decided {
            to: Reach::Everybody,
            ..
        } => (Template::IncidentDecision, None),
        IncidentAct::ActionSet {
            owner: ActionOwner::Facilities,
            due,
            ..
        } => (Template::IncidentAction, *due),
        IncidentAct::ActionEnded {
            owner: ActionOwner::Facilities,
            ..
        } => (Template::IncidentActionEnded, None),
        IncidentAct::StatementPublished { .. } => (Template::IncidentStatement, None),
        IncidentAct::Closed { .. } => (Template::IncidentOver, None),
        _ => return BTreeSet::new(),
    };
    facility_side(case, template, due).into_iter().collect()
}

/// The reminder of a duty of a body whose time has passed.
#[must_use]
pub fn reminder(owed: &Obligation) -> Option<IncidentNotice> {
    match owed.owed_by {
        Viewer::Body(body) => Some(IncidentNotice {
            body,
            template: IncidentTemplate::DutyOverdue,
            urgency: Urgency::Normal,
            deadline: None,
        }),
        Viewer::Facility(_) | Viewer::Delegation(_) | Viewer::Follower(_) => None,
    }
}

/// The reminder of a duty of a facility, in its case.
#[must_use]
pub fn case_reminder(case: &Case) -> BTreeSet<Notice> {
    facility_side(case, Template::DutyOverdue, None)
        .into_iter()
        .collect()
}
