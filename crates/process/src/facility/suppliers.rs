//! Which hosts, publishers and providers a facility says it uses: to find whom
//! an alert concerns before anything has happened there (SIGN-3).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::acts::FacilityAct;
use crate::{
    access::{Seat, Verb},
    act::Private,
    decide::permit,
    ids::SupplierId,
    refusal::{Reason, Refusal, Rule},
    words::ThirdPartyRole,
};

/// The longest name of a supplier or of its product, in characters.
pub const LONGEST_NAME: usize = 200;

/// The most that one facility states.
pub const MOST_SUPPLIERS: usize = 200;

/// Somebody on whom a facility depends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Supplier {
    /// What it does for the facility.
    pub role: ThirdPartyRole,
    /// Its name; may be empty when the product says enough.
    #[serde(default)]
    pub name: String,
    /// Its product or service; may be empty.
    #[serde(default)]
    pub product: String,
}

impl Supplier {
    /// Its names as they are searched.
    #[must_use]
    pub fn names(&self) -> String {
        format!("{} {}", self.name, self.product).trim().to_owned()
    }
}

/// Decides on a supplier to be stated beside `stated` others.
///
/// # Errors
/// When the seat may not, nothing is named, or there are too many.
pub fn state(
    id: SupplierId,
    supplier: &Supplier,
    stated: usize,
    seat: Seat,
) -> Result<(FacilityAct, Supplier), Refusal> {
    permit(Verb::StateSuppliers, seat)?;
    let refused = |reason| Err(Refusal::new(Rule::Sign3, reason));
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let supplier = Supplier {
        role: supplier.role,
        name: line(&supplier.name),
        product: line(&supplier.product),
    };
    if supplier.role == ThirdPartyRole::None || supplier.names().is_empty() {
        return refused(Reason::SupplierUnnamed);
    }
    let longest = supplier
        .name
        .chars()
        .count()
        .max(supplier.product.chars().count());
    if longest > LONGEST_NAME {
        return refused(Reason::TextTooLong(LONGEST_NAME));
    }
    if stated >= MOST_SUPPLIERS {
        return refused(Reason::TooManySuppliers(MOST_SUPPLIERS));
    }
    let act = FacilityAct::SupplierStated {
        supplier: id,
        what: Private::Known(supplier.clone()),
    };
    Ok((act, supplier))
}

/// Decides that a supplier is no longer used.
///
/// # Errors
/// When the seat may not.
pub fn no_longer(id: SupplierId, seat: Seat) -> Result<FacilityAct, Refusal> {
    permit(Verb::StateSuppliers, seat)?;
    Ok(FacilityAct::SupplierLeft { supplier: id })
}
