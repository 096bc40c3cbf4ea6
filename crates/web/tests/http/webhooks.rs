//! The pages and operations of webhooks (QUAL-5).

use reqwest::{Method, StatusCode};
use serde_json::json;
use testkit::world::Who;

use crate::portal::{Portal, answered};

#[tokio::test]
async fn a_webhook_is_made_tried_followed_and_ended_on_its_owner_s_pages() {
    let portal = Portal::open().await;
    let browser = portal.signed_in(Who::Analyst).await;
    assert!(browser.page("/compte").await.contains("/compte/webhooks"));
    let page = browser.page("/compte/webhooks").await;
    assert!(page.contains("Aucun webhook"));
    let wrong = [("nom", "Supervision"), ("adresse", "https://127.0.0.1/")];
    let refused = browser.post("/compte/webhooks", &wrong).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().await.unwrap().contains("réseau privé"));
    let right = [
        ("nom", "Supervision"),
        ("adresse", "https://receiver.invalid/in"),
        ("sujets", "thread"),
    ];
    let made = browser.post("/compte/webhooks", &right).await;
    assert_eq!(made.status(), StatusCode::OK);
    assert!(made.text().await.unwrap().contains("whsec_"));
    let list = browser.page("/compte/webhooks").await;
    assert!(!list.contains("whsec_"), "shown once");
    let path = list.split("href=\"/compte/webhooks/").nth(1).unwrap();
    let path = format!("/compte/webhooks/{}", &path[..36]);

    let tried = browser.post(&path, &[("acte", "essayer")]).await;
    assert_eq!(tried.status(), StatusCode::SEE_OTHER);
    portal.world.app.send_to_webhooks().await.unwrap();
    let page = browser.page(&path).await;
    assert!(page.contains("Personne ne répond") && page.contains("Renvoyer"));
    for (act, seen) in [
        ("suspendre", "Suspendu par vous"),
        ("reprendre", "En marche"),
    ] {
        browser.post(&path, &[("acte", act)]).await;
        assert!(browser.page(&path).await.contains(seen));
    }
    let other = portal.signed_in(Who::Colleague).await;
    assert_eq!(other.get(&path).await.status(), StatusCode::NOT_FOUND);
    browser.post(&path, &[("acte", "supprimer")]).await;
    assert_eq!(browser.get(&path).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_webhook_is_made_tried_followed_and_ended_by_the_api() {
    let portal = Portal::open().await;
    let call = |method, path: &str| portal.call(Who::Analyst, method, path);
    let all = "/api/v1/webhooks";
    let new =
        json!({"name": "Supervision", "url": "http://receiver.invalid/", "topics": ["thread"]});
    answered(422, call(Method::POST, all).json(&new)).await;
    let new = json!({"name": "Supervision", "url": "https://receiver.invalid/"});
    let made = answered(201, call(Method::POST, all).json(&new)).await;
    assert!(made["secret"].as_str().unwrap().starts_with("whsec_"));
    let path = format!("{all}/{}", made["id"].as_str().unwrap());
    let pinged = call(Method::POST, &format!("{path}/ping")).send().await;
    assert_eq!(pinged.unwrap().status(), StatusCode::NO_CONTENT);
    portal.world.app.send_to_webhooks().await.unwrap();
    let told = portal
        .reads(Who::Analyst, &format!("{path}/deliveries"))
        .await;
    assert_eq!(told["items"][0]["trouble"], "unreachable");
    let again = told["items"][0]["id"].as_str().unwrap();
    let again = format!("{path}/deliveries/{again}/again");
    let again = call(Method::POST, &again).send().await;
    assert_eq!(again.unwrap().status(), StatusCode::NO_CONTENT);
    let rests = call(Method::PUT, &path).json(&json!({"state": "paused"}));
    assert_eq!(rests.send().await.unwrap().status(), StatusCode::NO_CONTENT);
    assert_eq!(portal.reads(Who::Analyst, &path).await["pause"], "by-owner");
    let secret = answered(200, call(Method::POST, &format!("{path}/secret"))).await;
    assert_ne!(secret["secret"], made["secret"]);
    answered(404, portal.call(Who::Colleague, Method::GET, &path)).await;
    let ended = call(Method::DELETE, &path).send().await;
    assert_eq!(ended.unwrap().status(), StatusCode::NO_CONTENT);
    answered(404, call(Method::GET, &path)).await;
}
