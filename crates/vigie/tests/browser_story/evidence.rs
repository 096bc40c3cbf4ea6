//! Evidence, from the reporter's computer to the CERT's copy (KEEP-1).

use std::io::Write;

use serde_json::json;
use testkit::browser::Browser;
use testkit::browser::prelude::*;
use testkit::database::Engine;
use testkit::server::Server;
use testkit::world::Who;
use web::WebConfig;

use crate::assert_flawless;
use crate::person::{Person, says};

/// Pulls the cable, or puts it back.
async fn connected(person: &Person, connected: bool) {
    let cdp = person.session.cdp();
    cdp.send_raw("Network.enable", json!({})).await.unwrap();
    let line = json!({
        "offline": !connected, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1
    });
    cdp.send_raw("Network.emulateNetworkConditions", line)
        .await
        .unwrap();
}

#[tokio::test]
async fn evidence_is_sent_over_a_cut_line_and_handed_out_with_its_chain_of_custody() {
    let server = &Server::open(Engine::Sqlite, WebConfig::default()).await;
    let receipt = server.world.declares(Who::Reporter, "Panne.").await;
    let case = format!("/dossiers/{}", receipt.reference);
    let pieces = format!("{case}/pieces");
    let mut file = tempfile::Builder::new()
        .prefix("pare-feu-")
        .suffix(".log")
        .tempfile()
        .unwrap();
    file.write_all(&[b'x'; 3_000_000]).unwrap();
    let browser = &Browser::start();

    let reporter = Person::signed_in(browser, server, Who::Reporter).await;
    reporter.open(&pieces).await;
    reporter.picture("evidence-none").await;
    reporter.press("evidence-send-button").await;
    reporter
        .reads(".field-error", &says("evidence-no-file"))
        .await;
    reporter.look().await;
    reporter.picture("evidence-no-file").await;
    reporter.write("origin", "Pare-feu du site principal").await;
    let chosen = reporter.session.query(By::Id("files")).first().await;
    let path = file.path().to_str().unwrap();
    chosen.unwrap().send_keys(path).await.unwrap();
    connected(&reporter, false).await;
    let send = "document.querySelector('form[data-evidence] button').click()";
    reporter.session.execute(send, []).await.unwrap();
    reporter.reads("[data-progress]", "Rien n’est perdu").await;
    reporter.picture("evidence-cut").await;
    connected(&reporter, true).await;
    let name = file.path().file_name().unwrap().to_str().unwrap();
    reporter.reads("table", name).await;
    reporter.sees("flash-evidence-received").await;
    reporter.look().await;
    reporter.press_words("table", name).await;
    reporter.reads("main", "Pare-feu du site principal").await;
    reporter.picture("evidence-piece-reporter").await;

    let analyst = Person::signed_in(browser, server, Who::Analyst).await;
    analyst.open(&case).await;
    analyst.press_words("main", name).await;
    let piece = analyst.path().await;
    analyst.press("evidence-copy-button").await;
    analyst.reads(".field-error", "Indiquez la raison").await;
    analyst.picture("evidence-copy-refused").await;
    analyst.write("reason", "Analyse du journal").await;
    analyst.press("evidence-copy-button").await;
    analyst.sees("evidence-copy-ready").await;
    analyst.reads(".thread", "Analyse du journal").await;
    analyst.picture("evidence-copy-ready").await;
    analyst.open(&pieces).await;
    analyst.picture("evidence-list").await;

    let lead = Person::signed_in(browser, server, Who::Lead).await;
    lead.open(&piece).await;
    lead.press("evidence-destroy-open").await;
    lead.write("destroy-reason", "Doublon").await;
    lead.press_words("form", &says("evidence-destroy-button"))
        .await;
    lead.reads(".tags", &says("evidence-destroyed")).await;
    lead.picture("evidence-destroyed").await;
    assert_flawless(&[&reporter, &analyst, &lead]);
}
