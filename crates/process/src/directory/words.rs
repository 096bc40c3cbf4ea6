//! The closed vocabularies of the directory.

use crate::words::words;

words! {
    /// What kind of help a provider is.
    pub enum ProviderKind {
        /// Incident response, qualified by ANSSI (PRIS).
        Pris = "pris", "provider-kind-pris";
        /// Other incident response.
        IncidentResponse = "incident-response", "provider-kind-incident-response";
        /// A response team of a region or a sector (CSIRT).
        Csirt = "csirt", "provider-kind-csirt";
        /// The region's group for e-health (GRADeS).
        Grades = "grades", "provider-kind-grades";
        /// The support of a publisher.
        PublisherSupport = "publisher-support", "provider-kind-publisher-support";
        /// A host of health data.
        Host = "host", "provider-kind-host";
        /// An operator of networks or telephony.
        Operator = "operator", "provider-kind-operator";
        /// Runs or integrates information systems.
        Integrator = "integrator", "provider-kind-integrator";
        /// None of these.
        Other = "other", "provider-kind-other";
    }

    /// What a provider can do.
    pub enum Competence {
        /// Leads and coordinates the response.
        Coordination = "coordination", "provider-competence-coordination";
        /// Contains the attack.
        Containment = "containment", "provider-competence-containment";
        /// Investigates machines and networks.
        Investigation = "investigation", "provider-competence-investigation";
        /// Looks for signs of compromise.
        CompromiseSearch = "compromise-search", "provider-competence-compromise-search";
        /// Analyses malicious code.
        MalwareAnalysis = "malware-analysis", "provider-competence-malware-analysis";
        /// Drives the attacker out.
        Remediation = "remediation", "provider-competence-remediation";
        /// Rebuilds the information system.
        Rebuilding = "rebuilding", "provider-competence-rebuilding";
        /// Recovers data and backups.
        DataRecovery = "data-recovery", "provider-competence-data-recovery";
        /// Supports software.
        ApplicationSupport = "application-support", "provider-competence-application-support";
        /// Hosts in an emergency.
        Hosting = "hosting", "provider-competence-hosting";
        /// Networks and telephony.
        Network = "network", "provider-competence-network";
        /// Medical devices.
        MedicalDevices = "medical-devices", "provider-competence-medical-devices";
        /// Stands beside a crisis cell.
        CrisisSupport = "crisis-support", "provider-competence-crisis-support";
    }

    /// Where an entry stands.
    pub enum ProviderState {
        /// Proposed to cases.
        Listed = "listed", "provider-state-listed";
        /// No longer proposed.
        Withdrawn = "withdrawn", "provider-state-withdrawn";
    }
}
