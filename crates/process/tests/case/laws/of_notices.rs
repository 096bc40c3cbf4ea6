//! Who is told, once and for all.

use std::collections::BTreeMap;

use process::{
    access::{Audience, Body, Viewer},
    case::CaseAct,
    notices::{Notice, Recipient, Template},
};
use proptest::prelude::*;

use super::any_story::{any_script, tell};
use crate::story::*;

const FIRST: [Template; 3] = [
    Template::DeclarationReceived,
    Template::MilitaryExistence,
    Template::CaseQualified,
];

fn to_body(notices: &[Notice], body: Body) -> impl Iterator<Item = &Notice> {
    notices
        .iter()
        .filter(move |notice| notice.recipient == Recipient::Body { body })
}

fn firsts(notices: &[Notice], body: Body) -> usize {
    to_body(notices, body)
        .filter(|notice| FIRST.contains(&notice.template))
        .count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn qual_5_every_body_learns_of_the_case_by_exactly_one_notice(script in any_script(80)) {
        let telling = tell(&script);
        let opening = &telling.story.opening;
        let opened_to: Vec<Body> = telling
            .played
            .first()
            .map_or(&telling.story.case, |played| &played.before)
            .told
            .keys()
            .copied()
            .collect();
        for body in opened_to {
            prop_assert_eq!(firsts(&opening.notices, body), 1, "{}", body);
        }
        for (played, events) in telling.done() {
            for body in played.after.told.keys() {
                if !played.before.told.contains_key(body) {
                    prop_assert_eq!(firsts(&events.notices, *body), 1, "{}", body);
                }
            }
        }
        for body in telling.story.case.told.keys() {
            prop_assert!(firsts(&telling.story.sent, *body) >= 1);
        }
    }

    #[test]
    fn qual_2_every_body_that_must_be_told_of_the_judgement_is_told_once(
        script in any_script(80)
    ) {
        let telling = tell(&script);
        let mut told: BTreeMap<Body, usize> = BTreeMap::new();
        for (played, events) in telling.done() {
            for notice in events.of(Template::CaseQualified) {
                let Recipient::Body { body } = notice.recipient else {
                    panic!("{notice:?}")
                };
                *told.entry(body).or_default() += 1;
            }
            if events.kinds().contains(&"qualified".to_owned()) {
                for body in played.after.concerned_by_qualification() {
                    let reached = told.contains_key(&body) || !played.after.opens_to(body);
                    prop_assert!(reached, "{body} was not told");
                }
            }
        }
        prop_assert!(told.values().all(|times| *times == 1), "{told:?}");
        let case = &telling.story.case;
        prop_assert_eq!(
            told.into_keys().collect::<Vec<_>>(),
            Vec::from_iter(case.told_of_qualification.iter().copied())
        );
    }

    #[test]
    fn qual_5_nobody_hears_of_a_case_that_they_cannot_open_save_that_it_exists(
        script in any_script(80)
    ) {
        let telling = tell(&script);
        for (played, events) in telling.done() {
            let military = played.after.declared.military.is_some();
            for notice in &events.notices {
                let opens = match notice.recipient {
                    Recipient::Body { body } | Recipient::OnCall { body } => {
                        played.after.viewers.contains(&Viewer::Body(body))
                    }
                    Recipient::Facility { facility } => {
                        facility == VALMONT && !military
                    }
                    Recipient::Reporter => !military,
                    Recipient::Contact { extract } => {
                        !military && played.after.extracts.contains_key(&extract)
                    }
                };
                prop_assert!(
                    opens || notice.template == Template::MilitaryExistence,
                    "{notice:?}"
                );
            }
        }
        let story = &telling.story;
        for body in story.case.told.keys() {
            let existence = to_body(&story.sent, *body)
                .filter(|notice| notice.template == Template::MilitaryExistence);
            prop_assert!(existence.count() <= 1);
        }
    }

    #[test]
    fn keep_3_only_the_confirmation_names_bodies(script in any_script(60)) {
        for notice in tell(&script).story.sent {
            let confirms = notice.template == Template::DeclarationRecorded;
            prop_assert!(confirms || notice.bodies.is_empty(), "{notice:?}");
        }
    }

    #[test]
    fn intake_2_the_reporter_hears_once_that_the_case_was_taken_in(script in any_script(60)) {
        let story = tell(&script).story;
        let heard = story.sent.iter().filter(|notice| notice.template == Template::TakenIn);
        let civil = story.case.declared.military.is_none();
        let expected = usize::from(civil && story.case.taken_in.is_some());
        prop_assert_eq!(heard.count(), expected);
    }

    #[test]
    fn no_message_is_left_unannounced_save_those_of_the_cert_to_itself(
        script in any_script(60)
    ) {
        for (_, events) in tell(&script).done() {
            for act in &events.acts {
                let heard = match act {
                    CaseAct::Messaged { to, .. } => *to != Audience::Cert,
                    CaseAct::Asked { .. }
                    | CaseAct::Answered { .. }
                    | CaseAct::HelpAsked { .. }
                    | CaseAct::Supplemented { .. }
                    | CaseAct::MeasureProposed { .. }
                    | CaseAct::MeasureAnswered { .. }
                    | CaseAct::PlaybookSent { .. }
                    | CaseAct::ProvidersSent { .. }
                    | CaseAct::ReportSent { .. }
                    | CaseAct::ProgressReported { .. }
                    | CaseAct::Closed
                    | CaseAct::Reopened { .. } => true,
                    _ => false,
                };
                prop_assert!(!heard || !events.notices.is_empty(), "{act:?}");
            }
        }
    }

    #[test]
    fn close_1_whoever_can_agree_was_asked_to(script in any_script(100)) {
        let telling = tell(&script);
        for (played, events) in telling.done() {
            let before = played.before.agreements_awaited();
            for party in played.after.agreements_awaited() {
                if before.contains(&party) {
                    continue;
                }
                let own = played.actor.body() == played.after.body_of(party)
                    && played.actor.body().is_some();
                let asked = events.of(Template::AgreementAsked).any(|notice| {
                    match (notice.recipient, played.after.body_of(party)) {
                        (Recipient::Body { body }, Some(expected)) => body == expected,
                        (Recipient::Facility { .. }, None) => true,
                        _ => false,
                    }
                });
                prop_assert!(asked || own, "{party:?}");
            }
        }
    }
}
