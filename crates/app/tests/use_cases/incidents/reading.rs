//! Who reads what of an incident (QUAL-5).

use super::*;

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn qual_5_a_facility_reads_what_is_for_all_and_never_another_one(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let (one, other) = two_cases(&world).await;
    let incident = alike(&world, one, other).await;
    let title = IncidentCommand::Name {
        title: "Prestataire de messagerie".to_owned(),
    };
    does(&world, Who::Analyst, incident, title).await.unwrap();
    let named = format!("Le {} est touché.", world.nursing_home.name);
    for (to, text) in [
        (Reach::Everybody, "Coupez l'accès distant."),
        (Reach::Authorities, named.as_str()),
        (Reach::Steering, "Rien à la presse."),
    ] {
        does(&world, Who::Hfds, incident, decide(to, text))
            .await
            .unwrap();
    }
    let leak = does(
        &world,
        Who::Hfds,
        incident,
        decide(Reach::Everybody, &named),
    )
    .await;
    let names = Refusal::new(Rule::Qual5, Reason::NamesFacility);
    assert_eq!(refused(leak), names);
    does(&world, Who::Hfds, incident, ask_all(None))
        .await
        .unwrap();
    let help = progress(incident, Progress::NeedsHelp, "Personne sur place.");
    world.does(Who::Neighbour, other, help).await.unwrap();

    let of_hospital = world
        .app
        .incidents_of_case(world.actor(Who::Reporter), one)
        .await
        .unwrap();
    let told = format!("{of_hospital:?}");
    let other_case = world.sees(Who::Analyst, other).await.unwrap().case.id;
    for secret in [
        world.nursing_home.name.as_str(),
        &world.nursing_home.finess.to_string(),
        &world.nursing_home.id.to_string(),
        &other.to_string(),
        &other_case.to_string(),
        "Personne sur place.",
        "Prestataire de messagerie",
        "Rien à la presse.",
        WHY,
    ] {
        assert!(!told.contains(secret), "{secret} shows in {told}");
    }
    assert!(told.contains("Coupez l'accès distant."));
    assert_eq!(of_hospital[0].board.len(), 1, "its own case alone");

    // An agency reads of its own territory, HFDS and the CERT of all.
    let board = async |who| reads(&world, who, incident).await.unwrap().board.len();
    assert_eq!(board(Who::Ars).await, 1);
    assert_eq!(board(Who::OtherArs).await, 1);
    assert_eq!(board(Who::Hfds).await, 2);
    assert_eq!(board(Who::Analyst).await, 2);
    let of_ars = format!("{:?}", reads(&world, Who::Ars, incident).await.unwrap());
    assert!(!of_ars.contains("Personne sur place."));
    assert!(!of_ars.contains(WHY) && !of_ars.contains("Rien à la presse."));
    for who in [Who::Dgs, Who::Ansm, Who::Anssi] {
        let unseen = reads(&world, who, incident).await;
        assert!(matches!(unseen, Err(AppError::NotFound)), "{who:?}");
        let act = does(&world, who, incident, decide(Reach::Everybody, "?")).await;
        assert!(matches!(act, Err(AppError::NotFound)), "{who:?}");
    }
    // What was decided is read by a case until it leaves, and no further.
    let release = IncidentCommand::Release {
        case: one,
        reason: "Autre cause.".to_owned(),
    };
    does(&world, Who::Hfds, incident, release).await.unwrap();
    let after = decide(Reach::Everybody, "Rétablissez l'accès.");
    does(&world, Who::Hfds, incident, after).await.unwrap();
    let former = world
        .app
        .incidents_of_case(world.actor(Who::Reporter), one)
        .await
        .unwrap();
    let told = format!("{former:?}");
    assert!(told.contains("Coupez l'accès distant."));
    assert!(!told.contains("Rétablissez l'accès."));
    assert!(former[0].board.is_empty());
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn qual_5_the_words_of_an_incident_find_it_for_those_who_may_read_them(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let (one, other) = two_cases(&world).await;
    let incident = alike(&world, one, other).await;
    let log = IncidentCommand::Decide {
        to: Reach::Authorities,
        text: "Les onduleurs de Corvane sont en cause.".to_owned(),
        grounds: "Rapport du prestataire.".to_owned(),
    };
    does(&world, Who::Hfds, incident, log).await.unwrap();
    let found = async |who, words: &str| {
        let found = world.app.search(world.actor(who), words).await.unwrap();
        found
            .incidents
            .into_iter()
            .map(|line| line.row.reference)
            .collect::<Vec<_>>()
    };
    for who in [Who::Analyst, Who::Hfds, Who::Ars] {
        assert_eq!(found(who, "onduleur").await, [incident], "{who:?}");
        assert_eq!(found(who, "inc-2026-001").await, [incident], "{who:?}");
    }
    // Why the cases were brought together names others: CERT and HFDS alone.
    assert_eq!(found(Who::Hfds, "même nuit").await, [incident]);
    assert_eq!(found(Who::Ars, "même nuit").await, []);
    assert_eq!(found(Who::Dgs, "onduleur").await, []);
    assert_eq!(found(Who::Hfds, "onduleur turbine").await, []);
}
