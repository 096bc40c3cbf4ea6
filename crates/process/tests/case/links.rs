//! Phase 6: recommendations linked to playbooks, and what they propose to
//! change there (LESS-2).

use process::{
    access::Audience,
    act::Act,
    command::Command,
    lessons::{LinkId, LinkLine, Proposes},
    playbook::SectionKind,
    refusal::{Reason, Rule},
};

use crate::story::*;

/// Lessons of two recommendations, approved.
fn approved() -> Story {
    let mut story = Story::closed();
    let Command::WriteLessons {
        roots,
        factors,
        causes,
        ..
    } = lessons()
    else {
        panic!("lessons are expected");
    };
    story.as_cert().does(Command::WriteLessons {
        roots,
        factors,
        causes,
        aggravating_factors: String::new(),
        difficulties: String::new(),
        measures: String::new(),
        recommendations: "Couper l'accès distant.\nEssayer la restauration.".into(),
        watch: String::new(),
    });
    story.as_cert_lead().does(Command::ApproveLessons);
    story
}

fn refused(reason: Reason) -> (Rule, Reason) {
    (Rule::Less2, reason)
}

#[test]
fn less_2_a_recommendation_names_a_playbook_and_proposes_a_change_there() {
    let mut story = approved();
    let events = story
        .as_cert()
        .does(link(1, "Couper l'accès distant d'abord."));
    assert_eq!(events.acts[0].audience(), Audience::Parties);
    story.as_cert().does(link(2, ""));
    let lines = LinkLine::of(&story.case);
    let told: Vec<(String, Proposes)> = lines
        .iter()
        .map(|line| (line.id.to_string(), line.proposes))
        .collect();
    let case = story.case.reference;
    assert_eq!(
        told,
        [
            (format!("{case}-P1"), Proposes::Change),
            (format!("{case}-P2"), Proposes::Nothing)
        ]
    );
    assert_eq!(told[0].0.parse(), Ok(lines[0].id));
    let linked = &story.case.links[&1].linked;
    assert_eq!(linked.says, "Couper l'accès distant.".to_owned().into());
    assert_eq!(linked.title, sheet().title);
}

#[test]
fn less_2_only_what_a_second_person_approved_is_linked() {
    let mut story = Story::closed();
    let early = story.as_cert().meets_refusal(link(1, ""));
    assert_eq!(early, refused(Reason::LessonsMissing));
    story.as_cert().does(lessons());
    let early = story.as_cert().meets_refusal(link(1, ""));
    assert_eq!(early, refused(Reason::LessonsMissing));
    let mut story = approved();
    let absent = story.as_cert().meets_refusal(link(3, ""));
    assert_eq!(absent, refused(Reason::NoSuchRecommendation));
    story.as_cert().does(lessons());
    story.as_cert_lead().does(Command::ApproveLessons);
    let late = story.as_cert().meets_refusal(link(1, ""));
    assert_eq!(late, refused(Reason::LessonsApprovedSince));
    let agency = story.as_ars().meets_refusal(link(1, ""));
    assert_eq!(agency, refused(Reason::NotYourRole));
}

#[test]
fn less_2_a_change_says_where_what_and_why() {
    let mut story = approved();
    let typed = |section, passage: &str, change: &str, why: &str| Command::LinkRecommendation {
        of: 1,
        recommendation: 1,
        playbook: sheet().key,
        section,
        passage: passage.into(),
        change: change.into(),
        why: why.into(),
    };
    let measures = Some(SectionKind::Measures);
    for (wrong, reason) in [
        (
            typed(None, "", "Couper.", "Trop tard."),
            Reason::WrongField("section"),
        ),
        (typed(measures, "", " ", "Trop tard."), Reason::TextMissing),
        (typed(measures, "", "Couper.", ""), Reason::ReasonMissing),
        (typed(measures, "Isoler.", "", ""), Reason::TextMissing),
    ] {
        assert_eq!(story.as_cert().meets_refusal(wrong), refused(reason));
    }
    story
        .as_cert()
        .does(typed(measures, "Isoler.", "Couper.", "Trop tard."));
    let again = typed(measures, "Isoler.", "Couper.", "Trop tard.");
    assert_eq!(
        story.as_cert().meets_refusal(again),
        refused(Reason::AlreadyDone)
    );
}

#[test]
fn less_2_a_link_is_taken_back_with_a_reason_and_its_number_never_comes_again() {
    let mut story = approved();
    let unlink = |link, reason: &str| Command::UnlinkRecommendation {
        link,
        reason: reason.into(),
    };
    let absent = story.as_cert().meets_refusal(unlink(1, "Erreur."));
    assert_eq!(absent, refused(Reason::NoSuchLink));
    story.as_cert().does(link(1, "Couper."));
    let bare = story.as_cert().meets_refusal(unlink(1, " "));
    assert_eq!(bare, refused(Reason::ReasonMissing));
    story.as_cert().does(unlink(1, "Mauvaise fiche."));
    assert_eq!(LinkLine::of(&story.case), []);
    story.as_cert().does(link(1, "Couper."));
    let again = LinkLine::of(&story.case);
    assert_eq!(again[0].id.number, 2);
}

#[test]
fn less_2_the_number_of_a_proposal_is_read_as_it_is_written() {
    for wrong in ["", "2026-000001", "2026-000001-P", "2026-000001-Pa", "P1"] {
        assert!(wrong.parse::<LinkId>().is_err(), "{wrong}");
    }
}
