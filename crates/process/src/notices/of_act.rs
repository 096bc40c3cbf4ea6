//! The notices that follow from each act.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{
    Notice, Recipient, Template, Urgency,
    addressed::{
        agencies, asking_body, bodies_seeing, everybody, facility_side, if_seeing, leading_agency,
        of_party, on_call, reporter, standing_in, supporting_agency, to_audience,
    },
};
use crate::{
    access::{Actor, Audience, Body, Seat, Viewer},
    case::{Case, CaseAct, Confirmation, HelpNeeded},
    closure::Party,
    obligations::{Duty, Obligation},
    words::{Class, Finding, OwnHandling, Progress},
};

/// The notices that an act sends, given the case before and after it. Nobody
/// is told of what they did themselves, save that the CERT's other analysts
/// hear of a declaration that one of them entered, the facility's other people
/// that its agreement is asked for, and the other lead of the CERT of what is
/// proposed for a file.
#[must_use]
pub fn notices(before: &Case, act: &CaseAct, after: &Case, actor: &Actor) -> BTreeSet<Notice> {
    let mut notices: BTreeSet<Notice> = of_act(before, act, after).into_iter().collect();
    notices.extend(of_newly_concerned(before, act, after));
    notices.extend(of_round(before, after));
    if !matches!(act, CaseAct::Opened { .. }) {
        let own = own_recipients(after, actor);
        notices.retain(|notice| {
            let other_readers = asks_facility(notice) || asks_second_person(notice);
            !own.contains(&notice.recipient) || other_readers
        });
    }
    notices
}

/// Where an actor would read of what they did themselves.
fn own_recipients(case: &Case, actor: &Actor) -> Vec<Recipient> {
    match actor.seat(case.facility()) {
        Seat::Facility { facility, .. } => {
            let mut own = vec![Recipient::Facility { facility }];
            if case.declared_by.pseudonym == actor.pseudonym {
                own.push(Recipient::Reporter);
            }
            own
        }
        Seat::Follower => vec![Recipient::Reporter],
        _ => Vec::from_iter(actor.body().map(|body| Recipient::Body { body })),
    }
}

fn asks_facility(notice: &Notice) -> bool {
    notice.template == Template::AgreementAsked
        && !matches!(notice.recipient, Recipient::Body { .. })
}

/// One mailbox serves the lead who proposed and the lead who decides.
const fn asks_second_person(notice: &Notice) -> bool {
    matches!(
        notice.template,
        Template::DispositionProposed
            | Template::DispositionApproved
            | Template::DispositionDeclined
    )
}

/// The reminders of a duty: that its end comes near, or has passed.
#[must_use]
pub fn reminders(case: &Case, obligation: &Obligation, now: Timestamp) -> BTreeSet<Notice> {
    let recipient = match obligation.owed_by {
        Viewer::Body(body) => Recipient::Body { body },
        Viewer::Facility(facility) => Recipient::Facility { facility },
        Viewer::Delegation(_) | Viewer::Follower(_) => return BTreeSet::new(),
    };
    let overdue = obligation.due.is_some_and(|due| due <= now);
    if let (Duty::AnswerCall, Viewer::Body(body)) = (obligation.duty, obligation.owed_by) {
        let notice = Notice::new(Recipient::OnCall { body }, Template::OnCallUnanswered);
        return [notice.urgent()].into();
    }
    let urgency = match obligation.duty {
        Duty::TakeIn if case.help != HelpNeeded::Normally => Urgency::Urgent,
        Duty::DeclareElsewhere { .. } => Urgency::Urgent,
        _ => Urgency::Normal,
    };
    let template = match (obligation.duty, overdue) {
        (Duty::DeclareElsewhere { .. }, true) => Template::LegalDutyOverdue,
        (Duty::DeclareElsewhere { .. }, false) => Template::LegalDutyNear,
        (_, true) => Template::DutyOverdue,
        (_, false) => Template::DutyNear,
    };
    let mut recipients = vec![recipient];
    if template.is_of_law() {
        recipients.push(Recipient::Reporter);
    }
    recipients
        .into_iter()
        .map(|recipient| Notice {
            urgency,
            ..Notice::new(recipient, template).due(obligation.due)
        })
        .collect()
}

