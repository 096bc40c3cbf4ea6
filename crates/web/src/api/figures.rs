//! Figures of the observatory (FIG-1, FIG-2).

use app::AppError;
use axum::Json;
use axum::extract::State;
use jiff::civil::Date;
use locales::{Lang, Texts};
use process::words::{CareImpact, Cause, DataImpact, Dimension, Figure, IncidentNature};

use super::body::{Body, List};
use super::caller::Caller;
use super::cases::one;
use super::documents::Pdf;
use super::me::LangCode;
use crate::documents::{Download, figures};
use crate::error::WebError;
use crate::figures::asked::{API, Asked};
use crate::figures::told::{DefinitionBody, FigureBody, PublicBody};
use crate::figures::told_timeline::TimelineBody;
use crate::input::{Fields, PathOf, Query};
use crate::pages::month;
use crate::problem::UnreadField;
use crate::state::WebState;
use serde::Deserialize;
use utoipa::ToSchema;

/// List the figures of the observatory, with what defines each.
#[utoipa::path(
    get,
    path = "/api/v1/figures",
    tag = "figures",
    operation_id = "figures",
    responses((status = 200, description = "Each figure's definition.", body = List<DefinitionBody>)),
    security(()),
)]
pub(super) async fn definitions() -> Json<List<DefinitionBody>> {
    let all = Figure::ALL.iter().copied().map(DefinitionBody::of);
    Json(List::whole(all.collect()))
}

/// Read a figure of the cases in the caller's scope, broken down and compared.
#[utoipa::path(
    get,
    path = "/api/v1/figures/{figure}",
    tag = "figures",
    operation_id = "figure",
    params(
        ("figure" = Figure, Path, description = "Its stable name."),
        ("from" = Option<String>, Query, description = "First day of declaration, in Paris; the first of the year when left out."),
        ("to" = Option<String>, Query, description = "Last day; today when left out."),
        ("territory" = Option<String>, Query, description = "`france`, all that the caller may count, when left out; `region-76`, `departement-31`.", example = "region-76"),
        ("type" = Option<String>, Query, description = "A group of facilities, or a kind.", example = "medico-social"),
        ("malice" = Option<IncidentNature>, Query, description = "Malicious or not."),
        ("cause" = Option<Cause>, Query, description = "With this cause among others."),
        ("care" = Option<CareImpact>, Query, description = "With this impact on care."),
        ("data" = Option<DataImpact>, Query, description = "With this impact on data among others."),
        ("by" = Option<Dimension>, Query, description = "By what it is broken down; by month when left out."),
        ("against" = Option<String>, Query, description = "`year-before` when left out, `previous` for the time of the same length before, `nothing`."),
    ),
    responses((status = 200, description = "The figure.", body = FigureBody)),
    security(("bearer" = [])),
)]
pub(super) async fn read(
    State(state): State<WebState>,
    caller: Caller,
    PathOf(figure): PathOf<Figure>,
    Query(fields): Query,
) -> Result<Json<FigureBody>, WebError> {
    let asked = asked(&fields, state.app.today())?;
    let against = asked.against();
    let table = state
        .app
        .figure(
            &caller.actor,
            figure,
            asked.dimension,
            &asked.question,
            against,
        )
        .await?;
    let t = Texts::new(caller.session.person.lang);
    Ok(Json(FigureBody::of(t, &table, &asked)))
}

/// Read what happened along a time: incidents by week, month or quarter, the
/// events and incidents that weighed most, the alerts; in the caller's scope.
#[utoipa::path(
    get,
    path = "/api/v1/figures-timeline",
    tag = "figures",
    operation_id = "figures_timeline",
    params(
        ("from" = Option<String>, Query, description = "First day of declaration, in Paris; the first of the year when left out."),
        ("to" = Option<String>, Query, description = "Last day; today when left out."),
        ("territory" = Option<String>, Query, description = "`france`, all that the caller may count, when left out; `region-76`, `departement-31`.", example = "region-76"),
        ("type" = Option<String>, Query, description = "A group of facilities, or a kind.", example = "medico-social"),
        ("malice" = Option<IncidentNature>, Query, description = "Malicious or not."),
        ("cause" = Option<Cause>, Query, description = "With this cause among others."),
        ("care" = Option<CareImpact>, Query, description = "With this impact on care."),
        ("data" = Option<DataImpact>, Query, description = "With this impact on data among others."),
    ),
    responses((status = 200, description = "What happened.", body = TimelineBody)),
    security(("bearer" = [])),
)]
pub(super) async fn timeline(
    State(state): State<WebState>,
    caller: Caller,
    Query(fields): Query,
) -> Result<Json<TimelineBody>, WebError> {
    let asked = asked(&fields, state.app.today())?;
    let question = &asked.question;
    let view = state.app.timeline(&caller.actor, question).await?;
    Ok(Json(TimelineBody::of(question, &view)))
}

