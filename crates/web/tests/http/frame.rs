//! What every answer carries, and the language of pages.

use reqwest::Method;
use testkit::world::Who;

use crate::portal::{Portal, answered, location};

#[tokio::test]
async fn every_answer_forbids_inline_and_foreign_content_and_is_not_kept() {
    let portal = Portal::open().await;
    for path in [
        "/",
        "/connexion",
        "/nowhere",
        "/api/v1/me",
        "/api/openapi.json",
    ] {
        let answer = portal.browser().get(path).await;
        let headers = answer.headers();
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{path}");
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(headers["cache-control"], "no-store", "{path}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert!(headers.contains_key("x-request-id"), "{path}");
    }
}

#[tokio::test]
async fn french_unless_the_browser_or_the_reader_chooses_english() {
    let portal = Portal::open().await;
    let browser = portal.browser();
    assert!(
        browser
            .page("/connexion")
            .await
            .contains("<html lang=\"fr\">")
    );

    let english = browser
        .asking("/connexion")
        .header("accept-language", "en-GB");
    let english = english.send().await.unwrap().text().await.unwrap();
    assert!(english.contains("<html lang=\"en\">"));

    let back = [("lang", "en"), ("back", "/connexion?next=/dossiers")];
    let answer = browser.post("/langue", &back).await;
    assert_eq!(location(&answer), "/connexion?next=/dossiers");
    assert!(browser.page("/connexion").await.contains("Sign in"));
}

#[tokio::test]
async fn the_language_of_an_account_follows_the_person() {
    let portal = Portal::open().await;
    let browser = portal.signed_in(Who::Reporter).await;
    browser
        .post("/langue", &[("lang", "en"), ("back", "/compte")])
        .await;

    let elsewhere = portal.signed_in(Who::Reporter).await;
    assert!(elsewhere.page("/compte").await.contains("My account"));
    let me = portal.reads(Who::Reporter, "/api/v1/me").await;
    assert_eq!(me["lang"], "en");
}

#[tokio::test]
async fn the_language_switch_leads_nowhere_else() {
    let portal = Portal::open().await;
    let away = [("lang", "en"), ("back", "//elsewhere.example")];
    let answer = portal.browser().post("/langue", &away).await;
    assert_eq!(location(&answer), "/");
}

#[tokio::test]
async fn a_supervisor_is_told_whether_the_portal_lives_and_can_serve() {
    let portal = Portal::open().await;
    for path in ["/healthz", "/readyz"] {
        let answer = portal.browser().get(path).await;
        assert_eq!(answer.status(), 200, "{path}");
        assert_eq!(answer.text().await.unwrap(), "ok\n");
    }
}

#[tokio::test]
async fn decl_6_anybody_can_ask_whether_the_cert_answers_now() {
    let portal = Portal::open().await;
    let hours = answered(200, portal.stranger(Method::GET, "/api/v1/hours")).await;
    assert_eq!(hours["open"], true);

    portal
        .world
        .clock
        .set(testkit::world::instant("2026-11-28T22:00:00+01:00"));
    let hours = answered(200, portal.stranger(Method::GET, "/api/v1/hours")).await;
    assert_eq!(hours["open"], false);
    assert_eq!(hours["reopens_at"], "2026-11-30T08:00:00Z");
}

/// The addresses to which the navigation of a page leads.
fn navigation(page: &str) -> Vec<String> {
    let nav = page.split("<nav class=\"nav\"").nth(1).unwrap();
    let nav = nav.split("</nav>").next().unwrap();
    nav.split("href=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn the_navigation_of_every_reader_leads_to_pages_that_are_there() {
    let portal = Portal::open().await;
    let mut readers = vec![("a stranger".to_owned(), portal.browser())];
    for who in Who::ALL {
        readers.push((format!("{who:?}"), portal.signed_in(who).await));
    }
    for (who, browser) in readers {
        let entries = navigation(&browser.page("/").await);
        assert!(!entries.is_empty(), "{who}");
        for path in entries {
            let answer = browser.get(&path).await;
            let status = answer.status().as_u16();
            if status == 303 {
                let to = location(&answer).to_owned();
                assert_eq!(
                    browser.get(&to).await.status(),
                    200,
                    "{who}: {path} to {to}"
                );
            } else {
                assert_eq!(status, 200, "{who}: {path}");
            }
        }
    }
}
