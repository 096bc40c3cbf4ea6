//! Whether a recorded signature holds, with nothing but the acts themselves:
//! for the verification of the installation and for the reader of bundles.

use base64::{Engine, engine::general_purpose::STANDARD};
use ledger::leaf_hash;
use process::signature::{Means, Proof, Statement};
use serde_json::Value;
use signatures::{
    key::PublicKey,
    passkey::Assertion,
    ssh::{Keeping, SshSignature},
};

/// Path of what proves a signature among the values beside its act.
pub(crate) const PROOF: &str = "/proof";

/// What is wrong with a recorded signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The text does not name the act that it is said to sign, or is none.
    Statement,
    /// Somebody else signed than did the act.
    Author,
    /// The signature does not hold.
    Signature,
}

/// A recorded signature, taken from the bytes of its act and its opening.
pub(crate) struct Recorded {
    /// Number of the act that it signs.
    pub(crate) signs: u64,
    statement: String,
    subject: Value,
    by: Value,
    means: Value,
    proof: Option<String>,
}

/// A signature whose own parts hold together.
#[derive(Debug)]
pub(crate) struct Sound {
    pub(crate) key: PublicKey,
    pub(crate) means: Means,
}

impl Recorded {
    /// The signature that an act is, if it is one; `proof` is the value of
    /// its opening `/proof`, unless that was forgotten.
    pub(crate) fn of(act: &Value, proof: Option<String>) -> Option<Self> {
        let facts = &act["act"];
        if facts["kind"] != "signed" {
            return None;
        }
        Some(Self {
            signs: facts["signs"].as_u64().unwrap_or_default(),
            statement: facts["statement"].as_str().unwrap_or_default().to_owned(),
            subject: act["subject"].clone(),
            by: act["by"]["pseudonym"].clone(),
            means: facts["means"].clone(),
            proof,
        })
    }

    /// The text that was signed.
    pub(crate) fn statement(&self) -> Result<Statement, Flaw> {
        self.statement.parse().map_err(|_| Flaw::Statement)
    }

    /// How acts name who signed.
    pub(crate) fn pseudonym(&self) -> &str {
        self.by.as_str().unwrap_or_default()
    }

    /// Checks the signature itself; none when its proof was forgotten.
    pub(crate) fn check(&self) -> Result<Option<Sound>, Flaw> {
        let statement = self.statement()?;
        let subject = serde_json::to_value(statement.subject).map_err(|_| Flaw::Statement)?;
        if subject != self.subject || u64::from(statement.act.0) != self.signs {
            return Err(Flaw::Statement);
        }
        let Some(proof) = &self.proof else {
            return Ok(None);
        };
        let proof: Proof = serde_json::from_str(proof).map_err(|_| Flaw::Signature)?;
        let (key, means) = self.verify(&proof).ok_or(Flaw::Signature)?;
        if serde_json::to_value(means).ok().as_ref() != Some(&self.means) {
            return Err(Flaw::Signature);
        }
        Ok(Some(Sound { key, means }))
    }

    /// Checks that the act that it signs, given as its bytes, is the one that
    /// the text names, and that its author signed.
    pub(crate) fn check_act(&self, body: &[u8]) -> Result<(), Flaw> {
        if self.statement()?.leaf != leaf_hash(body) {
            return Err(Flaw::Statement);
        }
        let act: Value = serde_json::from_slice(body).map_err(|_| Flaw::Statement)?;
        if act["by"]["pseudonym"] != self.by {
            return Err(Flaw::Author);
        }
        Ok(())
    }

    fn verify(&self, proof: &Proof) -> Option<(PublicKey, Means)> {
        let text = self.statement.as_bytes();
        match proof {
            Proof::Passkey {
                key,
                authenticator_data,
                client_data,
                signature,
                ..
            } => {
                let key = PublicKey::from_info(&STANDARD.decode(key).ok()?).ok()?;
                let assertion = Assertion {
                    authenticator_data: &STANDARD.decode(authenticator_data).ok()?,
                    client_data: &STANDARD.decode(client_data).ok()?,
                    signature: &STANDARD.decode(signature).ok()?,
                };
                assertion.check(&key, text).ok()?;
                Some((key, Means::Passkey))
            }
            Proof::Ssh { key, signature } => {
                let read: SshSignature = signature.parse().ok()?;
                let same = read.to_string() == *signature && read.key().to_string() == *key;
                read.check(text).ok().filter(|()| same)?;
                let means = match read.key().keeping() {
                    Keeping::File => Means::SshKey,
                    Keeping::Token => Means::SshToken,
                };
                Some((read.key().public().clone(), means))
            }
        }
    }
}