fn of_act(before: &Case, act: &CaseAct, after: &Case) -> Vec<Notice> {
    let cert = |template| vec![Notice::body(Body::Cert, template)];
    let cert_and = |template, others: Vec<Notice>| {
        let mut notices = vec![Notice::body(Body::Cert, template)];
        notices.extend(others);
        notices
    };
    match act {
        CaseAct::Declared(_)
        | CaseAct::Noted { .. }
        | CaseAct::Signed(_)
        | CaseAct::LookalikeRejected { .. }
        | CaseAct::StepRecorded { .. }
        | CaseAct::ContactLogged { .. }
        | CaseAct::CausesRecorded { .. }
        | CaseAct::RelayRecorded { .. }
        | CaseAct::Acknowledged { .. }
        | CaseAct::LeadChanged { .. }
        | CaseAct::EvidenceCopied { .. }
        | CaseAct::EvidenceTransferred { .. }
        | CaseAct::EvidenceRekeyed { .. }
        | CaseAct::ClosingReportWritten(_)
        | CaseAct::HoldPlaced { .. }
        | CaseAct::HoldLifted { .. }
        | CaseAct::DispositionBegun
        | CaseAct::ClockMoved { .. }
        | CaseAct::ClockStopped { .. }
        | CaseAct::DeclaredElsewhere { .. }
        | CaseAct::NotConcerned { .. }
        | CaseAct::ExtractEnded { .. }
        | CaseAct::EditionWritten(_)
        | CaseAct::EditionRetracted { .. }
        | CaseAct::RecommendationLinked(_)
        | CaseAct::RecommendationUnlinked { .. }
        | CaseAct::ValuesErased { .. } => Vec::new(),
        CaseAct::MovedToClosing if after.own_handling == OwnHandling::Ended => Vec::new(),
        CaseAct::MovedToClosing => facility_side(after, Template::HandlingAsked, None),
        CaseAct::Opened { .. } => of_opening(after),
        CaseAct::Confirmed { .. } => reporter(after, Template::ReportConfirmed),
        CaseAct::Supplemented { .. } => {
            let mut others = agencies(before, Template::Supplemented);
            others.extend(standing_in(before, Template::Supplemented));
            cert_and(Template::Supplemented, others)
        }
        CaseAct::HelpAsked { help, .. } => {
            let mut notices = vec![Notice::body(Body::Cert, Template::HelpAsked).urgent()];
            notices.extend(on_call(*help));
            notices
        }
        CaseAct::CallAnswered { .. } => reporter(after, Template::CallAnswered),
        CaseAct::TakenIn => reporter(after, Template::TakenIn),
        CaseAct::Asked { due, .. } => facility_side(after, Template::QuestionAsked, *due),
        CaseAct::Answered { number, .. } => cert_and(
            Template::QuestionAnswered,
            supporting_agency(after, Template::QuestionAnswered)
                .into_iter()
                .chain(asking_body(after, *number, Template::QuestionAnswered))
                .collect(),
        ),
        CaseAct::Messaged { to, .. } => to_audience(after, *to, Template::MessageReceived),
        CaseAct::EvidenceReceived(received) => {
            to_audience(after, received.to, Template::EvidenceReceived)
        }
        CaseAct::EvidenceDestroyed { to, .. } => {
            to_audience(after, *to, Template::EvidenceDestroyed)
        }
        CaseAct::Qualified(_) => of_qualification(before, after),
        CaseAct::SupportDecided { .. } => cert_and(
            Template::SupportDecided,
            reporter(after, Template::SupportDecided),
        ),
        // One message announces the playbook and its measures.
        CaseAct::MeasureProposed {
            playbook: Some(_), ..
        } => Vec::new(),
        CaseAct::MeasureProposed { due, .. } => {
            facility_side(after, Template::MeasureProposed, *due)
        }
        CaseAct::MeasureAnswered { .. } => cert_and(
            Template::MeasureAnswered,
            supporting_agency(after, Template::MeasureAnswered),
        ),
        CaseAct::MeasureWithdrawn { .. } => facility_side(after, Template::MeasureWithdrawn, None),
        CaseAct::PlaybookSent { .. } => facility_side(after, Template::PlaybookSent, None),
        CaseAct::ProvidersSent { .. } => facility_side(after, Template::ProvidersSent, None),
        CaseAct::ReportSent { .. } => facility_side(after, Template::ReportSent, None),
        CaseAct::DegradedModeRecommended { .. } => {
            let mut notices = facility_side(after, Template::DegradedModeRecommended, None);
            notices.extend(agencies(after, Template::AssessmentRecorded));
            cert_and(Template::AssessmentRecorded, notices)
        }
        CaseAct::ProgressReported { .. } => agencies(after, Template::ProgressReported),
        // What begins with the declaration stands on its receipt.
        CaseAct::ClockStarted { .. } if is_just_opened(before) => Vec::new(),
        CaseAct::ClockStarted { due, .. } => facility_side(after, Template::LegalDuty, *due),
        CaseAct::CareSupplyRecorded { .. } => cert(Template::AssessmentRecorded),
        CaseAct::CareImpactAssessed { .. } => cert_and(
            Template::AssessmentRecorded,
            if_seeing(after, Body::Hfds, Template::AssessmentRecorded),
        ),
        CaseAct::InterministerialImpactRecorded { .. } => cert_and(
            Template::AssessmentRecorded,
            if_seeing(after, Body::Dgs, Template::AssessmentRecorded),
        ),
        CaseAct::OwnHandlingStated { handling, .. } => {
            let template = match handling {
                OwnHandling::Ended => Template::HandlingEnded,
                OwnHandling::GoesOn | OwnHandling::NotSaid => Template::HandlingGoesOn,
            };
            cert_and(template, leading_agency(after, template))
        }
        CaseAct::Agreed { .. }
            if after.agreements_missing().is_empty() && after.closing_report.is_some() =>
        {
            cert(Template::ReadyToClose)
        }
        CaseAct::Agreed { .. } => Vec::new(),
        CaseAct::Overruled { party, .. } => of_party(after, *party, Template::Overruled),
        CaseAct::Closed => everybody(after, Template::CaseClosed),
        CaseAct::Reopened { .. } => everybody(after, Template::CaseReopened),
        CaseAct::LessonsWritten(lessons) => {
            let mut notices = agencies(after, Template::LessonsWritten);
            notices.extend(if_seeing(after, Body::Hfds, Template::LessonsWritten));
            if lessons.to == Audience::All {
                notices.extend(facility_side(after, Template::LessonsToComplete, None));
            }
            notices
        }
        CaseAct::LessonsCommented { .. } => {
            let mut others = leading_agency(after, Template::LessonsCommented);
            others.extend(facility_side(after, Template::LessonsCommented, None));
            cert_and(Template::LessonsCommented, others)
        }
        CaseAct::LessonsApproved { .. } => {
            let mut notices = agencies(after, Template::LessonsApproved);
            notices.extend(if_seeing(after, Body::Hfds, Template::LessonsApproved));
            notices
        }
        CaseAct::EditionPublished(_) => {
            let mut notices = agencies(after, Template::LessonsPublished);
            notices.extend(facility_side(after, Template::LessonsPublished, None));
            notices
        }
        CaseAct::DispositionProposed { .. } => reviewers(after, Template::DispositionProposed),
        CaseAct::DispositionApproved => reviewers(after, Template::DispositionApproved),
        CaseAct::DispositionDeclined { .. } => reviewers(after, Template::DispositionDeclined),
        CaseAct::Disposed(_) => reviewers(after, Template::Disposed),
        CaseAct::IncidentJoined { .. } => of_membership(after, Template::IncidentJoined),
        CaseAct::IncidentLeft { .. } => of_membership(after, Template::IncidentLeft),
        CaseAct::ProgressStated {
            progress: Progress::NeedsHelp,
            ..
        } => {
            let mut others = leading_agency(after, Template::IncidentHelpNeeded);
            others.extend(if_seeing(after, Body::Hfds, Template::IncidentHelpNeeded));
            cert_and(Template::IncidentHelpNeeded, others)
        }
        CaseAct::ProgressStated { .. } => Vec::new(),
        CaseAct::ExtractShared(shared) => {
            let mut others = vec![of_extract(
                shared.number,
                Template::ExtractReceived,
                shared.until,
                shared.urgency,
            )];
            others.extend(facility_side(after, Template::ExtractShared, None));
            others.extend(supporting_agency(after, Template::ExtractShared));
            cert_and(Template::ExtractShared, others)
        }
        CaseAct::ExtractProlonged { extract, until, .. } => vec![of_extract(
            *extract,
            Template::ExtractProlonged,
            *until,
            Urgency::Normal,
        )],
        CaseAct::ExtractAnswered { .. } => cert_and(
            Template::ExtractAnswered,
            supporting_agency(after, Template::ExtractAnswered),
        ),
    }
}

