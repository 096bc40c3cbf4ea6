//! Functions that one person holds in a facility or a territory.

use crate::{
    folded::Folded,
    mark::{Detail, Found, Kind, Post, Why},
    pattern::Pattern,
};

static MANAGEMENT: Pattern = Pattern::new(
    r"\b(?:(?:le|la|l'|notre|son|sa|du|au|the|our) ?)?(?:directeurs?|directrices?|presidente?|administrateur de garde|administratrice de garde|secretaire generale?|attachee? d'administration|daf|drh|chief (?:executive|financial|operating|medical) officer|ceo|cfo|coo|chairman|chairwoman|managing director|director)(?:[ -](?:generale?|adjointe?|delegue|deleguee|par interim|d'etablissement|d'hopital|de garde|d'astreinte|des soins|des operations|des finances|des ressources humaines|des affaires medicales|de la communication|du groupement|de la clinique|of nursing|of operations|of finance))*\b",
);
static COMPUTING: Pattern = Pattern::new(
    r"\b(?:(?:le|la|l'|notre|son|sa|du|au|the|our) ?)?(?:(?:directeur|directrice|responsable|chef|cheffe|adjointe? au dsi)(?: de| du| des| de la)? ?(?:service informatique|l'informatique|informatique|systemes? d'informations?|si|dsi|la securite(?: des systemes d'information| informatique| numerique)?|securite(?: des systemes d'information| informatique)?|infrastructures?|reseaux?|la production)|rssi|dpo|delegue(?:e)? a la protection des donnees|ingenieure? (?:biomedicale?|systemes?|reseaux?|securite)|cio|ciso|cto|head of (?:it|security|information technology)|it (?:manager|director|lead)|chief (?:information|technology|information security|security) officer|data protection officer)\b",
);
static CARE: Pattern = Pattern::new(
    r"\b(?:(?:le|la|l'|notre|son|sa|du|au|the|our) ?)?(?:cadre (?:superieure? )?de (?:sante|garde|nuit|bloc)|cadre superieure?|chef(?:fe)? (?:de|du) (?:service|pole)(?: (?:de|du|des|d')(?: la| l')? ?[a-z]+)?|medecin (?:dim|chef|coordonnateur|regulateur)|pharmacien(?:ne)? (?:gerante?|chef)|infirmi(?:er|ere) coordinat(?:eur|rice)|sage-femme coordinatrice|coordinat(?:eur|rice) des soins|aumonier|matron|head (?:nurse|of (?:nursing|pharmacy|radiology|surgery|emergency))|medical director)\b",
);
static AUTHORITY: Pattern = Pattern::new(
    r"\b(?:(?:le|la|l'|the) ?)?(?:maire|sous-prefete?|prefete?|procureure?(?: de la republique)?|deputee?|senat(?:eur|rice)|ministre(?: de la sante)?|mayor)(?: (?:de|d') ?[a-z-]+)?\b",
);

pub(crate) fn find(folded: &Folded<'_>, found: &mut Vec<Found>) {
    for (pattern, post) in [
        (&COMPUTING, Post::Computing),
        (&CARE, Post::Care),
        (&MANAGEMENT, Post::Management),
        (&AUTHORITY, Post::Authority),
    ] {
        for place in pattern.places(&folded.text) {
            let mark = Found::new(folded.span(place), Kind::Function, Why::Form);
            found.push(mark.with(Detail::Post(post)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_one() {
        for pattern in [&MANAGEMENT, &COMPUTING, &CARE, &AUTHORITY] {
            assert!(pattern.compiles());
        }
    }
}
