//! What can go wrong, as people and programs are told.

use crate::evidence::EvidenceTrouble;
use jiff::Timestamp;
use process::{
    access::TwoBodies,
    act::Unreadable,
    case::NotACase,
    declaration::{
        facts::{FactsProblem, ReporterProblem},
        rules::NotDeclared,
    },
    refusal::Refusal,
    retention::NotAnErasure,
    significant::NotAnIncident,
};

use crate::people::{ProviderProblem, TokenProblem};
use crate::webhooks::AddressProblem;
use tracing::error;

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// Nothing there, or nothing that this actor may see: the answer is the
    /// same.
    #[error("not found")]
    NotFound,
    /// The content of the case is gone; what remains to be said of it
    /// (KEEP-2).
    #[error("the content of the case is gone")]
    Disposed(Box<crate::cases::Remains>),
    /// A rule refuses.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Answers of a declaration are missing or wrong.
    #[error("answers are missing or wrong")]
    Incomplete {
        /// Problems of the facts.
        facts: Vec<FactsProblem>,
        /// Problems of the reporter's contact.
        reporter: Vec<ReporterProblem>,
    },
    /// The idempotency key was used before for something else.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// An input that cannot be used.
    #[error("{}", .0.text_key())]
    Wrong(WrongInput),
    /// A piece of evidence could not be received or given.
    #[error(transparent)]
    Evidence(#[from] EvidenceTrouble),
    /// The token opens nothing any more.
    #[error("the token is over: {0:?}")]
    Token(TokenProblem),
    /// The database does not answer for now. Nothing was recorded, or what was
    /// sent is answered as recorded when it is sent again under its key.
    #[error("the database does not answer")]
    Unavailable,
    /// Something that should not happen.
    #[error("internal error: {0}")]
    Internal(String),
}

/// An input that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongInput {
    /// Not an e-mail address.
    Email,
    /// The password has fewer characters than required.
    PasswordTooShort,
    /// The password is among those that everybody tries first.
    PasswordTooCommon,
    /// E-mail or password are wrong; which one is not said.
    WrongCredentials,
    /// Too many attempts; the next one is heard from this instant on.
    TooManyAttempts {
        /// When to try again.
        retry_at: Timestamp,
    },
    /// Too many reports without an account came from that place; the next one
    /// is taken from this instant on.
    TooManyReports {
        /// When to send it again.
        retry_at: Timestamp,
        /// The CERT's phone, which waits for nothing.
        phone: String,
    },
    /// The code is not the one expected.
    WrongCode,
    /// The code was used before; the next one will do.
    CodeUsed,
    /// The sign-in was not finished in time, or was finished elsewhere.
    SignInOver,
    /// The key of the application was shown too long ago.
    SetUpOver,
    /// The passkey was asked for too long ago, or has answered already.
    ChallengeOver,
    /// The passkey is unknown here, or its answer does not hold.
    PasskeyRefused,
    /// The portal is reached by an address of numbers, under which browsers
    /// know no passkeys.
    NoPasskeysHere,
    /// The person is to show again who they are before this.
    ProofNeeded,
    /// The person's role needs the last factor that is left.
    LastFactor,
    /// The signature does not hold for the text that was to be signed.
    SignatureRefused,
    /// The key that signed is not one of the person's.
    SigningKeyUnknown,
    /// This is not the public key of a kind with which people sign.
    SigningKey,
    /// The key is on an account already.
    SigningKeyTaken,
    /// An identity provider did not bring the person in.
    Provider(ProviderProblem),
    /// The token has no name, or too long a one.
    TokenName,
    /// The webhook has no name, or too long a one.
    WebhookName,
    /// The webhook's address may not be called.
    WebhookAddress(AddressProblem),
    /// The account has this number of webhooks already.
    TooManyWebhooks {
        /// How many an account may have.
        most: u64,
    },
    /// Another token of the account bears this name.
    TokenNameTaken,
    /// The token would open nothing.
    TokenPowers,
    /// The token would have ended already, or last too long.
    TokenEnd {
        /// The last instant until which it may last.
        longest: Timestamp,
    },
    /// The invitation was used, has expired or never existed.
    InvitationInvalid,
    /// No facility has this number.
    UnknownFacility(String),
    /// No account has this e-mail address.
    UnknownAccount(String),
    /// The file is not an extract of the national register.
    NotARegister(String),
    /// The file is no directory of providers.
    NotADirectory,
    /// The file is no file of past reports that can be read.
    PastFile(legacy::Unusable),
    /// The file is another one than was tried.
    PastFileDiffers,
    /// The person already acts for another body.
    TwoBodies,
    /// A name must be given.
    NameMissing,
    /// A note of how it was checked must be given.
    NoteMissing,
    /// The date is none.
    Day,
    /// The page marker of a list cannot be read.
    Cursor,
    /// The idempotency key is empty or too long.
    Key,
}

