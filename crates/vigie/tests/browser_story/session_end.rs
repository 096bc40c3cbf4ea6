//! The end of a session as somebody at a page sees it come (RGAA 13.1).

use std::time::Duration;

use jiff::SignedDuration;
use testkit::browser::Browser;
use testkit::browser::prelude::*;
use testkit::database::Engine;
use testkit::server::Server;
use testkit::world::Who;
use web::WebConfig;

use crate::assert_flawless;
use crate::person::{Person, says};

/// The page asks again after a quarter of a minute.
const PATIENCE: Duration = Duration::from_secs(25);

async fn is_told(person: &Person, key: &str) {
    let said = By::Css("[data-session]");
    let words = says(key).replace(['\u{a0}', '\u{202f}'], " ");
    let found = person
        .session
        .query(said)
        .wait(PATIENCE, Duration::from_millis(200));
    let found = found.with_filter(move |place: WebElement| {
        let words = words.clone();
        async move {
            let text = place.text().await?;
            Ok(text.replace(['\u{a0}', '\u{202f}'], " ").contains(&words))
        }
    });
    found
        .first()
        .await
        .unwrap_or_else(|error| panic!("{key}: {error}"));
}

#[tokio::test]
async fn rgaa_13_1_the_end_of_a_session_is_said_put_off_and_said_again_when_it_came() {
    let server = Server::adjusted(Engine::Sqlite, WebConfig::default(), |config| {
        config.sessions.idle = SignedDuration::from_mins(2);
    });
    let server = server.await;
    let browser = &Browser::start();
    let reporter = Person::signed_in(browser, &server, Who::Reporter).await;
    reporter.open("/compte").await;
    is_told(&reporter, "session-ending").await;
    let go_on = By::Css("[data-session] button");
    reporter
        .session
        .find(go_on)
        .await
        .unwrap()
        .click()
        .await
        .unwrap();
    is_told(&reporter, "session-extended").await;

    server.world.clock.advance(SignedDuration::from_mins(3));
    is_told(&reporter, "session-ended").await;
    assert_flawless(&[&reporter]);
}
