//! What went wrong, as a page says it and as a program reads it (RFC 9457).

use std::borrow::Cow;

use app::{WrongInput, cases::Remains};
use axum::http::StatusCode;
use jiff::Timestamp;
use locales::Texts;
use process::access::Power;
use process::declaration::facts::{FactsProblem, FieldProblem, ReporterProblem};
use process::ids::SubjectNumber;
use process::refusal::{Reason, Refusal, Rule};
use process::retention::Disposition;
use serde::Serialize;
use utoipa::ToSchema;

use crate::refusals;

macro_rules! problem_kinds {
    ($($(#[$doc:meta])* $Kind:ident = $slug:literal, $status:ident, $title:literal, $detail:literal;)*) => {
        /// The kinds of problems; each has an address that explains it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ProblemKind {
            $($(#[$doc])* $Kind,)*
        }

        impl ProblemKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$Kind),*];

            /// Its name in addresses.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$Kind => $slug,)* }
            }

            /// The status of answers with this problem.
            #[must_use]
            pub const fn status(self) -> StatusCode {
                match self { $(Self::$Kind => StatusCode::$status,)* }
            }

            /// Key of its title.
            #[must_use]
            pub const fn title_key(self) -> &'static str {
                match self { $(Self::$Kind => $title,)* }
            }

            /// Key of the sentence that says what to do, where nothing more
            /// precise is known.
            #[must_use]
            pub const fn detail_key(self) -> &'static str {
                match self { $(Self::$Kind => $detail,)* }
            }
        }
    };
}

