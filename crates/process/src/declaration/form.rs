//! The form of a declaration as data (DECL-2): pages, review, paper form, API
//! documents and case pages all derive from it.

mod input;
mod schema;
pub(crate) mod table;
mod view;

pub use super::facts::FieldKey;
pub use input::{RawInput, Slot, kind_of};
pub use view::AnswerView;

use super::facts::Facts;
use crate::words::{
    CareImpact, ChoiceKey, DataImpact, HandlingState, OtherDuty, Repercussion, ThirdPartyRole,
    YesNo, words,
};

words! {
    /// The tasks of the form, in the order of the instruction (DECL-2).
    pub enum Task {
        /// A: what happened, and what is concerned.
        Scope = "scope", "task-scope";
        /// B: the impact on people, care, data and beyond.
        Impact = "impact", "task-impact";
        /// C: the ability to cope: malice, handling, help.
        Coping = "coping", "task-coping";
        /// D: whom to call, then check and send.
        Contacts = "contacts", "task-contacts";
    }

    /// A page of the form, in order.
    pub enum Theme {
        /// What was seen, and when.
        WhatHappened = "what-happened", "theme-what-happened";
        /// Hardware, software and systems.
        Systems = "systems", "theme-systems";
        /// Providers, hosts, publishers and their products.
        ThirdParties = "third-parties", "theme-third-parties";
        /// Danger for patients.
        Patients = "patients", "theme-patients";
        /// Organisation of care.
        Care = "care", "theme-care";
        /// Data.
        Data = "data", "theme-data";
        /// The facility and beyond it.
        Reach = "reach", "theme-reach";
        /// Where it seems to come from.
        Origin = "origin", "theme-origin";
        /// What is already done, and with what means.
        Handling = "handling", "theme-handling";
        /// Help asked for.
        Help = "help", "theme-help";
        /// Other declarations and steps.
        OtherSteps = "other-steps", "theme-other-steps";
        /// Whom to call.
        Contacts = "contacts", "theme-contacts";
    }

    /// How much a report needs an answer.
    pub enum Importance {
        /// The report cannot be sent without it.
        NeededToSend = "needed-to-send", "importance-needed-to-send";
        /// The first things that help to act.
        WantedFirst = "wanted-first", "importance-wanted-first";
        /// Useful, and can wait.
        UsefulLater = "useful-later", "importance-useful-later";
    }
}

impl Theme {
    /// The task that the page belongs to.
    #[must_use]
    pub const fn task(self) -> Task {
        match self {
            Self::WhatHappened | Self::Systems | Self::ThirdParties => Task::Scope,
            Self::Patients | Self::Care | Self::Data | Self::Reach => Task::Impact,
            Self::Origin | Self::Handling | Self::Help | Self::OtherSteps => Task::Coping,
            Self::Contacts => Task::Contacts,
        }
    }

    /// The questions of the page, in order.
    pub fn fields(self) -> impl Iterator<Item = FieldKey> {
        FieldKey::ALL
            .iter()
            .copied()
            .filter(move |field| field.theme() == self)
    }
}

impl Task {
    /// The pages of the task, in order.
    pub fn themes(self) -> impl Iterator<Item = Theme> {
        Theme::ALL
            .iter()
            .copied()
            .filter(move |theme| theme.task() == self)
    }
}

/// The kind of answer that a question expects, and so the control that asks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of text.
    Line {
        /// The greatest length in characters.
        max: usize,
    },
    /// Several lines of text.
    Prose {
        /// The greatest length in characters.
        max: usize,
    },
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A date, a time if it is known, and a zone.
    Moment,
    /// A date.
    Day,
    /// A number of things or persons.
    Count {
        /// The greatest number that can be true.
        max: u32,
    },
    /// One of these choices.
    Choice(&'static [ChoiceKey]),
    /// One or several of these choices.
    Choices(&'static [ChoiceKey]),
}

impl FieldKind {
    /// The choices, when there are any.
    #[must_use]
    pub const fn choices(self) -> &'static [ChoiceKey] {
        match self {
            Self::Choice(choices) | Self::Choices(choices) => choices,
            _ => &[],
        }
    }
}