/// What the parameters ask, when each can be read.
fn asked(fields: &Fields, today: Date) -> Result<Asked, WebError> {
    let (asked, wrong) = Asked::of(fields, &API, today);
    if wrong.is_empty() {
        return Ok(asked);
    }
    let unread = wrong.into_iter().map(|name| UnreadField {
        field: name.to_owned(),
        parser: Some("not a value of this parameter".to_owned()),
    });
    Err(WebError::Fields(unread.collect()))
}

/// Read the tables that everybody may read: incidents by year and region, type
/// of facility, cause; small numbers are hidden.
#[utoipa::path(
    get,
    path = "/api/v1/public-figures",
    tag = "figures",
    operation_id = "public_figures",
    responses((status = 200, description = "The tables, with what they mean.", body = PublicBody)),
    security(()),
)]
pub(super) async fn public(State(state): State<WebState>) -> Result<Json<PublicBody>, WebError> {
    let figures = state.app.public_figures().await?;
    Ok(Json(PublicBody::from(&figures)))
}

fn texts(asked: &Fields) -> Result<Texts, WebError> {
    let lang = one::<LangCode>(asked, "lang")?;
    Ok(Texts::new(lang.map_or_else(Lang::default, Lang::from)))
}

/// Download the ministry's indicator of a month that is over; for those who
/// count the nation.
#[utoipa::path(
    get,
    path = "/api/v1/figures-indicator.pdf",
    tag = "figures",
    operation_id = "figures_indicator",
    params(
        ("month" = String, Query, description = "The month.", example = "2026-10"),
        ("lang" = Option<LangCode>, Query, description = "The language; French when absent."),
    ),
    responses((status = 200, description = "The document.", content_type = "application/pdf", body = Pdf)),
    security(("bearer" = [])),
)]
pub(super) async fn indicator(
    State(state): State<WebState>,
    caller: Caller,
    Query(asked): Query,
) -> Result<Download, WebError> {
    let t = texts(&asked)?;
    let month = month(asked.value("month")).ok_or(WebError::App(AppError::NotFound))?;
    let made = state.app.indicator(&caller.actor, month).await?;
    let (frame, document) = figures::indicator(t, &made, state.app.now());
    let pdf = state.press.print_once(frame, document).await?;
    Ok(Download::pdf(None, &t.get("document-file-indicator"), pdf))
}

/// A year, and what an editor says of it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReportAsked {
    /// The year; of one that is not over, its whole months.
    year: i16,
    /// What opens the report; an empty line separates two paragraphs.
    #[serde(default)]
    text: String,
}

/// Make the report of a year, ready to be published; for those who count the
/// nation.
#[utoipa::path(
    post,
    path = "/api/v1/figures-report.pdf",
    tag = "figures",
    operation_id = "figures_report",
    params(("lang" = Option<LangCode>, Query, description = "The language; French when absent.")),
    request_body(content = ReportAsked),
    responses((status = 200, description = "The document.", content_type = "application/pdf", body = Pdf)),
    security(("bearer" = [])),
)]
pub(super) async fn report(
    State(state): State<WebState>,
    caller: Caller,
    Query(asked): Query,
    Body(body): Body<ReportAsked>,
) -> Result<Download, WebError> {
    let t = texts(&asked)?;
    let made = state.app.yearly_report(&caller.actor, body.year).await?;
    let (frame, document) = figures::yearly(t, &made, &body.text, state.app.now());
    let pdf = state.press.print(frame, document).await?;
    Ok(Download::pdf(None, &t.get("document-file-figures"), pdf))
}
