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
/// alike: the postcode tells them apart. Extracts that were worked over may
/// write `97`, or take the business mail of La Réunion, `977` and `978`, for
/// that of Guadeloupe: there too the postcode is believed.
#[must_use]
pub fn from_finess_csv(code: &str, postcode: &str) -> Option<DepartementCode> {
    let by_code = || {
        let known = |departement: &&Departement| departement.finess_code == Some(code);
        code.parse()
            .ok()
            .or_else(|| DEPARTEMENTS.iter().find(known).map(Departement::code))
    };
    let by_postcode = || overseas_postcode(postcode)?.parse().ok();
    match code {
        "9A" | "971" => by_postcode().or_else(by_code),
        _ if code.starts_with('9') => by_code().or_else(by_postcode),
        _ => by_code(),
    }
}

/// INSEE code of the overseas territory that a postcode is of. `970`, `977`
/// and `978` are business mail, with no territory of these numbers behind.
fn overseas_postcode(postcode: &str) -> Option<&str> {
    match (postcode, postcode.get(..3)?) {
        ("97133", _) => Some("977"),
        ("97150", _) => Some("978"),
        (_, "970") => Some("971"),
        (_, "977" | "978") => Some("974"),
        (_, prefix) => prefix.starts_with('9').then_some(prefix),
    }
}
