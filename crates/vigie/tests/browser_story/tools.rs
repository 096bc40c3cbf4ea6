//! What the CERT prepares and connects, on its pages: playbooks written,
//! approved and sent, an extract, a webhook, a signature, technical facts,
//! signals, the end of an alert's file; every page looked at by axe-core, in
//! the browser's window and on a phone.

use app::alerts::AlertText;
use process::{
    alert::{AlertCommand, AlertNature, AlertUrgency, Population, Tlp},
    command::Command,
    words::Class,
};
use testkit::browser::Browser;
use testkit::database::Engine;
use testkit::server::Server;
use testkit::world::{Who, World};
use web::WebConfig;

use crate::assert_flawless;
use crate::person::Person;

const FRENCH: &str = "# Téléphone coupé\n\nPlus aucun appel ne passe.\n\n\
    ## Les quinze premières minutes\n1. Prenez les téléphones de secours.\n\n\
    ## Ce qu'il ne faut pas faire\n- Ne redémarrez pas l'autocommutateur.\n\n\
    ## Qui appeler\n- L'opérateur, depuis un mobile.\n\n\
    ## Les traces à garder\n- L'heure de la coupure.\n\n\
    ## Les mesures\n### Continuer les soins sans le système\n- Organiser des rondes.\n\n\
    ## Quand c'est fini\n- Les appels d'urgence passent.\n";

/// SUPP-5: one writes, another approves.
async fn writes_a_playbook(analyst: &Person, lead: &Person) {
    analyst.open("/fiches-reflexes").await;
    analyst.picture("playbooks").await;
    analyst.open("/fiches-reflexes/ransomware").await;
    analyst.picture("playbook").await;
    analyst.open("/fiches-reflexes/redaction").await;
    analyst.picture("playbook-board").await;
    analyst.open("/fiches-reflexes/ecrire").await;
    analyst.press_in("main", "playbook-save").await;
    analyst.picture("playbook-write-wrong").await;
    analyst.choose("types", "telecom-loss").await;
    analyst.write("francais", FRENCH).await;
    analyst.press_in("main", "playbook-preview-do").await;
    analyst.picture("playbook-preview").await;
    analyst.press_in("main", "playbook-save").await;
    analyst.press_in("main", "playbook-do-submit").await;
    analyst.picture("playbook-submitted").await;
    let file = analyst.path().await;
    lead.open("/accueil").await;
    lead.open(&file).await;
    lead.picture("playbook-to-approve").await;
    lead.press_in("main", "playbook-do-approve").await;
    lead.picture("playbook-approved").await;
    lead.open(file.trim_end_matches("/redaction")).await;
}

/// A case with traces, judged serious.
async fn case(world: &World) -> String {
    let words = "Appels vers 203.0.113.7, domaine relais.example.";
    let case = world.declares(Who::Reporter, words).await.reference;
    let judged = Command::Qualify {
        class: Class::Serious,
        findings: [].into(),
        kinds: [].into(),
        grounds: "Messagerie chiffrée.".to_owned(),
    };
    for command in [Command::TakeIn, judged] {
        world.does(Who::Analyst, case, command).await.unwrap();
    }
    format!("/dossiers/{case}")
}

async fn works_on_it(analyst: &Person, case: &str) {
    analyst.open(case).await;
    analyst.picture("case-tools").await;
    analyst.open(&format!("{case}/partager")).await;
    analyst.picture("extract-write").await;
    analyst.press_in("main", "extract-preview").await;
    analyst.picture("extract-wrong").await;
    analyst.open(&format!("{case}/extraits")).await;
    analyst.picture("extracts").await;
    analyst.open(&format!("{case}/faits-techniques")).await;
    analyst.picture("technical-facts").await;
    analyst.open(&format!("{case}/actes/4/signature")).await;
    analyst.picture("sign").await;
    analyst.open("/signaux").await;
    analyst.picture("signals").await;
}

/// QUAL-5: a program is told of acts.
async fn connects(analyst: &Person) {
    analyst.open("/compte/webhooks").await;
    analyst.picture("webhooks-none").await;
    analyst.press_in("main", "webhook-make-submit").await;
    analyst.picture("webhooks-wrong").await;
    analyst.write("nom", "Supervision").await;
    analyst
        .write("adresse", "https://supervision.invalid/vigie")
        .await;
    analyst.choose("sujets", "alert").await;
    analyst.press_in("main", "webhook-make-submit").await;
    analyst.picture("webhook-secret").await;
    analyst.press_in("main", "webhook-secret-back").await;
    analyst.press_in("main", "webhook-do-ping").await;
    analyst.picture("webhook").await;
    analyst.open("/compte/webhooks").await;
    analyst.picture("webhooks").await;
}

/// KEEP-2: the file of an alert, held from its page.
async fn holds(lead: &Person, world: &World) {
    let text = AlertText {
        title: "Faille du concentrateur VPN".to_owned(),
        happens: "Une faille est exploitée.".to_owned(),
        measures: vec!["Couper l'accès distant.".to_owned()],
        nature: AlertNature::Vulnerability,
        tlp: Tlp::Amber,
        urgency: AlertUrgency::Normal,
        incident: None,
        population: Population::default(),
    };
    let by = world.actor(Who::Lead);
    let number = world.app.write_alert(by, text).await.unwrap();
    let withdraw = AlertCommand::Withdraw {
        reason: "Doublon.".to_owned(),
    };
    let withdrawn = world.app.act_on_alert(by, number, withdraw, None);
    withdrawn.await.unwrap();
    lead.open(&format!("/alertes/{number}")).await;
    lead.press_in("main", "ending-link").await;
    lead.picture("file-over").await;
    lead.press_in("main", "conservation-propose").await;
    lead.picture("file-wrong").await;
    lead.write("reason", "Plainte déposée.").await;
    lead.press_in("main", "ending-hold").await;
    lead.picture("file-held").await;
    lead.open("/conservation").await;
    lead.picture("conservation").await;
}

#[tokio::test]
async fn what_the_cert_prepares_and_connects_is_done_on_its_pages() {
    let server = &Server::open(Engine::Sqlite, WebConfig::default()).await;
    let browser = &Browser::start();
    let world = &server.world;
    world.app.install_playbooks().await.unwrap();
    let case = &case(world).await;
    let analyst = Person::signed_in(browser, server, Who::Analyst).await;
    let lead = Person::signed_in(browser, server, Who::Lead).await;
    writes_a_playbook(&analyst, &lead).await;
    works_on_it(&analyst, case).await;
    connects(&analyst).await;
    holds(&lead, world).await;
    assert_flawless(&[&analyst, &lead]);
}
