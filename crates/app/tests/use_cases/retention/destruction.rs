//! A file that is destroyed: nothing of it is left but what the acts say.

use app::AppError;
use process::{
    command::Command,
    ids::SubjectNumber,
    refusal::{Reason, Refusal, Rule},
    retention::{Category, Disposition},
};
use rstest::rstest;
use testkit::{database::Engine, world::Who};

use super::{MARK, closed_case, decided, hold, text, world_on, years_later};
use crate::outcomes::refused;

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_nothing_of_a_destroyed_file_is_left_in_the_database(#[case] engine: Engine) {
    let world = world_on(engine, None).await;
    let case = closed_case(&world).await;
    let other = world
        .declares(Who::Reporter, "Autre panne.")
        .await
        .reference;
    world.app.install_playbooks().await.unwrap();
    crate::links::linked(&world, case, "Couper. xqzjk7351").await;
    years_later(&world, 15);
    world.mails().await;
    world.does(Who::Lead, case, hold()).await.unwrap();
    let lift = Command::LiftHold {
        reason: text("Classée. xqzjk7351"),
    };
    world.does(Who::Lead, case, lift).await.unwrap();
    decided(&world, case, Disposition::Destroy).await;
    let done = world.app.carry_out_retention().await.unwrap();
    assert_eq!(done.files, 1);
    assert_eq!(
        world.app.carry_out_retention().await.unwrap().files,
        0,
        "once"
    );

    for who in Who::ALL {
        let seen = world.sees(who, case).await;
        let knew = !matches!(
            who,
            Who::Neighbour | Who::OtherArs | Who::Dgs | Who::Ansm | Who::Anssi
        );
        match seen {
            Err(AppError::Disposed(remains)) if knew => {
                assert_eq!(remains.reference, SubjectNumber::Case(case));
                assert_eq!(remains.category, Category::CaseFile);
                assert_eq!(remains.disposition, Disposition::Destroy);
                assert_eq!(remains.disposed_at, world.clock.now());
            }
            Err(AppError::NotFound) if !knew => {}
            other => panic!("{who:?}: {other:?}"),
        }
    }
    let lead = world.actor(Who::Lead);
    for query in [MARK, &case.to_string(), "Chiffrement"] {
        let found = world.app.search(lead, query).await.unwrap();
        assert!(found.cases.is_empty(), "{query}");
    }
    let listed = world
        .app
        .cases(lead, &Default::default(), None, 50)
        .await
        .unwrap();
    let listed: Vec<_> = listed.items.iter().map(|line| line.reference).collect();
    assert_eq!(listed, [other]);
    assert!(
        world
            .mails()
            .await
            .iter()
            .all(|mail| !mail.to.contains(MARK))
    );

    let checked = world.app.check_read_side().await.unwrap();
    assert_eq!((checked.cases, checked.differing), (2, Vec::new()));
    let later = world.does(
        Who::Analyst,
        case,
        Command::Reopen {
            reason: text("Trop tard."),
        },
    );
    assert_eq!(
        refused(later.await),
        Refusal::new(Rule::Keep2, Reason::DisposalBegun)
    );

    assert_eq!(world.traces_of(MARK).await, [] as [String; 0]);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_before_its_end_the_database_does_hold_the_file(#[case] engine: Engine) {
    let world = world_on(engine, None).await;
    closed_case(&world).await;
    assert!(
        !world.traces_of(MARK).await.is_empty(),
        "the search for traces finds them"
    );
}
