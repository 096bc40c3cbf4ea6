//! Cases that look alike: found with their reasons, judged by an expert, read
//! by nobody else (SUPP-2, LESS-2).

mod remembered;

use app::{
    AppError,
    cases::{ActRequest, DeclareRequest, IdempotencyKey},
    lookalikes::{Lookalikes, NameKind, Signal, Verdict},
};
use process::{
    access::Audience,
    case::{CaseAct, Reality},
    command::Command,
    declaration::facts::Facts,
    facility::Facility,
    ids::Reference,
    refusal::{Reason, Rule},
    words::{Cause, Class, RootCause, State},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World, declaration},
};

/// A report that names a provider and a product, in its own words.
fn failure(facility: &Facility, words: &str) -> DeclareRequest {
    let mut request = declaration(facility, words);
    request.facts.third_party_name = "Corvane Hébergement".into();
    request.facts.product = "Medialine".into();
    request.facts.causes = causes(&[Cause::ProviderFailure]);
    request
}

fn causes(
    causes: &[Cause],
) -> process::declaration::facts::Answer<process::declaration::facts::Several<Cause>> {
    process::declaration::facts::Several::of(causes.iter().copied()).map_or(
        process::declaration::facts::Answer::Unanswered,
        process::declaration::facts::Answer::Known,
    )
}

async fn sent(world: &World, who: Who, request: DeclareRequest) -> Reference {
    let receipt = world.app.declare(world.actor(who), request).await;
    receipt.unwrap().reference
}

/// Two reports of one provider's failure, and one that has nothing to do with
/// them.
async fn three(world: &World) -> [Reference; 3] {
    let first = failure(&world.hospital, "Le dossier patient ne s'ouvre plus.");
    let second = failure(
        &world.nursing_home,
        "Plus d'accès au logiciel de soins de la résidence.",
    );
    let other = declaration(
        &world.hospital,
        "La climatisation de la salle des serveurs est en panne.",
    );
    [
        sent(world, Who::Reporter, first).await,
        sent(world, Who::Neighbour, second).await,
        sent(world, Who::Reporter, other).await,
    ]
}

async fn alike(world: &World, who: Who, case: Reference) -> Lookalikes {
    let found = world.app.lookalikes(world.actor(who), case).await;
    found.unwrap().1
}

fn open(found: &Lookalikes) -> Vec<Reference> {
    found.open.iter().map(|one| one.line.reference).collect()
}

