//! Telephones, numbers of facilities, persons and accounts, and sizes.

use crate::{
    folded::Folded,
    mark::{Found, Kind, Why},
    pattern::Pattern,
};

static INTERNATIONAL: Pattern =
    Pattern::new(r"(?:\+|\b00) ?[1-9]\d{0,2}(?:[ .-]?\(0\))?(?:[ .()-]{0,2}\d){6,12}");
static NATIONAL: Pattern = Pattern::new(r"(?:\(0\)|\b0) ?[1-9](?:[ .-]{0,2}\d{2}){4}\b");
static EXTENSION: Pattern = Pattern::new(
    r"\b(?:postes?|extension|ext\.?|bip|dect)(?: (?:interne|n°|numero))? ?(?P<it>\d{3,6})\b",
);
static BANK: Pattern = Pattern::new(r"\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?\b");
static CORSICAN: Pattern = Pattern::new(r"\b2[ab]0?\d{6,7}\b");
static LONG: Pattern = Pattern::new(r"\b\d(?:[ .]?\d){6,}\b");
static ANNOUNCED: Pattern = Pattern::new(
    r"\b(?:ipp|nip|iep|rpps|adeli|nir|finess|siret|siren|ticket|matricule|reference|ref|dossier|badge|nhs number|case)(?: (?:du patient|patient|no|n°|numero))?\.?[ :#°]{1,3}(?P<it>[a-z]{0,4}-?\d[\d -]{2,20}\d)",
);
static COUNTED: Pattern = Pattern::new(
    r"\b(?P<it>\d[\d .]{0,12} (?:lits|places|agents|salaries|professionnels|residents|habitants|employes|collaborateurs|medecins|soignants|passages|naissances|accouchements|beds|employees|inhabitants|residents|births))\b",
);
static MANY: Pattern = Pattern::new(
    r"\b(?P<it>\d{1,3}(?:[ .]\d{3})+ (?:patients|dossiers|patient records|records|postes|sejours))\b",
);
static MONEY: Pattern = Pattern::new(
    r"\b(?P<it>\d[\d ., ]*(?: ?(?:k|m|millions?|milliers?|milliards?)(?: d'| de| of)?)? ?(?:euros?|eur|dollars?|usd|btc|bitcoins?|€|\$))|(?:€|\$|£)\d[\d,. ]*\d",
);
static AGE: Pattern = Pattern::new(
    r"\b(?:patiente?|femme|homme|enfant|garcon|fille|parturiente|residente?|age|agee|man|woman|aged)(?: \w+)?,?(?: agee?)?(?: de| d')? ?(?P<it>\d{1,3} (?:ans|mois|years))",
);

pub(crate) fn find(folded: &Folded<'_>, found: &mut Vec<Found>) {
    for (pattern, kind) in [
        (&INTERNATIONAL, Kind::Phone),
        (&NATIONAL, Kind::Phone),
        (&EXTENSION, Kind::Phone),
        (&BANK, Kind::Number),
        (&CORSICAN, Kind::Number),
        (&ANNOUNCED, Kind::Number),
        (&COUNTED, Kind::Size),
        (&MANY, Kind::Size),
        (&MONEY, Kind::Size),
        (&AGE, Kind::Size),
        (&LONG, Kind::Number),
    ] {
        for place in pattern.places(&folded.text) {
            found.push(Found::new(folded.span(place), kind, Why::Form));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_one() {
        for pattern in [
            &INTERNATIONAL,
            &NATIONAL,
            &EXTENSION,
            &BANK,
            &CORSICAN,
            &LONG,
            &ANNOUNCED,
            &COUNTED,
            &MANY,
            &MONEY,
            &AGE,
        ] {
            assert!(pattern.compiles());
        }
    }
}
