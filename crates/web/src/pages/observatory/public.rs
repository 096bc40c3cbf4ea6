//! The tables that everybody may read (FIG-2).

use std::borrow::Cow;

use app::figures::PublicFigures;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::figures::{Group, PublicTable, Published};
use process::words::{Basis, Dimension, Figure, Unit};
use report::pictures::{Picture, Point, Region, lines};

use crate::error::WebError;
use crate::figures::drawn::mapped;
use crate::figures::files::{self, FileKind};
use crate::figures::told::PublicBody;
use crate::figures::{group, published};
use crate::input::PathOf;
use crate::layout::Layout;
use crate::paths;
use crate::reader::Reader;
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::PUBLIC_FIGURES, get(show))
        .route("/observatoire/public/{file}", get(take_away))
}

struct Table {
    id: &'static str,
    title: Cow<'static, str>,
    by: Cow<'static, str>,
    overlaps: bool,
    years: Vec<String>,
    rows: Vec<(Cow<'static, str>, Vec<String>)>,
    total: Vec<String>,
}

#[derive(Template)]
#[template(path = "observatory/public.html")]
struct Public {
    t: Texts,
    layout: Layout,
    definition: Cow<'static, str>,
    basis: Cow<'static, str>,
    counted: Cow<'static, str>,
    fewest: u32,
    tables: Vec<Table>,
    picture: Option<String>,
    map: Option<(String, String)>,
}

async fn show(reader: Reader) -> Result<Response, WebError> {
    let t = reader.t;
    let figures = reader.state.app.public_figures().await?;
    respond::page(&Public {
        t,
        layout: reader.layout(t.get("public-figures-title")),
        definition: t.beside(Figure::Incidents.label_key(), "hint"),
        basis: t.beside(Basis::Incidents.label_key(), "hint"),
        counted: figures.counted_to.map_or_else(
            || t.get("public-figures-none"),
            |last| t.one("public-figures-counted", "year", last.year().to_string()),
        ),
        fewest: figures.fewest,
        tables: figures.tables.iter().map(|one| table(t, one)).collect(),
        picture: by_year(t, &figures),
        map: by_region(t, &figures),
    })
}

fn table(t: Texts, table: &PublicTable) -> Table {
    let numbers = |line: &[Published]| line.iter().map(|one| published(t, *one)).collect();
    Table {
        id: table.dimension.key(),
        title: t.get(title_key(table.dimension)),
        by: t.get(table.dimension.label_key()),
        overlaps: table.dimension.overlaps(),
        years: table.years.iter().map(ToString::to_string).collect(),
        rows: table
            .rows
            .iter()
            // Territories where nothing ever happened say nothing.
            .filter(|(_, line)| line.iter().any(|one| *one != Published::Count(0)))
            .map(|(of, line)| (group(t, *of), numbers(line)))
            .collect(),
        total: numbers(&table.total),
    }
}

fn title_key(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Region => "public-figures-region",
        Dimension::Type => "public-figures-type",
        _ => "public-figures-cause",
    }
}

/// Incidents by year, drawn; none where there is nothing to see.
fn by_year(t: Texts, figures: &PublicFigures) -> Option<String> {
    let table = figures.tables.first()?;
    let points: Vec<Point> = table
        .years
        .iter()
        .zip(&table.total)
        .map(|(year, number)| point(t, year.to_string(), *number))
        .collect();
    let seen = points.iter().filter(|point| point.value.is_some()).count();
    (seen > 1).then(|| {
        lines(&Picture {
            title: t.get("public-figures-picture").into_owned(),
            description: t.get("public-figures-picture-text").into_owned(),
            now: String::new(),
            before: None,
            points,
        })
    })
}

/// Incidents of the last year by region, named and drawn.
fn by_region(t: Texts, figures: &PublicFigures) -> Option<(String, String)> {
    let mut tables = figures.tables.iter();
    let table = tables.find(|table| table.dimension == Dimension::Region)?;
    let year = table.years.last()?;
    let regions: Vec<Region> = table
        .rows
        .iter()
        .filter_map(|(of, line)| match of {
            Group::Region(code) => Some(Region {
                code: *code,
                point: point(t, group(t, *of).into_owned(), *line.last()?),
            }),
            _ => None,
        })
        .collect();
    let title = t.one("public-figures-map", "year", year.to_string());
    let picture = Picture {
        title: title.clone().into_owned(),
        description: t.get("public-figures-map-text").into_owned(),
        now: String::new(),
        before: None,
        points: Vec::new(),
    };
    let hidden = t.get("figure-hidden").into_owned();
    let map = mapped(t, Unit::Count, hidden, &picture, &regions);
    Some((title.into_owned(), map))
}

fn point(t: Texts, label: String, number: Published) -> Point {
    Point {
        label,
        value: number.into(),
        text: published(t, number),
        before: None,
    }
}

async fn take_away(reader: Reader, PathOf(file): PathOf<FileKind>) -> Result<Response, WebError> {
    let t = reader.t;
    let figures = reader.state.app.public_figures().await?;
    match file {
        FileKind::Csv => Ok(files::csv(&files::of_public(t, &figures), "vigie.csv")),
        FileKind::Xlsx => files::xlsx(&files::of_public(t, &figures), "vigie.xlsx"),
        FileKind::Svg => {
            let drawn = by_year(t, &figures).ok_or(WebError::not_found())?;
            Ok(files::svg(drawn, "vigie.svg"))
        }
        FileKind::Json => files::json(&PublicBody::from(&figures), "vigie.json"),
    }
}
