//! Where a facility stands, and which regional health agency is competent
//! there (INTAKE-1).
//!
//! Codes are those of INSEE for départements and regions, and those of the
//! terminology TRE-R396 for agencies. A code can only be had from the tables,
//! so that whoever holds one holds a territory that exists.

mod table;

use std::{borrow::Cow, cmp::Ordering, fmt, hash, str::FromStr};

use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use self::table::{AGENCIES, DEPARTEMENTS, REGIONS};
use crate::calendar::{HolidayZone, bundled_zone};

/// A regional health agency.
#[derive(Debug)]
pub struct Ars {
    code: &'static str,
    name: &'static str,
}

/// A region, or a collectivity that stands at that level.
#[derive(Debug)]
pub struct Region {
    code: &'static str,
    name: &'static str,
    ars: Option<&'static Ars>,
}

/// A département, or a collectivity that stands at that level.
#[derive(Debug)]
pub struct Departement {
    code: &'static str,
    name: &'static str,
    region: &'static Region,
    finess_code: Option<&'static str>,
    iana_zone: &'static str,
    holidays: HolidayZone,
}

/// A code that the tables do not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnknownTerritory {
    /// Not the INSEE code of a département or collectivity.
    #[error("no département has the code {0:?}")]
    Departement(String),
    /// Not the INSEE code of a region or collectivity.
    #[error("no region has the code {0:?}")]
    Region(String),
    /// Not the code of a regional health agency.
    #[error("no regional health agency has the code {0:?}")]
    Ars(String),
}

macro_rules! territory_codes {
    ($($(#[$doc:meta])* $code:ident of $row:ident in $table:ident, unknown $unknown:ident, for example $example:tt;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, utoipa::ToSchema)]
        #[schema(value_type = String, example = $example)]
        pub struct $code(&'static $row);

        impl $code {
            /// The code as text.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                self.0.code
            }
        }

        impl $row {
            /// The code of this territory.
            #[must_use]
            pub fn code(&'static self) -> $code {
                $code(self)
            }

            /// The name, in French, as signs and letters bear it.
            #[must_use]
            pub fn name(&self) -> &'static str {
                self.name
            }
        }

        impl FromStr for $code {
            type Err = UnknownTerritory;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $table
                    .binary_search_by(|row| row.code.cmp(text))
                    .ok()
                    .and_then(|at| $table.get(at))
                    .map(Self)
                    .ok_or_else(|| UnknownTerritory::$unknown(text.to_owned()))
            }
        }

        impl fmt::Display for $code {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl fmt::Debug for $code {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(stringify!($code)).field(&self.as_str()).finish()
            }
        }

        impl PartialEq for $code {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl Eq for $code {}

        impl PartialOrd for $code {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $code {
            fn cmp(&self, other: &Self) -> Ordering {
                self.as_str().cmp(other.as_str())
            }
        }

        impl hash::Hash for $code {
            fn hash<H: hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }

        impl Serialize for $code {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $code {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Cow::<'de, str>::deserialize(deserializer)?
                    .parse()
                    .map_err(serde::de::Error::custom)
            }
        }
    )*};
}

territory_codes! {
    /// Code of a regional health agency: `ARS-` and the INSEE code of its
    /// region, save La Réunion, which is `ARS-05` in region 04.
    ArsCode of Ars in AGENCIES, unknown Ars, for example "ARS-53";
    /// INSEE code of a region, or of a collectivity that stands at that level.
    RegionCode of Region in REGIONS, unknown Region, for example "53";
    /// INSEE code of a département, or of a collectivity that stands at that
    /// level: `01` to `95`, `2A`, `2B`, `971` to `978`, `986` to `988`.
    DepartementCode of Departement in DEPARTEMENTS, unknown Departement, for example "35";
}

/// Every regional health agency, by code.
#[must_use]
pub fn all_ars() -> &'static [Ars] {
    &AGENCIES
}

/// Every region and collectivity that stands at that level, by code.
#[must_use]
pub fn all_regions() -> &'static [Region] {
    &REGIONS
}

/// Every département and collectivity that stands at that level, by code.
#[must_use]
pub fn all_departements() -> &'static [Departement] {
    &DEPARTEMENTS
}

/// The agency that has this code.
#[must_use]
pub fn ars(code: ArsCode) -> &'static Ars {
    code.0
}

/// The region that has this code.
#[must_use]
pub fn region(code: RegionCode) -> &'static Region {
    code.0
}

/// The département that has this code.
#[must_use]
pub fn departement(code: DepartementCode) -> &'static Departement {
    code.0
}

/// The time zone on the clocks of a département.
#[must_use]
pub fn zone_of(departement: DepartementCode) -> TimeZone {
    departement.0.zone()
}

impl Ars {
    /// The départements and collectivities of this agency.
    pub fn departements(&'static self) -> impl Iterator<Item = &'static Departement> {
        DEPARTEMENTS
            .iter()
            .filter(|departement| departement.ars().is_some_and(|ars| ars.code == self.code))
    }
}

impl Region {
    /// The agency competent in this region, if there is one (INTAKE-1).
    #[must_use]
    pub fn ars(&self) -> Option<&'static Ars> {
        self.ars
    }
}

impl Departement {
    /// The region in which it lies; a collectivity is its own.
    #[must_use]
    pub fn region(&self) -> &'static Region {
        self.region
    }

    /// The agency competent here. Saint-Pierre-et-Miquelon, Wallis et Futuna,
    /// la Polynésie française and la Nouvelle-Calédonie have none: there the
    /// CERT and the HFDS stand alone (INTAKE-1).
    #[must_use]
    pub fn ars(&self) -> Option<&'static Ars> {
        self.region.ars
    }

    /// IANA name of the time zone on its clocks.
    #[must_use]
    pub fn iana_zone(&self) -> &'static str {
        self.iana_zone
    }

    /// The time zone on its clocks.
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        bundled_zone(self.iana_zone)
    }

    /// The public holidays in force here.
    #[must_use]
    pub fn holidays(&self) -> HolidayZone {
        self.holidays
    }

    /// The code by which the FINESS register calls it: its INSEE code in
    /// metropolitan France, `9A` to `9J` overseas. Guadeloupe shares `9A` with
    /// Saint-Barthélemy and Saint-Martin.
    #[must_use]
    pub fn finess_code(&self) -> Option<&'static str> {
        self.finess_code
    }
}

/// The département that a line of the FINESS register means by its
/// département column and its postcode (DECL-8).
///
/// The column says `9A` for Guadeloupe, Saint-Barthélemy and Saint-Martin
/// alike: the postcode tells them apart. An overseas code that the table does
/// not know (older extracts write `97`) is read from the postcode, where `970`
/// is Guadeloupe's business mail.
#[must_use]
pub fn from_finess_csv(code: &str, postcode: &str) -> Option<DepartementCode> {
    let by_code = || {
        DEPARTEMENTS
            .iter()
            .find(|departement| departement.finess_code == Some(code))
            .map(Departement::code)
    };
    let by_postcode = || match postcode.get(..3)? {
        "970" => "971".parse().ok(),
        prefix if code.starts_with('9') => prefix.parse().ok(),
        _ => None,
    };
    let found = code.parse().ok().or_else(by_code).or_else(by_postcode)?;
    if found.as_str() != "971" {
        return Some(found);
    }
    match postcode {
        "97133" => "977".parse().ok(),
        "97150" => "978".parse().ok(),
        _ if postcode.starts_with("977") || postcode.starts_with("978") => {
            postcode.get(..3)?.parse().ok()
        }
        _ => Some(found),
    }
}
