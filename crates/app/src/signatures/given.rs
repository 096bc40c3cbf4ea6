//! A signature as somebody hands it in, and whether it is theirs.

use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::Timestamp;
use process::{
    ids::AccountId,
    signature::{Means, Proof},
};
use signatures::{
    Fault,
    key::PublicKey,
    passkey::Assertion,
    ssh::{Keeping, SshSignature},
};
use store::{Tx, factors};
use webauthn_rs::prelude::{COSEKey, COSEKeyType, ECDSACurve, Passkey, PublicKeyCredential};

use crate::{AppError, WrongInput};

/// A signature that somebody hands in.
#[derive(Clone, Copy, Debug)]
pub enum Given<'a> {
    /// What a passkey answered, as the browser writes it in JSON.
    Passkey(&'a str),
    /// What `ssh-keygen -Y sign -n vigie` wrote.
    Ssh(&'a str),
}

/// The same, read.
pub(super) enum Taken {
    Passkey(Box<PublicKeyCredential>),
    Ssh(Box<SshSignature>),
}

/// A signature that holds, by a key of whoever hands it in.
pub(super) struct Accepted {
    pub(super) means: Means,
    pub(super) proof: Proof,
}

impl Given<'_> {
    pub(super) fn read(self) -> Result<Taken, AppError> {
        match self {
            Self::Passkey(answer) => serde_json::from_str(answer)
                .map(|answer| Taken::Passkey(Box::new(answer)))
                .map_err(|_| WrongInput::PasskeyRefused.into()),
            Self::Ssh(armored) => armored
                .parse()
                .map(|signature| Taken::Ssh(Box::new(signature)))
                .map_err(refused),
        }
    }
}

impl Taken {
    /// Checks that a person signed this text with a key of their own.
    pub(super) async fn accept(
        &self,
        tx: &Tx,
        account: AccountId,
        text: &str,
        origin: Option<&str>,
        now: Timestamp,
    ) -> Result<Accepted, AppError> {
        match self {
            Self::Passkey(answer) => by_passkey(tx, account, answer, text, origin, now).await,
            Self::Ssh(signature) => by_ssh(tx, account, signature, text).await,
        }
    }
}

async fn by_passkey(
    tx: &Tx,
    account: AccountId,
    answer: &PublicKeyCredential,
    text: &str,
    origin: Option<&str>,
    now: Timestamp,
) -> Result<Accepted, AppError> {
    let row = factors::passkeys::by_credential(tx.read(), account, &answer.raw_id)
        .await?
        .ok_or(WrongInput::PasskeyRefused)?;
    let passkey: Passkey = serde_json::from_str(&row.passkey)?;
    let key = public_key(passkey.get_public_key()).map_err(refused)?;
    let response = &answer.response;
    let assertion = Assertion {
        authenticator_data: &response.authenticator_data,
        client_data: &response.client_data_json,
        signature: &response.signature,
    };
    let asserted = assertion.check(&key, text.as_bytes()).map_err(refused)?;
    if Some(asserted.origin.as_str()) != origin {
        return Err(refused(Fault::Purpose));
    }
    factors::passkeys::mark_used(tx, row.id, &row.passkey, now).await?;
    Ok(Accepted {
        means: Means::Passkey,
        proof: Proof::Passkey {
            credential: STANDARD.encode(&answer.raw_id),
            key: STANDARD.encode(key.to_info()),
            authenticator_data: STANDARD.encode(&response.authenticator_data),
            client_data: STANDARD.encode(&response.client_data_json),
            signature: STANDARD.encode(&response.signature),
        },
    })
}

async fn by_ssh(
    tx: &Tx,
    account: AccountId,
    signature: &SshSignature,
    text: &str,
) -> Result<Accepted, AppError> {
    let key = signature.key().to_string();
    let known = factors::signing_keys::of_account(tx.read(), account).await?;
    if !known.iter().any(|known| known.public_key == key) {
        return Err(WrongInput::SigningKeyUnknown.into());
    }
    signature.check(text.as_bytes()).map_err(refused)?;
    Ok(Accepted {
        means: match signature.key().keeping() {
            Keeping::File => Means::SshKey,
            Keeping::Token => Means::SshToken,
        },
        proof: Proof::Ssh {
            key,
            signature: signature.to_string(),
        },
    })
}

/// The key of a passkey, in the form that goes on record.
fn public_key(key: &COSEKey) -> Result<PublicKey, Fault> {
    match &key.key {
        COSEKeyType::EC_EC2(point) => match point.curve {
            ECDSACurve::SECP256R1 => PublicKey::p256(&point.x, &point.y),
            ECDSACurve::SECP384R1 => PublicKey::p384(&point.x, &point.y),
            ECDSACurve::SECP521R1 => Err(Fault::Key),
        },
        COSEKeyType::EC_OKP(key) => {
            let bytes = key.x.as_slice().try_into();
            bytes.map(PublicKey::Ed25519).map_err(|_| Fault::Key)
        }
        COSEKeyType::RSA(key) => Ok(PublicKey::rsa(&key.n, &key.e)),
    }
}

/// Which check failed is for the log; people are told the same for all.
fn refused(fault: Fault) -> AppError {
    tracing::info!(%fault, "a signature was refused");
    WrongInput::SignatureRefused.into()
}
