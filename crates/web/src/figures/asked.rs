//! What the address of a page or operation asks of the observatory.

use std::str::FromStr;

use jiff::civil::Date;
use process::figures::{Question, Span};
use process::words::{Dimension, Word};

use crate::input::Fields;

/// How the parts of a question are called in addresses.
pub(crate) struct Names {
    pub(crate) from: &'static str,
    pub(crate) to: &'static str,
    pub(crate) territory: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) malice: &'static str,
    pub(crate) cause: &'static str,
    pub(crate) care: &'static str,
    pub(crate) data: &'static str,
    pub(crate) by: &'static str,
    pub(crate) against: &'static str,
    against_year: &'static str,
    against_previous: &'static str,
    against_nothing: &'static str,
}

/// On pages.
pub(crate) const PAGE: Names = Names {
    from: "du",
    to: "au",
    territory: "territoire",
    kind: "type",
    malice: "origine",
    cause: "cause",
    care: "soins",
    data: "donnees",
    by: "par",
    against: "comparer",
    against_year: "annee",
    against_previous: "precedente",
    against_nothing: "non",
};

/// In the API.
pub(crate) const API: Names = Names {
    from: "from",
    to: "to",
    territory: "territory",
    kind: "type",
    malice: "malice",
    cause: "cause",
    care: "care",
    data: "data",
    by: "by",
    against: "against",
    against_year: "year-before",
    against_previous: "previous",
    against_nothing: "nothing",
};

/// With what a period is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Against {
    /// The same days of the year before.
    YearBefore,
    /// The time of the same length before.
    Previous,
    /// Nothing.
    Nothing,
}

/// What is asked.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) question: Question,
    pub(crate) comparing: Against,
    pub(crate) dimension: Dimension,
}

impl Names {
    /// Every name, in the order in which addresses are written.
    pub(crate) const fn all(&self) -> [&'static str; 10] {
        [
            self.from,
            self.to,
            self.territory,
            self.kind,
            self.malice,
            self.cause,
            self.care,
            self.data,
            self.against,
            self.by,
        ]
    }

    /// The word of a comparison.
    pub(crate) const fn against(&self, against: Against) -> &'static str {
        match against {
            Against::YearBefore => self.against_year,
            Against::Previous => self.against_previous,
            Against::Nothing => self.against_nothing,
        }
    }

    fn comparison(&self, word: &str) -> Option<Against> {
        [Against::YearBefore, Against::Previous, Against::Nothing]
            .into_iter()
            .find(|against| self.against(*against) == word)
    }
}

impl Asked {
    /// What fields ask; what is left out is this year in the whole country,
    /// compared with the same days of the year before, by month. Gives the
    /// names of the fields that cannot be read beside, as though they were
    /// left out.
    pub(crate) fn of(fields: &Fields, names: &Names, today: Date) -> (Self, Vec<&'static str>) {
        let mut reading = Reading {
            fields,
            wrong: Vec::new(),
        };
        let first = reading.text::<Date>(names.from);
        let last = reading.text::<Date>(names.to);
        let usual = last.unwrap_or(today).first_of_year();
        let period = Span::of_days(first.unwrap_or(usual), last.unwrap_or(today));
        if period.is_none() {
            reading.wrong.push(names.to);
        }
        let year = Span::year_of(today);
        let question = Question {
            period: period
                .or_else(|| Span::of_days(year.first(), today))
                .unwrap_or(year),
            place: reading.text(names.territory).unwrap_or_default(),
            kind: reading.text(names.kind),
            malice: reading.word(names.malice),
            cause: reading.word(names.cause),
            care: reading.word(names.care),
            data: reading.word(names.data),
        };
        let comparing = reading
            .read(names.against, |word| names.comparison(word))
            .unwrap_or(Against::YearBefore);
        let dimension = reading.word(names.by).unwrap_or(Dimension::Month);
        let asked = Self {
            question,
            comparing,
            dimension,
        };
        (asked, reading.wrong)
    }

    /// The period with which is compared.
    pub(crate) fn against(&self) -> Option<Span> {
        match self.comparing {
            Against::YearBefore => Some(self.question.period.year_before()),
            Against::Previous => Some(self.question.period.previous()),
            Against::Nothing => None,
        }
    }
}

struct Reading<'f> {
    fields: &'f Fields,
    wrong: Vec<&'static str>,
}

impl Reading<'_> {
    fn read<T>(&mut self, name: &'static str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let written = self.fields.value(name);
        if written.is_empty() {
            return None;
        }
        let value = read(written);
        if value.is_none() {
            self.wrong.push(name);
        }
        value
    }

    fn text<T: FromStr>(&mut self, name: &'static str) -> Option<T> {
        self.read(name, |written| written.parse().ok())
    }

    fn word<W: Word>(&mut self, name: &'static str) -> Option<W> {
        self.read(name, W::from_key)
    }
}

/// The address of a page, with what was asked.
pub(crate) fn address(
    path: &str,
    fields: &Fields,
    names: &Names,
    instead: &[(&str, &str)],
) -> String {
    let mut query = String::new();
    for name in names.all() {
        let value = instead
            .iter()
            .find(|(replaced, _)| *replaced == name)
            .map_or_else(|| fields.value(name), |(_, value)| *value);
        // All that the filters offer needs no escaping.
        let plain = value
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        if !value.is_empty() && plain {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(&format!("{name}={value}"));
        }
    }
    format!("{path}{query}")
}
