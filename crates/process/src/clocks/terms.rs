//! Legal terms: their settings, and what a clock freezes of them.

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    calendar::paris,
    words::{Authority, ClockStart, ElsewhereDuty, LegalText},
};

/// How long the law leaves.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(tag = "unit", rename_all = "kebab-case")]
pub enum Term {
    /// Plain hours, week-ends and nights included.
    Hours {
        /// How many.
        count: u32,
    },
    /// Months of the calendar, to the same hour of the clock.
    Months {
        /// How many.
        count: u32,
    },
    /// No delay at all.
    WithoutDelay,
}

impl Term {
    /// When a time that counts from `from` is over, on the clocks of `zone`;
    /// none without delay. Hours are plain ones: a change of the clocks moves
    /// the hour shown, not the time left. A month ends on the last day where
    /// it has no such day.
    #[must_use]
    pub fn after(self, from: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        match self {
            Self::Hours { count } => from
                .checked_add(SignedDuration::from_hours(i64::from(count)))
                .ok(),
            Self::Months { count } => from
                .to_zoned(zone.clone())
                .checked_add(i64::from(count).months())
                .ok()
                .map(|zoned| zoned.timestamp()),
            Self::WithoutDelay => None,
        }
    }
}

/// What a clock freezes of the law when it begins.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
pub struct Terms {
    /// The text.
    pub text: LegalText,
    /// The event from which the time counts.
    pub start: ClockStart,
    /// How long it leaves.
    pub term: Term,
}

/// The delays of the law, and when their debtors are reminded.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LegalTerms {
    /// Hours within which a breach of personal data is notified to the CNIL.
    pub cnil_hours: u32,
    /// Hours within which a complaint is filed, for the insurance to pay.
    pub complaint_hours: u32,
    /// How long before the end of a clock its debtor is reminded.
    pub reminders: Vec<SignedDuration>,
    /// How long after its beginning a duty without delay is reminded.
    pub without_delay_reminder: SignedDuration,
    /// The three steps of NIS2.
    pub nis2: Nis2,
}

impl Default for LegalTerms {
    fn default() -> Self {
        Self {
            cnil_hours: 72,
            complaint_hours: 72,
            reminders: [24, 6].map(SignedDuration::from_hours).to_vec(),
            without_delay_reminder: SignedDuration::from_hours(24),
            nis2: Nis2::default(),
        }
    }
}

/// The three steps of NIS2, off until a date is set: the directive is not yet
/// French law.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Nis2 {
    /// The first day, in Paris, whose incidents they concern; off when absent.
    pub in_force_from: Option<Date>,
    /// Hours for the early warning.
    pub warning_hours: u32,
    /// Hours for the notification.
    pub notification_hours: u32,
    /// Months from the notification to the final report.
    pub final_months: u32,
}

impl Default for Nis2 {
    fn default() -> Self {
        Self {
            in_force_from: None,
            warning_hours: 24,
            notification_hours: 72,
            final_months: 1,
        }
    }
}

impl Nis2 {
    /// Whether they concern an incident of which its facility became aware
    /// then.
    #[must_use]
    pub fn is_in_force(&self, aware_at: Timestamp) -> bool {
        self.in_force_from
            .is_some_and(|day| paris().to_datetime(aware_at).date() >= day)
    }
}

impl LegalTerms {
    /// The terms of a duty as they stand, and to whom it is owed.
    #[must_use]
    pub fn of(&self, duty: ElsewhereDuty) -> (Authority, Terms) {
        let hours = |count| Term::Hours { count };
        let (authority, text, term) = match duty {
            ElsewhereDuty::Cnil => (Authority::Cnil, LegalText::Gdpr33, hours(self.cnil_hours)),
            ElsewhereDuty::Complaint => (
                Authority::Police,
                LegalText::InsuranceL12101,
                hours(self.complaint_hours),
            ),
            ElsewhereDuty::Anssi => (
                Authority::Anssi,
                LegalText::Decree2018384,
                Term::WithoutDelay,
            ),
            ElsewhereDuty::Ansm => (
                Authority::Ansm,
                LegalText::VigilanceL52122,
                Term::WithoutDelay,
            ),
            ElsewhereDuty::Nis2Warning => (
                Authority::Anssi,
                LegalText::Nis2Article23,
                hours(self.nis2.warning_hours),
            ),
            ElsewhereDuty::Nis2Notification => (
                Authority::Anssi,
                LegalText::Nis2Article23,
                hours(self.nis2.notification_hours),
            ),
            ElsewhereDuty::Nis2Final => (
                Authority::Anssi,
                LegalText::Nis2Article23,
                Term::Months {
                    count: self.nis2.final_months,
                },
            ),
        };
        let start = match duty {
            ElsewhereDuty::Nis2Final => ClockStart::Notification,
            _ => ClockStart::Awareness,
        };
        (authority, Terms { text, start, term })
    }
}
