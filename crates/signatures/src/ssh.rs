//! Signatures of SSH keys, as `ssh-keygen -Y sign` writes them, by keys in a
//! file or in a hardware token (`sk-…`).

use std::{fmt, str::FromStr};

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha512};

use crate::{
    Fault,
    key::{PublicKey, RsaHash, ecdsa},
    wire::{Wire, is_short, string},
};

/// What signatures of this portal are made for (`ssh-keygen -Y sign -n vigie`).
pub const NAMESPACE: &str = "vigie";

const MAGIC: &[u8] = b"SSHSIG";
const VERSION: u32 = 1;
const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----";
const END: &str = "-----END SSH SIGNATURE-----";
const LINE: usize = 70;
const OWNER_THERE: u8 = 1;

/// A public key of SSH.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SshKey {
    algorithm: Algorithm,
    key: PublicKey,
    /// For whom a hardware token keeps the key; empty for the others.
    application: Vec<u8>,
    blob: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Algorithm {
    Ed25519,
    P256,
    Rsa,
    TokenEd25519,
    TokenP256,
}

impl Algorithm {
    const ALL: [Self; 5] = [
        Self::Ed25519,
        Self::P256,
        Self::Rsa,
        Self::TokenEd25519,
        Self::TokenP256,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Ed25519 => "ssh-ed25519",
            Self::P256 => "ecdsa-sha2-nistp256",
            Self::Rsa => "ssh-rsa",
            Self::TokenEd25519 => "sk-ssh-ed25519@openssh.com",
            Self::TokenP256 => "sk-ecdsa-sha2-nistp256@openssh.com",
        }
    }

    /// What a signature says of itself; RSA says its hash as well.
    const fn signs_as(self) -> &'static [&'static str] {
        match self {
            Self::Ed25519 => &["ssh-ed25519"],
            Self::P256 => &["ecdsa-sha2-nistp256"],
            Self::Rsa => &["rsa-sha2-512", "rsa-sha2-256"],
            Self::TokenEd25519 => &["sk-ssh-ed25519@openssh.com"],
            Self::TokenP256 => &["sk-ecdsa-sha2-nistp256@openssh.com"],
        }
    }

    const fn is_token(self) -> bool {
        matches!(self, Self::TokenEd25519 | Self::TokenP256)
    }
}

/// Whether a key lies in a hardware token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// In a file.
    File,
    /// In a hardware token, which signs at a touch.
    Token,
}

impl SshKey {
    fn read(blob: &[u8]) -> Result<Self, Fault> {
        let mut wire = Wire(blob);
        let name = wire.string()?;
        let algorithm = Algorithm::ALL
            .into_iter()
            .find(|algorithm| algorithm.name().as_bytes() == name)
            .ok_or(Fault::Key)?;
        let key = match algorithm {
            Algorithm::Ed25519 | Algorithm::TokenEd25519 => {
                let bytes = wire.string()?.try_into().map_err(|_| Fault::Key)?;
                PublicKey::Ed25519(bytes)
            }
            Algorithm::P256 | Algorithm::TokenP256 => {
                if wire.string()? != b"nistp256" {
                    return Err(Fault::Key);
                }
                let point = wire.string()?;
                if point.len() != 65 || point[0] != 4 {
                    return Err(Fault::Key);
                }
                PublicKey::P256(point.to_vec())
            }
            Algorithm::Rsa => {
                let (exponent, modulus) = (wire.string()?, wire.string()?);
                if !is_short(exponent) || !is_short(modulus) {
                    return Err(Fault::Form);
                }
                PublicKey::rsa(modulus, exponent)
            }
        };
        let application = match algorithm.is_token() {
            true => wire.string()?.to_vec(),
            false => Vec::new(),
        };
        wire.end()?;
        Ok(Self {
            algorithm,
            key,
            application,
            blob: blob.to_vec(),
        })
    }

    /// The key in the form that OpenSSL reads.
    #[must_use]
    pub const fn public(&self) -> &PublicKey {
        &self.key
    }

    /// Where the key lies.
    #[must_use]
    pub const fn keeping(&self) -> Keeping {
        match self.algorithm.is_token() {
            true => Keeping::Token,
            false => Keeping::File,
        }
    }

    /// The fingerprint, as `ssh-keygen -l` shows it.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let digest = STANDARD.encode(Sha256::digest(&self.blob));
        format!("SHA256:{}", digest.trim_end_matches('='))
    }
}

/// The key as a line of a `.pub` file, without the comment.
impl fmt::Display for SshKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {}",
            self.algorithm.name(),
            STANDARD.encode(&self.blob)
        )
    }
}

/// Reads a line of a `.pub` file; its comment is left out.
impl FromStr for SshKey {
    type Err = Fault;

