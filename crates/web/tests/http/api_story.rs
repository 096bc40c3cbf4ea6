//! One incident from the first report to its lessons, by API alone, on both
//! databases.

use reqwest::Method;
use rstest::rstest;
use serde_json::{Value, json};
use testkit::database::Engine;
use testkit::world::Who;
use web::api::examples;

use crate::portal::{Portal, answered};

const DECLARE: &str = "/api/v1/declarations";

async fn declared(portal: &Portal, who: Who) -> String {
    let request = portal
        .call(who, Method::POST, DECLARE)
        .json(&examples::declaration());
    let receipt = answered(201, request).await;
    receipt["reference"].as_str().unwrap().to_owned()
}

async fn read(portal: &Portal, who: Who, reference: &str) -> Value {
    portal
        .reads(who, &format!("/api/v1/cases/{reference}"))
        .await
}

/// Carries an act out on the version that its author reads.
async fn judges(portal: &Portal, who: Who, reference: &str, mut act: Value) {
    act["version"] = read(portal, who, reference).await["version"].clone();
    portal.acts(who, reference, act).await;
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn an_incident_is_worked_from_report_to_lessons(#[case] engine: Engine) {
    let portal = &Portal::on(engine, web::WebConfig::default()).await;

    let request = portal
        .call(Who::Reporter, Method::POST, DECLARE)
        .json(&examples::declaration());
    let receipt = answered(201, request).await;
    assert_eq!(receipt["bodies"], json!(["cert", "ars:ARS-53"]));
    assert_eq!(receipt["help"], "at-once");
    assert_eq!(receipt["confirmation"], "confirmed");
    assert!(receipt.get("follow_link").is_none());
    let reference = receipt["reference"].as_str().unwrap();

    let queue = portal
        .reads(
            Who::Analyst,
            "/api/v1/cases?order=queue&state=awaiting-qualification",
        )
        .await;
    assert_eq!(queue["items"][0]["reference"], reference);
    assert_eq!(queue["items"][0]["urgency"], "potential-danger");

    let done = portal
        .acts(Who::Analyst, reference, json!({"act": "take_in"}))
        .await;
    assert_eq!(done["reference"], reference);
    portal
        .acts(
            Who::Analyst,
            reference,
            json!({"act": "ask", "text": "Les sauvegardes sont-elles saines ?"}),
        )
        .await;
    let duties = portal.reads(Who::Reporter, "/api/v1/duties").await;
    assert!(
        duties["items"]
            .as_array()
            .unwrap()
            .iter()
            .any(|duty| duty["duty"] == "answer" && duty["question"] == 1)
    );
    portal
        .acts(
            Who::Reporter,
            reference,
            json!({"act": "answer", "question": 1, "text": "Oui, hors ligne."}),
        )
        .await;

    let path = format!(
        "/api/v1/cases/{reference}/would-tell?class=serious&finding=sanitary-impact&finding=malicious"
    );
    let would = portal.reads(Who::Analyst, &path).await;
    assert!(would["bodies"].as_array().unwrap().contains(&json!("dgs")));
    let qualify = json!({"act": "qualify", "class": "serious", "findings": ["sanitary-impact", "malicious"], "grounds": "Rançongiciel actif."});
    judges(portal, Who::Analyst, reference, qualify).await;

    portal
        .acts(
            Who::Analyst,
            reference,
            json!({"act": "log_contact", "means": "phone", "summary": "Premier contact."}),
        )
        .await;
    portal
        .acts(
            Who::Analyst,
            reference,
            json!({"act": "note", "text": "Vu ailleurs."}),
        )
        .await;
    portal
        .acts(
            Who::Ars,
            reference,
            json!({"act": "decide_support", "choice": "entrust"}),
        )
        .await;
    portal
        .acts(
            Who::Dgs,
            reference,
            json!({"act": "assess_care_impact", "text": "Limité."}),
        )
        .await;
    portal
        .acts(
            Who::Analyst,
            reference,
            json!({"act": "propose_measure", "kind": "containment", "text": "Couper le VPN."}),
        )
        .await;
    portal
        .acts(
            Who::Reporter,
            reference,
            json!({"act": "answer_measure", "measure": 1, "reply": "done", "comment": "Coupé."}),
        )
        .await;
    portal.acts(Who::Analyst, reference, json!({"act": "record_step", "step": "containment", "state": "done", "actors": ["cert-sante"]})).await;

    let case = read(portal, Who::Reporter, reference).await;
    assert_eq!(case["state"], "in-treatment");
    assert_eq!(case["questions"][0]["answer"], "Oui, hors ligne.");
    assert_eq!(case["measures"][0]["state"], "done");
    assert_eq!(case["facts"]["servers_affected"], 12);

    portal.acts(Who::Analyst, reference, json!({"act": "send_report", "summary": "Contenue.", "recommendations": "Double authentification."})).await;
    judges(
        portal,
        Who::Analyst,
        reference,
        json!({"act": "move_to_closing"}),
    )
    .await;
    portal
        .acts(Who::Reporter, reference, json!({"act": "end_handling"}))
        .await;
    portal
        .acts(
            Who::Analyst,
            reference,
            json!({"act": "write_closing_report", "actions": "Isolement.", "results": "Reprise."}),
        )
        .await;
    for who in [Who::Reporter, Who::Ars, Who::Analyst] {
        judges(portal, who, reference, json!({"act": "agree"})).await;
    }
    judges(portal, Who::Analyst, reference, json!({"act": "close"})).await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let form = analyst
        .page(&format!("/dossiers/{reference}/retour-experience"))
        .await;
    for drafted in [
        "Pris en compte en",
        "Qualifié en",
        "Clos en",
        "Accès sans second facteur",
    ] {
        assert!(form.contains(drafted), "{drafted}");
    }
    portal.acts(Who::Analyst, reference, json!({"act": "write_lessons", "roots": ["weak-password"], "causes": "Mot de passe réutilisé.", "recommendations": "Exercice annuel."})).await;
    assert_eq!(read(portal, Who::Hfds, reference).await["state"], "closed");
}

#[tokio::test]
async fn qual_5_each_reader_gets_its_part_of_the_record_and_of_the_case() {
    let portal = &Portal::open().await;
    let reference = &declared(portal, Who::Reporter).await;
    portal
        .acts(Who::Analyst, reference, json!({"act": "take_in"}))
        .await;
    portal
        .acts(
            Who::Analyst,
            reference,
            json!({"act": "note", "text": "SECRET-DU-CERT"}),
        )
        .await;
    portal
        .acts(
            Who::Analyst,
            reference,
            json!({"act": "ask", "text": "QUESTION-AUX-PARTIES"}),
        )
        .await;
    let qualify = json!({"act": "qualify", "class": "serious", "findings": ["sanitary-impact"], "grounds": "GROUNDS"});
    judges(portal, Who::Analyst, reference, qualify).await;

    let acts = format!("/api/v1/cases/{reference}/acts");
    for (who, note, question) in [
        (Who::Analyst, true, true),
        (Who::Ars, false, true),
        (Who::Reporter, false, true),
        (Who::Dgs, false, false),
    ] {
        let record = portal.reads(who, &acts).await.to_string();
        let case = read(portal, who, reference).await.to_string();
        assert_eq!(record.contains("SECRET-DU-CERT"), note, "{who:?}");
        assert!(!case.contains("SECRET-DU-CERT"), "{who:?}");
        assert_eq!(record.contains("QUESTION-AUX-PARTIES"), question, "{who:?}");
        assert_eq!(case.contains("QUESTION-AUX-PARTIES"), question, "{who:?}");
        assert!(case.contains("GROUNDS"), "{who:?}");
    }
}

#[tokio::test]
async fn keep_1_the_record_is_read_in_parts() {
    let portal = &Portal::open().await;
    let reference = &declared(portal, Who::Reporter).await;
    portal
        .acts(Who::Analyst, reference, json!({"act": "take_in"}))
        .await;
    let first = portal
        .reads(
            Who::Analyst,
            &format!("/api/v1/cases/{reference}/acts?limit=3"),
        )
        .await;
    let kinds = |part: &Value| -> Vec<String> {
        let items = part["items"].as_array().unwrap();
        items
            .iter()
            .map(|act| act["kind"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(kinds(&first), ["declared", "opened", "clock-started"]);
    let next = first["next"].as_str().unwrap();
    let path = format!("/api/v1/cases/{reference}/acts?limit=3&cursor={next}");
    let second = portal.reads(Who::Analyst, &path).await;
    assert_eq!(kinds(&second), ["taken-in"]);
    assert!(second.get("next").is_none());
    assert_eq!(second["items"][0]["author"]["name"], "Analyst");
}

#[tokio::test]
async fn decl_4_a_stranger_leaves_a_report_and_follows_it_by_its_secret() {
    let portal = &Portal::open().await;
    let request = portal
        .stranger(Method::POST, DECLARE)
        .json(&examples::declaration());
    let receipt = answered(201, request).await;
    assert_eq!(receipt["confirmation"], "awaited");
    let reference = receipt["reference"].as_str().unwrap();
    let link = receipt["follow_link"].as_str().unwrap();
    let secret = link.rsplit('/').next().unwrap();

    let path = format!("/api/v1/cases/{reference}");
    let follow = |secret: &str| {
        portal
            .stranger(Method::GET, &path)
            .bearer_auth(secret.to_owned())
    };
    let case = answered(200, follow(secret)).await;
    assert_eq!(case["reference"], reference);
    answered(401, follow("0000")).await;
    answered(401, portal.stranger(Method::GET, &path)).await;

    let other = declared(portal, Who::Reporter).await;
    let path = format!("/api/v1/cases/{other}");
    answered(401, portal.stranger(Method::GET, &path).bearer_auth(secret)).await;

    portal
        .acts(Who::Director, reference, json!({"act": "confirm"}))
        .await;
    assert_eq!(
        read(portal, Who::Analyst, reference).await["confirmation"],
        "confirmed"
    );
}

#[tokio::test]
async fn the_cert_may_send_the_document_s_example_as_it_is() {
    let portal = &Portal::open().await;
    let document = answered(200, portal.stranger(Method::GET, "/api/openapi.json")).await;
    let body = &document["paths"][DECLARE]["post"]["requestBody"]["content"]["application/json"]["example"];
    let request = portal.call(Who::Analyst, Method::POST, DECLARE).json(body);
    let receipt = answered(201, request).await;
    assert_eq!(receipt["confirmation"], "confirmed");
    assert_eq!(
        portal
            .reads(
                Who::Analyst,
                &format!("/api/v1/cases/{}", receipt["reference"].as_str().unwrap())
            )
            .await["channel"],
        "phone"
    );
}

#[tokio::test]
async fn decl_3_a_draft_is_kept_resumed_and_sent() {
    let portal = &Portal::open().await;
    let request = portal
        .call(Who::Reporter, Method::POST, "/api/v1/drafts")
        .json(&examples::draft());
    let draft = answered(201, request).await;
    assert_eq!(draft["version"], 1);
    assert_eq!(draft["patient_impact"], "unknown");
    let path = format!("/api/v1/drafts/{}", draft["id"].as_str().unwrap());

    let save = || {
        portal
            .call(Who::Reporter, Method::PUT, &path)
            .json(&examples::draft_saving())
    };
    let saved = answered(200, save()).await;
    assert_eq!(saved["version"], 2);
    let problem = answered(409, save()).await;
    assert_eq!(problem["version"], 2);

    let listed = portal.reads(Who::Reporter, "/api/v1/drafts").await;
    assert_eq!(listed["items"][0]["id"], draft["id"]);
    answered(404, portal.call(Who::Neighbour, Method::GET, &path)).await;

    let mut body = examples::declaration();
    body["draft"] = draft["id"].clone();
    answered(
        201,
        portal
            .call(Who::Reporter, Method::POST, DECLARE)
            .json(&body),
    )
    .await;
    answered(404, portal.call(Who::Reporter, Method::GET, &path)).await;

    let request = portal
        .call(Who::Reporter, Method::POST, "/api/v1/drafts")
        .json(&json!({}));
    let empty = answered(201, request).await;
    let path = format!("/api/v1/drafts/{}", empty["id"].as_str().unwrap());
    answered(204, portal.call(Who::Reporter, Method::DELETE, &path)).await;
}

#[tokio::test]
async fn decl_8_a_facility_is_found_by_anybody_and_kept_by_its_director() {
    let portal = &Portal::open().await;
    let found = answered(
        200,
        portal.stranger(Method::GET, "/api/v1/facilities?q=valmont"),
    )
    .await;
    assert_eq!(found["items"][0]["finess"], examples::EXAMPLE_FACILITY);
    assert_eq!(found["items"][0]["ars"], "ARS-53");
    assert!(
        found["items"][0].get("flags").is_none(),
        "designations are not public"
    );

    let base = format!("/api/v1/facilities/{}", examples::EXAMPLE_FACILITY);
    let mailbox = || {
        portal
            .call(Who::Director, Method::PUT, &format!("{base}/mailbox"))
            .json(&examples::mailbox())
    };
    answered(204, mailbox()).await;
    let reporter = portal.call(Who::Reporter, Method::PUT, &format!("{base}/mailbox"));
    answered(403, reporter.json(&examples::mailbox())).await;
    let people = format!("{base}/people");
    answered(
        204,
        portal
            .call(Who::Director, Method::POST, &people)
            .json(&examples::designation()),
    )
    .await;
    let mut second = examples::director();
    second["former"] = "stays".into();
    let confirmed = portal.call(Who::Analyst, Method::POST, &format!("{base}/director"));
    answered(204, confirmed.json(&second)).await;

    let desk = portal.reads(Who::Director, &format!("{base}/desk")).await;
    assert_eq!(desk["mailbox"], "securite@ch-valmont.example");
    let officer = desk["people"]
        .as_array()
        .unwrap()
        .iter()
        .find(|person| person["email"] == "rssi@ch-valmont.example")
        .unwrap();
    assert_eq!(officer["role"], "security-officer");
    let grant = format!("/api/v1/grants/{}", officer["grant"].as_str().unwrap());
    answered(403, portal.call(Who::Reporter, Method::DELETE, &grant)).await;
    answered(204, portal.call(Who::Director, Method::DELETE, &grant)).await;

    let unready = portal
        .reads(Who::Ars, "/api/v1/unready-facilities?missing=mailbox")
        .await;
    let items = unready["items"].as_array().unwrap();
    assert_eq!(unready["total"].as_u64(), Some(items.len() as u64));
    assert!(
        items
            .iter()
            .all(|facility| facility["finess"] != examples::EXAMPLE_FACILITY)
    );
}

#[tokio::test]
async fn lists_are_read_in_parts_and_filtered() {
    let portal = &Portal::open().await;
    for words in ["Une", "Deux", "Trois"] {
        portal.world.declares(Who::Reporter, words).await;
    }
    let first = portal.reads(Who::Analyst, "/api/v1/cases?limit=2").await;
    assert_eq!(first["items"].as_array().unwrap().len(), 2);
    let next = first["next"].as_str().unwrap();
    let second = portal
        .reads(
            Who::Analyst,
            &format!("/api/v1/cases?limit=2&cursor={next}"),
        )
        .await;
    assert_eq!(second["items"].as_array().unwrap().len(), 1);
    assert!(second.get("next").is_none());

    let none = portal
        .reads(Who::Analyst, "/api/v1/cases?state=closed&state=to-close")
        .await;
    assert_eq!(none["items"], json!([]));
    let wrong = portal.call(Who::Analyst, Method::GET, "/api/v1/cases?state=odd");
    assert_eq!(answered(422, wrong).await["fields"][0]["field"], "state");
    let found = portal.reads(Who::Analyst, "/api/v1/search?q=valmont").await;
    assert_eq!(found["cases"].as_array().unwrap().len(), 3);
    let counts = portal.reads(Who::Analyst, "/api/v1/case-counts").await;
    let awaiting = counts["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|line| line["state"] == "awaiting-qualification")
        .unwrap();
    assert_eq!(
        (awaiting["count"].as_u64(), awaiting["precision"].as_str()),
        (Some(3), Some("exact"))
    );
}
