//! Which acts a reader is offered on a case: those that the rules would not
//! turn down at once. The rules decide all the same when one is sent.

use std::collections::BTreeSet;

use app::cases::CaseView;
use app::retention::SecondPerson;
use process::access::{Body, Seat, StaffRole};
use process::case::Confirmation;
use process::closure::Party;
use process::obligations::Duty;
use process::progress::silent_since;
use process::retention::Fate;
use process::words::{Class, MeasureState, SupportChoice};

use super::Deed;

/// The acts that this reader is offered now, in the order of the page.
#[must_use]
pub fn offered(view: &CaseView) -> BTreeSet<Deed> {
    Deed::ALL
        .iter()
        .copied()
        .filter(|deed| view.may(deed.verb()) && is_open(view, *deed))
        .collect()
}

/// The body for which the reader acts.
#[must_use]
pub const fn body_of(view: &CaseView) -> Option<Body> {
    match view.seat {
        Seat::Staff { role } => Some(role.body()),
        _ => None,
    }
}

fn is_open(view: &CaseView, deed: Deed) -> bool {
    let case = &view.case;
    let incident = case.class() != Some(Class::NotIncident);
    match deed {
        Deed::TakeIn => case.taken_in.is_none(),
        Deed::AnswerCall => body_of(view)
            .and_then(|body| case.calls.get(&body))
            .is_some_and(|call| call.answered.is_none()),
        Deed::Confirm => case.confirmation == Confirmation::Awaited,
        Deed::ProposeMeasure | Deed::RecordStep => supports(view),
        Deed::ShareExtract => supports(view) && case.declared.military.is_none(),
        Deed::ProlongExtract | Deed::EndExtract => {
            supports(view) && case.extracts.values().any(|one| one.ended_at.is_none())
        }
        Deed::SendPlaybook => supports(view) && case.declared.military.is_none(),
        Deed::WithdrawMeasure => {
            let open = |state| !matches!(state, MeasureState::Done | MeasureState::Withdrawn);
            supports(view) && case.measures.values().any(|measure| open(measure.state))
        }
        Deed::DecideSupport | Deed::RecordRelay | Deed::RecordCareSupply => leads(view),
        Deed::ReportProgress => silent_since(case).is_some(),
        Deed::SendReport | Deed::WriteClosingReport | Deed::WriteLessons => incident,
        Deed::Acknowledge => body_of(view).is_some_and(|body| {
            case.told_of_qualification.contains(&body) && !case.acknowledged.contains(&body)
        }),
        Deed::Agree => view.party.is_some_and(|party| {
            incident
                && case.round_is_open()
                && case.closing_report.is_some()
                && !case.agreements.contains_key(&party)
        }),
        Deed::Overrule => {
            let silent = case.agreements_missing();
            incident && silent.iter().any(|party| *party != Party::Cert)
        }
        Deed::Close => {
            let ready = case.closing_report.is_some() && case.agreements_missing().is_empty();
            case.round_is_open() && (!incident || ready)
        }
        Deed::ProposeDisposition => case.fate == Fate::Kept,
        Deed::ApproveLessons => {
            let draft = case.lessons_draft.as_ref();
            draft.is_some_and(|draft| !draft.hands.contains(&view.reader))
        }
        Deed::ApproveDisposition => matches!(&case.fate, Fate::Proposed(proposal)
            if view.second_person(proposal) == SecondPerson::May),
        Deed::DeclineDisposition => {
            matches!(case.fate, Fate::Proposed(_) | Fate::Approved(_))
        }
        Deed::PlaceHold => case.held_since.is_none() && !matches!(case.fate, Fate::UnderWay(_)),
        Deed::LiftHold => case.held_since.is_some(),
        _ => true,
    }
}

/// Whether the reader's agency leads; bodies that are none are not asked.
fn leads(view: &CaseView) -> bool {
    match view.seat {
        Seat::Staff {
            role: StaffRole::Ars { ars, .. },
        } => view.case.lead == Some(ars),
        _ => true,
    }
}

/// SUPP-1: an agency supports where it leads and has said that it does.
fn supports(view: &CaseView) -> bool {
    let agency = matches!(
        view.seat,
        Seat::Staff {
            role: StaffRole::Ars { .. }
        }
    );
    let decided = matches!(
        view.case.support,
        Some(SupportChoice::Share | SupportChoice::TakeOver)
    );
    !agency || (leads(view) && decided)
}

/// The act by which a duty is met, where staff meet it.
#[must_use]
pub const fn deed_of(duty: Duty) -> Option<Deed> {
    Some(match duty {
        Duty::TakeIn => Deed::TakeIn,
        Duty::AnswerCall => Deed::AnswerCall,
        Duty::Confirm => Deed::Confirm,
        Duty::Qualify => Deed::Qualify,
        Duty::FirstContact => Deed::LogContact,
        Duty::DecideSupport => Deed::DecideSupport,
        Duty::ReportProgress { .. } => Deed::ReportProgress,
        Duty::AssessCareImpact => Deed::AssessCareImpact,
        Duty::Relay => Deed::RecordRelay,
        Duty::Acknowledge => Deed::Acknowledge,
        Duty::WriteClosingReport => Deed::WriteClosingReport,
        Duty::Agree => Deed::Agree,
        Duty::Close => Deed::Close,
        Duty::WriteLessons => Deed::WriteLessons,
        Duty::ApproveLessons => Deed::ApproveLessons,
        Duty::ReviewDisposition => Deed::ApproveDisposition,
        Duty::Answer { .. }
        | Duty::AnswerMeasure { .. }
        | Duty::DeclareElsewhere { .. }
        | Duty::StateHandling
        | Duty::ChooseMode
        | Duty::ReportSituation { .. }
        | Duty::ApproveStatement { .. }
        | Duty::EndAction { .. }
        | Duty::StateProgress { .. }
        | Duty::CloseIncident
        | Duty::ApproveAlert
        | Duty::ReviewPlaybook => return None,
    })
}
