//! Towns, territories, streets, buildings, and the people of a place.

use crate::{
    folded::Folded,
    known::{inhabitants, words_of},
    mark::{Found, Kind, Why},
    pattern::Pattern,
    tokens::{Shape, Tokens},
    words,
};

/// Towns whose names are words too: only with a capital.
const ALSO_WORDS: [&str; 14] = [
    "brest", "cannes", "creil", "evian", "foix", "gap", "lens", "nice", "orange", "pau", "sens",
    "sete", "tours", "vienne",
];

/// Territories whose names are words too: only with a capital.
const TERRITORIES_ALSO_WORDS: [&str; 16] = [
    "aude", "aube", "ain", "cher", "corse", "drome", "eure", "indre", "landes", "loire", "lot",
    "manche", "nord", "orne", "somme", "var",
];

/// Words before a place.
const BEFORE: [&str; 24] = [
    "a",
    "vers",
    "en",
    "pres",
    "depuis",
    "dans",
    "commune",
    "ville",
    "region",
    "departement",
    "canton",
    "agglomeration",
    "metropole",
    "at",
    "in",
    "from",
    "near",
    "towards",
    "to",
    "bassin",
    "vallee",
    "baie",
    "ile",
    "cote",
];

static STREET: Pattern = Pattern::new(
    r"\b(?:\d{1,4}(?: ?(?:bis|ter|quater|[a-d]\b))?,? )?(?:rue|avenue|av\.|boulevard|bd\.?|allee|impasse|quai|cours|square|chemin|route|faubourg|street|road) (?:de |du |des |d'|la |le |les |l')*[a-z0-9'-]+(?: [a-z'-]+){0,4}?(?:, (?:\d{5} )?[a-z'-]+(?: [a-z'-]+)?)?[,;.)\n]|\b\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|allee|impasse|quai|chemin|route|place) (?:de |du |des |d'|la |le |les |l')*[a-z'-]+",
);
static POSTCODE: Pattern =
    Pattern::new(r"\b(?:f-)?\d{5} [a-z][a-z'-]+(?:[ -][a-z'-]+)?(?: cedex(?: \d+)?)?");
static PART: Pattern = Pattern::new(
    r"\b(?P<it>(?:du |dans le |au |le )?(?:nord|sud|est|ouest|centre|nord-est|nord-ouest|sud-est|sud-ouest)(?: |-)(?:finistere|morbihan|gironde|landes|vendee|mayenne|alsace|bretagne|vienne|ardennes|isere|aveyron|lozere|cotentin|beaujolais))\b",
);

const BUILDINGS: [&str; 18] = [
    "batiment",
    "pavillon",
    "lycee",
    "college",
    "ecole",
    "mairie",
    "prefecture",
    "stade",
    "zone",
    "quartier",
    "tour",
    "site",
    "campus",
    "gymnase",
    "caserne",
    "universite",
    "pont",
    "gare",
];

pub(crate) fn find(folded: &Folded<'_>, tokens: &Tokens<'_>, found: &mut Vec<Found>) {
    for place in POSTCODE.places(&folded.text) {
        let span = folded.span(place);
        let before = folded.original.get(..span.start).unwrap_or_default();
        let written = folded.original.get(span.clone()).unwrap_or_default();
        let town = written.chars().find(|c| c.is_alphabetic());
        if !before.ends_with('-') && town.is_some_and(char::is_uppercase) {
            found.push(Found::new(span, Kind::Place, Why::Form));
        }
    }
    for pattern in [&STREET, &PART] {
        for place in pattern.places(&folded.text) {
            let text = folded.text.get(place.clone()).unwrap_or_default();
            let bare = text.trim_end_matches([',', ';', '.', ')', '\n']);
            let street = folded.span(place.start..place.start + bare.len());
            if pattern_is_telling(bare) {
                found.push(Found::new(street, Kind::Place, Why::Form));
            }
        }
    }
    for name in words::cities().chain(words::territories()) {
        listed(tokens, name, found);
    }
    for at in 0..tokens.all.len() {
        announced(tokens, at, found);
        of_a_place(tokens, at, found);
    }
}