async fn marked(world: &World, who: Who, of: &[Reference]) -> Vec<Reference> {
    while world.app.seek_lookalikes().await.unwrap() > 0 {}
    let marked = world.app.marked_alike(world.actor(who), of).await.unwrap();
    marked.into_iter().collect()
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_2_two_reports_of_one_failure_are_proposed_with_the_reasons(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let [first, second, other] = three(&world).await;
    let found = alike(&world, Who::Analyst, first).await;
    assert_eq!(open(&found), [second]);
    let likeness = &found.open[0].likeness;
    assert_eq!(likeness.verdict(), Verdict::Likely);
    let sum: i32 = likeness.reasons.iter().map(|reason| reason.points).sum();
    assert_eq!(sum, likeness.points);
    let signals: Vec<&Signal> = likeness.reasons.iter().map(|r| &r.signal).collect();
    let named = |kind: NameKind| {
        signals
            .iter()
            .any(|signal| matches!(signal, Signal::Named { kind: k, .. } if *k == kind))
    };
    assert!(named(NameKind::Provider) && named(NameKind::Product));
    let cause = vec![Cause::ProviderFailure];
    assert!(signals.contains(&&Signal::Causes { causes: cause }));
    assert_eq!(open(&alike(&world, Who::Analyst, second).await), [first]);
    assert_eq!(open(&alike(&world, Who::Analyst, other).await), []);
    let all = [first, second, other];
    assert_eq!(marked(&world, Who::Analyst, &all).await, [first, second]);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn qual_5_nobody_but_the_cert_learns_which_cases_are_alike(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let all @ [first, second, _] = three(&world).await;
    for who in [Who::Ars, Who::Hfds, Who::Reporter, Who::Director] {
        assert_eq!(marked(&world, who, &all).await, [], "{who:?}");
        let found = world.app.lookalikes(world.actor(who), first).await;
        assert!(found.is_err(), "{who:?}");
        let rejected = world
            .app
            .reject_alike(world.actor(who), first, second, String::new())
            .await;
        assert!(rejected.is_err(), "{who:?}");
    }
    let refused = world
        .app
        .lookalikes(world.actor(Who::Reporter), first)
        .await;
    assert!(matches!(refused, Err(AppError::Refused(refusal))
        if refusal.rule == Rule::Supp2 && refusal.reason == Reason::NotYourRole));
    let unseen = world
        .app
        .lookalikes(world.actor(Who::OtherArs), first)
        .await;
    assert!(matches!(unseen, Err(AppError::NotFound)));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_2_what_was_set_apart_comes_back_only_for_something_new(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let all @ [first, second, _] = three(&world).await;
    assert_eq!(marked(&world, Who::Analyst, &all).await, [first, second]);
    world
        .app
        .reject_alike(
            world.actor(Who::Analyst),
            first,
            second,
            "Deux contrats, deux salles.".to_owned(),
        )
        .await
        .unwrap();
    for (case, other) in [(first, second), (second, first)] {
        let found = alike(&world, Who::Colleague, case).await;
        assert_eq!((open(&found), found.set_apart), (vec![], vec![other]));
    }
    assert_eq!(marked(&world, Who::Analyst, &all).await, []);
    let seen = world.sees(Who::Reporter, first).await.unwrap();
    let told = |act: &CaseAct| matches!(act, CaseAct::LookalikeRejected { .. });
    assert!(!seen.story.iter().any(|item| told(&item.recorded.act)));
    let seen = world.sees(Who::Analyst, first).await.unwrap();
    assert!(seen.story.iter().any(|item| told(&item.recorded.act)));

    let say = async |who: Who, case: Reference, text: &str| {
        let message = Command::Message {
            to: Audience::Parties,
            text: text.to_owned(),
        };
        world.does(who, case, message).await.unwrap();
    };
    say(Who::Reporter, first, "Toujours rien ne fonctionne.").await;
    say(
        Who::Neighbour,
        second,
        "Nous attendons des nouvelles du prestataire.",
    )
    .await;
    assert_eq!(open(&alike(&world, Who::Analyst, first).await), []);
    say(
        Who::Reporter,
        first,
        "Vu dans les journaux : 203.0.113[.]77",
    )
    .await;
    say(Who::Neighbour, second, "Connexions depuis 203.0.113.77").await;
    assert_eq!(open(&alike(&world, Who::Analyst, first).await), [second]);
    assert_eq!(marked(&world, Who::Analyst, &all).await, [first, second]);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_2_a_case_is_compared_with_another_real_one_and_never_with_itself(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let [first, ..] = three(&world).await;
    let exercise = DeclareRequest {
        reality: Reality::Exercise,
        ..failure(&world.nursing_home, "Exercice : plus de logiciel de soins.")
    };
    let exercise = sent(&world, Who::Neighbour, exercise).await;
    assert_eq!(open(&alike(&world, Who::Analyst, exercise).await), []);
    assert!(!open(&alike(&world, Who::Analyst, first).await).contains(&exercise));
    let analyst = world.actor(Who::Analyst);
    let same = world
        .app
        .reject_alike(analyst, first, first, String::new())
        .await;
    assert!(matches!(same, Err(AppError::Refused(refusal)) if refusal.reason == Reason::SameCase));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn less_2_a_closed_case_is_shown_apart_as_a_similar_past_one(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let all @ [first, second, _] = three(&world).await;
    let qualify = Command::Qualify {
        class: Class::NotIncident,
        findings: [].into(),
        kinds: [].into(),
        grounds: "Maintenance annoncée.".to_owned(),
    };
    world.does(Who::Analyst, second, qualify).await.unwrap();
    let agree = Command::Agree {
        comment: String::new(),
    };
    world.does(Who::Analyst, second, agree).await.unwrap();
    world
        .does(Who::Analyst, second, Command::Close)
        .await
        .unwrap();
    let found = alike(&world, Who::Analyst, first).await;
    assert_eq!(open(&found), []);
    let past: Vec<(Reference, State)> = found
        .past
        .iter()
        .map(|one| (one.line.reference, one.line.state))
        .collect();
    assert_eq!(past, [(second, State::Closed)]);
    assert_eq!(marked(&world, Who::Analyst, &all).await, []);
    let analyst = world.actor(Who::Analyst);
    let late = world
        .app
        .reject_alike(analyst, first, second, String::new())
        .await;
    assert!(matches!(late, Err(AppError::Refused(_))));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn less_2_what_a_similar_past_case_taught_is_shown_beside_a_new_one(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let [first, second, _] = three(&world).await;
    let qualify = Command::Qualify {
        class: Class::NotIncident,
        findings: [].into(),
        kinds: [].into(),
        grounds: "Maintenance annoncée.".to_owned(),
    };
    let agree = Command::Agree {
        comment: String::new(),
    };
    let lessons = Command::WriteLessons {
        roots: [RootCause::ProviderFailure].into(),
        factors: [].into(),
        causes: "Panne de l'hébergeur.".into(),
        aggravating_factors: String::new(),
        difficulties: String::new(),
        measures: "Bascule sur papier.".into(),
        recommendations: "Exiger une annonce.".into(),
        watch: String::new(),
    };
    for command in [qualify, agree, Command::Close, lessons] {
        world.does(Who::Analyst, second, command).await.unwrap();
    }
    let past = alike(&world, Who::Analyst, first).await.past.remove(0);
    assert!(
        past.lessons.is_none(),
        "what is not approved teaches nothing"
    );
    world
        .does(Who::Lead, second, Command::ApproveLessons)
        .await
        .unwrap();
    let past = alike(&world, Who::Analyst, first).await.past.remove(0);
    let taught = past.lessons.unwrap();
    assert_eq!(taught.measures(), "Bascule sur papier.");
    assert_eq!(taught.lessons.items()[0].text, "Exiger une annonce.");
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_2_facts_that_change_are_compared_at_once(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let first = failure(&world.hospital, "Le dossier patient ne s'ouvre plus.");
    let first = sent(&world, Who::Reporter, first).await;
    let vague = declaration(&world.nursing_home, "Un logiciel ne marche plus.");
    let vague = sent(&world, Who::Neighbour, vague).await;
    assert_eq!(open(&alike(&world, Who::Analyst, first).await), []);
    let facts = Facts {
        third_party_name: "Corvane".into(),
        causes: causes(&[Cause::ProviderFailure]),
        product: "Medialine".into(),
        ..Facts::default()
    };
    let supplement = Command::Supplement {
        facts: Box::new(facts),
        affected_sites: Vec::new(),
        note: String::new(),
    };
    let request = ActRequest {
        command: supplement,
        seen: None,
        key: Some(IdempotencyKey::new("once").unwrap()),
    };
    let actor = world.actor(Who::Neighbour);
    for _ in 0..2 {
        world.app.act(actor, vague, request.clone()).await.unwrap();
    }
    assert_eq!(open(&alike(&world, Who::Analyst, first).await), [vague]);
    let checked = world.app.check_read_side().await.unwrap();
    assert_eq!((checked.cases, checked.differing), (2, vec![]));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_2_what_was_confirmed_is_in_one_incident_and_no_longer_proposed(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let all @ [first, second, _] = three(&world).await;
    let analyst = world.actor(Who::Analyst);
    let why = "Même hébergeur, même panne.";
    let gathered = world.app.confirm_alike(analyst, first, second, why).await;
    assert_eq!(gathered.unwrap().joined, 2);
    let of = async |case| world.sees(Who::Hfds, case).await.unwrap().case.incident;
    assert!(of(first).await.is_some());
    assert_eq!(
        of(first).await.map(|it| it.incident),
        of(second).await.map(|it| it.incident)
    );
    assert_eq!(open(&alike(&world, Who::Analyst, first).await), []);
    assert_eq!(marked(&world, Who::Analyst, &all).await, []);
    // A third report of the failure is proposed all the same.
    let third = failure(&world.hospital, "Toujours pas de dossier patient ce midi.");
    let third = sent(&world, Who::Reporter, third).await;
    assert_eq!(open(&alike(&world, Who::Analyst, third).await).len(), 2);
    let checked = world.app.check_read_side().await.unwrap();
    assert_eq!(checked.differing, []);
}
