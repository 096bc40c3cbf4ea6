//! Playbooks: installed, written by one, approved by another, read again, sent
//! from a case (SUPP-5).

mod writing;

use std::collections::BTreeSet;

use app::{
    AppError,
    playbooks::{Imported, Importing, PlaybookText, Standing},
};
use jiff::{SignedDuration, ToSpan, civil::Date};
use locales::Lang;
use process::{
    command::Command,
    playbook::{
        Content, DraftState, Misplaced, Origin, PlaybookCommand, PlaybookKey, PlaybookState,
        SectionKind, Skill,
    },
    refusal::{Reason, Rule, Tongue},
    words::{Cause, MeasureState},
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};

use crate::outcomes::refused;

pub(crate) const FRENCH: &str = "# Téléphone coupé\r\n\r\nPlus aucun appel ne passe.\r\n\r\n\
    ## Les quinze premières minutes\n1. Prenez les téléphones de secours.\n\n\
    ## Ce qu'il ne faut pas faire\n- Ne redémarrez pas l'autocommutateur.\n\n\
    ## Qui appeler\n- L'opérateur, depuis un mobile.\n\n\
    ## Les traces à garder\n- L'heure de la coupure.\n\n\
    ## Les mesures\n### Continuer les soins sans le système\n- Organiser des rondes.\n\n\
    ## Quand c'est fini\n- Les appels d'urgence passent.\n";

fn text() -> PlaybookText {
    PlaybookText {
        causes: BTreeSet::from([Cause::TelecomLoss]),
        facilities: BTreeSet::new(),
        french: FRENCH.to_owned(),
        english: String::new(),
    }
}

fn key(name: &str) -> PlaybookKey {
    name.parse().unwrap()
}

async fn does(
    world: &World,
    who: Who,
    key: &PlaybookKey,
    command: PlaybookCommand,
) -> Result<(), AppError> {
    let file = world.app.playbook_file(world.actor(Who::Lead), key).await;
    let seen = Some(file.unwrap().playbook.seq);
    let actor = world.actor(who);
    world.app.act_on_playbook(actor, key, command, seen).await
}

fn in_a_year(world: &World) -> Date {
    world.app.usual_review_day()
}

fn approve(world: &World) -> PlaybookCommand {
    PlaybookCommand::Approve {
        review_by: in_a_year(world),
    }
}

fn because(words: &str) -> String {
    words.to_owned()
}

