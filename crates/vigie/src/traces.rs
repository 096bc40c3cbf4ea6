//! Traces for a collector (OTLP over HTTP): what was asked or done, its
//! statements, and how long each took. Nothing waits for the collector: what it
//! does not take in time is forgotten.

mod allowed;
mod post;
mod record;

#[cfg(test)]
mod tests;

use std::time::Duration;

use opentelemetry::trace::TracerProvider;
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::{
    Resource,
    trace::{Sampler, SdkTracerProvider},
};
use tokio::{runtime::Handle, task};
use tracing::Subscriber;
use tracing_subscriber::{Layer, registry::LookupSpan};

use self::{post::Post, record::Recorder};
use crate::{config_file::Telemetry, failure::Failure};

/// How long the end of the program waits for the collector to take the last
/// traces.
const FAREWELL: Duration = Duration::from_secs(2);

/// Traces on their way to a collector, or none.
pub(crate) struct Traces(Option<SdkTracerProvider>);

impl Traces {
    /// Begins to send them where the configuration says; must be called within
    /// the runtime that calls the collector.
    ///
    /// # Errors
    /// When the collector's address cannot be called.
    pub(crate) fn begin(telemetry: Option<&Telemetry>) -> Result<Self, Failure> {
        let Some(telemetry) = telemetry else {
            return Ok(Self(None));
        };
        let wrong = |error: &dyn std::fmt::Display| Failure::new(format!("telemetry: {error}"));
        let post = Post::open(Handle::current()).map_err(|error| wrong(&error))?;
        let exporter = SpanExporter::builder()
            .with_http()
            .with_http_client(post)
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(telemetry.endpoint.as_str())
            .build()
            .map_err(|error| wrong(&error))?;
        let whole = Sampler::TraceIdRatioBased(telemetry.share);
        let provider = SdkTracerProvider::builder()
            .with_batch_exporter(exporter)
            .with_sampler(Sampler::ParentBased(Box::new(whole)))
            .with_resource(program())
            .build();
        Ok(Self(Some(provider)))
    }

    /// What takes them up from the program's own log.
    pub(crate) fn layer<S>(&self) -> Option<impl Layer<S> + use<S>>
    where
        S: Subscriber + for<'s> LookupSpan<'s>,
    {
        let provider = self.0.as_ref()?;
        Some(Recorder::layer(provider.tracer("vigie")))
    }

    /// Sends the last ones; a collector that does not answer is left after two
    /// seconds.
    pub(crate) async fn end(self) {
        if let Some(provider) = self.0 {
            let ending = task::spawn_blocking(move || provider.shutdown_with_timeout(FAREWELL));
            // Whatever the collector did not take is forgotten.
            let _ = ending.await;
        }
    }
}

/// What the program says of itself beside each trace.
fn program() -> Resource {
    let process = format!("{:032x}", rand::random::<u128>());
    Resource::builder()
        .with_service_name("vigie")
        .with_attributes([
            opentelemetry::KeyValue::new("service.version", env!("CARGO_PKG_VERSION")),
            opentelemetry::KeyValue::new("service.instance.id", process),
        ])
        .build()
}
