//! What is asked of the observatory: of when, where and what.

use std::{fmt, str::FromStr};

use serde::Deserialize;

use super::{Fact, Span};
use crate::{
    facility::FacilityNature,
    territory::{DepartementCode, RegionCode, departement},
    words::{CareImpact, Cause, DataImpact, FacilityGroup, IncidentNature, Word},
};

/// The cases that a figure is taken of; what is absent does not restrict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Declared in these days.
    pub period: Span,
    /// Led there.
    pub place: Place,
    /// By facilities of this kind.
    pub kind: Option<Kind>,
    /// Malicious or not.
    pub malice: Option<IncidentNature>,
    /// With this cause among others.
    pub cause: Option<Cause>,
    /// With this impact on care.
    pub care: Option<CareImpact>,
    /// With this impact on data among others.
    pub data: Option<DataImpact>,
}

/// A territory, by the place in which a case is led.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The whole country.
    #[default]
    Nation,
    /// A region.
    Region(RegionCode),
    /// A département.
    Departement(DepartementCode),
}

/// A kind of facility, by its group or alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Of this group.
    Group(FacilityGroup),
    /// Of this kind.
    Nature(FacilityNature),
}

/// The text names no territory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected france, region-76 or departement-31")]
pub struct NotAPlace;

/// The text names no kind of facility.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no group or kind of facilities has this name")]
pub struct NotAKind;

impl Question {
    /// Everything of a period.
    #[must_use]
    pub const fn of(period: Span) -> Self {
        Self {
            period,
            place: Place::Nation,
            kind: None,
            malice: None,
            cause: None,
            care: None,
            data: None,
        }
    }

    /// The same question of another period.
    #[must_use]
    pub fn during(&self, period: Span) -> Self {
        Self {
            period,
            ..self.clone()
        }
    }

    /// Whether it is about this case.
    #[must_use]
    pub fn is_about(&self, fact: &Fact) -> bool {
        self.period.holds(fact.declared_on)
            && self.place.holds(fact.departement)
            && self.kind.is_none_or(|kind| kind.holds(fact.nature))
            && self.malice.is_none_or(|malice| fact.malice == malice)
            && self.cause.is_none_or(|cause| fact.causes.has(cause))
            && self.care.is_none_or(|care| fact.care == Some(care))
            && self.data.is_none_or(|data| fact.data.has(data))
    }
}

impl Place {
    /// Whether a département lies there.
    #[must_use]
    pub fn holds(self, code: DepartementCode) -> bool {
        match self {
            Self::Nation => true,
            Self::Region(region) => departement(code).region().code() == region,
            Self::Departement(only) => only == code,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nation => f.write_str("france"),
            Self::Region(code) => write!(f, "region-{code}"),
            Self::Departement(code) => write!(f, "departement-{code}"),
        }
    }
}

impl FromStr for Place {
    type Err = NotAPlace;

    fn from_str(text: &str) -> Result<Self, NotAPlace> {
        match text.split_once('-') {
            None if text == "france" => Ok(Self::Nation),
            Some(("region", code)) => code.parse().map(Self::Region).map_err(|_| NotAPlace),
            Some(("departement", code)) => {
                code.parse().map(Self::Departement).map_err(|_| NotAPlace)
            }
            _ => Err(NotAPlace),
        }
    }
}

impl Kind {
    /// Whether facilities of this kind are meant.
    #[must_use]
    pub fn holds(self, nature: FacilityNature) -> bool {
        match self {
            Self::Group(group) => FacilityGroup::of(nature) == group,
            Self::Nature(only) => only == nature,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Group(group) => f.write_str(group.key()),
            Self::Nature(nature) => f.write_str(&nature_word(*nature)),
        }
    }
}

impl FromStr for Kind {
    type Err = NotAKind;

    fn from_str(text: &str) -> Result<Self, NotAKind> {
        if let Some(group) = FacilityGroup::from_key(text) {
            return Ok(Self::Group(group));
        }
        let text = serde::de::value::StrDeserializer::<serde::de::value::Error>::new(text);
        FacilityNature::deserialize(text)
            .map(Self::Nature)
            .map_err(|_| NotAKind)
    }
}

/// The stable word of a kind of facility.
pub(super) fn nature_word(nature: FacilityNature) -> String {
    match serde_json::to_value(nature) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
