//! An answer that may be missing, or be "I don't know yet".

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The mark of "I don't know yet", in JSON and in submitted forms.
pub const UNKNOWN: &str = "unknown";

/// The answer to one question. Nobody having answered and somebody having
/// answered "I don't know yet" are two different things.
///
/// In JSON: the field is absent (or `null`), the string `"unknown"`, or the
/// value. No value's own form is the string `"unknown"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Answer<T> {
    /// Nobody has answered.
    #[default]
    Unanswered,
    /// "I don't know yet."
    Unknown,
    /// The answer.
    Known(T),
}

impl<T> Answer<T> {
    /// The value, if it is known.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Unanswered | Self::Unknown => None,
        }
    }

    /// Whether nobody has answered.
    pub const fn is_unanswered(&self) -> bool {
        matches!(self, Self::Unanswered)
    }

    /// Whether the value is known and satisfies `predicate`.
    pub fn is_known_and(&self, predicate: impl FnOnce(&T) -> bool) -> bool {
        self.known().is_some_and(predicate)
    }
}

impl<T: PartialEq> Answer<T> {
    /// Whether the answer is known to be `value`.
    pub fn is(&self, value: T) -> bool {
        self.known() == Some(&value)
    }
}

impl<T> From<T> for Answer<T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

impl<T: Serialize> Serialize for Answer<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unanswered => serializer.serialize_none(),
            Self::Unknown => serializer.serialize_str(UNKNOWN),
            Self::Known(value) => value.serialize(serializer),
        }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Answer<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match serde_json::Value::deserialize(deserializer)? {
            serde_json::Value::Null => Ok(Self::Unanswered),
            serde_json::Value::String(mark) if mark == UNKNOWN => Ok(Self::Unknown),
            serde_json::Value::Array(choices) if choices.is_empty() => Ok(Self::Unanswered),
            value => T::deserialize(value)
                .map(Self::Known)
                .map_err(serde::de::Error::custom),
        }
    }
}
