//! Spreadsheets as browsers keep them.

use app::spreadsheet::Spreadsheet;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

/// The answer that a browser keeps as a file of this name.
#[must_use]
pub(crate) fn download(sheet: Spreadsheet, name: &str) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let disposition =
        HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment"));
    (
        [
            (
                header::CONTENT_TYPE,
                HeaderValue::from_static("text/csv; charset=utf-8"),
            ),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        sheet.into_text(),
    )
        .into_response()
}