/// "12 rue X" and "rue Jean-X" tell; "la route est coupée" and "cours de" do not.
fn pattern_is_telling(text: &str) -> bool {
    let number = text.bytes().any(|byte| byte.is_ascii_digit());
    number
        || text
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word.len() > 2 && !words::ordinary(word))
}

fn listed(tokens: &Tokens<'_>, name: &str, found: &mut Vec<Found>) {
    let parts = words_of(name);
    let Some(first) = parts.first() else { return };
    for at in 0..tokens.all.len() {
        if tokens.word(at) != first {
            continue;
        }
        let whole = parts
            .iter()
            .enumerate()
            .all(|(beyond, part)| tokens.word(at + beyond) == part);
        let doubtful = TERRITORIES_ALSO_WORDS.contains(&name) || words::ordinary(name);
        let named = tokens
            .get(at)
            .is_some_and(|token| token.named() && !(token.opens && doubtful));
        if whole && (named || !doubtful) {
            let last = at + parts.len() - 1;
            let last = tokens.name_from(at).map_or(last, |end| end.max(last));
            found.push(Found::new(tokens.span(at, last), Kind::Place, Why::Listed));
        }
    }
}

fn announced(tokens: &Tokens<'_>, at: usize, found: &mut Vec<Found>) {
    let word = tokens.word(at);
    if !tokens.tied(at) && !tokens.nearly_tied(at) {
        return;
    }
    let building = BUILDINGS.contains(&word);
    if !building && !BEFORE.contains(&word) {
        return;
    }
    let mut next = at + 1;
    while ["de", "d", "du", "des", "la", "le", "les", "l"].contains(&tokens.word(next))
        && tokens.tied(next)
    {
        next += 1;
    }
    let Some(token) = tokens.get(next) else {
        return;
    };
    let usual = token.usual() && !ALSO_WORDS.contains(&token.folded.as_str());
    let small_name =
        word == "a" || BEFORE.get(7..14).is_some_and(|names| names.contains(&word)) || word == "in";
    let written_a = tokens
        .get(at)
        .and_then(|token| tokens.text.get(token.span.clone()));
    let has = word == "a" && written_a == Some("a");
    if has {
        return;
    }
    if !usual && let Some(last) = tokens.name_from(next) {
        let acronym = token.shape == Shape::Capitals && words::usual_acronym(&token.folded);
        if !acronym {
            let first = if building { at } else { next };
            found.push(Found::new(
                tokens.span(first, last),
                Kind::Place,
                Why::Announced,
            ));
        }
    } else if building
        && usual
        && next == at + 1
        && token.shape == Shape::Capitalised
        && let Some(last) = tokens.name_from(next)
    {
        found.push(Found::new(
            tokens.span(at, last),
            Kind::Place,
            Why::Announced,
        ));
    } else if small_name
        && token.shape == Shape::Small
        && token.folded.len() > 4
        && !verb(&token.folded)
        && let Some(last) = tokens.small_name_from(next)
    {
        found.push(Found::new(
            tokens.span(next, last),
            Kind::Place,
            Why::Announced,
        ));
    }
}

/// "à disposer" is no town.
fn verb(word: &str) -> bool {
    ["er", "ir", "re", "ant", "tion"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

fn of_a_place(tokens: &Tokens<'_>, at: usize, found: &mut Vec<Found>) {
    let Some(token) = tokens.get(at) else { return };
    let word = token.folded.as_str();
    let of_a_town = || {
        words::cities().any(|city| !city.contains('-') && inhabitants(word, city))
            && !words::ordinary(word)
    };
    let town_and_word =
        ALSO_WORDS.contains(&word) && token.shape == Shape::Capitalised && !token.opens;
    if town_and_word || words::of_a_place(word) || (token.span.len() > 5 && of_a_town()) {
        found.push(Found::new(token.span.clone(), Kind::Place, Why::Listed));
    }
}
