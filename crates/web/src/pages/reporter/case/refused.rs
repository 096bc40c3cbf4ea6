//! What a use case says no to, as a case's pages show it.

use std::borrow::Cow;

use app::AppError;
use app::cases::{CaseView, IdempotencyKey};
use axum::http::StatusCode;

use super::door::Door;
use crate::error::WebError;
use crate::input::Fields;
use crate::problem::Problem;
use crate::refusals;

/// What a use case says no to, and why.
pub(super) struct No {
    pub(super) status: StatusCode,
    pub(super) why: String,
}

impl No {
    pub(super) fn of(door: &Door, error: AppError) -> Self {
        let t = door.reader.t;
        let why = match &error {
            AppError::Refused(refusal) => refusals::text(t, &refusal.reason).into_owned(),
            // The same form was sent before with other words.
            _ => t.get("refusal-changed-since").into_owned(),
        };
        Self {
            status: Problem::from(WebError::from(error)).kind.status(),
            why,
        }
    }
}

impl From<Cow<'static, str>> for No {
    fn from(why: Cow<'static, str>) -> Self {
        Self {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            why: why.into_owned(),
        }
    }
}

/// Makes a form that is sent twice harmless: it is bound to the version that
/// it was shown with.
pub(super) fn key(view: &CaseView) -> String {
    format!("{}-{}", view.case.reference, view.version)
}

pub(super) fn idempotency(fields: &Fields) -> Result<Option<IdempotencyKey>, AppError> {
    match fields.value("cle") {
        "" => Ok(None),
        key => Ok(Some(IdempotencyKey::new(key)?)),
    }
}
