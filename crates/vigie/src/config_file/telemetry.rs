//! `[telemetry]`: where traces are sent.

use serde::{Deserialize, Deserializer, de::Error};
use url::Url;

/// Where traces are sent.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Telemetry {
    /// Address at which a collector takes traces (OTLP over HTTP, protobuf).
    #[serde(deserialize_with = "address")]
    pub(crate) endpoint: Url,
    /// Which share of what begins here is traced, from 0 to 1; whatever is part
    /// of a trace that a proxy began follows that proxy.
    #[serde(default = "all", deserialize_with = "share")]
    pub(crate) share: f64,
}

const fn all() -> f64 {
    1.0
}

fn address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Url, D::Error> {
    let written = String::deserialize(deserializer)?;
    match Url::parse(&written) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => Ok(url),
        _ => Err(D::Error::custom(format!(
            "{written:?} is not an address such as http://127.0.0.1:4318/v1/traces"
        ))),
    }
}

fn share<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    let share = f64::deserialize(deserializer)?;
    if (0.0..=1.0).contains(&share) {
        Ok(share)
    } else {
        Err(D::Error::custom("a share is between 0 and 1"))
    }
}
