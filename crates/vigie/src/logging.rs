//! What the program tells of its work, on the standard error.

use std::io;

use tracing_subscriber::{EnvFilter, Layer, layer::SubscriberExt, util::SubscriberInitExt};

use crate::traces::Traces;

/// Variable that says what is told, such as `info,vigie=debug`.
const VARIABLE: &str = "VIGIE_LOG";

/// For a supervisor: one JSON object a line; and traces, where they are asked
/// for.
pub(crate) fn for_machines(traces: &Traces) {
    let lines = tracing_subscriber::fmt::layer()
        .json()
        .with_writer(io::stderr)
        .with_filter(filter("info,sqlx=warn"));
    tracing_subscriber::registry()
        .with(lines)
        .with(traces.layer())
        .init();
}

/// For a person at a terminal: only what needs attention.
pub(crate) fn for_people() {
    tracing_subscriber::fmt()
        .compact()
        .with_env_filter(filter("warn"))
        .with_writer(io::stderr)
        .init();
}

/// Libraries that would tell addresses, headers or bodies at their finer
/// levels: whatever is asked, they never do.
const DISCREET: &str = "tower_http=info,hyper=info,hyper_util=info,rustls=info,lettre=info,\
                        reqwest=info,sqlx=warn,sea_orm=info,openidconnect=info,object_store=info";

fn filter(otherwise: &str) -> EnvFilter {
    let asked = std::env::var(VARIABLE).unwrap_or_else(|_| otherwise.to_owned());
    EnvFilter::try_new(format!("{asked},{DISCREET}")).unwrap_or_else(|_| EnvFilter::new(otherwise))
}
