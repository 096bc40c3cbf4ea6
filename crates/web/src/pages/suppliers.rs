//! Which hosts, publishers and providers a facility says it uses: its people
//! keep the list, its agency and the CERT read it (SIGN-3).

use std::borrow::Cow;

use app::AppError;
use app::suppliers::SupplierRow;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use jiff::Timestamp;
use locales::Texts;
use process::access::{RightTo, SeatKind, Verb, right_to};
use process::facility::suppliers::Supplier;
use process::facility::{Facility, FinessNumber};
use process::ids::SupplierId;
use process::words::{ThirdPartyRole, Word};

use crate::error::WebError;
use crate::flash::Flash;
use crate::form::{Choice, Form};
use crate::input::{Fields, PathOf};
use crate::layout::Layout;
use crate::pages::reporter::declare::place::Place;
use crate::paths;
use crate::problem::Problem;
use crate::reader::SignedIn;
use crate::refusals;
use crate::respond;
use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .route("/etablissements/{finess}/fournisseurs", get(show).post(add))
        .route(
            "/etablissements/{finess}/fournisseurs/{supplier}/retirer",
            post(remove),
        )
}

/// A supplier of the list.
pub(crate) struct Line {
    pub(crate) name: String,
    pub(crate) product: String,
    pub(crate) role: Cow<'static, str>,
    pub(crate) at: Timestamp,
    /// Where it is taken off the list.
    pub(crate) remove: String,
}

/// The lines of a facility's list.
pub(crate) fn lines(t: Texts, finess: FinessNumber, rows: Vec<SupplierRow>) -> Vec<Line> {
    rows.into_iter()
        .map(|row| Line {
            role: t.get(row.supplier.role.label_key()),
            at: row.at,
            remove: format!("{}/{}/retirer", paths::suppliers(finess), row.id),
            name: row.supplier.name,
            product: row.supplier.product,
        })
        .collect()
}

#[derive(Template)]
#[template(path = "rights/suppliers.html")]
struct SuppliersPage {
    t: Texts,
    layout: Layout,
    place: Place,
    /// Where the page leads back to.
    back: String,
    here: String,
    suppliers: Vec<Line>,
    roles: Vec<Choice>,
    keeps: bool,
    form: Form,
}

async fn show(
    signed: SignedIn,
    PathOf(finess): PathOf<FinessNumber>,
) -> Result<Response, WebError> {
    let facility = signed.reader.state.app.facility_by_finess(finess).await?;
    page(&signed, &facility, StatusCode::OK, Form::new()).await
}

async fn page(
    signed: &SignedIn,
    facility: &Facility,
    status: StatusCode,
    form: Form,
) -> Result<Response, WebError> {
    let reader = &signed.reader;
    let t = reader.t;
    let app = &reader.state.app;
    let rows = app.suppliers(&reader.actor, facility.id).await?;
    let seat = reader.actor.seat(facility.id);
    let keeps = right_to(Verb::StateSuppliers, SeatKind::from(seat)) == RightTo::Held;
    let here = paths::suppliers(facility.finess);
    let base = paths::facility(facility.finess);
    let mut roles = Choice::of(t, ThirdPartyRole::CHOICES);
    roles.retain(|choice| choice.value != ThirdPartyRole::None.key());
    let page = SuppliersPage {
        t,
        layout: reader
            .clone()
            .at(here.clone())
            .layout(t.get("suppliers-title")),
        place: Place::of(facility),
        back: if keeps { base } else { format!("{base}/fiche") },
        here,
        suppliers: lines(t, facility.finess, rows),
        roles,
        keeps,
        form,
    };
    respond::page_with(status, &page)
}

async fn add(
    signed: SignedIn,
    PathOf(finess): PathOf<FinessNumber>,
    fields: Fields,
) -> Result<Response, WebError> {
    let reader = &signed.reader;
    let app = &reader.state.app;
    let facility = app.facility_by_finess(finess).await?;
    let Some(role) = ThirdPartyRole::from_key(fields.value("role")) else {
        let mut form = fields.into_form();
        form.refuse("role", reader.t.get("act-missing-choice"));
        return page(&signed, &facility, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    let supplier = Supplier {
        role,
        name: fields.value("nom").to_owned(),
        product: fields.value("produit").to_owned(),
    };
    let stated = app.state_supplier(&reader.actor, facility.id, supplier);
    match stated.await {
        Ok(_) => Ok(respond::done(&paths::suppliers(finess), Flash::Recorded)),
        Err(AppError::Refused(refusal)) => {
            let mut form = fields.into_form();
            form.refuse("nom", refusals::text(reader.t, &refusal.reason));
            let problem = Problem::from(WebError::from(AppError::Refused(refusal)));
            page(&signed, &facility, problem.kind.status(), form).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn remove(
    signed: SignedIn,
    PathOf((finess, supplier)): PathOf<(FinessNumber, SupplierId)>,
) -> Result<Response, WebError> {
    let reader = &signed.reader;
    let app = &reader.state.app;
    let facility = app.facility_by_finess(finess).await?;
    app.remove_supplier(&reader.actor, facility.id, supplier)
        .await?;
    Ok(respond::done(&paths::suppliers(finess), Flash::Recorded))
}
