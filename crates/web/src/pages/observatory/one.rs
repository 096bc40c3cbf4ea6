//! One figure, broken down, drawn and taken away.

use std::borrow::Cow;

use app::figures::{FigureTable, GroupLine};
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::access::counting;
use process::words::Figure;

use super::filters::Filters;
use crate::error::WebError;
use crate::figures::asked::{Asked, PAGE, address};
use crate::figures::dictionary::{FIGURE, OpenData, dictionary};
use crate::figures::drawn::picture;
use crate::figures::files::{self, FileKind};
use crate::figures::told::{DefinitionBody, FigureBody};
use crate::figures::{change, group, value};
use crate::input::{Fields, PathOf, Query};
use crate::layout::{Layout, NavItem};
use crate::paths;
use crate::reader::{Reader, Staff};
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/observatoire/{figure}", get(show))
        .route("/observatoire/{figure}/{file}", get(take_away))
}

struct Row {
    label: Cow<'static, str>,
    value: String,
    before: String,
    change: String,
}

pub(super) struct FileLink {
    pub(super) label: Cow<'static, str>,
    pub(super) href: String,
}

#[derive(Template)]
#[template(path = "observatory/one.html")]
struct One {
    t: Texts,
    layout: Layout,
    trail: Vec<NavItem>,
    definition: Cow<'static, str>,
    basis: Cow<'static, str>,
    unit: Cow<'static, str>,
    path: String,
    filters: Filters,
    by: Cow<'static, str>,
    overlaps: bool,
    rows: Vec<Row>,
    total: Row,
    picture: Option<String>,
    files: Vec<FileLink>,
}

async fn show(
    reader: Reader,
    PathOf(figure): PathOf<Figure>,
    Query(fields): Query,
) -> Result<Response, WebError> {
    if counting(&reader.actor).is_none() {
        return Ok(respond::see_other(paths::PUBLIC_FIGURES));
    }
    let t = reader.t;
    let (asked, filters) = Filters::of(&reader, &fields);
    let table = table(&reader, figure, &asked).await?;
    let path = paths::figure(figure);
    let of_all = GroupLine {
        group: process::figures::Group::Unsaid,
        value: table.total.value,
        before: table.total.before,
    };
    let page = One {
        t,
        layout: reader.layout(t.get(figure.label_key())),
        trail: vec![NavItem::new(
            t.get("figures-title"),
            address(paths::OBSERVATORY, &fields, &PAGE, &[]),
        )],
        definition: t.beside(figure.label_key(), "hint"),
        basis: t.beside(figure.basis().label_key(), "hint"),
        unit: t.beside(figure.unit().label_key(), "hint"),
        by: t.get(table.dimension.label_key()),
        overlaps: table.dimension.overlaps(),
        rows: table
            .groups
            .iter()
            .map(|line| row(t, group(t, line.group), line))
            .collect(),
        total: row(t, t.get("figure-all"), &of_all),
        picture: picture(t, &table, asked.question.period, asked.against()),
        files: links(t, &path, &fields),
        path,
        filters,
    };
    respond::page_with(page.filters.status, &page)
}

async fn table(reader: &Reader, figure: Figure, asked: &Asked) -> Result<FigureTable, WebError> {
    let app = &reader.state.app;
    let against = asked.against();
    let found = app
        .figure(
            &reader.actor,
            figure,
            asked.dimension,
            &asked.question,
            against,
        )
        .await?;
    Ok(found)
}

fn row(t: Texts, label: Cow<'static, str>, line: &GroupLine) -> Row {
    let changed = line
        .before
        .and_then(|before| line.value.change_from(before));
    Row {
        label,
        value: value(t, line.value),
        before: line
            .before
            .map_or_else(String::new, |before| value(t, before)),
        change: changed.map_or_else(String::new, |one| change(t, one)),
    }
}

/// What can be taken away of a page.
pub(super) fn links(t: Texts, path: &str, fields: &Fields) -> Vec<FileLink> {
    let link = |label, file: &str| FileLink {
        label,
        href: address(&format!("{path}/{file}"), fields, &PAGE, &[]),
    };
    vec![
        link(t.get("figure-take-csv"), "tableau.csv"),
        link(t.get("figure-take-xlsx"), "tableau.xlsx"),
        link(t.get("figure-take-svg"), "image.svg"),
        link(t.get("figure-take-json"), "donnees.json"),
    ]
}

async fn take_away(
    Staff { reader, .. }: Staff,
    PathOf((figure, file)): PathOf<(Figure, FileKind)>,
    Query(fields): Query,
) -> Result<Response, WebError> {
    let t = reader.t;
    let (asked, wrong) = Asked::of(&fields, &PAGE, reader.state.app.today());
    if let Some(name) = wrong.first() {
        return Err(WebError::unreadable(*name));
    }
    let table = table(&reader, figure, &asked).await?;
    let named = |end| files::name(figure, end);
    match file {
        FileKind::Csv => Ok(files::csv(&[files::of_figure(t, &table)], &named("csv"))),
        FileKind::Xlsx => files::xlsx(&[files::of_figure(t, &table)], &named("xlsx")),
        FileKind::Svg => {
            let drawn = picture(t, &table, asked.question.period, asked.against());
            Ok(files::svg(
                drawn.ok_or(WebError::not_found())?,
                &named("svg"),
            ))
        }
        FileKind::Json => {
            let open = OpenData {
                definition: DefinitionBody::of(figure),
                dictionary: dictionary(FIGURE),
                data: FigureBody::of(t, &table, &asked),
            };
            files::json(&open, &named("json"))
        }
    }
}
