//! What the program tells a collector of traces: routes, roles, statements,
//! durations; never a secret, a word of a case, a number or an address. And
//! nothing waits for the collector.

use std::sync::Arc;

use catcher::CaughtMail;
use reqwest::{Client, StatusCode};
use testkit::{
    collector::{Collector, Humour},
    database::{Engine, TestDatabase},
};

use crate::{
    discretion::{EMAIL, lived, reporter},
    place::{HOSPITAL, Place, Serving},
};

/// A trace that somebody else began.
const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

async fn traced() -> (Place, Collector) {
    testkit::tls::provide();
    let place = Place::with_mailbox().await;
    let collector = Collector::listening().await;
    place.set("telemetry", &format!("endpoint = \"{}\"", collector.url));
    (place, collector)
}

#[tokio::test(flavor = "multi_thread")]
async fn keep_3_traces_tell_how_the_portal_works_and_nothing_of_what_it_keeps() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let (place, collector) = traced().await;
        let server = (engine == Engine::Postgres).then(|| TestDatabase::fresh(engine));
        if let Some(server) = &server {
            place.on(server.url());
        }
        place.furnish();
        let token = reporter(&place);
        let portal = place.serve();
        let story = lived(&place, &portal.url, &token).await;
        let to_whoever_declared = |mails: &[Arc<CaughtMail>]| {
            let mut to = mails.iter().flat_map(|mail| &mail.to);
            to.any(|to| to.contains("direction@"))
        };
        let catcher = place.mailbox().catcher();
        catcher.wait_until(to_whoever_declared).await;
        let mails = catcher.messages();
        portal.log_to_the_end();

        for told in [
            "vigie",
            "GET /suivi/{reference}/{secret}",
            "POST /api/v1/declarations",
            "http.response.status_code",
            "vigie.role",
            "facility",
            "SELECT",
            "INSERT INTO \"acts\"",
            "mail",
        ] {
            assert!(collector.was_told(told.as_bytes()), "{engine:?}: {told}");
        }
        for (what, secret) in story.secrets {
            assert!(!collector.was_told(secret.as_bytes()), "{engine:?}: {what}");
        }
        let more = [
            EMAIL,
            "direction@ch-valmont.example",
            "Dominique Exemple",
            "127.0.0.1",
            HOSPITAL,
            "CH DE VALMONT",
            "/suivi/2",
        ];
        let subjects = mails.iter().map(|mail| mail.subject.as_str());
        for secret in more.into_iter().chain(subjects) {
            assert!(
                !collector.was_told(secret.as_bytes()),
                "{engine:?}: {secret}"
            );
        }
    }
}

/// Asks for the first page as part of a trace.
async fn asked_within_a_trace(portal: &Serving) {
    let asked = Client::new()
        .get(&portal.url)
        .header("traceparent", format!("00-{TRACE}-00f067aa0ba902b7-01"))
        .header("baggage", "patient=un-nom-propre")
        .header("tracestate", "proxy=un-nom-propre");
    assert_eq!(asked.send().await.unwrap().status(), StatusCode::OK);
}

fn bytes_of(trace: &str) -> Vec<u8> {
    let digits: Vec<char> = trace.chars().collect();
    let byte = |pair: &[char]| u8::from_str_radix(&pair.iter().collect::<String>(), 16);
    digits.chunks(2).map(|pair| byte(pair).unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trace_that_a_trusted_proxy_began_is_gone_on_with_and_nobody_elses_is() {
    let (place, collector) = traced().await;
    place.furnish();
    let portal = place.serve();
    asked_within_a_trace(&portal).await;
    let log = portal.log_to_the_end();
    assert!(collector.was_told(b"GET /"));
    assert!(!collector.was_told(&bytes_of(TRACE)) && !log.contains(TRACE));

    place.set("server", "trusted_proxies = [\"127.0.0.1/32\"]");
    let portal = place.serve();
    asked_within_a_trace(&portal).await;
    let log = portal.log_to_the_end();
    assert!(collector.was_told(&bytes_of(TRACE)) && log.contains(TRACE));
    assert!(!collector.was_told(b"un-nom-propre"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_waits_for_a_collector_that_is_silent_and_the_portal_ends_without_it() {
    let (place, collector) = traced().await;
    place.furnish();
    collector.is(Humour::Silent);
    let portal = place.serve();
    let client = Client::new();
    for _ in 0..2_500 {
        let page = client.get(format!("{}/healthz", portal.url)).send().await;
        assert_eq!(page.unwrap().status(), StatusCode::OK);
    }
    collector.hears().await;
    let page = client.get(&portal.url).send().await;
    assert_eq!(page.unwrap().status(), StatusCode::OK);
    assert_eq!(portal.stop(), Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_that_refuses_is_told_once_in_the_log() {
    let (place, collector) = traced().await;
    place.furnish();
    collector.is(Humour::Refuses);
    let portal = place.serve();
    assert!(
        reqwest::get(&portal.url)
            .await
            .unwrap()
            .status()
            .is_success()
    );
    let log = portal.log_to_the_end();
    assert_eq!(
        log.matches("the collector does not take traces").count(),
        1,
        "{log}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_share_of_none_tells_nothing() {
    let (place, collector) = traced().await;
    place.furnish();
    place.set("telemetry", "share = 0.0");
    let portal = place.serve();
    assert!(
        reqwest::get(&portal.url)
            .await
            .unwrap()
            .status()
            .is_success()
    );
    assert_eq!(portal.stop(), Some(0));
    assert!(!collector.was_told(b"vigie"));
}
