//! The languages of the portal, and which one a reader gets.

use std::fmt;
use std::str::FromStr;

/// A language in which every text exists. French is the default: the law and
/// its readers are French.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}

/// The code names no language of the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLang(String);

impl fmt::Display for UnknownLang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown language {:?}", self.0)
    }
}

impl std::error::Error for UnknownLang {}

impl Lang {
    /// Every language, in the order in which a choice is offered.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The BCP 47 code, as in the `lang` attribute of a page.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language's name in itself, as a language switch shows it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
        }
    }

    /// Chooses from an `Accept-Language` header: the language of highest
    /// weight that the portal has, the first named among equals, French when
    /// none suits.
    #[must_use]
    pub fn negotiate(accept_language: &str) -> Self {
        let mut best: Option<(f32, Self)> = None;
        for range in accept_language.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let Some(Ok(lang)) = parts.next().map(Self::from_str) else {
                continue;
            };
            let weight = parts
                .find_map(|part| part.strip_prefix("q="))
                .map_or(1.0, |q| q.parse().unwrap_or(0.0));
            if weight > 0.0 && best.is_none_or(|(highest, _)| weight > highest) {
                best = Some((weight, lang));
            }
        }
        best.map_or_else(Self::default, |(_, lang)| lang)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Lang {
    type Err = UnknownLang;

    /// Reads a language code, with or without a region (`fr`, `en-GB`).
    fn from_str(code: &str) -> Result<Self, Self::Err> {
        let language = code.split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(language))
            .ok_or_else(|| UnknownLang(code.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_unless_the_reader_prefers_english() {
        for (header, expected) in [
            ("", Lang::Fr),
            ("de, it;q=0.5", Lang::Fr),
            ("en-GB,en;q=0.9", Lang::En),
            ("fr-FR,fr;q=0.9,en;q=0.8", Lang::Fr),
            ("en;q=0.4, fr;q=0.7", Lang::Fr),
            ("fr;q=0, en;q=0.1", Lang::En),
            ("en;q=nonsense", Lang::Fr),
            ("*", Lang::Fr),
        ] {
            assert_eq!(Lang::negotiate(header), expected, "{header:?}");
        }
    }

    #[test]
    fn a_code_is_read_back() {
        for lang in Lang::ALL {
            assert_eq!(lang.code().parse(), Ok(lang));
        }
        assert!("de".parse::<Lang>().is_err());
    }
}
