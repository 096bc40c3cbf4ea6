//! A device with a passkey, in software: it answers what a page asks for as a
//! browser would, its owner being there.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// A device that knows one passkey.
pub struct Device {
    key: SigningKey,
    id: Vec<u8>,
}

const OWNER_THERE_AND_RECOGNISED: u8 = 0b101;
const NEW_CREDENTIAL: u8 = 0b100_0000;

impl Device {
    /// A device whose keys follow from this number.
    #[must_use]
    pub fn numbered(number: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[number.max(1); 32]).expect("a scalar"),
            id: vec![number; 16],
        }
    }

    /// Creates the passkey that a page asks for, at the page's origin.
    #[must_use]
    pub fn create(&self, asked: &Value, origin: &str) -> String {
        let asked = &asked["publicKey"];
        let host = asked["rp"]["id"].as_str().expect("a host");
        let mut data = authenticator_data(host, OWNER_THERE_AND_RECOGNISED | NEW_CREDENTIAL);
        data.extend([0; 16]);
        data.extend(
            u16::try_from(self.id.len())
                .expect("a short identity")
                .to_be_bytes(),
        );
        data.extend(&self.id);
        data.extend(self.cose());
        let mut object = vec![0xa3];
        object.extend(text("fmt"));
        object.extend(text("none"));
        object.extend(text("attStmt"));
        object.push(0xa0);
        object.extend(text("authData"));
        object.push(0x58);
        object.push(u8::try_from(data.len()).expect("less than 256 bytes"));
        object.extend(data);
        let client = client_data("webauthn.create", asked, origin);
        self.answer(&json!({
            "attestationObject": URL_SAFE_NO_PAD.encode(object),
            "clientDataJSON": URL_SAFE_NO_PAD.encode(client),
            "transports": [],
        }))
    }

    /// Shows the passkey, at the page's origin.
    #[must_use]
    pub fn show(&self, asked: &Value, origin: &str) -> String {
        let asked = &asked["publicKey"];
        let host = asked["rpId"].as_str().expect("a host");
        let data = authenticator_data(host, OWNER_THERE_AND_RECOGNISED);
        let client = client_data("webauthn.get", asked, origin);
        let mut message = data.clone();
        message.extend(Sha256::digest(&client));
        let signature: Signature = self.key.sign(&message);
        self.answer(&json!({
            "authenticatorData": URL_SAFE_NO_PAD.encode(data),
            "clientDataJSON": URL_SAFE_NO_PAD.encode(client),
            "signature": URL_SAFE_NO_PAD.encode(signature.to_der()),
            "userHandle": null,
        }))
    }

    fn answer(&self, response: &Value) -> String {
        let id = URL_SAFE_NO_PAD.encode(&self.id);
        json!({
            "id": id,
            "rawId": id,
            "type": "public-key",
            "response": response,
            "extensions": {},
        })
        .to_string()
    }

    /// The public key as CBOR Object Signing writes it.
    fn cose(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_encoded_point(false);
        // A map: kind 2 (curve), algorithm −7 (ES256), curve 1 (P-256), x, y.
        let mut key = vec![0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
        key.extend(point.x().expect("a point"));
        key.extend([0x22, 0x58, 0x20]);
        key.extend(point.y().expect("a point"));
        key
    }
}

fn authenticator_data(host: &str, flags: u8) -> Vec<u8> {
    let mut data = Sha256::digest(host.as_bytes()).to_vec();
    data.extend([flags, 0, 0, 0, 0]);
    data
}

fn client_data(purpose: &str, asked: &Value, origin: &str) -> Vec<u8> {
    let said = json!({
        "type": purpose,
        "challenge": asked["challenge"],
        "origin": origin,
        "crossOrigin": false,
    });
    said.to_string().into_bytes()
}

fn text(short: &str) -> Vec<u8> {
    let mut value = vec![0x60 | u8::try_from(short.len()).expect("a short text")];
    value.extend(short.as_bytes());
    value
}
