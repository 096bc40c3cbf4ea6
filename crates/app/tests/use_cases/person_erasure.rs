//! Erasing what is held of a person (KEEP-2): what may go, two persons, and
//! that it is gone everywhere.

use std::collections::BTreeSet;

use app::{
    AppError, WrongInput,
    retention::{Decision, ErasureRequest, FoundPerson, PersonValue, SecondPerson},
};
use process::{
    declaration::facts::ReporterField,
    refusal::{Reason, Refusal, Rule},
    retention::{Erasability, ErasureGround, ErasureState, Kept, ValueRef},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World, declaration},
};
use uuid::Uuid;

use crate::{
    outcomes::{refused, wrong},
    retention::{MARK, closed_case, hold},
};

const KEEP_2: fn(Reason) -> Refusal = |reason| Refusal::new(Rule::Keep2, reason);

fn everything(found: &FoundPerson) -> BTreeSet<ValueRef> {
    let erasable = found
        .values
        .iter()
        .filter(|value| value.erasability == Erasability::Erasable);
    erasable.map(|value| value.value.clone()).collect()
}

fn asked(values: BTreeSet<ValueRef>) -> ErasureRequest {
    ErasureRequest {
        sought: MARK.to_owned(),
        ground: ErasureGround::Objection,
        reason: "Demande reçue par courrier.".to_owned(),
        values,
        account: None,
    }
}

