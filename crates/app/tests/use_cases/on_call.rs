//! The rota: planned, swapped, and called round after round (DECL-6).

use app::{
    AppError,
    mails::Attempt,
    on_call::{HandoverPart, Mine, NewShifts},
};
use process::{
    command::Command, declaration::facts::Facts, facility::acts::SwapAnswer, ids::AccountId,
    on_call::CallOrder, refusal::Reason, words::YesNo,
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World, declaration, instant},
};

use crate::outcomes::refused;

async fn account(world: &World, who: Who) -> AccountId {
    let accounts = world.app.accounts().await.unwrap();
    let found = accounts.iter().find(|account| account.email == who.email());
    found.expect("an account").id
}

/// The week of Tuesday 24 November, from the evening before.
pub(crate) async fn planned(world: &World, who: Who, order: CallOrder) {
    let new = NewShifts {
        person: account(world, who).await,
        order,
        first: "2026-11-23".parse().unwrap(),
        weeks: 1,
    };
    let lead = world.actor(Who::Lead);
    world.app.plan_shifts(lead, new).await.unwrap();
}

/// Everything about calls that leaves now, by address.
async fn called(world: &World, at: &str) -> Vec<String> {
    world.clock.set(instant(at));
    let (first, second) = tokio::join!(world.app.sweep(), world.app.sweep());
    first.unwrap();
    second.unwrap();
    let mut to = Vec::new();
    for mail in world.mails().await {
        let sent = Attempt::Sent;
        world
            .app
            .mail_attempted(mail.id, mail.attempts, sent)
            .await
            .unwrap();
        if mail.subject.contains("astreinte") {
            to.push(mail.to);
        }
    }
    to.retain(|address| !address.contains("hfds"));
    to
}

