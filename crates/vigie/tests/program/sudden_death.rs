//! Nothing that was accepted is lost when the program is killed.

use std::{collections::BTreeSet, time::Duration};

use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::place::{HOSPITAL, Place};

const ANALYST: &str = "analyst@vigie.example";
const SENDERS: usize = 8;

#[tokio::test(flavor = "multi_thread")]
async fn decl_5_killed_while_declarations_arrive_no_accepted_one_and_no_message_is_lost() {
    let place = Place::with_mailbox().await;
    place.furnish();
    place.done(&[
        "users",
        "add",
        ANALYST,
        "cert",
        "--name",
        "Dominique Exemple",
    ]);
    let token = place.done(&["tokens", "issue", ANALYST, "--name", "test"]);
    let token = token.trim();
    let mut accepted = BTreeSet::new();
    for enough in [5, 20] {
        let portal = place.serve();
        let mut senders = JoinSet::new();
        for _ in 0..SENDERS {
            senders.spawn(declare(portal.url.clone(), token.to_owned()));
        }
        let mut answered = 0;
        let mut portal = Some(portal);
        while let Some(reference) = senders.join_next().await {
            if let Some(reference) = reference.unwrap() {
                accepted.insert(reference);
                answered += 1;
                if let Some(portal) = &portal {
                    senders.spawn(declare(portal.url.clone(), token.to_owned()));
                }
            }
            if answered >= enough
                && let Some(portal) = portal.take()
            {
                portal.kill();
            }
        }
    }
    assert!(accepted.len() >= 25);

    let portal = place.serve();
    assert!(accepted.is_subset(&known(&portal.url, token).await));
    let announced = |reference: &String| {
        let cert = place.mailbox().received_by("cert@vigie.example");
        cert.iter().any(|mail| mail.subject.contains(reference))
    };
    let catcher = place.mailbox().catcher();
    let all = catcher.wait_until(|_| accepted.iter().all(announced));
    tokio::time::timeout(Duration::from_secs(60), all)
        .await
        .expect("every accepted declaration is announced to the CERT");
    assert_eq!(portal.stop(), Some(0));
}

/// The reference of an accepted declaration; nothing when the portal died
/// before it answered.
async fn declare(url: String, token: String) -> Option<String> {
    let answer = reqwest::Client::new()
        .post(format!("{url}/api/v1/declarations"))
        .bearer_auth(token)
        .json(&json!({
            "facility": HOSPITAL,
            "channel": "phone",
            "description": "Les postes de l’accueil ne démarrent plus.",
            "reporter": { "name": "Prénom Nom", "phone": "02 99 00 00 01" }
        }))
        .send()
        .await
        .ok()?;
    assert_eq!(answer.status(), 201);
    let receipt: Value = answer.json().await.ok()?;
    receipt["reference"].as_str().map(str::to_owned)
}

async fn known(url: &str, token: &str) -> BTreeSet<String> {
    let client = reqwest::Client::new();
    let mut known = BTreeSet::new();
    let mut next = Some(String::new());
    while let Some(cursor) = next {
        let mut request = client.get(format!("{url}/api/v1/cases")).bearer_auth(token);
        if !cursor.is_empty() {
            request = request.query(&[("cursor", cursor)]);
        }
        let page: Value = request.send().await.unwrap().json().await.unwrap();
        for case in page["items"].as_array().unwrap() {
            known.extend(case["reference"].as_str().map(str::to_owned));
        }
        next = page["next"].as_str().map(str::to_owned);
    }
    known
}
