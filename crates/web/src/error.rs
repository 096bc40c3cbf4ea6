//! The one error of pages and API: whatever goes wrong becomes a problem,
//! which [`crate::last_word`] words for whoever asked.

use app::evidence::EvidenceTrouble;
use app::people::TokenProblem;
use app::{AppError, WrongInput};
use axum::extract::rejection::{FormRejection, JsonRejection, PathRejection, QueryRejection};
use axum::http::HeaderValue;
use axum::http::header::WWW_AUTHENTICATE;
use axum::response::{IntoResponse, Response};
use process::access::Power;
use process::refusal::Reason;

use crate::problem::{Cause, Problem, ProblemKind, UnreadField};

/// Why a page or an operation was not given.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// A use case says no.
    #[error(transparent)]
    App(#[from] AppError),
    /// The page is for people who signed in; they are led there and back.
    #[error("sign-in needed")]
    SignInNeeded,
    /// The operation is for holders of a token.
    #[error("token needed")]
    TokenNeeded,
    /// The token does not open the operation, which needs this power.
    #[error("the token lacks a power: {0}")]
    TokenPower(Power),
    /// The reader's role does not open this page.
    #[error("not this role's page")]
    NotYourRole,
    /// A form of another site was sent here in the reader's name.
    #[error("cross-site request")]
    CrossSite,
    /// The body has fields that the operation does not know.
    #[error("unknown fields: {0:?}")]
    UnknownFields(Vec<String>),
    /// Fields are missing or cannot be read.
    #[error("fields are missing or cannot be read: {0:?}")]
    Fields(Vec<UnreadField>),
    /// A draft was saved by somebody else since it was read.
    #[error("the draft was saved since, under version {0}")]
    DraftOutdated(u32),
    /// The request cannot be read, and what the parser says of it.
    #[error("unreadable: {1}")]
    Unreadable(ProblemKind, String),
    /// A template fails, which its types exclude.
    #[error("the page cannot be written: {0}")]
    Page(#[from] askama::Error),
    /// A document cannot be set, which its types exclude.
    #[error("the document cannot be made: {0}")]
    Document(String),
}

impl WebError {
    /// Nothing there, or nothing that the reader may see.
    #[must_use]
    pub const fn not_found() -> Self {
        Self::App(AppError::NotFound)
    }

    /// A request that cannot be read.
    pub fn unreadable(said: impl Into<String>) -> Self {
        Self::Unreadable(ProblemKind::Unreadable, said.into())
    }
}

impl From<WrongInput> for WebError {
    fn from(wrong: WrongInput) -> Self {
        Self::App(AppError::Wrong(wrong))
    }
}

impl From<WebError> for Problem {
    fn from(error: WebError) -> Self {
        let (kind, cause) = match error {
            WebError::App(error) => return of_app(error),
            WebError::SignInNeeded => (ProblemKind::SignInNeeded, Cause::Unsaid),
            WebError::TokenNeeded => (ProblemKind::TokenNeeded, Cause::Unsaid),
            WebError::TokenPower(power) => (ProblemKind::TokenPower, Cause::Power(power)),
            WebError::NotYourRole => (ProblemKind::NotYourRole, Cause::Unsaid),
            WebError::CrossSite => (ProblemKind::CrossSite, Cause::Unsaid),
            WebError::DraftOutdated(version) => {
                (ProblemKind::DraftOutdated, Cause::Version(version))
            }
            WebError::Fields(fields) => (ProblemKind::WrongInput, Cause::Unread(fields)),
            WebError::UnknownFields(names) => (ProblemKind::UnknownFields, Cause::Fields(names)),
            WebError::Unreadable(kind, said) => (kind, Cause::Parser(said)),
            WebError::Page(error) => {
                tracing::error!(%error, "a page cannot be written");
                (ProblemKind::Internal, Cause::Unsaid)
            }
            WebError::Document(error) => {
                tracing::error!(error, "a document cannot be made");
                (ProblemKind::Internal, Cause::Unsaid)
            }
        };
        Self { kind, cause }
    }
}

fn of_app(error: AppError) -> Problem {
    let (kind, cause) = match error {
        AppError::NotFound => (ProblemKind::NotFound, Cause::Unsaid),
        AppError::Refused(refusal) => {
            let kind = match refusal.reason {
                Reason::NotYourRole => ProblemKind::NotYourRole,
                Reason::LinkOver(_) => ProblemKind::LinkOver,
                // A piece that one may not see answers as one that never was.
                Reason::NoSuchEvidence => return ProblemKind::NotFound.into(),
                Reason::FileTooLarge(_) | Reason::TooManyFiles(_) | Reason::CaseFull(_) => {
                    ProblemKind::TooLarge
                }
                _ => ProblemKind::Refused,
            };
            (kind, Cause::Refusal(refusal))
        }
        AppError::Incomplete { facts, reporter } => {
            (ProblemKind::Incomplete, Cause::Answers { facts, reporter })
        }
        AppError::Disposed(remains) => (ProblemKind::Disposed, Cause::Disposed(remains)),
        AppError::KeyReused => (ProblemKind::KeyReused, Cause::Unsaid),
        AppError::Wrong(wrong) => {
            let kind = match wrong {
                WrongInput::TooManyAttempts { .. } | WrongInput::TooManyReports { .. } => {
                    ProblemKind::TooManyAttempts
                }
                WrongInput::ProofNeeded => ProblemKind::ProofNeeded,
                WrongInput::SignInOver => ProblemKind::SignInNeeded,
                _ => ProblemKind::WrongInput,
            };
            (kind, Cause::Input(wrong))
        }
        AppError::Evidence(trouble) => (of_evidence(&trouble), Cause::Unsaid),
        AppError::Token(TokenProblem::Expired) => (ProblemKind::TokenExpired, Cause::Unsaid),
        AppError::Token(TokenProblem::Revoked) => (ProblemKind::TokenRevoked, Cause::Unsaid),
        AppError::Unavailable => (ProblemKind::Unavailable, Cause::Unsaid),
        AppError::Internal(error) => {
            tracing::error!(%error, "internal error");
            (ProblemKind::Internal, Cause::Unsaid)
        }
    };
    Problem { kind, cause }
}

const fn of_evidence(trouble: &EvidenceTrouble) -> ProblemKind {
    match trouble {
        EvidenceTrouble::Off => ProblemKind::EvidenceOff,
        EvidenceTrouble::Locked => ProblemKind::Locked,
        EvidenceTrouble::WrongOffset { .. } => ProblemKind::WrongOffset,
        EvidenceTrouble::TooLong | EvidenceTrouble::TooMuch => ProblemKind::TooLarge,
        EvidenceTrouble::OtherHash => ProblemKind::OtherHash,
        EvidenceTrouble::Unreadable => ProblemKind::WrongInput,
        EvidenceTrouble::Full => ProblemKind::StorageFull,
        EvidenceTrouble::Busy => ProblemKind::Busy,
        EvidenceTrouble::Cut => ProblemKind::Cut,
        EvidenceTrouble::Damaged { .. } => ProblemKind::EvidenceDamaged,
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        let challenge = match self.kind {
            ProblemKind::TokenNeeded => Some("Bearer realm=\"vigie\""),
            ProblemKind::TokenExpired | ProblemKind::TokenRevoked => {
                Some("Bearer realm=\"vigie\", error=\"invalid_token\"")
            }
            ProblemKind::TokenPower => Some("Bearer realm=\"vigie\", error=\"insufficient_scope\""),
            _ => None,
        };
        if let Some(challenge) = challenge {
            let value = HeaderValue::from_static(challenge);
            response.headers_mut().insert(WWW_AUTHENTICATE, value);
        }
        response.extensions_mut().insert(self);
        response
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        Problem::from(self).into_response()
    }
}

macro_rules! unreadable {
    ($($Rejection:ty),+) => {$(
        impl From<$Rejection> for WebError {
            fn from(rejection: $Rejection) -> Self {
                let kind = match ProblemKind::of_status(rejection.status()) {
                    ProblemKind::Internal => ProblemKind::Unreadable,
                    kind => kind,
                };
                Self::Unreadable(kind, rejection.body_text())
            }
        }
    )+};
}
unreadable!(FormRejection, JsonRejection, PathRejection, QueryRejection);
