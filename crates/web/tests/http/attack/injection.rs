//! Words that would be markup, a header or a command elsewhere stay words:
//! through every free text, on every page and in every mail.

use process::declaration::facts::{Facts, FieldKey};
use reqwest::Method;
use serde_json::{Value, json};
use testkit::world::Who;
use web::api::examples;

use crate::portal::{Portal, answered};

/// Markup that would be seen as such, wherever it stood.
const MARKUP: &str = "<vigie-injected attr='x'>\"'--><script>alert(1)</script>{{7*7}}";

/// What a page would hold if it had become markup.
const ALIVE: [&str; 2] = ["<vigie-injected", "<script>alert"];

fn assert_dead(place: &str, text: &str) {
    for sign in ALIVE {
        assert!(!text.contains(sign), "{place} holds {sign}");
    }
}

/// Every answer of the form that takes free text, filled with markup.
fn facts_of_markup() -> (Value, Vec<String>) {
    let mut facts = serde_json::to_value(Facts::example()).unwrap();
    let mut filled = Vec::new();
    for key in FieldKey::ALL {
        let name = key.json_name().to_owned();
        // Phones and addresses have a form that markup has not.
        if name.ends_with("phone") || name.ends_with("email") {
            continue;
        }
        if serde_json::from_value::<Facts>(json!({ &name: MARKUP })).is_ok() {
            facts[&name] = json!(MARKUP);
            filled.push(name);
        }
    }
    (facts, filled)
}

/// Every text of an example, replaced by markup; others than texts stay.
fn of_markup(value: &mut Value, read: &dyn Fn(&Value) -> bool) {
    let paths = texts(value, String::new());
    for path in paths {
        let kept = value.pointer(&path).cloned();
        if let Some(text) = value.pointer_mut(&path) {
            *text = json!(MARKUP);
        }
        if !read(value)
            && let (Some(text), Some(kept)) = (value.pointer_mut(&path), kept)
        {
            *text = kept;
        }
    }
}

fn texts(value: &Value, path: String) -> Vec<String> {
    match value {
        Value::String(_) => vec![path],
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items
                .flat_map(|(at, item)| texts(item, format!("{path}/{at}")))
                .collect()
        }
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(name, _)| *name != "act");
            fields
                .flat_map(|(name, item)| texts(item, format!("{path}/{name}")))
                .collect()
        }
        _ => Vec::new(),
    }
}

fn is_an_act(value: &Value) -> bool {
    let Value::Object(mut body) = value.clone() else {
        return false;
    };
    body.remove("version");
    web::acts::read(body).is_ok()
}

async fn declared(portal: &Portal) -> (String, usize) {
    let (facts, filled) = facts_of_markup();
    let mut body = examples::declaration();
    for name in &filled {
        body[name] = facts[name].clone();
    }
    for name in ["name", "function"] {
        body["reporter"][name] = json!(MARKUP);
    }
    let call = portal.call(Who::Reporter, Method::POST, "/api/v1/declarations");
    let declared = answered(201, call.json(&body)).await;
    let reference = declared["reference"].as_str().unwrap().to_owned();
    (reference, filled.len() + 2)
}

/// Does whatever the roles may, with markup wherever words go.
async fn handled(portal: &Portal, reference: &str) -> usize {
    let path = format!("/api/v1/cases/{reference}");
    let mut done = 0;
    for mut act in examples::acts() {
        of_markup(&mut act, &is_an_act);
        for who in [Who::Lead, Who::Ars, Who::Reporter, Who::Hfds, Who::Dgs] {
            if act.get("version").is_some() {
                let case = portal.call(Who::Lead, Method::GET, &path);
                act["version"] = answered(200, case).await["version"].clone();
            }
            let sent = portal.call(who, Method::POST, &format!("{path}/acts"));
            if sent.json(&act).send().await.unwrap().status() == 201 {
                done += 1;
                break;
            }
        }
    }
    done
}

#[tokio::test]
async fn markup_in_any_free_text_stays_text_on_every_page_and_in_every_mail() {
    let portal = Portal::open().await;
    let (reference, filled) = declared(&portal).await;
    let acts = handled(&portal, &reference).await;
    assert!(filled > 8, "{filled} answers take free text");
    assert!(acts > 15, "{acts} acts done");
    let case = format!("/dossiers/{reference}");
    let mut pages = 0;
    for who in [
        Who::Reporter,
        Who::Director,
        Who::Lead,
        Who::Ars,
        Who::Hfds,
        Who::Dgs,
    ] {
        let browser = portal.signed_in(who).await;
        for path in [
            case.clone(),
            format!("{case}/recit"),
            format!("{case}/deroule"),
            format!("{case}/recu"),
            format!("{case}/cnil"),
            format!("{case}/qualifier"),
            format!("{case}/completer"),
            "/accueil".to_owned(),
            "/file".to_owned(),
            "/dossiers".to_owned(),
            "/mes-dossiers".to_owned(),
            "/recherche?q=vigie-injected".to_owned(),
            "/recherche?q=%3Cvigie-injected%3E%22%3E%3Cscript%3Ealert(1)".to_owned(),
        ] {
            let answer = browser.get(&path).await;
            assert!(answer.status().as_u16() < 500, "{path}");
            assert_dead(&path, &answer.text().await.unwrap());
            pages += 1;
        }
    }
    assert!(pages > 70);
    let mails = portal.world.mails().await;
    assert!(!mails.is_empty());
    for mail in mails {
        for part in [&mail.subject, &mail.text, &mail.html] {
            assert_dead("a mail", part);
            assert!(!part.contains("vigie-injected"), "KEEP-3: {part}");
        }
        assert!(!mail.subject.contains(['\r', '\n']), "{:?}", mail.subject);
    }
}

#[tokio::test]
async fn a_line_break_in_an_address_or_a_name_makes_no_header_of_a_mail() {
    let portal = Portal::open().await;
    let mut body = examples::declaration();
    body["reporter"]["email"] = json!("a@b.example\r\nBcc: c@d.example");
    let call = portal.stranger(Method::POST, "/api/v1/declarations");
    let refused = call.json(&body).send().await.unwrap();
    assert!(refused.status().is_client_error(), "{}", refused.status());

    body["reporter"]["email"] = json!("a@b.example");
    body["reporter"]["name"] = json!("Prénom\r\nBcc: c@d.example");
    let call = portal.stranger(Method::POST, "/api/v1/declarations");
    let answer = call.json(&body).send().await.unwrap();
    assert!(answer.status().as_u16() < 500);

    let browser = portal.browser();
    for email in ["a@b.example\r\nBcc: c@d.example", "a@b.example\nBcc: c"] {
        let answer = browser
            .post("/mot-de-passe-oublie", &[("email", email)])
            .await;
        assert!(answer.status().as_u16() < 500);
    }
    for mail in portal.world.mails().await {
        assert!(!mail.to.contains(['\r', '\n']), "{:?}", mail.to);
        assert!(!mail.to.contains("c@d.example"), "{:?}", mail.to);
        assert!(!mail.subject.contains(['\r', '\n']), "{:?}", mail.subject);
    }
}
