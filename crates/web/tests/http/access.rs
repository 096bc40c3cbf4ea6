//! Who may read which address: pages and operations by role, as a table that a
//! reviewer reads as a difference.

use std::fmt::Write;

use reqwest::Method;
use serde_json::json;
use testkit::world::Who;
use web::api::{self, examples::EXAMPLE_FACILITY};

use crate::portal::{Portal, location};

/// The pages that are read by GET, but those whose address holds a secret or a
/// draft.
const PAGES: [&str; 23] = [
    "/",
    "/accueil",
    "/compte",
    "/connexion",
    "/declarer",
    "/demo/courriels",
    "/dossiers",
    "/dossiers/{reference}",
    "/dossiers/{reference}/cnil",
    "/dossiers/{reference}/cnil.pdf",
    "/dossiers/{reference}/cnil.txt",
    "/dossiers/{reference}/qualifier",
    "/dossiers/{reference}/recit",
    "/dossiers/{reference}/recit.pdf",
    "/dossiers/{reference}/recu.pdf",
    "/etablissements/a-completer",
    "/etablissements/{finess}",
    "/file",
    "/formulaire-papier",
    "/formulaire-papier.pdf",
    "/mes-dossiers",
    "/mot-de-passe-oublie",
    "/recherche",
];

/// A case of the hospital that every body knows, save those that it does not
/// concern.
async fn case(portal: &Portal) -> String {
    let reference = portal
        .world
        .declares(Who::Reporter, "Panne")
        .await
        .reference
        .to_string();
    portal
        .acts(Who::Analyst, &reference, json!({"act": "take_in"}))
        .await;
    let case = portal
        .reads(Who::Analyst, &format!("/api/v1/cases/{reference}"))
        .await;
    let act = json!({
        "act": "qualify",
        "version": case["version"],
        "class": "serious",
        "findings": ["sanitary-impact"],
        "grounds": "Panne.",
    });
    portal.acts(Who::Analyst, &reference, act).await;
    reference
}

fn filled(path: &str, reference: &str) -> String {
    path.replace("{reference}", reference)
        .replace("{finess}", EXAMPLE_FACILITY)
        .replace("{code}", "ARS-53")
        .replace("{piece}", "00000000-0000-0000-0000-000000000000")
        .replace("{name}", "refused")
}

/// What a query must hold, where one is needed.
fn query(path: &str) -> &'static str {
    match path {
        "/api/v1/search" | "/api/v1/facilities" => "?q=valmont",
        "/api/v1/unready-facilities" => "?missing=mailbox",
        "/api/v1/cases/{reference}/would-tell" => "?class=minor",
        _ => "",
    }
}

fn readers() -> impl Iterator<Item = Option<Who>> {
    std::iter::once(None).chain(Who::ALL.map(Some))
}

fn heading(table: &mut String) {
    for (index, who) in readers().enumerate() {
        let name = who.map_or("Stranger".to_owned(), |who| format!("{who:?}"));
        writeln!(table, "{:>2} {name}", index + 1).unwrap();
    }
    let numbers: String = (1..=readers().count()).map(|n| format!("{n:>4}")).collect();
    writeln!(table, "\n{:<44}{numbers}", "").unwrap();
}

#[tokio::test]
async fn qual_5_pages_open_to_those_whom_they_concern() {
    let portal = Portal::open().await;
    let reference = case(&portal).await;
    let mut browsers = Vec::new();
    for who in readers() {
        browsers.push(match who {
            None => portal.browser(),
            Some(who) => portal.signed_in(who).await,
        });
    }
    let mut table = String::new();
    heading(&mut table);
    for path in PAGES {
        write!(table, "{path:<44}").unwrap();
        for browser in &browsers {
            let answer = browser.get(&filled(path, &reference)).await;
            let led_away = answer.status() == 303 && location(&answer).starts_with("/connexion");
            match led_away {
                true => write!(table, "{:>4}", "in").unwrap(),
                false => write!(table, "{:>4}", answer.status().as_u16()).unwrap(),
            }
        }
        table.push('\n');
    }
    insta::assert_snapshot!("pages", table);
}

#[tokio::test]
async fn qual_5_operations_answer_those_whom_they_concern() {
    let portal = Portal::open().await;
    let reference = case(&portal).await;
    let document = serde_json::to_value(api::document()).unwrap();
    let paths = document["paths"].as_object().unwrap();
    let mut read: Vec<&String> = paths
        .iter()
        .filter(|(path, item)| item.get("get").is_some() && !path.contains("{id}"))
        .map(|(path, _)| path)
        .collect();
    read.sort();
    let mut table = String::new();
    heading(&mut table);
    for path in read {
        write!(table, "{path:<44}").unwrap();
        let address = format!("{}{}", filled(path, &reference), query(path));
        for who in readers() {
            let request = match who {
                None => portal.stranger(Method::GET, &address),
                Some(who) => portal.call(who, Method::GET, &address),
            };
            let status = request.send().await.unwrap().status().as_u16();
            write!(table, "{status:>4}").unwrap();
        }
        table.push('\n');
    }
    insta::assert_snapshot!("operations", table);
}
