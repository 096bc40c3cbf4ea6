//! KEEP-1: the store of evidence fails: whoever sends or reads is told so, no
//! wrong byte passes for the file, and nothing that was stored is lost.

use bytes::Bytes;
use reqwest::{Method, RequestBuilder, Response};
use rstest::rstest;
use serde_json::json;
use testkit::database::Engine;
use testkit::s3::{S3, Trouble};
use testkit::world::{Who, World};
use web::WebConfig;

use crate::portal::{Portal, answered, location};

const EVIDENCE: &str = "/api/v1/cases/2026-000001/evidence";
/// `journal.log`, as tus wants it.
const NAMED: &str = "filename am91cm5hbC5sb2c=";
/// More than one segment.
const LENGTH: usize = 1_500_000;

struct Sending {
    portal: Portal,
    s3: S3,
    url: String,
    content: Bytes,
}

impl Sending {
    async fn begun() -> Self {
        let s3 = S3::start().await;
        let world = World::on(Engine::Sqlite).await.keeping_evidence_at(&s3);
        let portal = Portal::of(world, WebConfig::default()).await;
        portal.world.declares(Who::Reporter, "Panne").await;
        let begun = portal.call(Who::Reporter, Method::POST, &format!("{EVIDENCE}/uploads"));
        let begun = begun
            .header("Tus-Resumable", "1.0.0")
            .header("Upload-Length", LENGTH)
            .header("Upload-Metadata", NAMED);
        let begun = begun.send().await.unwrap();
        assert_eq!(begun.status(), 201);
        Self {
            url: location(&begun).to_owned(),
            portal,
            s3,
            content: (0..LENGTH).map(|at| (at / 3 % 256) as u8).collect(),
        }
    }

    fn tus(&self, method: Method) -> RequestBuilder {
        let request = self.portal.call(Who::Reporter, method, &self.url);
        request.header("Tus-Resumable", "1.0.0")
    }

    /// Sends what the portal does not have yet.
    async fn goes_on(&self) -> Response {
        let head = self.tus(Method::HEAD).send().await.unwrap();
        let offset = head.headers()["upload-offset"].to_str().unwrap();
        let offset: usize = offset.parse().unwrap();
        let rest = self.tus(Method::PATCH);
        let rest = rest
            .header("Upload-Offset", offset)
            .header("Content-Type", "application/offset+octet-stream")
            .body(self.content.slice(offset..));
        rest.send().await.unwrap()
    }

    /// Where a copy of the piece is read.
    async fn copy(&self) -> String {
        let piece = self.url.rsplit('/').next().unwrap();
        let path = format!("{EVIDENCE}/{piece}/copies");
        let asked = self.portal.call(Who::Analyst, Method::POST, &path);
        let taken = answered(201, asked.json(&json!({"reason": "Analyse."}))).await;
        taken["href"].as_str().unwrap().to_owned()
    }

    async fn read(&self, href: &str) -> Response {
        let read = self.portal.call(Who::Analyst, Method::GET, href);
        read.send().await.unwrap()
    }
}

#[tokio::test]
async fn keep_1_a_file_that_the_store_does_not_take_is_told_and_gone_on_with_later() {
    let sending = Sending::begun().await;
    sending.s3.suffer(Trouble::Broken);
    let answer = sending.goes_on().await;
    assert_eq!(answer.status(), 503);
    assert_eq!(answer.headers()["retry-after"], "2");
    let problem: serde_json::Value = answer.json().await.unwrap();
    let kind = problem["type"].as_str().unwrap();
    assert!(kind.ends_with("/unavailable"), "{problem}");

    sending.s3.suffer(Trouble::None);
    assert_eq!(sending.goes_on().await.status(), 204);
    let href = sending.copy().await;
    let read = sending.read(&href).await.bytes().await.unwrap();
    assert!(read == sending.content, "byte for byte");
}

#[rstest]
#[case::broken(Trouble::Broken, 503)]
#[case::cut(Trouble::Cut, 503)]
#[case::short(Trouble::Short, 500)]
#[case::altered(Trouble::Altered, 500)]
#[tokio::test]
async fn keep_1_what_the_store_gives_wrongly_never_passes_for_the_file(
    #[case] trouble: Trouble,
    #[case] status: u16,
) {
    let sending = Sending::begun().await;
    assert_eq!(sending.goes_on().await.status(), 204);
    let href = sending.copy().await;
    sending.s3.suffer(trouble);
    let answer = sending.read(&href).await;
    if answer.status() == 200 {
        answer
            .bytes()
            .await
            .expect_err("it does not come to its end");
    } else {
        assert_eq!(answer.status(), status);
        let said = answer.text().await.unwrap();
        assert!(said.contains("\"detail\""), "{said}");
    }

    sending.s3.suffer(Trouble::None);
    let read = sending.read(&href).await.bytes().await.unwrap();
    assert!(read == sending.content, "byte for byte");
}
