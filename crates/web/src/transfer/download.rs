//! Giving a copy: always a download, never something that a browser opens.

use app::evidence::{Given, Slice};
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures::{StreamExt, TryStreamExt};
use process::evidence::CopyForm;

use super::disposition::attachment;
use crate::error::WebError;

/// Nothing that a copy holds may run or load anything, wherever it ends up.
const SEALED: &str = "default-src 'none'; sandbox";

/// What a request for a copy says of the part that it wants.
pub struct Asked<'a>(pub &'a HeaderMap);

/// A copy, whole or in part.
pub(crate) fn download(given: Given, asked: &Asked<'_>) -> Result<Response, WebError> {
    let name = given.name.clone();
    let name = name.unwrap_or_else(|| given.piece.id.to_string());
    match given.form {
        CopyForm::Wrapped => wrapped(given, &name),
        CopyForm::AsReceived => as_received(given, &name, asked),
    }
}

fn wrapped(given: Given, name: &str) -> Result<Response, WebError> {
    let stream = given.wrapped(name)?;
    let transfer = given.transfer;
    let body = stream.inspect_ok(move |_| {
        let _held = &transfer;
    });
    let mut answer = answer(StatusCode::OK, &format!("{name}.zip"), "application/zip");
    *answer.body_mut() = Body::from_stream(body);
    Ok(answer)
}

fn as_received(given: Given, name: &str, asked: &Asked<'_>) -> Result<Response, WebError> {
    let size = given.piece.size;
    let etag = format!("\"{}\"", given.piece.sha256);
    let part = match asked.part(size, &etag) {
        Part::Unsatisfiable => {
            let range = HeaderValue::from_str(&format!("bytes */{size}"));
            let range = range.unwrap_or(HeaderValue::from_static("bytes */0"));
            let headers = [(header::CONTENT_RANGE, range)];
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, headers).into_response());
        }
        Part::Whole => None,
        Part::Of(slice) => Some(slice),
    };
    let status = match part {
        None => StatusCode::OK,
        Some(_) => StatusCode::PARTIAL_CONTENT,
    };
    let mut answer = answer(status, name, "application/octet-stream");
    let headers = answer.headers_mut();
    let mut set = |name: HeaderName, value: String| {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    };
    set(header::ACCEPT_RANGES, "bytes".to_owned());
    set(header::ETAG, etag);
    let digest = STANDARD.encode(given.piece.sha256.0);
    set(
        HeaderName::from_static("repr-digest"),
        format!("sha-256=:{digest}:"),
    );
    let content = match part {
        None => {
            set(header::CONTENT_LENGTH, size.to_string());
            given.whole()
        }
        Some(Slice { from, to }) => {
            set(header::CONTENT_LENGTH, (to - from).to_string());
            set(
                header::CONTENT_RANGE,
                format!("bytes {from}-{}/{size}", to - 1),
            );
            given.part(Slice { from, to })
        }
    };
    let transfer = given.transfer;
    let body = content.into_stream().map(move |bytes| {
        let _held = &transfer;
        bytes
    });
    *answer.body_mut() = Body::from_stream(body);
    Ok(answer)
}

fn answer(status: StatusCode, name: &str, media_type: &'static str) -> Response {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_DISPOSITION, attachment(name));
    for (name, value) in [
        (header::CONTENT_TYPE, media_type),
        (header::CONTENT_SECURITY_POLICY, SEALED),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    answer
}

/// What of a copy is to be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// These bytes.
    Of(Slice),
    /// It has none of the bytes that are wanted.
    Unsatisfiable,
}

impl Asked<'_> {
    /// The part wanted; several parts at once are answered by the whole.
    #[must_use]
    pub fn part(&self, size: u64, etag: &str) -> Part {
        let text = |name| self.0.get(name).and_then(|value| value.to_str().ok());
        if text(header::IF_RANGE).is_some_and(|known| known != etag) {
            return Part::Whole;
        }
        let range = text(header::RANGE).and_then(|range| range.strip_prefix("bytes="));
        let Some((first, last)) = range.and_then(|range| range.split_once('-')) else {
            return Part::Whole;
        };
        let (first, last) = (first.trim(), last.trim());
        let slice = match (first.parse::<u64>(), last.parse::<u64>()) {
            (Ok(from), Ok(last)) if last >= from => Slice {
                from,
                to: last.saturating_add(1).min(size),
            },
            (Ok(from), Err(_)) if last.is_empty() => Slice { from, to: size },
            (Err(_), Ok(count)) if first.is_empty() => Slice {
                from: size.saturating_sub(count),
                to: size,
            },
            _ => return Part::Whole,
        };
        if slice.from < slice.to {
            Part::Of(slice)
        } else {
            Part::Unsatisfiable
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("bytes=0-9", Part::Of(Slice { from: 0, to: 10 }))]
    #[case("bytes=90-", Part::Of(Slice { from: 90, to: 100 }))]
    #[case("bytes=-5", Part::Of(Slice { from: 95, to: 100 }))]
    #[case("bytes=50-1000", Part::Of(Slice { from: 50, to: 100 }))]
    #[case("bytes=100-", Part::Unsatisfiable)]
    #[case("bytes=-0", Part::Unsatisfiable)]
    #[case("bytes=9-1", Part::Whole)]
    #[case("bytes=0-1,5-6", Part::Whole)]
    #[case("lines=1-2", Part::Whole)]
    fn a_download_goes_on_where_it_was_cut(#[case] range: &'static str, #[case] part: Part) {
        let mut headers = HeaderMap::new();
        headers.insert(header::RANGE, HeaderValue::from_static(range));
        assert_eq!(Asked(&headers).part(100, "\"a\""), part);
        headers.insert(header::IF_RANGE, HeaderValue::from_static("\"b\""));
        assert_eq!(Asked(&headers).part(100, "\"a\""), Part::Whole);
    }
}
