//! Typed facts, their problems, and supplements (DECL-2, KEEP-1).

use jiff::Timestamp;
use process::declaration::facts::{
    Answer, Count, Facts, FactsProblem, FieldProblem, Moment, Precision, Prose, ReporterContact,
    ReporterField, Several, Supplement, changes,
};
use process::declaration::form::{AnswerView, FieldKey};
use process::words::{DataImpact, PatientImpact, Repercussion};
use proptest::prelude::*;
use rstest::rstest;
use serde_json::json;

use crate::any_facts::{answer, any_facts};

const NOW: &str = "2026-11-20T09:00:00Z";

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

fn moment(written: &str) -> Answer<Moment> {
    Answer::Known(written.parse().unwrap())
}

fn problem(field: FieldKey, problem: FieldProblem) -> FactsProblem {
    FactsProblem { field, problem }
}

#[test]
fn decl_2_absent_unknown_and_known_are_three_different_answers() {
    let facts: Facts = serde_json::from_value(json!({
        "patient_impact": "unknown",
        "care_impact": "degraded-mode",
        "systems": [],
        "started_at": null,
        "description": "  Réseau coupé.\r\nRien d’autre. ",
    }))
    .unwrap();
    assert_eq!(facts.patient_impact, Answer::Unknown);
    assert!(facts.care_impact.known().is_some());
    assert_eq!(facts.systems, Answer::Unanswered);
    assert_eq!(facts.started_at, Answer::Unanswered);
    assert_eq!(facts.description.as_str(), "Réseau coupé.\nRien d’autre.");
    assert_eq!(
        serde_json::to_value(&facts).unwrap(),
        json!({
            "patient_impact": "unknown",
            "care_impact": "degraded-mode",
            "description": "Réseau coupé.\nRien d’autre.",
        })
    );
}

#[test]
fn a_misspelt_fact_is_refused_rather_than_lost() {
    let error = serde_json::from_value::<Facts>(json!({ "descripton": "…" })).unwrap_err();
    assert!(error.to_string().contains("descripton"), "{error}");
    let error = serde_json::from_value::<Facts>(json!({ "care_impact": "bad" })).unwrap_err();
    assert!(error.to_string().contains("degraded-mode"), "{error}");
}

#[rstest]
#[case(
    "2026-11-20T03:12:45+01:00[Europe/Paris]",
    "2026-11-20T02:12:00Z",
    Precision::Minute
)]
#[case("2026-11-20T03:12:00Z", "2026-11-20T03:12:00Z", Precision::Minute)]
#[case("2026-11-20T03:12", "2026-11-20T02:12:00Z", Precision::Minute)]
#[case(
    "2026-11-20T03:12[Indian/Reunion]",
    "2026-11-19T23:12:00Z",
    Precision::Minute
)]
#[case("2026-11-20", "2026-11-19T23:00:00Z", Precision::Day)]
#[case("2026-11-20[Indian/Reunion]", "2026-11-19T20:00:00Z", Precision::Day)]
fn a_moment_is_an_instant_a_zone_and_a_precision(
    #[case] written: &str,
    #[case] at: &str,
    #[case] precision: Precision,
) {
    let moment: Moment = written.parse().unwrap();
    assert_eq!(moment.at(), at.parse().unwrap());
    assert_eq!(moment.precision(), precision);
}

#[rstest]
#[case("yesterday")]
#[case("2026-13-01")]
#[case("2026-11-20T03:12[Nowhere/Here]")]
#[case("2026-11-20T03:12[Europe/Paris")]
#[case("0001-01-01")]
#[case("")]
fn what_is_no_moment_is_refused(#[case] written: &str) {
    assert!(written.parse::<Moment>().is_err());
}

