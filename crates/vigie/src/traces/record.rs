//! Takes up spans and statements while they happen, and gives each tree of them
//! to the tracer once its root has ended.

use std::{
    borrow::Cow,
    collections::HashMap,
    fmt::Debug,
    time::{Duration, Instant, SystemTime},
};

use app::Clock;
use opentelemetry::{
    Context, KeyValue, Value,
    propagation::TextMapPropagator,
    trace::{Span as _, SpanKind, Status, TraceContextExt, Tracer},
};
use opentelemetry_sdk::{propagation::TraceContextPropagator, trace::SdkTracer};
use tracing::{
    Event, Level, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};
use tracing_subscriber::{
    Layer,
    filter::filter_fn,
    layer::Context as Here,
    registry::{LookupSpan, SpanRef},
};

use super::allowed::{self, Allowed, PARENT, STATUS, When};

/// The most parts that are told of one span; those beyond are counted.
const MOST_PARTS: usize = 256;
/// The most characters that are told of a statement.
const LONGEST_STATEMENT: usize = 2_000;
/// From this status on, an answer tells of a trouble of the portal's own.
const TROUBLE: u64 = 500;

/// Takes up what is allowed.
pub(super) struct Recorder {
    tracer: SdkTracer,
}

/// A span that has not ended.
struct Open {
    allowed: &'static Allowed,
    begun: SystemTime,
    clock: Instant,
    fields: Fields,
    parts: Vec<Deed>,
    left_out: i64,
    said: Said,
}

/// What was said while a span was open.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    Nothing,
    Something,
    Trouble,
}

/// What was done, from its beginning to its end.
struct Deed {
    name: Cow<'static, str>,
    kind: SpanKind,
    begun: SystemTime,
    ended: SystemTime,
    attributes: Vec<KeyValue>,
    parts: Vec<Self>,
    said: Said,
}

impl Recorder {
    pub(super) fn layer<S>(tracer: SdkTracer) -> impl Layer<S>
    where
        S: Subscriber + for<'s> LookupSpan<'s>,
    {
        Self { tracer }.with_filter(filter_fn(allowed::looked_at))
    }

    fn tell(&self, deed: Deed, within: &Context) {
        let builder = self
            .tracer
            .span_builder(deed.name)
            .with_kind(deed.kind)
            .with_start_time(deed.begun)
            .with_attributes(deed.attributes);
        let mut span = self.tracer.build_with_context(builder, within);
        if !span.is_recording() {
            return;
        }
        if deed.said == Said::Trouble {
            span.set_status(Status::error(""));
        }
        let around = Context::new().with_remote_span_context(span.span_context().clone());
        for part in deed.parts {
            self.tell(part, &around);
        }
        span.end_with_timestamp(deed.ended);
    }
}

impl<S> Layer<S> for Recorder
where
    S: Subscriber + for<'s> LookupSpan<'s>,
{
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, here: Here<'_, S>) {
        let (Some(span), Some(allowed)) = (here.span(id), Allowed::of(attributes.metadata()))
        else {
            return;
        };
        let mut open = Open {
            allowed,
            begun: now(),
            clock: Instant::now(),
            fields: Fields::of(allowed),
            parts: Vec::new(),
            left_out: 0,
            said: Said::Nothing,
        };
        attributes.record(&mut open.fields);
        span.extensions_mut().insert(open);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, here: Here<'_, S>) {
        if let Some(span) = here.span(id)
            && let Some(open) = span.extensions_mut().get_mut::<Open>()
        {
            values.record(&mut open.fields);
        }
    }

    fn on_event(&self, event: &Event<'_>, here: Here<'_, S>) {
        let ended = now();
        let scope = here.event_scope(event).into_iter().flatten();
        within(scope, |open| {
            if event.metadata().target() == store::STATEMENTS {
                let mut statement = Statement::default();
                event.record(&mut statement);
                open.did(statement.done(ended));
                return;
            }
            let said = match *event.metadata().level() {
                Level::ERROR | Level::WARN => Said::Trouble,
                _ => Said::Something,
            };
            open.said = open.said.max(said);
            if event.metadata().target() == open.allowed.target() {
                event.record(&mut open.fields);
            }
        });
    }

    fn on_close(&self, id: Id, here: Here<'_, S>) {
        let Some(span) = here.span(&id) else {
            return;
        };
        let Some(mut open) = span.extensions_mut().remove::<Open>() else {
            return;
        };
        let parent = open.fields.parent.take();
        if open.allowed.when == When::SomethingWasSaid && open.said == Said::Nothing {
            return;
        }
        let mut root = Some(open.done());
        within(span.scope().skip(1), |around| {
            if let Some(part) = root.take() {
                around.said = around.said.max(Said::Something);
                around.did(part);
            }
        });
        if let Some(root) = root {
            self.tell(root, &before(parent));
        }
    }
}

