//! The end of the files of incidents and alerts: as for cases, one proposes,
//! another decides, and nothing is left behind (KEEP-2).

use std::{io::Read, path::Path};

use app::{
    AppError,
    retention::{EndRequest, FileView, SecondPerson},
};
use process::{
    act::Sequence,
    alert::{AlertCommand, MeasureAnswer, Reply},
    ids::SubjectNumber,
    refusal::{Reason, Refusal, Rule},
    retention::{Category, Disposition, Due, EndCommand},
    significant::IncidentCommand,
    words::{Mode, Reach},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};

use super::{MARK, text, world_on, years_later};
use crate::{
    alerts::{self, in_region, sent, to},
    incidents::{self, alike, choose, two_cases},
    outcomes::refused,
};

async fn view(world: &World, who: Who, file: SubjectNumber) -> FileView {
    world.app.file_of(world.actor(who), file).await.unwrap()
}

async fn does(
    world: &World,
    who: Who,
    file: SubjectNumber,
    command: EndCommand,
) -> Result<Sequence, AppError> {
    let seen = match command.judges() {
        true => Some(view(world, who, file).await.version),
        false => None,
    };
    let request = EndRequest { command, seen };
    world.app.act_on_file(world.actor(who), file, request).await
}

fn propose(disposition: Disposition) -> EndCommand {
    EndCommand::ProposeDisposition {
        disposition,
        until: None,
        reason: text("La durée est écoulée. xqzjk7351"),
    }
}

async fn decided(world: &World, file: SubjectNumber, disposition: Disposition) {
    does(world, Who::Lead, file, propose(disposition))
        .await
        .unwrap();
    does(world, Who::Hfds, file, EndCommand::ApproveDisposition)
        .await
        .unwrap();
}

/// An alert full of words, answered, corrected and ended.
async fn alert_over(world: &World) -> SubjectNumber {
    let mut content = to(in_region("53"));
    content.title = text("Faille xqzjk7351");
    content.happens = text("Exploitée. xqzjk7351");
    let number = sent(world, content).await;
    for comment in ["Une machine. xqzjk7351", "Deux. xqzjk7351"] {
        let reply = Reply {
            answers: [(0, MeasureAnswer::Done)].into(),
            comment: text(comment),
        };
        let reporter = world.actor(Who::Reporter);
        let own = [world.hospital.id].into();
        world
            .app
            .answer_alert(reporter, number, own, reply)
            .await
            .unwrap();
    }
    let correct = AlertCommand::Correct {
        text: text("La version 9. xqzjk7351"),
        measures: vec![text("Vérifier. xqzjk7351")],
    };
    let end = AlertCommand::End {
        reason: text("Corrigée. xqzjk7351"),
    };
    for command in [correct, end] {
        alerts::does(world, Who::Lead, number, command)
            .await
            .unwrap();
        world.app.expand_alerts().await.unwrap();
    }
    SubjectNumber::Alert(number)
}

/// An incident full of words, left by its cases and closed.
async fn incident_over(world: &World) -> SubjectNumber {
    let (one, other) = two_cases(world).await;
    let incident = alike(world, one, other).await;
    let name = IncidentCommand::Name {
        title: text("Prestataire xqzjk7351"),
    };
    let decide = IncidentCommand::Decide {
        to: Reach::Everybody,
        text: text("Couper les tunnels. xqzjk7351"),
        grounds: text("Compromis. xqzjk7351"),
    };
    let log = IncidentCommand::Log {
        at: None,
        text: text("Appel reçu. xqzjk7351"),
    };
    let draft = IncidentCommand::DraftStatement {
        statement: None,
        title: text("Incident xqzjk7351"),
        text: text("Les soins sont assurés. xqzjk7351"),
    };
    let approve = IncidentCommand::ApproveStatement { statement: 1 };
    let publish = IncidentCommand::PublishStatement { statement: 1 };
    for (who, command) in [
        (Who::Analyst, name),
        (Who::Hfds, choose(Mode::Crisis)),
        (Who::Hfds, decide),
        (Who::Hfds, log),
        (Who::Analyst, draft),
        (Who::Hfds, approve),
        (Who::Hfds, publish),
    ] {
        incidents::does(world, who, incident, command)
            .await
            .unwrap();
    }
    for case in [one, other] {
        let release = IncidentCommand::Release {
            case,
            reason: text("Autre cause."),
        };
        incidents::does(world, Who::Analyst, incident, release)
            .await
            .unwrap();
    }
    let close = IncidentCommand::Close {
        summary: text("Accès rétabli. xqzjk7351"),
    };
    incidents::does(world, Who::Hfds, incident, close)
        .await
        .unwrap();
    SubjectNumber::Incident(incident)
}

