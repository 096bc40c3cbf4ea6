//! The form with which a file is sent.

use app::figures::past::SentFile;
use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use bytes::BytesMut;
use process::past::MOST_BYTES;

use crate::error::WebError;
use crate::problem::ProblemKind;

/// The longest request that is read: a file that is too large is read to its
/// end, so that its sender is told why it is not taken.
pub(super) const LONGEST_REQUEST: usize = 4 * MOST_BYTES;

/// What the form holds.
#[derive(Default)]
pub(super) struct Sent {
    /// The file; none when none was chosen.
    pub(super) file: Option<SentFile>,
    /// The hash of the file that was tried before; empty when none was.
    pub(super) tried: String,
}

/// Reads the form.
pub(super) async fn take(mut parts: Multipart) -> Result<Sent, WebError> {
    let mut sent = Sent::default();
    while let Some(part) = parts.next_field().await.map_err(unread)? {
        match part.name() {
            Some("empreinte") => {
                let bytes = bytes(part).await?;
                sent.tried = String::from_utf8_lossy(&bytes).trim().to_owned();
            }
            // A form without a file sends an empty one without a name.
            Some("fichier") if part.file_name().is_some_and(|name| !name.is_empty()) => {
                sent.file = Some(SentFile {
                    name: part.file_name().unwrap_or_default().to_owned(),
                    bytes: bytes(part).await?.freeze(),
                });
            }
            _ => {}
        }
    }
    Ok(sent)
}

/// The bytes of a part; of one that is too large, enough to tell.
async fn bytes(mut part: Field<'_>) -> Result<BytesMut, WebError> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = part.chunk().await.map_err(unread)? {
        if bytes.len() <= MOST_BYTES {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok(bytes)
}

fn unread(error: MultipartError) -> WebError {
    let kind = match error.status().as_u16() {
        413 => ProblemKind::TooLarge,
        _ => ProblemKind::Unreadable,
    };
    WebError::Unreadable(kind, error.body_text())
}
