//! What the incident does to people, care, data, the facility and its territory.

use super::words;

words! {
    /// Danger for patients or residents.
    pub enum PatientImpact {
        /// Nobody is or was in danger.
        None = "none", "word-patient-impact-none";
        /// Somebody might be, or might have been.
        Potential = "potential", "word-patient-impact-potential";
        /// Somebody was.
        Proven = "proven", "word-patient-impact-proven";
    }

    /// What has become of the organisation of care.
    pub enum CareImpact {
        /// Care goes on as usual.
        None = "none", "word-care-impact-none";
        /// Care goes on by other means: paper, phone, replacement procedures.
        DegradedMode = "degraded-mode", "word-care-impact-degraded-mode";
        /// Some care has stopped.
        Interruption = "interruption", "word-care-impact-interruption";
    }

    /// A service whose care is touched.
    pub enum CareService {
        /// Emergency department.
        Emergency = "emergency", "word-care-service-emergency";
        /// Regulation of emergency calls, mobile emergency teams (SAMU, SMUR).
        Samu = "samu", "word-care-service-samu";
        /// Operating theatre, anaesthesia.
        Theatre = "theatre", "word-care-service-theatre";
        /// Intensive care, resuscitation.
        IntensiveCare = "intensive-care", "word-care-service-intensive-care";
        /// Maternity, neonatal care.
        Maternity = "maternity", "word-care-service-maternity";
        /// Imaging.
        Imaging = "imaging", "word-care-service-imaging";
        /// Laboratory, blood.
        Laboratory = "laboratory", "word-care-service-laboratory";
        /// Pharmacy, the medicine circuit.
        Pharmacy = "pharmacy", "word-care-service-pharmacy";
        /// Cancer treatment, radiotherapy.
        Oncology = "oncology", "word-care-service-oncology";
        /// Dialysis.
        Dialysis = "dialysis", "word-care-service-dialysis";
        /// Wards.
        Wards = "wards", "word-care-service-wards";
        /// Consultations.
        Consultations = "consultations", "word-care-service-consultations";
        /// Psychiatry.
        Psychiatry = "psychiatry", "word-care-service-psychiatry";
        /// Care at home.
        HomeCare = "home-care", "word-care-service-home-care";
        /// Life of residents: accommodation, accompaniment.
        Residents = "residents", "word-care-service-residents";
        /// Another one; the narrative says which.
        Other = "other", "word-care-service-other";
    }

    /// What has become of the working of the facility beyond care.
    pub enum OperationImpact {
        /// It works as usual.
        None = "none", "word-operation-impact-none";
        /// It works with difficulty.
        Disturbed = "disturbed", "word-operation-impact-disturbed";
        /// Some activity has stopped.
        Stopped = "stopped", "word-operation-impact-stopped";
    }

    /// What has become of data: the three published categories.
    pub enum DataImpact {
        /// Nothing happened to data.
        None = "none", "word-data-impact-none", alone;
        /// Data cannot be reached, or are lost.
        UnavailableOrLost = "unavailable-or-lost", "word-data-impact-unavailable-or-lost";
        /// Data were changed (integrity).
        Altered = "altered", "word-data-impact-altered";
        /// Data were seen, taken or published by somebody without the right (confidentiality).
        Disclosed = "disclosed", "word-data-impact-disclosed";
    }

    /// What kind of data is concerned.
    pub enum DataNature {
        /// Personal data on health.
        Health = "health", "word-data-nature-health";
        /// Other personal data: staff, families, accounts.
        OtherPersonal = "other-personal", "word-data-nature-other-personal";
        /// Technical data: configurations, passwords, logs.
        Technical = "technical", "word-data-nature-technical";
        /// The facility's own working data: finance, contracts, organisation.
        FacilityWorking = "facility-working", "word-data-nature-facility-working";
    }

    /// How far the consequences, potential or proven, reach beyond the facility.
    pub enum Repercussion {
        /// Not beyond the facility.
        None = "none", "word-repercussion-none", alone;
        /// The département's health organisation.
        Departement = "departement", "word-repercussion-departement";
        /// The region's.
        Region = "region", "word-repercussion-region";
        /// The nation's.
        Nation = "nation", "word-repercussion-nation";
    }
}

impl CareService {
    /// Whether minutes count in the service, so that a degraded mode there
    /// may already endanger somebody.
    #[must_use]
    pub const fn is_vital(self) -> bool {
        matches!(
            self,
            Self::Emergency | Self::Samu | Self::Theatre | Self::IntensiveCare | Self::Maternity
        )
    }
}
