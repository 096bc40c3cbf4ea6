//! What is left of a file that has ended, and what of a person may go.

use process::{
    act::{Author, Private, PrivateFields, Recorded},
    case::{CareSupply, Case, CaseAct, Disposal},
    command::Command,
    declaration::facts::Facts,
    ids::{ActId, Pseudonym},
    refusal::{Reason, Rule},
    retention::{Copies, Disposition, Erasability, Kept, erasability},
    words::{CareImpact, Class, MilitaryNotice, State},
};

use super::{decline, due, hold, propose};
use crate::story::*;

/// The acts by which the platform ends an approved file.
fn ended(story: &mut Story) {
    let platform = Author {
        pseudonym: Pseudonym("platform".to_owned()),
        seat: process::access::Seat::Platform,
    };
    let proposal = story.case.proposal().unwrap().clone();
    let disposal = Disposal {
        disposition: proposal.disposition,
        category: story.case.category(),
        closed_at: story.case.closed_at.unwrap(),
        bundle: None,
        proposed_by: proposal.by,
        approved_by: proposal.approved_by,
        copies: Copies {
            backups_until: story.now,
            taken: Vec::new(),
        },
    };
    for act in [
        CaseAct::DispositionBegun,
        CaseAct::Disposed(Box::new(disposal)),
    ] {
        let recorded = Recorded {
            id: ActId(uuid::Uuid::from_u128(u128::from(story.case.seq.0) + 900)),
            seq: story.case.seq.next(),
            at: story.now,
            by: platform.clone(),
            act,
        };
        story.case.apply(&recorded);
        story.acts.push(recorded);
    }
}

#[test]
fn keep_2_nothing_happens_any_more_to_a_file_that_has_ended() {
    let mut story = due();
    story.as_cert_lead().does(propose(Disposition::Destroy));
    story.as_hfds().does(Command::ApproveDisposition);
    ended(&mut story);
    assert_eq!(story.case.state, State::Closed);
    assert_eq!(story.owed(), [] as [&str; 0]);
    for command in [
        hold(),
        propose(Disposition::Archive),
        decline(),
        reopen("Trop tard."),
        lessons(),
    ] {
        assert_eq!(
            story.as_cert_lead().meets_refusal(command),
            (Rule::Keep2, Reason::DisposalBegun)
        );
    }
}

/// The same act with every private value erased.
fn without_values(act: &Recorded<CaseAct>) -> Recorded<CaseAct> {
    let mut value = serde_json::to_value(&act.act).unwrap();
    erase(&mut value);
    Recorded {
        act: serde_json::from_value(value).unwrap(),
        ..act.clone()
    }
}

fn erase(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) if map.contains_key("$private") => {
            *value = serde_json::json!({ "$erased": true });
        }
        serde_json::Value::Object(map) if map.contains_key("$fields") => {
            map.insert("$fields".to_owned(), serde_json::json!({}));
        }
        serde_json::Value::Object(map) => map.values_mut().for_each(erase),
        serde_json::Value::Array(items) => items.iter_mut().for_each(erase),
        _ => {}
    }
}

#[test]
fn keep_2_a_case_without_its_values_folds_to_the_same_readers_and_dates() {
    let mut story = due();
    story.as_cert_lead().does(propose(Disposition::Destroy));
    story.as_hfds().does(Command::ApproveDisposition);
    ended(&mut story);
    let acts: Vec<_> = story.acts.iter().map(without_values).collect();
    let bare = Case::from_acts(story.case.id, &acts).unwrap();
    assert_eq!(bare.viewers, story.case.viewers);
    assert_eq!(bare.disposed(), story.case.disposed());
    assert_eq!(bare.closed_at, story.case.closed_at);
    assert!(bare.facts.description.is_blank());
}

#[test]
fn decl_7_erasing_what_was_said_of_care_hides_no_military_case_again() {
    let facts = Facts {
        description: "Le bloc est arrêté.".into(),
        care_impact: CareImpact::Interruption.into(),
        ..Facts::default()
    };
    let story = Scene::military(MilitaryNotice::Full)
        .stating(facts)
        .declares();
    assert!(story.is_seen_by(&ars("ARS-53")));
    let mut acts = story.acts.clone();
    let CaseAct::Declared(declared) = &mut acts[0].act else {
        panic!("a declaration is expected")
    };
    assert_eq!(declared.care_supply, CareSupply::Affected);
    declared.facts = PrivateFields::from(Facts::default());
    let bare = Case::from_acts(story.case.id, &acts).unwrap();
    assert_eq!(bare.viewers, story.case.viewers);
    assert!(!bare.hidden_from_agencies());
}

#[test]
fn keep_2_what_a_case_under_way_holds_of_a_person_stays() {
    for story in [
        Story::declared(),
        Story::in_treatment(),
        Story::to_close(Class::Serious),
    ] {
        assert_eq!(
            erasability(&story.case),
            Erasability::Stays(Kept::CaseUnderWay)
        );
    }
    let mut story = due();
    assert_eq!(erasability(&story.case), Erasability::Erasable);
    story.as_cert_lead().does(propose(Disposition::Destroy));
    assert_eq!(erasability(&story.case), Erasability::Erasable);
    story.as_hfds().does(Command::ApproveDisposition);
    assert_eq!(erasability(&story.case), Erasability::Stays(Kept::Ending));
}

#[test]
fn keep_2_a_reason_is_erased_with_the_rest() {
    let mut story = due();
    story.as_cert_lead().does(propose(Disposition::Destroy));
    let bare = without_values(story.acts.last().unwrap());
    assert!(matches!(
        bare.act,
        CaseAct::DispositionProposed {
            reason: Private::Erased,
            ..
        }
    ));
}