async fn help_at_night(world: &World) -> process::ids::Reference {
    world.clock.set(instant("2026-11-24T23:00:00+01:00"));
    let mut request = declaration(&world.hospital, "Tout est chiffré.");
    request.facts = Facts {
        urgent_help: YesNo::Yes.into(),
        ..request.facts
    };
    let reporter = world.actor(Who::Reporter);
    world
        .app
        .declare(reporter, request)
        .await
        .unwrap()
        .reference
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_6_a_call_goes_to_the_next_until_somebody_answers(#[case] engine: Engine) {
    let world = World::on(engine).await;
    planned(&world, Who::Analyst, CallOrder::First).await;
    planned(&world, Who::Colleague, CallOrder::Second).await;
    let case = help_at_night(&world).await;
    let first = Who::Analyst.email();
    let second = Who::Colleague.email();
    assert_eq!(
        called(&world, "2026-11-24T23:00:00+01:00").await,
        std::slice::from_ref(&first)
    );
    assert_eq!(called(&world, "2026-11-24T23:14:00+01:00").await, [""; 0]);
    let mut both = vec![first.clone(), second.clone()];
    both.sort();
    assert_eq!(called(&world, "2026-11-24T23:15:00+01:00").await, both);
    let late = called(&world, "2026-11-25T02:10:00+01:00").await;
    assert!(
        late.contains(&first) && late.contains(&"astreinte-cert@sante.example".to_owned()),
        "a worker that slept three hours calls everybody, once: {late:?}"
    );
    assert_eq!(late.len(), 3);
    assert_eq!(called(&world, "2026-11-25T02:11:00+01:00").await, [""; 0]);

    let answered = Command::AnswerCall;
    world.does(Who::Colleague, case, answered).await.unwrap();
    let rest = called(&world, "2026-11-25T03:00:00+01:00").await;
    assert!(!rest.contains(&first) && !rest.contains(&second));
    assert_eq!(world.app.check_read_side().await.unwrap().differing, []);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_6_a_shift_passes_to_a_colleague_who_accepts_it(#[case] engine: Engine) {
    let world = World::on(engine).await;
    planned(&world, Who::Analyst, CallOrder::First).await;
    let app = &world.app;
    let own = world.actor(Who::Analyst);
    let colleague = world.actor(Who::Colleague);
    let shift = app.rota(own).await.unwrap().shifts[0].shift.id;
    let to = account(&world, Who::Colleague).await;

    let stolen = app.offer_shift(colleague, shift, to).await;
    assert_eq!(refused(stolen).reason, Reason::NotYourShift);
    let early = app
        .answer_shift(colleague, shift, SwapAnswer::Accepted)
        .await;
    assert_eq!(refused(early).reason, Reason::NotYourShift);
    let outsider = account(&world, Who::Ars).await;
    let outside = app.offer_shift(own, shift, outsider).await;
    assert_eq!(refused(outside).reason, Reason::NotOfTheBody);

    app.offer_shift(own, shift, to).await.unwrap();
    let line = app.rota(colleague).await.unwrap().shifts.remove(0);
    assert_eq!(line.mine, Mine::Offered);
    assert_eq!(app.rota(own).await.unwrap().shifts[0].mine, Mine::Own);
    app.answer_shift(colleague, shift, SwapAnswer::Accepted)
        .await
        .unwrap();
    assert_eq!(app.rota(colleague).await.unwrap().shifts[0].mine, Mine::Own);

    let agency = app.rota(world.actor(Who::Ars)).await.unwrap();
    assert!(agency.shifts.is_empty(), "each body has its own");
    let why = app.remove_shift(world.actor(Who::Lead), shift, " ").await;
    assert_eq!(refused(why).reason, Reason::ReasonMissing);
    app.remove_shift(world.actor(Who::Lead), shift, "Congés.")
        .await
        .unwrap();
    assert!(app.rota(own).await.unwrap().shifts.is_empty());
    let gone = app.offer_shift(own, shift, to).await;
    assert!(matches!(gone, Err(AppError::NotFound)));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_6_only_those_who_plan_put_somebody_on_call(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let new = NewShifts {
        person: account(&world, Who::Analyst).await,
        order: CallOrder::First,
        first: "2026-11-23".parse().unwrap(),
        weeks: 1,
    };
    for who in [Who::Analyst, Who::Ars, Who::Dgs, Who::Reporter] {
        let tried = world.app.plan_shifts(world.actor(who), new.clone()).await;
        assert_eq!(refused(tried).reason, Reason::NotYourRole, "{who:?}");
    }
    let rota = world.app.rota(world.actor(Who::Dgs)).await;
    assert_eq!(refused(rota).reason, Reason::NotYourRole);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_6_whoever_takes_over_reads_what_was_left_and_it_is_on_record(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let app = &world.app;
    let (analyst, lead) = (world.actor(Who::Analyst), world.actor(Who::Lead));
    assert_eq!(app.handover(lead).await.unwrap(), None);
    let nothing = app.read_handover(lead).await;
    assert!(matches!(nothing, Err(AppError::NotFound)));
    let empty = app.hand_over(analyst, " ").await;
    assert_eq!(refused(empty).reason, Reason::TextMissing);
    app.hand_over(analyst, "Rappeler Valmont à 8 h.")
        .await
        .unwrap();
    let own = app.read_handover(analyst).await;
    assert_eq!(refused(own).reason, Reason::OwnHandover);
    let left = app.handover(lead).await.unwrap().unwrap();
    assert_eq!(left.text.as_deref(), Some("Rappeler Valmont à 8 h."));
    assert_eq!((left.part, left.read), (HandoverPart::ToRead, None));
    app.read_handover(lead).await.unwrap();
    let again = app.read_handover(lead).await;
    assert_eq!(refused(again).reason, Reason::AlreadyDone);
    let seen = app.handover(analyst).await.unwrap().unwrap();
    assert_eq!(seen.part, HandoverPart::Left);
    assert!(seen.read.is_some(), "who left it sees that it was read");
    app.hand_over(lead, "Rien de neuf.").await.unwrap();
    let next = app.handover(analyst).await.unwrap().unwrap();
    assert_eq!(next.part, HandoverPart::ToRead, "the last word counts");
    let hfds = app.handover(world.actor(Who::Hfds)).await.unwrap();
    assert_eq!(hfds, None, "each body has its own");
    let outsider = app.handover(world.actor(Who::Reporter)).await;
    assert_eq!(refused(outsider).reason, Reason::NotYourRole);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn decl_6_the_word_begins_with_what_came_since_the_last(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let app = &world.app;
    let analyst = world.actor(Who::Analyst);
    let first = world.declares(Who::Reporter, "Panne.").await.reference;
    let under_way = app.under_way(analyst).await.unwrap();
    assert_eq!(under_way.received, [first]);
    assert!(under_way.late.is_empty());
    world.clock.advance(jiff::SignedDuration::from_mins(1));
    app.hand_over(analyst, "Panne à suivre.").await.unwrap();
    world.clock.advance(jiff::SignedDuration::from_hours(5));
    let second = world.declares(Who::Reporter, "Encore.").await.reference;
    let under_way = app.under_way(analyst).await.unwrap();
    assert_eq!(under_way.received, [second], "what came before was told");
    assert_eq!(under_way.late, [first], "nobody has taken it in");
}