impl WrongInput {
    /// Key of the sentence that says what to do.
    #[must_use]
    pub const fn text_key(&self) -> &'static str {
        match self {
            Self::Email => "wrong-email",
            Self::PasswordTooShort => "wrong-password-too-short",
            Self::PasswordTooCommon => "wrong-password-too-common",
            Self::WrongCredentials => "wrong-credentials",
            Self::TooManyAttempts { .. } => "wrong-too-many-attempts",
            Self::TooManyReports { .. } => "wrong-too-many-reports",
            Self::WrongCode => "wrong-code",
            Self::CodeUsed => "wrong-code-used",
            Self::SignInOver => "wrong-sign-in-over",
            Self::SetUpOver => "wrong-set-up-over",
            Self::ChallengeOver => "wrong-challenge-over",
            Self::PasskeyRefused => "wrong-passkey",
            Self::NoPasskeysHere => "wrong-no-passkeys-here",
            Self::ProofNeeded => "wrong-proof-needed",
            Self::LastFactor => "wrong-last-factor",
            Self::SignatureRefused => "wrong-signature",
            Self::SigningKeyUnknown => "wrong-signing-key-unknown",
            Self::SigningKey => "wrong-signing-key",
            Self::SigningKeyTaken => "wrong-signing-key-taken",
            Self::Provider(problem) => problem.text_key(),
            Self::WebhookName => "wrong-webhook-name",
            Self::WebhookAddress(AddressProblem::Unusable) => "wrong-webhook-address",
            Self::WebhookAddress(AddressProblem::Plain) => "wrong-webhook-plain",
            Self::WebhookAddress(AddressProblem::Private) => "wrong-webhook-private",
            Self::TooManyWebhooks { .. } => "wrong-too-many-webhooks",
            Self::TokenName => "wrong-token-name",
            Self::TokenNameTaken => "wrong-token-name-taken",
            Self::TokenPowers => "wrong-token-powers",
            Self::TokenEnd { .. } => "wrong-token-end",
            Self::InvitationInvalid => "wrong-invitation",
            Self::UnknownFacility(_) => "wrong-unknown-facility",
            Self::UnknownAccount(_) => "wrong-unknown-account",
            Self::NotARegister(_) => "wrong-not-a-register",
            Self::NotADirectory => "wrong-not-a-directory",
            Self::PastFile(unusable) => unusable.text_key(),
            Self::PastFileDiffers => "past-file-differs",
            Self::TwoBodies => "wrong-two-bodies",
            Self::NameMissing => "wrong-name-missing",
            Self::NoteMissing => "wrong-note-missing",
            Self::Day => "wrong-day",
            Self::Cursor => "wrong-cursor",
            Self::Key => "wrong-idempotency-key",
        }
    }
}

impl From<WrongInput> for AppError {
    fn from(wrong: WrongInput) -> Self {
        Self::Wrong(wrong)
    }
}

impl From<TwoBodies> for AppError {
    fn from(_: TwoBodies) -> Self {
        Self::Wrong(WrongInput::TwoBodies)
    }
}

impl From<NotDeclared> for AppError {
    fn from(not_declared: NotDeclared) -> Self {
        match not_declared {
            NotDeclared::Refused(refusal) => Self::Refused(refusal),
            NotDeclared::Incomplete { facts, reporter } => Self::Incomplete { facts, reporter },
        }
    }
}

impl From<Unreadable> for AppError {
    fn from(unreadable: Unreadable) -> Self {
        Self::Internal(unreadable.to_string())
    }
}

impl From<NotAnIncident> for AppError {
    fn from(not_an_incident: NotAnIncident) -> Self {
        Self::Internal(not_an_incident.to_string())
    }
}

impl From<NotAnErasure> for AppError {
    fn from(not_an_erasure: NotAnErasure) -> Self {
        Self::Internal(not_an_erasure.to_string())
    }
}

impl From<NotACase> for AppError {
    fn from(not_a_case: NotACase) -> Self {
        Self::Internal(not_a_case.to_string())
    }
}

impl From<serde_json::Error> for AppError {
    fn from(error: serde_json::Error) -> Self {
        // The error's own message would quote what somebody wrote.
        Self::Internal(format!(
            "{:?} error at line {} column {}",
            error.classify(),
            error.line(),
            error.column()
        ))
    }
}

impl From<store::StoreError> for AppError {
    fn from(error: store::StoreError) -> Self {
        match error {
            store::StoreError::Busy => Self::Unavailable,
            store::StoreError::Away(cause) => {
                error!(%cause, "the database does not answer, or has no room left");
                Self::Unavailable
            }
            other => Self::Internal(other.to_string()),
        }
    }
}
