//! The tus protocol, version 1.0: creation, where it stopped, going on,
//! giving up. Stock clients work.

use app::App;
use app::evidence::{Ending, Offered};
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use process::access::{Actor, Audience, Seat};
use process::ids::{EvidenceId, Reference};

use crate::error::WebError;
use crate::problem::ProblemKind;

const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const VERSION: HeaderName = HeaderName::from_static("tus-version");
const EXTENSION: HeaderName = HeaderName::from_static("tus-extension");
const MAX_SIZE: HeaderName = HeaderName::from_static("tus-max-size");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const METADATA: HeaderName = HeaderName::from_static("upload-metadata");
const SPOKEN: HeaderValue = HeaderValue::from_static("1.0.0");
const PART: &str = "application/offset+octet-stream";

/// Somebody who sends files to a case.
pub(crate) struct Sending<'a> {
    /// The use cases.
    pub(crate) app: &'a App,
    /// Who sends.
    pub(crate) actor: &'a Actor,
    /// The case.
    pub(crate) reference: Reference,
    /// Address under which files being sent are found.
    pub(crate) uploads: String,
}

impl Sending<'_> {
    /// What this server speaks.
    pub(crate) fn spoken(&self) -> Response {
        let limits = &self.app.config().process.evidence;
        let largest = limits.share(Seat::Stranger).largest;
        (
            StatusCode::NO_CONTENT,
            [
                (RESUMABLE, SPOKEN),
                (VERSION, SPOKEN),
                (EXTENSION, HeaderValue::from_static("creation,termination")),
                (MAX_SIZE, HeaderValue::from(largest)),
            ],
        )
            .into_response()
    }

    /// Begins a file.
    pub(crate) async fn create(&self, headers: &HeaderMap) -> Result<Response, WebError> {
        speaks(headers)?;
        let length = number(headers, &LENGTH)?;
        let about = Metadata::of(headers)?;
        let offered = Offered {
            name: about.text("filename"),
            media_type: about.text("filetype"),
            origin: about.text("origin"),
            note: about.text("note"),
            to: match about.text("audience") {
                empty if empty.is_empty() => Audience::Parties,
                named => named
                    .parse()
                    .map_err(|_| WebError::unreadable("audience names nobody"))?,
            },
            length,
            sha256: match about.text("sha256") {
                empty if empty.is_empty() => None,
                hash => Some(
                    hash.parse()
                        .map_err(|_| WebError::unreadable("sha256 is not a SHA-256"))?,
                ),
            },
        };
        let begun = self.app.offer_evidence(self.actor, self.reference, offered);
        let begun = begun.await?;
        let location = HeaderValue::from_str(&format!("{}/{}", self.uploads, begun.piece))
            .unwrap_or(HeaderValue::from_static("/"));
        Ok((
            StatusCode::CREATED,
            [
                (RESUMABLE, SPOKEN),
                (header::LOCATION, location),
                (OFFSET, HeaderValue::from(0)),
            ],
        )
            .into_response())
    }

    /// How far a file has come.
    pub(crate) async fn progress(&self, piece: EvidenceId) -> Result<Response, WebError> {
        let progress = self
            .app
            .evidence_progress(self.actor, self.reference, piece);
        let progress = progress.await?;
        Ok((
            StatusCode::OK,
            [
                (RESUMABLE, SPOKEN),
                (OFFSET, HeaderValue::from(progress.received)),
                (LENGTH, HeaderValue::from(progress.length)),
                (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ],
        )
            .into_response())
    }

    /// Takes bytes from where the file stopped.
    pub(crate) async fn append(
        &self,
        piece: EvidenceId,
        headers: &HeaderMap,
        body: Body,
    ) -> Result<Response, WebError> {
        speaks(headers)?;
        let media_type = headers.get(header::CONTENT_TYPE);
        if media_type.is_none_or(|media_type| media_type != PART) {
            let expected = format!("expected Content-Type: {PART}");
            return Err(WebError::Unreadable(ProblemKind::WrongType, expected));
        }
        let offset = number(headers, &OFFSET)?;
        let appended = self
            .app
            .append_evidence(
                self.actor,
                self.reference,
                piece,
                offset,
                body.into_data_stream(),
                Ending::AtItsLength,
            )
            .await?;
        Ok((
            StatusCode::NO_CONTENT,
            [
                (RESUMABLE, SPOKEN),
                (OFFSET, HeaderValue::from(appended.received)),
            ],
        )
            .into_response())
    }

    /// Gives a file up.
    pub(crate) async fn give_up(&self, piece: EvidenceId) -> Result<Response, WebError> {
        self.app
            .give_up_evidence(self.actor, self.reference, piece)
            .await?;
        Ok((StatusCode::NO_CONTENT, [(RESUMABLE, SPOKEN)]).into_response())
    }
}

/// Refuses a client of another version, and tells it which one is spoken.
fn speaks(headers: &HeaderMap) -> Result<(), WebError> {
    match headers.get(RESUMABLE) {
        Some(version) if version == SPOKEN => Ok(()),
        _ => Err(WebError::Unreadable(
            ProblemKind::OtherVersion,
            "expected Tus-Resumable: 1.0.0".to_owned(),
        )),
    }
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Result<u64, WebError> {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| WebError::unreadable(format!("expected a number in {name}")))
}

/// What the client says of a file: names, each with a value in base64.
pub struct Metadata(Vec<(String, String)>);

impl Metadata {
    /// What `Upload-Metadata` says.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of(headers: &HeaderMap) -> Result<Self, WebError> {
        let wrong = || WebError::unreadable("Upload-Metadata cannot be read");
        let Some(value) = headers.get(METADATA) else {
            return Ok(Self(Vec::new()));
        };
        let pairs = value.to_str().map_err(|_| wrong())?.split(',');
        pairs
            .map(str::trim)
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (name, value) = pair.split_once(' ').unwrap_or((pair, ""));
                let value = STANDARD.decode(value.trim()).map_err(|_| wrong())?;
                let value = String::from_utf8(value).map_err(|_| wrong())?;
                Ok((name.to_owned(), value))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The value of a name; empty when it was not said.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    }
}
