//! Providers and products: whether they may be named is for a person to say.

use crate::{
    mark::{Found, Kind, Why},
    tokens::{Shape, Token, Tokens},
    words,
};

/// Words after which a provider or product is named.
const ANNOUNCE: [&str; 58] = [
    "hebergeur",
    "editeur",
    "prestataire",
    "societe",
    "ste",
    "groupe",
    "fournisseur",
    "infogerant",
    "infogerance",
    "operateur",
    "integrateur",
    "constructeur",
    "mainteneur",
    "soustraitant",
    "traitant",
    "cabinet",
    "entreprise",
    "logiciel",
    "logiciels",
    "progiciel",
    "automate",
    "solution",
    "outil",
    "application",
    "applicatif",
    "plateforme",
    "plate",
    "antivirus",
    "edr",
    "feu",
    "passerelle",
    "routeur",
    "commutateur",
    "modele",
    "marque",
    "module",
    "firme",
    "filiale",
    "dpi",
    "pacs",
    "ris",
    "provider",
    "vendor",
    "supplier",
    "software",
    "hosted",
    "product",
    "firm",
    "company",
    "firewall",
    "contractor",
    "tool",
    "vpn",
    "messagerie",
    "chez",
    "appliance",
    "gateway",
    "platform",
];
/// What a company's name ends with.
const FORMS: [&str; 12] = [
    "sas", "sasu", "sarl", "sa", "scop", "ltd", "inc", "gmbh", "llc", "plc", "corp", "eurl",
];

pub(crate) fn find(tokens: &Tokens<'_>, found: &mut Vec<Found>) {
    for at in 0..tokens.all.len() {
        announced(tokens, at, found);
        by_form(tokens, at, found);
    }
}

fn announced(tokens: &Tokens<'_>, at: usize, found: &mut Vec<Found>) {
    let word = tokens.word(at);
    let known = ANNOUNCE.contains(&word)
        || word
            .strip_suffix('s')
            .is_some_and(|one| ANNOUNCE.contains(&one));
    let gap = tokens.gap(at);
    let apart = gap.trim().is_empty() || matches!(gap.trim(), ":" | "«" | "\"" | "(" | "-" | ".");
    if !known || !apart || gap.contains('\n') {
        return;
    }
    let next = at + 1;
    let Some(token) = tokens.get(next) else {
        return;
    };
    if word == "groupe" && token.folded.starts_with("hospital") {
        return;
    }
    if let Some(last) = tokens.name_from(next)
        && !(token.shape == Shape::Capitals && words::usual_acronym(&token.folded))
        && !(token.opens && token.usual())
        && !(next..=last).all(|one| tokens.get(one).is_none_or(Token::usual))
    {
        let from = if ["groupe", "ste"].contains(&word) {
            at
        } else {
            next
        };
        found.push(Found::new(
            tokens.span(from, last),
            Kind::Provider,
            Why::Announced,
        ));
    } else if [
        "editeur",
        "hebergeur",
        "logiciel",
        "societe",
        "prestataire",
        "chez",
        "vendor",
    ]
    .contains(&word)
        && token.shape == Shape::Small
        && tokens.tied(at)
        && token.folded.len() > 3
        && let Some(last) = tokens.small_name_from(next)
    {
        found.push(Found::new(
            tokens.span(next, last),
            Kind::Provider,
            Why::Announced,
        ));
    }
}

fn by_form(tokens: &Tokens<'_>, at: usize, found: &mut Vec<Found>) {
    let Some(token) = tokens.get(at) else { return };
    if !FORMS.contains(&token.folded.as_str()) || token.shape == Shape::Small {
        return;
    }
    let mut first = at;
    while let Some(before) = first.checked_sub(1) {
        let named = tokens
            .get(before)
            .is_some_and(|one| one.named() && !one.usual());
        if !(tokens.tied(before) && named) {
            break;
        }
        first = before;
    }
    if first < at {
        found.push(Found::new(
            tokens.span(first, at),
            Kind::Provider,
            Why::Form,
        ));
    }
}
