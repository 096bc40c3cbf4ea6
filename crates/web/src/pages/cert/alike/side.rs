//! Two cases side by side, and the judgement on both.

use app::AppError;
use app::cases::CaseView;
use app::lookalikes::Compared;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use locales::Texts;
use process::declaration::facts::{FactChange, Facts, changes};
use process::declaration::form::{AnswerView, Theme};
use process::ids::Reference;
use process::words::State;

use crate::answers;
use crate::error::WebError;
use crate::form::Form;
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::likeness::{ReasonRow, in_short, reasons, verdict};
use crate::pages::staff::case::Mark;
use crate::pages::staff::tones;
use crate::paths;
use crate::problem::Problem;
use crate::reader::{Reader, Staff};
use crate::refusals;
use crate::respond;

/// One of the two.
struct Side {
    reference: String,
    href: String,
    facility: String,
    town: String,
    state: Mark,
    declared_at: Timestamp,
}

/// A fact of either.
struct Row {
    label: String,
    this: String,
    other: String,
    equal: bool,
}

#[derive(Template)]
#[template(path = "cert/alike_side.html")]
struct SideBySide {
    t: Texts,
    layout: Layout,
    back: String,
    this: Side,
    other: Side,
    verdict: Mark,
    reasons: Vec<ReasonRow>,
    total: i32,
    rows: Vec<Row>,
    /// Where a judgement is sent; empty when one of the two is closed.
    judge: String,
    form: Form,
}

impl SideBySide {
    fn of(reader: &Reader, compared: &Compared, form: Form) -> Self {
        let t = reader.t;
        let (one, other) = (&compared.one, &compared.other);
        let (this, that) = (one.case.reference, other.case.reference);
        let back = paths::lookalikes(this);
        let open = one.case.state != State::Closed && other.case.state != State::Closed;
        let title = t
            .with("alike-compare-title")
            .arg("one", this.to_string())
            .arg("other", that.to_string())
            .text();
        Self {
            judge: if open {
                format!("{back}/{that}")
            } else {
                String::new()
            },
            layout: reader.layout(title),
            back,
            this: side(t, one),
            other: side(t, other),
            verdict: verdict(t, &compared.likeness),
            reasons: reasons(t, &compared.likeness),
            total: compared.likeness.points,
            rows: rows(t, &one.case.facts, &other.case.facts),
            form,
            t,
        }
    }
}

fn side(t: Texts, view: &CaseView) -> Side {
    Side {
        reference: view.case.reference.to_string(),
        href: paths::case(view.case.reference),
        facility: view.facility.name.clone(),
        town: super::place(&view.facility.address.town, view.case.departement),
        state: Mark {
            label: t.get(view.case.state.label_key()),
            tone: tones::state(view.case.state),
        },
        declared_at: view.case.declared_at,
    }
}

/// Every fact that one of the two gives, those that differ and those that are
/// the same.
fn rows(t: Texts, one: &Facts, other: &Facts) -> Vec<Row> {
    let of = |facts: &Facts| {
        let mut said = changes(&Facts::default(), facts);
        // Whom to call, and what nobody knows, brings nothing together.
        said.retain(|fact| {
            !matches!(fact.field.theme(), Theme::Help | Theme::Contacts)
                && fact.after != AnswerView::Unknown
        });
        said
    };
    let (ones, others) = (of(one), of(other));
    let mut fields: Vec<_> = ones.iter().chain(&others).map(|it| it.field).collect();
    fields.sort_unstable();
    fields.dedup();
    let told = |facts: &[FactChange], field| {
        facts
            .iter()
            .find(|fact| fact.field == field)
            .map(|fact| answers::line(t, &fact.after))
            .unwrap_or_default()
    };
    fields
        .into_iter()
        .map(|field| {
            let (this, other) = (told(&ones, field), told(&others, field));
            Row {
                label: answers::label(t, field).into_owned(),
                equal: this == other,
                this,
                other,
            }
        })
        .collect()
}

pub(super) async fn show(
    staff: Staff,
    PathOf((reference, other)): PathOf<(Reference, Reference)>,
) -> Result<Response, WebError> {
    let reader = &staff.reader;
    let app = &reader.state.app;
    let compared = app.compare(&reader.actor, reference, other).await?;
    let mut form = Form::new();
    form.set("reason", in_short(reader.t, &compared.likeness, 4));
    respond::page(&SideBySide::of(reader, &compared, form))
}

/// The page again, with what was refused and every word that was typed.
pub(super) async fn refused(
    staff: Staff,
    reference: Reference,
    other: Reference,
    fields: Fields,
    error: AppError,
) -> Result<Response, WebError> {
    let AppError::Refused(refusal) = error else {
        return Err(error.into());
    };
    let reader = staff
        .reader
        .at(format!("{}/{other}", paths::lookalikes(reference)));
    let app = &reader.state.app;
    let Ok(compared) = app.compare(&reader.actor, reference, other).await else {
        return Err(AppError::Refused(refusal).into());
    };
    let mut form = fields.into_form();
    form.refuse("reason", refusals::text(reader.t, &refusal.reason));
    let status: StatusCode = Problem::from(WebError::from(AppError::Refused(refusal)))
        .kind
        .status();
    respond::page_with(status, &SideBySide::of(&reader, &compared, form))
}
