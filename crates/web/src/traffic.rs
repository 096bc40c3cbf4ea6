//! How many requests were answered, how, and how fast: numbers for a
//! supervisor, of which none tells who asked for what.

use axum::http::{Method, StatusCode};
use prometheus_client::{
    encoding::{EncodeLabelSet, EncodeLabelValue},
    metrics::{
        family::Family,
        histogram::{Histogram, exponential_buckets},
    },
    registry::{Registry, Unit},
};

/// Requests that were answered, counted since the program began.
#[derive(Clone, Debug)]
pub struct Traffic(Family<Answered, Histogram>);

/// How a request was answered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    doing: Doing,
    status: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
enum Doing {
    Reading,
    Writing,
}

impl Default for Traffic {
    fn default() -> Self {
        // From a millisecond to sixteen seconds.
        Self(Family::new_with_constructor(|| {
            Histogram::new(exponential_buckets(0.001, 2.0, 15))
        }))
    }
}

impl Traffic {
    /// Lets a registry tell of them.
    pub fn register(&self, registry: &mut Registry) {
        registry.register_with_unit(
            "requests",
            "Requests answered, by status and by what they did",
            Unit::Seconds,
            self.0.clone(),
        );
    }

    pub(crate) fn note(&self, method: &Method, status: StatusCode, seconds: f64) {
        let doing = if method.is_safe() {
            Doing::Reading
        } else {
            Doing::Writing
        };
        let answered = Answered {
            doing,
            status: status.as_u16(),
        };
        self.0.get_or_create(&answered).observe(seconds);
    }
}
