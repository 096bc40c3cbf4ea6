//! Who may give a command, and when: the right, the case, its state.

use super::Ask;
use crate::{
    access::{Actor, Body, RightTo, Seat, SeatKind, Standing, Verb, may_see, right_to},
    case::Case,
    refusal::{Reason, Refusal, Rule},
    retention::Fate,
    words::State,
};

/// Refuses a verb that the seat has no right to, naming the rule that gives it.
///
/// # Errors
/// When the seat lacks the right.
pub fn permit(verb: Verb, seat: Seat) -> Result<(), Refusal> {
    match right_to(verb, SeatKind::from(seat)) {
        RightTo::Held => Ok(()),
        RightTo::Lacking => Err(Refusal::new(rule_of(verb), Reason::NotYourRole)),
    }
}

/// Lets an actor do something to a case as it stands; gives the seat from
/// which it is done.
///
/// # Errors
/// When the seat lacks the right, the case is not the actor's to see, or its
/// state does not allow it.
pub(crate) fn admit(case: &Case, verb: Verb, actor: &Actor) -> Result<Seat, Refusal> {
    let seat = actor.seat(case.facility());
    permit(verb, seat)?;
    // The administrator reads no case, and holds files all the same (KEEP-2).
    if !may_see(actor, &case.viewers) && actor.standing != Standing::Operator {
        return Err(Refusal::new(Rule::Qual5, Reason::NotYourCase));
    }
    check_state(case, verb)?;
    if verb == Verb::DestroyEvidence && case.held_since.is_some() {
        return Err(Refusal::new(Rule::Keep2, Reason::OnHold));
    }
    Ok(seat)
}

/// The states in which a verb makes sense (QUAL-2b, SUPP-10, CLOSE-4).
#[must_use]
pub const fn states_for(verb: Verb) -> &'static [State] {
    use State::{AwaitingQualification, Closed, InTreatment, ToClose};
    match verb {
        Verb::CopyEvidence
        | Verb::TransferEvidence
        | Verb::DestroyEvidence
        | Verb::HandOutEvidence
        | Verb::RekeyEvidence => &[AwaitingQualification, InTreatment, ToClose, Closed],
        Verb::Reopen
        | Verb::WriteLessons
        | Verb::CommentLessons
        | Verb::ApproveLessons
        | Verb::WriteEdition
        | Verb::PublishEdition
        | Verb::LinkRecommendation
        | Verb::ProposeDisposition
        | Verb::ReviewDisposition => &[Closed],
        Verb::HoldFile | Verb::Sign | Verb::RetractEdition => {
            &[AwaitingQualification, InTreatment, ToClose, Closed]
        }
        Verb::TakeIn => &[AwaitingQualification],
        Verb::MoveToClosing | Verb::ReportProgress => &[InTreatment],
        Verb::Agree | Verb::Overrule | Verb::Close => &[ToClose],
        Verb::WriteClosingReport | Verb::DecideSupport | Verb::SendReport => {
            &[InTreatment, ToClose]
        }
        _ => &[AwaitingQualification, InTreatment, ToClose],
    }
}

fn check_state(case: &Case, verb: Verb) -> Result<(), Refusal> {
    // Nothing happens any more to a file that is ending (KEEP-2).
    if matches!(case.fate, Fate::UnderWay(_) | Fate::Disposed(_)) {
        return Err(Refusal::new(Rule::Keep2, Reason::DisposalBegun));
    }
    if states_for(verb).contains(&case.state) {
        Ok(())
    } else {
        let rule = if case.state == State::Closed {
            Rule::Close4
        } else {
            Rule::Qual2b
        };
        Err(Refusal::new(rule, Reason::WrongState(case.state)))
    }
}

/// What is asked of the facility, or sent to it: a military one hears from its
/// own chain alone (DECL-7).
pub(super) const fn is_for_facility(verb: Verb) -> bool {
    matches!(
        verb,
        Verb::Ask
            | Verb::ProposeMeasure
            | Verb::SendPlaybook
            | Verb::SendProviders
            | Verb::SendReport
    )
}