async fn over(engine: Engine, archives: Option<&Path>, what: What) -> (World, SubjectNumber) {
    let world = world_on(engine, archives).await;
    let file = match what {
        What::Alert => alert_over(&world).await,
        What::Incident => incident_over(&world).await,
    };
    (world, file)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Alert,
    Incident,
}

/// Who read it before its content went.
async fn read(world: &World, who: Who, file: SubjectNumber) -> Result<(), AppError> {
    let actor = world.actor(who);
    match file {
        SubjectNumber::Alert(number) => world.app.alert(actor, number).await.map(drop),
        SubjectNumber::Incident(number) => world.app.incident(actor, number).await.map(drop),
        SubjectNumber::Case(number) => world.app.case(actor, number).await.map(drop),
    }
}

#[rstest]
#[tokio::test]
async fn keep_2_two_persons_end_the_file_of_an_incident_or_an_alert_and_nothing_is_left(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values(What::Alert, What::Incident)] what: What,
) {
    let (world, file) = over(engine, None, what).await;
    let (category, years) = match what {
        What::Alert => (Category::AlertFile, 10),
        What::Incident => (Category::IncidentFile, 15),
    };
    let early = does(&world, Who::Lead, file, propose(Disposition::Destroy)).await;
    assert!(matches!(refused(early).reason, Reason::NotYetDue(_)));
    years_later(&world, years);
    world.mails().await;
    let lead = world.actor(Who::Lead);
    let due = world.app.conservation(lead).await.unwrap().due;
    let [listed] = &due[..] else {
        panic!("one file is due: {due:?}")
    };
    assert_eq!((listed.reference, listed.category), (file, category));

    let hold = EndCommand::PlaceHold {
        reason: text("Plainte. xqzjk7351"),
    };
    does(&world, Who::Lead, file, hold).await.unwrap();
    let held = does(&world, Who::Lead, file, propose(Disposition::Destroy)).await;
    assert_eq!(refused(held), Refusal::new(Rule::Keep2, Reason::OnHold));
    assert_eq!(view(&world, Who::Lead, file).await.due, Some(Due::Held));
    let lift = EndCommand::LiftHold {
        reason: text("Classée. xqzjk7351"),
    };
    does(&world, Who::Lead, file, lift).await.unwrap();

    let analyst = does(&world, Who::Analyst, file, propose(Disposition::Destroy)).await;
    assert_eq!(refused(analyst).reason, Reason::NotYourRole);
    let agency = world.app.file_of(world.actor(Who::Ars), file).await;
    assert_eq!(refused(agency).reason, Reason::NotYourRole);
    does(&world, Who::Lead, file, propose(Disposition::Destroy))
        .await
        .unwrap();
    let told = world.mails().await;
    let told = told.iter().rfind(|mail| mail.to == "hfds@sante.example");
    assert!(told.unwrap().text.contains("/conservation"));
    let own = does(&world, Who::Lead, file, EndCommand::ApproveDisposition).await;
    assert_eq!(refused(own).reason, Reason::SamePerson);
    let unread = EndRequest {
        command: EndCommand::ApproveDisposition,
        seen: None,
    };
    let unread = world.app.act_on_file(world.actor(Who::Hfds), file, unread);
    assert_eq!(refused(unread.await).reason, Reason::VersionMissing);
    let seen = view(&world, Who::Hfds, file).await;
    assert_eq!(seen.second, SecondPerson::May);
    assert!(seen.proposed.unwrap().1.known().unwrap().contains(MARK));
    does(&world, Who::Hfds, file, EndCommand::ApproveDisposition)
        .await
        .unwrap();
    assert_eq!(world.app.carry_out_retention().await.unwrap().files, 1);
    let again = world.app.carry_out_retention().await.unwrap();
    assert_eq!(again.files, 0, "once");

    for who in [Who::Lead, Who::Hfds, Who::Reporter] {
        match read(&world, who, file).await {
            Err(AppError::Disposed(remains)) => {
                assert_eq!(remains.reference, file);
                assert_eq!(remains.category, category);
                assert_eq!(remains.disposition, Disposition::Destroy);
            }
            Err(AppError::NotFound) if what == What::Incident && who == Who::Reporter => {}
            other => panic!("{who:?}: {other:?}"),
        }
    }
    assert!(world.app.public_statements().await.unwrap().is_empty());
    let ended = world.app.conservation(lead).await.unwrap().ended;
    assert_eq!(ended[0].reference, file);
    let late = does(&world, Who::Lead, file, propose(Disposition::Archive)).await;
    assert_eq!(
        refused(late),
        Refusal::new(Rule::Keep2, Reason::ProposalPending)
    );
    let checked = world.app.check_read_side().await.unwrap();
    assert_eq!((checked.differing, checked.others), (vec![], vec![]));
    assert_eq!(world.traces_of(MARK).await, [] as [String; 0]);
}

