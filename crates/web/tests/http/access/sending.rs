//! A request of a reader, as a browser or a program sends it.

use reqwest::{Method, RequestBuilder, Response};

use super::ground::Ground;
use super::readers::{Reader, Token};
use super::rows::Row;
use crate::portal::Portal;

/// What an address must be asked besides, where nothing is answered without.
fn query(route: &str) -> &'static str {
    match route {
        "/api/v1/search" | "/api/v1/facilities" => "?q=valmont",
        "/api/v1/unready-facilities" => "?missing=mailbox",
        "/api/v1/cases/{reference}/would-tell" => "?class=minor",
        _ => "",
    }
}

pub(super) async fn sent(portal: &Portal, reader: &Reader, row: &Row, ground: &Ground) -> Response {
    let path = format!("{}{}", ground.filled(row), query(&row.route));
    let request = match row.is_operation() {
        true => called(portal, reader, row, ground, &path),
        false if row.reads() => reader.browser.asking(&path),
        false => reader
            .browser
            .calling(row.method.clone(), &path)
            .header("sec-fetch-site", "same-origin"),
    };
    let request = match row.method == Method::PATCH {
        true => nothing_more(request),
        false => request,
    };
    request.send().await.unwrap()
}

/// A part of a file, of no bytes, from its beginning on.
fn nothing_more(request: RequestBuilder) -> RequestBuilder {
    request
        .header("tus-resumable", "1.0.0")
        .header("upload-offset", "0")
        .header("content-type", "application/offset+octet-stream")
}

fn called(
    portal: &Portal,
    reader: &Reader,
    row: &Row,
    ground: &Ground,
    path: &str,
) -> RequestBuilder {
    let request = portal.stranger(row.method.clone(), path);
    let request = match &reader.token {
        Token::None => request,
        Token::Given(token) => request.bearer_auth(token),
        Token::Link => request.bearer_auth(ground.link()),
    };
    match &row.body {
        Some(body) => request.json(body),
        None => request,
    }
}
