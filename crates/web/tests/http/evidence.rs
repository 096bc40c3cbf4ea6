//! Files of a case: sent so that a cut loses nothing, kept with their custody,
//! given as downloads that open nothing (KEEP-1, QUAL-5).

use bytes::Bytes;
use process::ids::Reference;
use reqwest::{Method, RequestBuilder, Response, multipart};
use rstest::rstest;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use testkit::world::{Who, declaration};

use crate::portal::{Portal, answered, location};

const UPLOADS: &str = "/api/v1/cases/2026-000001/evidence/uploads";
const EVIDENCE: &str = "/api/v1/cases/2026-000001/evidence";
const PAGES: &str = "/dossiers/2026-000001/pieces";

async fn declared() -> (Portal, Reference) {
    let portal = Portal::open().await;
    let receipt = portal
        .world
        .declares(Who::Reporter, "Tout est chiffré.")
        .await;
    (portal, receipt.reference)
}

fn base64(text: &str) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(text)
}

fn tus(request: RequestBuilder) -> RequestBuilder {
    request.header("Tus-Resumable", "1.0.0")
}

fn creation(portal: &Portal, who: Who, length: usize, about: &[(&str, &str)]) -> RequestBuilder {
    let about: Vec<String> = about
        .iter()
        .map(|(name, value)| format!("{name} {}", base64(value)))
        .collect();
    tus(portal.call(who, Method::POST, UPLOADS))
        .header("Upload-Length", length)
        .header("Upload-Metadata", about.join(","))
}

fn part(portal: &Portal, who: Who, url: &str, offset: usize, bytes: Bytes) -> RequestBuilder {
    tus(portal.call(who, Method::PATCH, url))
        .header("Upload-Offset", offset)
        .header("Content-Type", "application/offset+octet-stream")
        .body(bytes)
}

async fn offset(portal: &Portal, who: Who, url: &str) -> u64 {
    let answer = tus(portal.call(who, Method::HEAD, url))
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["cache-control"], "no-store");
    answer.headers()["upload-offset"]
        .to_str()
        .unwrap()
        .parse()
        .unwrap()
}

/// Sends a file whole; gives its identity.
async fn send(portal: &Portal, who: Who, about: &[(&str, &str)], content: &[u8]) -> String {
    let begun = creation(portal, who, content.len(), about)
        .send()
        .await
        .unwrap();
    assert_eq!(begun.status(), 201, "{}", begun.text().await.unwrap());
    let url = location(&begun).to_owned();
    let content = Bytes::copy_from_slice(content);
    let sent = part(portal, who, &url, 0, content).send().await.unwrap();
    assert_eq!(sent.status(), 204, "{}", sent.text().await.unwrap());
    url.rsplit('/').next().unwrap().to_owned()
}

async fn copy(portal: &Portal, who: Who, piece: &str, ask: Value) -> String {
    let path = format!("{EVIDENCE}/{piece}/copies");
    let taken = answered(201, portal.call(who, Method::POST, &path).json(&ask)).await;
    taken["href"].as_str().unwrap().to_owned()
}

async fn fetch(portal: &Portal, who: Who, href: &str) -> Response {
    portal.call(who, Method::GET, href).send().await.unwrap()
}

