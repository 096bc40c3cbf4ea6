//! Somebody without an account, on a phone whose scripts are blocked; and a
//! reader of English.

use testkit::browser::{Browser, SessionOptions};
use testkit::database::Engine;
use testkit::server::Server;
use testkit::world::Who;
use web::WebConfig;

use crate::assert_flawless;
use crate::person::{CAREFUL_PHONE, Person};

#[tokio::test]
async fn decl_4_a_stranger_reports_from_a_phone_without_scripts_and_follows_by_link() {
    let server = Server::open(Engine::Sqlite, WebConfig::default()).await;
    let browser = &Browser::start();
    let stranger = Person::stranger(browser, &server.url, CAREFUL_PHONE).await;
    stranger.open("/").await;
    stranger.session.screenshot("stranger-home-phone").await;
    stranger.press_in("main", "home-declare").await;
    stranger.session.screenshot("stranger-entry-phone").await;
    stranger.write("q", "Valmont").await;
    stranger.press_in("main", "declare-entry-search").await;
    stranger.press_in("main", "declare-entry-choose").await;
    stranger
        .write("description", "Plus aucun poste ne démarre.")
        .await;
    stranger.session.screenshot("stranger-what-phone").await;
    stranger.press("declare-all-pages").await;
    stranger.press_in("main", "declare-reporter").await;
    stranger.write("reporter-name", "Personne de garde").await;
    stranger.write("reporter-phone", "01 23 45 67 89").await;
    stranger.press("declare-to-review").await;
    stranger.session.screenshot("stranger-review-phone").await;
    stranger.press("declare-review-send").await;
    let case = stranger.text_of(".reference-large").await;
    let link = stranger.value_of("link").await;
    stranger.session.screenshot("stranger-receipt-phone").await;

    let later = Person::stranger(browser, &server.url, CAREFUL_PHONE).await;
    later.open(&link).await;
    later.reads("main", &case).await;
    later.sees("folder-unconfirmed").await;
    later.session.screenshot("stranger-case-phone").await;

    let director = Person::signed_in(browser, &server, Who::Director).await;
    director.open(&format!("/dossiers/{case}")).await;
    director.press("folder-confirm-send").await;
    director.sees("flash-recorded").await;
    assert_flawless(&[&stranger, &later, &director]);
}

#[tokio::test]
async fn a_reader_chooses_english_and_keeps_it() {
    let server = Server::open(Engine::Sqlite, WebConfig::default()).await;
    let browser = &Browser::start();
    let reader = Person::stranger(browser, &server.url, SessionOptions::default()).await;
    reader.open("/").await;
    reader.picture("visitor-home").await;
    reader.press_words("header", "English").await;
    reader.reads("main", "Declare an incident").await;
    reader.picture("visitor-home-english").await;
    for path in [
        "/declarer",
        "/premiers-gestes",
        "/etat",
        "/formulaire-papier",
        "/connexion",
        "/mot-de-passe-oublie",
    ] {
        reader.open(path).await;
        let name = path.trim_start_matches('/');
        reader.picture(&format!("english-{name}")).await;
    }
    assert_flawless(&[&reader]);
}
