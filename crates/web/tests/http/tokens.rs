//! Tokens of the API, as their owners make them and as programs use them.

use jiff::SignedDuration;
use reqwest::{Method, RequestBuilder, Response};
use serde_json::json;
use testkit::world::{PASSWORD, Who};

use crate::portal::{Browser, Portal, answered, location};

const TOKENS: &str = "/compte/jetons";

async fn text(answer: Response) -> String {
    let page = answer.text().await.unwrap();
    page.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Makes a token by the form of the account's page.
async fn made(browser: &Browser, fields: &[(&str, &str)]) -> String {
    let answer = browser.post(TOKENS, fields).await;
    let status = answer.status();
    let page = text(answer).await;
    assert_eq!(status, 200, "{page}");
    let (_, after) = page.split_once("<code class=\"secret\">").unwrap();
    after.split('<').next().unwrap().to_owned()
}

fn with(portal: &Portal, token: &str, method: Method, path: &str) -> RequestBuilder {
    portal.stranger(method, path).bearer_auth(token)
}

#[tokio::test]
async fn a_token_is_shown_once_opens_what_was_chosen_and_is_revoked() {
    let portal = Portal::open().await;
    let browser = portal.signed_in(Who::Reporter).await;
    let fields = [("token-name", "supervision"), ("token-powers", "read")];
    let token = made(&browser, &fields).await;
    let page = browser.page("/compte").await;
    assert!(page.contains("supervision") && !page.contains(&token));

    answered(200, with(&portal, &token, Method::GET, "/api/v1/me")).await;
    answered(200, with(&portal, &token, Method::GET, "/api/v1/cases")).await;
    let drafts = with(&portal, &token, Method::GET, "/api/v1/drafts");
    let problem = answered(403, drafts).await;
    assert!(problem["type"].as_str().unwrap().ends_with("/token-power"));
    assert_eq!(problem["reason"], "declare");
    let language = with(&portal, &token, Method::PUT, "/api/v1/me/language");
    let answer = language.json(&json!({"lang": "en"})).send().await.unwrap();
    assert_eq!(answer.status(), 403);
    let challenge = answer.headers()["www-authenticate"].to_str().unwrap();
    assert!(challenge.contains("insufficient_scope"), "{challenge}");

    let page = browser.page("/compte").await;
    let (_, row) = page.split_once("scope=\"row\">supervision").unwrap();
    let (_, after) = row.split_once("action=\"/compte/jetons/").unwrap();
    let path = format!("{TOKENS}/{}", after.split('"').next().unwrap());
    let answer = browser.post(&path, &[]).await;
    assert_eq!(location(&answer), "/compte?fait=jeton-revoque#jetons");
    let revoked = with(&portal, &token, Method::GET, "/api/v1/me");
    let problem = answered(401, revoked).await;
    assert!(
        problem["type"]
            .as_str()
            .unwrap()
            .ends_with("/token-revoked")
    );
    assert_eq!(browser.post(&path, &[]).await.status(), 404);
}

#[tokio::test]
async fn a_token_ends_on_its_day_and_lasts_no_longer_than_tokens_may() {
    let portal = Portal::open().await;
    let browser = portal.signed_in(Who::Reporter).await;
    let fields = [
        ("token-name", "essai"),
        ("token-powers", "read"),
        ("token-until", "2026-11-25"),
    ];
    let token = made(&browser, &fields).await;
    portal.world.clock.advance(SignedDuration::from_hours(37));
    answered(200, with(&portal, &token, Method::GET, "/api/v1/me")).await;
    portal.world.clock.advance(SignedDuration::from_hours(1));
    let problem = answered(401, with(&portal, &token, Method::GET, "/api/v1/me")).await;
    assert!(
        problem["type"]
            .as_str()
            .unwrap()
            .ends_with("/token-expired")
    );

    let browser = portal.signed_in(Who::Reporter).await;
    for (field, value, words) in [
        ("token-until", "2028-01-01", "au plus tard le"),
        ("token-until", "2026-11-01", "Choisissez un jour à venir"),
        ("token-until", "demain", "Écrivez un jour"),
        ("token-name", "", "Donnez au jeton un nom"),
    ] {
        let mut fields = vec![("token-name", "autre"), ("token-powers", "read")];
        fields.retain(|(name, _)| *name != field);
        fields.push((field, value));
        let answer = browser.post(TOKENS, &fields).await;
        assert_eq!(answer.status(), 422, "{field}: {value}");
        assert!(text(answer).await.contains(words), "{field}: {value}");
    }
    let answer = browser.post(TOKENS, &[("token-name", "rien")]).await;
    assert_eq!(answer.status(), 422, "a token opens something");
}

#[tokio::test]
async fn decl_4_a_token_for_one_facility_opens_no_other() {
    let portal = Portal::open().await;
    let declared = portal.world.declares(Who::Reporter, "Panne").await;
    let case = format!("/api/v1/cases/{}", declared.reference);
    let browser = portal.signed_in(Who::SecurityOfficer).await;
    let home = portal.world.nursing_home.id.to_string();
    let fields = [
        ("token-name", "ehpad"),
        ("token-powers", "read"),
        ("token-facility", home.as_str()),
    ];
    let token = made(&browser, &fields).await;
    answered(404, with(&portal, &token, Method::GET, &case)).await;
    let whole = [("token-name", "tout"), ("token-powers", "read")];
    let token = made(&browser, &whole).await;
    answered(200, with(&portal, &token, Method::GET, &case)).await;

    let other = portal.world.military_hospital.id.to_string();
    let fields = [
        ("token-name", "ailleurs"),
        ("token-powers", "read"),
        ("token-facility", other.as_str()),
    ];
    assert_eq!(browser.post(TOKENS, &fields).await.status(), 404);
}

#[tokio::test]
async fn somebody_makes_and_revokes_their_own_tokens_alone_after_a_recent_proof() {
    let portal = Portal::open().await;
    let fields = [("token-name", "a"), ("token-powers", "read")];
    assert_eq!(portal.browser().post(TOKENS, &fields).await.status(), 401);
    let browser = portal.signed_in(Who::Reporter).await;
    made(&browser, &fields).await;
    let twice = browser.post(TOKENS, &fields).await;
    assert_eq!(twice.status(), 422, "one name, one token");
    let page = browser.page("/compte").await;
    let (_, after) = page.split_once("action=\"/compte/jetons/").unwrap();
    let path = format!("{TOKENS}/{}", after.split('"').next().unwrap());
    let director = portal.signed_in(Who::Director).await;
    assert_eq!(director.post(&path, &[]).await.status(), 404);

    portal.world.clock.advance(SignedDuration::from_mins(16));
    assert!(
        browser
            .page("/compte")
            .await
            .contains("/compte/preuve?next=")
    );
    let late = browser.post(TOKENS, &fields).await;
    assert!(location(&late).starts_with("/compte/preuve"));
}

#[tokio::test]
async fn devices_are_listed_and_ended_one_by_one_or_all() {
    let portal = Portal::open().await;
    let here = portal.signed_in(Who::Reporter).await;
    let there = portal.browser();
    let email = Who::Reporter.email();
    let fields = [("email", email.as_str()), ("password", PASSWORD)];
    let request = there.sending("/connexion", &fields);
    let firefox = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";
    request.header("user-agent", firefox).send().await.unwrap();
    let page = here.page("/compte").await;
    assert!(page.contains("Firefox sur Windows") && page.contains("cet appareil"));

    let (_, after) = page.split_once("action=\"/compte/appareils/").unwrap();
    let path = format!("/compte/appareils/{}", after.split('"').next().unwrap());
    let stranger = portal.signed_in(Who::Director).await;
    assert_eq!(stranger.post(&path, &[]).await.status(), 404);
    assert_eq!(there.get("/compte").await.status(), 200);
    let answer = here.post(&path, &[]).await;
    assert_eq!(
        location(&answer),
        "/compte?fait=appareil-deconnecte#appareils"
    );
    assert_eq!(there.get("/compte").await.status(), 303);

    let again = portal.signed_in(Who::Reporter).await;
    here.post("/compte/appareils", &[]).await;
    assert_eq!(again.get("/compte").await.status(), 303);
    assert_eq!(here.get("/compte").await.status(), 200);
}