#[test]
fn decl_2_a_description_is_enough_to_send() {
    let silent = Facts::default();
    assert_eq!(
        silent.problems_to_send(now()),
        [problem(FieldKey::Description, FieldProblem::Missing)]
    );
    assert_eq!(silent.problems(now()), []);
    let told = Facts {
        description: "Plus rien ne marche.".into(),
        ..silent
    };
    assert_eq!(told.problems_to_send(now()), []);
    assert_eq!(Facts::example().problems_to_send(now()), []);
}

#[test]
fn decl_2_the_future_is_no_established_fact() {
    let facts = Facts {
        noticed_at: moment("2026-11-20T09:05:00Z"),
        started_at: moment("2026-11-20"),
        aware_at: moment("2026-11-21"),
        complaint_on: Answer::Known("2026-11-21".parse().unwrap()),
        cnil_on: Answer::Known("2026-11-20".parse().unwrap()),
        ..Facts::default()
    };
    assert_eq!(
        facts.problems(now()),
        [
            problem(FieldKey::AwareAt, FieldProblem::InTheFuture),
            problem(FieldKey::ComplaintOn, FieldProblem::InTheFuture),
        ]
    );
}

#[test]
fn decl_2_moments_come_in_a_possible_order() {
    let facts = Facts {
        noticed_at: moment("2026-11-18T10:00[Europe/Paris]"),
        started_at: moment("2026-11-19T10:00[Europe/Paris]"),
        care_since: moment("2026-11-19T10:00[Europe/Paris]"),
        care_until: moment("2026-11-18"),
        resolved_at: moment("2026-11-19"),
        ..Facts::default()
    };
    assert_eq!(
        facts.problems(now()),
        [
            problem(FieldKey::StartedAt, FieldProblem::NoticedBeforeStart),
            problem(FieldKey::CareUntil, FieldProblem::EndsBeforeStart),
        ],
        "a day may mean any of its hours, so the resolution is no problem"
    );
}

#[test]
fn decl_2_choices_that_exclude_each_other_are_told_and_kept() {
    let facts = Facts {
        data_impact: Several::of([DataImpact::None, DataImpact::Disclosed])
            .unwrap()
            .into(),
        repercussion: Several::of([Repercussion::Departement, Repercussion::Region])
            .unwrap()
            .into(),
        ..Facts::default()
    };
    assert_eq!(
        facts.problems(now()),
        [problem(FieldKey::DataImpact, FieldProblem::Contradiction)]
    );
}

#[test]
fn decl_3_what_is_too_long_or_too_large_is_told_and_kept() {
    let long = "é".repeat(20_001);
    let facts = Facts {
        description: Prose::new(&long),
        servers_affected: Count::new(4_000_000).into(),
        technical_email: "astreinte".into(),
        off_hours_phone: "standard".into(),
        ..Facts::default()
    };
    assert_eq!(
        facts.problems(now()),
        [
            problem(FieldKey::Description, FieldProblem::TooLong { max: 20_000 }),
            problem(
                FieldKey::ServersAffected,
                FieldProblem::TooLarge { max: 50_000 }
            ),
            problem(FieldKey::TechnicalEmail, FieldProblem::NotAnEmail),
            problem(FieldKey::OffHoursPhone, FieldProblem::NotAPhone),
        ]
    );
    assert_eq!(facts.description.as_str(), long);
}

