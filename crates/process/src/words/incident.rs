//! What kind of incident it is, and where it seems to come from.

use super::words;

words! {
    /// Whether somebody meant harm.
    pub enum IncidentNature {
        /// An attack, or the suspicion of one.
        Malicious = "malicious", "word-incident-nature-malicious";
        /// A failure, an outage or a mistake.
        NonMalicious = "non-malicious", "word-incident-nature-non-malicious";
        /// Nobody can say yet.
        Undetermined = "undetermined", "word-incident-nature-undetermined";
    }

    /// Where the incident seems to come from, in the categories of the
    /// yearly reports. The first ten suppose malice, the others do not.
    pub enum Cause {
        /// Files encrypted against a ransom.
        Ransomware = "ransomware", "word-cause-ransomware";
        /// Another malicious programme: trojan, miner, information stealer.
        OtherMalware = "other-malware", "word-cause-other-malware";
        /// Malicious messages, phishing.
        MaliciousMessages = "malicious-messages", "word-cause-malicious-messages";
        /// An account used by somebody else: directory, VPN, mailbox.
        CompromisedAccount = "compromised-account", "word-cause-compromised-account";
        /// A vulnerability was exploited.
        ExploitedVulnerability = "exploited-vulnerability", "word-cause-exploited-vulnerability";
        /// Somebody entered the information system.
        SystemCompromise = "system-compromise", "word-cause-system-compromise";
        /// Information leaked or was published.
        InformationLeak = "information-leak", "word-cause-information-leak";
        /// Equipment was stolen.
        EquipmentTheft = "equipment-theft", "word-cause-equipment-theft";
        /// A denial of service.
        DenialOfService = "denial-of-service", "word-cause-denial-of-service";
        /// A web site was defaced.
        Defacement = "defacement", "word-cause-defacement";
        /// The facility's own infrastructure failed.
        LocalInfrastructure = "local-infrastructure", "word-cause-local-infrastructure";
        /// A provider or a host failed.
        ProviderFailure = "provider-failure", "word-cause-provider-failure";
        /// The telecommunication link was lost.
        TelecomLoss = "telecom-loss", "word-cause-telecom-loss";
        /// A bug, or an update that went wrong.
        SoftwareBug = "software-bug", "word-cause-software-bug";
        /// Electric power failed.
        PowerFailure = "power-failure", "word-cause-power-failure";
        /// The cooling of a machine room failed.
        CoolingFailure = "cooling-failure", "word-cause-cooling-failure";
        /// A machine broke down.
        HardwareFailure = "hardware-failure", "word-cause-hardware-failure";
        /// Somebody made a mistake.
        HumanError = "human-error", "word-cause-human-error";
        /// None of these; the narrative says what.
        Other = "other", "word-cause-other";
    }

    /// What people saw that tells a technician where to look.
    pub enum Trace {
        /// A message asks for a ransom.
        RansomNote = "ransom-note", "word-trace-ransom-note";
        /// Files no longer open, or their names have changed.
        RenamedFiles = "renamed-files", "word-trace-renamed-files";
        /// A suspicious message was received, or one was clicked.
        SuspiciousMessage = "suspicious-message", "word-trace-suspicious-message";
        /// Messages left in the facility's name.
        MessagesSentInOurName = "messages-sent-in-our-name", "word-trace-messages-sent-in-our-name";
        /// An unknown account, or new rights on a known one.
        UnknownAccount = "unknown-account", "word-trace-unknown-account";
        /// A connection from an unusual place or at an unusual hour.
        UnusualConnection = "unusual-connection", "word-trace-unusual-connection";
        /// A protection tool raised an alert.
        ProtectionAlert = "protection-alert", "word-trace-protection-alert";
        /// Machines are slow, restart or switch off by themselves.
        OddBehaviour = "odd-behaviour", "word-trace-odd-behaviour";
        /// Somebody outside gave warning: authority, provider, press.
        OutsideWarning = "outside-warning", "word-trace-outside-warning";
        /// The facility's data were seen on the internet.
        DataSeenOnline = "data-seen-online", "word-trace-data-seen-online";
        /// Nothing particular was seen.
        None = "none", "word-trace-none", alone;
    }
}

impl Cause {
    /// Whether the cause supposes that somebody meant harm; `None` when it
    /// says nothing either way.
    #[must_use]
    pub const fn nature(self) -> Option<IncidentNature> {
        match self {
            Self::Ransomware
            | Self::OtherMalware
            | Self::MaliciousMessages
            | Self::CompromisedAccount
            | Self::ExploitedVulnerability
            | Self::SystemCompromise
            | Self::InformationLeak
            | Self::EquipmentTheft
            | Self::DenialOfService
            | Self::Defacement => Some(IncidentNature::Malicious),
            Self::LocalInfrastructure
            | Self::ProviderFailure
            | Self::TelecomLoss
            | Self::SoftwareBug
            | Self::PowerFailure
            | Self::CoolingFailure
            | Self::HardwareFailure
            | Self::HumanError => Some(IncidentNature::NonMalicious),
            Self::Other => None,
        }
    }

    /// Whether the cause by itself makes data or services unavailable,
    /// altered or lost (the wider criterion of DECL-1).
    #[must_use]
    pub const fn harms_by_itself(self) -> bool {
        matches!(
            self,
            Self::Ransomware
                | Self::SystemCompromise
                | Self::InformationLeak
                | Self::EquipmentTheft
                | Self::DenialOfService
                | Self::Defacement
        )
    }
}
