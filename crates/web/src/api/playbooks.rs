//! Playbooks: reading, writing, approving, proposing to a case (SUPP-5).

mod bodies;
mod deeds;
mod files;

pub(super) use deeds::{__path_act, act};
pub(super) use files::{__path_file, __path_rewrite, __path_write, file, rewrite, write};

use axum::Json;
use axum::extract::State;
use locales::{Lang, Texts};
use process::playbook::{PlaybookKey, Skill};
use process::words::Cause;

use self::bodies::{PlaybookBody, PlaybookItem, ProposedBody};
use super::body::List;
use super::caller::OnCase;
use super::cases::{many, one};
use super::documents::Pdf;
use super::me::LangCode;
use crate::documents::Download;
use crate::error::WebError;
use crate::input::{Fields, PathOf, Query};
use crate::pages::playbooks::{Wanted, print};
use crate::state::WebState;

fn lang(asked: &Fields) -> Result<Lang, WebError> {
    let lang = one::<LangCode>(asked, "lang")?;
    Ok(lang.map_or_else(Lang::default, Lang::from))
}

/// List the playbooks in force.
#[utoipa::path(
    get,
    path = "/api/v1/playbooks",
    tag = "playbooks",
    operation_id = "playbooks",
    params(
        ("cause" = Option<Cause>, Query, description = "Those for this cause."),
        ("skill" = Option<Skill>, Query, description = "Those with steps for this skill in particular."),
        ("lang" = Option<LangCode>, Query, description = "The language; French when absent."),
    ),
    responses((status = 200, description = "The playbooks.", body = List<PlaybookItem>)),
    security(()),
)]
pub(super) async fn list(
    State(state): State<WebState>,
    Query(asked): Query,
) -> Result<Json<List<PlaybookItem>>, WebError> {
    let cause = one::<Cause>(&asked, "cause")?;
    let skill = one::<Skill>(&asked, "skill")?;
    let found = state.app.playbooks(lang(&asked)?).await?;
    let found = found
        .into_iter()
        .filter(|one| cause.is_none_or(|cause| one.version.content.causes.contains(&cause)))
        .filter(|one| skill.is_none_or(|skill| one.text.is_for(skill)))
        .map(PlaybookItem::from);
    Ok(Json(List::whole(found.collect())))
}

/// Read a playbook: the version in force, or an earlier one.
#[utoipa::path(
    get,
    path = "/api/v1/playbooks/{playbook}",
    tag = "playbooks",
    operation_id = "playbook",
    params(
        ("playbook" = PlaybookKey, Path, description = "The playbook's name."),
        ("version" = Option<u32>, Query, description = "The version; the last one when absent."),
        ("lang" = Option<LangCode>, Query, description = "The language of the title; French when absent."),
    ),
    responses((status = 200, description = "The playbook.", body = PlaybookBody)),
    security(()),
)]
pub(super) async fn read(
    State(state): State<WebState>,
    PathOf(key): PathOf<PlaybookKey>,
    Query(asked): Query,
) -> Result<Json<PlaybookBody>, WebError> {
    let version = one::<u32>(&asked, "version")?;
    let found = state.app.playbook(&key, version, lang(&asked)?).await?;
    Ok(Json(PlaybookBody::from(found)))
}

/// Download playbooks to print: one, or a binder of several.
#[utoipa::path(
    get,
    path = "/api/v1/playbooks/binder.pdf",
    tag = "playbooks",
    operation_id = "playbook_binder",
    params(
        ("playbook" = Option<Vec<PlaybookKey>>, Query, description = "Those to print; all of them when absent."),
        ("skill" = Option<Skill>, Query, description = "For whom; the IT department when absent."),
        ("lang" = Option<LangCode>, Query, description = "The language; French when absent."),
    ),
    responses((status = 200, description = "The document.", content_type = "application/pdf", body = Pdf)),
    security(()),
)]
pub(super) async fn binder(
    State(state): State<WebState>,
    Query(asked): Query,
) -> Result<Download, WebError> {
    let wanted = many::<PlaybookKey>(&asked, "playbook")?;
    let skill = one::<Skill>(&asked, "skill")?.unwrap_or(Skill::Generalist);
    let lang = lang(&asked)?;
    let mut found = state.app.playbooks(lang).await?;
    if !wanted.is_empty() {
        found.retain(|one| wanted.contains(&one.row.key));
    }
    if found.is_empty() {
        return Err(WebError::not_found());
    }
    print(&state, Texts::new(lang), Wanted::Binder(found), skill).await
}

/// List the playbooks that fit a case, the surest first.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{reference}/playbooks",
    tag = "playbooks",
    operation_id = "playbooks_of_case",
    params(
        ("reference" = process::ids::Reference, Path, description = "The case's number."),
        ("lang" = Option<LangCode>, Query, description = "The language; French when absent."),
    ),
    responses((status = 200, description = "The playbooks, each with what speaks for it.", body = List<ProposedBody>)),
    security(("bearer" = [])),
)]
pub(super) async fn of_case(
    State(state): State<WebState>,
    case: OnCase,
    Query(asked): Query,
) -> Result<Json<List<ProposedBody>>, WebError> {
    let view = state.app.case(&case.actor, case.reference).await?;
    let nature = view.facility.nature();
    let found = state
        .app
        .proposed_playbooks(&view.case, nature, lang(&asked)?)
        .await?;
    let found = found.into_iter().map(ProposedBody::from);
    Ok(Json(List::whole(found.collect())))
}
