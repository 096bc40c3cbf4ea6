//! The monthly indicator and the yearly report, as PDF (FIG-1).

use std::borrow::Cow;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jiff::civil::Date;
use locales::{Lang, Texts};
use process::access::{Counting, counting};

use crate::documents::{Download, figures};
use crate::error::WebError;
use crate::form::{Choice, Form};
use crate::input::{Fields, Query};
use crate::layout::{Layout, NavItem};
use crate::paths;
use crate::reader::{Reader, Staff};
use crate::respond;
use crate::routes::Routes;

/// The longest text of an editor.
const LONGEST: usize = 20_000;
/// Years back that are offered.
const YEARS: i16 = 10;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::FIGURES_REPORT, get(show).post(make))
        .route(paths::INDICATOR, get(indicator))
}

#[derive(Template)]
#[template(path = "observatory/report.html")]
struct Report {
    t: Texts,
    layout: Layout,
    trail: Vec<NavItem>,
    form: Form,
    years: Vec<Choice>,
    languages: Vec<Choice>,
    months: Vec<(Cow<'static, str>, String)>,
}

async fn show(Staff { reader, .. }: Staff) -> Result<Response, WebError> {
    let mut form = Form::new();
    form.set("annee", reader.state.app.today().year().to_string());
    form.set("langue", reader.t.lang().code());
    page(&reader, StatusCode::OK, form)
}

fn page(reader: &Reader, status: StatusCode, form: Form) -> Result<Response, WebError> {
    if counting(&reader.actor) != Some(Counting::Nation) {
        return Err(WebError::NotYourRole);
    }
    let t = reader.t;
    let today = reader.state.app.today();
    let years = (today.year() - YEARS..=today.year()).rev();
    let months = std::iter::successors(today.first_of_month().yesterday().ok(), |day| {
        day.first_of_month().yesterday().ok()
    });
    let page = Report {
        t,
        layout: reader.layout(t.get("figures-report-page")),
        trail: vec![NavItem::new(t.get("figures-title"), paths::OBSERVATORY)],
        form,
        years: years
            .map(|year| Choice::new(year.to_string(), year.to_string()))
            .collect(),
        languages: Lang::ALL
            .into_iter()
            .map(|lang| Choice::new(lang.code(), lang.own_name()))
            .collect(),
        months: months
            .take(12)
            .map(|day| {
                let href = format!("{}?mois={}", paths::INDICATOR, day.strftime("%Y-%m"));
                (t.month(day), href)
            })
            .collect(),
    };
    respond::page_with(status, &page)
}

async fn make(Staff { reader, .. }: Staff, fields: Fields) -> Result<Response, WebError> {
    let t = reader.t;
    let app = &reader.state.app;
    let text = fields.value("texte").to_owned();
    let lang: Option<Lang> = fields.value("langue").parse().ok();
    let year: Option<i16> = fields.value("annee").parse().ok();
    let mut form = fields.into_form();
    if text.chars().count() > LONGEST {
        form.refuse("texte", t.n("figures-report-too-long", LONGEST));
    }
    let made = match year {
        Some(year) => match app.yearly_report(&reader.actor, year).await {
            Err(app::AppError::NotFound) => None,
            made => Some(made?),
        },
        None => None,
    };
    let Some(made) = made else {
        form.refuse("annee", t.get("figures-report-no-year"));
        return page(&reader, StatusCode::UNPROCESSABLE_ENTITY, form);
    };
    if !form.is_sound() {
        return page(&reader, StatusCode::UNPROCESSABLE_ENTITY, form);
    }
    let in_language = Texts::new(lang.unwrap_or_else(|| t.lang()));
    let (frame, document) = figures::yearly(in_language, &made, &text, reader.now);
    let what = in_language.get("document-file-figures");
    let pdf = reader.state.press.print(frame, document).await?;
    Ok(Download::pdf(None, &what, pdf).into_response())
}

async fn indicator(Staff { reader, .. }: Staff, Query(asked): Query) -> Result<Response, WebError> {
    let month = month(asked.value("mois")).ok_or_else(WebError::not_found)?;
    let app = &reader.state.app;
    let made = app.indicator(&reader.actor, month).await?;
    let (frame, document) = figures::indicator(reader.t, &made, reader.now);
    let what = reader.t.get("document-file-indicator");
    let pdf = reader.state.press.print_once(frame, document).await?;
    Ok(Download::pdf(None, &what, pdf).into_response())
}

/// The first day of a month written as `2026-10`.
pub(crate) fn month(written: &str) -> Option<Date> {
    format!("{written}-01").parse().ok()
}
