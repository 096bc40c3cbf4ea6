//! Values that are committed to in an act but stored beside it.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned};

use super::sealing::{ERASED, FIELDS, PRIVATE};

/// A value that can be erased as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Private<T> {
    /// The value is held.
    Known(T),
    /// The value was erased; the commitment to it remains.
    Erased,
}

impl<T> Private<T> {
    /// The value, unless it was erased.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Erased => None,
        }
    }
}

impl<T> From<T> for Private<T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

impl<T: Serialize> Serialize for Private<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut map = serializer.serialize_map(Some(1))?;
        match self {
            Self::Known(value) => map.serialize_entry(PRIVATE, value)?,
            Self::Erased => map.serialize_entry(ERASED, &true)?,
        }
        map.end()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Private<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(bound = "T: Deserialize<'de>")]
        enum Form<T> {
            #[serde(rename = "$private")]
            Known(T),
            #[serde(rename = "$erased")]
            Erased(serde::de::IgnoredAny),
        }
        Ok(match Form::deserialize(deserializer)? {
            Form::Known(value) => Self::Known(value),
            Form::Erased(_) => Self::Erased,
        })
    }
}

/// A structure each field of which is committed to, and can be erased, on its
/// own; its type must accept absent fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivateFields<T> {
    /// The fields that are held.
    pub value: T,
    /// Names of the fields that were erased.
    pub erased: BTreeSet<String>,
}

impl<T> From<T> for PrivateFields<T> {
    fn from(value: T) -> Self {
        Self {
            value,
            erased: BTreeSet::new(),
        }
    }
}

impl<T: Serialize> Serialize for PrivateFields<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut map = serializer.serialize_map(None)?;
        if !self.erased.is_empty() {
            map.serialize_entry(ERASED, &self.erased)?;
        }
        map.serialize_entry(FIELDS, &self.value)?;
        map.end()
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for PrivateFields<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(bound = "T: DeserializeOwned")]
        struct Form<T> {
            #[serde(rename = "$fields")]
            value: T,
            #[serde(rename = "$erased", default)]
            erased: BTreeSet<String>,
        }
        let form = Form::deserialize(deserializer)?;
        Ok(Self {
            value: form.value,
            erased: form.erased,
        })
    }
}