fn now() -> SystemTime {
    Clock::System.now().into()
}

/// Lets the nearest span that is told be changed.
fn within<'s, S>(scope: impl Iterator<Item = SpanRef<'s, S>>, change: impl FnOnce(&mut Open))
where
    S: LookupSpan<'s> + 's,
{
    for span in scope {
        if let Some(open) = span.extensions_mut().get_mut::<Open>() {
            return change(open);
        }
    }
}

/// The trace of which a root is a part; a new one without.
fn before(traceparent: Option<String>) -> Context {
    let said = traceparent.map(|said| (PARENT.to_owned(), said));
    let said: HashMap<String, String> = said.into_iter().collect();
    TraceContextPropagator::new().extract_with_context(&Context::new(), &said)
}

impl Open {
    fn did(&mut self, part: Deed) {
        if self.parts.len() < MOST_PARTS {
            self.parts.push(part);
        } else {
            self.left_out += 1;
        }
    }

    fn done(self) -> Deed {
        let Self {
            allowed, fields, ..
        } = self;
        let mut attributes = fields.told;
        if self.left_out > 0 {
            attributes.push(KeyValue::new("vigie.left_out", self.left_out));
        }
        let title = fields.title.join(" ");
        let name = match (allowed.kind(), title.as_str()) {
            (SpanKind::Server, title) if !title.is_empty() => Cow::Owned(title.to_owned()),
            (_, "") => Cow::Borrowed(allowed.name()),
            (_, title) => Cow::Owned(format!("{} {title}", allowed.name())),
        };
        let said = match fields.status {
            Some(status) if status >= TROUBLE => Said::Trouble,
            Some(_) => Said::Something,
            None => self.said,
        };
        Deed {
            name,
            kind: allowed.kind(),
            begun: self.begun,
            ended: self.begun + self.clock.elapsed(),
            attributes,
            parts: self.parts,
            said,
        }
    }
}

/// The fields of a span that are told.
struct Fields {
    allowed: &'static Allowed,
    told: Vec<KeyValue>,
    /// Of which fields the name is made, such as method and route.
    title: Vec<String>,
    status: Option<u64>,
    parent: Option<String>,
}

impl Fields {
    const fn of(allowed: &'static Allowed) -> Self {
        Self {
            allowed,
            told: Vec::new(),
            title: Vec::new(),
            status: None,
            parent: None,
        }
    }

    fn tell(&mut self, field: &Field, value: impl Into<Value>) {
        if let Some(name) = self.allowed.field(field.name()) {
            self.told.push(KeyValue::new(name, value.into()));
        }
    }

    fn tell_words(&mut self, field: &Field, words: String) {
        if self.allowed.in_title(field.name()) && !words.is_empty() {
            self.title.push(words.clone());
        }
        self.tell(field, words);
    }
}

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == PARENT {
            self.parent = Some(value.to_owned());
        }
        self.tell_words(field, value.to_owned());
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        if self.allowed.field(field.name()) == Some(STATUS) {
            self.status = Some(value);
        }
        // As many as nobody will ever count are as good as the most there are.
        self.tell(field, i64::try_from(value).unwrap_or(i64::MAX));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if self.allowed.field(field.name()).is_some() {
            self.tell_words(field, format!("{value:?}"));
        }
    }
}

/// A statement, as the store tells of it: its text, never a value.
#[derive(Default)]
struct Statement {
    sql: String,
    took: Duration,
    failed: Option<bool>,
}

impl Statement {
    fn done(self, ended: SystemTime) -> Deed {
        let operation = self.sql.split_whitespace().next().unwrap_or("SQL");
        let name = operation.to_uppercase();
        let text: String = self.sql.chars().take(LONGEST_STATEMENT).collect();
        Deed {
            name: Cow::Owned(name),
            kind: SpanKind::Client,
            begun: ended.checked_sub(self.took).unwrap_or(ended),
            ended,
            attributes: vec![KeyValue::new("db.query.text", text)],
            parts: Vec::new(),
            said: match self.failed {
                Some(true) => Said::Trouble,
                _ => Said::Nothing,
            },
        }
    }
}

impl Visit for Statement {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "sql" {
            value.clone_into(&mut self.sql);
        }
    }

    fn record_u128(&mut self, field: &Field, value: u128) {
        if field.name() == "micros" {
            self.took = Duration::from_micros(u64::try_from(value).unwrap_or(u64::MAX));
        }
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        if field.name() == "failed" {
            self.failed = Some(value);
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}
}
