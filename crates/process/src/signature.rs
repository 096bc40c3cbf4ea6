//! Signatures by people: whoever qualified, closed, handed evidence over,
//! approved or sent an alert, or wrote a situation report can sign that act
//! with a device of their own (KEEP-1, SIGN-4).
//!
//! A signature is an act of the same subject. Whether it holds is checked by
//! the crate `signatures`; here stand who may sign what, and what is signed.

mod statement;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use statement::{NotAStatement, Statement};

use crate::{
    access::{Actor, Audience, Verb},
    act::{Act, Author, Private, Recorded, Sequence},
    alert::AlertAct,
    case::{Case, CaseAct},
    decide::admit,
    refusal::{Reason, Refusal, Rule},
    significant::IncidentAct,
};

/// By what a person signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// A passkey of the account, with the device's own recognition of its
    /// owner.
    Passkey,
    /// An SSH key in a file.
    SshKey,
    /// An SSH key in a hardware token.
    SshToken,
}

impl Means {
    /// Key of its name.
    #[must_use]
    pub const fn label_key(self) -> &'static str {
        match self {
            Self::Passkey => "signature-by-passkey",
            Self::SshKey => "signature-by-ssh-key",
            Self::SshToken => "signature-by-ssh-token",
        }
    }
}

/// What proves a signature, whole: it is checked without asking anybody. Bytes
/// are in Base64.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "form", rename_all = "kebab-case")]
pub enum Proof {
    /// An assertion of a passkey.
    Passkey {
        /// Identity of the passkey.
        credential: String,
        /// Its public key (`SubjectPublicKeyInfo`).
        key: String,
        /// What the device says of itself.
        authenticator_data: String,
        /// What the browser says that it asked for.
        client_data: String,
        /// The signature over both.
        signature: String,
    },
    /// A signature of an SSH key.
    Ssh {
        /// The public key, as a line of a `.pub` file without its comment.
        key: String,
        /// The signature, as `ssh-keygen` writes it.
        signature: String,
    },
}

/// A person's signature on an act of theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Number of the act.
    pub signs: Sequence,
    /// Who may read of it: those who read the act.
    pub to: Audience,
    /// The text that was signed ([`Statement`]).
    pub statement: String,
    /// By what.
    pub means: Means,
    /// What proves it. A public key can tell who a person is: it can be
    /// forgotten as all that names people.
    pub proof: Private<Proof>,
}

/// A kind of act some of which people sign.
pub trait Signable: Act + Sized {
    /// Whether the person who did this act may sign it.
    fn takes_signature(&self) -> bool;
    /// The signature that this act is, if it is one.
    fn signature(&self) -> Option<&Signed>;
    /// The act that records a signature.
    fn signed(signed: Signed) -> Self;
}

impl Signable for CaseAct {
    fn takes_signature(&self) -> bool {
        matches!(
            self,
            Self::Qualified(_)
                | Self::ClosingReportWritten(_)
                | Self::Closed
                | Self::EvidenceTransferred { .. }
        )
    }

    fn signature(&self) -> Option<&Signed> {
        match self {
            Self::Signed(signed) => Some(signed),
            _ => None,
        }
    }

    fn signed(signed: Signed) -> Self {
        Self::Signed(Box::new(signed))
    }
}

impl Signable for AlertAct {
    fn takes_signature(&self) -> bool {
        matches!(self, Self::Approved | Self::Sent { .. })
    }

    fn signature(&self) -> Option<&Signed> {
        match self {
            Self::Signed(signed) => Some(signed),
            _ => None,
        }
    }

    fn signed(signed: Signed) -> Self {
        Self::Signed(Box::new(signed))
    }
}

impl Signable for IncidentAct {
    fn takes_signature(&self) -> bool {
        matches!(
            self,
            Self::SituationReported { .. } | Self::HandedOver { .. } | Self::Closed { .. }
        )
    }

    fn signature(&self) -> Option<&Signed> {
        match self {
            Self::Signed(signed) => Some(signed),
            _ => None,
        }
    }

    fn signed(signed: Signed) -> Self {
        Self::Signed(Box::new(signed))
    }
}

/// The act of a story that a person may sign: one of theirs, once.
///
/// # Errors
/// When it is none of those that are signed, somebody else's, or signed
/// already.
pub fn to_sign<'a, A: Signable>(
    acts: &'a [Recorded<A>],
    number: Sequence,
    actor: &Actor,
) -> Result<&'a Recorded<A>, Refusal> {
    let refused = |reason| Refusal::new(Rule::Keep1, reason);
    let act = acts
        .iter()
        .find(|act| act.seq == number && act.act.takes_signature())
        .ok_or_else(|| refused(Reason::NothingToSign))?;
    if act.by.pseudonym != actor.pseudonym {
        return Err(refused(Reason::NotYourAct));
    }
    if signatures(acts).contains_key(&number) {
        return Err(refused(Reason::AlreadyDone));
    }
    Ok(act)
}

/// Whether a person may sign on a case as it stands, a closed one included:
/// the closing itself is signed (CLOSE-4).
///
/// # Errors
/// When the person's role signs nothing, the case is not theirs to see, or its
/// file is ending.
pub fn admitted(case: &Case, actor: &Actor) -> Result<(), Refusal> {
    admit(case, Verb::Sign, actor).map(drop)
}

/// A signature as the story tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Who signed.
    pub by: Author,
    /// When that came in.
    pub at: Timestamp,
    /// By what.
    pub means: Means,
}

/// The signatures of a story, by the numbers of the acts that they sign.
#[must_use]
pub fn signatures<A: Signable>(acts: &[Recorded<A>]) -> BTreeMap<Sequence, Signature> {
    acts.iter()
        .filter_map(|recorded| {
            let signed = recorded.act.signature()?;
            let signature = Signature {
                by: recorded.by.clone(),
                at: recorded.at,
                means: signed.means,
            };
            Some((signed.signs, signature))
        })
        .collect()
}
