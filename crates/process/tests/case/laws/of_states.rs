//! States, closing and duties.

use process::{
    access::{Actor, ArsRole, Body, RightTo, SeatKind, StaffRole, Viewer, right_to},
    act::Recorded,
    case::{Case, CaseAct},
    closure::Party,
    command::Command,
    decide::states_for,
    obligations::{Duty, Obligation},
    words::{Class, MeasureReply, OwnHandling, RelayTarget, State},
};
use proptest::prelude::*;

use super::any_story::{any_script, tell};
use crate::story::*;

/// Whether a party agrees or was gone past, read off the record alone.
fn is_settled(party: Party, acts: &[Recorded<CaseAct>]) -> bool {
    let (mut agreed, mut overruled, mut lead) = (false, false, None);
    for recorded in acts {
        match &recorded.act {
            CaseAct::Declared(declared) => lead = declared.site.ars,
            CaseAct::LeadChanged { ars, .. } => {
                if party == Party::Ars && *ars != lead {
                    (agreed, overruled) = (false, false);
                }
                lead = *ars;
            }
            CaseAct::Agreed { party: who, .. } if *who == party => agreed = true,
            CaseAct::Overruled { party: who, .. } if *who == party => overruled = true,
            CaseAct::Qualified(_) | CaseAct::ClosingReportWritten(_) => agreed = false,
            CaseAct::Reopened { .. } => (agreed, overruled) = (false, false),
            CaseAct::OwnHandlingStated {
                handling: OwnHandling::GoesOn,
                ..
            } => {
                agreed = false;
                overruled &= party != Party::Facility;
            }
            _ => {}
        }
    }
    agreed || overruled
}

