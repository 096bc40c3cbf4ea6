//! Files that come and go: what is said of one that is sent, the part wanted
//! of one that is given, archives handed in to be checked, and past reports.

use app::evidence::Slice;
use axum::http::{HeaderMap, HeaderValue, header};
use jiff::civil::date;
use web::transfer::{Asked, Metadata, Part};

/// What a client says of a file, and the part of one that it wants.
pub(crate) fn transfers(bytes: &[u8]) {
    let Ok(value) = HeaderValue::from_bytes(bytes) else {
        return;
    };
    let mut headers = HeaderMap::new();
    headers.insert("upload-metadata", value.clone());
    headers.insert(header::RANGE, value.clone());
    if let Ok(about) = Metadata::of(&headers) {
        let _ = about.text("filename").parse::<process::access::Audience>();
        let _ = about
            .text("sha256")
            .parse::<process::evidence::ContentHash>();
    }
    for size in [0, 1, 1000, u64::MAX] {
        if let Part::Of(Slice { from, to }) = Asked(&headers).part(size, "\"a\"") {
            assert!(from < to && to <= size, "{from} to {to} of {size}");
        }
    }
}

/// The bundle of a case, as somebody may have altered it.
pub(crate) fn archives(bytes: &[u8]) {
    if let Ok(checked) = app::proof::check_bundle(bytes, &[]) {
        assert!(!checked.keys.is_empty(), "signed by nobody");
    }
}

/// A file of past reports, read and settled with a register that knows none of
/// its facilities.
pub(crate) fn past_reports(bytes: &[u8]) {
    let today = date(2026, 11, 21);
    if let Ok(file) = legacy::read(bytes, today) {
        let settled = file.settle(&[].into());
        for (_, report) in &settled.reports {
            assert!(report.declared_on <= today, "declared in the future");
        }
    }
}
