//! KEEP-1: an assertion of a passkey holds for the content that was shown, and
//! for nothing else.

#![allow(clippy::unwrap_used)]

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use proptest::prelude::*;
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
};
use sha2::{Digest, Sha256};
use signatures::{
    Fault,
    key::{PublicKey, RsaHash},
    passkey::{Assertion, challenge},
};

const TEXT: &[u8] = b"vigie/signature/v1\nvigie.example/journal\n";

struct Device {
    keys: EcdsaKeyPair,
    random: SystemRandom,
}

struct Answer {
    authenticator_data: Vec<u8>,
    client_data: Vec<u8>,
    signature: Vec<u8>,
}

impl Answer {
    fn check(&self, key: &PublicKey, text: &[u8]) -> Result<String, Fault> {
        let assertion = Assertion {
            authenticator_data: &self.authenticator_data,
            client_data: &self.client_data,
            signature: &self.signature,
        };
        assertion.check(key, text).map(|asserted| asserted.origin)
    }
}

impl Device {
    fn new() -> Self {
        let random = SystemRandom::new();
        let kind = &ECDSA_P256_SHA256_ASN1_SIGNING;
        let keys = EcdsaKeyPair::generate_pkcs8(kind, &random).unwrap();
        Self {
            keys: EcdsaKeyPair::from_pkcs8(kind, keys.as_ref(), &random).unwrap(),
            random,
        }
    }

    fn key(&self) -> PublicKey {
        PublicKey::P256(self.keys.public_key().as_ref().to_vec())
    }

    fn answers(&self, purpose: &str, place: &str, origin: &str, flags: u8) -> Answer {
        let asked = URL_SAFE_NO_PAD.encode(challenge(TEXT));
        let client_data = format!(
            r#"{{"type":"{purpose}","challenge":"{asked}","origin":"{origin}","crossOrigin":false}}"#
        )
        .into_bytes();
        let mut authenticator_data = Sha256::digest(place.as_bytes()).to_vec();
        authenticator_data.extend([flags, 0, 0, 0, 7]);
        let mut message = authenticator_data.clone();
        message.extend(Sha256::digest(&client_data));
        let signature = self.keys.sign(&self.random, &message).unwrap();
        Answer {
            authenticator_data,
            client_data,
            signature: signature.as_ref().to_vec(),
        }
    }

    fn signs(&self) -> Answer {
        self.answers("webauthn.get", "vigie.example", "https://vigie.example", 5)
    }
}

#[test]
fn what_a_device_signed_holds_and_says_where() {
    let device = Device::new();
    let origin = device.signs().check(&device.key(), TEXT);
    assert_eq!(origin, Ok("https://vigie.example".to_owned()));
    let port = device.answers("webauthn.get", "localhost", "http://localhost:8080", 5);
    assert!(port.check(&device.key(), TEXT).is_ok());
}

#[test]
fn another_text_key_purpose_place_or_absent_owner_is_refused() {
    let device = Device::new();
    let key = device.key();
    let other = b"vigie/signature/v1\nvigie.example/journal\n\n";
    assert_eq!(device.signs().check(&key, other), Err(Fault::Purpose));
    assert_eq!(
        device.signs().check(&Device::new().key(), TEXT),
        Err(Fault::Signature)
    );
    let here = "https://vigie.example";
    for (answer, fault) in [
        (
            device.answers("webauthn.create", "vigie.example", here, 5),
            Fault::Purpose,
        ),
        (
            device.answers("webauthn.get", "autre.example", here, 5),
            Fault::Purpose,
        ),
        (
            device.answers("webauthn.get", "vigie.example", "vigie.example", 5),
            Fault::Form,
        ),
        (
            device.answers("webauthn.get", "vigie.example", here, 1),
            Fault::Owner,
        ),
        (
            device.answers("webauthn.get", "vigie.example", here, 4),
            Fault::Owner,
        ),
    ] {
        assert_eq!(answer.check(&key, TEXT), Err(fault));
    }
}

#[test]
fn a_key_has_one_form_and_openssl_s() {
    let key = Device::new().key();
    assert_eq!(PublicKey::from_info(&key.to_info()), Ok(key.clone()));
    assert!(
        key.to_pem()
            .starts_with("-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE")
    );
    let rsa = PublicKey::rsa(&[0xc3; 256], &[1, 0, 1]);
    assert_eq!(PublicKey::from_info(&rsa.to_info()), Ok(rsa.clone()));
    assert!(PublicKey::from_info(&[rsa.to_info(), vec![0]].concat()).is_err());
    let short = PublicKey::Ed25519([3; 32]).to_info();
    assert!(PublicKey::from_info(&short[..40]).is_err());
}

proptest! {
    #[test]
    fn no_altered_byte_passes(at in 0usize..1000, bit in 0u8..8) {
        let device = Device::new();
        let mut answer = device.signs();
        let Answer { authenticator_data, client_data, signature } = &mut answer;
        let mut bytes: Vec<&mut u8> = authenticator_data
            .iter_mut()
            .chain(client_data)
            .chain(signature)
            .collect();
        let at = at % bytes.len();
        *bytes[at] ^= 1 << bit;
        prop_assert!(answer.check(&device.key(), TEXT).is_err());
    }

    #[test]
    fn no_input_makes_the_check_panic(
        authenticator_data: Vec<u8>,
        client_data: Vec<u8>,
        signature: Vec<u8>,
        info: Vec<u8>,
        origin in ".*",
    ) {
        let key = PublicKey::from_info(&info).unwrap_or(PublicKey::Ed25519([0; 32]));
        let _ = key.verify(RsaHash::Sha512, &client_data, &signature);
        let said = format!(r#"{{"type":"webauthn.get","challenge":"","origin":"{origin}"}}"#);
        for client_data in [client_data, said.into_bytes()] {
            let answer = Answer {
                authenticator_data: authenticator_data.clone(),
                client_data,
                signature: signature.clone(),
            };
            prop_assert!(answer.check(&key, TEXT).is_err());
        }
    }
}