problem_kinds! {
    /// Nothing there, or nothing that the reader may see.
    NotFound = "not-found", NOT_FOUND, "error-not-found-title", "error-not-found-detail";
    /// The content of the case is gone; what remains is said (KEEP-2).
    Disposed = "disposed", GONE, "error-disposed-title", "error-disposed-detail";
    /// The link to an extract opens nothing any more.
    LinkOver = "link-over", GONE, "error-link-over-title", "error-link-over-detail";
    /// A rule refuses; the problem names it.
    Refused = "refused", CONFLICT, "error-refused-title", "error-refused-detail";
    /// The role does not hold this right.
    NotYourRole = "not-your-role", FORBIDDEN, "error-not-your-role-title", "error-not-your-role-detail";
    /// Answers of a declaration are missing or wrong.
    Incomplete = "incomplete", UNPROCESSABLE_ENTITY, "error-incomplete-title", "error-incomplete-detail";
    /// An input cannot be used.
    WrongInput = "wrong-input", UNPROCESSABLE_ENTITY, "error-wrong-input-title", "error-wrong-input-detail";
    /// The body has fields that the operation does not know.
    UnknownFields = "unknown-fields", UNPROCESSABLE_ENTITY, "error-unknown-fields-title", "error-unknown-fields-detail";
    /// The request cannot be read.
    Unreadable = "unreadable", BAD_REQUEST, "error-unreadable-title", "error-unreadable-detail";
    /// The idempotency key was used for another request.
    KeyReused = "key-reused", UNPROCESSABLE_ENTITY, "error-key-reused-title", "error-key-reused-detail";
    /// A draft was saved by somebody else since it was read.
    DraftOutdated = "draft-outdated", CONFLICT, "error-draft-outdated-title", "error-draft-outdated-detail";
    /// Too many attempts; `Retry-After` says when the next one is heard.
    TooManyAttempts = "too-many-attempts", TOO_MANY_REQUESTS, "error-too-many-attempts-title", "error-too-many-attempts-detail";
    /// The reader must sign in first.
    SignInNeeded = "sign-in-needed", UNAUTHORIZED, "error-sign-in-needed-title", "error-sign-in-needed-detail";
    /// The reader must show again who they are first.
    ProofNeeded = "proof-needed", FORBIDDEN, "error-proof-needed-title", "error-proof-needed-detail";
    /// The token is missing, unknown, expired or revoked.
    TokenNeeded = "token-needed", UNAUTHORIZED, "error-token-needed-title", "error-token-needed-detail";
    /// The token has had its time.
    TokenExpired = "token-expired", UNAUTHORIZED, "error-token-expired-title", "error-token-expired-detail";
    /// The token was revoked.
    TokenRevoked = "token-revoked", UNAUTHORIZED, "error-token-revoked-title", "error-token-revoked-detail";
    /// The token does not open this operation; `reason` names the power that it
    /// needs.
    TokenPower = "token-power", FORBIDDEN, "error-token-power-title", "error-token-power-explained";
    /// A form of another site was sent here in the reader's name.
    CrossSite = "cross-site", FORBIDDEN, "error-cross-site-title", "error-cross-site-detail";
    /// The page does not take this method.
    WrongMethod = "wrong-method", METHOD_NOT_ALLOWED, "error-wrong-method-title", "error-wrong-method-detail";
    /// The body is of a type that the operation does not read.
    WrongType = "wrong-type", UNSUPPORTED_MEDIA_TYPE, "error-wrong-type-title", "error-wrong-type-detail";
    /// The body is too large.
    TooLarge = "too-large", PAYLOAD_TOO_LARGE, "error-too-large-title", "error-too-large-detail";
    /// The same file is being sent by another request.
    Locked = "locked", LOCKED, "error-locked-title", "error-locked-detail";
    /// The sending of a file does not go on where it stopped.
    WrongOffset = "wrong-offset", CONFLICT, "error-wrong-offset-title", "error-wrong-offset-detail";
    /// Another version of the protocol for files is spoken.
    OtherVersion = "other-version", PRECONDITION_FAILED, "error-other-version-title", "error-other-version-detail";
    /// The connection was cut while a file was sent; what came is kept.
    Cut = "cut", BAD_REQUEST, "error-cut-title", "error-cut-detail";
    /// What came of a file has not the announced hash; it was thrown away.
    OtherHash = "other-hash", UNPROCESSABLE_ENTITY, "error-other-hash-title", "error-other-hash-detail";
    /// The store of evidence is full; what came is kept.
    StorageFull = "storage-full", INSUFFICIENT_STORAGE, "error-storage-full-title", "error-storage-full-detail";
    /// No place for evidence is configured.
    EvidenceOff = "evidence-off", SERVICE_UNAVAILABLE, "error-evidence-off-title", "error-evidence-off-detail";
    /// As many files are being transferred as may be.
    Busy = "busy", SERVICE_UNAVAILABLE, "error-busy-title", "error-busy-detail";
    /// A piece of evidence is no longer as it was received.
    EvidenceDamaged = "evidence-damaged", INTERNAL_SERVER_ERROR, "error-evidence-damaged-title", "error-evidence-damaged-detail";
    /// The answer took too long; what was sent may have been recorded.
    TimedOut = "timed-out", GATEWAY_TIMEOUT, "error-timed-out-title", "error-timed-out-detail";
    /// As many requests are answered and wait as may be; nothing was recorded.
    Crowded = "crowded", SERVICE_UNAVAILABLE, "error-crowded-title", "error-crowded-detail";
    /// The database does not answer for now.
    Unavailable = "unavailable", SERVICE_UNAVAILABLE, "error-unavailable-title", "error-unavailable-detail";
    /// Something that should not happen.
    Internal = "internal", INTERNAL_SERVER_ERROR, "error-internal-title", "error-internal-detail";
}

impl ProblemKind {
    /// The kind that a bare status amounts to, when nothing more is known.
    #[must_use]
    pub fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::UNAUTHORIZED => Self::SignInNeeded,
            StatusCode::FORBIDDEN => Self::NotYourRole,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::WrongMethod,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::WrongType,
            StatusCode::GATEWAY_TIMEOUT | StatusCode::REQUEST_TIMEOUT => Self::TimedOut,
            StatusCode::SERVICE_UNAVAILABLE => Self::Unavailable,
            other if other.is_client_error() => Self::Unreadable,
            _ => Self::Internal,
        }
    }
}

