//! The facilities that report and are affected: what the national register
//! says of them, and what the State adds (DECL-8).

pub mod acts;
mod finess;
mod nature;
pub mod register;
pub mod suppliers;

use std::{borrow::Cow, fmt, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

pub use self::{
    finess::{FinessNumber, NotAFinessNumber},
    nature::{CareWeight, FacilityNature},
};
use crate::{ids::FacilityId, territory::DepartementCode};

/// Category of a facility in the register: three digits, such as `355` for a
/// hospital centre. The register's own list changes with the years, so any
/// three digits are taken; [`FacilityNature`] gives the ones that matter here
/// a meaning.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(into = "String")]
#[schema(value_type = String, example = "355")]
pub struct CategoryCode(u16);

/// The text is not made of three digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a facility's category is made of three digits")]
pub struct NotACategory;

impl CategoryCode {
    /// Every code that there may be.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..1000).map(Self)
    }

    /// The code as a number, 0 to 999.
    #[must_use]
    pub fn number(self) -> u16 {
        self.0
    }
}

impl FromStr for CategoryCode {
    type Err = NotACategory;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() != 3 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NotACategory);
        }
        text.parse().map(Self).map_err(|_| NotACategory)
    }
}

impl fmt::Display for CategoryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03}", self.0)
    }
}

impl fmt::Debug for CategoryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CategoryCode({self})")
    }
}

impl From<CategoryCode> for String {
    fn from(code: CategoryCode) -> Self {
        code.to_string()
    }
}

impl<'de> Deserialize<'de> for CategoryCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Cow::<'de, str>::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// Where post and visitors reach a facility.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
pub struct Address {
    /// Number, street, place and box; empty where the register gives none.
    pub line: String,
    /// Five characters.
    pub postcode: String,
    /// Town, as the post writes it.
    pub town: String,
}

/// What the State has designated a facility as (DECL-8).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum FacilityFlag {
    /// Operator of vital importance (opérateur d'importance vitale).
    Oiv,
    /// Operator of essential services (opérateur de services essentiels).
    Ose,
}

impl FacilityFlag {
    /// Every flag, in order.
    pub const ALL: [Self; 2] = [Self::Oiv, Self::Ose];

    fn bit(self) -> u8 {
        match self {
            Self::Oiv => 1,
            Self::Ose => 2,
        }
    }
}

/// The set of a facility's flags; written as a list.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(from = "Vec<FacilityFlag>", into = "Vec<FacilityFlag>")]
#[schema(value_type = Vec<FacilityFlag>)]
pub struct FacilityFlags(u8);

impl FacilityFlags {
    /// Whether the flag is in the set.
    #[must_use]
    pub fn contains(self, flag: FacilityFlag) -> bool {
        self.0 & flag.bit() != 0
    }

    /// The set with the flag in it.
    #[must_use]
    pub fn with(self, flag: FacilityFlag) -> Self {
        Self(self.0 | flag.bit())
    }

    /// The set with the flag out of it.
    #[must_use]
    pub fn without(self, flag: FacilityFlag) -> Self {
        Self(self.0 & !flag.bit())
    }

    /// The flags in the set, in order.
    pub fn iter(self) -> impl Iterator<Item = FacilityFlag> {
        FacilityFlag::ALL
            .into_iter()
            .filter(move |flag| self.contains(*flag))
    }
}

impl FromIterator<FacilityFlag> for FacilityFlags {
    fn from_iter<I: IntoIterator<Item = FacilityFlag>>(flags: I) -> Self {
        flags.into_iter().fold(Self::default(), Self::with)
    }
}

impl From<Vec<FacilityFlag>> for FacilityFlags {
    fn from(flags: Vec<FacilityFlag>) -> Self {
        flags.into_iter().collect()
    }
}

impl From<FacilityFlags> for Vec<FacilityFlag> {
    fn from(flags: FacilityFlags) -> Self {
        flags.iter().collect()
    }
}

impl fmt::Debug for FacilityFlags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// A health or medico-social facility (DECL-8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Facility {
    /// Its identity here, which outlives a change of number.
    pub id: FacilityId,
    /// Its number in the register.
    pub finess: FinessNumber,
    /// Number of the legal entity that it belongs to.
    pub legal_entity: Option<FinessNumber>,
    /// Short name.
    pub name: String,
    /// Full name; the short one where the register gives no other.
    pub long_name: String,
    /// Category in the register.
    pub category: CategoryCode,
    /// The register's words for that category, in French.
    pub category_label: String,
    /// Where it stands.
    pub address: Address,
    /// The département, which decides the competent ARS (INTAKE-1).
    pub departement: DepartementCode,
    /// Telephone of its switchboard, as the register writes it.
    pub phone: Option<String>,
    /// Day of its opening; the register does not always know it.
    pub opened_on: Option<Date>,
    /// Day of the first extract of the register in which it was missing.
    /// Closed facilities are kept: their cases remain.
    pub closed_on: Option<Date>,
    /// What the State has designated it as.
    pub flags: FacilityFlags,
    /// Name of the support facility of its hospital group (GHT).
    pub support_ght: Option<String>,
}

impl Facility {
    /// Whether it belongs to the armed forces' health service, whose visitors
    /// are led to the armed forces' own chain (DECL-7): categories 114 and
    /// 115.
    #[must_use]
    pub fn is_military(&self) -> bool {
        self.nature() == FacilityNature::MilitaryHospital
    }

    /// Whether the register no longer lists it.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.closed_on.is_some()
    }

    /// What kind of facility it is, as work is ordered and figures are counted
    /// (INTAKE-3).
    #[must_use]
    pub fn nature(&self) -> FacilityNature {
        FacilityNature::of(self.category)
    }
}
