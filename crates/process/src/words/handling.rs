//! How the facility copes, what it has done, and what it asks for.

use super::words;

words! {
    /// Where the facility's own handling stands.
    pub enum HandlingState {
        /// It goes on.
        InProgress = "in-progress", "word-handling-state-in-progress";
        /// It had ended before the report.
        Resolved = "resolved", "word-handling-state-resolved";
    }

    /// Something already done about the incident.
    pub enum MeasureTaken {
        /// Nothing yet.
        None = "none", "word-measure-taken-none", alone;
        /// Machines taken off the network.
        MachinesIsolated = "machines-isolated", "word-measure-taken-machines-isolated";
        /// Internet access cut.
        InternetCut = "internet-cut", "word-measure-taken-internet-cut";
        /// Links to other facilities or providers cut.
        LinksCut = "links-cut", "word-measure-taken-links-cut";
        /// Machines or applications stopped.
        SystemsStopped = "systems-stopped", "word-measure-taken-systems-stopped";
        /// Accounts disabled or passwords changed.
        AccountsSecured = "accounts-secured", "word-measure-taken-accounts-secured";
        /// Backups disconnected and put in safety.
        BackupsSecured = "backups-secured", "word-measure-taken-backups-secured";
        /// Traces kept: logs, copies, photographs of screens.
        TracesKept = "traces-kept", "word-measure-taken-traces-kept";
        /// Replacement procedures started in the services.
        ReplacementProcedures = "replacement-procedures", "word-measure-taken-replacement-procedures";
        /// Staff warned and instructed.
        StaffWarned = "staff-warned", "word-measure-taken-staff-warned";
        /// Restoration under way or done.
        Restoring = "restoring", "word-measure-taken-restoring";
        /// Something else; the narrative says what.
        Other = "other", "word-measure-taken-other";
    }

    /// What the backups are worth, as far as is known.
    pub enum BackupState {
        /// Intact, out of reach of the incident.
        SafeOffline = "safe-offline", "word-backup-state-safe-offline";
        /// They seem intact, but are on the same network.
        SafeButConnected = "safe-but-connected", "word-backup-state-safe-but-connected";
        /// Some can be used.
        PartlyUsable = "partly-usable", "word-backup-state-partly-usable";
        /// None can be used.
        Lost = "lost", "word-backup-state-lost";
        /// There were none.
        NeverMade = "never-made", "word-backup-state-never-made";
    }

    /// Who can work on the systems now.
    pub enum Staffing {
        /// The facility's own staff is at work.
        InHouse = "in-house", "word-staffing-in-house";
        /// Own staff exists and cannot be reached, or not enough of it.
        Insufficient = "insufficient", "word-staffing-insufficient";
        /// A facility of the same group helps.
        FacilityGroup = "facility-group", "word-staffing-facility-group";
        /// Only a provider can act.
        ProviderOnly = "provider-only", "word-staffing-provider-only";
        /// Nobody.
        Nobody = "nobody", "word-staffing-nobody";
    }

    /// The help that the facility asks for: a call, or one of the five steps (SUPP-9).
    pub enum HelpKind {
        /// To be called back and told what to do.
        PhoneCall = "phone-call", "word-help-kind-phone-call";
        /// To understand what is happening.
        Qualification = "qualification", "word-help-kind-qualification";
        /// To stop it from spreading.
        Containment = "containment", "word-help-kind-containment";
        /// To search for how it came about and what was touched.
        Investigation = "investigation", "word-help-kind-investigation";
        /// To repair and start again.
        Remediation = "remediation", "word-help-kind-remediation";
        /// To prevent it from happening again.
        Hardening = "hardening", "word-help-kind-hardening";
    }

    /// Another declaration or step that the incident may call for.
    pub enum OtherDuty {
        /// None of them yet.
        None = "none", "word-other-duty-none", alone;
        /// Complaint to the police or gendarmerie.
        Complaint = "complaint", "word-other-duty-complaint";
        /// Personal data authority (CNIL).
        Cnil = "cnil", "word-other-duty-cnil";
        /// Persons concerned by the data breach.
        PersonsConcerned = "persons-concerned", "word-other-duty-persons-concerned";
        /// Cybersecurity agency (ANSSI).
        Anssi = "anssi", "word-other-duty-anssi";
        /// Medicines and devices agency (ANSM).
        Ansm = "ansm", "word-other-duty-ansm";
        /// The insurer.
        Insurer = "insurer", "word-other-duty-insurer";
    }
}
