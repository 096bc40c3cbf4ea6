//! What the API answers when something is wrong (RFC 9457).

use reqwest::Method;
use serde_json::json;
use testkit::world::Who;

use crate::portal::{Portal, answered};

const DECLARE: &str = "/api/v1/declarations";

fn report(portal: &Portal) -> serde_json::Value {
    json!({
        "facility": portal.world.hospital.finess,
        "description": "Les postes des urgences ne démarrent plus.",
    })
}

#[tokio::test]
async fn a_token_is_needed_and_a_wrong_one_is_never_taken_for_none() {
    let portal = Portal::open().await;
    let answer = portal
        .stranger(Method::GET, "/api/v1/cases")
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 401);
    assert_eq!(
        answer.headers()["www-authenticate"],
        "Bearer realm=\"vigie\""
    );
    assert_eq!(answer.headers()["content-type"], "application/problem+json");

    let forged = portal.stranger(Method::POST, DECLARE).bearer_auth("0123");
    let problem = answered(401, forged.json(&report(&portal))).await;
    assert!(
        problem["type"]
            .as_str()
            .unwrap()
            .ends_with("/api/problems/token-needed")
    );
}

#[tokio::test]
async fn the_type_of_a_problem_is_an_address_that_explains_it() {
    let portal = Portal::open().await;
    let problem = answered(401, portal.stranger(Method::GET, "/api/v1/me")).await;
    let kind = problem["type"].as_str().unwrap();
    let path = &kind[kind.find("/api/").unwrap()..];
    let request = portal
        .stranger(Method::GET, path)
        .header("accept-language", "en");
    let explained = answered(200, request).await;
    assert_eq!(explained["status"], 401);
    assert_eq!(explained["title"], "A valid token is needed");
    answered(404, portal.stranger(Method::GET, "/api/problems/nothing")).await;
    answered(404, portal.stranger(Method::GET, "/api/v2/cases")).await;
}

