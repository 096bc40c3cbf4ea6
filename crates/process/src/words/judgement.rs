//! What is concluded from facts: kinds, classes, advice, urgency.

use super::words;

words! {
    /// The five kinds of incident that the law names (DECL-1, art. D1111-16-2 CSP).
    pub enum LegalKind {
        /// (1) Potential or proven consequences on the safety of care.
        CareSafety = "care-safety", "word-legal-kind-care-safety";
        /// (2) Consequences on the confidentiality or integrity of health data.
        HealthData = "health-data", "word-legal-kind-health-data";
        /// (3) The normal working of the facility is impaired.
        NormalWorking = "normal-working", "word-legal-kind-normal-working";
        /// (4) Potential or proven repercussion on the health organisation of
        /// the département, the region or the nation.
        HealthOrganisation = "health-organisation", "word-legal-kind-health-organisation";
        /// (5) Likely to touch other facilities.
        OtherFacilities = "other-facilities", "word-legal-kind-other-facilities";
    }

    /// The class of an incident, from the least to the gravest (QUAL-2).
    pub enum Class {
        /// Not a security incident (B1): no follow-up.
        NotIncident = "not-incident", "word-class-not-incident";
        /// Reported and handled, below the legal threshold.
        Minor = "minor", "word-class-minor";
        /// One of the five legal kinds.
        Serious = "serious", "word-class-serious";
        /// Kind (4) or (5): steered by the ministry.
        Significant = "significant", "word-class-significant";
    }

    /// What an analyst makes of a weak signal (SUPP-2).
    pub enum SignalVerdict {
        /// It is looked into.
        TakenUp = "taken-up", "word-signal-verdict-taken-up";
        /// Chance, an exercise, one cause counted twice.
        NotASignal = "not-a-signal", "word-signal-verdict-not-a-signal";
    }

    /// What the form answers to "must I report?", from the weakest to the
    /// strongest. No answer turns a report away (DECL-1).
    pub enum Advice {
        /// The facts given so far do not oblige; a report is welcome all the same.
        ReportAnyway = "report-anyway", "word-advice-report-anyway";
        /// A report is recommended.
        Recommended = "recommended", "word-advice-recommended";
        /// A report is due.
        MustReport = "must-report", "word-advice-must-report";
    }

    /// Why the form gives its advice.
    pub enum AdviceReason {
        /// The safety of care is or may be touched.
        CareSafety = "care-safety", "word-advice-reason-care-safety";
        /// Health data lost their confidentiality or integrity.
        HealthData = "health-data", "word-advice-reason-health-data";
        /// The facility does not work normally.
        NormalWorking = "normal-working", "word-advice-reason-normal-working";
        /// The territory's health organisation is or may be touched.
        HealthOrganisation = "health-organisation", "word-advice-reason-health-organisation";
        /// Other facilities may be touched.
        OtherFacilities = "other-facilities", "word-advice-reason-other-facilities";
        /// A malicious action made data or services unavailable, altered or lost.
        MaliciousHarm = "malicious-harm", "word-advice-reason-malicious-harm";
        /// A power failure is always reported.
        PowerFailure = "power-failure", "word-advice-reason-power-failure";
        /// An application that care rests on has a bug.
        CareSoftwareBug = "care-software-bug", "word-advice-reason-care-software-bug";
        /// An attack, even without known consequences, may announce others.
        WeakSignal = "weak-signal", "word-advice-reason-weak-signal";
        /// Nothing said so far reaches a criterion.
        NoCriterionReached = "no-criterion-reached", "word-advice-reason-no-criterion-reached";
    }

    /// How much patients' care suffers, from the least to the most: the
    /// first key of the order of work (INTAKE-3).
    pub enum CareUrgency {
        /// The report says that care does not suffer.
        NoImpact = "no-impact", "word-care-urgency-no-impact";
        /// The report does not say; somebody must ask.
        Unknown = "not-known", "word-care-urgency-not-known";
        /// Care goes on by other means.
        DegradedMode = "degraded-mode", "word-care-urgency-degraded-mode";
        /// Somebody may be in danger.
        PotentialDanger = "potential-danger", "word-care-urgency-potential-danger";
        /// Some care has stopped.
        Interruption = "interruption", "word-care-urgency-interruption";
        /// Somebody was or is in danger.
        ProvenDanger = "proven-danger", "word-care-urgency-proven-danger";
    }

    /// Why a case stands where it stands in the order of work (INTAKE-3).
    pub enum UrgencyReason {
        /// Danger for patients is proven.
        PatientsInDanger = "patients-in-danger", "word-urgency-reason-patients-in-danger";
        /// Care has stopped.
        CareInterrupted = "care-interrupted", "word-urgency-reason-care-interrupted";
        /// Patients are sent elsewhere.
        PatientsRedirected = "patients-redirected", "word-urgency-reason-patients-redirected";
        /// Patients may be in danger.
        PatientsMayBeInDanger = "patients-may-be-in-danger", "word-urgency-reason-patients-may-be-in-danger";
        /// A vital service works by other means.
        VitalServiceTouched = "vital-service-touched", "word-urgency-reason-vital-service-touched";
        /// Care goes on by other means.
        DegradedMode = "degraded-mode", "word-urgency-reason-degraded-mode";
        /// Impact on care is not known.
        ImpactNotKnown = "impact-not-known", "word-urgency-reason-impact-not-known";
        /// Care does not suffer.
        NoImpact = "no-impact", "word-urgency-reason-no-impact";
    }
}