#[tokio::test]
async fn keep_1_a_file_goes_on_where_its_sending_stopped() {
    let (portal, _) = declared().await;
    let content: Bytes = (0..5_000_000_u32).map(|at| (at / 3 % 256) as u8).collect();
    let about = [("filename", "pare-feu.log"), ("filetype", "text/plain")];
    let who = Who::Reporter;
    let begun = creation(&portal, who, content.len(), &about)
        .send()
        .await
        .unwrap();
    assert_eq!(begun.status(), 201);
    assert_eq!(begun.headers()["tus-resumable"], "1.0.0");
    let url = location(&begun).to_owned();
    assert_eq!(offset(&portal, who, &url).await, 0);

    // The connection breaks after the first part of a body that announced more.
    let first = content.slice(..1_500_000);
    let broken = futures::stream::iter([
        Ok(first.clone()),
        Err(std::io::Error::other("the cable was pulled")),
    ]);
    let request = part(&portal, who, &url, 0, Bytes::new());
    request
        .body(reqwest::Body::wrap_stream(broken))
        .send()
        .await
        .unwrap_err();
    let mut stopped = offset(&portal, who, &url).await;
    // What the server still holds of the broken request is written down soon.
    for _ in 0..200 {
        if stopped > 0 {
            break;
        }
        tokio::task::yield_now().await;
        stopped = offset(&portal, who, &url).await;
    }
    let wrong = part(&portal, who, &url, 7, content.slice(7..))
        .send()
        .await
        .unwrap();
    assert_eq!(wrong.status(), 409, "it goes on where it stopped");
    let stopped = usize::try_from(offset(&portal, who, &url).await).unwrap();
    assert!(stopped <= first.len());

    let rest = part(&portal, who, &url, stopped, content.slice(stopped..));
    let rest = rest.send().await.unwrap();
    assert_eq!(rest.status(), 204);
    let listed = portal.reads(Who::Analyst, EVIDENCE).await;
    let piece = &listed["items"][0];
    assert_eq!(piece["name"], "pare-feu.log");
    assert_eq!(piece["size"], content.len());
    assert_eq!(piece["sha256"], hex::encode(Sha256::digest(&content)));

    let id = piece["id"].as_str().unwrap();
    let href = copy(&portal, Who::Analyst, id, json!({"reason": "Analyse."})).await;
    let whole = fetch(&portal, Who::Analyst, &href)
        .await
        .bytes()
        .await
        .unwrap();
    assert!(whole == content, "byte for byte");
    let request = portal.call(Who::Analyst, Method::GET, &href);
    let resumed = request
        .header("Range", "bytes=4999990-")
        .send()
        .await
        .unwrap();
    assert_eq!(resumed.status(), 206);
    assert_eq!(
        resumed.headers()["content-range"],
        "bytes 4999990-4999999/5000000"
    );
    assert_eq!(resumed.bytes().await.unwrap(), content[4_999_990..]);
}

#[tokio::test]
async fn keep_1_a_download_opens_nothing_in_the_browser() {
    let (portal, _) = declared().await;
    let about = [("filename", "journal \"é\".log"), ("filetype", "text/html")];
    let piece = send(&portal, Who::Reporter, &about, b"12:00 connexion").await;
    let href = copy(&portal, Who::Analyst, &piece, json!({"reason": "Lecture."})).await;
    let answer = fetch(&portal, Who::Analyst, &href).await;
    assert_eq!(answer.status(), 200);
    let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "application/octet-stream");
    assert!(header("content-disposition").starts_with("attachment; filename=\"journal _"));
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(
        header("content-security-policy"),
        "default-src 'none'; sandbox"
    );
    assert_eq!(header("cache-control"), "no-store");
    assert!(header("repr-digest").starts_with("sha-256=:"));
    assert_eq!(answer.bytes().await.unwrap(), "12:00 connexion");
}

#[rstest]
#[case::a_program("facture.exe", b"MZ\x90\x00")]
#[case::a_page("page.html", b"<html><script>")]
#[case::a_picture_that_is_a_page("logo.svg", b"<svg onload=''>")]
#[case::a_script_called_a_log("journal.log", b"#!/bin/sh")]
#[case::an_archive("tout.zip", b"PK\x03\x04 et tout ce qui suit")]
#[tokio::test]
async fn keep_1_what_may_run_leaves_wrapped_whatever_is_asked(
    #[case] name: &str,
    #[case] content: &[u8],
) {
    let (portal, _) = declared().await;
    let piece = send(&portal, Who::Reporter, &[("filename", name)], content).await;
    let ask = json!({"reason": "Analyse.", "form": "as-received"});
    let href = copy(&portal, Who::Analyst, &piece, ask).await;
    let answer = fetch(&portal, Who::Analyst, &href).await;
    assert_eq!(answer.headers()["content-type"], "application/zip");
    let said = answer.headers()["content-disposition"].to_str().unwrap();
    assert!(said.contains(&format!("{name}.zip")), "{said}");
    let archive = answer.bytes().await.unwrap();
    assert!(
        !archive
            .windows(content.len())
            .any(|window| window == content)
    );
}

