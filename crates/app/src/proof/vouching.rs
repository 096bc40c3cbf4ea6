//! What this installation and others do for one another: it vouches for the
//! logs that it knows, and asks the witnesses of its policy to vouch for its
//! own.

use std::sync::Arc;

use jiff::SignedDuration;
use ledger::{
    keys::{PublicKey, SecretKey},
    policy::Policy,
};
use timestamp::Authority;
use url::Url;

use crate::App;

/// The part that outsiders have in the log, as the operator set it; empty by
/// default, and everything works so.
#[derive(Clone, Debug, Default)]
pub struct Vouching {
    /// As whom this installation vouches, and for which logs.
    pub witness: Option<Witness>,
    /// Whom it asks to vouch for its own log, and how many must.
    pub policy: Option<Arc<Policy>>,
    /// Whom it asks to stamp the time of its own log.
    pub times: Option<Arc<TimeStamps>>,
}

/// An authority that stamps times (RFC 3161), and how often it is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeStamps {
    /// Where it is asked.
    pub url: Url,
    /// Whose tokens are believed.
    pub authority: Authority,
    /// While the log grows, the time between two tokens.
    pub every: SignedDuration,
}

/// A witness: its key, and the logs for which it vouches.
#[derive(Clone, Debug)]
pub struct Witness {
    pub(super) key: SecretKey,
    pub(super) logs: Arc<[PublicKey]>,
}

impl Witness {
    /// A witness that vouches for the logs of these keys.
    #[must_use]
    pub fn new(key: SecretKey, logs: Vec<PublicKey>) -> Self {
        Self {
            key,
            logs: logs.into(),
        }
    }

    /// The key by which others know this witness.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        self.key.public()
    }
}

impl App {
    /// As whom this installation vouches for others; none when it does not.
    #[must_use]
    pub fn witness(&self) -> Option<&Witness> {
        self.0.vouching.witness.as_ref()
    }
}
