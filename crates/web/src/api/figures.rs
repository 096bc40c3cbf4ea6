//! Figures of the observatory (FIG-1, FIG-2).

use axum::Json;
use axum::extract::State;
use jiff::civil::Date;
use locales::Texts;
use process::words::{CareImpact, Cause, DataImpact, Dimension, Figure, IncidentNature};

use super::body::List;
use super::caller::Caller;
use crate::error::WebError;
use crate::figures::asked::{API, Asked};
use crate::figures::told::{DefinitionBody, FigureBody, PublicBody};
use crate::input::{PathOf, Query};
use crate::problem::UnreadField;
use crate::state::WebState;

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
    let today: Date = state.app.today();
    let (asked, wrong) = Asked::of(&fields, &API, today);
    if !wrong.is_empty() {
        let unread = wrong.into_iter().map(|name| UnreadField {
            field: name.to_owned(),
            parser: Some("not a value of this parameter".to_owned()),
        });
        return Err(WebError::Fields(unread.collect()));
    }
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