pub(crate) async fn requested(world: &World) -> Uuid {
    let lead = world.actor(Who::Lead);
    let found = world.app.held_of(lead, MARK).await.unwrap();
    world
        .app
        .propose_erasure(lead, asked(everything(&found)))
        .await
        .unwrap()
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_what_is_held_of_a_person_is_found_with_the_reason_why_it_stays(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let closed = closed_case(&world).await;
    let held = closed_case(&world).await;
    world.does(Who::Lead, held, hold()).await.unwrap();
    let mut request = declaration(&world.hospital, "Panne.");
    request.reporter.name = "Camille XQZJK7351".into();
    request.reporter.phone = "02 99 73 51 73".into();
    let open = world
        .app
        .declare(world.actor(Who::Reporter), request)
        .await
        .unwrap()
        .reference;

    let lead = world.actor(Who::Lead);
    let found = world.app.held_of(lead, "camille xqzjk7351").await.unwrap();
    for (case, expected) in [
        (closed, Erasability::Erasable),
        (held, Erasability::Stays(Kept::OnHold)),
        (open, Erasability::Stays(Kept::CaseUnderWay)),
    ] {
        let of_case: Vec<_> = found
            .values
            .iter()
            .filter(|value| value.reference == case)
            .collect();
        assert_eq!(of_case.len(), 1, "the name, whatever its case");
        assert_eq!(of_case[0].kind, PersonValue::Contact(ReporterField::Name));
        assert_eq!(of_case[0].erasability, expected);
    }
    let by_phone = world.app.held_of(lead, "02.99.73.51.73").await.unwrap();
    assert_eq!(by_phone.values.len(), 1);
    assert_eq!(
        by_phone.values[0].kind,
        PersonValue::Contact(ReporterField::Phone)
    );
    let by_mail = world
        .app
        .held_of(lead, &Who::Director.email())
        .await
        .unwrap();
    assert_eq!(by_mail.accounts.len(), 1);
    assert_eq!(
        by_mail.accounts[0].erasability,
        Erasability::Stays(Kept::RightsInForce)
    );
    let nobody = world.app.held_of(lead, "Personne de connu").await.unwrap();
    assert!(nobody.values.is_empty() && nobody.accounts.is_empty());
    assert_eq!(
        wrong(world.app.held_of(lead, "ab").await),
        WrongInput::NameMissing
    );

    for who in [Who::Analyst, Who::Hfds, Who::Ars, Who::Director] {
        let outcome = world.app.held_of(world.actor(who), MARK).await;
        assert_eq!(refused(outcome), KEEP_2(Reason::NotYourRole), "{who:?}");
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_a_person_is_erased_once_another_agrees_and_the_acts_stand(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = closed_case(&world).await;
    world.mails().await;
    let before = world.sees(Who::Lead, case).await.unwrap().story.len();
    let id = requested(&world).await;
    let lead = world.actor(Who::Lead);
    let hfds = world.actor(Who::Hfds);
    let same = world.app.decide_erasure(lead, id, Decision::Approve).await;
    assert_eq!(refused(same), KEEP_2(Reason::SamePerson));
    let analyst = world.actor(Who::Analyst);
    let other = world
        .app
        .decide_erasure(analyst, id, Decision::Approve)
        .await;
    assert_eq!(refused(other), KEEP_2(Reason::NotYourRole));
    assert_eq!(
        world.app.carry_out_retention().await.unwrap().requests,
        0,
        "not yet"
    );

    let view = world.app.erasure(hfds, id).await.unwrap();
    assert_eq!(view.second, SecondPerson::May);
    assert_eq!(view.request.sought.known().map(String::as_str), Some(MARK));
    world
        .app
        .decide_erasure(hfds, id, Decision::Approve)
        .await
        .unwrap();
    let again = world.app.decide_erasure(hfds, id, Decision::Approve).await;
    assert_eq!(refused(again), KEEP_2(Reason::AlreadyDone));
    assert_eq!(world.app.carry_out_retention().await.unwrap().requests, 1);
    assert_eq!(
        world.app.carry_out_retention().await.unwrap().requests,
        0,
        "once"
    );

    let view = world.sees(Who::Lead, case).await.unwrap();
    assert_eq!(view.story.len(), before + 1, "one act says it for the case");
    assert!(view.case.declared.reporter.erased.contains("name"));
    assert!(
        view.case.declared.reporter.value.phone.as_str().len() > 3,
        "the rest stays"
    );
    let found = world.app.held_of(lead, MARK).await.unwrap();
    assert!(found.values.is_empty(), "{found:?}");
    let search = world.app.search(lead, MARK).await.unwrap();
    assert!(search.cases.is_empty());
    let listed = world.app.conservation(hfds).await.unwrap().erasures;
    assert_eq!(listed[0].state, ErasureState::Done);
    let done = world.app.erasure(hfds, id).await.unwrap();
    assert_eq!(
        done.request.sought.known(),
        None,
        "what was looked for went too"
    );
    assert!(
        done.request.reason.known().is_some(),
        "the reason stays on record"
    );
    assert_eq!(
        world.app.check_read_side().await.unwrap().differing,
        Vec::new()
    );
    let left = world.traces_of(&format!("Camille {MARK}")).await;
    assert_eq!(left, [] as [String; 0]);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_a_request_needs_a_reason_and_something_that_may_go(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let lead = world.actor(Who::Lead);
    let case = closed_case(&world).await;
    let found = world.app.held_of(lead, MARK).await.unwrap();
    let nothing = world
        .app
        .propose_erasure(lead, asked(BTreeSet::new()))
        .await;
    assert_eq!(refused(nothing), KEEP_2(Reason::NothingToErase));
    let silent = ErasureRequest {
        reason: " ".to_owned(),
        ..asked(everything(&found))
    };
    let silent = world.app.propose_erasure(lead, silent).await;
    assert_eq!(refused(silent), KEEP_2(Reason::ReasonMissing));
    let hfds = world.actor(Who::Hfds);
    let not_theirs = world
        .app
        .propose_erasure(hfds, asked(everything(&found)))
        .await;
    assert_eq!(refused(not_theirs), KEEP_2(Reason::NotYourRole));
    world.does(Who::Lead, case, hold()).await.unwrap();
    let held = world
        .app
        .propose_erasure(lead, asked(everything(&found)))
        .await;
    assert_eq!(refused(held), KEEP_2(Reason::NothingToErase));
    let unknown = world.app.erasure(hfds, Uuid::nil()).await;
    assert!(matches!(unknown, Err(AppError::NotFound)));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_what_was_held_since_the_request_stays(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let free = closed_case(&world).await;
    let held = closed_case(&world).await;
    let id = requested(&world).await;
    world
        .app
        .decide_erasure(world.actor(Who::Hfds), id, Decision::Approve)
        .await
        .unwrap();
    world.does(Who::Lead, held, hold()).await.unwrap();
    world.app.carry_out_retention().await.unwrap();
    let name = async |case| {
        let view = world.sees(Who::Lead, case).await.unwrap();
        view.case.declared.reporter.value.name.as_str().to_owned()
    };
    assert_eq!(name(free).await, "");
    assert_eq!(name(held).await, format!("Camille {MARK}"));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_a_declined_request_erases_nothing(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = closed_case(&world).await;
    let id = requested(&world).await;
    let decline = |reason: &str| Decision::Decline {
        reason: reason.to_owned(),
    };
    let hfds = world.actor(Who::Hfds);
    let silent = world.app.decide_erasure(hfds, id, decline("")).await;
    assert_eq!(refused(silent), KEEP_2(Reason::ReasonMissing));
    world
        .app
        .decide_erasure(hfds, id, decline("Identité non établie."))
        .await
        .unwrap();
    assert_eq!(world.app.carry_out_retention().await.unwrap().requests, 0);
    let view = world.sees(Who::Lead, case).await.unwrap();
    assert!(view.case.declared.reporter.erased.is_empty());
}