const fn rule_of(verb: Verb) -> Rule {
    match verb {
        Verb::Declare
        | Verb::Confirm
        | Verb::Supplement
        | Verb::ManageReporters
        | Verb::ProposeOfficer => Rule::Decl4,
        Verb::AskHelp | Verb::AnswerCall | Verb::PlanOnCall | Verb::ReadRota => Rule::Decl6,
        Verb::EnterMilitaryNotice => Rule::Decl7,
        Verb::KeepMailbox
        | Verb::ReadReadiness
        | Verb::ConfirmDirector
        | Verb::AnswerDirectorRequests
        | Verb::KeepFlags
        | Verb::GrantStaff
        | Verb::ImportRegister => Rule::Decl8,
        Verb::ChangeLead => Rule::Intake1,
        Verb::TakeIn => Rule::Intake2,
        Verb::Ask | Verb::Answer => Rule::Qual1,
        Verb::Qualify => Rule::Qual2,
        Verb::StateElsewhere => Rule::Qual3,
        Verb::Message
        | Verb::Note
        | Verb::Search
        | Verb::ShareExtract
        | Verb::ExportTechnical
        | Verb::AnswerExtract => Rule::Qual5,
        Verb::DecideSupport => Rule::Supp1,
        Verb::CompareCases => Rule::Supp2,
        Verb::RecordCauses => Rule::Supp3,
        Verb::ProposeMeasure | Verb::AnswerMeasure | Verb::WithdrawMeasure => Rule::Supp4,
        Verb::SendPlaybook
        | Verb::WritePlaybook
        | Verb::ApprovePlaybook
        | Verb::ReviewPlaybook
        | Verb::WithdrawPlaybook => Rule::Supp5,
        Verb::SendProviders | Verb::ReadProviders | Verb::KeepProviders => Rule::Supp6,
        Verb::RecordCareSupply => Rule::Supp7,
        Verb::ReportProgress => Rule::Supp8,
        Verb::RecordStep => Rule::Supp9,
        Verb::GatherCases => Rule::Supp2,
        Verb::SteerIncident | Verb::EndOwnAction | Verb::DraftStatement | Verb::StateProgress => {
            Rule::Sign1
        }
        Verb::ReleaseCase | Verb::NameIncident | Verb::ReadIncidents => Rule::Sign2,
        Verb::RunCells => Rule::Sign4,
        Verb::MoveToClosing => Rule::Supp10,
        Verb::LogContact
        | Verb::SendReport
        | Verb::RecordRelay
        | Verb::AssessCareImpact
        | Verb::RecommendDegradedMode
        | Verb::RecordInterministerialImpact
        | Verb::Acknowledge => Rule::Supp11,
        Verb::Agree | Verb::Overrule => Rule::Close1,
        Verb::WriteClosingReport => Rule::Close2,
        Verb::StateHandling | Verb::Close | Verb::Reopen => Rule::Close4,
        Verb::WriteLessons | Verb::CommentLessons | Verb::ApproveLessons => Rule::Less1,
        Verb::LinkRecommendation => Rule::Less2,
        Verb::ReadLessons => Rule::Less3,
        Verb::WriteEdition | Verb::PublishEdition | Verb::RetractEdition => Rule::Less4,
        Verb::ReadFigures | Verb::ReadPastImports | Verb::ImportPastReports => Rule::Fig1,
        Verb::ReadAccessRecord | Verb::WatchLog | Verb::Sign => Rule::Keep1,
        Verb::ManageAgents | Verb::WatchReading => Rule::Keep3,
        Verb::WriteAlert
        | Verb::ApproveAlert
        | Verb::SendAlert
        | Verb::SteerAlert
        | Verb::RemindAlert
        | Verb::ReadReceipts
        | Verb::StateSuppliers
        | Verb::AnswerAlert => Rule::Sign3,
        Verb::SendEvidence
        | Verb::CopyEvidence
        | Verb::TransferEvidence
        | Verb::DestroyEvidence
        | Verb::HandOutEvidence
        | Verb::RekeyEvidence => Rule::Keep1,
        Verb::HoldFile
        | Verb::ProposeDisposition
        | Verb::ReviewDisposition
        | Verb::ReadRetention
        | Verb::ProposeErasure
        | Verb::ReviewErasure => Rule::Keep2,
    }
}

/// Refuses when only the leading ARS may act and the actor is another.
pub(crate) fn leading_agency_only(ask: &Ask<'_>, rule: Rule) -> Result<(), Refusal> {
    match ask.actor.body() {
        Some(Body::Ars(ars)) if ask.case.lead == Some(ars) => Ok(()),
        _ => Err(Refusal::new(rule, Reason::NotYourCase)),
    }
}
