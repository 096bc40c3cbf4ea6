//! What a file says of reports of years past (FIG-1).

use super::words;

words! {
    /// Whether what a file brought is counted.
    pub enum PastImportState {
        /// It is.
        Counted = "counted", "word-past-import-state-counted";
        /// It was, and no longer is.
        TakenBack = "taken-back", "word-past-import-state-taken-back";
    }

    /// What a past report was found to be.
    pub enum PastOutcome {
        /// An incident.
        Incident = "incident", "word-past-outcome-incident";
        /// Nobody confirmed it.
        Unconfirmed = "unconfirmed", "word-past-outcome-unconfirmed";
        /// No incident.
        NotIncident = "not-incident", "word-past-outcome-not-incident";
        /// It told of what another report told of already.
        Duplicate = "duplicate", "word-past-outcome-duplicate";
    }

    /// A column of a file of past reports.
    pub enum PastColumn {
        /// When it was declared.
        DeclaredAt = "declared-at", "word-past-column-declared-at";
        /// The facility's number in the register.
        Finess = "finess", "word-past-column-finess";
        /// What the file calls the facility, where it has no number.
        Facility = "facility", "word-past-column-facility";
        /// Where the facility is.
        Departement = "departement", "word-past-column-departement";
        /// What kind of facility it is.
        Type = "type", "word-past-column-type";
        /// What the report was found to be.
        Outcome = "outcome", "word-past-column-outcome";
        /// The class that it was given.
        Class = "class", "word-past-column-class";
        /// What the file calls the event of which it was a part.
        Event = "event", "word-past-column-event";
        /// Malicious or not.
        Malice = "malice", "word-past-column-malice";
        /// Causes.
        Causes = "causes", "word-past-column-causes";
        /// What became of care.
        Care = "care", "word-past-column-care";
        /// Since when care was degraded.
        DegradedFrom = "degraded-from", "word-past-column-degraded-from";
        /// Until when.
        DegradedUntil = "degraded-until", "word-past-column-degraded-until";
        /// For how many hours, where the moments are not known.
        DegradedHours = "degraded-hours", "word-past-column-degraded-hours";
        /// Danger for patients.
        Patients = "patients", "word-past-column-patients";
        /// What became of data.
        Data = "data", "word-past-column-data";
        /// The kinds of data concerned.
        DataNatures = "data-natures", "word-past-column-data-natures";
        /// What became of the facility's working.
        Operation = "operation", "word-past-column-operation";
        /// Whether support was asked for.
        Support = "support", "word-past-column-support";
        /// Whether the facility had resolved it before the report.
        ResolvedBefore = "resolved-before", "word-past-column-resolved-before";
        /// When it was noticed.
        NoticedAt = "noticed-at", "word-past-column-noticed-at";
        /// When the CERT took it in.
        TakenInAt = "taken-in-at", "word-past-column-taken-in-at";
        /// When it was first qualified.
        QualifiedAt = "qualified-at", "word-past-column-qualified-at";
        /// When the first measure was proposed.
        FirstMeasureAt = "first-measure-at", "word-past-column-first-measure-at";
        /// When it was closed.
        ClosedAt = "closed-at", "word-past-column-closed-at";
        /// Which of DGS, ANSM and ANSSI were told.
        Told = "told", "word-past-column-told";
    }
}
