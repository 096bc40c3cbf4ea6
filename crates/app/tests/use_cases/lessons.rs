//! The lessons that CERT and agencies share, and their anonymised editions
//! (LESS-2, LESS-3, LESS-4).

use app::{
    AppError,
    lessons::{BaseLine, EditionFilter, EditionView, LessonsFilter},
};
use process::{
    access::Actor,
    command::Command,
    facility::FacilityNature,
    ids::Reference,
    lessons::{Decided, Decision},
    refusal::{Reason, Refusal, Rule},
    words::{AggravatingFactor, EditionReaders, RootCause},
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
            BaseLine::Elsewhere { .. } => None,
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
    let [BaseLine::Elsewhere { lessons, edition }] = elsewhere.as_slice() else {
        panic!("lessons to be counted are expected: {elsewhere:?}");
    };
    assert_eq!(lessons.roots, [RootCause::NoSecondFactor].into());
    let (stranger, everything) = (Actor::stranger(), EditionFilter::default());
    let public = world.app.editions(&stranger, &everything).await.unwrap();
    assert_eq!(*edition, Some(public[0].id));
    // What it may not read does not answer to words either (KEEP-3).
    for words in ["segmenter", "piégé"] {
        assert!(
            found(&world, Who::OtherArs, &saying(words))
                .await
                .is_empty()
        );
    }
    for who in [Who::Director, Who::Dgs, Who::Anssi] {
        let refused = world.app.lessons_base(world.actor(who), &all).await;
        assert!(matches!(refused, Err(AppError::Refused(refusal))
            if (refusal.rule, &refusal.reason) == (Rule::Less3, &Reason::NotYourRole)));
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
        (saying("message segmenter"), true),
        (saying("message inconnu"), false),
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
    assert_eq!(
        own(&found(&world, Who::Ars, &saying("relire")).await),
        [case]
    );
}

async fn edition(world: &World, case: Reference) -> EditionView {
    let view = world.app.edition(world.actor(Who::Analyst), case).await;
    view.unwrap()
}

/// Every passage kept but the last `but`.
fn keeping(view: &EditionView, but: usize) -> Command {
    let mut decisions: Vec<Decision> = view
        .parts
        .iter()
        .flat_map(|part| {
            part.passages.iter().map(|one| Decision {
                part: part.part,
                start: u32::try_from(one.start).unwrap(),
                end: u32::try_from(one.end).unwrap(),
                decided: Decided::Kept {
                    reason: "Ne désigne personne.".into(),
                },
            })
        })
        .collect();
    decisions.truncate(decisions.len() - but);
    Command::WriteEdition {
        of: view.of.unwrap(),
        decisions,
    }
}

/// Decides on every passage of a case's approved lessons, and publishes them
/// for everybody.
pub(crate) async fn published(world: &World, case: Reference) {
    let view = edition(world, case).await;
    let decided = keeping(&view, 0);
    world.does(Who::Analyst, case, decided).await.unwrap();
    let publish = Command::PublishEdition {
        to: EditionReaders::All,
    };
    world.does(Who::Lead, case, publish).await.unwrap();
}

fn because(refused: Result<app::cases::Done, AppError>) -> Refusal {
    match refused {
        Err(AppError::Refused(refusal)) => refusal,
        other => panic!("a refusal is expected: {other:?}"),
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn less_4_nothing_is_published_while_a_marked_passage_is_undecided(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = closed_case(&world).await;
    let to = |to| Command::PublishEdition { to };
    let everything = EditionFilter::default();
    let stranger = Actor::stranger();
    let public = world.app.editions(&stranger, &everything).await.unwrap();
    assert_eq!(public.len(), 1);

    let naming = Command::WriteLessons {
        roots: [RootCause::NoSecondFactor].into(),
        factors: [].into(),
        causes: "Mme Quolibet a ouvert un message le 3 octobre 2026.".into(),
        aggravating_factors: String::new(),
        difficulties: String::new(),
        measures: String::new(),
        recommendations: "Segmenter.".into(),
        watch: String::new(),
    };
    world.does(Who::Analyst, case, naming).await.unwrap();
    let approve = Command::ApproveLessons;
    world.does(Who::Lead, case, approve).await.unwrap();
    let view = edition(&world, case).await;
    assert!(view.undecided > 1 && !view.begun);
    let one_left = keeping(&view, 1);
    world.does(Who::Analyst, case, one_left).await.unwrap();
    let refusal = because(world.does(Who::Lead, case, to(EditionReaders::All)).await);
    assert_eq!(
        (refusal.rule, refusal.reason),
        (Rule::Less4, Reason::MarksUndecided(1))
    );
    // What was published stays until it is replaced or taken back.
    assert_eq!(
        world.app.editions(&stranger, &everything).await.unwrap(),
        public
    );

    let decided = keeping(&view, 0);
    world.does(Who::Analyst, case, decided).await.unwrap();
    let signed_in = to(EditionReaders::SignedIn);
    world.does(Who::Lead, case, signed_in).await.unwrap();
    assert_eq!(
        world.app.editions(&stranger, &everything).await.unwrap(),
        []
    );
    let reader = world.actor(Who::Neighbour);
    let read = world.app.editions(reader, &everything).await.unwrap();
    let id = read[0].id;
    assert!(world.app.published_edition(reader, id).await.is_ok());
    let hidden = world.app.published_edition(&stranger, id).await;
    assert!(matches!(hidden, Err(AppError::NotFound)));
    for (words, finds) in [("SEGMENTER", 1), ("segmenter inconnu", 0)] {
        let filter = EditionFilter {
            words: words.into(),
            root: Some(RootCause::NoSecondFactor),
            factor: None,
        };
        let found = world.app.editions(reader, &filter).await.unwrap();
        assert_eq!(found.len(), finds, "{words}");
    }

    let retract = Command::RetractEdition {
        reason: "Une date fait reconnaître.".into(),
    };
    world.does(Who::Colleague, case, retract).await.unwrap();
    assert_eq!(world.app.editions(reader, &everything).await.unwrap(), []);
    let refused = world.app.edition(world.actor(Who::Ars), case).await;
    assert!(matches!(refused, Err(AppError::Refused(_))));
}
