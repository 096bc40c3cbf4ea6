//! Adding and taking away the other sites: handlers (INTAKE-1).

use app::AppError;
use axum::http::StatusCode;
use axum::response::Response;
use process::facility::FinessNumber;
use process::ids::DraftId;

use super::begin;
use super::holder::Holder;
use super::page::Origin;
use super::place::Place;
use super::sites::{Sites, read_list};
use crate::error::WebError;
use crate::flash::Flash;
use crate::form::Form;
use crate::input::{Fields, PathOf, Query};
use crate::paths;
use crate::reader::Reader;
use crate::respond;

/// The name of the pasted list, in the form and among what could not be read.
pub(super) const LIST: &str = "liste";

pub(super) async fn show(
    reader: Reader,
    PathOf(id): PathOf<DraftId>,
    Query(asked): Query,
) -> Result<Response, WebError> {
    let holder = Holder::of(reader, id).await?;
    let mut form = Form::filled([
        ("q", asked.value("q")),
        ("facility", asked.value("facility")),
    ]);
    let unread = holder.draft.body.raw.get(LIST);
    if let Some(unread) = unread {
        form.set(LIST, unread.join("\n"));
        form.refuse(
            LIST,
            holder.reader.t.n("declare-sites-unread", unread.len()),
        );
    }
    page(&holder, StatusCode::OK, form, &asked).await
}

async fn page(
    holder: &Holder,
    status: StatusCode,
    form: Form,
    asked: &Fields,
) -> Result<Response, WebError> {
    let reader = &holder.reader;
    let app = &reader.state.app;
    let mut sites = Vec::with_capacity(holder.draft.body.affected.len());
    for finess in &holder.draft.body.affected {
        sites.push(Place::of(&app.facility_by_finess(*finess).await?));
    }
    respond::page_with(
        status,
        &Sites {
            t: reader.t,
            layout: reader.layout(reader.t.get("declare-sites")),
            draft: holder.draft.id,
            facility: holder.facility_name(),
            sites,
            most: app.config().process.most_affected_sites,
            form,
            found: begin::search(reader, asked).await?,
            origin: Origin::from_slug(asked.value("retour")),
        },
    )
}

pub(super) async fn save(
    reader: Reader,
    PathOf(id): PathOf<DraftId>,
    Query(asked): Query,
    fields: Fields,
) -> Result<Response, WebError> {
    let mut holder = Holder::of(reader, id).await?;
    let here = format!(
        "{}/{id}/sites{}",
        paths::DECLARE,
        Origin::from_slug(asked.value("retour")).query()
    );
    if let Ok(finess) = fields.value("retirer").parse::<FinessNumber>() {
        holder
            .change(|body| body.affected.retain(|site| *site != finess))
            .await?;
        return Ok(respond::done(&here, Flash::SiteRemoved));
    }
    let (known, unread) = match fields.value("ajouter").parse::<FinessNumber>() {
        Ok(finess) => known(&holder.reader, vec![finess], Vec::new()).await?,
        Err(_) => {
            let pasted = read_list(fields.value(LIST));
            known(&holder.reader, pasted.numbers, pasted.unread).await?
        }
    };
    add(&mut holder, &asked, &here, known, unread).await
}

/// The numbers that a facility bears; the others join what could not be read.
async fn known(
    reader: &Reader,
    numbers: Vec<FinessNumber>,
    mut unread: Vec<String>,
) -> Result<(Vec<FinessNumber>, Vec<String>), WebError> {
    let mut known = Vec::with_capacity(numbers.len());
    for finess in numbers {
        match reader.state.app.facility_by_finess(finess).await {
            Ok(_) => known.push(finess),
            Err(AppError::NotFound | AppError::Wrong(_)) => unread.push(finess.to_string()),
            Err(error) => return Err(error.into()),
        }
    }
    Ok((known, unread))
}

/// Adds sites to the draft, and keeps what could not be read.
async fn add(
    holder: &mut Holder,
    asked: &Fields,
    here: &str,
    known: Vec<FinessNumber>,
    unread: Vec<String>,
) -> Result<Response, WebError> {
    let t = holder.reader.t;
    let most = holder.reader.state.app.config().process.most_affected_sites;
    let own = holder.facility.finess;
    let mut after = holder.draft.body.affected.clone();
    for finess in known {
        if finess != own && !after.contains(&finess) {
            after.push(finess);
        }
    }
    if after.len() > most {
        let mut form = Form::filled([(LIST, numbers(&after))]);
        form.refuse(LIST, t.one("declare-sites-too-many", "max", most));
        return page(holder, StatusCode::CONFLICT, form, asked).await;
    }
    let added = after.len() > holder.draft.body.affected.len();
    holder
        .change(|body| {
            for finess in &after {
                if !body.affected.contains(finess) {
                    body.affected.push(*finess);
                }
            }
            if unread.is_empty() {
                body.raw.remove(LIST);
            } else {
                body.raw.insert(LIST.to_owned(), unread.clone());
            }
        })
        .await?;
    if unread.is_empty() {
        return Ok(if added {
            respond::done(here, Flash::SitesAdded)
        } else {
            respond::see_other(here)
        });
    }
    let mut form = Form::filled([(LIST, unread.join("\n"))]);
    form.refuse(LIST, t.n("declare-sites-unread", unread.len()));
    page(holder, StatusCode::UNPROCESSABLE_ENTITY, form, asked).await
}

fn numbers(sites: &[FinessNumber]) -> String {
    sites
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}
