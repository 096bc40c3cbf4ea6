//! The browsers do what the tests of pages rely on.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use testkit::browser::prelude::*;
use testkit::browser::{Browser, ColourScheme, Scripts, SessionOptions, Viewport};

const GOOD: &str = "data:text/html,<!doctype html><html lang=fr><title>t</title>\
    <meta name=viewport content=width%3Ddevice-width><main><h1>Bonjour</h1>\
    <p id=said>silence</p></main><script>said.textContent='parole'</script>";

const BAD: &str = "data:text/html,<!doctype html><html lang=fr><title>t</title>\
    <main><h1>Bonjour</h1><input></main>";

async fn said(session: &testkit::browser::Session) -> String {
    session.goto(GOOD).await.unwrap();
    let element = session.query(By::Id("said")).first().await.unwrap();
    element.text().await.unwrap()
}

async fn number(session: &testkit::browser::Session, script: &str) -> i64 {
    let script = format!("return {script}");
    session
        .execute(script, [])
        .await
        .unwrap()
        .convert()
        .unwrap()
}

#[tokio::test]
async fn a_good_page_has_no_violation_and_a_bad_one_says_what_is_wrong() {
    let session = Browser::start().session(Viewport::Desktop).await;
    session.goto(GOOD).await.unwrap();
    session.assert_accessible().await;
    session.goto(BAD).await.unwrap();
    let violations = session.violations().await;
    let label = violations.iter().find(|broken| broken.id == "label");
    let said = label.unwrap().to_string();
    assert!(
        said.contains("[critical]") && said.contains("<input>"),
        "{said}"
    );
    session.close().await;
}

#[tokio::test]
async fn scripts_can_be_blocked() {
    let browser = Browser::start();
    let session = browser.session(Viewport::Desktop).await;
    assert_eq!(said(&session).await, "parole");
    let careful = SessionOptions {
        scripts: Scripts::Blocked,
        ..SessionOptions::default()
    };
    let session = browser.session_with(careful).await;
    assert_eq!(said(&session).await, "silence");
}

#[tokio::test]
async fn a_phone_is_narrow_and_prefers_what_it_is_told() {
    let browser = Browser::start();
    let phone = SessionOptions {
        viewport: Viewport::Phone,
        colour_scheme: ColourScheme::Dark,
        languages: Some("en-GB,en"),
        ..SessionOptions::default()
    };
    let session = browser.session_with(phone).await;
    session.goto(GOOD).await.unwrap();
    assert_eq!(number(&session, "innerWidth").await, 390);
    let dark = "Number(matchMedia('(prefers-color-scheme: dark)').matches)";
    assert_eq!(number(&session, dark).await, 1);
    assert_eq!(
        number(&session, "Number(navigator.language === 'en-GB')").await,
        1
    );
    let picture = session.screenshot("kit-phone").await;
    assert!(std::fs::metadata(picture).unwrap().len() > 1_000);
}

#[tokio::test]
async fn what_the_security_policy_blocks_is_an_error_of_the_console() {
    let session = Browser::start().session(Viewport::Desktop).await;
    session.goto(GOOD).await.unwrap();
    assert_eq!(session.console_errors().await, [""; 0]);
    let strict = "data:text/html,<meta http-equiv=Content-Security-Policy \
        content=\"script-src 'none'\"><script>1</script>";
    session.goto(strict).await.unwrap();
    let errors = session.console_errors().await;
    assert!(
        errors.iter().any(|error| error.contains("script-src")),
        "{errors:?}"
    );
}
