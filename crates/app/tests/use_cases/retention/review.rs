//! What is due, the second person, and holds.

use app::{cases::ActRequest, retention::SecondPerson};
use jiff::SignedDuration;
use process::{
    command::Command,
    ids::SubjectNumber,
    refusal::{Reason, Refusal, Rule},
    retention::{Category, Disposition},
};
use rstest::rstest;
use testkit::{database::Engine, world::Who};

use super::{MARK, closed_case, decided, hold, propose, text, world_on, years_later};
use crate::outcomes::refused;

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_what_is_due_is_listed_and_waits_for_a_second_person(#[case] engine: Engine) {
    let world = world_on(engine, None).await;
    let case = closed_case(&world).await;
    let lead = world.actor(Who::Lead);
    assert!(world.app.conservation(lead).await.unwrap().due.is_empty());
    years_later(&world, 15);
    let found = world.app.conservation(lead).await.unwrap();
    let due: Vec<_> = found
        .due
        .iter()
        .map(|file| (file.reference, file.then))
        .collect();
    assert_eq!(due, [(SubjectNumber::Case(case), Disposition::Destroy)]);
    let kept = found
        .categories
        .iter()
        .find(|line| line.category == Category::CaseFile);
    assert_eq!(kept.unwrap().kept, Some(1));

    world
        .does(Who::Lead, case, propose(Disposition::Destroy))
        .await
        .unwrap();
    let same = world
        .does(Who::Lead, case, Command::ApproveDisposition)
        .await;
    assert_eq!(refused(same), Refusal::new(Rule::Keep2, Reason::SamePerson));
    let own = world.app.conservation(lead).await.unwrap();
    assert!(own.due.is_empty());
    assert_eq!(own.proposed[0].second, SecondPerson::Proposed);
    let hfds = world
        .app
        .conservation(world.actor(Who::Hfds))
        .await
        .unwrap();
    assert_eq!(hfds.proposed[0].second, SecondPerson::May);
    assert_eq!(hfds.proposed[0].proposed_by.as_deref(), Some("Lead"));

    let mails = world.mails().await;
    let to: Vec<&str> = mails
        .iter()
        .filter(|mail| mail.subject.contains("fin de vie proposée"))
        .map(|mail| mail.to.as_str())
        .collect();
    assert_eq!(to, ["cert@sante.example", "hfds@sante.example"], "KEEP-3");
    assert!(
        mails
            .iter()
            .all(|mail| !mail.text.contains(MARK) && !mail.subject.contains(MARK))
    );

    world.clock.advance(SignedDuration::from_hours(24 * 31));
    let late = world.app.conservation(lead).await.unwrap();
    assert!(
        late.proposed[0].expected_by < world.clock.now(),
        "overdue reviews show"
    );
    assert!(
        world.app.sweep().await.unwrap() >= 2,
        "both bodies are reminded"
    );

    for who in [
        Who::Analyst,
        Who::Ars,
        Who::Dgs,
        Who::Director,
        Who::Reporter,
    ] {
        let outcome = world.app.conservation(world.actor(who)).await;
        assert_eq!(
            refused(outcome),
            Refusal::new(Rule::Keep2, Reason::NotYourRole),
            "{who:?}"
        );
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_a_hold_placed_after_the_approval_stops_the_platform(#[case] engine: Engine) {
    let world = world_on(engine, None).await;
    let case = closed_case(&world).await;
    years_later(&world, 15);
    decided(&world, case, Disposition::Destroy).await;
    let operator = process::access::Actor::operator();
    let request = ActRequest {
        command: hold(),
        seen: None,
        key: None,
    };
    world.app.act(&operator, case, request).await.unwrap();
    assert_eq!(world.app.carry_out_retention().await.unwrap().files, 0);
    let found = world
        .app
        .conservation(world.actor(Who::Lead))
        .await
        .unwrap();
    assert_eq!(found.held.len(), 1);
    assert!(world.sees(Who::Lead, case).await.is_ok());
    let lift = Command::LiftHold {
        reason: text("Classée."),
    };
    world.does(Who::Lead, case, lift).await.unwrap();
    assert_eq!(world.app.carry_out_retention().await.unwrap().files, 1);
}
