//! What the observatory counts, and by what (FIG-1).

use super::words;
use crate::facility::FacilityNature;

words! {
    /// What kind of facility declares, in the groups of the yearly reports.
    pub enum FacilityGroup {
        /// Health facilities: hospitals, clinics, dialysis, care at home in
        /// place of a stay, blood.
        Health = "health", "word-facility-group-health";
        /// Medico-social facilities: homes for elderly persons, disabled
        /// children and adults, addiction.
        MedicoSocial = "medico-social", "word-facility-group-medico-social";
        /// Laboratories.
        Laboratory = "laboratory", "word-facility-group-laboratory";
        /// Pharmacies.
        Pharmacy = "pharmacy", "word-facility-group-pharmacy";
        /// Health centres and other primary care.
        PrimaryCare = "primary-care", "word-facility-group-primary-care";
        /// All others.
        Other = "other", "word-facility-group-other";
    }

    /// A figure of the observatory.
    pub enum Figure {
        /// Reports received, whatever came of them.
        Reports = "reports", "figure-reports";
        /// Reports that count as incidents.
        Incidents = "incidents", "figure-incidents";
        /// Incidents, those that experts found to be one event counted once.
        Events = "events", "figure-events";
        /// Facilities that declared an incident.
        Facilities = "facilities", "figure-facilities";
        /// Incidents in which somebody meant harm.
        Malicious = "malicious", "figure-malicious";
        /// Incidents in which nobody did.
        NonMalicious = "non-malicious", "figure-non-malicious";
        /// Incidents that made care go on in degraded mode, or stop.
        Degraded = "degraded", "figure-degraded";
        /// Of these, those that interrupted care.
        Interrupted = "interrupted", "figure-interrupted";
        /// How long the degraded mode lasted.
        DegradedDuration = "degraded-duration", "figure-degraded-duration";
        /// Incidents that touched data.
        DataTouched = "data-touched", "figure-data-touched";
        /// Incidents that put, or might have put, somebody in danger.
        PatientsEndangered = "patients-endangered", "figure-patients-endangered";
        /// Incidents without any effect on patients, care, data or working.
        NoImpact = "no-impact", "figure-no-impact";
        /// Incidents for which support was asked.
        SupportAsked = "support-asked", "figure-support-asked";
        /// Incidents that the facility had resolved before it reported.
        ResolvedBefore = "resolved-before", "figure-resolved-before";
        /// From noticing to declaring.
        DeclaredAfter = "declared-after", "figure-declared-after";
        /// From the declaration to the taking in.
        TakenInAfter = "taken-in-after", "figure-taken-in-after";
        /// From the declaration to the first qualification.
        QualifiedAfter = "qualified-after", "figure-qualified-after";
        /// From the declaration to the first measure proposed.
        FirstMeasureAfter = "first-measure-after", "figure-first-measure-after";
        /// From the declaration to the closing.
        ClosedAfter = "closed-after", "figure-closed-after";
    }

    /// Of what a figure is taken: its denominator.
    pub enum Basis {
        /// Every report received, exercises apart.
        Reports = "reports", "figure-basis-reports";
        /// Reports that are confirmed, and not judged to be no incident.
        Incidents = "incidents", "figure-basis-incidents";
        /// Incidents in which care went on in degraded mode, or stopped.
        DegradedIncidents = "degraded-incidents", "figure-basis-degraded-incidents";
    }

    /// How a figure is expressed.
    pub enum Unit {
        /// A number.
        Count = "count", "figure-unit-count";
        /// A part of the denominator.
        Share = "share", "figure-unit-share";
        /// Median and ninth decile of a time.
        Duration = "duration", "figure-unit-duration";
    }

    /// By what a figure is broken down.
    pub enum Dimension {
        /// By month of declaration.
        Month = "month", "figure-by-month";
        /// By quarter.
        Quarter = "quarter", "figure-by-quarter";
        /// By year.
        Year = "year", "figure-by-year";
        /// By region in which the case is led.
        Region = "region", "figure-by-region";
        /// By département in which the case is led.
        Departement = "departement", "figure-by-departement";
        /// By group of facilities.
        Type = "type", "figure-by-type";
        /// By kind of facility.
        Nature = "nature", "figure-by-nature";
        /// Malicious or not.
        Malice = "malice", "figure-by-malice";
        /// By cause; an incident may have several.
        Cause = "cause", "figure-by-cause";
        /// By impact on care.
        Care = "care", "figure-by-care";
        /// By impact on data; an incident may have several.
        Data = "data", "figure-by-data";
        /// By kind of data touched; an incident may have several.
        DataNature = "data-nature", "figure-by-data-nature";
        /// By class.
        Class = "class", "figure-by-class";
    }
}

impl FacilityGroup {
    /// The group of a kind of facility.
    #[must_use]
    pub const fn of(nature: FacilityNature) -> Self {
        match nature {
            FacilityNature::UniversityHospital
            | FacilityNature::HospitalCentre
            | FacilityNature::MilitaryHospital
            | FacilityNature::Clinic
            | FacilityNature::CancerCentre
            | FacilityNature::PsychiatricHospital
            | FacilityNature::Dialysis
            | FacilityNature::HomeHospital
            | FacilityNature::BloodService
            | FacilityNature::OtherHospital => Self::Health,
            FacilityNature::NursingHome | FacilityNature::OtherMedicoSocial => Self::MedicoSocial,
            FacilityNature::Laboratory => Self::Laboratory,
            FacilityNature::Pharmacy => Self::Pharmacy,
            FacilityNature::PrimaryCare => Self::PrimaryCare,
            FacilityNature::Other => Self::Other,
        }
    }
}

impl Figure {
    /// How it is expressed.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::Reports | Self::Incidents | Self::Events | Self::Facilities => Unit::Count,
            Self::Malicious
            | Self::NonMalicious
            | Self::Degraded
            | Self::Interrupted
            | Self::DataTouched
            | Self::PatientsEndangered
            | Self::NoImpact
            | Self::SupportAsked
            | Self::ResolvedBefore => Unit::Share,
            Self::DegradedDuration
            | Self::DeclaredAfter
            | Self::TakenInAfter
            | Self::QualifiedAfter
            | Self::FirstMeasureAfter
            | Self::ClosedAfter => Unit::Duration,
        }
    }

    /// Of what it is taken.
    #[must_use]
    pub const fn basis(self) -> Basis {
        match self {
            Self::Reports | Self::TakenInAfter | Self::QualifiedAfter => Basis::Reports,
            Self::Interrupted | Self::DegradedDuration => Basis::DegradedIncidents,
            _ => Basis::Incidents,
        }
    }
}

impl Dimension {
    /// Whether one case may stand in several groups, whose numbers then add up
    /// to more than the whole.
    #[must_use]
    pub const fn overlaps(self) -> bool {
        matches!(self, Self::Cause | Self::Data | Self::DataNature)
    }
}