#[rstest]
#[case("../../../etc/passwd", "passwd")]
#[case(r"..\..\windows\system32\config.sys", "config.sys")]
#[case("con.txt", "_con.txt")]
#[case("facture\u{202e}gpj.log", "facturegpj.log")]
#[case("a\r\nSet-Cookie: b=c.log", "aSet-Cookie_ b=c.log")]
#[tokio::test]
async fn keep_1_a_hostile_name_is_made_safe(#[case] sent: &str, #[case] kept: &str) {
    let (portal, _) = declared().await;
    send(&portal, Who::Reporter, &[("filename", sent)], b"x").await;
    let listed = portal.reads(Who::Analyst, EVIDENCE).await;
    assert_eq!(listed["items"][0]["name"], kept);
    let pieces = portal.world.evidence.path().join("pieces");
    for entry in std::fs::read_dir(pieces).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        uuid::Uuid::parse_str(&name).expect("folders bear identities alone");
    }
}

#[tokio::test]
async fn qual_5_anothers_case_answers_as_one_that_is_not() {
    let (portal, _) = declared().await;
    let piece = send(
        &portal,
        Who::Analyst,
        &[("filename", "a.log"), ("audience", "cert")],
        b"x",
    )
    .await;
    let nothing = "0196f3b0-6f0e-7c5e-8c3d-2f1f5a1b2c3d";
    for (who, path) in [
        (Who::Neighbour, EVIDENCE.to_owned()),
        (Who::Neighbour, format!("{EVIDENCE}/{piece}")),
        // The facility sees the case, and no trace of what is the CERT's own.
        (Who::Reporter, format!("{EVIDENCE}/{piece}")),
        (Who::Reporter, format!("{EVIDENCE}/{nothing}")),
        (Who::Analyst, format!("{EVIDENCE}/{nothing}")),
        (Who::Analyst, format!("{EVIDENCE}/{piece}/copies/{nothing}")),
        (Who::Colleague, format!("{UPLOADS}/{piece}")),
    ] {
        let answer = portal.call(who, Method::GET, &path).send().await.unwrap();
        let status = answer.status().as_u16();
        assert!(
            status == 404 || (path.starts_with(UPLOADS) && status == 405),
            "{who:?} {path}"
        );
    }
    let ask = json!({"reason": "Curiosité."});
    for (who, piece) in [(Who::Reporter, piece.as_str()), (Who::Reporter, nothing)] {
        let path = format!("{EVIDENCE}/{piece}/copies");
        let said = answered(404, portal.call(who, Method::POST, &path).json(&ask)).await;
        assert_eq!(
            said["type"].as_str().unwrap().rsplit('/').next(),
            Some("not-found")
        );
    }
    let listed = portal.reads(Who::Reporter, EVIDENCE).await;
    assert_eq!(listed["items"], json!([]));
    let head = tus(portal.call(Who::Director, Method::HEAD, &format!("{UPLOADS}/{piece}")));
    assert_eq!(
        head.send().await.unwrap().status(),
        404,
        "only its sender goes on"
    );
    let stranger = portal.stranger(Method::GET, EVIDENCE).send().await.unwrap();
    assert_eq!(stranger.status(), 401);
}

