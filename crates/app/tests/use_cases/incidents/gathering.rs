//! Cases that are gathered in one incident, or are not (SUPP-2, SIGN-2).

use super::*;

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_2_confirming_two_cases_alike_passes_both_to_4_bis_and_tells_hfds(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let (one, other) = two_cases(&world).await;
    world.mails().await;
    for who in [Who::Ars, Who::Hfds, Who::Dgs, Who::Reporter] {
        let outcome = world
            .app
            .confirm_alike(world.actor(who), one, other, WHY)
            .await;
        assert!(outcome.is_err(), "{who:?} is no expert of the CERT");
    }
    let analyst = world.actor(Who::Analyst);
    let unsaid = world.app.confirm_alike(analyst, one, other, " ").await;
    let missing = Refusal::new(Rule::Supp2, Reason::ReasonMissing);
    assert_eq!(refused(unsaid), missing);

    let incident = alike(&world, one, other).await;
    assert_eq!(incident.to_string(), "INC-2026-001");
    for case in [one, other] {
        let view = world.sees(Who::Hfds, case).await.unwrap();
        assert_eq!(view.case.incident.unwrap().reference, incident);
        assert_eq!(view.case.state, State::AwaitingQualification);
        assert!(view.case.is_steered());
    }
    let mails = world.mails().await;
    let urgent = mails.iter().any(|mail| {
        mail.to == "hfds@sante.example"
            && mail.subject.contains("INC-2026-001")
            && mail.text.contains("/incidents/INC-2026-001")
    });
    assert!(urgent, "{mails:?}");

    let view = reads(&world, Who::Hfds, incident).await.unwrap();
    assert_eq!(view.board.len(), 2);
    let duties: Vec<_> = view.duties.iter().map(|it| it.obligation).collect();
    assert_eq!(duties.len(), 1);
    assert_eq!(duties[0].duty, Duty::ChooseMode);
    assert_eq!(duties[0].owed_by, Viewer::Body(Body::Hfds));
    // Confirming it once more changes nothing.
    let again = world
        .app
        .confirm_alike(analyst, other, one, WHY)
        .await
        .unwrap();
    assert_eq!((again.incident, again.joined), (incident, 0));
    assert!(world.mails().await.is_empty());
    assert_eq!(world.app.check_read_side().await.unwrap().differing, []);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_2_a_third_case_joins_and_two_incidents_become_the_older_one(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let (one, two) = two_cases(&world).await;
    let (three, four) = two_cases(&world).await;
    let first = alike(&world, one, two).await;
    world.clock.advance(jiff::SignedDuration::from_mins(5));
    let second = alike(&world, three, four).await;
    assert_ne!(first, second);
    let five = neighbours_case(&world).await;
    assert_eq!(alike(&world, five, three).await, second);
    let gathered = world
        .app
        .confirm_alike(world.actor(Who::Analyst), four, one, WHY)
        .await
        .unwrap();
    assert_eq!((gathered.incident, gathered.joined), (first, 3));
    let kept = reads(&world, Who::Hfds, first).await.unwrap();
    assert_eq!(kept.board.len(), 5);
    let merged = reads(&world, Who::Hfds, second).await.unwrap();
    assert_eq!(merged.incident.merged.unwrap().reference, first);
    assert!(merged.board.is_empty() && merged.duties.is_empty());
    let after = does(&world, Who::Hfds, second, choose(Mode::Normal)).await;
    let over = Refusal::new(Rule::Sign2, Reason::IncidentOver);
    assert_eq!(refused(after), over);

    let release = IncidentCommand::Release {
        case: five,
        reason: "Une panne de courant, en fait.".to_owned(),
    };
    does(&world, Who::Analyst, first, release).await.unwrap();
    let view = world.sees(Who::Analyst, five).await.unwrap();
    assert_eq!(view.case.incident, None);
    assert_eq!(
        reads(&world, Who::Hfds, first).await.unwrap().board.len(),
        4
    );
    let join = IncidentCommand::Join {
        case: five,
        reason: "Si, la même.".to_owned(),
    };
    does(&world, Who::Analyst, first, join).await.unwrap();
    assert_eq!(
        reads(&world, Who::Hfds, first).await.unwrap().board.len(),
        5
    );
    assert_eq!(world.app.check_read_side().await.unwrap().differing, []);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_2_what_does_not_belong_together_is_not_gathered(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let (one, other) = two_cases(&world).await;
    let analyst = world.actor(Who::Analyst);
    let alone = world.app.gather(analyst, &[one], WHY).await;
    let single = Refusal::new(Rule::Sign1, Reason::NotSignificant);
    assert_eq!(refused(alone), single);

    let drill = process_exercise(&world).await;
    let mixed = world.app.confirm_alike(analyst, one, drill, WHY).await;
    let mixes = Refusal::new(Rule::Sign2, Reason::MixesExercise);
    assert_eq!(refused(mixed), mixes);

    let qualify = |class| Command::Qualify {
        class,
        findings: [].into(),
        kinds: [].into(),
        grounds: "Vu avec la structure.".to_owned(),
    };
    world
        .does(Who::Analyst, other, qualify(Class::NotIncident))
        .await
        .unwrap();
    let none = world.app.confirm_alike(analyst, one, other, WHY).await;
    let no_incident = Refusal::new(Rule::Supp2, Reason::NotSignificant);
    assert_eq!(refused(none), no_incident);

    world
        .does(Who::Analyst, one, qualify(Class::Significant))
        .await
        .unwrap();
    let gathered = world.app.gather(analyst, &[one], WHY).await.unwrap();
    assert_eq!(gathered.joined, 1);
    let no_longer = world
        .does(Who::Analyst, one, qualify(Class::NotIncident))
        .await;
    let leaves_first = Refusal::new(Rule::Sign2, Reason::InIncident);
    assert_eq!(refused(no_longer), leaves_first);
}

async fn process_exercise(world: &World) -> Reference {
    let request = app::cases::DeclareRequest {
        reality: Reality::Exercise,
        ..declaration(&world.nursing_home, "Exercice annuel.")
    };
    world
        .app
        .declare(world.actor(Who::Neighbour), request)
        .await
        .unwrap()
        .reference
}
