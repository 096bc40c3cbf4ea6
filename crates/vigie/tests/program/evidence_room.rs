//! KEEP-1: the disk of the evidence has no room left: files are refused, all
//! else goes on, and nothing that was stored is lost.

use std::fs;

use reqwest::{Client, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use testkit::database::Engine;

use crate::{
    nothing_lost::Furnished,
    place::{HOSPITAL, Serving},
};

/// KiB that a file may have: less than a segment of a piece.
const ROOM: u64 = 512;
const LENGTH: usize = 1_500_000;

async fn declares(portal: &Serving, token: &str) -> String {
    let body = json!({
        "facility": HOSPITAL, "channel": "phone", "description": "Panne.",
        "reporter": {"name": "Camille Exemple", "phone": "02 99 00 00 01"},
    });
    let sent = Client::new()
        .post(format!("{}/api/v1/declarations", portal.url))
        .bearer_auth(token)
        .json(&body)
        .send();
    let sent = sent.await.unwrap();
    assert_eq!(sent.status(), StatusCode::CREATED);
    let receipt: Value = sent.json().await.unwrap();
    receipt["reference"].as_str().unwrap().to_owned()
}

fn tus(request: RequestBuilder, token: &str) -> RequestBuilder {
    request.bearer_auth(token).header("Tus-Resumable", "1.0.0")
}

async fn goes_on(url: &str, token: &str, content: &[u8]) -> StatusCode {
    let head = tus(Client::new().head(url), token).send().await.unwrap();
    let offset = head.headers()["upload-offset"].to_str().unwrap();
    let offset: usize = offset.parse().unwrap();
    let rest = tus(Client::new().patch(url), token)
        .header("Upload-Offset", offset)
        .header("Content-Type", "application/offset+octet-stream")
        .body(content[offset..].to_vec());
    rest.send().await.unwrap().status()
}

#[tokio::test(flavor = "multi_thread")]
async fn keep_1_a_disk_of_evidence_that_is_full_refuses_files_and_keeps_the_rest() {
    // Of this program's files only those of evidence are large: the database
    // is on a server.
    let furnished = Furnished::on(Engine::Postgres).await;
    let (place, token) = (&furnished.place, &furnished.token);
    place.done(&["evidence", "new-key", "--out", "evidence.key"]);
    let settings = fs::read_to_string(place.path("vigie.toml")).unwrap();
    let evidence = "[evidence]\nkey_files = [\"evidence.key\"]\nkeep_free = 0\n";
    place.write("vigie.toml", &format!("{settings}\n{evidence}"));

    let content: Vec<u8> = (0..LENGTH).map(|at| (at / 3 % 256) as u8).collect();
    let portal = place.serve_with_room(ROOM);
    let reference = declares(&portal, token).await;
    let uploads = format!("/api/v1/cases/{reference}/evidence/uploads");
    let begun = tus(
        Client::new().post(format!("{}{uploads}", portal.url)),
        token,
    )
    .header("Upload-Length", LENGTH)
    .header("Upload-Metadata", "filename am91cm5hbC5sb2c=");
    let begun = begun.send().await.unwrap();
    assert_eq!(begun.status(), StatusCode::CREATED);
    let path = begun.headers()["location"].to_str().unwrap().to_owned();
    let url = format!("{}{path}", portal.url);
    let refused = goes_on(&url, token, &content).await;
    assert_eq!(refused, StatusCode::INSUFFICIENT_STORAGE);
    declares(&portal, token).await;
    assert_eq!(portal.stop(), Some(0));

    let portal = place.serve();
    let url = format!("{}{path}", portal.url);
    let taken = goes_on(&url, token, &content).await;
    assert_eq!(taken, StatusCode::NO_CONTENT);
    assert_eq!(portal.stop(), Some(0));
    place.done(&["evidence", "check"]);
}
