//! Playbooks proposed to a case, and sent to its facility (SUPP-5).

use std::collections::BTreeSet;

use process::{
    act::Private,
    case::CaseAct,
    command::Command,
    declaration::facts::{Answer, Facts, Several},
    facility::FacilityNature,
    notices::Template,
    playbook::{Ground, PlaybookKey, Profile, Skill, fitting, skill_at_hand},
    refusal::{Reason, Rule},
    words::{Cause, MeasureKind, MeasureReply, MeasureState, Staffing, SupportChoice, Trace},
};

use crate::story::*;

fn key(name: &str) -> PlaybookKey {
    name.parse().unwrap()
}

fn proposed(events: &Events) -> Vec<u32> {
    let number = |act: &CaseAct| match act {
        CaseAct::MeasureProposed { number, .. } => Some(*number),
        _ => None,
    };
    events.acts.iter().filter_map(number).collect()
}

#[test]
fn supp_5_sending_a_playbook_names_its_version_and_proposes_its_measures() {
    let mut story = Story::in_treatment();
    let events = story.as_cert().does(send_playbook(Skill::Generalist));
    assert_eq!(events.get(Template::PlaybookSent), ["facility", "reporter"]);
    assert!(
        events.get(Template::MeasureProposed).is_empty(),
        "one message tells of all"
    );
    assert_eq!(proposed(&events), [1, 2], "none for security alone");
    let sent = &story.case.playbooks_sent[0];
    assert_eq!((sent.key.as_str(), sent.version), ("ransomware", 3));
    assert!(story.owes("facility: answer-measure 2"));
}

#[test]
fn supp_5_a_measure_already_proposed_is_not_proposed_twice() {
    let mut story = Story::in_treatment();
    story.as_cert().does(Command::ProposeMeasure {
        kind: MeasureKind::Isolation,
        text: " isoler les  sauvegardes ".to_owned(),
        due: None,
    });
    let events = story.as_cert().does(send_playbook(Skill::Security));
    assert_eq!(proposed(&events), [2, 3]);
    story
        .as_reporter()
        .does(reply(2, MeasureReply::Refuse, "Impossible de nuit."));
    let events = story.as_cert().does(send_playbook(Skill::Security));
    assert!(proposed(&events).is_empty(), "refused is answered");
    story.as_cert().does(withdraw(3));
    let events = story.as_cert().does(send_playbook(Skill::Security));
    assert_eq!(proposed(&events), [4], "what was taken back may return");
    assert_eq!(story.case.measures[&3].state, MeasureState::Withdrawn);
}

#[test]
fn supp_5_the_measures_to_propose_can_be_chosen() {
    let mut story = Story::in_treatment();
    let Command::SendPlaybook {
        playbook,
        skill,
        note,
        ..
    } = send_playbook(Skill::Security)
    else {
        unreachable!()
    };
    let chosen = Command::SendPlaybook {
        playbook,
        skill,
        measures: Some(BTreeSet::from([2, 40])),
        note,
    };
    let events = story.as_cert().does(chosen);
    assert_eq!(proposed(&events), [1]);
    assert_eq!(
        story.case.measures[&1].text,
        Private::Known("Désactiver les comptes d’administration.".to_owned())
    );
}

#[test]
fn supp_5_an_agency_sends_a_playbook_where_it_supports() {
    let mut story = Story::in_treatment();
    assert_eq!(
        story.as_ars().meets_refusal(send_playbook(Skill::Anyone)),
        (Rule::Supp1, Reason::NotYourRole)
    );
    story.as_ars().does(decide_support(SupportChoice::TakeOver));
    story.as_ars().does(send_playbook(Skill::Anyone));
    assert_eq!(
        story
            .as_reporter()
            .meets_refusal(send_playbook(Skill::Anyone)),
        (Rule::Supp5, Reason::NotYourRole)
    );
    story.playbook = None;
    assert_eq!(
        story.as_cert().meets_refusal(send_playbook(Skill::Anyone)),
        (Rule::Supp5, Reason::NoSuchPlaybook)
    );
}

fn profile(name: &str, causes: &[Cause], facilities: &[FacilityNature]) -> Profile {
    Profile {
        key: key(name),
        causes: causes.iter().copied().collect(),
        facilities: facilities.iter().copied().collect(),
    }
}

fn library() -> Vec<Profile> {
    vec![
        profile("leak", &[Cause::InformationLeak], &[]),
        profile("telecom", &[Cause::TelecomLoss], &[]),
        profile("home", &[Cause::Ransomware], &[FacilityNature::NursingHome]),
        profile("ransomware", &[Cause::Ransomware], &[]),
    ]
}

fn fits(story: &Story) -> Vec<(String, Vec<Ground>)> {
    fitting(&story.case, FacilityNature::HospitalCentre, library())
        .into_iter()
        .map(|fit| (fit.key.to_string(), fit.grounds.into_iter().collect()))
        .collect()
}

fn declaring(causes: &[Cause], traces: &[Trace]) -> Facts {
    Facts {
        causes: Answer::Known(Several::of(causes.iter().copied()).unwrap()),
        traces_seen: Answer::Known(Several::of(traces.iter().copied()).unwrap()),
        ..Facts::default()
    }
}

#[test]
fn supp_5_what_was_declared_and_seen_proposes_playbooks_the_surest_first() {
    let story = Scene::new()
        .stating(declaring(
            &[Cause::TelecomLoss],
            &[Trace::RansomNote, Trace::OddBehaviour],
        ))
        .declares();
    assert_eq!(
        fits(&story),
        [
            (
                "telecom".to_owned(),
                vec![Ground::Declared(Cause::TelecomLoss)]
            ),
            (
                "ransomware".to_owned(),
                vec![Ground::Seen(Trace::RansomNote)]
            ),
        ],
        "one for nursing homes alone is left out"
    );
}

#[test]
fn supp_5_what_the_expert_found_stands_before_what_was_declared() {
    let mut story = Scene::new()
        .stating(declaring(&[Cause::TelecomLoss], &[Trace::DataSeenOnline]))
        .declares();
    story.as_cert().does(Command::RecordCauses {
        nature: process::words::IncidentNature::Malicious,
        causes: BTreeSet::new(),
        perimeter: String::new(),
        text: String::new(),
    });
    assert_eq!(
        fits(&story),
        [("leak".to_owned(), vec![Ground::Seen(Trace::DataSeenOnline)])],
        "a failure contradicts an attack"
    );
    story.as_cert().does(Command::RecordCauses {
        nature: process::words::IncidentNature::Malicious,
        causes: BTreeSet::from([Cause::Ransomware]),
        perimeter: String::new(),
        text: String::new(),
    });
    assert_eq!(
        fits(&story),
        [(
            "ransomware".to_owned(),
            vec![Ground::Found(Cause::Ransomware)]
        )]
    );
}

#[test]
fn supp_5_who_can_work_now_says_for_whom_a_playbook_is_read() {
    let at_hand = |staffing| {
        let facts = Facts {
            staffing: Answer::Known(staffing),
            ..Facts::default()
        };
        skill_at_hand(&Scene::new().stating(facts).declares().case)
    };
    assert_eq!(at_hand(Staffing::Nobody), Skill::Anyone);
    assert_eq!(at_hand(Staffing::InHouse), Skill::Generalist);
    assert_eq!(skill_at_hand(&Story::declared().case), Skill::Generalist);
}
