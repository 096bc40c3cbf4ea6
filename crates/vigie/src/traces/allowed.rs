//! What may be told to a collector: these spans with these fields, and the text
//! of statements. Whatever is not named here is not told (KEEP-3).

use opentelemetry::trace::SpanKind;
use tracing::{Level, Metadata};

/// A span that is told.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Allowed {
    /// Where the span is made.
    target: &'static str,
    /// Its name there.
    name: &'static str,
    /// Its fields that are told, and under which names.
    fields: &'static [(&'static str, &'static str)],
    /// When it is told.
    pub(super) when: When,
}

/// When a span is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// Always.
    Always,
    /// When something was said or done in it: rounds that find nothing to do
    /// come by the hundred each minute.
    SomethingWasSaid,
}

/// The span of requests, which says its status when it is answered.
const REQUEST: &str = "web::request_log";

const ALLOWED: [Allowed; 4] = [
    Allowed {
        target: REQUEST,
        name: "request",
        fields: &[
            ("method", "http.request.method"),
            ("route", "http.route"),
            ("status", STATUS),
            ("role", "vigie.role"),
        ],
        when: When::Always,
    },
    Allowed {
        target: "jobs::timers",
        name: "round",
        fields: &[("doing", "vigie.doing")],
        when: When::SomethingWasSaid,
    },
    Allowed {
        target: "jobs::mailer",
        name: "mail",
        fields: &[("attempts", "vigie.attempts")],
        when: When::Always,
    },
    Allowed {
        target: "app::webhooks::sending",
        name: "webhook",
        fields: &[("attempts", "vigie.attempts"), ("status", STATUS)],
        when: When::Always,
    },
];

/// How a request was answered.
pub(super) const STATUS: &str = "http.response.status_code";
/// The trace of which a request is a part, as the proxy in front said.
pub(super) const PARENT: &str = "traceparent";

impl Allowed {
    /// The entry of a span; none where it is not told.
    pub(super) fn of(metadata: &Metadata<'_>) -> Option<&'static Self> {
        ALLOWED
            .iter()
            .find(|one| one.target == metadata.target() && one.name == metadata.name())
    }

    /// Under which name a field is told; none where it is not.
    pub(super) fn field(&self, name: &str) -> Option<&'static str> {
        let found = self.fields.iter().find(|(field, _)| *field == name);
        found.map(|(_, told)| *told)
    }

    /// Whether a field is a part of its name, as traces are listed.
    pub(super) fn in_title(&self, field: &str) -> bool {
        matches!(field, "method" | "route" | "doing") && self.field(field).is_some()
    }

    /// Which part it has in a conversation.
    pub(super) fn kind(&self) -> SpanKind {
        match self.name {
            "request" => SpanKind::Server,
            "webhook" => SpanKind::Client,
            "mail" => SpanKind::Producer,
            _ => SpanKind::Internal,
        }
    }

    /// Where it is made.
    pub(super) const fn target(&self) -> &'static str {
        self.target
    }

    /// Its name there.
    pub(super) const fn name(&self) -> &'static str {
        self.name
    }
}

/// Whether a span or an event is looked at: of events but statements, only that
/// there was one, how grave, and the status of an answer.
pub(super) fn looked_at(metadata: &Metadata<'_>) -> bool {
    if metadata.is_span() {
        return Allowed::of(metadata).is_some();
    }
    metadata.target() == store::STATEMENTS || *metadata.level() <= Level::INFO
}
