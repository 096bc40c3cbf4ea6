//! Taking the technical facts of a case away, by the page and by the API.

use reqwest::Method;
use testkit::world::Who;

use crate::portal::{Portal, answered};

#[tokio::test]
async fn technical_facts_are_read_then_taken_as_stix_or_for_misp() {
    let portal = Portal::open().await;
    let world = &portal.world;
    let words = "Appels vers 203.0.113.7.";
    let case = world.declares(Who::Reporter, words).await.reference;
    let browser = portal.signed_in(Who::Analyst).await;
    let path = format!("/dossiers/{case}/faits-techniques");
    assert!(
        browser
            .page(&format!("/dossiers/{case}"))
            .await
            .contains(&path)
    );
    let page = browser.page(&path).await;
    assert!(page.contains("203.0.113.7") && page.contains("Adresse IP"));
    let stix = browser
        .get(&format!("{path}/stix.json?tlp=green&facility=named"))
        .await;
    let named = stix.headers()["content-disposition"].to_str().unwrap();
    assert!(named.contains(&format!("{case}.stix.json")));
    let stix = stix.text().await.unwrap();
    assert!(stix.contains("TLP:GREEN") && stix.contains("CH de Valmont"));
    let misp = browser.page(&format!("{path}/misp.json")).await;
    assert!(misp.contains("tlp:amber+strict") && !misp.contains("Valmont"));

    let api = format!("/api/v1/cases/{case}/export");
    let bundle = portal
        .reads(Who::Analyst, &format!("{api}.stix.json"))
        .await;
    assert_eq!(bundle["type"], "bundle");
    let clear = format!("{api}.misp.json?tlp=clear");
    let event = portal.reads(Who::Analyst, &clear).await;
    assert_eq!(event["Event"]["Tag"][0]["name"], "tlp:clear");
    let wrong = format!("{api}.misp.json?tlp=white");
    answered(400, portal.call(Who::Analyst, Method::GET, &wrong)).await;
    let agency = portal.call(Who::Ars, Method::GET, &format!("{api}.stix.json"));
    answered(403, agency).await;
}
