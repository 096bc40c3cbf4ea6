//! Reading a text of the catalogue.

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::{FluentArgs, FluentValue};

use crate::{Lang, catalogue};

/// The texts of one language: a small handle that pages and mails carry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    lang: Lang,
}

/// A value put into a text: words, or a number written as the language does
/// and used to choose the plural.
#[derive(Clone, Debug)]
pub struct Value<'a>(FluentValue<'a>);

macro_rules! values {
    (words: $($words:ty),+; numbers: $($number:ty),+;) => {
        $(impl<'a> From<$words> for Value<'a> {
            fn from(words: $words) -> Self {
                Self(FluentValue::String(words.into()))
            }
        })+
        $(impl From<$number> for Value<'_> {
            fn from(number: $number) -> Self {
                Self(FluentValue::from(number))
            }
        }
        impl From<&$number> for Value<'_> {
            fn from(number: &$number) -> Self {
                Self(FluentValue::from(*number))
            }
        })+
    };
}

values! {
    words: &'a str, String, &'a String, Cow<'a, str>;
    numbers: u8, u16, u32, u64, usize, i8, i16, i32, i64, f64;
}

impl<'a> From<&'a Cow<'_, str>> for Value<'a> {
    fn from(words: &'a Cow<'_, str>) -> Self {
        Self::from(&**words)
    }
}

impl<'a> From<&&'a str> for Value<'a> {
    fn from(words: &&'a str) -> Self {
        Self::from(*words)
    }
}

impl Texts {
    /// The texts of `lang`.
    #[must_use]
    pub const fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// The language of these texts.
    #[must_use]
    pub const fn lang(self) -> Lang {
        self.lang
    }

    /// The text of `key`. A key that no catalogue has stops a debug build,
    /// and shows itself between guillemets in a release.
    #[must_use]
    pub fn get(self, key: &str) -> Cow<'static, str> {
        self.format(key, None)
    }

    /// The text of `<key>-<part>`, such as the `hint` or the `why` of a
    /// question; empty when there is none.
    #[must_use]
    pub fn beside(self, key: &str, part: &str) -> Cow<'static, str> {
        let key = format!("{key}-{part}");
        if catalogue::bundle(self.lang).has_message(&key) {
            self.get(&key)
        } else {
            Cow::Borrowed("")
        }
    }

    /// The text of `key` with its variable `$count`.
    #[must_use]
    pub fn n<'a>(self, key: &str, count: impl Into<Value<'a>>) -> Cow<'static, str> {
        self.one(key, "count", count)
    }

    /// The text of `key` with one variable.
    #[must_use]
    pub fn one<'a>(
        self,
        key: &str,
        name: &'a str,
        value: impl Into<Value<'a>>,
    ) -> Cow<'static, str> {
        let mut args = FluentArgs::with_capacity(1);
        args.set(name, value.into().0);
        self.format(key, Some(&args))
    }

    /// The text of `key` with several variables, given one by one:
    /// `t.with("key").arg("name", name).arg("count", 3)`.
    pub fn with<'a>(self, key: &'a str) -> Filled<'a> {
        Filled {
            texts: self,
            key,
            args: FluentArgs::new(),
        }
    }

    /// A number as the language writes it: « 95 333 ».
    #[must_use]
    pub fn number<'a>(self, number: impl Into<Value<'a>>) -> String {
        match number.into().0 {
            FluentValue::Number(number) => {
                crate::numbers::display(self.lang, &number.as_string()).into_owned()
            }
            FluentValue::String(words) => words.into_owned(),
            _ => String::new(),
        }
    }

    /// So many tenths as a decimal number: « 45,3 ».
    #[must_use]
    pub fn tenths(self, tenths: u64) -> String {
        let number = format!("{}.{}", tenths / 10, tenths % 10);
        crate::numbers::display(self.lang, number.trim_end_matches(".0")).into_owned()
    }

    /// The size of a file, in the unit in which people would say it: « 2,1 Go ».
    #[must_use]
    pub fn size(self, bytes: u64) -> Cow<'static, str> {
        let unit_key = |unit: usize| match unit {
            0 => "size-bytes",
            1 => "size-kilobytes",
            2 => "size-megabytes",
            _ => "size-gigabytes",
        };
        let mut unit = 0;
        let mut tenths = u128::from(bytes) * 10;
        // What would be rounded to 1,000 is said in the next unit.
        while unit < 3 && tenths >= 9_995 {
            tenths = (tenths + 500) / 1_000;
            unit += 1;
        }
        let number = if unit == 0 || tenths >= 100 {
            self.number(u64::try_from((tenths + 5) / 10).unwrap_or(u64::MAX))
        } else {
            let text = format!("{}.{}", tenths / 10, tenths % 10);
            crate::numbers::display(self.lang, text.trim_end_matches(".0")).into_owned()
        };
        match unit {
            0 => self.one(unit_key(0), "number", bytes),
            _ => self.one(unit_key(unit), "number", number),
        }
    }

    fn format(self, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        let bundle = catalogue::bundle(self.lang);
        let pattern = bundle.get_message(key).and_then(|message| message.value());
        debug_assert!(pattern.is_some(), "no text for {key:?} in {}", self.lang);
        let Some(pattern) = pattern else {
            return Cow::Owned(format!("«\u{a0}{key}\u{a0}»"));
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut errors);
        debug_assert!(errors.is_empty(), "{key:?} in {}: {errors:?}", self.lang);
        text
    }
}

