//! Mails about how a person comes in: each tells of a change that they would
//! otherwise not notice if somebody else had made it. They hold no name, no
//! place and no secret but the one of a link to object.

macro_rules! account_notices {
    ($($(#[$doc:meta])* $Notice:ident = $key:literal, $subject:literal, $body:literal, $path:literal;)*) => {
        /// A mail about how a person comes in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum AccountNotice {
            $($(#[$doc])* $Notice,)*
        }

        impl AccountNotice {
            const ALL: &[Self] = &[$(Self::$Notice),*];

            /// Stable name, as it is stored.
            pub(crate) const fn key(self) -> &'static str {
                match self { $(Self::$Notice => $key,)* }
            }

            pub(super) const fn subject_key(self) -> &'static str {
                match self { $(Self::$Notice => $subject,)* }
            }

            pub(super) const fn body_key(self) -> &'static str {
                match self { $(Self::$Notice => $body,)* }
            }

            /// Where its link leads; the secret, if any, is added.
            pub(super) const fn path(self) -> &'static str {
                match self { $(Self::$Notice => $path,)* }
            }

            pub(super) fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|notice| notice.key() == key)
            }
        }
    };
}

account_notices! {
    /// A second factor was set up.
    FactorAdded = "factor-added", "mail-factor-added-subject", "mail-factor-added-body", "/compte";
    /// A second factor was taken away.
    FactorRemoved = "factor-removed", "mail-factor-removed-subject", "mail-factor-removed-body", "/compte";
    /// A key for signing was added.
    SigningKeyAdded = "signing-key-added", "mail-signing-key-added-subject", "mail-signing-key-added-body", "/compte";
    /// New recovery codes were given.
    RecoveryCodesRenewed = "recovery-codes-renewed", "mail-recovery-codes-renewed-subject", "mail-recovery-codes-renewed-body", "/compte";
    /// A recovery code was used.
    RecoveryCodeUsed = "recovery-code-used", "mail-recovery-code-used-subject", "mail-recovery-code-used-body", "/compte";
    /// The password was changed.
    PasswordChanged = "password-changed", "mail-password-changed-subject", "mail-password-changed-body", "/compte";
    /// Somebody who knows the password tries codes.
    SecondStepFailing = "second-step-failing", "mail-second-step-failing-subject", "mail-second-step-failing-body", "/mot-de-passe-oublie";
    /// To the person: somebody who knows the password says that every factor
    /// is lost.
    ResetAsked = "reset-asked", "mail-reset-asked-subject", "mail-reset-asked-body", "/mot-de-passe-oublie";
    /// To whoever may confirm it: a request waits.
    ResetToConfirm = "reset-to-confirm", "mail-reset-to-confirm-subject", "mail-reset-to-confirm-body", "/comptes/reprises";
    /// To the person: it was confirmed, and can be objected to.
    ResetConfirmed = "reset-confirmed", "mail-reset-confirmed-subject", "mail-reset-confirmed-body", "/reprise/";
    /// To the person: it was turned down.
    ResetRefused = "reset-refused", "mail-reset-refused-subject", "mail-reset-refused-body", "/connexion";
    /// Nothing arrives any more at a program that the person has told.
    WebhookPaused = "webhook-paused", "mail-webhook-paused-subject", "mail-webhook-paused-body", "/compte/webhooks";
    /// To the person: every factor was taken away.
    FactorsReset = "factors-reset", "mail-factors-reset-subject", "mail-factors-reset-body", "/connexion";
}
