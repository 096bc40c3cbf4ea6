//! Of passages that overlap one remains, and the same thing gets the same
//! number everywhere.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    facilities::word_of,
    folded::fold,
    known::Known,
    mark::{Detail, Found, Kind, Mark, Replacement, Why, WrittenDate},
    words,
};

/// The passages without overlaps, in order: of two that overlap, the surer
/// stays and takes in what the other had beyond it.
pub(crate) fn without_overlaps(mut found: Vec<Found>) -> Vec<Found> {
    found.retain(|one| !one.span.is_empty());
    found.sort_by_key(|one| (one.span.start, std::cmp::Reverse(one.span.end)));
    let mut settled: Vec<Found> = Vec::with_capacity(found.len());
    for next in found {
        match settled.last_mut() {
            Some(last) if next.span.start < last.span.end => {
                let span = last.span.start..last.span.end.max(next.span.end);
                if rank(&next) > rank(last) {
                    // The first one knows how the name is tied to what precedes.
                    let detail = if next.kind == last.kind {
                        last.detail
                    } else {
                        next.detail
                    };
                    *last = next.with(detail);
                }
                last.span = span;
            }
            _ => settled.push(next),
        }
    }
    settled
}

/// How sure a finding's kind is.
const fn rank(found: &Found) -> u8 {
    let sure = match found.kind {
        Kind::Url => 120,
        Kind::Mailbox => 118,
        Kind::File => 116,
        Kind::Host => 100,
        Kind::Address => 112,
        Kind::Account => 98,
        Kind::Domain => 96,
        Kind::Phone => 94,
        Kind::Number => 80,
        Kind::Date => 92,
        Kind::Size => 90,
        Kind::Facility => 74,
        Kind::Person => 72,
        Kind::Place => 64,
        Kind::Provider => 62,
        Kind::Rare => 70,
        Kind::Function => 60,
        Kind::Name => 10,
    };
    match found.why {
        Why::Elsewhere => sure / 2,
        Why::KnownOfTheCase => sure + 9,
        _ => sure,
    }
}

/// The marks with what is proposed for each.
pub(crate) fn numbered(texts: &[&str], found: Vec<Vec<Found>>, known: &Known) -> Vec<Vec<Mark>> {
    let mut things = Things::default();
    let names: Vec<Vec<Vec<String>>> = texts
        .iter()
        .zip(&found)
        .map(|(text, marks)| {
            marks
                .iter()
                .map(|mark| telling(text.get(mark.span.clone()).unwrap_or_default(), mark.kind))
                .collect()
        })
        .collect();
    // Long names first, so that "Zorbalec" finds "Paul Zorbalec".
    let mut order: Vec<(usize, usize)> = found
        .iter()
        .enumerate()
        .flat_map(|(text, marks)| (0..marks.len()).map(move |mark| (text, mark)))
        .collect();
    order.sort_by_key(|(text, mark)| (*text, *mark));
    let mut replaced: BTreeMap<(usize, usize), Replacement> = BTreeMap::new();
    for (text, at) in order {
        let (Some(mark), Some(name)) = (
            found.get(text).and_then(|marks| marks.get(at)),
            names.get(text).and_then(|names| names.get(at)),
        ) else {
            continue;
        };
        replaced.insert(
            (text, at),
            proposal(mark, name, &mut things, known.first_day),
        );
    }
    found
        .into_iter()
        .enumerate()
        .map(|(text, marks)| {
            marks
                .into_iter()
                .enumerate()
                .map(|(at, mark)| Mark {
                    start: mark.span.start,
                    end: mark.span.end,
                    kind: mark.kind,
                    why: mark.why,
                    replacement: replaced
                        .get(&(text, at))
                        .copied()
                        .unwrap_or(Replacement::Kind { kind: mark.kind }),
                })
                .collect()
        })
        .collect()
}

fn proposal(
    mark: &Found,
    name: &[String],
    things: &mut Things,
    first: Option<Date>,
) -> Replacement {
    let kind = mark.kind;
    match (kind, mark.detail) {
        (Kind::Facility, Detail::Facility(word, link)) => {
            let number = things.number(kind, name);
            Replacement::Facility {
                word,
                link,
                other: (number > 1).then_some(number),
            }
        }
        (Kind::Function, Detail::Post(post)) => Replacement::Post { post },
        (Kind::Date, Detail::Date(date)) => {
            days(date, first).map_or(Replacement::Kind { kind }, |days| Replacement::Day { days })
        }
        (
            Kind::Person
            | Kind::Place
            | Kind::Provider
            | Kind::Host
            | Kind::Account
            | Kind::Name
            | Kind::Facility,
            _,
        ) => Replacement::Numbered {
            kind,
            number: things.number(kind, name),
        },
        _ => Replacement::Kind { kind },
    }
}

/// Days from the first day; a year left out is the one that brings it nearest.
fn days(written: WrittenDate, first: Option<Date>) -> Option<i32> {
    let first = first?;
    let away = |year: i16| {
        Date::new(year, written.month, written.day)
            .ok()
            .and_then(|date| first.until(date).ok())
            .map(|span| span.get_days())
    };
    match written.year {
        Some(year) => away(year),
        None => [first.year() - 1, first.year(), first.year() + 1]
            .into_iter()
            .filter_map(away)
            .min_by_key(|days| days.abs()),
    }
}

/// The words by which a name is recognised.
fn telling(text: &str, kind: Kind) -> Vec<String> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(fold)
        .collect();
    let telling: Vec<String> = words
        .iter()
        .filter(|word| {
            let civility = matches!(
                word.as_str(),
                "mme"
                    | "monsieur"
                    | "madame"
                    | "mademoiselle"
                    | "mlle"
                    | "docteur"
                    | "professeur"
                    | "mrs"
                    | "miss"
                    | "saint"
                    | "sainte"
                    | "les"
                    | "des"
                    | "the"
            );
            word.len() > 2
                && !civility
                && (kind != Kind::Facility || word_of(word).is_none())
                && !(kind == Kind::Person && words::first_name(word) && words.len() > 2)
                && !(kind == Kind::Facility
                    && matches!(
                        word.as_str(),
                        "centre"
                            | "hospitalier"
                            | "universitaire"
                            | "regional"
                            | "groupe"
                            | "intercommunal"
                            | "local"
                            | "prive"
                    ))
        })
        .cloned()
        .collect();
    if telling.is_empty() { words } else { telling }
}

/// Things that were given a number, by kind, with the words that name them.
#[derive(Default)]
struct Things {
    named: BTreeMap<Kind, Vec<Vec<String>>>,
}

impl Things {
    fn number(&mut self, kind: Kind, name: &[String]) -> u32 {
        let held = self.named.entry(kind).or_default();
        let same = held.iter().position(|known| {
            name.iter().all(|word| known.contains(word))
                || known.iter().all(|word| name.contains(word))
        });
        let at = same.unwrap_or_else(|| {
            held.push(name.to_vec());
            held.len() - 1
        });
        u32::try_from(at + 1).unwrap_or(u32::MAX)
    }
}
