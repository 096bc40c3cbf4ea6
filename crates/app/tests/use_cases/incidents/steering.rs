//! The plan, the public statements and the end of an incident (SIGN-1, CLOSE-4).

use super::*;

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_1_the_plan_advances_on_one_board_and_the_late_are_reminded_once(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let (one, other) = two_cases(&world).await;
    let incident = alike(&world, one, other).await;
    does(&world, Who::Hfds, incident, choose(Mode::Normal))
        .await
        .unwrap();
    world.mails().await;
    let due = Some(instant("2026-11-24T16:00:00+01:00"));
    does(&world, Who::Hfds, incident, ask_all(due))
        .await
        .unwrap();
    let told = addresses(&world).await;
    // Both reporters gave the same address: each case is told by itself.
    let reporters = told.iter().filter(|to| *to == "declarant@test.example");
    assert_eq!(reporters.count(), 2, "{told:?}");
    let owed = async |who| world.app.incident_duties(world.actor(who)).await.unwrap();
    let of_hospital = owed(Who::Reporter).await;
    assert_eq!(of_hospital.len(), 1);
    let case = |line: &DutyLine| line.case.as_ref().map(|case| case.reference);
    assert_eq!(case(&of_hospital[0]), Some(one));
    assert_eq!(case(&owed(Who::Neighbour).await[0]), Some(other));

    let unsaid = progress(incident, Progress::NeedsHelp, "");
    let unsaid = world.does(Who::Neighbour, other, unsaid).await;
    let missing = Refusal::new(Rule::Sign1, Reason::ReasonMissing);
    assert_eq!(refused(unsaid), missing);
    let done = progress(incident, Progress::Done, "Coupé à 11 h.");
    world.does(Who::Reporter, one, done).await.unwrap();
    let help = progress(incident, Progress::NeedsHelp, "Personne sur place.");
    world.does(Who::Neighbour, other, help).await.unwrap();
    let told = addresses(&world).await;
    assert!(
        told.contains(&"ssi-normandie@ars.example".to_owned()),
        "{told:?}"
    );
    assert!(owed(Who::Reporter).await.is_empty());
    assert_eq!(owed(Who::Neighbour).await.len(), 1);
    let view = reads(&world, Who::Hfds, incident).await.unwrap();
    let stands: Vec<_> = view.board.iter().map(|line| line.progress(1)).collect();
    assert_eq!(stands, [Progress::Done, Progress::NeedsHelp]);
    assert_eq!(view.board[1].notes[&1], "Personne sur place.");

    let unknown = Command::StateProgress {
        incident,
        action: 9,
        progress: Progress::Done,
        note: String::new(),
    };
    let unknown = world.does(Who::Reporter, one, unknown).await;
    let no_such = Refusal::new(Rule::Sign1, Reason::NoSuchAction);
    assert_eq!(refused(unknown), no_such);

    world.clock.advance(jiff::SignedDuration::from_hours(7));
    world.mails().await;
    world.app.sweep().await.unwrap();
    let reminded = world.mails().await;
    let of_action: Vec<_> = reminded
        .iter()
        .filter(|mail| mail.subject.contains(&other.to_string()))
        .filter(|mail| mail.subject.contains("retard"))
        .collect();
    assert!(!of_action.is_empty(), "{reminded:?}");
    assert!(reminded.iter().all(|mail| {
        !(mail.subject.contains(&one.to_string()) && mail.subject.contains("INC"))
    }));
    world.app.sweep().await.unwrap();
    assert!(world.mails().await.is_empty(), "nobody is reminded twice");
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sign_1_a_statement_becomes_public_once_two_persons_agree(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let (one, other) = two_cases(&world).await;
    let incident = alike(&world, one, other).await;
    let draft = IncidentCommand::DraftStatement {
        statement: None,
        title: "Incident chez un prestataire".to_owned(),
        text: "Les soins sont assurés.".to_owned(),
    };
    does(&world, Who::Analyst, incident, draft).await.unwrap();
    assert!(world.app.public_statements().await.unwrap().is_empty());
    let approve = IncidentCommand::ApproveStatement { statement: 1 };
    does(&world, Who::Hfds, incident, approve).await.unwrap();
    let publish = IncidentCommand::PublishStatement { statement: 1 };
    does(&world, Who::Hfds, incident, publish).await.unwrap();
    let public = world.app.public_statements().await.unwrap();
    assert_eq!(public.len(), 1);
    assert_eq!(public[0].text, "Les soins sont assurés.");
    let of_facility = world
        .app
        .incidents_of_case(world.actor(Who::Reporter), one)
        .await
        .unwrap();
    assert_eq!(of_facility[0].incident.statements.len(), 1);
    let withdraw = IncidentCommand::WithdrawStatement {
        statement: 1,
        reason: "Remplacé.".to_owned(),
    };
    does(&world, Who::Hfds, incident, withdraw).await.unwrap();
    assert!(world.app.public_statements().await.unwrap().is_empty());
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn close_4_each_case_closes_by_its_own_agreements_and_the_incident_after_all(
    #[case] engine: Engine,
) {
    let world = World::on(engine).await;
    let (one, other) = two_cases(&world).await;
    let incident = alike(&world, one, other).await;
    does(&world, Who::Hfds, incident, choose(Mode::Normal))
        .await
        .unwrap();
    let close = || IncidentCommand::Close {
        summary: "Accès rétabli partout.".to_owned(),
    };
    let closing = [
        (Who::Reporter, Who::Ars, one),
        (Who::Neighbour, Who::OtherArs, other),
    ];
    for (facility, ars, case) in closing {
        let early = does(&world, Who::Hfds, incident, close()).await;
        let open = Refusal::new(Rule::Close4, Reason::CasesOpen);
        assert_eq!(refused(early), open);
        close_case(&world, facility, ars, case).await;
    }
    let duties = world
        .app
        .incident_duties(world.actor(Who::Hfds))
        .await
        .unwrap();
    assert_eq!(duties[0].obligation.duty, Duty::CloseIncident);
    does(&world, Who::Hfds, incident, close()).await.unwrap();
    assert!(
        world
            .app
            .incident_duties(world.actor(Who::Hfds))
            .await
            .unwrap()
            .is_empty()
    );
    let view = world.sees(Who::Reporter, one).await.unwrap();
    assert_eq!(view.case.state, State::Closed);
    let moved = |act: &CaseAct| matches!(act, CaseAct::IncidentJoined { .. });
    assert!(view.story.iter().any(|item| moved(&item.recorded.act)));
}

/// HFDS agrees as well: the case is in an incident, whatever its class
/// (CLOSE-1).
async fn close_case(world: &World, facility: Who, ars: Who, case: Reference) {
    let text = str::to_owned;
    let commands = [
        (
            Who::Analyst,
            Command::Qualify {
                class: Class::Serious,
                findings: [].into(),
                kinds: [].into(),
                grounds: text("Messagerie arrêtée."),
            },
        ),
        (Who::Analyst, Command::MoveToClosing),
        (
            Who::Analyst,
            Command::WriteClosingReport {
                actions: text("Accès coupé."),
                results: text("Messagerie rétablie."),
                residual_vulnerabilities: text(""),
                residual_risks: text(""),
            },
        ),
        (facility, Command::EndHandling { text: text("") }),
        (facility, Command::Agree { comment: text("") }),
        (ars, Command::Agree { comment: text("") }),
        (Who::Analyst, Command::Agree { comment: text("") }),
    ];
    for (who, command) in commands {
        world.does(who, case, command).await.unwrap();
    }
    let early = world.does(Who::Analyst, case, Command::Close).await;
    let missing = Reason::AgreementsMissing(vec![process::closure::Party::Hfds]);
    assert_eq!(refused(early), Refusal::new(Rule::Close1, missing));
    let agree = Command::Agree { comment: text("") };
    world.does(Who::Hfds, case, agree).await.unwrap();
    world
        .does(Who::Analyst, case, Command::Close)
        .await
        .unwrap();
}
