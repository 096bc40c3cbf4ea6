//! The end of files (KEEP-2): what is due, two persons, archive and
//! destruction, and that nothing is left behind.

use std::{collections::BTreeSet, io::Read, path::Path};

use app::{
    AppError,
    cases::{ActRequest, IdempotencyKey},
    retention::SecondPerson,
};
use jiff::SignedDuration;
use process::{
    access::Audience,
    command::Command,
    facility::Facility,
    ids::Reference,
    refusal::{Reason, Refusal, Rule},
    retention::{Category, Disposition, Period},
    words::{Class, MeasureKind},
};
use rstest::rstest;
use sha2::{Digest, Sha256};
use testkit::{
    database::Engine,
    world::{Who, World, declaration},
};

use crate::outcomes::refused;

/// A word that stands nowhere else; the search leaves it as it is.
pub(crate) const MARK: &str = "xqzjk7351";

fn text(words: &str) -> String {
    words.to_owned()
}

fn qualify(class: Class) -> Command {
    Command::Qualify {
        class,
        findings: BTreeSet::new(),
        kinds: BTreeSet::new(),
        grounds: text("Constaté. xqzjk7351"),
    }
}

pub(crate) fn propose(disposition: Disposition) -> Command {
    Command::ProposeDisposition {
        disposition,
        until: None,
        reason: text("La durée est écoulée. xqzjk7351"),
    }
}

pub(crate) fn hold() -> Command {
    Command::PlaceHold {
        reason: text("Plainte. xqzjk7351"),
    }
}

/// A case full of words, closed by common agreement; every text, the contact,
/// the key of a request and the address of a mail hold [`MARK`].
pub(crate) async fn closed_case(world: &World) -> Reference {
    closed_case_of(world, &world.hospital).await
}

async fn closed_case_of(world: &World, facility: &Facility) -> Reference {
    let mut request = declaration(facility, "Chiffrement. xqzjk7351");
    request.reporter.name = "Camille xqzjk7351".into();
    request.reporter.email = "xqzjk7351@test.example".into();
    request.reporter.function = "Directrice xqzjk7351".into();
    let case = world
        .app
        .declare(world.actor(Who::Reporter), request)
        .await
        .unwrap()
        .reference;
    let question = Command::Ask {
        text: text("Où ? xqzjk7351"),
        due: None,
    };
    let answer = Command::Answer {
        question: 1,
        text: text("Partout. xqzjk7351"),
    };
    let message = Command::Message {
        to: Audience::Parties,
        text: text("Bonjour. xqzjk7351"),
    };
    let measure = Command::ProposeMeasure {
        kind: MeasureKind::Containment,
        text: text("Débrancher. xqzjk7351"),
        due: None,
    };
    let report = Command::WriteClosingReport {
        actions: text("Fait. xqzjk7351"),
        results: text("Repris."),
        residual_vulnerabilities: text(""),
        residual_risks: text(""),
    };
    let note = ActRequest {
        command: Command::Note {
            text: text("À recouper. xqzjk7351"),
        },
        seen: None,
        key: Some(IdempotencyKey::new(&format!("{MARK}-{case}")).unwrap()),
    };
    world
        .does(Who::Analyst, case, Command::TakeIn)
        .await
        .unwrap();
    world.does(Who::Analyst, case, question).await.unwrap();
    world.does(Who::Reporter, case, answer).await.unwrap();
    world.does(Who::Analyst, case, message).await.unwrap();
    world
        .app
        .act(world.actor(Who::Analyst), case, note)
        .await
        .unwrap();
    world
        .does(Who::Analyst, case, qualify(Class::Serious))
        .await
        .unwrap();
    world.does(Who::Analyst, case, measure).await.unwrap();
    world
        .does(Who::Analyst, case, Command::MoveToClosing)
        .await
        .unwrap();
    world.does(Who::Analyst, case, report).await.unwrap();
    let end = Command::EndHandling { text: text("") };
    world.does(Who::Director, case, end).await.unwrap();
    for who in [Who::Analyst, Who::Director, Who::Ars] {
        let comment = text("D'accord. xqzjk7351");
        world
            .does(who, case, Command::Agree { comment })
            .await
            .unwrap();
    }
    world
        .does(Who::Analyst, case, Command::Close)
        .await
        .unwrap();
    let lessons = Command::WriteLessons {
        causes: text("Un message piégé. xqzjk7351"),
        aggravating_factors: text(""),
        difficulties: text(""),
        measures: text(""),
        recommendations: text("Segmenter."),
    };
    world.does(Who::Analyst, case, lessons).await.unwrap();
    case
}

pub(crate) fn years_later(world: &World, years: i16) {
    let later = Period::years(years).after(world.clock.now());
    world.clock.set(later + SignedDuration::from_hours(24));
}

/// The settings under which nothing but what two persons decide happens.
async fn world_on(engine: Engine, archives: Option<&Path>) -> World {
    World::configured(engine, |config| {
        config.archives = archives.map(Path::to_owned);
        config.process.retention.contact = Period::years(100);
        config.process.retention.account = Period::years(100);
        config.process.retention.mail_address = Period::years(100);
        config.process.retention.access_record = Period::years(100);
    })
    .await
}

