//! The form as data (DECL-2) and the one door between it and the facts.

use std::collections::BTreeSet;

use process::declaration::facts::{Answer, Facts, FieldProblem, Several};
use process::declaration::form::{
    AnswerView, FieldKey, FieldKind, Importance, RawInput, Task, Theme, UnknownOffer,
};
use process::words::{CareImpact, DataImpact, IncidentNature, YesNo};
use proptest::prelude::*;
use rstest::rstest;

use crate::any_facts::{answer, any_facts, any_moment};

fn read(field: FieldKey, values: &[&str]) -> Result<AnswerView, FieldProblem> {
    let mut facts = Facts::default();
    facts.set(field, RawInput { values })?;
    Ok(facts.get(field))
}

#[test]
fn decl_2_the_form_follows_tasks_a_to_d_one_theme_a_page() {
    let pages: Vec<Theme> = Task::ALL.iter().flat_map(|task| task.themes()).collect();
    assert_eq!(
        pages,
        Theme::ALL,
        "themes stand in the order of their tasks"
    );

    let questions: Vec<FieldKey> = Theme::ALL.iter().flat_map(|theme| theme.fields()).collect();
    assert_eq!(
        questions,
        FieldKey::ALL,
        "questions stand in the order of their pages"
    );
    for theme in Theme::ALL {
        assert!(theme.fields().count() > 0, "{theme:?} asks something");
    }
}

#[test]
fn decl_2_only_the_description_is_needed_to_send() {
    let needed: Vec<FieldKey> = FieldKey::ALL
        .iter()
        .copied()
        .filter(|field| field.importance() == Importance::NeededToSend)
        .collect();
    assert_eq!(needed, [FieldKey::Description]);
}

#[test]
fn decl_2_each_question_says_why_it_is_asked() {
    for field in FieldKey::ALL {
        assert_eq!(field.label_key(), format!("field-{}", field.key()));
        assert_eq!(field.why_key(), format!("field-{}-why", field.key()));
        if let Some(hint) = field.hint_key() {
            assert_eq!(hint, format!("field-{}-hint", field.key()));
        }
        assert!(!field.meaning().trim().is_empty());
    }
}

#[test]
fn keys_are_unique_and_lead_back_to_their_question() {
    let keys: BTreeSet<&str> = FieldKey::ALL.iter().map(|field| field.key()).collect();
    assert_eq!(keys.len(), FieldKey::ALL.len());
    for field in FieldKey::ALL {
        assert_eq!(FieldKey::from_key(field.key()), Some(*field));
        assert_eq!(field.json_name(), field.key().replace('-', "_"));
    }
}

#[test]
fn decl_2_every_question_but_texts_and_plain_requests_offers_i_do_not_know_yet() {
    for field in FieldKey::ALL {
        let text = matches!(
            field.kind(),
            FieldKind::Line { .. } | FieldKind::Prose { .. } | FieldKind::Email | FieldKind::Phone
        );
        let plain = [FieldKey::Nature, FieldKey::HelpWanted, FieldKey::UrgentHelp].contains(field);
        let offered = field.unknown_offer() == UnknownOffer::Offered;
        assert_eq!(offered, !text && !plain, "{field:?}");
    }
}

#[test]
fn no_choice_is_called_unknown_so_that_the_mark_stays_unambiguous() {
    for field in FieldKey::ALL {
        for choice in field.kind().choices() {
            assert_ne!(choice.key, "unknown", "{field:?}");
        }
    }
}

#[rstest]
#[case(&["2026-11-20", "03:12", "Europe/Paris"], "2026-11-20T03:12:00+01:00[Europe/Paris]")]
#[case(&["20/11/2026", "3h12"], "2026-11-20T03:12:00+01:00[Europe/Paris]")]
#[case(&["20/11/2026", "3 h"], "2026-11-20T03:00:00+01:00[Europe/Paris]")]
#[case(&["2026-11-20", "", "Indian/Reunion"], "2026-11-20[Indian/Reunion]")]
#[case(&["2026-11-20"], "2026-11-20[Europe/Paris]")]
#[case(&["2026-10-25", "02:30", "Europe/Paris"], "2026-10-25T02:30:00+02:00[Europe/Paris]")]
#[case(&["2026-10-25", "02:30", "+01[Europe/Paris]"], "2026-10-25T02:30:00+01:00[Europe/Paris]")]
#[case(&["2026-11-20", "02:30", "+02[Europe/Paris]"], "2026-11-20T02:30:00+01:00[Europe/Paris]")]
fn a_moment_is_read_as_people_write_it(#[case] values: &[&str], #[case] meant: &str) {
    let Ok(AnswerView::Moment(moment)) = read(FieldKey::NoticedAt, values) else {
        panic!("{values:?} is a moment");
    };
    assert_eq!(moment.to_string(), meant);
}

#[rstest]
#[case(FieldKey::NoticedAt, &["31/02/2026", ""], FieldProblem::NotADate)]
#[case(FieldKey::NoticedAt, &["", "03:12"], FieldProblem::NotADate)]
#[case(FieldKey::NoticedAt, &["2026-11-20", "25:00"], FieldProblem::NotATime)]
#[case(FieldKey::NoticedAt, &["2026-11-20", "03:12", "Europe/Valmont"], FieldProblem::NotAZone)]
#[case(FieldKey::NoticedAt, &["0026-11-20", "03:12"], FieldProblem::Implausible)]
#[case(FieldKey::ServersAffected, &["about ten"], FieldProblem::NotANumber)]
#[case(FieldKey::ServersAffected, &["-3"], FieldProblem::NotANumber)]
#[case(FieldKey::ServersAffected, &["99999999999"], FieldProblem::TooLarge { max: 50_000 })]
#[case(FieldKey::CareImpact, &["closed"], FieldProblem::NotAChoice)]
#[case(FieldKey::CareImpact, &["none", "interruption"], FieldProblem::Contradiction)]
#[case(FieldKey::CareImpact, &["none", "unknown"], FieldProblem::Contradiction)]
#[case(FieldKey::NoticedAt, &["2026-11-20", "", "Europe/Paris", "unknown"], FieldProblem::Contradiction)]
fn input_that_is_no_answer_is_told_apart(
    #[case] field: FieldKey,
    #[case] values: &[&str],
    #[case] problem: FieldProblem,
) {
    assert_eq!(read(field, values), Err(problem));
}

