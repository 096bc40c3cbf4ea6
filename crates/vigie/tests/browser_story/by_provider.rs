//! Signing in through a provider of identity, and the devices and tokens of
//! one's account, in a browser.

use app::Clock;
use testkit::browser::{Browser, SessionOptions};
use testkit::database::Engine;
use testkit::provider::Provider;
use testkit::server::Server;
use testkit::world::Who;
use web::WebConfig;

use crate::assert_flawless;
use crate::person::Person;

const PROVIDER: &str = "Pro Santé Connect";

#[tokio::test]
async fn somebody_links_an_identity_and_signs_in_by_it() {
    let provider = Provider::open().await;
    let server = Server::adjusted(Engine::Sqlite, WebConfig::default(), |config| {
        config.sign_in.providers = vec![provider.settings_by_endpoint()];
    });
    let server = server.await;
    provider.keeps_time_by(Clock::Manual(server.world.clock.clone()));
    let browser = &Browser::start();

    let reporter = Person::signed_in(browser, &server, Who::Reporter).await;
    reporter.open("/compte").await;
    reporter
        .press_words("main", &format!("Associer mon identité {PROVIDER}"))
        .await;
    assert_eq!(reporter.path().await, "/compte");
    let page = reporter.text_of("main").await;
    assert!(page.contains("CAMILLE EXEMPLE"), "{page}");

    let elsewhere = Person::stranger(browser, &server.url, SessionOptions::default()).await;
    elsewhere.open("/connexion?next=/compte").await;
    elsewhere
        .press_words("main", &format!("Se connecter avec {PROVIDER}"))
        .await;
    assert_eq!(elsewhere.path().await, "/compte");
    let page = elsewhere.text_of("main").await;
    assert!(page.contains(&Who::Reporter.email()), "{page}");

    provider.recognises("f:0:somebody-else");
    let unknown = Person::stranger(browser, &server.url, SessionOptions::default()).await;
    unknown.open("/connexion").await;
    unknown
        .press_words("main", &format!("Se connecter avec {PROVIDER}"))
        .await;
    assert!(unknown.text_of("main").await.contains("aucun compte"));
    // The browser tells the answer's status in its console.
    unknown.session.console_errors().await;

    assert_flawless(&[&reporter, &elsewhere]);
}
