//! The periods, as the body responsible for the data sets them (KEEP-2).

use jiff::SignedDuration;
use serde::Deserialize;

use super::{Category, Disposition, Period};

/// How long each category is kept. `docs/retention.md` gives the reason of
/// each default.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Retention {
    /// Files of cases.
    pub case_file: Keeping,
    /// Files of significant cases.
    pub significant_case: Keeping,
    /// Files of declarations judged "not an incident".
    pub not_incident: Keeping,
    /// Files of exercises.
    pub exercise: Keeping,
    /// Files of significant incidents.
    pub incident_file: Keeping,
    /// Files of alerts.
    pub alert_file: Keeping,
    /// How to reach the person who reported, after closing.
    pub contact: Period,
    /// How long a draft may lie untouched before it is removed (DECL-3).
    pub draft: SignedDuration,
    /// How long before its removal the authors of a draft are warned.
    pub draft_warning: SignedDuration,
    /// The address of a mail, after its sending.
    pub mail_address: Period,
    /// The answer to a request that may come twice.
    pub request_key: SignedDuration,
    /// Who looked at which case.
    pub access_record: Period,
    /// The account of a person without any right.
    pub account: Period,
    /// A failed attempt to sign in.
    pub attempt: SignedDuration,
    /// How long a proposal may wait for its second person before they are
    /// reminded.
    pub review: SignedDuration,
    /// How long the operator keeps backups: what was erased is in them until
    /// then.
    pub backups: Period,
}

/// How long the files of one category are kept, and what is proposed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keeping {
    /// How long.
    pub period: Period,
    /// What is proposed at its end; two persons decide.
    pub then: Disposition,
}

impl Default for Retention {
    fn default() -> Self {
        let keeping = |period, then| Keeping { period, then };
        Self {
            case_file: keeping(Period::years(15), Disposition::Destroy),
            significant_case: keeping(Period::years(15), Disposition::Archive),
            not_incident: keeping(Period::years(2), Disposition::Destroy),
            exercise: keeping(Period::years(1), Disposition::Destroy),
            incident_file: keeping(Period::years(15), Disposition::Archive),
            alert_file: keeping(Period::years(10), Disposition::Destroy),
            contact: Period::years(3),
            draft: SignedDuration::from_hours(24 * 30),
            draft_warning: SignedDuration::from_hours(24 * 3),
            mail_address: Period::years(1),
            request_key: SignedDuration::from_hours(24 * 30),
            access_record: Period::years(3),
            account: Period::years(1),
            attempt: SignedDuration::from_hours(24),
            review: SignedDuration::from_hours(24 * 30),
            backups: Period::months(3),
        }
    }
}

/// How long something is kept, by the calendar or by the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Years, months, days.
    Calendar(Period),
    /// Hours.
    Clock(SignedDuration),
}

impl Retention {
    /// How long the files of a category are kept; those that are no file of a
    /// case are destroyed at the end of their period.
    #[must_use]
    pub const fn keeping(&self, category: Category) -> Keeping {
        match category {
            Category::SignificantCase => self.significant_case,
            Category::NotIncident => self.not_incident,
            Category::Exercise => self.exercise,
            Category::IncidentFile => self.incident_file,
            Category::AlertFile => self.alert_file,
            _ => self.case_file,
        }
    }

    /// How long a category is kept.
    #[must_use]
    pub const fn length(&self, category: Category) -> Length {
        match category {
            Category::CaseFile
            | Category::SignificantCase
            | Category::NotIncident
            | Category::Exercise
            | Category::IncidentFile
            | Category::AlertFile => Length::Calendar(self.keeping(category).period),
            Category::Contact => Length::Calendar(self.contact),
            Category::Draft => Length::Clock(self.draft),
            Category::MailAddress => Length::Calendar(self.mail_address),
            Category::RequestKey => Length::Clock(self.request_key),
            Category::AccessRecord => Length::Calendar(self.access_record),
            Category::Account => Length::Calendar(self.account),
            Category::Attempt => Length::Clock(self.attempt),
        }
    }

    /// The first setting that makes no sense, by its name.
    #[must_use]
    pub fn wrong(&self) -> Option<&'static str> {
        let zero = SignedDuration::ZERO;
        let files = [
            ("case_file", self.case_file),
            ("significant_case", self.significant_case),
            ("not_incident", self.not_incident),
            ("exercise", self.exercise),
            ("incident_file", self.incident_file),
            ("alert_file", self.alert_file),
        ];
        files
            .into_iter()
            .find(|(_, keeping)| keeping.then == Disposition::Keep)
            .map(|(name, _)| name)
            .or((self.draft_warning <= zero || self.draft <= self.draft_warning).then_some("draft"))
            .or((self.request_key <= zero).then_some("request_key"))
            .or((self.attempt <= zero).then_some("attempt"))
            .or((self.review <= zero).then_some("review"))
    }
}
