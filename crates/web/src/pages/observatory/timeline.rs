//! What happened along a time: numbers, events, incidents and alerts (FIG-1).

use std::borrow::Cow;

use askama::Template;
use axum::response::Response;
use axum::routing::get;
use locales::Texts;
use process::access::counting;
use process::words::Figure;

use super::filters::Filters;
use super::one::{FileLink, links};
use crate::error::WebError;
use crate::figures::along::{self, Told, ToldAlert};
use crate::figures::asked::{Asked, PAGE, address};
use crate::figures::dictionary::{OpenData, TIMELINE, dictionary};
use crate::figures::files::{self, FileKind};
use crate::figures::told::DefinitionBody;
use crate::figures::told_timeline::TimelineBody;
use crate::input::{PathOf, Query};
use crate::layout::{Layout, NavItem};
use crate::paths;
use crate::reader::{Reader, Staff};
use crate::respond;
use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .route(paths::TIMELINE, get(show))
        .route("/observatoire/frise/{file}", get(take_away))
}

#[derive(Template)]
#[template(path = "observatory/timeline.html")]
struct TimelinePage {
    t: Texts,
    layout: Layout,
    trail: Vec<NavItem>,
    filters: Filters,
    picture: Option<String>,
    counted: Cow<'static, str>,
    steps: Vec<(String, u64)>,
    happenings: Vec<Told>,
    others: u64,
    alerts: Vec<ToldAlert>,
    files: Vec<FileLink>,
}

async fn show(reader: Reader, Query(fields): Query) -> Result<Response, WebError> {
    if counting(&reader.actor).is_none() {
        return Ok(respond::see_other(paths::PUBLIC_FIGURES));
    }
    let t = reader.t;
    let (asked, filters) = Filters::of(&reader, &fields);
    let filters = filters.of_one_time();
    let app = &reader.state.app;
    let view = app.timeline(&reader.actor, &asked.question).await?;
    let page = TimelinePage {
        t,
        layout: reader.layout(t.get("timeline-title")),
        trail: vec![NavItem::new(
            t.get("figures-title"),
            address(paths::OBSERVATORY, &fields, &PAGE, &[]),
        )],
        picture: along::picture(t, &asked.question, &view),
        counted: t.get(along::counted_key(&view)),
        steps: along::steps(t, &view),
        happenings: along::told(t, &view),
        others: view.timeline.others,
        alerts: along::told_alerts(t, &view),
        files: links(t, paths::TIMELINE, &fields),
        filters,
    };
    respond::page_with(page.filters.status, &page)
}

async fn take_away(
    Staff { reader, .. }: Staff,
    PathOf(file): PathOf<FileKind>,
    Query(fields): Query,
) -> Result<Response, WebError> {
    let t = reader.t;
    let app = &reader.state.app;
    let (asked, wrong) = Asked::of(&fields, &PAGE, app.today());
    if let Some(name) = wrong.first() {
        return Err(WebError::unreadable(*name));
    }
    let question = &asked.question;
    let view = app.timeline(&reader.actor, question).await?;
    match file {
        FileKind::Csv => Ok(files::csv(&along::sheets(t, &view), "vigie-timeline.csv")),
        FileKind::Xlsx => files::xlsx(&along::sheets(t, &view), "vigie-timeline.xlsx"),
        FileKind::Svg => {
            let drawn = along::picture(t, question, &view);
            let drawn = drawn.ok_or(WebError::not_found())?;
            Ok(files::svg(drawn, "vigie-timeline.svg"))
        }
        FileKind::Json => {
            let open = OpenData {
                definition: DefinitionBody::of(Figure::Incidents),
                dictionary: dictionary(TIMELINE),
                data: TimelineBody::of(question, &view),
            };
            files::json(&open, "vigie-timeline.json")
        }
    }
}