/// One thing that went wrong; it travels with the answer until the reader's
/// language is known.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What kind of problem it is.
    pub kind: ProblemKind,
    /// What is known beside the kind.
    pub cause: Cause,
}

/// What is known of a problem beside its kind.
#[derive(Clone, Debug)]
pub enum Cause {
    /// Nothing.
    Unsaid,
    /// The content of a case is gone.
    Disposed(Box<Remains>),
    /// A rule refused.
    Refusal(Refusal),
    /// An input was wrong.
    Input(WrongInput),
    /// Answers were missing or wrong.
    Answers {
        /// Of the facts.
        facts: Vec<FactsProblem>,
        /// Of the reporter's contact.
        reporter: Vec<ReporterProblem>,
    },
    /// These fields are not known.
    Fields(Vec<String>),
    /// What it would have been written over has this version now.
    Version(u32),
    /// These fields are missing or cannot be read.
    Unread(Vec<UnreadField>),
    /// The token lacks this power.
    Power(Power),
    /// What the parser of the request says, for whoever writes a program.
    Parser(String),
}

/// A field of a request that is missing or cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadField {
    /// Its name.
    pub field: String,
    /// What the parser says of its value; none when the field is missing.
    pub parser: Option<String>,
}

impl From<ProblemKind> for Problem {
    fn from(kind: ProblemKind) -> Self {
        Self {
            kind,
            cause: Cause::Unsaid,
        }
    }
}

/// A problem, as the API answers it (RFC 9457, `application/problem+json`).
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Problem, example = json!({
    "type": "https://vigie.example/api/problems/refused",
    "title": "Une règle s’y oppose",
    "status": 409,
    "detail": "Écrivez d’abord le bilan.",
    "instance": "urn:uuid:0196f3b0-6f0e-7c5e-8c3d-2f1f5a1b2c3d",
    "rule": "CLOSE-2",
    "reason": "closing-report-missing"
}))]
pub struct ProblemBody {
    /// Address that explains this kind of problem; programs tell problems
    /// apart by it.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of problem, in words, in the language that `Accept-Language`
    /// asks for.
    pub title: String,
    /// The status of the answer.
    pub status: u16,
    /// What is in the way, and what to do.
    pub detail: String,
    /// This very occurrence; quote it when you ask for help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance: Option<String>,
    /// The rule of the process that refuses, by its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// What is in the way, as a stable word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The version now of the case or draft, when it changed since it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// The fields that are missing, wrong or not known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblemBody>,
    /// What the parser says, in English, when the request cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parser: Option<String>,
}

/// What is wrong with one field of a request.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FieldProblemBody {
    /// The field's name in the request's body.
    pub field: String,
    /// What is wrong, as a stable word.
    pub problem: String,
    /// The same in words.
    pub message: String,
    /// What the parser says of its value, in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parser: Option<String>,
}

