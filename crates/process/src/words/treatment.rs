//! Words of the handling of a case: states, findings, steps, measures.

use super::words;

words! {
    /// Where a case stands (QUAL-2b).
    pub enum State {
        /// Opened, not yet qualified.
        AwaitingQualification = "awaiting-qualification", "word-state-awaiting-qualification";
        /// Qualified, being supported.
        InTreatment = "in-treatment", "word-state-in-treatment";
        /// Support has ended, agreements are gathered.
        ToClose = "to-close", "word-state-to-close";
        /// Closed; only reopening and lessons remain.
        Closed = "closed", "word-state-closed";
    }

    /// How a declaration reached the platform.
    pub enum Channel {
        /// The reporter filled in the form.
        Portal = "portal", "word-channel-portal";
        /// Somebody left a report without an account (DECL-4).
        Unidentified = "unidentified", "word-channel-unidentified";
        /// Read out on the phone to an agent, who entered it.
        Phone = "phone", "word-channel-phone";
        /// Received on paper, entered by an agent (DECL-2b).
        Paper = "paper", "word-channel-paper";
        /// Received by mail, entered by an agent.
        Mail = "mail", "word-channel-mail";
        /// Notice of the ministry of the armed forces (DECL-7).
        ArmedForces = "armed-forces", "word-channel-armed-forces";
    }

    /// What the ministry of the armed forces tells of an incident (DECL-7).
    pub enum MilitaryNotice {
        /// That it exists, no more.
        ExistenceOnly = "existence-only", "word-military-notice-existence-only";
        /// Everything.
        Full = "full", "word-military-notice-full";
    }

    /// A result of qualification beside the class (QUAL-2, QUAL-3).
    pub enum Finding {
        /// Direct or indirect sanitary impact is possible (B3): DGS and ARS.
        SanitaryImpact = "sanitary-impact", "word-finding-sanitary-impact";
        /// The matter has national scope: ANSSI.
        NationalScope = "national-scope", "word-finding-national-scope";
        /// A medical device or an in-vitro device is concerned: ANSM.
        MedicalDevice = "medical-device", "word-finding-medical-device";
        /// Prescription or dispensing software is concerned: ANSM.
        PrescriptionSoftware = "prescription-software", "word-finding-prescription-software";
        /// An operator of vital importance is concerned: HFDS and ANSSI.
        VitalOperator = "vital-operator", "word-finding-vital-operator";
        /// An operator of essential services is concerned: ANSSI.
        EssentialOperator = "essential-operator", "word-finding-essential-operator";
        /// Major, in ANSSI's sense: exceptional support may come from CERT-FR.
        Major = "major", "word-finding-major";
        /// Personal data were breached: the facility is reminded of the CNIL.
        PersonalData = "personal-data", "word-finding-personal-data";
        /// The act is malicious: complaint within 72 hours, traces kept.
        Malicious = "malicious", "word-finding-malicious";
    }

    /// What the ARS decides about the support (SUPP-1).
    pub enum SupportChoice {
        /// The CERT supports.
        Entrust = "entrust", "word-support-choice-entrust";
        /// CERT and ARS share the support.
        Share = "share", "word-support-choice-share";
        /// The ARS supports.
        TakeOver = "take-over", "word-support-choice-take-over";
    }

    /// A step of incident response; they may run at the same time (SUPP-9).
    pub enum Step {
        /// First evaluation of the incident and its impacts.
        Qualification = "qualification", "word-step-qualification";
        /// Isolating a part of the information system.
        Containment = "containment", "word-step-containment";
        /// Finding origin, means and compromised parts.
        Investigation = "investigation", "word-step-investigation";
        /// First measures to secure the system again.
        Remediation = "remediation", "word-step-remediation";
        /// Strengthening against the next attack.
        Hardening = "hardening", "word-step-hardening";
        /// Rebuilding the compromised system; optional.
        Reconstruction = "reconstruction", "word-step-reconstruction";
    }

    /// Where a step stands.
    pub enum StepState {
        /// Nothing done yet.
        NotStarted = "not-started", "word-step-state-not-started";
        /// Under way.
        InProgress = "in-progress", "word-step-state-in-progress";
        /// Finished.
        Done = "done", "word-step-state-done";
        /// Judged unnecessary here.
        NotNeeded = "not-needed", "word-step-state-not-needed";
    }

    /// Who carries a step out (SUPP-9).
    pub enum StepActor {
        /// CERT Santé: all steps, reconstruction optional.
        CertSante = "cert-sante", "word-step-actor-cert-sante";
        /// CERT-FR: all steps, exceptionally, for major incidents of operators
        /// of essential services.
        CertFr = "cert-fr", "word-step-actor-cert-fr";
        /// A State-referenced provider: the first four steps, under contract.
        Pris = "pris", "word-step-actor-pris";
        /// The ARS, when it shares or takes over the support.
        Ars = "ars", "word-step-actor-ars";
        /// The facility itself, its group or its usual provider.
        Facility = "facility", "word-step-actor-facility";
    }

    /// Kind of a measure proposed to a facility (SUPP-3, SUPP-4).
    pub enum MeasureKind {
        /// Stop the spreading: unplug an infected workstation.
        Containment = "containment", "word-measure-kind-containment";
        /// Cut a part off: stop internet mail.
        Isolation = "isolation", "word-measure-kind-isolation";
        /// Keep the digital traces.
        PreserveTraces = "preserve-traces", "word-measure-kind-preserve-traces";
        /// Secure the system again.
        Remediation = "remediation", "word-measure-kind-remediation";
        /// Strengthen it.
        Hardening = "hardening", "word-measure-kind-hardening";
        /// Keep care going without the system.
        CareContinuity = "care-continuity", "word-measure-kind-care-continuity";
        /// A targeted recommendation of another kind.
        Recommendation = "recommendation", "word-measure-kind-recommendation";
    }

    /// Where a measure stands with the facility.
    pub enum MeasureState {
        /// Proposed, not answered.
        Proposed = "proposed", "word-measure-state-proposed";
        /// The facility will do it.
        Accepted = "accepted", "word-measure-state-accepted";
        /// Done.
        Done = "done", "word-measure-state-done";
        /// Refused, with a reason.
        Refused = "refused", "word-measure-state-refused";
        /// Taken back by whoever proposed it.
        Withdrawn = "withdrawn", "word-measure-state-withdrawn";
    }

    /// What the facility answers to a measure (SUPP-4).
    pub enum MeasureReply {
        /// It will do it.
        Accept = "accept", "word-measure-reply-accept";
        /// It has done it.
        Done = "done", "word-measure-reply-done";
        /// It refuses, and says why.
        Refuse = "refuse", "word-measure-reply-refuse";
    }

    /// How a contact was made (SUPP-11).
    pub enum ContactMeans {
        /// By phone.
        Phone = "phone", "word-contact-means-phone";
        /// By video conference.
        Video = "video", "word-contact-means-video";
        /// By mail, outside the platform.
        Mail = "mail", "word-contact-means-mail";
        /// On the spot.
        OnSite = "on-site", "word-contact-means-on-site";
    }

    /// Whom the ARS informs in its territory (SUPP-11).
    pub enum RelayTarget {
        /// Its delegation in the département.
        Delegation = "delegation", "word-relay-target-delegation";
        /// The préfecture.
        Prefecture = "prefecture", "word-relay-target-prefecture";
        /// Another service of the State.
        OtherStateService = "other-state-service", "word-relay-target-other-state-service";
    }

    /// What the facility says of its own handling of the incident (CLOSE-4).
    pub enum OwnHandling {
        /// It has said nothing.
        NotSaid = "not-said", "word-own-handling-not-said";
        /// It says that it goes on: the case cannot be closed (CLOSE-1).
        GoesOn = "goes-on", "word-own-handling-goes-on";
        /// It says that it has ended.
        Ended = "ended", "word-own-handling-ended";
    }
}
