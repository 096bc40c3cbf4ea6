//! Sending files by a plain form, for those whose browser runs no script. The
//! files stream through, as by the protocol that resumes.

use app::AppError;
use app::evidence::{Ending, EvidenceTrouble, Offered};
use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use axum::http::{HeaderMap, header};
use bytes::Bytes;
use futures::stream;
use process::access::Audience;
use tokio::sync::mpsc;

use crate::error::WebError;
use crate::pages::reporter::case::Door;
use crate::problem::ProblemKind;

/// The longest text beside the files, in bytes.
const LONGEST_TEXT: usize = 100_000;

/// What the form says of the files that follow.
#[derive(Default)]
pub(super) struct Said {
    pub(super) origin: String,
    pub(super) note: String,
    pub(super) audience: String,
}

/// Takes the files of a form; gives what it said, and how many came.
pub(super) async fn take(
    door: &Door,
    headers: &HeaderMap,
    mut parts: Multipart,
    said: &mut Said,
) -> Result<usize, WebError> {
    // The form does not say how large each file is: the request's length
    // bounds them all.
    let length = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| WebError::unreadable("expected a Content-Length"))?;
    let mut taken = 0;
    while let Some(part) = parts.next_field().await.map_err(cut)? {
        match part.name() {
            Some("origin") => said.origin = text(part).await?,
            Some("note") => said.note = text(part).await?,
            Some("audience") => said.audience = text(part).await?,
            // A form without a file sends an empty one without a name.
            Some("files") if part.file_name().is_some_and(|name| !name.is_empty()) => {
                take_one(door, said, length, part).await?;
                taken += 1;
            }
            _ => {}
        }
    }
    Ok(taken)
}

async fn text(mut part: Field<'_>) -> Result<String, WebError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(cut)? {
        if bytes.len() + chunk.len() > LONGEST_TEXT {
            return Err(WebError::Unreadable(
                ProblemKind::TooLarge,
                "a text is too long".to_owned(),
            ));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

async fn take_one(
    door: &Door,
    said: &Said,
    length: u64,
    mut part: Field<'_>,
) -> Result<(), WebError> {
    let app = &door.reader.state.app;
    let offered = Offered {
        name: part.file_name().unwrap_or_default().to_owned(),
        media_type: part.content_type().unwrap_or_default().to_owned(),
        origin: said.origin.clone(),
        note: said.note.clone(),
        to: match said.audience.as_str() {
            "" => Audience::Parties,
            named => named
                .parse()
                .map_err(|_| WebError::unreadable("audience names nobody"))?,
        },
        length,
        sha256: None,
    };
    let begun = app.offer_evidence(&door.actor, door.reference, offered);
    let begun = begun.await?;
    let (giving, taking) = mpsc::channel::<Result<Bytes, MultipartError>>(2);
    let body = Box::pin(stream::unfold(taking, |mut taking| async move {
        taking.recv().await.map(|bytes| (bytes, taking))
    }));
    let ending = Ending::WithTheRequest;
    let taken = app.append_evidence(&door.actor, door.reference, begun.piece, 0, body, ending);
    let given = async move {
        while let Some(chunk) = part.chunk().await.transpose() {
            // Nobody takes any more once it was refused: that answer counts.
            if giving.send(chunk).await.is_err() {
                break;
            }
        }
    };
    let (taken, ()) = tokio::join!(taken, given);
    taken?;
    Ok(())
}

fn cut(_: MultipartError) -> WebError {
    WebError::App(AppError::Evidence(EvidenceTrouble::Cut))
}
