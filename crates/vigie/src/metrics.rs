//! What a supervisor watches, in the text form of Prometheus, on an address of
//! its own that outsiders do not reach.

use app::{App, Vitals};
use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use jiff::Timestamp;
use process::words::Word;
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{family::Family, gauge::Gauge},
    registry::{Registry, Unit},
};
use web::Traffic;

const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

#[derive(Clone)]
struct Watched {
    app: App,
    traffic: Traffic,
}

/// The page of numbers.
pub(crate) fn router(app: App, traffic: Traffic) -> Router {
    Router::new()
        .route("/metrics", get(show))
        .with_state(Watched { app, traffic })
}

async fn show(State(watched): State<Watched>) -> Response {
    let mut registry = Registry::with_prefix("vigie");
    watched.traffic.register(&mut registry);
    let up = match watched.app.vitals().await {
        Ok(vitals) => {
            tell(&mut registry, &vitals);
            1
        }
        Err(_) => 0,
    };
    set(
        &mut registry,
        "database_up",
        "Whether the database answers",
        up,
    );
    let mut text = String::new();
    match encode(&mut text, &registry) {
        Ok(()) => ([(header::CONTENT_TYPE, OPEN_METRICS)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Standing {
    state: &'static str,
}

fn tell(registry: &mut Registry, vitals: &Vitals) {
    let pulse = &vitals.pulse;
    let cases = Family::<Standing, Gauge>::default();
    for state in process::words::State::WORDS {
        let counted = pulse.cases.get(state).copied().unwrap_or_default();
        let standing = Standing {
            state: state.choice().key,
        };
        cases.get_or_create(&standing).set(number(counted));
    }
    registry.register("cases", "Cases, by where they stand", cases);
    age(
        registry,
        "case_untaken",
        "Age of the oldest case that nobody has taken in",
        (pulse.untaken_since, vitals.at),
    );
    for (name, about, counted) in [
        (
            "declarations_last_hour",
            "Cases declared within the last hour",
            pulse.declared_lately,
        ),
        (
            "mails_waiting",
            "Mails that have not left",
            pulse.mails_waiting,
        ),
        (
            "mails_given_up",
            "Mails that will never leave",
            pulse.mails_given_up,
        ),
        (
            "duties_overdue",
            "Duties towards cases whose term has passed",
            pulse.overdue,
        ),
        (
            "log_entries",
            "Entries in the tree of the log",
            vitals.entries,
        ),
        (
            "log_unplaced",
            "Records without a place in the log yet",
            pulse.unplaced,
        ),
        (
            "log_unsigned",
            "Entries beyond the last signed head",
            vitals.entries.saturating_sub(vitals.signed),
        ),
    ] {
        set(registry, name, about, number(counted));
    }
    age(
        registry,
        "mail_waiting",
        "Age of the oldest mail that has not left",
        (pulse.mails_waiting_since, vitals.at),
    );
    if let Some((at, findings)) = vitals.verified {
        age(
            registry,
            "log_verification",
            "Age of the last verification",
            (Some(at), vitals.at),
        );
        set(
            registry,
            "log_findings",
            "What the last verification found altered",
            number(findings),
        );
    }
    let connections = vitals.connections;
    set(
        registry,
        "database_connections",
        "Open connections to the database",
        connections.open.into(),
    );
    set(
        registry,
        "database_connections_idle",
        "Connections that nobody uses",
        connections.idle.into(),
    );
}

fn set(registry: &mut Registry, name: &str, about: &str, value: i64) {
    let gauge = Gauge::<i64>::default();
    gauge.set(value);
    registry.register(name, about, gauge);
}

/// The seconds since something began to wait; none when nothing waits.
fn age(
    registry: &mut Registry,
    name: &str,
    about: &str,
    (since, now): (Option<Timestamp>, Timestamp),
) {
    let gauge = Gauge::<i64>::default();
    gauge.set(since.map_or(0, |since| now.duration_since(since).as_secs().max(0)));
    registry.register_with_unit(name, about, Unit::Seconds, gauge);
}

fn number(counted: u64) -> i64 {
    i64::try_from(counted).unwrap_or(i64::MAX)
}