/// A playbook that the analyst wrote, and for which they ask approval.
async fn submitted(world: &World) -> PlaybookKey {
    let analyst = world.actor(Who::Analyst);
    let key = world.app.write_playbook(analyst, text()).await.unwrap();
    does(world, Who::Analyst, &key, PlaybookCommand::Submit)
        .await
        .unwrap();
    key
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_5_the_portal_installs_the_playbooks_with_which_it_comes_once(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let app = &world.app;
    let shipped = u64::try_from(playbooks::SHIPPED.len()).unwrap();
    assert_eq!(app.install_playbooks().await.unwrap(), shipped);
    assert_eq!(app.install_playbooks().await.unwrap(), 0, "and never again");
    let found = app.playbooks(Lang::En).await.unwrap();
    assert_eq!(found.len(), playbooks::SHIPPED.len());
    let first = &found[0];
    assert_eq!(first.row.key, key("ransomware"));
    assert_eq!(first.text.title, "Ransomware");
    assert_eq!(first.version.origin, Origin::Shipped);
    assert_eq!(
        (first.version.number, first.standing()),
        (1, Standing::InForce)
    );
    assert_eq!(first.row.review_by, Some("2027-11-01".parse().unwrap()));
    assert!(
        world.mails().await.is_empty(),
        "nothing is asked of anybody"
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_5_a_playbook_is_read_again_by_its_day_and_reminded(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let app = &world.app;
    let name = submitted(&world).await;
    does(&world, Who::Lead, &name, approve(&world))
        .await
        .unwrap();
    world.mails().await;
    let day = SignedDuration::from_hours(24);
    world.clock.advance(day * 340);
    assert_eq!(app.sweep().await.unwrap(), 1);
    assert_eq!(app.sweep().await.unwrap(), 0, "reminded once");
    let mails = world.mails().await;
    assert!(
        mails
            .iter()
            .any(|mail| mail.subject == "Fiche réflexe à relire")
    );
    let due = app.playbook_reviews(world.actor(Who::Colleague)).await;
    let [near] = &due.unwrap()[..] else {
        panic!("one is due soon")
    };
    assert_eq!(near.key, name);
    assert!(near.since <= app.now() && near.due > app.now());
    let agency = app.playbook_reviews(world.actor(Who::Ars)).await;
    assert_eq!(agency.unwrap(), []);
    // Three hours late or three weeks, a stopped worker misses nothing.
    world.clock.advance(day * 45);
    app.sweep().await.unwrap();
    let mails = world.mails().await;
    assert!(mails.iter().any(|mail| mail.subject.contains("en retard")));
    let due = app.playbook_reviews(world.actor(Who::Colleague)).await;
    assert!(due.unwrap()[0].due < app.now());
    world.clock.advance(day * 31);
    app.sweep().await.unwrap();
    let mails = world.mails().await;
    let overdue = mails
        .iter()
        .filter(|mail| mail.subject.contains("en retard"));
    assert_eq!(
        overdue.count(),
        2,
        "the first, which nobody sent, and the next month's"
    );

    let review = PlaybookCommand::Review {
        review_by: in_a_year(&world),
        note: because("Numéros vérifiés."),
    };
    does(&world, Who::Analyst, &name, review).await.unwrap();
    let due = app.playbook_reviews(world.actor(Who::Colleague)).await;
    assert_eq!(due.unwrap(), []);
    let file = app
        .playbook_file(world.actor(Who::Lead), &name)
        .await
        .unwrap();
    assert_eq!(file.playbook.versions.len(), 1, "no new version");
    assert_eq!(file.playbook.reviews.len(), 1);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_5_a_case_freezes_the_version_that_was_sent(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let app = &world.app;
    app.install_playbooks().await.unwrap();
    let case = world
        .declares(Who::Reporter, "Tout est chiffré.")
        .await
        .reference;
    let send = || Command::SendPlaybook {
        playbook: key("ransomware"),
        skill: Skill::Anyone,
        measures: None,
        note: String::new(),
    };
    world.does(Who::Analyst, case, send()).await.unwrap();
    let seen = world.sees(Who::Reporter, case).await.unwrap();
    assert_eq!(seen.case.playbooks_sent[0].version, 1);
    let proposed = seen.case.measures.len();
    assert!(proposed > 2);
    assert!(
        seen.case
            .measures
            .values()
            .all(|measure| measure.state == MeasureState::Proposed)
    );
    let told = world.mails().await;
    let about = told
        .iter()
        .filter(|mail| mail.subject.contains("fiche réflexe"));
    assert!(about.count() > 0);
    assert!(
        !told.iter().any(|mail| mail.text.contains("Débrancher")),
        "KEEP-3"
    );

    world.does(Who::Analyst, case, send()).await.unwrap();
    let seen = world.sees(Who::Reporter, case).await.unwrap();
    assert_eq!(seen.case.measures.len(), proposed, "proposed once");
    let unknown = Command::SendPlaybook {
        playbook: key("pluie"),
        skill: Skill::Anyone,
        measures: None,
        note: String::new(),
    };
    let unknown = world.does(Who::Analyst, case, unknown).await;
    assert_eq!(refused(unknown).reason, Reason::NoSuchPlaybook);

    let fits = app
        .proposed_playbooks(&seen.case, seen.facility.nature(), Lang::Fr)
        .await
        .unwrap();
    assert!(fits.is_empty(), "nothing was said of the cause");
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn supp_5_what_left_as_files_says_the_same_when_it_comes_back(#[case] engine: Engine) {
    let world = World::on(engine).await;
    let app = &world.app;
    app.install_playbooks().await.unwrap();
    let exported = app.export_playbooks().await.unwrap();
    assert_eq!(exported.len(), playbooks::SHIPPED.len());
    let [first, ..] = &exported[..] else {
        panic!("there are playbooks")
    };
    let french = playbooks::File::read(&first.french.to_string()).unwrap();
    let content = |text: String| Content {
        causes: french.causes.clone(),
        facilities: french.facilities.clone(),
        french: text,
        english: first.english.as_ref().map(|file| file.text.clone()),
    };
    let imports = async |text: String, importing| {
        let key = first.key.clone();
        app.import_playbook(key, content(text), importing)
            .await
            .unwrap()
    };
    let same = imports(french.text.clone(), Importing::Keep).await;
    assert_eq!(same, Imported::Same);
    let next = french.text.replacen("\n\n", "\n\nEn bref. ", 1);
    let tried = imports(next.clone(), Importing::Try).await;
    assert_eq!(tried, Imported::Next);
    let kept = imports(next.clone(), Importing::Keep).await;
    assert_eq!(kept, Imported::Next);
    assert_eq!(imports(next, Importing::Keep).await, Imported::BeingWritten);
    let waiting = app.playbooks_to_approve(world.actor(Who::Lead)).await;
    assert_eq!(waiting.unwrap(), 1, "a second person decides");
    let read = app.playbook(&first.key, None, Lang::Fr).await.unwrap();
    assert_eq!(read.version.number, 1, "what is in force stays so");
}