/// Whether a question offers "I don't know yet".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownOffer {
    /// It does.
    Offered,
    /// It does not: a text left empty says as much, or a choice says it.
    NotOffered,
}

impl FieldKey {
    /// The question whose stable key is `key`.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.key() == key)
    }

    /// Whether the question offers "I don't know yet".
    #[must_use]
    pub fn unknown_offer(self) -> UnknownOffer {
        match (self, self.kind()) {
            (Self::Nature | Self::UrgentHelp | Self::HelpWanted, _)
            | (
                _,
                FieldKind::Line { .. }
                | FieldKind::Prose { .. }
                | FieldKind::Email
                | FieldKind::Phone,
            ) => UnknownOffer::NotOffered,
            _ => UnknownOffer::Offered,
        }
    }

    /// Key of the hint that goes with the question, when it has one.
    #[must_use]
    pub const fn hint_key(self) -> Option<&'static str> {
        match self {
            Self::Description => Some("field-description-hint"),
            Self::NoticedAt => Some("field-noticed-at-hint"),
            Self::StartedAt => Some("field-started-at-hint"),
            Self::Equipment => Some("field-equipment-hint"),
            Self::WorkstationsAffected => Some("field-workstations-affected-hint"),
            Self::Product => Some("field-product-hint"),
            Self::RegulatedProducts => Some("field-regulated-products-hint"),
            Self::PatientDetail => Some("field-patient-detail-hint"),
            Self::CareImpact => Some("field-care-impact-hint"),
            Self::PersonsConcerned => Some("field-persons-concerned-hint"),
            Self::PersonalDataBreach => Some("field-personal-data-breach-hint"),
            Self::MayTouchOthers => Some("field-may-touch-others-hint"),
            Self::TracesDetail => Some("field-traces-detail-hint"),
            Self::MeasuresTaken => Some("field-measures-taken-hint"),
            Self::UrgentHelp => Some("field-urgent-help-hint"),
            Self::OtherDuties => Some("field-other-duties-hint"),
            Self::TechnicalPhone => Some("field-technical-phone-hint"),
            Self::BestWayToCall => Some("field-best-way-to-call-hint"),
            _ => None,
        }
    }

    /// Whether the page shows the question, given the answers so far. Purely
    /// presentational: a question that earlier answers rule out is left
    /// aside, never one that already has an answer.
    #[must_use]
    pub fn shown_when(self, facts: &Facts) -> bool {
        let ruled_out = match self {
            Self::ThirdPartyName | Self::DeployedElsewhere => facts
                .third_parties
                .is_known_and(|roles| roles.is_only(ThirdPartyRole::None)),
            Self::CareServices | Self::CareSince | Self::CareUntil => {
                facts.care_impact.is(CareImpact::None)
            }
            Self::DataNatures | Self::PersonsConcerned => facts
                .data_impact
                .is_known_and(|impacts| impacts.is_only(DataImpact::None)),
            Self::OthersDetail => {
                facts.may_touch_others.is(YesNo::No)
                    && facts
                        .repercussion
                        .is_known_and(|reach| reach.is_only(Repercussion::None))
            }
            Self::ResolvedAt => facts.handling_state.is(HandlingState::InProgress),
            Self::HelpKinds => facts.help_wanted.is(YesNo::No),
            Self::ComplaintOn => facts
                .other_duties
                .is_known_and(|duties| !duties.has(OtherDuty::Complaint)),
            Self::CnilOn => facts
                .other_duties
                .is_known_and(|duties| !duties.has(OtherDuty::Cnil)),
            _ => false,
        };
        !ruled_out || facts.get(self).is_given()
    }
}

/// Whether a fact has no answer.
pub(crate) fn is_unanswered<S: Slot>(slot: &S) -> bool {
    *slot == S::default()
}