async fn decided(world: &World, case: Reference, disposition: Disposition) {
    world
        .does(Who::Lead, case, propose(disposition))
        .await
        .unwrap();
    world
        .does(Who::Hfds, case, Command::ApproveDisposition)
        .await
        .unwrap();
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_nothing_of_a_destroyed_file_is_left_in_the_database(#[case] engine: Engine) {
    let world = world_on(engine, None).await;
    let case = closed_case(&world).await;
    let other = world
        .declares(Who::Reporter, "Autre panne.")
        .await
        .reference;
    years_later(&world, 15);
    world.mails().await;
    world.does(Who::Lead, case, hold()).await.unwrap();
    let lift = Command::LiftHold {
        reason: text("Classée. xqzjk7351"),
    };
    world.does(Who::Lead, case, lift).await.unwrap();
    decided(&world, case, Disposition::Destroy).await;
    let done = world.app.carry_out_retention().await.unwrap();
    assert_eq!(done.files, 1);
    assert_eq!(
        world.app.carry_out_retention().await.unwrap().files,
        0,
        "once"
    );

    for who in Who::ALL {
        let seen = world.sees(who, case).await;
        let knew = !matches!(
            who,
            Who::Neighbour | Who::OtherArs | Who::Dgs | Who::Ansm | Who::Anssi
        );
        match seen {
            Err(AppError::Disposed(remains)) if knew => {
                assert_eq!(remains.reference, case);
                assert_eq!(remains.category, Category::CaseFile);
                assert_eq!(remains.disposition, Disposition::Destroy);
                assert_eq!(remains.disposed_at, world.clock.now());
            }
            Err(AppError::NotFound) if !knew => {}
            other => panic!("{who:?}: {other:?}"),
        }
    }
    let lead = world.actor(Who::Lead);
    for query in [MARK, &case.to_string(), "Chiffrement"] {
        let found = world.app.search(lead, query).await.unwrap();
        assert!(found.cases.is_empty(), "{query}");
    }
    let listed = world
        .app
        .cases(lead, &Default::default(), None, 50)
        .await
        .unwrap();
    let listed: Vec<_> = listed.items.iter().map(|line| line.reference).collect();
    assert_eq!(listed, [other]);
    assert!(
        world
            .mails()
            .await
            .iter()
            .all(|mail| !mail.to.contains(MARK))
    );

    let checked = world.app.check_read_side().await.unwrap();
    assert_eq!((checked.cases, checked.differing), (2, Vec::new()));
    let later = world.does(
        Who::Analyst,
        case,
        Command::Reopen {
            reason: text("Trop tard."),
        },
    );
    assert_eq!(
        refused(later.await),
        Refusal::new(Rule::Keep2, Reason::DisposalBegun)
    );

    assert_eq!(world.traces_of(MARK).await, [] as [String; 0]);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_before_its_end_the_database_does_hold_the_file(#[case] engine: Engine) {
    let world = world_on(engine, None).await;
    closed_case(&world).await;
    assert!(
        !world.traces_of(MARK).await.is_empty(),
        "the search for traces finds them"
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_an_archived_file_is_a_bundle_that_ordinary_tools_check(#[case] engine: Engine) {
    let folder = tempfile::tempdir().unwrap();
    let world = world_on(engine, Some(folder.path())).await;
    let case = closed_case(&world).await;
    years_later(&world, 15);
    decided(&world, case, Disposition::Archive).await;
    assert_eq!(world.app.carry_out_retention().await.unwrap().files, 1);

    let files: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    let [bundle] = &files[..] else {
        panic!("one bundle is expected, not {files:?}")
    };
    let mut zip = zip::ZipArchive::new(std::fs::File::open(bundle).unwrap()).unwrap();
    let mut manifest = String::new();
    zip.by_name("MANIFEST.sha256")
        .unwrap()
        .read_to_string(&mut manifest)
        .unwrap();
    let mut names = BTreeSet::new();
    for line in manifest.lines() {
        let (sum, name) = line.split_once("  ").unwrap();
        let mut bytes = Vec::new();
        zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        assert_eq!(hex::encode(Sha256::digest(&bytes)), sum, "{name}");
        if name == "story.txt" {
            let story = String::from_utf8(bytes).unwrap();
            assert!(story.contains("Chiffrement. xqzjk7351") && story.contains("Dossier clos"));
            assert!(
                story.contains("Nom : Camille xqzjk7351") || story.contains("Camille xqzjk7351")
            );
        }
        names.insert(name.to_owned());
    }
    for name in [
        "story.html",
        "acts/00001.json",
        "openings/00001.json",
        "people.json",
        "notices.json",
    ] {
        assert!(names.contains(name), "{name} of {names:?}");
    }
    assert_eq!(zip.len(), names.len() + 1);
    drop(zip);
    let seen = world.sees(Who::Director, case).await;
    assert!(
        matches!(seen, Err(AppError::Disposed(remains)) if remains.disposition == Disposition::Archive)
    );
    assert_eq!(world.traces_of(MARK).await, [] as [String; 0]);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_what_could_not_be_archived_keeps_its_content_and_is_taken_up_again(
    #[case] engine: Engine,
) {
    let folder = tempfile::tempdir().unwrap();
    // A file where the folder should be: nothing can be written there.
    let place = folder.path().join("archives");
    std::fs::write(&place, "").unwrap();
    let world = world_on(engine, Some(&place)).await;
    let case = closed_case(&world).await;
    years_later(&world, 15);
    decided(&world, case, Disposition::Archive).await;
    assert!(world.app.carry_out_retention().await.is_err());

    let view = world.sees(Who::Lead, case).await.unwrap();
    assert!(
        view.story
            .iter()
            .all(|item| !format!("{:?}", item.recorded.act).contains("Erased"))
    );
    let too_late = world.does(Who::Lead, case, hold()).await;
    assert_eq!(
        refused(too_late),
        Refusal::new(Rule::Keep2, Reason::DisposalBegun)
    );

    std::fs::remove_file(&place).unwrap();
    assert_eq!(world.app.carry_out_retention().await.unwrap().files, 1);
    assert!(matches!(
        world.sees(Who::Lead, case).await,
        Err(AppError::Disposed(_))
    ));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_two_workers_end_a_file_once(#[case] engine: Engine) {
    let folder = tempfile::tempdir().unwrap();
    let world = world_on(engine, Some(folder.path())).await;
    let case = closed_case(&world).await;
    years_later(&world, 15);
    decided(&world, case, Disposition::Archive).await;
    let (one, other) = tokio::join!(
        world.app.carry_out_retention(),
        world.app.carry_out_retention()
    );
    assert_eq!(one.unwrap().files + other.unwrap().files, 1);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    let checked = world.app.check_read_side().await.unwrap();
    assert_eq!(checked.differing, Vec::new());
    assert!(matches!(
        world.sees(Who::Lead, case).await,
        Err(AppError::Disposed(_))
    ));
}

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
    assert_eq!(due, [(case, Disposition::Destroy)]);
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

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_what_only_served_to_reach_somebody_goes_by_itself_on_time(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let case = closed_case(&world).await;
    let held = closed_case(&world).await;
    world.does(Who::Lead, held, hold()).await.unwrap();
    world.mails().await;
    let before = world.sees(Who::Lead, case).await.unwrap();
    assert_eq!(
        before.case.declared.reporter.value.name.as_str(),
        "Camille xqzjk7351"
    );
    years_later(&world, 3);
    world.clock.advance(SignedDuration::from_hours(24 * 3));
    let done = world.app.carry_out_retention().await.unwrap();
    assert_eq!((done.contacts, done.files), (1, 0));
    assert!(done.looks > 0, "who looked is forgotten after three years");
    assert_eq!(
        world.app.carry_out_retention().await.unwrap().contacts,
        0,
        "once"
    );

    let view = world.sees(Who::Lead, case).await.unwrap();
    let reporter = &view.case.declared.reporter;
    assert!(reporter.value.name.is_blank() && reporter.erased.contains("email"));
    assert_eq!(
        view.case.facts.description.as_str(),
        "Chiffrement. xqzjk7351"
    );
    let found = world
        .app
        .search(world.actor(Who::Lead), "Camille")
        .await
        .unwrap();
    let found: Vec<_> = found.cases.iter().map(|line| line.reference).collect();
    assert_eq!(found, [held], "a held file loses nothing");
    let found = world
        .app
        .search(world.actor(Who::Lead), "Chiffrement")
        .await
        .unwrap();
    assert_eq!(found.cases.len(), 2, "the rest is still found");
    assert_eq!(
        world.app.check_read_side().await.unwrap().differing,
        Vec::new()
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_the_account_of_somebody_without_rights_is_forgotten(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let person = world.actor(Who::Neighbour).account.unwrap();
    let accounts = world.app.accounts().await.unwrap();
    let own = accounts
        .into_iter()
        .find(|listed| listed.id == person)
        .unwrap();
    for grant in own.grants {
        let parting = app::people::Parting {
            reason: String::new(),
            intent: process::rights::Intent::Deliberate,
        };
        world.app.end_grant(grant.id, parting).await.unwrap();
    }
    years_later(&world, 1);
    world.clock.advance(SignedDuration::from_hours(24 * 3));
    let done = world.app.carry_out_retention().await.unwrap();
    assert_eq!(done.accounts, 1);
    let account = store::accounts::by_id(world.db.read(), person)
        .await
        .unwrap()
        .unwrap();
    assert!(account.name.is_empty() && account.email.is_empty() && account.password_hash.is_none());
    assert!(account.disabled_at.is_some());
    assert_eq!(
        world.traces_of(&Who::Neighbour.email()).await,
        [] as [String; 0]
    );
}
