//! Significant incidents, from the confirmation that two cases are alike to
//! their end (SUPP-2, SIGN-1, SIGN-2, SIGN-4, CLOSE-4, QUAL-5).

use app::{
    AppError,
    duties::DutyLine,
    incidents::{Followed, IncidentRequest, IncidentView},
};
use process::{
    access::{Body, Viewer},
    case::{CaseAct, Reality},
    command::Command,
    ids::{IncidentReference, Reference},
    obligations::Duty,
    refusal::{Reason, Refusal, Rule},
    significant::{ActionOwner, IncidentCommand},
    words::{Class, Mode, Progress, Reach, State},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World, declaration, instant},
};

use crate::{outcomes::refused, sendings::addresses};

const WHY: &str = "Même prestataire, même nuit.";

/// A case of the hospital and one of the nursing home.
pub(crate) async fn two_cases(world: &World) -> (Reference, Reference) {
    let hospital = world
        .declares(Who::Reporter, "Messagerie chiffrée cette nuit.")
        .await
        .reference;
    (hospital, neighbours_case(world).await)
}

async fn neighbours_case(world: &World) -> Reference {
    let words = "Messagerie inaccessible depuis cette nuit.";
    world
        .app
        .declare(
            world.actor(Who::Neighbour),
            declaration(&world.nursing_home, words),
        )
        .await
        .unwrap()
        .reference
}

pub(crate) async fn alike(world: &World, one: Reference, other: Reference) -> IncidentReference {
    world
        .app
        .confirm_alike(world.actor(Who::Analyst), one, other, WHY)
        .await
        .unwrap()
        .incident
}

pub(crate) async fn reads(
    world: &World,
    who: Who,
    incident: IncidentReference,
) -> Result<IncidentView, AppError> {
    world.app.incident(world.actor(who), incident).await
}

pub(crate) async fn does(
    world: &World,
    who: Who,
    incident: IncidentReference,
    command: IncidentCommand,
) -> Result<Followed, AppError> {
    let seen = match command.judges() {
        true => Some(reads(world, who, incident).await?.version),
        false => None,
    };
    let request = IncidentRequest {
        command,
        seen,
        key: None,
    };
    world
        .app
        .act_on_incident(world.actor(who), incident, request)
        .await
}

pub(crate) fn choose(mode: Mode) -> IncidentCommand {
    IncidentCommand::ChooseMode {
        mode,
        reason: "Deux régions touchées.".to_owned(),
    }
}

fn decide(to: Reach, text: &str) -> IncidentCommand {
    IncidentCommand::Decide {
        to,
        text: text.to_owned(),
        grounds: "L'accès du prestataire est compromis.".to_owned(),
    }
}

pub(crate) fn ask_all(due: Option<jiff::Timestamp>) -> IncidentCommand {
    IncidentCommand::SetAction {
        owner: ActionOwner::Facilities,
        text: "Couper l'accès distant du prestataire.".to_owned(),
        due,
    }
}

pub(crate) fn progress(incident: IncidentReference, progress: Progress, note: &str) -> Command {
    Command::StateProgress {
        incident,
        action: 1,
        progress,
        note: note.to_owned(),
    }
}

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
