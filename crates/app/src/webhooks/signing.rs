//! The signature of Standard Webhooks: HMAC-SHA256 over identity, time and
//! body.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use process::ids::DeliveryId;
use sha2::Sha256;

/// The prefix by which a secret is known as one.
const PREFIX: &str = "whsec_";

/// The secret as its owner copies it.
pub(super) fn written(secret: &[u8]) -> String {
    format!("{PREFIX}{}", STANDARD.encode(secret))
}

/// The value of the header `webhook-signature`, one signature a secret.
pub(super) fn signatures(secrets: &[Vec<u8>], id: DeliveryId, at: Timestamp, body: &str) -> String {
    let signed = format!("{id}.{}.{body}", at.as_second());
    let one = |secret: &Vec<u8>| {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok()?;
        mac.update(signed.as_bytes());
        let signature = STANDARD.encode(mac.finalize().into_bytes());
        Some(format!("v1,{signature}"))
    };
    let signatures: Vec<String> = secrets.iter().filter_map(one).collect();
    signatures.join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// Computed once with Python's hmac module.
    #[test]
    fn a_signature_is_the_one_that_others_compute() {
        let secret = (0..32).collect::<Vec<u8>>();
        let id = DeliveryId("0196f3b0-6f0e-7c5e-8c3d-2f1f5a1b2c3d".parse().unwrap());
        let at: Timestamp = "2026-11-24T09:00:00Z".parse().unwrap();
        let signature = signatures(std::slice::from_ref(&secret), id, at, "{\"a\":1}");
        assert_eq!(signature, "v1,sZFFQ/DMaO5z2rs2AAEG4NkgFv69rp1UQUKeeWqhpvE=");
        let both = signatures(&[secret.clone(), secret], id, at, "{\"a\":1}");
        assert_eq!(both, format!("{signature} {signature}"));
    }
}
