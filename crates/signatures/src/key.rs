//! Public keys, in the one form that OpenSSL reads (`SubjectPublicKeyInfo`).

use base64::{Engine, engine::general_purpose::STANDARD};
use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ECDSA_P384_SHA384_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256,
    RSA_PKCS1_2048_8192_SHA512, UnparsedPublicKey, VerificationAlgorithm,
};

use crate::{Fault, wire::integer};

const P256: &[u8] = &[
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a,
    0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];
const P384: &[u8] = &[
    0x30, 0x76, 0x30, 0x10, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x05, 0x2b,
    0x81, 0x04, 0x00, 0x22, 0x03, 0x62, 0x00,
];
const ED25519_INFO: &[u8] = &[
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
];
const RSA_INFO: &[u8] = &[
    0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
];

const SEQUENCE: u8 = 0x30;
const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;

/// A public key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicKey {
    /// A point of the curve P-256, uncompressed: 65 bytes.
    P256(Vec<u8>),
    /// A point of the curve P-384, uncompressed: 97 bytes.
    P384(Vec<u8>),
    /// An Ed25519 key.
    Ed25519([u8; 32]),
    /// An RSA key: modulus and exponent, as PKCS #1 writes them.
    Rsa(Vec<u8>),
}

/// The hash with which an RSA key signs; the others each know one alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RsaHash {
    /// SHA-256.
    Sha256,
    /// SHA-512.
    Sha512,
}

impl PublicKey {
    /// A key of the curve P-256 from its coordinates.
    ///
    /// # Errors
    /// When they are not 32 bytes each.
    pub fn p256(x: &[u8], y: &[u8]) -> Result<Self, Fault> {
        point(x, y, 32).map(Self::P256)
    }

    /// A key of the curve P-384 from its coordinates.
    ///
    /// # Errors
    /// When they are not 48 bytes each.
    pub fn p384(x: &[u8], y: &[u8]) -> Result<Self, Fault> {
        point(x, y, 48).map(Self::P384)
    }

    /// An RSA key from its modulus and exponent, most significant byte first.
    #[must_use]
    pub fn rsa(modulus: &[u8], exponent: &[u8]) -> Self {
        let mut numbers = tagged(INTEGER, &integer(modulus));
        numbers.extend(tagged(INTEGER, &integer(exponent)));
        Self::Rsa(tagged(SEQUENCE, &numbers))
    }

    /// The key as `SubjectPublicKeyInfo`.
    #[must_use]
    pub fn to_info(&self) -> Vec<u8> {
        match self {
            Self::P256(point) => [P256, point].concat(),
            Self::P384(point) => [P384, point].concat(),
            Self::Ed25519(bytes) => [ED25519_INFO, bytes].concat(),
            Self::Rsa(numbers) => {
                let mut bits = vec![0];
                bits.extend(numbers);
                let body = [RSA_INFO, &tagged(BIT_STRING, &bits)].concat();
                tagged(SEQUENCE, &body)
            }
        }
    }

    /// Reads a `SubjectPublicKeyInfo` written as [`Self::to_info`] does, and no
    /// other.
    ///
    /// # Errors
    /// When it is none, or of another kind.
    pub fn from_info(info: &[u8]) -> Result<Self, Fault> {
        let key = if let Some(point) = info.strip_prefix(P256) {
            Self::P256(point.to_vec())
        } else if let Some(point) = info.strip_prefix(P384) {
            Self::P384(point.to_vec())
        } else if let Some(bytes) = info.strip_prefix(ED25519_INFO) {
            Self::Ed25519(bytes.try_into().map_err(|_| Fault::Key)?)
        } else {
            let at = info
                .windows(RSA_INFO.len())
                .position(|window| window == RSA_INFO)
                .ok_or(Fault::Key)?;
            let bits = &info[at + RSA_INFO.len()..];
            // What the numbers' own sequence begins with, after the head of
            // the bit string, whose length takes one to three bytes.
            let numbers = (3..=5)
                .filter_map(|head| bits.get(head..))
                .map(|numbers| Self::Rsa(numbers.to_vec()))
                .find(|key| key.to_info() == info);
            return numbers.ok_or(Fault::Key);
        };
        let sound = match &key {
            Self::P256(point) => point.len() == 65 && point[0] == 4,
            Self::P384(point) => point.len() == 97 && point[0] == 4,
            Self::Ed25519(_) | Self::Rsa(_) => true,
        };
        if sound { Ok(key) } else { Err(Fault::Key) }
    }

    /// The key as a PEM file.
    #[must_use]
    pub fn to_pem(&self) -> String {
        let text = STANDARD.encode(self.to_info());
        let mut pem = String::from("-----BEGIN PUBLIC KEY-----\n");
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let (line, after) = rest.split_at(rest.len().min(64));
            pem.push_str(line);
            pem.push('\n');
            rest = after;
        }
        pem.push_str("-----END PUBLIC KEY-----\n");
        pem
    }

    /// Checks a signature in the form that OpenSSL takes: of ECDSA the two
    /// numbers in DER, of the others the bytes themselves.
    ///
    /// # Errors
    /// When this key did not sign this message.
    pub fn verify(&self, hash: RsaHash, message: &[u8], signature: &[u8]) -> Result<(), Fault> {
        let (algorithm, key): (&dyn VerificationAlgorithm, &[u8]) = match (self, hash) {
            (Self::P256(point), _) => (&ECDSA_P256_SHA256_ASN1, point),
            (Self::P384(point), _) => (&ECDSA_P384_SHA384_ASN1, point),
            (Self::Ed25519(bytes), _) => (&ED25519, bytes),
            (Self::Rsa(numbers), RsaHash::Sha256) => (&RSA_PKCS1_2048_8192_SHA256, numbers),
            (Self::Rsa(numbers), RsaHash::Sha512) => (&RSA_PKCS1_2048_8192_SHA512, numbers),
        };
        UnparsedPublicKey::new(algorithm, key)
            .verify(message, signature)
            .map_err(|_| Fault::Signature)
    }
}

fn point(x: &[u8], y: &[u8], width: usize) -> Result<Vec<u8>, Fault> {
    if x.len() != width || y.len() != width {
        return Err(Fault::Key);
    }
    Ok([&[4], x, y].concat())
}

/// A value of DER.
pub(crate) fn tagged(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut value = vec![tag];
    let length = content.len();
    match u8::try_from(length) {
        Ok(short) if short < 0x80 => value.push(short),
        _ => {
            let bytes = length.to_be_bytes();
            let first = bytes.iter().position(|byte| *byte != 0).unwrap_or(7);
            let long = &bytes[first..];
            value.push(0x80 | u8::try_from(long.len()).unwrap_or_default());
            value.extend(long);
        }
    }
    value.extend(content);
    value
}

/// A signature of ECDSA in DER, from its two numbers as SSH writes them.
pub(crate) fn ecdsa(r: &[u8], s: &[u8]) -> Vec<u8> {
    tagged(SEQUENCE, &[tagged(INTEGER, r), tagged(INTEGER, s)].concat())
}
