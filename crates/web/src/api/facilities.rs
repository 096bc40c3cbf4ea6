//! Facilities of the national register, as everybody may read it (DECL-8).

use axum::Json;
use axum::extract::State;
use jiff::civil::Date;
use process::facility::{Address, CategoryCode, Facility, FacilityNature, FinessNumber};
use process::territory::{self, ArsCode, DepartementCode};
use serde::Serialize;
use utoipa::ToSchema;

use super::body::List;
use super::cases::limit;
use crate::error::WebError;
use crate::input::{PathOf, Query};
use crate::state::WebState;

/// A facility, as the national register has it.
#[derive(Serialize, ToSchema)]
pub(super) struct FacilityBody {
    /// Its number.
    finess: FinessNumber,
    /// Number of the legal entity that it belongs to.
    legal_entity: Option<FinessNumber>,
    /// Short name.
    name: String,
    /// Full name.
    long_name: String,
    /// Category in the register.
    category: CategoryCode,
    /// The register's words for the category, in French.
    category_label: String,
    /// What kind of facility it is.
    nature: FacilityNature,
    /// Where it stands.
    address: Address,
    /// The département.
    departement: DepartementCode,
    /// The competent regional health agency; some territories have none.
    ars: Option<ArsCode>,
    /// Telephone of its switchboard.
    phone: Option<String>,
    /// Day of its opening, where it is known.
    opened_on: Option<Date>,
    /// Day on which the register no longer had it.
    closed_on: Option<Date>,
}

impl From<Facility> for FacilityBody {
    fn from(facility: Facility) -> Self {
        Self {
            nature: facility.nature(),
            ars: territory::departement(facility.departement)
                .ars()
                .map(territory::Ars::code),
            finess: facility.finess,
            legal_entity: facility.legal_entity,
            name: facility.name,
            long_name: facility.long_name,
            category: facility.category,
            category_label: facility.category_label,
            address: facility.address,
            departement: facility.departement,
            phone: facility.phone,
            opened_on: facility.opened_on,
            closed_on: facility.closed_on,
        }
    }
}

/// Find facilities by the beginnings of words of their name or town, or by
/// number.
#[utoipa::path(
    get,
    path = "/api/v1/facilities",
    tag = "public",
    operation_id = "find_facilities",
    params(
        ("q" = String, Query, description = "Name, town or FINESS number."),
        ("limit" = Option<u32>, Query, description = "Items: 1 to 200, 50 when absent."),
    ),
    responses((status = 200, description = "The likeliest first.", body = List<FacilityBody>)),
    security(()),
)]
pub(super) async fn find(
    State(state): State<WebState>,
    Query(asked): Query,
) -> Result<Json<List<FacilityBody>>, WebError> {
    let found = state
        .app
        .find_facilities(asked.value("q"), limit(&asked)?)
        .await?;
    let items = found.into_iter().map(FacilityBody::from).collect();
    Ok(Json(List::whole(items)))
}

/// Read a facility of the register.
#[utoipa::path(
    get,
    path = "/api/v1/facilities/{finess}",
    tag = "public",
    operation_id = "facility",
    params(("finess" = FinessNumber, Path, description = "Its number.")),
    responses((status = 200, description = "The facility.", body = FacilityBody)),
    security(()),
)]
pub(super) async fn read(
    State(state): State<WebState>,
    PathOf(finess): PathOf<FinessNumber>,
) -> Result<Json<FacilityBody>, WebError> {
    Ok(Json(state.app.facility_by_finess(finess).await?.into()))
}