    fn from_str(line: &str) -> Result<Self, Fault> {
        let mut words = line.split_ascii_whitespace();
        let (name, text) = words.next().zip(words.next()).ok_or(Fault::Form)?;
        let blob = STANDARD.decode(text).map_err(|_| Fault::Form)?;
        let key = Self::read(&blob)?;
        if key.algorithm.name() == name {
            Ok(key)
        } else {
            Err(Fault::Key)
        }
    }
}

/// A signature with the key that made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SshSignature {
    key: SshKey,
    namespace: Vec<u8>,
    reserved: Vec<u8>,
    hash: Hash,
    rsa_hash: RsaHash,
    /// In the form that OpenSSL takes.
    bare: Vec<u8>,
    /// Flags and counter of a hardware token.
    token: Vec<u8>,
    blob: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hash {
    Sha256,
    Sha512,
}

impl SshSignature {
    /// The key that made it.
    #[must_use]
    pub const fn key(&self) -> &SshKey {
        &self.key
    }

    /// The signature in the form that OpenSSL takes.
    #[must_use]
    pub fn bare(&self) -> &[u8] {
        &self.bare
    }

    /// The bytes that were signed for a text.
    #[must_use]
    pub fn message(&self, text: &[u8]) -> Vec<u8> {
        let (name, digest) = match self.hash {
            Hash::Sha256 => ("sha256", Sha256::digest(text).to_vec()),
            Hash::Sha512 => ("sha512", Sha512::digest(text).to_vec()),
        };
        let signed = [
            MAGIC.to_vec(),
            string(&self.namespace),
            string(&self.reserved),
            string(name.as_bytes()),
            string(&digest),
        ]
        .concat();
        if !self.key.algorithm.is_token() {
            return signed;
        }
        [
            Sha256::digest(&self.key.application).as_slice(),
            &self.token,
            Sha256::digest(&signed).as_slice(),
        ]
        .concat()
    }

    /// Checks that its key signed a text for this portal; a hardware token
    /// says beside that it was touched.
    ///
    /// # Errors
    /// What does not hold.
    pub fn check(&self, text: &[u8]) -> Result<(), Fault> {
        if self.namespace != NAMESPACE.as_bytes() {
            return Err(Fault::Purpose);
        }
        if self
            .token
            .first()
            .is_some_and(|flags| flags & OWNER_THERE == 0)
        {
            return Err(Fault::Owner);
        }
        let key = self.key.public();
        key.verify(self.rsa_hash, &self.message(text), &self.bare)
    }

    fn read(blob: &[u8]) -> Result<Self, Fault> {
        let mut wire = Wire(blob);
        if wire.take(MAGIC.len())? != MAGIC || wire.number()? != VERSION {
            return Err(Fault::Form);
        }
        let key = SshKey::read(wire.string()?)?;
        let namespace = wire.string()?.to_vec();
        let reserved = wire.string()?.to_vec();
        let hash = match wire.string()? {
            b"sha256" => Hash::Sha256,
            b"sha512" => Hash::Sha512,
            _ => return Err(Fault::Form),
        };
        let mut signature = Wire(wire.string()?);
        wire.end()?;
        let name = signature.string()?;
        let algorithm = key.algorithm;
        if !algorithm
            .signs_as()
            .iter()
            .any(|known| known.as_bytes() == name)
        {
            return Err(Fault::Key);
        }
        let rsa_hash = match name {
            b"rsa-sha2-256" => RsaHash::Sha256,
            _ => RsaHash::Sha512,
        };
        let given = signature.string()?;
        let bare = match algorithm {
            Algorithm::P256 | Algorithm::TokenP256 => {
                let mut numbers = Wire(given);
                let (r, s) = (numbers.string()?, numbers.string()?);
                numbers.end()?;
                if !is_short(r) || !is_short(s) {
                    return Err(Fault::Form);
                }
                ecdsa(r, s)
            }
            Algorithm::Ed25519 | Algorithm::TokenEd25519 | Algorithm::Rsa => given.to_vec(),
        };
        let token = match algorithm.is_token() {
            true => signature.take(5)?.to_vec(),
            false => Vec::new(),
        };
        signature.end()?;
        Ok(Self {
            key,
            namespace,
            reserved,
            hash,
            rsa_hash,
            bare,
            token,
            blob: blob.to_vec(),
        })
    }
}

/// The signature as `ssh-keygen` writes it: one way, whatever spaces it came
/// with.
impl fmt::Display for SshSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{BEGIN}")?;
        let text = STANDARD.encode(&self.blob);
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let (line, after) = rest.split_at(rest.len().min(LINE));
            writeln!(f, "{line}")?;
            rest = after;
        }
        writeln!(f, "{END}")
    }
}

impl FromStr for SshSignature {
    type Err = Fault;

    fn from_str(armored: &str) -> Result<Self, Fault> {
        let body = armored
            .trim()
            .strip_prefix(BEGIN)
            .and_then(|rest| rest.strip_suffix(END))
            .ok_or(Fault::Form)?;
        let text: String = body.split_ascii_whitespace().collect();
        Self::read(&STANDARD.decode(text).map_err(|_| Fault::Form)?)
    }
}