#[tokio::test]
async fn decl_2_what_is_missing_is_named_field_by_field() {
    let portal = Portal::open().await;
    let body =
        json!({"facility": portal.world.hospital.finess, "noticed_at": "2031-01-01T00:00:00Z"});
    let problem = answered(422, portal.stranger(Method::POST, DECLARE).json(&body)).await;
    let fields: Vec<_> = problem["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| {
            (
                field["field"].as_str().unwrap(),
                field["problem"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        fields,
        [
            ("reporter.name", "missing"),
            ("reporter.phone", "missing"),
            ("description", "missing"),
            ("noticed_at", "in-the-future"),
        ]
    );

    let nothing = portal.stranger(Method::POST, DECLARE).json(&json!({}));
    let problem = answered(422, nothing).await;
    assert_eq!(problem["fields"][0]["field"], "facility");
}

#[tokio::test]
async fn unknown_and_unreadable_fields_are_named_and_nothing_is_recorded() {
    let portal = Portal::open().await;
    let mut body = report(&portal);
    body["descripton"] = json!("x");
    body["patient-impact"] = json!("none");
    let problem = answered(
        422,
        portal
            .call(Who::Reporter, Method::POST, DECLARE)
            .json(&body),
    )
    .await;
    let named: Vec<_> = problem["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| &field["field"])
        .collect();
    assert_eq!(named, ["descripton", "patient-impact"]);

    let mut body = report(&portal);
    body["patient_impact"] = json!("terrible");
    body["servers_affected"] = json!("many");
    let problem = answered(
        422,
        portal
            .call(Who::Reporter, Method::POST, DECLARE)
            .json(&body),
    )
    .await;
    let named: Vec<_> = problem["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| &field["field"])
        .collect();
    assert_eq!(named, ["patient_impact", "servers_affected"]);

    let mut body = report(&portal);
    body["facility"] = json!("350000022");
    let problem = answered(
        422,
        portal
            .call(Who::Reporter, Method::POST, DECLARE)
            .json(&body),
    )
    .await;
    assert_eq!(problem["reason"], "unknown-facility");

    let broken = portal
        .stranger(Method::POST, DECLARE)
        .header("content-type", "application/json")
        .body("{");
    assert!(answered(400, broken).await["parser"].is_string());
    let form = portal.stranger(Method::POST, DECLARE).body("facility=1");
    answered(415, form).await;

    assert_eq!(
        portal.reads(Who::Analyst, "/api/v1/cases").await["items"],
        json!([])
    );
}

#[tokio::test]
async fn a_refusal_names_its_rule_and_a_role_that_lacks_the_right_is_told_so() {
    let portal = Portal::open().await;
    let reference = portal
        .world
        .declares(Who::Reporter, "Panne")
        .await
        .reference
        .to_string();
    let acts = format!("/api/v1/cases/{reference}/acts");
    let request = portal
        .call(Who::Reporter, Method::POST, &acts)
        .json(&json!({"act": "take_in"}));
    let problem = answered(403, request).await;
    assert_eq!(problem["reason"], "not-your-role");
    assert!(problem["rule"].is_string());

    portal
        .acts(Who::Analyst, &reference, json!({"act": "take_in"}))
        .await;
    let problem = portal
        .refused(Who::Colleague, &reference, json!({"act": "take_in"}))
        .await;
    assert_eq!(problem["rule"], "INTAKE-2");
    assert_eq!(problem["reason"], "already-done");

    let unknown = portal
        .call(Who::Analyst, Method::POST, &acts)
        .json(&json!({"act": "take_in", "why": 1}));
    answered(422, unknown).await;
    let unknown = portal
        .call(Who::Analyst, Method::POST, &acts)
        .json(&json!({"act": "burn"}));
    answered(422, unknown).await;

    let unseen = portal.call(
        Who::Neighbour,
        Method::GET,
        &format!("/api/v1/cases/{reference}"),
    );
    answered(404, unseen).await;
}

#[tokio::test]
async fn a_judgement_rests_on_the_version_that_was_read() {
    let portal = Portal::open().await;
    let reference = portal
        .world
        .declares(Who::Reporter, "Panne")
        .await
        .reference
        .to_string();
    portal
        .acts(Who::Analyst, &reference, json!({"act": "take_in"}))
        .await;
    let qualify = |version: Option<u64>| {
        let mut act = json!({"act": "qualify", "class": "minor", "grounds": "Panne brève."});
        if let Some(version) = version {
            act["version"] = json!(version);
        }
        act
    };
    let problem = portal
        .refused(Who::Analyst, &reference, qualify(None))
        .await;
    assert_eq!(problem["reason"], "version-missing");

    let case = portal
        .reads(Who::Analyst, &format!("/api/v1/cases/{reference}"))
        .await;
    let read = case["version"].as_u64().unwrap();
    portal
        .acts(
            Who::Reporter,
            &reference,
            json!({"act": "supplement", "note": "Deux postes de plus."}),
        )
        .await;
    let problem = portal
        .refused(Who::Analyst, &reference, qualify(Some(read)))
        .await;
    assert_eq!(problem["reason"], "changed-since");
    assert_eq!(problem["version"].as_u64(), Some(read + 1));
    portal
        .acts(Who::Analyst, &reference, qualify(Some(read + 1)))
        .await;
}

#[tokio::test]
async fn a_repeated_request_is_harmless_and_another_one_under_its_key_is_refused() {
    let portal = Portal::open().await;
    let send = |body: &serde_json::Value| {
        portal
            .call(Who::Reporter, Method::POST, DECLARE)
            .header("Idempotency-Key", "report-1")
            .json(body)
    };
    let first = answered(201, send(&report(&portal))).await;
    let again = answered(201, send(&report(&portal))).await;
    assert_eq!(first, again);

    let mut other = report(&portal);
    other["description"] = json!("Autre chose.");
    let problem = answered(422, send(&other)).await;
    assert!(problem["type"].as_str().unwrap().ends_with("/key-reused"));
    let cases = portal.reads(Who::Analyst, "/api/v1/cases").await;
    assert_eq!(cases["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn problems_are_worded_in_the_caller_s_language() {
    let portal = Portal::open().await;
    let request = |lang: &str| {
        portal
            .stranger(Method::GET, "/api/v1/me")
            .header("accept-language", lang)
    };
    let french = answered(401, request("fr")).await;
    let english = answered(401, request("en")).await;
    assert_eq!(french["title"], "Un jeton valable est nécessaire");
    assert_eq!(english["title"], "A valid token is needed");
}
