//! Phase 6: lessons, and their anonymised edition (LESS-1, LESS-4).

use std::collections::BTreeSet;

use process::{
    access::Audience,
    act::Act,
    command::Command,
    lessons::{Decided, Decision, SharedEdition, SharedLessons},
    notices::Template,
    refusal::{Reason, Rule},
    words::{AggravatingFactor, Class, EditionReaders, LessonsPart, RootCause, State},
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
        watch: String::new(),
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
            watch: String::new(),
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
        watch: String::new(),
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
    assert_eq!(story.owed(), ["cert: approve-lessons"]);
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
fn less_1_lessons_are_read_by_everybody_who_sees_the_case() {
    let mut story = Story::closed();
    let events = story.as_cert().does(lessons());
    assert_eq!(events.get(Template::LessonsWritten), ["ars:ARS-53", "hfds"]);
    assert_eq!(
        events.get(Template::LessonsToComplete),
        ["facility", "reporter"]
    );
    assert_eq!(events.acts[0].audience(), Audience::All);
    for reader in [director(), ars("ARS-53")] {
        let read = story.read_by(&reader);
        assert!(read.contains(&"lessons-written".into()));
    }
}

#[test]
fn less_1_agency_and_facility_complete_what_the_cert_wrote() {
    let mut story = Story::closed();
    let early = story.as_reporter().meets_refusal(comment_lessons());
    assert_eq!(early, (Rule::Less1, Reason::LessonsMissing));
    story.as_cert().does(lessons());
    let events = story.as_reporter().does(comment_lessons());
    assert_eq!(
        events.get(Template::LessonsCommented),
        ["ars:ARS-53", "cert"]
    );
    story.turn(ars("ARS-53")).does(comment_lessons());
    for reader in [director(), ars("ARS-53"), analyst()] {
        let read = story.read_by(&reader);
        let comments = read.iter().filter(|kind| *kind == "lessons-commented");
        assert_eq!(comments.count(), 2);
    }
    let empty = Command::CommentLessons { text: " ".into() };
    let refused = story.as_reporter().meets_refusal(empty);
    assert_eq!(refused, (Rule::Less1, Reason::TextMissing));
    let refused = story.turn(hfds()).meets_refusal(comment_lessons());
    assert_eq!(refused, (Rule::Less1, Reason::NotYourRole));
}

#[test]
fn less_1_a_second_person_approves_and_each_approval_is_a_version() {
    let mut story = Story::closed();
    let early = story.as_cert_lead().meets_refusal(Command::ApproveLessons);
    assert_eq!(early, (Rule::Less1, Reason::LessonsMissing));
    story.as_cert().does(lessons());
    let own = story.as_cert().meets_refusal(Command::ApproveLessons);
    assert_eq!(own, (Rule::Less1, Reason::OwnLessons));
    let events = story.as_cert_lead().does(Command::ApproveLessons);
    assert_eq!(
        events.get(Template::LessonsApproved),
        ["ars:ARS-53", "hfds"]
    );
    assert_eq!(story.owed(), [""; 0]);
    let again = story.as_cert_lead().meets_refusal(Command::ApproveLessons);
    assert_eq!(again, (Rule::Less1, Reason::LessonsMissing));

    story.as_cert_lead().does(lessons());
    story.as_cert().does(lessons());
    for hand in [analyst(), lead()] {
        let own = story.turn(hand).meets_refusal(Command::ApproveLessons);
        assert_eq!(own, (Rule::Less1, Reason::OwnLessons));
    }
    let standing = story.case.approved_lessons.as_ref().map(|one| one.number);
    assert_eq!(standing, Some(1));
    story.turn(second_analyst()).does(Command::ApproveLessons);
    let standing = story.case.approved_lessons.as_ref().map(|one| one.number);
    assert_eq!(standing, Some(2));
}

#[test]
fn less_1_every_line_of_the_recommendations_can_be_cited() {
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
        recommendations: "- Un second facteur.\n\n• Essayer la restauration.".into(),
        watch: "Bulletin de l'éditeur.".into(),
    });
    let lessons = story.case.lessons.unwrap();
    let items: Vec<(u32, &str)> = lessons
        .items()
        .iter()
        .map(|item| (item.number, item.text))
        .collect();
    assert_eq!(
        items,
        [(1, "Un second facteur."), (2, "Essayer la restauration.")]
    );
}

#[test]
fn less_1_lessons_of_older_versions_stay_with_the_authorities() {
    let old = serde_json::json!({
        "kind": "lessons-written",
        "causes": {"$private": "Un accès."},
        "aggravating_factors": {"$private": ""},
        "difficulties": {"$private": ""},
        "measures": {"$private": ""},
        "recommendations": {"$private": "Un second facteur."},
    });
    let act: process::case::CaseAct = serde_json::from_value(old).unwrap();
    assert_eq!(act.audience(), Audience::Authorities);
}

/// Lessons that an analyst wrote and the lead approved.
fn approved() -> Story {
    let mut story = Story::closed();
    story.as_cert().does(Command::WriteLessons {
        roots: [RootCause::DeceivedPerson].into(),
        factors: BTreeSet::new(),
        causes: "Mme Quolibet a ouvert la pièce jointe.".into(),
        aggravating_factors: String::new(),
        difficulties: String::new(),
        measures: String::new(),
        recommendations: "Former Mme Quolibet.".into(),
        watch: String::new(),
    });
    story.as_cert_lead().does(Command::ApproveLessons);
    story
}

