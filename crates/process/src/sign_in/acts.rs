//! What happens to the ways by which a person comes in, on record.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Assurance;
use crate::{
    access::{Audience, Reach},
    act::{Act, Private, SubjectKind},
    ids::WebhookId,
};

/// A second factor that a person sets up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Factor {
    /// An application that gives codes (TOTP).
    CodeApplication,
    /// A passkey.
    Passkey,
}

/// What somebody showed to choose another password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PasswordChange {
    /// The old one.
    ByOldOne,
    /// A link received by mail.
    ByLink,
}

/// One thing that happened to the ways by which a person comes in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum AccountAct {
    /// The person came in.
    SignedIn {
        /// What was shown.
        shown: Assurance,
    },
    /// Another password was chosen.
    PasswordChanged {
        /// On which proof.
        change: PasswordChange,
    },
    /// A second factor was set up.
    FactorAdded {
        /// Which one.
        factor: Factor,
    },
    /// A second factor was taken away.
    FactorRemoved {
        /// Which one.
        factor: Factor,
    },
    /// An SSH key with which the person signs was added (KEEP-1).
    SigningKeyAdded {
        /// The key's fingerprint.
        fingerprint: Private<String>,
    },
    /// Such a key was taken away.
    SigningKeyRemoved {
        /// The key's fingerprint.
        fingerprint: Private<String>,
    },
    /// An identity at a provider opens the account from now on.
    IdentityLinked {
        /// The provider, by its key in the configuration.
        provider: String,
    },
    /// Such an identity no longer opens it.
    IdentityUnlinked {
        /// The provider.
        provider: String,
    },
    /// A token of the API was made.
    TokenMade {
        /// What tells it from the others.
        mark: String,
        /// What its owner calls it.
        name: Private<String>,
        /// How far it reaches.
        reach: Reach,
        /// When it ends by itself.
        until: Timestamp,
    },
    /// A token of the API was revoked.
    TokenRevoked {
        /// What tells it from the others.
        mark: String,
    },
    /// A program is told of acts at an address from now on.
    WebhookMade {
        /// Which one.
        webhook: WebhookId,
        /// What its owner calls it.
        name: Private<String>,
        /// The address.
        url: Private<String>,
    },
    /// Its secret was changed.
    WebhookRekeyed {
        /// Which one.
        webhook: WebhookId,
    },
    /// It is told nothing any more.
    WebhookEnded {
        /// Which one.
        webhook: WebhookId,
    },
    /// New recovery codes were given; the earlier ones no longer serve.
    RecoveryCodesGiven,
    /// The person lost every factor and asks to begin anew.
    ResetAsked,
    /// Somebody entitled checked who asks, and confirmed.
    ResetConfirmed {
        /// How it was checked.
        note: Private<String>,
        /// When the factors go, unless the person objects.
        due: Timestamp,
    },
    /// The request was turned down, by somebody entitled or by the person.
    ResetRefused,
    /// Every factor was taken away, and every session ended.
    FactorsReset {
        /// Why, where the administrator did it at once.
        note: Option<Private<String>>,
    },
}

impl Act for AccountAct {
    const SUBJECT: SubjectKind = SubjectKind::Account;

    fn audience(&self) -> Audience {
        Audience::Cert
    }
}
