//! Bodies made to break what reads them: too deep, too large, with fields
//! that nobody may set, with characters that a database does not keep.

use reqwest::Method;
use rstest::rstest;
use serde_json::{Value, json};
use testkit::database::Engine;
use testkit::world::Who;
use web::WebConfig;
use web::api::{self, examples};

use crate::portal::Portal;

/// Fields that only the portal itself sets.
const NOT_ONES_OWN: [&str; 8] = [
    "id",
    "reference",
    "declared_at",
    "confirmation",
    "viewers",
    "account",
    "rights",
    "is_admin",
];

/// Every operation that takes a body, with an example of it.
fn operations() -> Vec<(Method, String, Value)> {
    let document = serde_json::to_value(api::document()).unwrap();
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let media = &operation["requestBody"]["content"]["application/json"];
            if media.is_null() {
                continue;
            }
            let several = media["examples"].as_object();
            let first = several.and_then(|examples| examples.values().next());
            let example = first.map_or(&media["example"], |example| &example["value"]);
            let method = method.to_uppercase().parse().unwrap();
            found.push((method, path.clone(), example.clone()));
        }
    }
    found
}

fn filled(path: &str, reference: &str) -> String {
    path.replace("{reference}", reference)
        .replace("{finess}", examples::EXAMPLE_FACILITY)
        .replace("{code}", "ARS-53")
        .replace("{id}", "00000000-0000-7000-8000-000000000000")
}

#[tokio::test]
async fn a_field_that_nobody_may_set_is_refused_by_every_operation() {
    let portal = Portal::open().await;
    let reference = portal
        .world
        .declares(Who::Reporter, "Panne")
        .await
        .reference;
    let mut tried = 0;
    for (method, path, example) in operations() {
        for field in NOT_ONES_OWN {
            let mut body = example.clone();
            if body.get(field).is_some() {
                continue;
            }
            body[field] = json!("x");
            for who in [Who::Director, Who::Lead, Who::Ars] {
                let path = filled(&path, &reference.to_string());
                let call = portal.call(who, method.clone(), &path).json(&body);
                let status = call.send().await.unwrap().status().as_u16();
                assert!(
                    (400..500).contains(&status),
                    "{who:?} {path} {field}: {status}"
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 100, "{tried}");
}

#[tokio::test]
async fn a_body_too_deep_or_too_large_is_refused_by_every_operation() {
    let portal = Portal::open().await;
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let deep_field = format!("{{\"description\":{deep}}}");
    let large = format!("{{\"description\":\"{}\"}}", "a".repeat(2 * 1024 * 1024));
    for (method, path, _) in operations() {
        let path = filled(&path, "2026-000001");
        for body in [&deep, &deep_field, &large] {
            let call = portal
                .call(Who::Lead, method.clone(), &path)
                .header("content-type", "application/json")
                .body(body.clone());
            let status = call.send().await.unwrap().status().as_u16();
            assert!((400..500).contains(&status), "{path}: {status}");
        }
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn strange_characters_and_numbers_break_nothing(#[case] engine: Engine) {
    let portal = Portal::on(engine, WebConfig::default()).await;
    let strange = [
        json!("a\u{0}b"),
        json!("\u{202e}txt.exe\u{202d}"),
        json!("\u{feff}\u{200b}\u{200d}"),
        json!("e\u{301}".repeat(2000)),
        json!("\u{1f9d1}\u{200d}\u{2695}\u{fe0f}".repeat(50)),
        json!("\u{ffff}\u{10ffff}"),
        json!("'; DROP TABLE cases; --"),
        json!("=cmd|' /C calc'!A0"),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(1e300),
        json!(-1),
        json!(null),
    ];
    let mut tried = 0;
    for value in &strange {
        for field in ["description", "servers_affected", "noticed_at", "facility"] {
            let mut body = examples::declaration();
            body[field] = value.clone();
            let call = portal.call(Who::Reporter, Method::POST, "/api/v1/declarations");
            let status = call.json(&body).send().await.unwrap().status().as_u16();
            assert!(status < 500, "{field}={value}: {status}");
            let mut draft = examples::draft();
            draft[field] = value.clone();
            let call = portal.call(Who::Reporter, Method::POST, "/api/v1/drafts");
            let status = call.json(&draft).send().await.unwrap().status().as_u16();
            assert!(status < 500, "draft {field}={value}: {status}");
            tried += 2;
        }
        let text = value.as_str().unwrap_or("1e999");
        for path in [
            "/api/v1/search",
            "/api/v1/facilities",
            "/api/v1/cases",
            "/recherche",
            "/dossiers",
        ] {
            for name in ["q", "cursor", "facility", "from", "limit"] {
                let call = portal.call(Who::Lead, Method::GET, path);
                let answer = call.query(&[(name, text)]).send().await.unwrap();
                let status = answer.status().as_u16();
                assert!(status < 500, "{path}?{name}={value}: {status}");
                tried += 1;
            }
        }
    }
    let browser = portal.signed_in(Who::Reporter).await;
    for text in strange.iter().filter_map(Value::as_str) {
        for path in ["/connexion", "/mot-de-passe-oublie", "/declarer", "/langue"] {
            let fields = ["email", "password", "lang", "back", "q", "facility"];
            let fields = fields.map(|name| (name, text));
            let status = browser.post(path, &fields).await.status().as_u16();
            assert!(status < 500, "{path} {text:?}: {status}");
            tried += 1;
        }
    }
    println!("{tried} requests tried");
}