impl Problem {
    /// What is in the way and what to do, in the reader's language.
    #[must_use]
    pub fn detail(&self, t: Texts) -> Cow<'static, str> {
        match &self.cause {
            Cause::Refusal(refusal) => refusals::text(t, &refusal.reason),
            Cause::Disposed(remains) => what_remains(t, remains),
            Cause::Input(wrong) => refusals::wrong_input(t, wrong),
            Cause::Power(power) => t.one(
                "error-token-power-detail",
                "power",
                t.get(power.label_key()),
            ),
            Cause::Fields(names) => t.one("error-unknown-fields-named", "names", names.join(", ")),
            Cause::Unsaid
            | Cause::Answers { .. }
            | Cause::Unread(_)
            | Cause::Version(_)
            | Cause::Parser(_) => t.get(self.kind.detail_key()),
        }
    }

    /// Seconds after which to try again, where that helps.
    #[must_use]
    pub fn retry_after(&self, now: Timestamp) -> Option<u64> {
        match (&self.cause, self.kind) {
            (
                Cause::Input(
                    WrongInput::TooManyAttempts { retry_at }
                    | WrongInput::TooManyReports { retry_at, .. },
                ),
                _,
            ) => u64::try_from(retry_at.duration_since(now).as_secs().max(1)).ok(),
            (_, ProblemKind::Unavailable | ProblemKind::Crowded | ProblemKind::Locked) => Some(2),
            (_, ProblemKind::Busy) => Some(10),
            _ => None,
        }
    }

    /// The problem as the API answers it.
    #[must_use]
    pub fn body(&self, t: Texts, public_url: &str, request: Option<&str>) -> ProblemBody {
        let (rule, reason, version) = match &self.cause {
            Cause::Refusal(refusal) => (
                Some(refusal.rule.id().to_owned()),
                Some(stable_word(refusal.reason.text_key())),
                match refusal.reason {
                    Reason::ChangedSince(version) => Some(version.0),
                    _ => None,
                },
            ),
            Cause::Input(wrong) => (None, Some(stable_word(wrong.text_key())), None),
            Cause::Disposed(remains) => (
                Some(Rule::Keep2.id().to_owned()),
                Some(remains.disposition.key().to_owned()),
                None,
            ),
            Cause::Power(power) => (None, Some(power.word().to_owned()), None),
            Cause::Version(version) => (None, None, Some(*version)),
            _ => (None, None, None),
        };
        ProblemBody {
            kind: format!("{public_url}/api/problems/{}", self.kind.slug()),
            title: t.get(self.kind.title_key()).into_owned(),
            status: self.kind.status().as_u16(),
            detail: self.detail(t).into_owned(),
            instance: request.map(|id| format!("urn:uuid:{id}")),
            rule,
            reason,
            version,
            fields: self.fields(t),
            parser: match &self.cause {
                Cause::Parser(said) => Some(said.clone()),
                _ => None,
            },
        }
    }

    fn fields(&self, t: Texts) -> Vec<FieldProblemBody> {
        let wrong = |field: String, problem: FieldProblem| FieldProblemBody {
            field,
            problem: stable_word(problem.message_key()),
            message: refusals::field_problem(t, problem).into_owned(),
            parser: None,
        };
        match &self.cause {
            Cause::Answers { facts, reporter } => reporter
                .iter()
                .map(|one| wrong(format!("reporter.{}", one.field.key()), one.problem))
                .chain(
                    facts
                        .iter()
                        .map(|one| wrong(one.field.json_name().to_owned(), one.problem)),
                )
                .collect(),
            Cause::Fields(names) => names
                .iter()
                .map(|name| FieldProblemBody {
                    field: name.clone(),
                    problem: "unknown-field".to_owned(),
                    message: t.get("error-unknown-field").into_owned(),
                    parser: None,
                })
                .collect(),
            Cause::Unread(fields) => fields
                .iter()
                .map(|unread| match &unread.parser {
                    None => wrong(unread.field.clone(), FieldProblem::Missing),
                    Some(said) => FieldProblemBody {
                        field: unread.field.clone(),
                        problem: "unreadable".to_owned(),
                        message: t.get("error-unreadable-field").into_owned(),
                        parser: Some(said.clone()),
                    },
                })
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// All that is told of what has no content any more: its number, its dates,
/// its category, what became of it (KEEP-2).
fn what_remains(t: Texts, remains: &Remains) -> Cow<'static, str> {
    let key = match (remains.reference, remains.disposition) {
        (SubjectNumber::Case(_), Disposition::Archive) => "error-disposed-archived",
        (SubjectNumber::Case(_), _) => "error-disposed-destroyed",
        (_, Disposition::Archive) => "error-file-archived",
        (_, Disposition::Destroy | Disposition::Keep) => "error-file-destroyed",
    };
    t.with(key)
        .arg("reference", remains.reference.to_string())
        .arg("declared", t.date(remains.declared_at))
        .arg(
            "closed",
            t.date(remains.closed_at.unwrap_or(remains.disposed_at)),
        )
        .arg("at", t.date(remains.disposed_at))
        .arg("category", t.get(remains.category.label_key()))
        .text()
}

/// A key of the catalogues without the part that names its family.
fn stable_word(key: &str) -> String {
    key.split_once('-').map_or(key, |(_, word)| word).to_owned()
}
