//! Recommendations linked to playbooks, and what becomes of the changes that
//! they propose (LESS-2).

use app::AppError;
use process::{
    command::Command,
    ids::Reference,
    lessons::LinkId,
    playbook::{Answer, DraftState, PlaybookCommand, PlaybookKey, SectionKind},
    refusal::{Reason, Rule},
};
use rstest::rstest;
use store::access_record::Looked;
use testkit::{
    database::Engine,
    world::{Who, World},
};

use crate::{outcomes::refused, retention::closed_case};

fn ransomware() -> PlaybookKey {
    "ransomware".parse().unwrap()
}

/// The first recommendation of a case's lessons, linked to the playbook against
/// ransomware; a change that says nothing proposes none.
pub(crate) async fn linked(world: &World, case: Reference, change: &str) {
    let proposes = !change.is_empty();
    let command = Command::LinkRecommendation {
        of: 1,
        recommendation: 1,
        playbook: ransomware(),
        section: proposes.then_some(SectionKind::Measures),
        passage: String::new(),
        change: change.into(),
        why: if proposes {
            "Vu deux fois. xqzjk7351".into()
        } else {
            String::new()
        },
    };
    world.does(Who::Analyst, case, command).await.unwrap();
}

/// The answer that the keepers of the playbook give.
pub(crate) async fn answers(
    world: &World,
    who: Who,
    command: PlaybookCommand,
) -> Result<(), AppError> {
    let (lead, key) = (world.actor(Who::Lead), ransomware());
    let file = world.app.playbook_file(lead, &key).await.unwrap();
    let seen = Some(file.playbook.seq);
    let actor = world.actor(who);
    world.app.act_on_playbook(actor, &key, command, seen).await
}

async fn world_with_playbooks(engine: Engine) -> (World, Reference) {
    let world = World::on(engine).await;
    world.app.install_playbooks().await.unwrap();
    let case = closed_case(&world).await;
    world.mails().await;
    (world, case)
}

/// The answer as the lessons tell it.
async fn told(world: &World, who: Who, case: Reference) -> Option<Answer> {
    world.sees(who, case).await.unwrap().links()[0].answer
}

async fn waiting(world: &World, who: Who) -> u64 {
    let changes = world.app.playbook_changes(world.actor(who)).await.unwrap();
    changes.get(&ransomware()).copied().unwrap_or_default()
}

fn because(outcome: Result<(), AppError>) -> (Rule, Reason) {
    let refusal = refused(outcome);
    (refusal.rule, refusal.reason)
}

fn first(case: Reference) -> LinkId {
    LinkId { case, number: 1 }
}

fn set_aside(case: Reference, reason: &str) -> PlaybookCommand {
    PlaybookCommand::SetAside {
        change: first(case),
        reason: reason.into(),
    }
}

