//! A program built without traces.

use tracing::Subscriber;
use tracing_subscriber::{Layer, layer::Identity, registry::LookupSpan};

use crate::{config_file::Telemetry, failure::Failure};

/// No traces.
pub(crate) struct Traces;

impl Traces {
    /// Refuses to send any.
    ///
    /// # Errors
    /// When the configuration asks for them.
    pub(crate) fn begin(telemetry: Option<&Telemetry>) -> Result<Self, Failure> {
        match telemetry {
            None => Ok(Self),
            Some(telemetry) => Err(Failure::new(format!(
                "telemetry: this program was built without traces, none can be sent to {} \
                 (cargo feature otel; share {})",
                telemetry.endpoint, telemetry.share
            ))),
        }
    }

    /// Takes nothing up.
    pub(crate) fn layer<S>(&self) -> Option<impl Layer<S> + use<S>>
    where
        S: Subscriber + for<'s> LookupSpan<'s>,
    {
        None::<Identity>
    }

    /// Does nothing.
    pub(crate) async fn end(self) {}
}
