//! What is asked of an authority, and what it answers (RFC 3161 §2.4).

use cms::content_info::ContentInfo;
use der::{
    Any, Decode, Encode, Sequence,
    asn1::{Int, OctetString},
};
use x509_tsp::{MessageImprint, TimeStampReq, TspVersion};

use crate::{Imprint, token};

/// Bytes of the random number that ties an answer to its request.
const NONCE: usize = 16;
/// The largest answer that is read, in bytes: tokens bring their certificates.
const LARGEST: usize = 128 * 1024;

/// A request to stamp something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    imprint: Imprint,
    nonce: Int,
}

/// Why an answer holds no token that is of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoToken {
    /// It has not the form of an answer.
    #[error("the answer cannot be read")]
    Unreadable,
    /// The authority refused, with this status of RFC 3161 §2.4.2.
    #[error("the authority refused, with status {0}")]
    Refused(u8),
    /// It answers another request.
    #[error("the answer is not to what was asked")]
    Other,
}

/// The answer, of whose reasons only the status is of use.
#[derive(Sequence)]
struct Answer {
    status: Any,
    #[asn1(optional = "true")]
    token: Option<ContentInfo>,
}

impl Request {
    /// A request to stamp what has this hash; the random bytes must never
    /// have served before.
    ///
    /// # Errors
    /// [`NoToken::Unreadable`] when the number cannot be written, which its
    /// size excludes.
    pub fn new(imprint: Imprint, random: [u8; NONCE]) -> Result<Self, NoToken> {
        // A positive number in its shortest form.
        let mut bytes = random;
        bytes[0] = bytes[0] & 0x3f | 0x40;
        let nonce = Int::new(&bytes).map_err(|_| NoToken::Unreadable)?;
        Ok(Self { imprint, nonce })
    }

    /// The bytes to send (`application/timestamp-query`).
    ///
    /// # Errors
    /// [`NoToken::Unreadable`] when they cannot be written, which their types
    /// exclude.
    pub fn to_der(&self) -> Result<Vec<u8>, NoToken> {
        let unwritten = |_: der::Error| NoToken::Unreadable;
        TimeStampReq {
            version: TspVersion::V1,
            message_imprint: MessageImprint {
                hash_algorithm: token::sha256(),
                hashed_message: OctetString::new(self.imprint.0).map_err(unwritten)?,
            },
            req_policy: None,
            nonce: Some(self.nonce.clone()),
            cert_req: true,
            extensions: None,
        }
        .to_der()
        .map_err(unwritten)
    }

    /// The token in the answer (`application/timestamp-reply`), which stamps
    /// what was asked. Who signed it is for
    /// [`Authority::check`](crate::Authority::check) to say.
    ///
    /// # Errors
    /// Why there is none.
    pub fn token(&self, answer: &[u8]) -> Result<Vec<u8>, NoToken> {
        if answer.len() > LARGEST {
            return Err(NoToken::Unreadable);
        }
        let unreadable = |_: der::Error| NoToken::Unreadable;
        let answer = Answer::from_der(answer).map_err(unreadable)?;
        // PKIStatusInfo begins with the status; 0 and 1 mean granted.
        let status = match answer.status.value() {
            [0x02, 0x01, status, ..] => *status,
            _ => return Err(NoToken::Unreadable),
        };
        if status > 1 {
            return Err(NoToken::Refused(status));
        }
        let token = answer.token.ok_or(NoToken::Unreadable)?;
        let token = token.to_der().map_err(unreadable)?;
        let said = token::said(&token).map_err(|_| NoToken::Unreadable)?;
        if said.nonce.as_ref() != Some(&self.nonce)
            || said.message_imprint.hashed_message.as_bytes() != self.imprint.0
        {
            return Err(NoToken::Other);
        }
        Ok(token)
    }
}
