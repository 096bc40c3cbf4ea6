#![allow(clippy::unwrap_used)]

use std::sync::{Arc, Mutex};

use opentelemetry::trace::{SpanId, Status, TracerProvider as _};
use opentelemetry_sdk::{
    error::OTelSdkResult,
    trace::{SdkTracerProvider, SpanData, SpanExporter},
};
use tracing::{info, info_span, subscriber, trace, warn};
use tracing_subscriber::layer::SubscriberExt;

use super::record::Recorder;

#[derive(Clone, Debug, Default)]
struct Kept(Arc<Mutex<Vec<SpanData>>>);

impl SpanExporter for Kept {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        self.0.lock().unwrap().extend(batch);
        Ok(())
    }
}

/// What is told of what happens in `happening`.
fn told_of(happening: impl FnOnce()) -> Vec<SpanData> {
    let kept = Kept::default();
    let provider = SdkTracerProvider::builder()
        .with_simple_exporter(kept.clone())
        .build();
    let layer = Recorder::layer(provider.tracer("test"));
    let here = tracing_subscriber::registry().with(layer);
    subscriber::with_default(here, happening);
    kept.0.lock().unwrap().clone()
}

fn statement(sql: &str) {
    trace!(target: store::STATEMENTS, sql, micros = 1_500_u128, failed = false, "statement");
}

fn attributes(span: &SpanData) -> Vec<String> {
    let pairs = span.attributes.iter();
    pairs
        .map(|pair| format!("{}={}", pair.key, pair.value))
        .collect()
}

#[test]
fn a_request_is_told_with_its_statements_and_only_the_fields_that_are_named() {
    let told = told_of(|| {
        let span = info_span!(
            target: "web::request_log",
            "request",
            method = "GET",
            route = "/dossiers/{reference}",
            id = "the-number-of-the-request",
            who = "a-pseudonym",
            traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        );
        span.in_scope(|| {
            statement("select * from cases where id = ?");
            info!(target: "web::request_log", status = 200_u16, millis = 3, "answered");
        });
    });
    let [part, whole] = told.as_slice() else {
        panic!("{told:?}");
    };
    assert_eq!(whole.name, "GET /dossiers/{reference}");
    assert_eq!(
        attributes(whole),
        [
            "http.request.method=GET",
            "http.route=/dossiers/{reference}",
            "http.response.status_code=200",
        ]
    );
    assert_eq!(whole.parent_span_id.to_string(), "00f067aa0ba902b7");
    assert_eq!(
        whole.span_context.trace_id().to_string(),
        "4bf92f3577b34da6a3ce929d0e0e4736"
    );
    assert_eq!(part.name, "SELECT");
    assert_eq!(
        attributes(part),
        ["db.query.text=select * from cases where id = ?"]
    );
    assert_eq!(part.parent_span_id, whole.span_context.span_id());
    let took = part.end_time.duration_since(part.start_time).unwrap();
    assert_eq!(took.as_micros(), 1_500);
}

#[test]
fn a_round_that_finds_nothing_to_do_is_not_told_and_one_that_fails_is() {
    let round = |doing: &'static str| info_span!(target: "jobs::timers", "round", doing);
    let told = told_of(|| {
        round("sweeper").in_scope(|| statement("SELECT 1"));
        round("tidier").in_scope(|| {
            statement("DELETE FROM drafts");
            warn!(target: "jobs::timers", "tidying up failed");
        });
        info_span!("round", doing = "of somebody else").in_scope(|| warn!("a word of a case"));
    });
    let names: Vec<&str> = told.iter().map(|span| span.name.as_ref()).collect();
    assert_eq!(names, ["DELETE", "round tidier"]);
    assert_eq!(told[1].status, Status::error(""));
    assert_eq!(told[1].parent_span_id, SpanId::INVALID);
    assert!(!format!("{told:?}").contains("failed"));
}

#[test]
fn the_call_of_a_webhook_is_a_part_of_its_round() {
    let told = told_of(|| {
        let round = info_span!(target: "jobs::timers", "round", doing = "webhooks");
        round.in_scope(|| {
            let call = info_span!(
                target: "app::webhooks::sending",
                "webhook",
                attempts = 2_u32,
                status = tracing::field::Empty,
            );
            call.record("status", 500_u16);
        });
    });
    let [call, round] = told.as_slice() else {
        panic!("{told:?}");
    };
    assert_eq!(
        attributes(call),
        ["vigie.attempts=2", "http.response.status_code=500"]
    );
    assert_eq!(call.status, Status::error(""));
    assert_eq!(call.parent_span_id, round.span_context.span_id());
    assert_eq!(round.name, "round webhooks");
}

#[test]
fn the_parts_of_a_long_round_are_counted_beyond_the_first() {
    let told = told_of(|| {
        let round = info_span!(target: "jobs::timers", "round", doing = "verifier");
        round.in_scope(|| {
            (0..300).for_each(|_| statement("SELECT 1"));
            info!("everything is as the log proves");
        });
    });
    assert_eq!(told.len(), 257);
    assert!(attributes(&told[256]).contains(&"vigie.left_out=44".to_owned()));
}
