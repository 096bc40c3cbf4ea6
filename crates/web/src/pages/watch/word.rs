//! The word by which somebody answers what the platform noticed.

use app::AppError;
use axum::http::StatusCode;
use jiff::Timestamp;
use process::refusal::{Reason, Refusal};

use crate::error::WebError;
use crate::form::Form;
use crate::input::Fields;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::refusals;

/// What somebody said of it.
pub(super) struct Said {
    pub(super) at: Timestamp,
    pub(super) by: String,
    /// What it was held to be, where that is asked.
    pub(super) verdict: String,
    pub(super) note: String,
}

/// The form with what was typed and what is wrong with it, for a page shown
/// again; the refusal itself when no other word would help.
pub(super) fn again(
    reader: &Reader,
    fields: Fields,
    refusal: Refusal,
) -> Result<(StatusCode, Form), Refusal> {
    if refusal.reason == Reason::NotYourRole {
        return Err(refusal);
    }
    let why = refusals::text(reader.t, &refusal.reason);
    let status = Problem::from(WebError::from(AppError::Refused(refusal)))
        .kind
        .status();
    let mut form = fields.into_form();
    form.refuse("note", why);
    Ok((status, form))
}
