//! What the directory says of a provider.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Competence, ProviderKind};
use crate::{
    act::{Private, PrivateFields},
    territory::RegionCode,
};

/// How a provider is reached. What is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Contact {
    /// Phone, by day.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// Phone at night and on days off.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub night_phone: String,
    /// E-mail address.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// Web page.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
}

/// What a provider is qualified for, and until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Qualification {
    /// Its name and scope, as whoever gave it words them.
    pub title: String,
    /// The last day on which it holds, if it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Date>,
}

impl Qualification {
    /// Whether it has ended on `today`.
    #[must_use]
    pub fn has_lapsed(&self, today: Date) -> bool {
        self.until.is_some_and(|until| until < today)
    }
}

/// What the directory says of a provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// What kind of help it is.
    pub kind: ProviderKind,
    /// What it can do.
    pub competences: BTreeSet<Competence>,
    /// The regions that it serves; the whole nation when empty.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub regions: BTreeSet<RegionCode>,
    /// How it is reached.
    pub contact: PrivateFields<Contact>,
    /// What it is qualified for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualification: Option<Qualification>,
    /// What those who keep the directory should know.
    pub note: Private<String>,
}

/// How a provider serves a region, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Served {
    /// It names the region.
    Region,
    /// It serves the whole nation.
    Nation,
    /// It serves other regions.
    Elsewhere,
}

impl Entry {
    /// How it serves a region.
    #[must_use]
    pub fn serves(&self, region: RegionCode) -> Served {
        if self.regions.is_empty() {
            Served::Nation
        } else if self.regions.contains(&region) {
            Served::Region
        } else {
            Served::Elsewhere
        }
    }

    /// Whether its qualification has ended on `today`.
    #[must_use]
    pub fn has_lapsed(&self, today: Date) -> bool {
        let lapsed = |qualification: &Qualification| qualification.has_lapsed(today);
        self.qualification.as_ref().is_some_and(lapsed)
    }
}
