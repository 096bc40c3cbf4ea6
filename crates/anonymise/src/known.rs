//! What the case itself names: whatever resembles it is marked.

use jiff::civil::Date;

use crate::{
    facilities::word_of,
    folded::fold,
    mark::{Detail, Found, Kind, Link, Why},
    tokens::Tokens,
    words,
};

/// What the case names. Each list may be empty.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Names and short names of facilities and their legal entities.
    pub facilities: Vec<String>,
    /// Numbers of facilities, of the case.
    pub numbers: Vec<String>,
    /// Towns, départements, regions.
    pub places: Vec<String>,
    /// Names of people.
    pub people: Vec<String>,
    /// Names of providers and products.
    pub providers: Vec<String>,
    /// Domains.
    pub domains: Vec<String>,
    /// The day from which days are counted: that of the detection, or of the
    /// declaration.
    pub first_day: Option<Date>,
}

impl Known {
    fn lists(&self) -> [(&[String], Kind); 6] {
        [
            (&self.facilities, Kind::Facility),
            (&self.numbers, Kind::Number),
            (&self.people, Kind::Person),
            (&self.places, Kind::Place),
            (&self.providers, Kind::Provider),
            (&self.domains, Kind::Domain),
        ]
    }

    pub(crate) fn find(&self, tokens: &Tokens<'_>, found: &mut Vec<Found>) {
        for (names, kind) in self.lists() {
            for name in names {
                let name = Name::of(name, kind);
                name.find(tokens, found);
            }
        }
    }
}

struct Name {
    kind: Kind,
    detail: Detail,
    /// All its words.
    words: Vec<String>,
    /// Those that are enough to give it away.
    telling: Vec<String>,
    /// Its first letters, as its people write it.
    initials: [String; 2],
}

impl Name {
    fn of(name: &str, kind: Kind) -> Self {
        let words: Vec<String> = Tokens::of(name)
            .all
            .into_iter()
            .map(|token| token.folded)
            .collect();
        let telling = words
            .iter()
            .filter(|word| {
                let tells = match kind {
                    Kind::Person => true,
                    Kind::Domain => false,
                    Kind::Facility => word_of(word).is_none() && !words::ordinary(word),
                    _ => !words::ordinary(word),
                };
                tells && word.chars().count() >= 4
            })
            .cloned()
            .collect();
        let first = |all: bool| -> String {
            words
                .iter()
                .filter(|word| all || word.len() > 3)
                .filter_map(|word| word.chars().next())
                .collect()
        };
        let detail = match kind {
            Kind::Facility => Detail::Facility(
                words
                    .iter()
                    .find_map(|word| word_of(word))
                    .unwrap_or(crate::mark::FacilityWord::Facility),
                Link::Plain,
            ),
            _ => Detail::None,
        };
        Self {
            kind,
            detail,
            initials: [first(false), first(true)],
            words,
            telling,
        }
    }

    fn find(&self, tokens: &Tokens<'_>, found: &mut Vec<Found>) {
        let mut mark = |span, kind| {
            let mark = Found::new(span, kind, Why::KnownOfTheCase);
            found.push(if kind == self.kind {
                mark.with(self.detail)
            } else {
                mark
            });
        };
        if self.words.is_empty() {
            return;
        }
        for at in 0..tokens.all.len() {
            let whole = self
                .words
                .iter()
                .enumerate()
                .all(|(beyond, word)| tokens.word(at + beyond) == word);
            if whole
                && (self.words.len() > 1 || self.telling.len() == 1 || self.kind != Kind::Person)
            {
                let usual = self.words.len() == 1
                    && words::ordinary(tokens.word(at))
                    && self.kind != Kind::Number;
                if !usual || tokens.get(at).is_some_and(super::tokens::Token::named) {
                    mark(tokens.span(at, at + self.words.len() - 1), self.kind);
                    continue;
                }
            }
            let Some(token) = tokens.get(at) else {
                continue;
            };
            let word = token.folded.as_str();
            if self.kind == Kind::Facility
                && token.span.len() >= 3
                && self.initials.iter().any(|initials| initials == word)
                && !words::ordinary(word)
            {
                mark(token.span.clone(), Kind::Facility);
            }
            for telling in &self.telling {
                if word == telling {
                    if !words::ordinary(word) || token.named() {
                        mark(token.span.clone(), self.kind);
                    }
                } else if word.contains(telling.as_str())
                    && !words::ordinary(word)
                    && telling.len() > 4
                {
                    let kind = match self.kind {
                        Kind::Person => Kind::Account,
                        other => other,
                    };
                    mark(token.span.clone(), kind);
                } else if matches!(self.kind, Kind::Place | Kind::Facility)
                    && inhabitants(word, telling)
                {
                    mark(token.span.clone(), Kind::Place);
                }
            }
        }
    }
}

/// Whether a word is made of a town's name as those of its people are:
/// "Brumeval", "brumevalloise".
pub(crate) fn inhabitants(word: &str, town: &str) -> bool {
    let endings = [
        "ais", "aise", "aises", "ois", "oise", "oises", "ien", "ienne", "iens", "iennes", "in",
        "ins", "ine", "ines", "ain", "aine", "ains", "aines", "een", "eenne", "eens", "eennes",
        "ot", "ote", "ots", "otes", "on", "onne", "ons", "onnes",
    ];
    let root = town.trim_end_matches(['s', 'x']);
    let root = root.trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y']);
    root.len() >= 4
        && word != town
        && word.starts_with(root)
        && endings.iter().any(|ending| word.ends_with(ending))
        && word.len() <= town.len() + 8
        && word.len() > root.len() + 1
}

/// The words of a name, for whoever compares names.
pub(crate) fn words_of(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(fold)
        .collect()
}
