//! A provider's failure, as the CERT, HFDS and the facilities meet it on their
//! pages: look-alikes gathered, the incident steered, others warned, and the
//! on-call; every page looked at by axe-core, in the browser's window and on a
//! phone.

use testkit::browser::Browser;
use testkit::database::Engine;
use testkit::server::Server;
use testkit::world::{Who, World, declaration};
use web::WebConfig;

use crate::assert_flawless;
use crate::person::{Person, says};

const HERE: &str = "/incidents/INC-2026-001";

/// Reports of one failure: two of the hospital, one of the nursing home.
async fn reports(world: &World) -> [String; 3] {
    let mut sent = Vec::new();
    for (who, facility) in [
        (Who::Reporter, &world.hospital),
        (Who::Reporter, &world.hospital),
        (Who::Neighbour, &world.nursing_home),
    ] {
        let mut report = declaration(facility, "Plus d'accès au dossier.");
        report.facts.third_party_name = "Corvane Hébergement".into();
        report.facts.product = "Medialine".into();
        let receipt = world.app.declare(world.actor(who), report).await.unwrap();
        sent.push(receipt.reference.to_string());
    }
    sent.try_into().unwrap()
}

/// SUPP-2: those of the hospital are one incident; the third waits.
async fn gathers(analyst: &Person, [first, second, third]: &[String; 3]) {
    analyst
        .open(&format!("/dossiers/{first}/ressemblances"))
        .await;
    analyst.reads(".alike-together", second).await;
    analyst.picture("alike-together").await;
    let untick = format!("document.querySelector(\"[name=dossiers][value='{third}']\").click()");
    analyst.session.execute(&untick, []).await.unwrap();
    analyst.press_in("main", "alike-together-do").await;
    assert_eq!(analyst.path().await, HERE);
    analyst.reads(".notice", "dans un même incident").await;
    analyst
        .open(&format!("/dossiers/{first}/ressemblances/{third}"))
        .await;
    analyst.picture("alike-side").await;
}

/// SIGN-1: what HFDS owes stands on its home, and leads to its form.
async fn steers(hfds: &Person) {
    hfds.open("/accueil").await;
    hfds.reads("#attendu", "INC-2026-001").await;
    hfds.picture("hfds-home-owed").await;
    hfds.press_in("main", "duty-choose-mode").await;
    hfds.choose("mode", "crisis").await;
    hfds.write("reason", "Deux services touchés.").await;
    hfds.picture("incident-mode").await;
    hfds.press_in("main", "order-mode-short").await;
    hfds.open(&format!("{HERE}/actes/action")).await;
    hfds.select("owner", "facilities").await;
    hfds.write("text", "Éditer les plans de soins.").await;
    hfds.press_in("main", "order-action-short").await;
    hfds.picture("incident-crisis").await;
    for form in ["decision", "point-de-situation", "cellule", "communique"] {
        hfds.open(&format!("{HERE}/actes/{form}")).await;
    }
    hfds.open(&format!("{HERE}/journal")).await;
    hfds.picture("incident-log").await;
    hfds.open("/incidents").await;
    hfds.picture("incidents").await;
}

/// SIGN-3: those who use the provider and do not know yet.
async fn warns(analyst: &Person, hfds: &Person) -> String {
    analyst.open(HERE).await;
    analyst.press_in("main", "incident-warn").await;
    analyst.write("titre", "Panne de l’hébergeur Corvane").await;
    analyst.write("faits", "Les services sont arrêtés.").await;
    analyst.write("mesures", "Éditer les plans de soins.").await;
    analyst.write("produits", "Corvane").await;
    analyst.picture("alert-write").await;
    analyst.press_in("main", "alert-save").await;
    analyst.picture("alert-draft").await;
    let alert = analyst.path().await;
    analyst.press_in("main", "alert-do-submit").await;
    hfds.open("/accueil").await;
    hfds.press_in("main", "duty-approve-alert").await;
    hfds.picture("alert-to-approve").await;
    hfds.press_in("main", "alert-do-approve").await;
    analyst.open(&alert).await;
    analyst.press_words("main", "Envoyer à").await;
    analyst.picture("alert-sent").await;
    alert
}

/// What a facility reads and answers: the alert of one, the plan of the other.
async fn answers(neighbour: &Person, reporter: &Person, alert: &str, case: &str) {
    neighbour.open("/accueil").await;
    neighbour.picture("facility-home-alert").await;
    neighbour.press_in("main", "alert-answer-now").await;
    neighbour.choose("mesure-1", "done").await;
    neighbour.picture("alert-answer").await;
    neighbour.press_in("main", "alert-reply-send").await;
    neighbour.open("/alertes").await;
    reporter.open("/accueil").await;
    reporter.press_in("main", "mine-answer").await;
    assert!(reporter.path().await.ends_with("/consignes"));
    reporter.picture("instructions").await;
    reporter.open(&format!("/dossiers/{case}")).await;
    reporter.picture("facility-case-clocks").await;
    // Who knows already is not warned.
    reporter.finds_nothing_at(alert).await;
}

/// DECL-6: the folded parts of the navigation, by keyboard and without a mouse,
/// lead to the rota.
async fn plans_the_on_call(lead: &Person) {
    lead.open("/accueil").await;
    let open = "document.querySelector('.nav-menu summary').focus()";
    lead.session.execute(open, []).await.unwrap();
    lead.press_in("nav", "nav-menu-team").await;
    lead.picture("navigation").await;
    lead.press_in("nav", "nav-rota").await;
    assert_eq!(lead.path().await, "/astreinte");
    lead.picture("rota").await;
}

#[tokio::test]
async fn a_failure_of_a_provider_is_worked_through_the_pages() {
    let server = &Server::open(Engine::Sqlite, WebConfig::default()).await;
    let browser = &Browser::start();
    let world = &server.world;
    let cases = reports(world).await;
    let analyst = Person::signed_in(browser, server, Who::Analyst).await;
    let hfds = Person::signed_in(browser, server, Who::Hfds).await;
    gathers(&analyst, &cases).await;
    steers(&hfds).await;
    let alert = warns(&analyst, &hfds).await;
    world.app.expand_alerts().await.unwrap();
    let neighbour = Person::signed_in(browser, server, Who::Neighbour).await;
    let reporter = Person::signed_in(browser, server, Who::Reporter).await;
    answers(&neighbour, &reporter, &alert, &cases[0]).await;
    analyst.open(&format!("{alert}/destinataires")).await;
    analyst.reads("main", &says("receipt-answered")).await;
    analyst.picture("alert-board").await;
    let lead = Person::signed_in(browser, server, Who::Lead).await;
    plans_the_on_call(&lead).await;
    assert_flawless(&[&analyst, &hfds, &neighbour, &reporter, &lead]);
}