#[rstest]
#[case("direction@ch-valmont.example", &[])]
#[case("direction@ch-valmont", &[FieldProblem::NotAnEmail])]
#[case("direction ch-valmont.example", &[FieldProblem::NotAnEmail])]
#[case("a@b@c.example", &[FieldProblem::NotAnEmail])]
#[case("@ch-valmont.example", &[FieldProblem::NotAnEmail])]
fn an_e_mail_address_is_checked_lightly(#[case] email: &str, #[case] expected: &[FieldProblem]) {
    let reporter = ReporterContact {
        email: email.into(),
        ..ReporterContact::default()
    };
    let found: Vec<_> = reporter
        .problems()
        .iter()
        .map(|problem| problem.problem)
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn decl_2_the_cert_must_know_whom_to_call() {
    let missing = |reporter: &ReporterContact| -> Vec<ReporterField> {
        reporter
            .problems_to_send()
            .iter()
            .map(|problem| problem.field)
            .collect()
    };
    let mut reporter = ReporterContact::default();
    assert_eq!(
        missing(&reporter),
        [ReporterField::Name, ReporterField::Phone]
    );
    reporter.set(ReporterField::Name, "Prénom Nom");
    assert_eq!(missing(&reporter), [ReporterField::Phone]);
    reporter.set(ReporterField::Email, "direction@ch-valmont.example");
    assert_eq!(missing(&reporter), []);
    reporter.set(ReporterField::Email, "");
    reporter.set(ReporterField::Phone, "01 23 45 67 89");
    assert_eq!(missing(&reporter), []);
}

#[test]
fn keep_1_a_supplement_says_what_changed_and_leaves_the_original() {
    let original = Facts::example();
    let mut edited = original.clone();
    answer(&mut edited, FieldKey::PatientImpact, &["proven"]);
    answer(&mut edited, FieldKey::WorkstationsAffected, &["80"]);
    let supplement = Supplement::between(&original, &edited);
    assert_eq!(
        supplement.0.given().collect::<Vec<_>>(),
        [FieldKey::WorkstationsAffected, FieldKey::PatientImpact]
    );

    let merged = original.merge_supplement(&supplement);
    assert_eq!(merged, edited);
    assert_eq!(original, Facts::example());
    let told = changes(&original, &merged);
    assert_eq!(told.len(), 2);
    assert_eq!(told[0].field, FieldKey::WorkstationsAffected);
    assert_eq!(told[0].before, AnswerView::Unknown);
    assert_eq!(told[0].after, AnswerView::Count(80));
}

#[test]
fn keep_1_i_do_not_know_yet_takes_an_answer_back() {
    let stated = Facts {
        patient_impact: PatientImpact::Proven.into(),
        ..Facts::default()
    };
    let doubt = Supplement(Facts {
        patient_impact: Answer::Unknown,
        ..Facts::default()
    });
    assert_eq!(
        stated.merge_supplement(&doubt).patient_impact,
        Answer::Unknown
    );
}

proptest! {
    #[test]
    fn an_empty_supplement_changes_nothing(facts in any_facts()) {
        prop_assert!(Supplement::default().is_empty());
        prop_assert_eq!(facts.merge_supplement(&Supplement::default()), facts);
    }

    #[test]
    fn merging_the_same_supplement_twice_is_merging_it_once(facts in any_facts(), more in any_facts()) {
        let supplement = Supplement(more);
        let once = facts.merge_supplement(&supplement);
        prop_assert_eq!(once.merge_supplement(&supplement), once);
    }

    #[test]
    fn keep_1_every_answer_given_stands_unless_given_anew(facts in any_facts(), more in any_facts()) {
        let merged = facts.merge_supplement(&Supplement(more.clone()));
        for field in FieldKey::ALL {
            let newest = if more.get(*field).is_given() { &more } else { &facts };
            prop_assert_eq!(merged.get(*field), newest.get(*field));
        }
    }

    #[test]
    fn a_supplement_between_two_states_leads_from_one_to_the_other(old in any_facts(), more in any_facts()) {
        let new = old.merge_supplement(&Supplement(more));
        let supplement = Supplement::between(&old, &new);
        prop_assert_eq!(old.merge_supplement(&supplement), new.clone());
        prop_assert_eq!(supplement.0.given().count(), changes(&old, &new).len());
        prop_assert!(Supplement::between(&new, &new).is_empty());
    }

    #[test]
    fn problems_only_concern_answers_given(facts in any_facts()) {
        for problem in facts.problems(now()) {
            prop_assert!(facts.get(problem.field).is_given());
        }
    }
}