#[test]
fn decl_3_input_that_cannot_be_read_leaves_the_answer_before() {
    let mut facts = Facts::default();
    answer(&mut facts, FieldKey::ServersAffected, &["12"]);
    let refused = facts.set(
        FieldKey::ServersAffected,
        RawInput {
            values: &["twelve"],
        },
    );
    assert_eq!(refused, Err(FieldProblem::NotANumber));
    assert_eq!(facts.get(FieldKey::ServersAffected), AnswerView::Count(12));
}

#[test]
fn i_do_not_know_yet_comes_along_with_empty_fields_and_the_hidden_zone() {
    assert_eq!(
        read(FieldKey::NoticedAt, &["", "", "Europe/Paris", "unknown"]),
        Ok(AnswerView::Unknown)
    );
    assert_eq!(
        read(FieldKey::ServersAffected, &["", "unknown"]),
        Ok(AnswerView::Unknown)
    );
    assert_eq!(
        read(FieldKey::Systems, &["unknown"]),
        Ok(AnswerView::Unknown)
    );
}

#[test]
fn blank_input_takes_an_answer_away() {
    let mut facts = Facts::example();
    for field in FieldKey::ALL {
        answer(&mut facts, *field, &["", "", ""]);
    }
    assert_eq!(facts, Facts::default());
}

#[test]
fn a_text_may_say_unknown() {
    assert_eq!(
        read(FieldKey::Product, &["unknown"]),
        Ok(AnswerView::Text("unknown".to_owned()))
    );
}

#[test]
fn numbers_may_have_spaces() {
    assert_eq!(
        read(FieldKey::PersonsConcerned, &["12\u{202f}000"]),
        Ok(AnswerView::Count(12_000))
    );
}

#[test]
fn questions_that_answers_rule_out_are_left_aside_unless_answered() {
    let mut facts = Facts::default();
    assert!(
        FieldKey::CareServices.shown_when(&facts),
        "nothing is ruled out at first"
    );
    facts.care_impact = CareImpact::None.into();
    facts.data_impact = Several::one(DataImpact::None).into();
    facts.help_wanted = YesNo::No.into();
    assert!(!FieldKey::CareServices.shown_when(&facts));
    assert!(!FieldKey::DataNatures.shown_when(&facts));
    assert!(!FieldKey::HelpKinds.shown_when(&facts));
    answer(&mut facts, FieldKey::CareServices, &["wards"]);
    assert!(
        FieldKey::CareServices.shown_when(&facts),
        "an answer is never hidden"
    );
}

#[test]
fn the_api_describes_every_fact_from_the_same_form() {
    use utoipa::PartialSchema;
    let schema = serde_json::to_value(Facts::schema()).unwrap();
    let properties = schema["properties"].as_object().unwrap();
    assert_eq!(properties.len(), FieldKey::ALL.len());
    for field in FieldKey::ALL {
        let property = &properties[field.json_name()];
        assert!(
            property["description"].is_string(),
            "{field:?} is described"
        );
    }
    assert_eq!(properties["description"]["maxLength"], 20_000);
    let example: Facts = serde_json::from_value(schema["examples"][0].clone()).unwrap();
    assert_eq!(example, Facts::example());
}

#[test]
fn nature_has_its_own_word_for_not_knowing() {
    assert_eq!(
        read(FieldKey::Nature, &["undetermined"]).unwrap(),
        Facts {
            nature: IncidentNature::Undetermined.into(),
            ..Facts::default()
        }
        .get(FieldKey::Nature)
    );
}

proptest! {
    #[test]
    fn setting_what_was_got_changes_nothing(facts in any_facts()) {
        let mut again = Facts::default();
        for field in FieldKey::ALL {
            let raw = facts.get(*field).raw_values();
            let raw: Vec<&str> = raw.iter().map(String::as_str).collect();
            prop_assert_eq!(again.set(*field, RawInput { values: &raw }), Ok(()));
        }
        prop_assert_eq!(again, facts);
    }

    #[test]
    fn facts_survive_json(facts in any_facts()) {
        let json = serde_json::to_string(&facts).unwrap();
        prop_assert_eq!(serde_json::from_str::<Facts>(&json).unwrap(), facts);
    }

    #[test]
    fn a_moment_survives_form_and_json(moment in any_moment()) {
        let mut facts = Facts { noticed_at: Answer::Known(moment.clone()), ..Facts::default() };
        let raw = facts.get(FieldKey::NoticedAt).raw_values();
        answer(&mut facts, FieldKey::NoticedAt, &raw.iter().map(String::as_str).collect::<Vec<_>>());
        prop_assert_eq!(facts.noticed_at.known(), Some(&moment));
        prop_assert_eq!(moment.to_string().parse(), Ok(moment));
    }

    #[test]
    fn no_input_makes_the_form_fail(field in proptest::sample::select(FieldKey::ALL), values in proptest::collection::vec("\\PC{0,12}", 0..4)) {
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let _ = read(field, &values);
    }
}
