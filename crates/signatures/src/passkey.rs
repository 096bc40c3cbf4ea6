//! Assertions of passkeys: what a device signed, for which place, and whether
//! it recognised its owner.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::{
    Fault,
    key::{PublicKey, RsaHash},
};

/// What a device answered.
#[derive(Clone, Copy, Debug)]
pub struct Assertion<'a> {
    /// What the device says of itself: the place, whether its owner was there
    /// and recognised, a counter.
    pub authenticator_data: &'a [u8],
    /// What the browser says that it asked for, as JSON.
    pub client_data: &'a [u8],
    /// The signature over both.
    pub signature: &'a [u8],
}

/// An assertion that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asserted {
    /// Where the browser was, such as `https://vigie.example`.
    pub origin: String,
}

const OWNER_THERE: u8 = 1;
const OWNER_RECOGNISED: u8 = 4;
/// Hash of the place, flags, counter.
const SHORTEST: usize = 37;

#[derive(Deserialize)]
struct ClientData {
    #[serde(rename = "type")]
    purpose: String,
    challenge: String,
    origin: String,
    #[serde(rename = "crossOrigin", default)]
    cross_origin: bool,
}

/// What a passkey is asked to sign for a text: its hash.
#[must_use]
pub fn challenge(text: &[u8]) -> [u8; 32] {
    Sha256::digest(text).into()
}

impl Assertion<'_> {
    /// The bytes that the device signed.
    #[must_use]
    pub fn message(&self) -> Vec<u8> {
        let mut message = self.authenticator_data.to_vec();
        message.extend(Sha256::digest(self.client_data));
        message
    }

    /// Checks that the holder of a key signed a text: the browser was asked
    /// for it and for nothing else, at the place for which the key serves, and
    /// the device recognised its owner.
    ///
    /// # Errors
    /// What does not hold.
    pub fn check(&self, key: &PublicKey, text: &[u8]) -> Result<Asserted, Fault> {
        let said: ClientData = serde_json::from_slice(self.client_data).map_err(|_| Fault::Form)?;
        let asked = URL_SAFE_NO_PAD.encode(challenge(text));
        if said.purpose != "webauthn.get" || said.challenge != asked || said.cross_origin {
            return Err(Fault::Purpose);
        }
        if self.authenticator_data.len() < SHORTEST {
            return Err(Fault::Form);
        }
        let (place, rest) = self.authenticator_data.split_at(32);
        if place != Sha256::digest(host(&said.origin)?.as_bytes()).as_slice() {
            return Err(Fault::Purpose);
        }
        let wanted = OWNER_THERE | OWNER_RECOGNISED;
        if rest[0] & wanted != wanted {
            return Err(Fault::Owner);
        }
        key.verify(RsaHash::Sha256, &self.message(), self.signature)?;
        Ok(Asserted {
            origin: said.origin,
        })
    }
}

/// The host of an origin, which is what the portal's passkeys are made for.
fn host(origin: &str) -> Result<&str, Fault> {
    let rest = origin
        .strip_prefix("https://")
        .or_else(|| origin.strip_prefix("http://"))
        .ok_or(Fault::Form)?;
    let host = rest.split_once(':').map_or(rest, |(host, _)| host);
    if host.is_empty() || host.contains('/') {
        return Err(Fault::Form);
    }
    Ok(host)
}