/// To the contact of an extract: until when its link opens.
fn of_extract(extract: u32, template: Template, until: Timestamp, urgency: Urgency) -> Notice {
    Notice {
        urgency,
        ..Notice::new(Recipient::Contact { extract }, template).due(Some(until))
    }
}

/// SIGN-2: the facility and its agencies; HFDS is told of the incident itself.
fn of_membership(case: &Case, template: Template) -> Vec<Notice> {
    let mut notices = facility_side(case, template, None);
    notices.extend(agencies(case, template));
    notices
}

/// Whether nothing has happened since the case was opened but the beginning of
/// its clocks.
fn is_just_opened(case: &Case) -> bool {
    usize::try_from(case.seq.0).is_ok_and(|acts| acts == 2 + case.clocks.len())
}

/// KEEP-2: both bodies whose people decide on the end of a file; the second
/// person may be another lead of the CERT.
fn reviewers(case: &Case, template: Template) -> Vec<Notice> {
    [Body::Cert, Body::Hfds]
        .into_iter()
        .flat_map(|body| if_seeing(case, body, template))
        .collect()
}

/// DECL-5: CERT and competent ARS at the same time, and the reporter, who is
/// told which bodies were.
fn of_opening(case: &Case) -> Vec<Notice> {
    let mut notices: Vec<Notice> = case
        .told
        .keys()
        .map(|body| {
            let template = if case.opens_to(*body) {
                Template::DeclarationReceived
            } else {
                Template::MilitaryExistence
            };
            first_notice(case, *body, template)
        })
        .collect();
    notices.extend(on_call(case.help));
    if case.declared.military.is_none() {
        notices.push(
            Notice::new(Recipient::Reporter, Template::DeclarationRecorded)
                .naming(case.told.keys().copied()),
        );
        if case.confirmation == Confirmation::Awaited {
            let recipient = Recipient::Facility {
                facility: case.facility(),
            };
            notices.push(Notice::new(recipient, Template::ConfirmationAsked).urgent());
        }
    }
    notices
}