fn decisions() -> Command {
    let kept = Decision {
        part: LessonsPart::Recommendations,
        start: 7,
        end: 19,
        decided: Decided::Kept {
            reason: "Nom d'emprunt.".into(),
        },
    };
    Command::WriteEdition {
        of: 1,
        decisions: vec![kept, replaced(LessonsPart::Causes, 0, 12, "[personne 1]")],
    }
}

const PUBLISH: Command = Command::PublishEdition {
    to: EditionReaders::All,
};

#[test]
fn less_4_a_second_person_publishes_what_was_decided() {
    let mut story = approved();
    let early = story.as_cert().meets_refusal(PUBLISH);
    assert_eq!(early, (Rule::Less4, Reason::EditionMissing));
    let events = story.as_cert().does(decisions());
    assert_eq!(events.acts[0].audience(), Audience::Cert);
    let own = story.as_cert().meets_refusal(PUBLISH);
    assert_eq!(own, (Rule::Less4, Reason::OwnEdition));
    assert_eq!(SharedEdition::of(&story.case), None);
    let events = story.as_cert_lead().does(PUBLISH);
    assert_eq!(
        events.get(Template::LessonsPublished),
        ["ars:ARS-53", "facility", "reporter"]
    );
    let wider = story.as_cert().meets_refusal(PUBLISH);
    assert_eq!(wider, (Rule::Less4, Reason::OwnEdition));
    let read = SharedEdition::of(&story.case).unwrap();
    let texts: Vec<&str> = read.parts.iter().map(|part| part.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "[personne 1] a ouvert la pièce jointe.",
            "Former Mme Quolibet."
        ]
    );
    assert_eq!(read.roots, [RootCause::DeceivedPerson].into());
}

#[test]
fn less_4_decisions_are_on_passages_of_the_lessons_approved_last() {
    let mut story = Story::closed();
    story.as_cert().does(lessons());
    let early = story.as_cert().meets_refusal(edition(1));
    assert_eq!(early, (Rule::Less4, Reason::LessonsMissing));
    let mut story = approved();
    for (decision, reason) in [
        (
            replaced(LessonsPart::Causes, 0, 400, "X"),
            Reason::MisplacedDecision,
        ),
        (
            replaced(LessonsPart::Causes, 3, 3, "X"),
            Reason::MisplacedDecision,
        ),
        (
            replaced(LessonsPart::Difficulties, 0, 1, "X"),
            Reason::MisplacedDecision,
        ),
        (
            replaced(LessonsPart::Causes, 0, 12, " "),
            Reason::TextMissing,
        ),
        (
            Decision {
                decided: Decided::Kept { reason: " ".into() },
                ..replaced(LessonsPart::Causes, 0, 12, "")
            },
            Reason::ReasonMissing,
        ),
    ] {
        let wrong = Command::WriteEdition {
            of: 1,
            decisions: vec![decision],
        };
        let refused = story.as_cert().meets_refusal(wrong);
        assert_eq!(refused, (Rule::Less4, reason));
    }
    let overlapping = Command::WriteEdition {
        of: 1,
        decisions: vec![
            replaced(LessonsPart::Causes, 0, 12, "X"),
            replaced(LessonsPart::Causes, 4, 14, "Y"),
        ],
    };
    let refused = story.as_cert().meets_refusal(overlapping);
    assert_eq!(refused, (Rule::Less4, Reason::MisplacedDecision));

    story.as_cert().does(decisions());
    story.as_cert().does(lessons());
    story.as_cert_lead().does(Command::ApproveLessons);
    let late = story.as_cert_lead().meets_refusal(PUBLISH);
    assert_eq!(late, (Rule::Less4, Reason::LessonsApprovedSince));
    let late = story.as_cert().meets_refusal(decisions());
    assert_eq!(late, (Rule::Less4, Reason::LessonsApprovedSince));
}

#[test]
fn less_4_an_edition_is_taken_back_with_a_reason_even_once_the_case_is_reopened() {
    let mut story = approved();
    let retract = |reason: &str| Command::RetractEdition {
        reason: reason.into(),
    };
    let early = story.as_cert().meets_refusal(retract("Une date."));
    assert_eq!(early, (Rule::Less4, Reason::EditionMissing));
    story.as_cert().does(decisions());
    story.as_cert_lead().does(PUBLISH);
    story.as_cert().does(reopen("Rechute."));
    assert!(SharedEdition::of(&story.case).is_some());
    let bare = story.as_cert().meets_refusal(retract(""));
    assert_eq!(bare, (Rule::Less4, Reason::ReasonMissing));
    story.as_cert().does(retract("Une date fait reconnaître."));
    assert_eq!(SharedEdition::of(&story.case), None);
}

#[test]
fn less_3_the_base_holds_what_was_approved_of_real_incidents() {
    let nature = process::facility::FacilityNature::HospitalCentre;
    let mut story = Story::closed();
    story.as_cert().does(lessons());
    assert_eq!(SharedLessons::of(&story.case, nature), None);
    story.as_cert_lead().does(Command::ApproveLessons);
    let shared = SharedLessons::of(&story.case, nature).unwrap();
    assert_eq!((shared.number, shared.nature), (1, nature));
    let mut exercise = story.case.clone();
    exercise.declared.reality = process::case::Reality::Exercise;
    assert_eq!(SharedLessons::of(&exercise, nature), None);
}