#[rstest]
#[tokio::test]
async fn keep_2_an_archived_incident_or_alert_is_a_bundle_of_its_acts(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values(What::Alert, What::Incident)] what: What,
) {
    let folder = tempfile::tempdir().unwrap();
    let (world, file) = over(engine, Some(folder.path()), what).await;
    years_later(&world, 15);
    decided(&world, file, Disposition::Archive).await;
    assert_eq!(world.app.carry_out_retention().await.unwrap().files, 1);
    let bundle = std::fs::read_dir(folder.path()).unwrap().next().unwrap();
    let bundle = bundle.unwrap();
    let name = bundle.file_name().into_string().unwrap();
    assert!(name.starts_with(&file.to_string()), "{name}");
    let mut zip = zip::ZipArchive::new(std::fs::File::open(bundle.path()).unwrap()).unwrap();
    let mut list = String::new();
    zip.by_name("acts.txt")
        .unwrap()
        .read_to_string(&mut list)
        .unwrap();
    assert!(list.contains(MARK));
    for piece in ["acts/00001.json", "openings/00001.json", "people.json"] {
        assert!(zip.by_name(piece).is_ok(), "{piece}");
    }
    assert_eq!(world.traces_of(MARK).await, [] as [String; 0]);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_what_goes_on_is_held_and_not_ended_and_may_be_kept_longer(#[case] engine: Engine) {
    let world = world_on(engine, None).await;
    let (one, other) = two_cases(&world).await;
    let incident = alike(&world, one, other).await;
    let file = SubjectNumber::Incident(incident);
    let early = does(&world, Who::Lead, file, propose(Disposition::Destroy)).await;
    assert_eq!(refused(early), Refusal::new(Rule::Keep2, Reason::NotOver));
    let hold = EndCommand::PlaceHold {
        reason: text("Enquête."),
    };
    let operator = process::access::Actor::operator();
    let request = EndRequest {
        command: hold,
        seen: None,
    };
    world
        .app
        .act_on_file(&operator, file, request)
        .await
        .unwrap();
    let held = world.app.conservation(&operator).await.unwrap().held;
    assert_eq!(held[0].reference, file);

    let alert = alert_over(&world).await;
    years_later(&world, 10);
    let longer = EndCommand::ProposeDisposition {
        disposition: Disposition::Keep,
        until: Some(world.clock.now() + jiff::SignedDuration::from_hours(24 * 400)),
        reason: text("Procès en cours."),
    };
    does(&world, Who::Lead, alert, longer).await.unwrap();
    does(&world, Who::Hfds, alert, EndCommand::ApproveDisposition)
        .await
        .unwrap();
    assert_eq!(world.app.carry_out_retention().await.unwrap().files, 0);
    let seen = view(&world, Who::Lead, alert).await;
    assert!(seen.ending.kept_until.is_some());
    assert!(matches!(seen.due, Some(Due::NotBefore(_))));
}
