//! What the operator sets: delays and sizes, with the process's defaults.

use jiff::{SignedDuration, civil::Time};
use serde::Deserialize;

use crate::{
    calendar::WorkingHours, clocks::LegalTerms, reading::ReadingLimits, retention::Retention,
    significant::Significant,
};

/// The settings that the rules depend on.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// When the CERT works (DECL-6).
    pub hours: WorkingHours,
    /// Delays of the obligations.
    pub delays: Delays,
    /// How long everything is kept (KEEP-2).
    pub retention: Retention,
    /// How the on-call is called (DECL-6).
    pub on_call: OnCallSettings,
    /// The delays of the law, and their reminders (QUAL-3).
    pub legal: LegalTerms,
    /// The most sites that one declaration may name (INTAKE-1).
    pub most_affected_sites: usize,
    /// From when on reading is mass reading (KEEP-3).
    pub reading: ReadingLimits,
    /// How much evidence a case takes.
    pub evidence: EvidenceLimits,
    /// Hours and delays of significant incidents (SIGN-1, SIGN-4).
    pub significant: Significant,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            hours: WorkingHours::default(),
            delays: Delays::default(),
            on_call: OnCallSettings::default(),
            legal: LegalTerms::default(),
            retention: Retention::default(),
            most_affected_sites: 500,
            reading: ReadingLimits::default(),
            evidence: EvidenceLimits::default(),
            significant: Significant::default(),
        }
    }
}

/// How the on-call is called (DECL-6).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OnCallSettings {
    /// Within how long a call is answered before the next person is called.
    pub answer_within: SignedDuration,
    /// How often a call without an answer is repeated.
    pub rounds: u32,
    /// At which hour of the clock one shift hands over to the next.
    pub handover: Time,
}

impl Default for OnCallSettings {
    fn default() -> Self {
        Self {
            answer_within: SignedDuration::from_mins(15),
            rounds: 12,
            handover: Time::constant(9, 0, 0, 0),
        }
    }
}

/// After how long a duty is overdue.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Delays {
    /// Working time within which a declaration is taken in; a report that
    /// needs help at once counts in plain hours.
    pub take_in: SignedDuration,
    /// Working time within which a qualified case gets its first contact.
    pub first_contact: SignedDuration,
    /// Days within which the ARS hears of the CERT's support again (SUPP-8).
    pub progress_days: u32,
    /// How long before that its report is reminded.
    pub progress_reminder: SignedDuration,
    /// How long before a right ends its holder is warned.
    pub right_warning: SignedDuration,
    /// Within what time an alert's recipients answer, and after which those
    /// who did not are reminded (SIGN-3).
    pub alert_answer: SignedDuration,
    /// How often those who do not answer an alert are reminded by themselves.
    pub alert_reminders: u32,
    /// For how many days the link to an extract opens unless somebody says
    /// otherwise.
    pub extract_days: u32,
    /// For how many days it opens at most.
    pub extract_longest_days: u32,
    /// How long before its day a playbook is to be read again (SUPP-5).
    pub playbook_warning: SignedDuration,
    /// How long before its day a provider of the directory is to be checked
    /// again (SUPP-6).
    pub directory_warning: SignedDuration,
}

impl Default for Delays {
    fn default() -> Self {
        Self {
            take_in: SignedDuration::from_hours(1),
            first_contact: SignedDuration::from_hours(4),
            progress_days: 7,
            progress_reminder: SignedDuration::from_hours(24),
            right_warning: SignedDuration::from_hours(24 * 14),
            alert_answer: SignedDuration::from_hours(24),
            alert_reminders: 3,
            extract_days: 7,
            extract_longest_days: 90,
            playbook_warning: SignedDuration::from_hours(24 * 30),
            directory_warning: SignedDuration::from_hours(24 * 30),
        }
    }
}

/// How much evidence a case takes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EvidenceLimits {
    /// From those who signed in.
    pub of_case: Share,
    /// From the holder of a secret link, who is not known (DECL-4).
    pub by_link: Share,
}

impl Default for EvidenceLimits {
    fn default() -> Self {
        Self {
            of_case: Share::default(),
            by_link: Share {
                largest: 200 * MIB,
                bytes: 500 * MIB,
                pieces: 10,
            },
        }
    }
}

/// How much may be sent.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Share {
    /// The largest file, in bytes.
    pub largest: u64,
    /// All files of a case together, in bytes.
    pub bytes: u64,
    /// The number of files of a case.
    pub pieces: u64,
}

const MIB: u64 = 1024 * 1024;

impl Default for Share {
    fn default() -> Self {
        Self {
            largest: 8 * 1024 * MIB,
            bytes: 64 * 1024 * MIB,
            pieces: 200,
        }
    }
}
