//! Rights, as those who give them meet them: every page looked at by axe-core,
//! in the browser's window and on a phone.

use process::ids::Reference;
use testkit::browser::{Browser, SessionOptions};
use testkit::database::Engine;
use testkit::server::Server;
use testkit::world::Who;
use web::WebConfig;

use crate::assert_flawless;
use crate::person::{Person, says};

const PEOPLE: &str = "/etablissements/350000014/personnes";

/// The director designates somebody, is told of a wrong day, prolongs, ends.
async fn designates_and_ends(director: &Person) {
    director.open(PEOPLE).await;
    director.reads("table", &says("people-factor-no")).await;
    director.picture("rights-facility").await;
    director.press("desk-designate").await;
    director.choose("role", "reporter").await;
    director.write("nom", "Camille Exemple").await;
    director.write("courriel", "camille@valmont.example").await;
    director.press_in("form", "desk-designate-send").await;
    director.sees("flash-designated").await;
    director.reads("table", "Camille Exemple").await;
    director.press("people-change").await;
    director.picture("rights-one").await;
    let past = "document.getElementById('jusqu').value = '2020-01-01'";
    director.session.execute(past, []).await.unwrap();
    director.press("right-prolong-send").await;
    director.sees("refusal-in-the-past").await;
    director.picture("rights-one-refused").await;
    director.press("right-end-send").await;
    director.sees("flash-undesignated").await;
    director.press("people-history").await;
    director.picture("rights-history").await;
    director.open("/compte/droits").await;
    director.press_in("main", "own-rights-leave").await;
    director.reads("main", "Confirmez que c’est voulu").await;
    director.picture("rights-own-last").await;
}

/// Somebody asks to be director, the CERT refuses (DECL-8).
async fn asks_for_the_director_s_access(stranger: &Person, analyst: &Person) {
    stranger.open("/direction?q=valmont").await;
    stranger.picture("director-choose").await;
    stranger.press_words("main", "CH de Valmont").await;
    stranger.write("nom", "Alix Exemple").await;
    stranger.write("courriel", "alix@valmont.example").await;
    stranger.picture("director-ask").await;
    stranger.press_in("main", "ask-director-send").await;
    stranger.sees("ask-director-sent").await;
    analyst.open("/accueil").await;
    analyst.open("/directions").await;
    analyst.reads("main", "Alix Exemple").await;
    analyst.picture("directors").await;
    analyst.press("directors-refuse").await;
    analyst.press_in("form", "directors-refuse-send").await;
    analyst.reads(".field-error", "Indiquez la raison").await;
    analyst.picture("directors-refused").await;
}

#[tokio::test]
async fn rights_are_given_asked_for_ended_and_left_through_the_pages() {
    let server = &Server::open(Engine::Sqlite, WebConfig::default()).await;
    let receipt = server.world.declares(Who::Reporter, "Panne.").await;
    let case: Reference = receipt.reference;
    let browser = &Browser::start();
    let director = Person::signed_in(browser, server, Who::Director).await;
    designates_and_ends(&director).await;
    let options = SessionOptions::default();
    let stranger = Person::stranger(browser, &server.url, options).await;
    let analyst = Person::signed_in(browser, server, Who::Analyst).await;
    asks_for_the_director_s_access(&stranger, &analyst).await;
    analyst.open(&format!("/dossiers/{case}")).await;

    director
        .open(&format!("/dossiers/{case}/consultations"))
        .await;
    director.reads("table", "CERT Santé").await;
    director.picture("who-has-read").await;
    director.open("/compte").await;
    director.picture("account").await;
    let lead = Person::signed_in(browser, server, Who::Lead).await;
    for (page, name) in [
        ("/personnes", "rights-agents"),
        ("/lectures", "mass-reading"),
        ("/signaux", "signals"),
        ("/conservation", "retention"),
        ("/conservation/personne", "person"),
    ] {
        lead.open(page).await;
        lead.picture(name).await;
    }
    lead.write("sought", "Reporter").await;
    lead.press_in("main", "nav-search").await;
    lead.picture("person-found").await;
    assert_flawless(&[&director, &stranger, &analyst, &lead]);
}
