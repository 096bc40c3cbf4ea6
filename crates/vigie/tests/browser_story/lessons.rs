//! What an incident taught, on its pages: written, completed, approved, linked
//! to a playbook, found in the base, read without what identifies, published;
//! every page looked at by axe-core, in the browser's window and on a phone.

use process::{command::Command, words::Class};
use testkit::browser::Browser;
use testkit::browser::prelude::*;
use testkit::database::Engine;
use testkit::server::Server;
use testkit::world::{Who, World};
use web::WebConfig;

use crate::assert_flawless;
use crate::person::{Person, says};

/// A case that is closed.
async fn closed(world: &World) -> String {
    let case = world.declares(Who::Reporter, "Écran noir.").await.reference;
    let judged = Command::Qualify {
        class: Class::Serious,
        findings: [].into(),
        kinds: [].into(),
        grounds: "Messagerie chiffrée.".to_owned(),
    };
    let agree = || Command::Agree {
        comment: String::new(),
    };
    for (who, command) in [
        (Who::Analyst, Command::TakeIn),
        (Who::Analyst, judged),
        (Who::Analyst, Command::MoveToClosing),
        (
            Who::Analyst,
            Command::WriteClosingReport {
                actions: "Isolement.".to_owned(),
                results: "Reprise.".to_owned(),
                residual_vulnerabilities: String::new(),
                residual_risks: String::new(),
            },
        ),
        (
            Who::Director,
            Command::EndHandling {
                text: String::new(),
            },
        ),
        (Who::Analyst, agree()),
        (Who::Director, agree()),
        (Who::Ars, agree()),
        (Who::Analyst, Command::Close),
    ] {
        world.does(who, case, command).await.unwrap();
    }
    format!("/dossiers/{case}")
}

/// LESS-1: written by one, completed by agency and facility, approved by
/// another.
async fn write(analyst: &Person, others: &[&Person], lead: &Person, case: &str) {
    analyst.open(&format!("{case}/retour-experience")).await;
    analyst.choose("roots", "deceived-person").await;
    analyst.choose("factors", "few-people").await;
    analyst
        .write("causes", "Mme Quolibet a ouvert une pièce jointe.")
        .await;
    let items = "Filtrer les pièces jointes.\nEssayer la restauration.";
    analyst.write("recommendations", items).await;
    analyst.picture("lessons-write").await;
    analyst.press_in("main", "act-lessons-short").await;
    for other in others {
        other
            .open(&format!("{case}/retour-experience/lecture"))
            .await;
        other.press_in("main", "lessons-comment-send").await;
        other.picture("lessons-comment-wrong").await;
        other
            .write("text", "Le prestataire était prévenu la veille.")
            .await;
        other.press_in("main", "lessons-comment-send").await;
        other.picture("lessons-reading").await;
    }
    lead.open(&format!("{case}/approuver-retour-experience"))
        .await;
    lead.reads("main", "Le prestataire était prévenu").await;
    lead.picture("lessons-approve").await;
    lead.press_in("main", "act-approve-lessons-short").await;
}

/// LESS-2: a recommendation proposes a change that its playbook takes up.
async fn propose(analyst: &Person, lead: &Person, case: &str) {
    analyst
        .open(&format!("{case}/retour-experience/recommandations/2"))
        .await;
    analyst.press_in("main", "link-do").await;
    analyst.picture("link-wrong").await;
    analyst.select("playbook", "ransomware").await;
    analyst.select("section", "measures").await;
    analyst
        .write("change", "Essayer une restauration avant d'en dépendre.")
        .await;
    analyst
        .write("why", "Elle n'avait jamais été essayée.")
        .await;
    analyst.press_in("main", "link-do").await;
    analyst.reads("main", &says("link-waits")).await;
    analyst.picture("lessons-linked").await;
    lead.open("/fiches-reflexes/redaction").await;
    lead.picture("playbook-board-proposals").await;
    lead.open("/fiches-reflexes/ransomware/redaction").await;
    lead.picture("playbook-proposals").await;
    lead.press_in("main", "proposal-take-up").await;
    lead.reads("main", &says("proposals-taken-up")).await;
    lead.picture("playbook-taking-up").await;
}

/// LESS-3: the base, as those read it who see the case and those who do not.
async fn search(analyst: &Person, elsewhere: &Person) {
    analyst.open("/retours").await;
    analyst.reads("main", "Filtrer les pièces jointes.").await;
    analyst.picture("lessons-base").await;
    analyst.open("/retours?mots=introuvable").await;
    analyst.picture("lessons-base-none").await;
    elsewhere.open("/retours").await;
    elsewhere.reads("main", &says("lessons-elsewhere")).await;
    elsewhere.picture("lessons-base-elsewhere").await;
}

/// LESS-4: each passage decided, published by another, read by everybody.
async fn publish(analyst: &Person, lead: &Person, reader: &Person, case: &str) {
    let edition = format!("{case}/retour-experience/anonymise");
    analyst.open(&edition).await;
    analyst.picture("edition-marks").await;
    let take = "document.querySelectorAll(\"[value='propose']\").forEach((one) => one.click())";
    analyst.session.execute(take, []).await.unwrap();
    analyst.press_in("main", "edition-save").await;
    analyst.picture("edition-decided").await;
    lead.open(&edition).await;
    lead.press_in("main", "edition-publish-do").await;
    lead.picture("edition-publish-wrong").await;
    lead.choose("to", "all").await;
    lead.press_in("main", "edition-publish-do").await;
    lead.picture("edition-published").await;
    reader.open("/retours/publics").await;
    reader.picture("editions").await;
    let line = reader.session.query(By::Css("main tbody a"));
    reader.session.press(&line.first().await.unwrap()).await;
    reader.picture("edition").await;
}

#[tokio::test]
async fn lessons_are_written_approved_linked_searched_and_published_on_their_pages() {
    let server = &Server::open(Engine::Sqlite, WebConfig::default()).await;
    let world = &server.world;
    world.app.install_playbooks().await.unwrap();
    let browser = &Browser::start();
    let case = &closed(world).await;
    let analyst = Person::signed_in(browser, server, Who::Analyst).await;
    let lead = Person::signed_in(browser, server, Who::Lead).await;
    let agency = Person::signed_in(browser, server, Who::Ars).await;
    let director = Person::signed_in(browser, server, Who::Director).await;
    write(&analyst, &[&director, &agency], &lead, case).await;
    propose(&analyst, &lead, case).await;
    let elsewhere = Person::signed_in(browser, server, Who::OtherArs).await;
    search(&analyst, &elsewhere).await;
    publish(&analyst, &lead, &director, case).await;
    assert_flawless(&[&analyst, &lead, &agency, &director, &elsewhere]);
}
