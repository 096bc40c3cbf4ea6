//! The declaration with which a case begins.

use serde::{Deserialize, Serialize};

use crate::{
    act::PrivateFields,
    declaration::facts::{Facts, ReporterContact},
    ids::FacilityId,
    territory::{ArsCode, DepartementCode},
    words::{Channel, MilitaryNotice},
};

/// A place that an incident touches, with the territory frozen as it stood
/// (INTAKE-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Site {
    /// The facility.
    pub facility: FacilityId,
    /// Where it stands.
    pub departement: DepartementCode,
    /// The ARS competent there; some territories have none.
    pub ars: Option<ArsCode>,
}

/// Whether the declaration comes from somebody entitled to report (DECL-4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Confirmation {
    /// The author is the director or was designated, or the CERT entered it.
    Confirmed,
    /// To be confirmed by the director or the CERT.
    Awaited,
}

/// Whether the case is real or an exercise, which counts and tells apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reality {
    /// A real incident.
    #[default]
    Real,
    /// An exercise.
    Exercise,
}

/// Whether help is needed as soon as possible (DECL-6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HelpNeeded {
    /// In the normal course.
    #[default]
    Normally,
    /// As soon as possible, asked within working hours.
    AtOnce,
    /// As soon as possible, asked outside working hours: the on-call is paged.
    AtOnceOffHours,
}

/// Whether care supply is affected, which opens a military case to the ARS
/// (DECL-7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CareSupply {
    /// Nothing says so.
    #[default]
    NotAffected,
    /// It is.
    Affected,
}

/// The declaration as sent; never altered, only supplemented.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Declared {
    /// The declaring facility: its ARS leads.
    pub site: Site,
    /// Every other site touched.
    pub affected: Vec<Site>,
    /// How the declaration came.
    pub channel: Channel,
    /// Whether it has to be confirmed.
    pub confirmation: Confirmation,
    /// Real or exercise.
    pub reality: Reality,
    /// Whether help is needed at once.
    pub help: HelpNeeded,
    /// What the armed forces tell, for a military facility.
    pub military: Option<MilitaryNotice>,
    /// Whether the facts show that care supply is affected: who is told rests
    /// on it, and must not change when a fact is erased (DECL-7, KEEP-2).
    pub care_supply: CareSupply,
    /// What the facility knows, each fact erasable on its own.
    pub facts: PrivateFields<Facts>,
    /// Who reports.
    pub reporter: PrivateFields<ReporterContact>,
}
