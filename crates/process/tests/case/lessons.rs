//! Phase 6: lessons (LESS-1).

use std::collections::BTreeSet;

use process::{
    access::Audience,
    act::Act,
    command::Command,
    notices::Template,
    refusal::{Reason, Rule},
    words::{AggravatingFactor, Class, RootCause, State},
};

use crate::story::*;

#[test]
fn less_1_lessons_hold_causes_aggravation_difficulties_measures_and_recommendations() {
    let mut story = Story::closed();
    story.as_cert().does(Command::WriteLessons {
        roots: [RootCause::NoSecondFactor, RootCause::ExposedService].into(),
        factors: [AggravatingFactor::ReachableBackups].into(),
        causes: "Un accès distant sans second facteur.".into(),
        aggravating_factors: "Sauvegardes en ligne.".into(),
        difficulties: "Annuaire perdu.".into(),
        measures: "Isolation.".into(),
        recommendations: "Un second facteur partout.".into(),
    });
    let lessons = story.case.lessons.unwrap();
    assert_eq!(lessons.roots.len(), 2);
    assert_eq!(lessons.factors.len(), 1);
    for text in [
        lessons.causes,
        lessons.aggravating_factors,
        lessons.difficulties,
        lessons.measures,
        lessons.recommendations,
    ] {
        assert!(text.known().is_some_and(|text| !text.is_empty()));
    }
}

#[test]
fn less_1_causes_and_recommendations_are_the_least_to_be_written() {
    let mut story = Story::closed();
    for (causes, recommendations) in [("", "Un second facteur."), ("Un accès.", "")] {
        let bare = Command::WriteLessons {
            roots: BTreeSet::new(),
            factors: BTreeSet::new(),
            causes: causes.into(),
            aggravating_factors: String::new(),
            difficulties: String::new(),
            measures: String::new(),
            recommendations: recommendations.into(),
        };
        assert_eq!(
            story.as_cert().meets_refusal(bare),
            (Rule::Less1, Reason::TextMissing)
        );
    }
}

#[test]
fn less_1_a_cause_that_was_not_found_stands_alone() {
    let mut story = Story::closed();
    let Command::WriteLessons {
        causes,
        recommendations,
        ..
    } = lessons()
    else {
        panic!("lessons are expected");
    };
    let with = |roots, factors| Command::WriteLessons {
        roots,
        factors,
        causes: causes.clone(),
        aggravating_factors: String::new(),
        difficulties: String::new(),
        measures: String::new(),
        recommendations: recommendations.clone(),
    };
    for (contradictory, field) in [
        (
            with(
                [RootCause::NotFound, RootCause::Mistake].into(),
                BTreeSet::new(),
            ),
            "roots",
        ),
        (
            with(
                BTreeSet::new(),
                [AggravatingFactor::None, AggravatingFactor::FewPeople].into(),
            ),
            "factors",
        ),
    ] {
        assert_eq!(
            story.as_cert().meets_refusal(contradictory),
            (Rule::Less1, Reason::WrongField(field))
        );
    }
    story
        .as_cert()
        .does(with([RootCause::NotFound].into(), BTreeSet::new()));
}

#[test]
fn less_1_lessons_are_drawn_once_the_case_is_closed_and_may_be_rewritten() {
    let mut story = Story::in_treatment();
    assert_eq!(
        story.as_cert().meets_refusal(lessons()),
        (Rule::Qual2b, Reason::WrongState(State::InTreatment))
    );
    let mut story = Story::closed();
    assert_eq!(story.owed(), ["cert: write-lessons"]);
    story.as_cert().does(lessons());
    assert_eq!(story.owed(), [""; 0]);
    story.as_cert_lead().does(lessons());
    assert_eq!(story.state(), State::Closed);
}

#[test]
fn less_1_no_lessons_are_owed_of_what_was_no_incident() {
    let mut story = Story::qualified(Class::NotIncident, []);
    story.as_cert().close();
    assert_eq!(story.owed(), [""; 0]);
}

#[test]
fn less_1_lessons_are_shared_among_the_authorities_and_not_with_the_facility() {
    let mut story = Story::closed();
    let events = story.as_cert().does(lessons());
    assert_eq!(events.get(Template::LessonsWritten), ["ars:ARS-53", "hfds"]);
    assert_eq!(events.acts[0].audience(), Audience::Authorities);
    assert!(
        !story
            .read_by(&director())
            .contains(&"lessons-written".into())
    );
    assert!(
        story
            .read_by(&ars("ARS-53"))
            .contains(&"lessons-written".into())
    );
}