#[tokio::test]
async fn keep_1_a_copy_is_fetched_by_who_took_it_for_a_day() {
    let (portal, _) = declared().await;
    let piece = send(&portal, Who::Reporter, &[("filename", "a.log")], b"x").await;
    let without = portal.call(
        Who::Analyst,
        Method::POST,
        &format!("{EVIDENCE}/{piece}/copies"),
    );
    let said = answered(409, without.json(&json!({"reason": " "}))).await;
    assert_eq!(said["reason"], "reason-missing");
    let href = copy(&portal, Who::Analyst, &piece, json!({"reason": "Analyse."})).await;
    assert_eq!(fetch(&portal, Who::Colleague, &href).await.status(), 404);
    assert_eq!(fetch(&portal, Who::Analyst, &href).await.status(), 200);
    portal
        .world
        .clock
        .advance(jiff::SignedDuration::from_hours(25));
    assert_eq!(fetch(&portal, Who::Analyst, &href).await.status(), 404);
    let custody = portal
        .reads(Who::Reporter, &format!("{EVIDENCE}/{piece}"))
        .await;
    let kinds: Vec<&str> = custody["custody"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["received", "copied"]);
    assert_eq!(custody["custody"][1]["reason"], "Analyse.");
}

#[tokio::test]
async fn keep_1_a_file_too_large_or_wrongly_announced_is_refused() {
    let (portal, _) = declared().await;
    let who = Who::Reporter;
    let large = creation(&portal, who, 9_000_000_000, &[])
        .send()
        .await
        .unwrap();
    assert_eq!(large.status(), 413);
    let empty = creation(&portal, who, 0, &[]).send().await.unwrap();
    assert_eq!(empty.status(), 409);
    let begun = creation(&portal, who, 3, &[("filename", "a.log")])
        .send()
        .await
        .unwrap();
    let url = location(&begun).to_owned();
    let more = part(
        &portal,
        who,
        &url,
        0,
        Bytes::from_static(b"more than three"),
    );
    assert_eq!(more.send().await.unwrap().status(), 413);
    let form = tus(portal.call(who, Method::PATCH, &url)).header("Upload-Offset", 0);
    let form = form.header("Content-Type", "text/plain").body("abc");
    assert_eq!(form.send().await.unwrap().status(), 415);
    let old = portal
        .call(who, Method::POST, UPLOADS)
        .header("Upload-Length", 1);
    assert_eq!(old.send().await.unwrap().status(), 412);
    let announced = hex::encode(Sha256::digest(b"abd"));
    let about = [("filename", "a.log"), ("sha256", announced.as_str())];
    let begun = creation(&portal, who, 3, &about).send().await.unwrap();
    let url = location(&begun).to_owned();
    let other = part(&portal, who, &url, 0, Bytes::from_static(b"abc"));
    assert_eq!(other.send().await.unwrap().status(), 422);
    let gone = tus(portal.call(who, Method::HEAD, &url))
        .send()
        .await
        .unwrap();
    assert_eq!(gone.status(), 404, "thrown away");
    let listed = portal.reads(Who::Analyst, EVIDENCE).await;
    assert_eq!(listed["items"], json!([]));
}

#[tokio::test]
async fn decl_4_the_holder_of_a_secret_link_sends_and_takes_nothing_away() {
    let portal = Portal::open().await;
    let world = &portal.world;
    let stranger = process::access::Actor::stranger();
    let report = declaration(&world.hospital, "Écran noir.");
    let receipt = world.app.declare(&stranger, report).await.unwrap();
    let link = receipt.follow_link.unwrap();
    let path = link
        .strip_prefix(&world.app.config().public_url)
        .unwrap()
        .to_owned();
    let secret = path.rsplit('/').next().unwrap().to_owned();
    let as_follower = |method, path: &str| portal.stranger(method, path).bearer_auth(&secret);
    let begun = tus(as_follower(Method::POST, UPLOADS)).header("Upload-Length", 4);
    let begun = begun.send().await.unwrap();
    assert_eq!(begun.status(), 201);
    let url = location(&begun).to_owned();
    let sent = tus(as_follower(Method::PATCH, &url)).header("Upload-Offset", 0);
    let sent = sent
        .header("Content-Type", "application/offset+octet-stream")
        .body("noir");
    assert_eq!(sent.send().await.unwrap().status(), 204);
    let large = tus(as_follower(Method::POST, UPLOADS)).header("Upload-Length", 300_000_000);
    assert_eq!(large.send().await.unwrap().status(), 413);
    let browser = portal.browser();
    let page = browser.page(&format!("{path}/pieces")).await;
    assert!(page.contains("4 octets"), "the page shows what was sent");
    let piece = url.rsplit('/').next().unwrap();
    let taken = as_follower(Method::POST, &format!("{EVIDENCE}/{piece}/copies"));
    let taken = taken
        .json(&json!({"reason": "Relire."}))
        .send()
        .await
        .unwrap();
    assert_eq!(taken.status(), 403);
}