/// A text whose variables are being given; it displays as the text.
#[must_use]
pub struct Filled<'a> {
    texts: Texts,
    key: &'a str,
    args: FluentArgs<'a>,
}

impl<'a> Filled<'a> {
    /// Gives the variable `name`.
    pub fn arg(mut self, name: &'a str, value: impl Into<Value<'a>>) -> Self {
        self.args.set(name, value.into().0);
        self
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> Cow<'static, str> {
        self.texts.format(self.key, Some(&self.args))
    }
}

impl fmt::Display for Filled<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FR: Texts = Texts::new(Lang::Fr);
    const EN: Texts = Texts::new(Lang::En);

    #[test]
    fn a_count_chooses_the_plural_and_is_written_as_the_language_does() {
        assert_eq!(FR.n("list-shown", 0), "0 ligne affichée");
        assert_eq!(FR.n("list-shown", 95_333), "95\u{202f}333 lignes affichées");
        assert_eq!(EN.n("list-shown", 1_usize), "1 row shown");
        assert_eq!(EN.number(95_333), "95,333");
    }

    #[test]
    fn a_size_is_said_in_the_unit_that_people_use() {
        assert_eq!(FR.size(0), "0\u{a0}octet");
        assert_eq!(FR.size(950), "950\u{a0}octets");
        assert_eq!(FR.size(1_000), "1\u{a0}ko");
        assert_eq!(FR.size(1_540), "1,5\u{a0}ko");
        assert_eq!(FR.size(2_147_483_648), "2,1\u{a0}Go");
        assert_eq!(EN.size(999_960), "1\u{a0}MB");
        assert_eq!(EN.size(64_000_000), "64\u{a0}MB");
        assert_eq!(EN.size(3_000_000_000_000), "3,000\u{a0}GB");
    }

    #[test]
    fn values_are_put_in_their_places_and_a_part_may_be_absent() {
        let progress = FR.with("steps-progress").arg("step", 2).arg("of", 7);
        assert_eq!(progress.to_string(), "Étape 2 sur 7");
        assert_eq!(FR.one("layout-version", "version", "1.2"), "Version 1.2");
        assert_eq!(FR.beside("facility-search", "absent"), "");
    }

    #[test]
    #[should_panic(expected = "no text for")]
    fn a_key_that_no_catalogue_has_stops_a_debug_build() {
        let _ = FR.get("no-such-key");
    }
}
