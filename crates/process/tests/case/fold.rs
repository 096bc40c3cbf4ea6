//! A case is the fold of its acts, and of nothing else (KEEP-1, KEEP-2).

use ledger::Nonce;
use process::{
    act::{Act, Recorded, SealedAct, Sequence, Subject, SubjectKind, seal, unseal},
    case::{Case, CaseAct, NotACase},
    declaration::facts::Facts,
    words::{Class, Finding, MeasureKind},
};
use rstest::rstest;

use crate::story::*;

fn renumbered(mut acts: Vec<Recorded<CaseAct>>) -> Vec<Recorded<CaseAct>> {
    for (number, act) in (1..).zip(&mut acts) {
        act.seq = Sequence(number);
    }
    acts
}

#[rstest]
#[case::nothing(&[])]
#[case::no_opening(&[0])]
#[case::no_declaration(&[1])]
#[case::opened_before_it_was_declared(&[1, 0])]
#[case::declared_twice(&[0, 0])]
#[case::never_opened(&[0, 2])]
#[case::declared_again_later(&[0, 1, 0])]
#[case::opened_again_later(&[0, 1, 2, 1])]
fn keep_1_a_story_that_does_not_begin_as_one_is_no_case(#[case] order: &[usize]) {
    let mut story = Story::declared();
    story.as_cert().take_in();
    let acts: Vec<_> = order.iter().map(|at| story.acts[*at].clone()).collect();
    assert_eq!(Case::from_acts(CASE, &renumbered(acts)), Err(NotACase));
}

#[test]
fn keep_1_a_story_with_a_gap_or_out_of_order_is_no_case() {
    let story = Story::closed();
    let mut lacking = story.acts.clone();
    lacking.remove(3);
    assert_eq!(Case::from_acts(CASE, &lacking), Err(NotACase));
    let mut disordered = story.acts.clone();
    disordered.swap(3, 4);
    assert_eq!(Case::from_acts(CASE, &disordered), Err(NotACase));
    let mut doubled = story.acts.clone();
    doubled.insert(3, story.acts[3].clone());
    assert_eq!(Case::from_acts(CASE, &doubled), Err(NotACase));
}

#[test]
fn keep_1_the_case_is_the_fold_of_its_acts() {
    for story in [
        Story::declared(),
        Story::qualified(Class::Significant, [Finding::SanitaryImpact]),
        Story::closed(),
    ] {
        assert_eq!(Case::from_acts(CASE, &story.acts), Ok(story.case));
    }
}

#[test]
fn keep_1_acts_that_answer_what_was_never_asked_change_nothing() {
    let mut story = Story::in_treatment();
    story.as_cert().does(ask());
    story.as_cert().does(measure(MeasureKind::Isolation));
    let before = story.case.clone();
    for act in [
        CaseAct::Answered {
            number: 9,
            text: String::new().into(),
        },
        CaseAct::MeasureWithdrawn {
            number: 9,
            reason: String::new().into(),
        },
    ] {
        let mut after = before.clone();
        after.apply(&Recorded {
            act,
            seq: before.seq.next(),
            ..story.acts[0].clone()
        });
        assert_eq!(after.questions, before.questions);
        assert_eq!(after.measures, before.measures);
    }
}

fn sealed(acts: &[Recorded<CaseAct>]) -> Vec<SealedAct> {
    let subject = Subject {
        kind: SubjectKind::Case,
        id: CASE.0,
    };
    let mut counter = 0u8;
    let nonce = || {
        counter = counter.wrapping_add(1);
        Nonce([counter; 32])
    };
    let mut nonce = nonce;
    acts.iter()
        .map(|act| seal(subject, act, &mut nonce).unwrap())
        .collect()
}

#[test]
fn keep_1_a_stored_act_says_of_itself_what_lists_need() {
    let story = Story::closed();
    for (sealed, recorded) in sealed(&story.acts).iter().zip(&story.acts) {
        assert_eq!(sealed.kind, kind_of(&recorded.act));
        assert_eq!(sealed.audience, recorded.act.audience());
        assert_eq!((sealed.seq, sealed.at), (recorded.seq, recorded.at));
        let body: serde_json::Value = serde_json::from_slice(&sealed.body).unwrap();
        assert_eq!(
            serde_json::to_vec(&body).unwrap(),
            sealed.body,
            "canonical bytes"
        );
        let keys: Vec<&String> = body.as_object().unwrap().keys().collect();
        assert!(keys.is_sorted(), "{keys:?}");
    }
}

#[test]
fn keep_2_the_words_of_people_are_never_in_the_stored_bytes() {
    let mut story = Scene::new()
        .stating(Facts {
            description: "MOT-SECRET".into(),
            technical_name: "MOT-SECRET".into(),
            ..Facts::default()
        })
        .declares();
    story
        .as_reporter()
        .does(process::command::Command::Message {
            to: process::access::Audience::All,
            text: "MOT-SECRET".into(),
        });
    for sealed in sealed(&story.acts) {
        let body = String::from_utf8(sealed.body).unwrap();
        assert!(!body.contains("MOT-SECRET") && !body.contains("Prénom"));
    }
}

#[test]
fn keep_2_a_case_all_of_whose_words_were_erased_still_stands() {
    let story = Story::closed();
    let forgotten: Vec<Recorded<CaseAct>> = sealed(&story.acts)
        .iter()
        .map(|sealed| unseal(&sealed.body, &[]).unwrap())
        .collect();
    let case = Case::from_acts(CASE, &forgotten).unwrap();
    assert_eq!(case.state, story.case.state);
    assert_eq!(case.viewers, story.case.viewers);
    assert_eq!(case.told, story.case.told);
    assert!(case.facts.description.is_blank());
}
