//! Facilities: a word for a kind of facility, and the name after it.

use crate::{
    mark::{Detail, FacilityWord, Found, Kind, Link, Why},
    tokens::{Shape, Tokens},
    words,
};

use FacilityWord::{Clinic, Facility, Group, Hospital, NursingHome, UniversityHospital};

/// Words that begin the name of a facility; longer expressions first.
const WORDS: [(&[&str], FacilityWord); 67] = [
    (
        &["centre", "hospitalier", "regional", "universitaire"],
        UniversityHospital,
    ),
    (
        &["centre", "hospitalier", "universitaire"],
        UniversityHospital,
    ),
    (&["centre", "hospitalier", "intercommunal"], Hospital),
    (&["centre", "hospitalier", "specialise"], Hospital),
    (&["centre", "hospitalier", "regional"], Hospital),
    (&["centre", "hospitalier"], Hospital),
    (
        &["groupe", "hospitalier", "universitaire"],
        UniversityHospital,
    ),
    (&["groupement", "hospitalier", "de", "territoire"], Group),
    (&["groupement", "hospitalier"], Group),
    (&["groupe", "hospitalier"], Group),
    (&["assistance", "publique"], Group),
    (&["hospices", "civils"], Group),
    (&["hopital", "de", "jour"], Hospital),
    (&["hopital", "local"], Hospital),
    (&["hopital", "prive"], Clinic),
    (&["centre", "de", "soins"], Facility),
    (&["centre", "de", "sante"], Facility),
    (
        &["centre", "de", "lutte", "contre", "le", "cancer"],
        Hospital,
    ),
    (&["centre", "de", "reeducation"], Facility),
    (&["centre", "de", "dialyse"], Facility),
    (&["maison", "de", "retraite"], NursingHome),
    (&["maison", "de", "sante"], Facility),
    (&["maison", "d", "accueil", "specialisee"], Facility),
    (&["foyer", "de", "vie"], Facility),
    (&["foyer", "d", "accueil"], Facility),
    (&["institut", "medico", "educatif"], Facility),
    (&["hospitalisation", "a", "domicile"], Facility),
    (&["centre", "15"], Facility),
    (&["care", "home"], NursingHome),
    (&["nursing", "home"], NursingHome),
    (&["medical", "centre"], Facility),
    (&["medical", "center"], Facility),
    (&["nhs", "trust"], Group),
    (&["chru"], UniversityHospital),
    (&["chu"], UniversityHospital),
    (&["chr"], Hospital),
    (&["chs"], Hospital),
    (&["chi"], Hospital),
    (&["ch"], Hospital),
    (&["ght"], Group),
    (&["ghu"], UniversityHospital),
    (&["gh"], Group),
    (&["gcs"], Group),
    (&["hopital"], Hospital),
    (&["hopitaux"], Group),
    (&["hospital"], Hospital),
    (&["infirmary"], Hospital),
    (&["polyclinique"], Clinic),
    (&["clinique"], Clinic),
    (&["clinic"], Clinic),
    (&["ehpad"], NursingHome),
    (&["residence"], NursingHome),
    (&["had"], Facility),
    (&["smr"], Facility),
    (&["ssr"], Facility),
    (&["usld"], Facility),
    (&["ime"], Facility),
    (&["itep"], Facility),
    (&["esat"], Facility),
    (&["mas"], Facility),
    (&["fam"], Facility),
    (&["sessad"], Facility),
    (&["samu"], Facility),
    (&["smur"], Facility),
    (&["laboratoire"], Facility),
    (&["pharmacie"], Facility),
    (&["foyer"], Facility),
];

/// The kind of facility that one word says.
pub(crate) fn word_of(word: &str) -> Option<FacilityWord> {
    WORDS
        .iter()
        .find(|(words, _)| *words == [word])
        .map(|(_, kind)| *kind)
}

/// The kind of facility that begins at a word, and its last word.
pub(crate) fn begins(tokens: &Tokens<'_>, at: usize) -> Option<(usize, FacilityWord)> {
    WORDS
        .iter()
        .find(|(words, _)| {
            words.iter().enumerate().all(|(beyond, word)| {
                let said = tokens.word(at + beyond);
                said == *word || said.strip_suffix('s') == Some(word)
            }) && (0..words.len() - 1).all(|beyond| tokens.tied(at + beyond))
        })
        .map(|(words, kind)| (at + words.len() - 1, *kind))
}

