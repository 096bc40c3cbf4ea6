use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::CategoryCode;

/// What kind of facility stands behind a category of the register, as the
/// queue is ordered (INTAKE-3) and figures are counted.
///
/// Imaging and radiotherapy centres have no category of their own: the
/// register has them under 131, 698 or 699, and so they are found there.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum FacilityNature {
    /// Regional and university hospital: 101.
    UniversityHospital,
    /// Hospital centre, former local hospital among them: 355, 106.
    HospitalCentre,
    /// Hospital of the armed forces' health service: 114, 115.
    MilitaryHospital,
    /// Private hospital, short stay or rehabilitation: 109, 122, 128, 129,
    /// 365, 631.
    Clinic,
    /// Centre of the fight against cancer: 131.
    CancerCentre,
    /// Psychiatric hospital and the places of care that depend on one: 156,
    /// 161, 292, 366, 412, 415, 425, 430, 444.
    PsychiatricHospital,
    /// Dialysis: 141, 146.
    Dialysis,
    /// Care that replaces a stay in hospital at home: 127, 422.
    HomeHospital,
    /// Blood transfusion: 132.
    BloodService,
    /// Long-stay care, hospitals' groupings and other bodies under the
    /// hospital law: 126, 362, 426, 433, 630, 633, 695, 696, 697, 698, 699.
    OtherHospital,
    /// Home for dependent or elderly persons that gives care: 500, 501, 502.
    NursingHome,
    /// Other medico-social facility or service: elderly persons (202, 207,
    /// 381), disabled children and adults, addiction, sheltered care, home
    /// nursing and help (354, 209, 460).
    OtherMedicoSocial,
    /// Laboratory: 610, 611, 612.
    Laboratory,
    /// Pharmacy and what else dispenses: 620, 624, 627, 628, 629, 632.
    Pharmacy,
    /// Health centre, group practice, dispensary, mother and child clinic:
    /// 124, 603, 604, 636, 142, 143, 223 and their kin.
    PrimaryCare,
    /// Everything else: schools, social help, housing, and categories newer
    /// than this list.
    Other,
}

/// How much patients' care rests on a facility of some nature; the greater
/// comes first in the queue when all else is equal (INTAKE-3).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(transparent)]
pub struct CareWeight(u8);

impl CareWeight {
    /// The weight as a number, 0 to 100.
    #[must_use]
    pub fn value(self) -> u8 {
        self.0
    }
}

impl FacilityNature {
    /// Every nature, in the order in which they are listed to people.
    pub const ALL: [Self; 16] = [
        Self::UniversityHospital,
        Self::HospitalCentre,
        Self::MilitaryHospital,
        Self::Clinic,
        Self::CancerCentre,
        Self::PsychiatricHospital,
        Self::Dialysis,
        Self::HomeHospital,
        Self::BloodService,
        Self::OtherHospital,
        Self::NursingHome,
        Self::OtherMedicoSocial,
        Self::Laboratory,
        Self::Pharmacy,
        Self::PrimaryCare,
        Self::Other,
    ];

    /// The nature of the facilities of a category.
    #[must_use]
    pub fn of(category: CategoryCode) -> Self {
        match category.number() {
            101 => Self::UniversityHospital,
            106 | 355 => Self::HospitalCentre,
            114 | 115 => Self::MilitaryHospital,
            109 | 122 | 128 | 129 | 365 | 631 => Self::Clinic,
            131 => Self::CancerCentre,
            156 | 161 | 292 | 366 | 412 | 415 | 425 | 430 | 444 => Self::PsychiatricHospital,
            141 | 146 => Self::Dialysis,
            127 | 422 => Self::HomeHospital,
            132 => Self::BloodService,
            126 | 362 | 426 | 433 | 630 | 633 | 695..=699 => Self::OtherHospital,
            500..=502 => Self::NursingHome,
            // Addiction, sheltered care, resource centres.
            165 | 178 | 180 | 197 | 213 | 461 | 463 | 464
            // Elderly persons.
            | 202 | 207 | 208 | 368 | 381 | 450
            // Nursing and help at home.
            | 209 | 354 | 460
            // Disabled children.
            | 182 | 183 | 186 | 188..=190 | 192 | 194..=196 | 221 | 238 | 377 | 390 | 396 | 402
            // Disabled adults.
            | 198 | 246 | 247 | 249 | 252 | 253 | 255 | 370 | 379 | 382 | 395 | 437 | 445 | 446 | 448 | 449 => {
                Self::OtherMedicoSocial
            }
            610..=612 => Self::Laboratory,
            620 | 624 | 627..=629 | 632 => Self::Pharmacy,
            124 | 142 | 143 | 223 | 224 | 228 | 230 | 231 | 266..=270 | 294 | 347 | 438 | 603 | 604 | 636 => {
                Self::PrimaryCare
            }
            _ => Self::Other,
        }
    }

    /// How much patients' care rests on it: first those that take emergencies
    /// in, then those whose patients cannot go without a day of treatment,
    /// then those on which others' care rests.
    #[must_use]
    pub fn care_weight(self) -> CareWeight {
        CareWeight(match self {
            Self::UniversityHospital => 100,
            Self::HospitalCentre => 95,
            Self::MilitaryHospital => 90,
            Self::Clinic => 80,
            Self::CancerCentre => 75,
            Self::Dialysis => 70,
            Self::BloodService => 65,
            Self::PsychiatricHospital => 60,
            Self::HomeHospital => 55,
            Self::OtherHospital => 50,
            Self::Laboratory => 45,
            Self::NursingHome => 40,
            Self::OtherMedicoSocial => 30,
            Self::PrimaryCare => 20,
            Self::Pharmacy => 15,
            Self::Other => 0,
        })
    }
}