fn take_up(case: Reference) -> PlaybookCommand {
    PlaybookCommand::TakeUp {
        change: first(case),
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn less_2_a_change_that_lessons_propose_comes_about_with_the_next_version(
    #[case] engine: Engine,
) {
    let (world, case) = world_with_playbooks(engine).await;
    linked(&world, case, "Couper les accès à distance.").await;
    let mails = world.mails().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert_eq!(waiting(&world, Who::Lead).await, 1);
    assert_eq!(waiting(&world, Who::Ars).await, 0, "keeps no playbook");
    assert_eq!(told(&world, Who::Director, case).await, None);

    let lead = world.actor(Who::Lead);
    let file = world.app.playbook_file(lead, &ransomware()).await.unwrap();
    assert!(file.links[0].waits());
    assert_eq!(
        file.links[0].linked.says,
        "Segmenter.".to_owned().into(),
        "the recommendation is read beside"
    );
    let looks = world.app.case_reads(lead, case).await.unwrap();
    assert!(looks.iter().any(|look| look.what == Looked::Lessons));

    answers(&world, Who::Colleague, take_up(case))
        .await
        .unwrap();
    assert_eq!(waiting(&world, Who::Lead).await, 0);
    let file = world.app.playbook_file(lead, &ransomware()).await.unwrap();
    let draft = file.playbook.draft.as_ref().unwrap();
    assert_eq!(draft.state, DraftState::Writing);
    assert_eq!(draft.content, file.playbook.versions[0].content);
    assert_eq!(
        told(&world, Who::Ars, case).await,
        Some(Answer::TakenUp),
        "who reads the lessons reads what becomes of them"
    );
    answers(&world, Who::Colleague, PlaybookCommand::Submit)
        .await
        .unwrap();
    let approve = || PlaybookCommand::Approve {
        review_by: world.app.usual_review_day(),
    };
    let own = answers(&world, Who::Colleague, approve()).await;
    assert_eq!(because(own), (Rule::Supp5, Reason::SamePerson));
    answers(&world, Who::Lead, approve()).await.unwrap();
    assert_eq!(
        told(&world, Who::Director, case).await,
        Some(Answer::InVersion(2))
    );
    let again = answers(&world, Who::Lead, take_up(case)).await;
    assert_eq!(because(again), (Rule::Less2, Reason::AlreadyDone));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn less_2_a_change_is_set_aside_with_a_reason_and_waits_again_when_its_text_is_given_up(
    #[case] engine: Engine,
) {
    let (world, case) = world_with_playbooks(engine).await;
    let absent = answers(&world, Who::Lead, take_up(case)).await;
    assert_eq!(because(absent), (Rule::Less2, Reason::NoSuchLink));
    linked(&world, case, "Couper les accès à distance.").await;
    let agency = answers(&world, Who::Ars, take_up(case)).await;
    assert_eq!(because(agency), (Rule::Supp5, Reason::NotYourRole));
    let bare = answers(&world, Who::Lead, set_aside(case, " ")).await;
    assert_eq!(because(bare), (Rule::Less2, Reason::ReasonMissing));
    answers(&world, Who::Lead, take_up(case)).await.unwrap();
    let discard = PlaybookCommand::Discard {
        reason: "Trop tôt.".into(),
    };
    answers(&world, Who::Lead, discard).await.unwrap();
    assert_eq!(waiting(&world, Who::Lead).await, 1);
    assert_eq!(told(&world, Who::Ars, case).await, None);

    answers(&world, Who::Lead, take_up(case)).await.unwrap();
    answers(&world, Who::Lead, set_aside(case, "La fiche le dit."))
        .await
        .unwrap();
    assert_eq!(told(&world, Who::Ars, case).await, Some(Answer::SetAside));
    let again = answers(&world, Who::Lead, set_aside(case, "Non.")).await;
    assert_eq!(because(again), (Rule::Less2, Reason::AlreadyDone));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn less_2_what_waits_for_a_second_person_takes_nothing_up(#[case] engine: Engine) {
    let (world, case) = world_with_playbooks(engine).await;
    linked(&world, case, "Couper les accès à distance.").await;
    linked(&world, case, "").await;
    let only_linked = PlaybookCommand::TakeUp {
        change: LinkId { case, number: 2 },
    };
    let nothing = answers(&world, Who::Lead, only_linked).await;
    assert_eq!(because(nothing), (Rule::Less2, Reason::NoSuchLink));
    answers(&world, Who::Lead, take_up(case)).await.unwrap();
    answers(&world, Who::Lead, PlaybookCommand::Submit)
        .await
        .unwrap();
    linked(&world, case, "Prévenir le SAMU.").await;
    let third = PlaybookCommand::TakeUp {
        change: LinkId { case, number: 3 },
    };
    let late = answers(&world, Who::Lead, third).await;
    assert_eq!(because(late), (Rule::Supp5, Reason::WrongPlaybookState));
    let unlink = Command::UnlinkRecommendation {
        link: 3,
        reason: "Déjà dit.".into(),
    };
    world.does(Who::Analyst, case, unlink).await.unwrap();
    assert_eq!(waiting(&world, Who::Lead).await, 0);
}