/// Words that tell a facility even alone: a region has one or two.
const FEW: [&str; 5] = ["15", "chr", "chru", "chu", "ghu"];

const CONNECTORS: [&str; 9] = ["de", "du", "des", "d", "la", "le", "les", "l", "of"];

pub(crate) fn find(tokens: &Tokens<'_>, found: &mut Vec<Found>) {
    let mut at = 0;
    while at < tokens.all.len() {
        let Some((kind_ends, word)) = begins(tokens, at) else {
            at += 1;
            continue;
        };
        let first = english_name_before(tokens, at).unwrap_or(at);
        let named = named_after(tokens, kind_ends);
        let few = FEW.contains(&tokens.word(kind_ends));
        let last = match named {
            Some(last) => last,
            None if first < at || few => kind_ends,
            None => {
                at = kind_ends + 1;
                continue;
            }
        };
        let (first, link) = with_article(tokens, first);
        let mark = Found::new(tokens.span(first, last), Kind::Facility, Why::Announced);
        found.push(mark.with(Detail::Facility(word, link)));
        at = last + 1;
    }
}

/// The last word of the name that follows a word for a kind of facility.
fn named_after(tokens: &Tokens<'_>, kind_ends: usize) -> Option<usize> {
    let mut at = kind_ends + 1;
    if !tokens.tied(kind_ends) {
        let quoted = matches!(tokens.gap(kind_ends), " « " | " \"" | " «\u{a0}" | " «");
        return quoted.then(|| tokens.name_from(at)).flatten();
    }
    let mut connected = false;
    while CONNECTORS.contains(&tokens.word(at)) && tokens.tied(at) {
        at += 1;
        connected = true;
    }
    let token = tokens.get(at)?;
    if ["samu", "smur", "centre"].contains(&tokens.word(kind_ends)) && token.shape == Shape::Number
    {
        return Some(at);
    }
    if let Some(last) = tokens.name_from(at) {
        let only_usual = (at..=last).all(|one| {
            tokens.get(one).is_some_and(|token| {
                token.shape == Shape::Capitals && words::usual_acronym(&token.folded)
            })
        });
        return (!only_usual).then_some(last);
    }
    if ["saint", "sainte", "st", "ste", "notre"].contains(&token.folded.as_str()) && tokens.tied(at)
    {
        return Some(at + 1);
    }
    if connected || tokens.word(kind_ends).len() <= 5 {
        let last = tokens.small_name_from(at)?;
        let place = connected || tokens.get(at).is_some_and(|token| token.folded.len() > 3);
        return place.then_some(last);
    }
    None
}

/// The first word of "Mistvale General Hospital", "st. eldric's clinic".
fn english_name_before(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let english = [
        "hospital",
        "clinic",
        "infirmary",
        "care",
        "nursing",
        "medical",
        "nhs",
    ];
    if !english.contains(&tokens.word(at)) {
        return None;
    }
    let mut first = at;
    while let Some(before) = first.checked_sub(1) {
        let token = tokens.get(before)?;
        let saint = ["st", "saint"].contains(&token.folded.as_str());
        let possessive =
            token.folded == "s" && matches!(tokens.gap(before.saturating_sub(1)), "'" | "’");
        let small = first < at && possessed(tokens, first) && !words::ordinary(&token.folded);
        let name = token.named() && !(token.opens && words::ordinary(&token.folded));
        if !(tokens.nearly_tied(before) && (saint || possessive || small || name)) {
            break;
        }
        first = before;
    }
    (first < at).then_some(first)
}

fn possessed(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at) == "s"
}

/// The article or preposition that is replaced with the name.
fn with_article(tokens: &Tokens<'_>, at: usize) -> (usize, Link) {
    let Some(before) = at.checked_sub(1).filter(|before| tokens.tied(*before)) else {
        return (at, Link::Plain);
    };
    let preposition = |article: usize| -> (usize, Link) {
        let Some(one) = article.checked_sub(1).filter(|one| tokens.tied(*one)) else {
            return (article, Link::Plain);
        };
        match tokens.word(one) {
            "de" => (one, Link::Of),
            "a" => (one, Link::At),
            _ => (article, Link::Plain),
        }
    };
    match tokens.word(before) {
        "du" => (before, Link::Of),
        "au" => (before, Link::At),
        "le" | "la" | "l" => preposition(before),
        _ => (at, Link::Plain),
    }
}