fn class_in_force(acts: &[Recorded<CaseAct>]) -> Option<Class> {
    acts.iter().rev().find_map(|recorded| match &recorded.act {
        CaseAct::Qualified(qualified) => Some(qualified.class),
        _ => None,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn close_1_no_case_closes_without_everybodys_agreement_or_overruling(
        script in any_script(100)
    ) {
        let telling = tell(&script);
        let acts = &telling.story.acts;
        for (at, _) in acts.iter().enumerate().filter(|(_, one)| one.act == CaseAct::Closed) {
            let story = &acts[..at];
            let case = Case::from_acts(CASE, story).unwrap();
            for party in case.parties() {
                prop_assert!(is_settled(party, story), "{party:?}");
            }
            if class_in_force(story) == Some(Class::NotIncident) {
                continue;
            }
            prop_assert!(case.closing_report.is_some(), "CLOSE-2");
            prop_assert_ne!(case.own_handling, OwnHandling::GoesOn);
            prop_assert!(
                case.own_handling == OwnHandling::Ended
                    || case.overruled.contains(&Party::Facility)
                    || case.declared.military.is_some(),
                "CLOSE-4"
            );
        }
    }

    #[test]
    fn close_4_a_closed_case_changes_only_by_reopening_lessons_custody_or_disposition(
        script in any_script(100)
    ) {
        let telling = tell(&script);
        for (played, events) in telling.done() {
            if played.before.state == State::Closed {
                let allowed = [
                    "reopened",
                    "lessons-written",
                    "lessons-commented",
                    "lessons-approved",
                    "edition-written",
                    "edition-published",
                    "edition-retracted",
                    "recommendation-linked",
                    "recommendation-unlinked",
                    "evidence-transferred",
                    "evidence-destroyed",
                    "hold-placed",
                    "hold-lifted",
                    "disposition-proposed",
                    "disposition-approved",
                    "disposition-declined",
                ];
                let kinds = events.kinds();
                prop_assert!(kinds.iter().all(|kind| allowed.contains(&kind.as_str())));
            }
        }
    }

    #[test]
    fn qual_2b_a_case_goes_only_where_the_process_leads(script in any_script(100)) {
        use State::{AwaitingQualification as Awaiting, Closed, InTreatment, ToClose};
        let telling = tell(&script);
        for played in &telling.played {
            let class = played.after.class();
            let way = (played.before.state, played.after.state);
            let led = match way {
                (before, after) if before == after => true,
                (Awaiting | ToClose, InTreatment) => class != Some(Class::NotIncident),
                (Awaiting, ToClose) => class == Some(Class::NotIncident),
                (InTreatment, ToClose) | (ToClose, Closed) => class.is_some(),
                (Closed, InTreatment) => class != Some(Class::NotIncident),
                (Closed, Awaiting) => class == Some(Class::NotIncident),
                _ => false,
            };
            prop_assert!(led, "{way:?}");
        }
    }

    #[test]
    fn a_refused_command_changes_nothing(script in any_script(60)) {
        let telling = tell(&script);
        for played in telling.played.iter().filter(|played| played.outcome.is_err()) {
            prop_assert_eq!(&played.before, &played.after);
        }
        let done: usize = telling.done().map(|(_, events)| events.acts.len()).sum();
        prop_assert_eq!(telling.story.acts.len(), telling.begun_with + done);
    }

    #[test]
    fn what_is_done_is_what_the_seat_and_the_state_allow(script in any_script(60)) {
        let telling = tell(&script);
        for (played, _) in telling.done() {
            // The administrator holds files and sees none (KEEP-2).
            let unseeing = played.actor.standing == process::access::Standing::Operator;
            let seen = process::access::may_see(&played.actor, &played.before.viewers);
            prop_assert!(seen || unseeing);
        }
        for played in &telling.played {
            let Err(refusal) = &played.outcome else { continue };
            prop_assert!(!refusal.rule.id().is_empty());
            prop_assert!(refusal.reason.text_key().starts_with("refusal-"));
        }
    }

    #[test]
    fn whoever_owes_a_duty_can_do_it_and_then_owes_it_no_more(script in any_script(60)) {
        let telling = tell(&script);
        let story = &telling.story;
        for owed in story.obligations() {
            prop_assert!(story.case.viewers.contains(&owed.owed_by), "{owed:?}");
            let mut story = story.clone();
            for command in fulfilment(&owed) {
                let actor = debtor(&owed);
                let verb = command.verb();
                prop_assert_eq!(
                    right_to(verb, SeatKind::from(actor.seat(VALMONT))),
                    RightTo::Held
                );
                prop_assert!(states_for(verb).contains(&story.case.state), "{owed:?}");
                let done = story.turn(actor).tries(command);
                prop_assert!(done.is_ok(), "{owed:?}: {done:?}");
            }
            let left = story.obligations().into_iter();
            let same: Vec<Obligation> = left
                .filter(|one| (one.duty, one.owed_by) == (owed.duty, owed.owed_by))
                .collect();
            prop_assert_eq!(same, []);
        }
    }

    #[test]
    fn close_4_of_a_closed_case_at_most_its_lessons_and_its_end_are_owed(script in any_script(100)) {
        let story = tell(&script).story;
        if story.case.state == State::Closed {
            let owed = story.owed();
            prop_assert!(owed.iter().all(|one| one.ends_with("-lessons") || one.ends_with(": review-disposition")), "{owed:?}");
        }
    }

    #[test]
    fn a_case_that_is_not_closed_always_waits_for_somebody_or_is_being_supported(
        script in any_script(100)
    ) {
        let story = tell(&script).story;
        if matches!(story.case.state, State::AwaitingQualification | State::ToClose) {
            prop_assert!(!story.owed().is_empty());
        }
    }
}

fn debtor(owed: &Obligation) -> Actor {
    let staff = |role| {
        let mut actor = analyst();
        actor.standing = process::access::Standing::Staff(role);
        actor
    };
    match owed.owed_by {
        Viewer::Facility(_) => director(),
        Viewer::Body(Body::Ars(ars)) => staff(StaffRole::Ars {
            ars,
            delegation: None,
            role: ArsRole::Agent,
        }),
        Viewer::Body(Body::Hfds) => hfds(),
        Viewer::Body(Body::Dgs) => dgs(),
        Viewer::Body(Body::Ansm) => ansm(),
        Viewer::Body(Body::Anssi) => anssi(),
        _ if owed.duty == Duty::ReviewDisposition => lead(),
        _ if owed.duty == Duty::ApproveLessons => second_analyst(),
        _ => analyst(),
    }
}

fn fulfilment(owed: &Obligation) -> Vec<Command> {
    match owed.duty {
        Duty::TakeIn => vec![Command::TakeIn],
        Duty::Confirm => vec![confirm("")],
        Duty::AnswerCall => vec![Command::AnswerCall],
        Duty::Qualify => vec![qualify(Class::Minor, [])],
        Duty::FirstContact => vec![contact()],
        Duty::Answer { question } => vec![answer(question)],
        Duty::AnswerMeasure { measure } => vec![reply(measure, MeasureReply::Done, "")],
        Duty::DecideSupport => {
            vec![decide_support(process::words::SupportChoice::Entrust)]
        }
        Duty::ReportProgress { .. } => vec![report_progress()],
        Duty::DeclareElsewhere { elsewhere } => vec![Command::DeclareElsewhere {
            duty: elsewhere,
            at: None,
            receipt: "Récépissé 1".to_owned(),
        }],
        Duty::AssessCareImpact => vec![care_impact()],
        Duty::Relay => vec![
            relay(RelayTarget::Delegation),
            relay(RelayTarget::Prefecture),
        ],
        Duty::Acknowledge => vec![Command::Acknowledge],
        Duty::StateHandling => vec![end_handling()],
        Duty::WriteClosingReport => vec![closing_report()],
        Duty::Agree => vec![agree()],
        Duty::Close => vec![Command::Close],
        Duty::WriteLessons => vec![lessons()],
        Duty::ApproveLessons => vec![Command::ApproveLessons],
        Duty::ReviewDisposition => vec![Command::DeclineDisposition {
            reason: "À revoir.".to_owned(),
        }],
        Duty::ChooseMode
        | Duty::ReportSituation { .. }
        | Duty::ApproveStatement { .. }
        | Duty::EndAction { .. }
        | Duty::StateProgress { .. }
        | Duty::CloseIncident
        | Duty::ApproveAlert
        | Duty::ReviewPlaybook => panic!("{:?} is not owed to a case", owed.duty),
    }
}
