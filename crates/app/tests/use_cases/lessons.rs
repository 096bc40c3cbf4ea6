//! The lessons that CERT and agencies share (LESS-2, LESS-3).

use app::{
    AppError,
    lessons::{BaseLine, LessonsFilter},
};
use process::{
    command::Command,
    facility::FacilityNature,
    ids::Reference,
    refusal::{Reason, Rule},
    words::{AggravatingFactor, RootCause},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};

use crate::retention::closed_case;

async fn found(world: &World, who: Who, filter: &LessonsFilter) -> Vec<BaseLine> {
    let found = world.app.lessons_base(world.actor(who), filter).await;
    found.unwrap()
}

fn saying(words: &str) -> LessonsFilter {
    LessonsFilter {
        words: words.to_owned(),
        ..LessonsFilter::default()
    }
}

fn own(lines: &[BaseLine]) -> Vec<Reference> {
    lines
        .iter()
        .filter_map(|line| match line {
            BaseLine::Own { case, .. } => Some(case.reference),
            BaseLine::Elsewhere(_) => None,
        })
        .collect()
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn less_3_an_agency_reads_its_own_lessons_in_full_and_counts_the_others(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let case = closed_case(&world).await;
    let all = LessonsFilter::default();
    for who in [Who::Analyst, Who::Ars, Who::Hfds] {
        assert_eq!(own(&found(&world, who, &all).await), [case], "{who:?}");
        let said = found(&world, who, &saying("segmenter")).await;
        assert_eq!(own(&said), [case], "{who:?}");
    }
    let BaseLine::Own { lessons, past, .. } = found(&world, Who::Ars, &all).await.remove(0) else {
        panic!("lessons in full are expected");
    };
    assert_eq!(lessons.number, 1);
    let past = past.unwrap();
    assert_eq!(past.lessons.items()[0].text, "Segmenter.");

    let elsewhere = found(&world, Who::OtherArs, &all).await;
    let [BaseLine::Elsewhere(counted)] = elsewhere.as_slice() else {
        panic!("lessons to be counted are expected: {elsewhere:?}");
    };
    assert_eq!(counted.roots, [RootCause::NoSecondFactor].into());
    // What it may not read does not answer to words either (KEEP-3).
    for words in ["segmenter", "piégé"] {
        assert!(found(&world, Who::OtherArs, &saying(words)).await.is_empty());
    }
    for who in [Who::Director, Who::Dgs, Who::Anssi] {
        let refused = world.app.lessons_base(world.actor(who), &all).await;
        assert!(
            matches!(refused, Err(AppError::Refused(refusal))
            if (refusal.rule, &refusal.reason) == (Rule::Less3, &Reason::NotYourRole))
        );
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn less_3_lessons_are_found_by_cause_factor_kind_of_facility_and_year(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let case = closed_case(&world).await;
    let nature = FacilityNature::HospitalCentre;
    let year = case.year;
    let all = LessonsFilter::default;
    for (filter, finds) in [
        (
            LessonsFilter {
                root: Some(RootCause::NoSecondFactor),
                nature: Some(nature),
                year: Some(year),
                ..all()
            },
            true,
        ),
        (
            LessonsFilter {
                root: Some(RootCause::Mistake),
                ..all()
            },
            false,
        ),
        (
            LessonsFilter {
                factor: Some(AggravatingFactor::FlatNetwork),
                ..all()
            },
            false,
        ),
        (
            LessonsFilter {
                nature: Some(FacilityNature::Laboratory),
                ..all()
            },
            false,
        ),
        (
            LessonsFilter {
                year: Some(year - 1),
                ..all()
            },
            false,
        ),
        (saying("message segmenter"), false),
        (saying("..."), false),
        (saying("messages piégés"), true),
    ] {
        let lines = found(&world, Who::Analyst, &filter).await;
        assert_eq!(!lines.is_empty(), finds, "{filter:?}");
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn less_3_the_base_keeps_what_was_approved_until_the_next_approval(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = closed_case(&world).await;
    let rewritten = Command::WriteLessons {
        roots: [RootCause::Mistake].into(),
        factors: [AggravatingFactor::FewPeople].into(),
        causes: "Une erreur.".into(),
        aggravating_factors: String::new(),
        difficulties: String::new(),
        measures: String::new(),
        recommendations: "Relire à deux.".into(),
        watch: String::new(),
    };
    world.does(Who::Analyst, case, rewritten).await.unwrap();
    let by_mistake = LessonsFilter {
        root: Some(RootCause::Mistake),
        ..LessonsFilter::default()
    };
    assert!(found(&world, Who::Ars, &by_mistake).await.is_empty());
    assert!(found(&world, Who::Ars, &saying("relire")).await.is_empty());
    let approve = Command::ApproveLessons;
    world.does(Who::Lead, case, approve).await.unwrap();
    assert_eq!(own(&found(&world, Who::Ars, &by_mistake).await), [case]);
    assert_eq!(own(&found(&world, Who::Ars, &saying("relire")).await), [case]);
}
