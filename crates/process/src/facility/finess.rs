use std::{borrow::Cow, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Number of a facility or of a legal entity in the national register: nine
/// characters of which the last is a key.
///
/// All are digits, save the second one in Corsica (`2A…`, `2B…`). The register
/// allows any letter there, but the key is only known for these two, and no
/// number bears another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, utoipa::ToSchema)]
#[schema(value_type = String, pattern = "^[0-9][0-9AB][0-9]{7}$", example = "010000024")]
pub struct FinessNumber([u8; LENGTH]);

const LENGTH: usize = 9;

/// Why a text is not a FINESS number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAFinessNumber {
    /// There are more or fewer than nine characters.
    #[error("a FINESS number has nine characters, not {found}")]
    WrongLength {
        /// Characters found, spaces left out.
        found: usize,
    },
    /// A character cannot stand where it does.
    #[error("{found:?} cannot be character {place} of a FINESS number")]
    WrongCharacter {
        /// Its place, from 1.
        place: usize,
        /// The character.
        found: char,
    },
    /// The characters are possible and the key is not: most often one digit
    /// is wrong, or two are swapped.
    #[error("the key of this FINESS number is wrong")]
    WrongKey,
}

impl FinessNumber {
    /// The nine characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Spaces are left out and letters may be small: people copy numbers from
/// letters and screens.
impl FromStr for FinessNumber {
    type Err = NotAFinessNumber;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let characters = || text.chars().filter(|character| !character.is_whitespace());
        let found = characters().count();
        if found != LENGTH {
            return Err(NotAFinessNumber::WrongLength { found });
        }
        let mut number = [0; LENGTH];
        let mut sum = 0;
        for (index, (slot, found)) in number.iter_mut().zip(characters()).enumerate() {
            let wrong = NotAFinessNumber::WrongCharacter {
                place: index + 1,
                found,
            };
            let byte = u8::try_from(found.to_ascii_uppercase()).map_err(|_| wrong)?;
            sum += luhn_share(index, digit_at(index, byte).ok_or(wrong)?);
            *slot = byte;
        }
        if sum % 10 != 0 {
            return Err(NotAFinessNumber::WrongKey);
        }
        Ok(Self(number))
    }
}

/// The digit that a character counts for in the key: Corsica's A for 1, its B
/// for 2.
fn digit_at(index: usize, byte: u8) -> Option<u32> {
    match (index, byte) {
        (_, b'0'..=b'9') => Some(u32::from(byte - b'0')),
        (1, b'A') => Some(1),
        (1, b'B') => Some(2),
        _ => None,
    }
}

/// What a digit adds to the sum that Luhn's rule wants to be a multiple of
/// ten: every second one from the right is doubled, and its digits added.
fn luhn_share(index: usize, digit: u32) -> u32 {
    match (index % 2, digit) {
        (0, _) => digit,
        (_, 0..=4) => digit * 2,
        _ => digit * 2 - 9,
    }
}

impl fmt::Display for FinessNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for FinessNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FinessNumber({self})")
    }
}

impl Serialize for FinessNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for FinessNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Cow::<'de, str>::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