/// The notice by which a body learns of a case.
fn first_notice(case: &Case, body: Body, template: Template) -> Notice {
    match case.help {
        HelpNeeded::Normally => Notice::body(body, template),
        HelpNeeded::AtOnce | HelpNeeded::AtOnceOffHours => Notice::body(body, template).urgent(),
    }
}

/// QUAL-2: the reporter hears of every new class.
fn of_qualification(before: &Case, after: &Case) -> Vec<Notice> {
    match (before.class(), after.class()) {
        (was, is) if was == is => Vec::new(),
        (_, Some(Class::NotIncident)) => reporter(after, Template::NotAnIncident),
        _ => reporter(after, Template::YourCaseQualified),
    }
}

/// Bodies that an act newly concerns: those that a judgement or its revision
/// concerns (QUAL-2), a new site's ARS, a new leader, HFDS paged at night. The
/// opening of the case has its own notices.
fn of_newly_concerned(before: &Case, act: &CaseAct, after: &Case) -> Vec<Notice> {
    if matches!(act, CaseAct::Declared(_) | CaseAct::Opened { .. }) {
        return Vec::new();
    }
    let judged = |body: &Body| {
        after.told_of_qualification.contains(body) && !before.told_of_qualification.contains(body)
    };
    let qualified = after
        .told_of_qualification
        .iter()
        .filter(|body| judged(body))
        .map(|body| of_judgement(after, *body));
    let seeing = bodies_seeing(after)
        .filter(|body| !before.viewers.contains(&Viewer::Body(*body)) && !judged(body))
        .map(|body| first_notice(after, body, Template::DeclarationReceived));
    let knowing = after
        .told
        .keys()
        .filter(|body| !before.told.contains_key(body) && !after.opens_to(**body))
        .map(|body| first_notice(after, *body, Template::MilitaryExistence));
    qualified.chain(seeing).chain(knowing).collect()
}

/// A possible sanitary impact is told to DGS and ARS without delay (QUAL-2).
fn of_judgement(case: &Case, body: Body) -> Notice {
    let notice = Notice::body(body, Template::CaseQualified);
    match body {
        Body::Dgs | Body::Ars(_) if case.finds(Finding::SanitaryImpact) => notice.urgent(),
        _ => notice,
    }
}

/// CLOSE-1, CLOSE-4: a party is asked to agree once it can: when the round
/// opens on a closing report, when a new report or judgement voids what it
/// agreed to, when it becomes a party.
fn of_round(before: &Case, after: &Case) -> Vec<Notice> {
    let asked = |case: &Case| -> BTreeSet<(Party, Option<Body>)> {
        let awaited = case.agreements_awaited().into_iter();
        awaited.map(|party| (party, case.body_of(party))).collect()
    };
    asked(after)
        .difference(&asked(before))
        .flat_map(|(party, _)| of_party(after, *party, Template::AgreementAsked))
        .collect()
}
