//! More requests than the node answers: those without a place are told so at
//! once, and when to come back; no written word is lost.

use futures::future::join_all;
use reqwest::Method;
use serde_json::json;
use testkit::world::Who;
use web::Places;

use crate::portal::{Portal, answered};

const NO_PLACE: Places = Places {
    answered: 0,
    waiting: 0,
};

#[tokio::test]
async fn whoever_finds_no_place_is_told_at_once_when_to_come_back_and_whom_to_call() {
    let portal = Portal::with_places(NO_PLACE).await;
    for (lang, title) in [
        ("fr", "Beaucoup de personnes utilisent le portail"),
        ("en", "Many people are using the portal"),
    ] {
        let request = portal.browser().asking("/declarer");
        let answer = request
            .header("accept-language", lang)
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), 503);
        assert_eq!(answer.headers()["retry-after"], "2");
        let page = answer.text().await.unwrap();
        assert!(page.contains(title), "{page}");
        assert!(page.contains("href=\"tel:"), "the CERT can be called");
        assert!(page.contains("href=\"/declarer\""), "one can try again");
    }
}

#[tokio::test]
async fn decl_3_a_form_that_finds_no_place_keeps_its_text_and_can_be_sent_again() {
    let portal = Portal::with_places(NO_PLACE).await;
    let fields = [
        ("description", "Écran de rançon <partout>."),
        ("key", "k-1"),
    ];
    let answer = portal.browser().post("/declarer/verifier", &fields).await;
    assert_eq!(answer.status(), 503);
    assert_eq!(answer.headers()["retry-after"], "2");
    let page = answer.text().await.unwrap();
    assert!(page.contains("action=\"/declarer/verifier\""), "{page}");
    assert!(page.contains("name=\"key\" value=\"k-1\""));
    assert!(page.contains("Écran de rançon &#60;partout&#62;."));
    assert!(!page.contains("<partout>"));
    assert!(page.contains("Envoyer de nouveau"));
}

#[tokio::test]
async fn a_password_that_finds_no_place_is_not_shown_back() {
    let portal = Portal::with_places(NO_PLACE).await;
    let fields = [
        ("email", "a@b.example"),
        ("password", "une lampe sur le quai"),
    ];
    let answer = portal.browser().post("/connexion", &fields).await;
    assert_eq!(answer.status(), 503);
    let page = answer.text().await.unwrap();
    assert!(!page.contains("une lampe"), "{page}");
}

#[tokio::test]
async fn a_program_that_finds_no_place_gets_a_problem() {
    let portal = Portal::with_places(NO_PLACE).await;
    let body = json!({"facility": portal.world.hospital.finess, "description": "Panne."});
    let request = portal.call(Who::Reporter, Method::POST, "/api/v1/declarations");
    let answer = request.json(&body).send().await.unwrap();
    assert_eq!(answer.status(), 503);
    assert_eq!(answer.headers()["retry-after"], "2");
    let problem: serde_json::Value = answer.json().await.unwrap();
    let kind = problem["type"].as_str().unwrap();
    assert!(kind.ends_with("/api/problems/crowded"), "{problem}");
}

#[tokio::test]
async fn supervisors_and_assets_need_no_place() {
    let portal = Portal::with_places(NO_PLACE).await;
    let page = portal.browser().get("/").await.text().await.unwrap();
    let style = page
        .split("href=\"")
        .find(|rest| rest.starts_with("/assets/"));
    let style = style.unwrap().split('"').next().unwrap();
    for path in ["/healthz", "/readyz", style] {
        let answer = portal.browser().get(path).await;
        assert_eq!(answer.status(), 200, "{path}");
    }
}

#[tokio::test]
async fn decl_5_those_who_find_a_place_to_wait_are_all_answered() {
    let portal = Portal::with_places(Places {
        answered: 1,
        waiting: 30,
    })
    .await;
    let declare = |number: usize| {
        let description = format!("Panne numéro {number}.");
        let body = json!({"facility": portal.world.hospital.finess, "description": description});
        let request = portal.call(Who::Reporter, Method::POST, "/api/v1/declarations");
        answered(201, request.json(&body))
    };
    let receipts = join_all((0..30).map(declare)).await;
    assert_eq!(receipts.len(), 30);
}
