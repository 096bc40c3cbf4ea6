//! Several look-alikes passed to one incident at once: the failure of a host
//! brings twenty reports in an hour (SUPP-2).

use app::AppError;
use app::lookalikes::{Lookalike, Verdict};
use axum::http::StatusCode;
use axum::response::Response;
use locales::Texts;
use process::ids::Reference;

use super::{REASONS_GIVEN, page};
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::likeness::in_short;
use crate::pages::incidents;
use crate::paths;
use crate::problem::Problem;
use crate::reader::Staff;
use crate::refusals;
use crate::respond;

/// The boxes of the cases.
pub(super) const CASES: &str = "dossiers";

/// The likely ones are ticked, with the reasons of the likeliest; an expert
/// reads and changes both.
pub(super) fn offered(t: Texts, open: &[Lookalike]) -> Form {
    let mut form = Form::new();
    for one in open {
        if one.likeness.verdict() == Verdict::Likely {
            form.set(CASES, one.line.reference.to_string());
        }
    }
    if let Some(first) = open.first() {
        form.set("reason", in_short(t, &first.likeness, REASONS_GIVEN));
    }
    form
}

pub(super) async fn gather(
    staff: Staff,
    PathOf(reference): PathOf<Reference>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let t = reader.t;
    let mut form = fields.clone().into_form();
    let mut cases = vec![reference];
    cases.extend(
        fields
            .values(CASES)
            .filter_map(|number| number.parse::<Reference>().ok()),
    );
    if cases.len() == 1 {
        form.refuse(CASES, t.get("alike-together-none"));
        return again(staff, reference, form, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let app = &reader.state.app;
    match app
        .gather(&reader.actor, &cases, fields.value("reason"))
        .await
    {
        Ok(gathered) => Ok(respond::done(
            &incidents::path(gathered.incident),
            Flash::GatheredMany,
        )),
        Err(AppError::Refused(refusal)) => {
            form.refuse("reason", refusals::text(t, &refusal.reason));
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            again(staff, reference, form, problem.kind.status()).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The page again, with every box and word as it was.
async fn again(
    staff: Staff,
    reference: Reference,
    form: Form,
    status: StatusCode,
) -> Result<Response, WebError> {
    let reader = staff.reader.at(paths::lookalikes(reference));
    let app = &reader.state.app;
    let (own, found) = app.lookalikes(&reader.actor, reference).await?;
    respond::page_with(status, &page(&reader, &own, &found, form))
}
