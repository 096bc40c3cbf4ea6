//! The name by which a playbook is found in addresses, for good.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

const LONGEST: usize = 60;

/// A playbook's name in addresses, such as `ransomware`: small letters,
/// digits and single hyphens.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaybookKey(String);

crate::as_text::text_schema!(PlaybookKey, "ransomware");

/// The text cannot be a playbook's name in addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a playbook's name has small letters, digits and single hyphens, such as ransomware")]
pub struct NotAPlaybookKey;

impl PlaybookKey {
    /// A name drawn from a title; none when the title has no letter that an
    /// address could hold.
    #[must_use]
    pub fn from_title(title: &str) -> Option<Self> {
        let mut drawn = String::new();
        for letter in title.to_lowercase().chars() {
            match plain(letter) {
                Some(letters) if drawn.len() + letters.len() <= LONGEST => drawn.push_str(letters),
                Some(_) => break,
                None if letter.is_ascii_alphanumeric() && drawn.len() < LONGEST => {
                    drawn.push(letter);
                }
                None if !drawn.is_empty() && !drawn.ends_with('-') => drawn.push('-'),
                None => {}
            }
        }
        drawn.trim_matches('-').parse().ok()
    }

    /// The same name with a number, for a playbook whose title another bears.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        let suffix = format!("-{number}");
        let kept: String = self.0.chars().take(LONGEST - suffix.len()).collect();
        Self(format!("{}{suffix}", kept.trim_end_matches('-')))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What an address writes for a letter that it cannot hold.
const fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'â' | 'ä' => "a",
        'ç' => "c",
        'é' | 'è' | 'ê' | 'ë' => "e",
        'î' | 'ï' => "i",
        'ô' | 'ö' => "o",
        'ù' | 'û' | 'ü' => "u",
        'œ' => "oe",
        'æ' => "ae",
        _ => return None,
    })
}

impl fmt::Display for PlaybookKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for PlaybookKey {
    type Err = NotAPlaybookKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let letters = text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        let hyphens = text.starts_with('-') || text.ends_with('-') || text.contains("--");
        if !letters || hyphens || !(2..=LONGEST).contains(&text.len()) {
            return Err(NotAPlaybookKey);
        }
        Ok(Self(text.to_owned()))
    }
}

impl Serialize for PlaybookKey {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for PlaybookKey {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_gives_a_name_for_addresses() {
        let drawn = |title| PlaybookKey::from_title(title).map(|key| key.to_string());
        assert_eq!(
            drawn("Panne d’électricité : l’été, à 3 h"),
            Some("panne-d-electricite-l-ete-a-3-h".to_owned())
        );
        assert_eq!(drawn("  Cœur — réseau  "), Some("coeur-reseau".to_owned()));
        assert_eq!(drawn("…"), None);
        assert_eq!(drawn("x"), None);
        let long = drawn(&"œ".repeat(80));
        assert_eq!(long.map(|name| name.len()), Some(60));
    }

    #[test]
    fn a_number_tells_namesakes_apart() {
        let key = PlaybookKey::from_title(&"a".repeat(90));
        let second = key.map(|key| key.numbered(2));
        assert!(second.is_some_and(|key| key.as_str().len() == 60
            && key.as_str().ends_with("a-2")
            && key.as_str().parse() == Ok(key.clone())));
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for wrong in [
            "",
            "a",
            "A-b",
            "-ab",
            "ab-",
            "a--b",
            "a b",
            "é",
            &"a".repeat(61),
        ] {
            assert_eq!(
                wrong.parse::<PlaybookKey>(),
                Err(NotAPlaybookKey),
                "{wrong}"
            );
        }
    }
}
