//! An answer as a page shows it and as a form submits it back.

use jiff::civil::Date;

use crate::declaration::facts::{Moment, Precision, UNKNOWN};
use crate::words::ChoiceKey;

/// The answer to a question, whatever its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerView {
    /// Nobody has answered.
    Unanswered,
    /// "I don't know yet."
    Unknown,
    /// A text.
    Text(String),
    /// A moment.
    Moment(Moment),
    /// A date.
    Day(Date),
    /// A number.
    Count(u32),
    /// The choices made, in the order of the list.
    Choices(Vec<ChoiceKey>),
}

impl AnswerView {
    /// Whether somebody has answered, be it "I don't know yet".
    #[must_use]
    pub const fn is_given(&self) -> bool {
        !matches!(self, Self::Unanswered)
    }

    /// Key of the words that stand in place of an answer, when there is none.
    #[must_use]
    pub const fn stand_in_key(&self) -> Option<&'static str> {
        match self {
            Self::Unanswered => Some("answer-unanswered"),
            Self::Unknown => Some("answer-unknown"),
            _ => None,
        }
    }

    /// Whether the choice of that key was made.
    #[must_use]
    pub fn has_choice(&self, key: &str) -> bool {
        matches!(self, Self::Choices(choices) if choices.iter().any(|choice| choice.key == key))
    }

    /// The values that a form would submit for this answer; reading them
    /// gives the same answer again. A moment has three: date, time (blank
    /// when only the day is known) and zone.
    #[must_use]
    pub fn raw_values(&self) -> Vec<String> {
        match self {
            Self::Unanswered => Vec::new(),
            Self::Unknown => vec![UNKNOWN.to_owned()],
            Self::Text(text) => vec![text.clone()],
            Self::Moment(moment) => {
                let clock = moment.zoned();
                let time = match moment.precision() {
                    Precision::Day => String::new(),
                    Precision::Minute => clock.strftime("%H:%M").to_string(),
                };
                vec![clock.date().to_string(), time, moment.zone_value()]
            }
            Self::Day(day) => vec![day.to_string()],
            Self::Count(number) => vec![number.to_string()],
            Self::Choices(choices) => choices.iter().map(|choice| choice.key.to_owned()).collect(),
        }
    }
}
