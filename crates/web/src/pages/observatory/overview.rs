//! All figures of what is asked, and incidents through time.

use std::borrow::Cow;

use app::figures::FigureLine;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::access::{Counting, counting};
use process::words::Figure;

use super::filters::Filters;
use crate::error::WebError;
use crate::figures::asked::{PAGE, address};
use crate::figures::drawn::picture;
use crate::figures::{change, value};
use crate::input::{Fields, Query};
use crate::layout::Layout;
use crate::paths;
use crate::reader::Reader;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().route(paths::OBSERVATORY, get(show))
}

/// A figure as the table shows it.
struct Row {
    label: Cow<'static, str>,
    href: String,
    definition: Cow<'static, str>,
    basis: Cow<'static, str>,
    value: String,
    before: String,
    change: String,
}

#[derive(Template)]
#[template(path = "observatory/overview.html")]
struct Overview {
    t: Texts,
    layout: Layout,
    filters: Filters,
    rows: Vec<Row>,
    picture: Option<String>,
    incidents: String,
    timeline: String,
    /// Whether the reader makes reports.
    reports: bool,
}

async fn show(reader: Reader, Query(fields): Query) -> Result<Response, WebError> {
    if counting(&reader.actor).is_none() {
        return Ok(respond::see_other(paths::PUBLIC_FIGURES));
    }
    let t = reader.t;
    let app = &reader.state.app;
    let (asked, filters) = Filters::of(&reader, &fields);
    let lines = app
        .figures(&reader.actor, &asked.question, asked.against())
        .await?;
    let table = app
        .figure(
            &reader.actor,
            Figure::Incidents,
            asked.dimension,
            &asked.question,
            asked.against(),
        )
        .await?;
    let page = Overview {
        t,
        layout: reader.layout(t.get("figures-title")),
        rows: lines.iter().map(|line| row(t, line, &fields)).collect(),
        picture: picture(t, &table, asked.question.period, asked.against()),
        incidents: address(&paths::figure(Figure::Incidents), &fields, &PAGE, &[]),
        timeline: address(paths::TIMELINE, &fields, &PAGE, &[]),
        reports: counting(&reader.actor) == Some(Counting::Nation),
        filters,
    };
    respond::page_with(page.filters.status, &page)
}

fn row(t: Texts, line: &FigureLine, fields: &Fields) -> Row {
    let figure = line.figure;
    let changed = line
        .before
        .and_then(|before| line.value.change_from(before));
    Row {
        label: t.get(figure.label_key()),
        href: address(&paths::figure(figure), fields, &PAGE, &[]),
        definition: t.beside(figure.label_key(), "hint"),
        basis: t.beside(figure.basis().label_key(), "hint"),
        value: value(t, line.value),
        before: line
            .before
            .map_or_else(String::new, |before| value(t, before)),
        change: changed.map_or_else(String::new, |one| change(t, one)),
    }
}