#[tokio::test]
async fn keep_1_files_are_sent_without_any_script_too() {
    let (portal, _) = declared().await;
    let reporter = portal.signed_in(Who::Reporter).await;
    let page = reporter.page(PAGES).await;
    assert!(page.contains("enctype=\"multipart/form-data\""));
    let file = |name: &str, content: &'static str| {
        multipart::Part::text(content).file_name(name.to_owned())
    };
    let form = multipart::Form::new()
        .text("origin", "Pare-feu <principal>")
        .text("note", "Nuit du 23 au 24")
        .part("files", file("a.log", "premier"))
        .part("files", file("b.log", "second"));
    let sent = reporter.multipart(PAGES, form).await;
    assert_eq!(sent.status(), 303);
    assert_eq!(location(&sent), format!("{PAGES}?fait=piece-recue"));
    let page = reporter.page(PAGES).await;
    assert!(page.contains("a.log") && page.contains("b.log"));
    let nothing = multipart::Form::new()
        .text("note", "Gardez ce texte")
        .part("files", file("", ""));
    let refused = reporter.multipart(PAGES, nothing).await;
    assert_eq!(refused.status(), 422);
    assert!(refused.text().await.unwrap().contains("Gardez ce texte"));
    let listed = portal.reads(Who::Analyst, EVIDENCE).await;
    let items = listed["items"].as_array().unwrap();
    let first = items.iter().find(|item| item["name"] == "a.log").unwrap();
    let piece = first["id"].as_str().unwrap().to_owned();
    assert_eq!(first["origin"], "Pare-feu <principal>");

    let analyst = portal.signed_in(Who::Analyst).await;
    let here = format!("{PAGES}/{piece}");
    let page = analyst.page(&here).await;
    assert!(
        page.contains("Pare-feu &#60;principal&#62;")
            || page.contains("Pare-feu &lt;principal&gt;")
    );
    let fields = [("reason", ""), ("form", "as-received")];
    let refused = analyst.post(&format!("{here}/copies"), &fields).await;
    assert_eq!(refused.status(), 409);
    let fields = [("reason", "Analyse"), ("form", "as-received")];
    let taken = analyst.post(&format!("{here}/copies"), &fields).await;
    assert_eq!(taken.status(), 303);
    let page = analyst.page(location(&taken)).await;
    assert!(page.contains("Votre copie est inscrite"));
    let link = page.split("/copies/").nth(1).unwrap();
    let copy = link.split('"').next().unwrap();
    let given = analyst.get(&format!("{here}/copies/{copy}")).await;
    assert_eq!(given.bytes().await.unwrap(), "premier");
    let fields = [
        ("recipient", "Gendarmerie"),
        ("means", "En main propre"),
        ("transfer-reason", "Réquisition"),
        ("receipt", ""),
    ];
    let noted = analyst.post(&format!("{here}/transmission"), &fields).await;
    assert_eq!(noted.status(), 303);
    let fields = [("destroy-reason", "Doublon")];
    let refused = analyst.post(&format!("{here}/destruction"), &fields).await;
    assert_eq!(refused.status(), 403);
    let lead = portal.signed_in(Who::Lead).await;
    let destroyed = lead.post(&format!("{here}/destruction"), &fields).await;
    assert_eq!(destroyed.status(), 303);
    let page = reporter.page(&here).await;
    for words in ["Gendarmerie", "Doublon", "Contenu détruit"] {
        assert!(page.contains(words), "{words}");
    }
    portal.world.app.tidy_evidence().await.unwrap();
    let folder = portal.world.evidence.path().join("pieces").join(&piece);
    assert!(!folder.exists(), "the content is gone");
}
