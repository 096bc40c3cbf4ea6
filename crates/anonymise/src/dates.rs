//! Days and months as people write them. A year alone is not marked.

use regex::Captures;

use crate::{
    folded::Folded,
    mark::{Detail, Found, Kind, Why, WrittenDate},
    pattern::Pattern,
};

macro_rules! months {
    () => {
        "janvier|janv|fevrier|fevr|mars|avril|avr|mai|juin|juillet|juil|aout|septembre|sept|octobre|oct|novembre|nov|decembre|dec|january|february|march|april|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sep"
    };
}
macro_rules! weekdays {
    () => {
        "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    };
}

static ISO: Pattern =
    Pattern::new(r"\b(?P<y>20\d{2})-(?P<m>\d{2})-(?P<d>\d{2})(?:t\d{2}:\d{2}(?::\d{2})?z?)?\b");
static SLASHED: Pattern =
    Pattern::new(r"\b(?P<d>[0-3]?\d)/(?P<m>[01]?\d)(?:/(?P<y>(?:20)?\d{2}))?\b");
static DOTTED: Pattern =
    Pattern::new(r"\b(?P<d>[0-3]?\d)[.-](?P<m>[01]?\d)[.-](?P<y>(?:20)?\d{2})\b");
static LONG: Pattern = Pattern::new(concat!(
    r"\b(?:(?:",
    weekdays!(),
    r")(?: matin| soir)?,? )?(?:(?:[0-3]?\d|1er)(?: ?(?:au|et|-|/|ou|a) ?))?(?P<d>[0-3]?\d|1er|premier)(?:er|st|nd|rd|th)?(?: of)? (?P<m>",
    months!(),
    r"|may)\b\.?(?:,? (?P<y>20\d{2}))?"
));
static ENGLISH: Pattern = Pattern::new(concat!(
    r"\b(?:(?:",
    weekdays!(),
    r"),? )?(?P<m>",
    months!(),
    r"|may) (?P<d>[0-3]?\d)(?:st|nd|rd|th)?\b(?:,? (?P<y>20\d{2}))?"
));
static MONTH: Pattern = Pattern::new(concat!(
    r"\b(?:(?:debut|mi|fin|courant|milieu|early|late|mid)(?: de| d'| du mois de| du mois d')?[ -])?(?P<it>(?:(?:debut|mi|fin|courant|early|late|mid)[ -])?(?:",
    months!(),
    r")\.? 20\d{2})\b|\b(?:debut|mi|fin|courant|early|late|mid)[ -](?:de |d'|du mois de |du mois d')?(?:",
    months!(),
    r"|may)\b(?: 20\d{2})?|\b(?:en|depuis|in|since|mois de|mois d'|des|pour|of|by) ?(?P<alone>(?:",
    months!(),
    r")(?: 20\d{2})?)\b"
));
static WEEKDAY: Pattern = Pattern::new(concat!(
    r"\b(?P<it>(?:",
    weekdays!(),
    r")(?: (?:[0-3]?\d|1er)\b)?)(?: (?:dernier|matin|soir|prochain|suivant))?\b"
));
static BARE_DAY: Pattern = Pattern::new(
    r"\b(?:le|du|au|depuis le|des le) (?P<it>(?:[0-3]?\d|1er)(?: au (?:[0-3]?\d))?)(?:(?: au)? (?:soir|matin|apres-midi)| dans la (?:nuit|matinee)|[,;.)]| (?:a \d|vers|nous|la|le|et|puis|il|elle|on|les)\b)",
);
static FEAST: Pattern = Pattern::new(
    r"\b(?:reveillon|veille de noel|noel|jour de l'an|nouvel an|paques|pentecote|ascension|toussaint|assomption|14-juillet|christmas(?: eve| day)?|new year(?:'s (?:eve|day))?|easter|thanksgiving|semaine \d{1,2}|week \d{1,2}|week-end du \d{1,2})\b",
);

/// Availability and fractions.
const NO_DATES: [&str; 7] = ["24/7", "7/7", "1/2", "1/3", "2/3", "1/4", "3/4"];

pub(crate) fn find(folded: &Folded<'_>, found: &mut Vec<Found>) {
    for pattern in [&ISO, &LONG, &ENGLISH, &SLASHED, &DOTTED] {
        for captures in pattern.captures(&folded.text) {
            let Some(whole) = captures.get(0) else {
                continue;
            };
            if let Some(date) = written(&captures)
                && !NO_DATES.contains(&whole.as_str())
            {
                let mark = Found::new(folded.span(whole.range()), Kind::Date, Why::Form);
                found.push(mark.with(Detail::Date(date)));
            }
        }
    }
    for captures in MONTH.captures(&folded.text) {
        let part = captures.name("alone").or_else(|| captures.get(0));
        if let Some(part) = part {
            found.push(Found::new(folded.span(part.range()), Kind::Date, Why::Form));
        }
    }
    for pattern in [&WEEKDAY, &BARE_DAY, &FEAST] {
        for place in pattern.places(&folded.text) {
            found.push(Found::new(folded.span(place), Kind::Date, Why::Form));
        }
    }
}

fn written(captures: &Captures<'_>) -> Option<WrittenDate> {
    let part = |name| captures.name(name).map(|found| found.as_str());
    let day = match part("d")? {
        "1er" | "premier" => 1,
        digits => digits.parse().ok()?,
    };
    let month = month(part("m")?)?;
    let year = part("y").and_then(|year| year.parse::<i16>().ok());
    let year = year.map(|year| if year < 100 { 2000 + year } else { year });
    ((1..=31).contains(&day)).then_some(WrittenDate { day, month, year })
}

fn month(name: &str) -> Option<i8> {
    if let Ok(number) = name.parse() {
        return (1..=12).contains(&number).then_some(number);
    }
    let starts: [(&str, i8); 18] = [
        ("jan", 1),
        ("fev", 2),
        ("feb", 2),
        ("mar", 3),
        ("avr", 4),
        ("apr", 4),
        ("mai", 5),
        ("may", 5),
        ("juin", 6),
        ("jun", 6),
        ("juil", 7),
        ("jul", 7),
        ("aou", 8),
        ("aug", 8),
        ("sep", 9),
        ("oct", 10),
        ("nov", 11),
        ("dec", 12),
    ];
    starts
        .iter()
        .find(|(start, _)| name.starts_with(start))
        .map(|(_, number)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_one() {
        for pattern in [
            &ISO, &SLASHED, &DOTTED, &LONG, &ENGLISH, &MONTH, &WEEKDAY, &BARE_DAY, &FEAST,
        ] {
            assert!(pattern.compiles());
        }
    }
}
