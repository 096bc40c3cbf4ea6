//! What few have: said so, rare by its nature, or rare when taken together.

use crate::{
    facilities,
    folded::Folded,
    mark::{Found, Kind, Why},
    pattern::Pattern,
    tokens::Tokens,
};

macro_rules! things {
    () => {
        r"(?:etablissements?|hopita(?:l|ux)|centres?|services?|cliniques?|ehpad|maternites?|unites?|chu|caissons?|blocs?|structures?|sites?|laboratoires?|scanners?|irm|equipes?|plateau|patiente?|employeurs?|hospital|clinic|facility|unit|centre|ward|maternity)"
    };
}

static ONLY: Pattern = Pattern::new(concat!(
    r"\b(?:(?:le|la|l'|les|the) ?)?(?:(?:seule?|unique|only) (?:\w+ )?|seule?s? |uniques? |(?:premiers?|premieres?|deuxieme|troisieme|dernier|derniere|plus (?:grande?|gros|grosse|ancien|ancienne|petite?|important|importante)|largest|biggest|oldest|smallest|first|second-largest) )",
    things!(),
    r"(?: (?:de |d'|du |des )?(?:chirurgie|pediatri\w+|psychiatri\w+|neurochirurgie|hyperbare|greffe\w*|du coeur|cardiaque|public|prive|universitaire|specialise\w*|medecine|soins|maternite|urgences|reference))*(?: (?:de la|du|de|des|d'|en|in the|of the|in)(?: )?(?:region|departement|pays|france|facade|territoire|ville|secteur|bassin|country|county|area|city))?"
));
static BY_NATURE: Pattern = Pattern::new(
    r"\b(?:(?:le|la|l'|un|une|du|au) ?)?(?:caissons? hyperbares?|unites? pour malades difficiles|umd|uhsi|uhsa|centres? (?:de traitement )?des? (?:grands )?brules|grands brules|centre antipoison|service medico-psychologique regional|unite sanitaire en milieu penitentiaire|maison d'arret|neurochirurgie pediatrique|greffe (?:cardiaque|pulmonaire|hepatique)|patiente? greffee? du (?:coeur|poumon|foie)|centre de reference des? maladies? rares?|institut medico-legal|hopital des armees|burns unit|hyperbaric chamber|poison (?:control )?cent(?:re|er)|high-security psychiatric \w+)\b",
);

pub(crate) fn find(folded: &Folded<'_>, found: &mut Vec<Found>) {
    for pattern in [&ONLY, &BY_NATURE] {
        for place in pattern.places(&folded.text) {
            found.push(Found::new(folded.span(place), Kind::Rare, Why::SaysRare));
        }
    }
}

/// Marks the word for a kind of facility, in itself harmless, where its
/// sentence also tells two of place, date and size.
pub(crate) fn combinations(text: &str, tokens: &Tokens<'_>, found: &mut Vec<Found>) {
    let mut ends: Vec<usize> = text
        .match_indices(['.', '!', '?', '\n'])
        .filter(|(at, _)| {
            text.get(at + 1..)
                .is_none_or(|rest| rest.is_empty() || rest.starts_with([' ', '\n', '\u{a0}']))
        })
        .map(|(at, _)| at)
        .collect();
    ends.push(text.len());
    let mut from = 0;
    let mut added = Vec::new();
    for end in ends {
        let said = |kind: Kind| {
            found
                .iter()
                .any(|one| one.kind == kind && one.span.start >= from && one.span.end <= end)
        };
        let together = [Kind::Place, Kind::Date, Kind::Size]
            .into_iter()
            .filter(|kind| said(*kind))
            .count();
        if together >= 2 {
            for at in 0..tokens.all.len() {
                let inside = tokens
                    .get(at)
                    .is_some_and(|token| token.span.start >= from && token.span.end <= end);
                if !inside {
                    continue;
                }
                if let Some((last, _)) = facilities::begins(tokens, at) {
                    let span = tokens.span(at, last);
                    let free = found
                        .iter()
                        .all(|one| one.span.end <= span.start || one.span.start >= span.end);
                    if free {
                        added.push(Found::new(span, Kind::Rare, Why::Together));
                    }
                }
            }
        }
        from = end;
    }
    added.sort_by_key(|one| (one.span.start, std::cmp::Reverse(one.span.end)));
    added.dedup_by(|next, one| next.span.start < one.span.end);
    found.extend(added);
    found.sort_by_key(|one| one.span.start);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_one() {
        assert!(ONLY.compiles() && BY_NATURE.compiles());
    }
}
