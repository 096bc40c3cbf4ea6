//! What is compared of a case.

use std::collections::BTreeSet;

use jiff::Timestamp;
use process::{
    declaration::facts::Facts,
    territory::{DepartementCode, RegionCode, departement},
    words::{Cause, IncidentNature},
};
use serde::{Deserialize, Serialize};

use crate::{
    observable::{Observable, extract},
    wording::{Wording, fnv, folded},
};

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameKind {
    /// A provider, host, publisher or operator.
    Provider,
    /// A product or service.
    Product,
}

/// A provider or product that a report names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Name {
    /// What it names.
    pub kind: NameKind,
    /// Its telling words, folded, in the order written.
    pub words: Vec<String>,
    /// As it was written.
    pub written: String,
}

/// Words of names that name nothing by themselves.
const GENERIC: [&str; 89] = [
    "agenda",
    "appli",
    "applicatif",
    "application",
    "biologie",
    "bureautique",
    "cloud",
    "compagnie",
    "comptabilite",
    "concerne",
    "de",
    "des",
    "documentaire",
    "dossier",
    "du",
    "editeur",
    "edition",
    "editrice",
    "electronique",
    "et",
    "fichiers",
    "france",
    "ged",
    "gestion",
    "group",
    "groupe",
    "hds",
    "hebergement",
    "hebergeur",
    "imagerie",
    "infogerance",
    "informatique",
    "informatise",
    "informatisee",
    "internet",
    "la",
    "laboratoire",
    "le",
    "les",
    "logiciel",
    "logicielle",
    "ltd",
    "mail",
    "mails",
    "medical",
    "messagerie",
    "messageries",
    "microsoft",
    "module",
    "notre",
    "nous",
    "office",
    "operateur",
    "outil",
    "paie",
    "patient",
    "pharmacie",
    "planning",
    "plannings",
    "plateforme",
    "portail",
    "prescription",
    "prestataire",
    "prestation",
    "produit",
    "radiologie",
    "reseau",
    "sa",
    "sante",
    "sarl",
    "sas",
    "sasu",
    "serveur",
    "service",
    "services",
    "site",
    "societe",
    "soignant",
    "solution",
    "solutions",
    "standard",
    "systeme",
    "telephone",
    "telephonie",
    "urgences",
    "ver",
    "version",
    "web",
    "windows",
];

impl Name {
    /// The names that a line holds: several are parted by commas, slashes,
    /// semicolons or "et". A name of generic words alone names nobody.
    #[must_use]
    pub fn all_of(kind: NameKind, line: &str) -> Vec<Self> {
        line.split([',', ';', '/', '+', '(', ')', '&'])
            .flat_map(|part| part.split(" et "))
            .filter_map(|part| {
                let words: Vec<String> = folded(part)
                    .into_iter()
                    .filter(|word| {
                        word.chars().nth(1).is_some()
                            && GENERIC.binary_search(&word.as_str()).is_err()
                            && !word.bytes().all(|byte| byte.is_ascii_digit())
                    })
                    .collect();
                (!words.is_empty()).then(|| Self {
                    kind,
                    words,
                    written: part.trim().to_owned(),
                })
            })
            .collect()
    }

    /// Whether both name the same: the words of one are among those of the
    /// other, in its order.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let (short, long) = if self.words.len() <= other.words.len() {
            (&self.words, &other.words)
        } else {
            (&other.words, &self.words)
        };
        let mut rest = long.iter();
        let within = short.iter().all(|word| rest.any(|other| other == word));
        // "Armor Cloud" and "Armorcloud" are one.
        within || closed_up(&self.written) == closed_up(&other.written)
    }
}

fn closed_up(written: &str) -> String {
    folded(written).concat()
}

/// Where a facility stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its département.
    pub departement: DepartementCode,
}

impl Place {
    pub(crate) fn region(self) -> RegionCode {
        departement(self.departement).region().code()
    }
}

/// What is compared of a case, drawn from what its reader may read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// The observables in its texts and the names of its files.
    pub observables: BTreeSet<Observable>,
    /// The providers and products that it names.
    pub names: BTreeSet<Name>,
    /// Where the incident seems to come from.
    pub causes: BTreeSet<Cause>,
    /// Malicious or not, where that is said.
    pub nature: Option<IncidentNature>,
    /// When it began or was first noticed; else when it was declared.
    pub began: Timestamp,
    /// Where it stands, where that is known.
    pub place: Option<Place>,
    /// Its wording.
    pub wording: Wording,
    /// Every folded word of its texts, to find in them a name given elsewhere.
    pub words: BTreeSet<String>,
}

/// What a profile is made from.
#[derive(Clone, Copy, Debug)]
pub struct ProfileParts<'p> {
    /// The facts as they stand.
    pub facts: &'p Facts,
    /// What was written beside the facts: answers, messages, notes.
    pub messages: &'p [&'p str],
    /// Observables known otherwise, such as those of its pieces of evidence.
    pub observables: &'p BTreeSet<Observable>,
    /// When it was declared.
    pub declared_at: Timestamp,
    /// Where the facility stands.
    pub place: Option<Place>,
}

impl Profile {
    /// The profile of a case.
    #[must_use]
    pub fn of(parts: &ProfileParts<'_>) -> Self {
        let facts = parts.facts;
        let prose = [
            facts.description.as_str(),
            facts.equipment.as_str(),
            facts.product.as_str(),
            facts.third_party_name.as_str(),
            facts.others_detail.as_str(),
            facts.traces_detail.as_str(),
            facts.measures_detail.as_str(),
        ];
        let text = prose
            .into_iter()
            .chain(parts.messages.iter().copied())
            .collect::<Vec<_>>()
            .join("\n");
        let mut observables = extract(&text);
        observables.extend(parts.observables.iter().cloned());
        let names = Name::all_of(NameKind::Provider, facts.third_party_name.as_str())
            .into_iter()
            .chain(Name::all_of(NameKind::Product, facts.product.as_str()))
            .collect();
        let causes: BTreeSet<Cause> = facts
            .causes
            .known()
            .map(|causes| causes.iter().collect())
            .unwrap_or_default();
        let began = facts
            .started_at
            .known()
            .or_else(|| facts.noticed_at.known())
            .map_or(parts.declared_at, |moment| moment.at());
        Self {
            observables,
            names,
            nature: facts.nature.known().copied(),
            causes,
            began,
            place: parts.place,
            wording: Wording::of(&text),
            words: folded(&text).into_iter().collect(),
        }
    }

    /// The keys under which the case is found: two cases that are alike share
    /// at least one of them that few others have.
    #[must_use]
    pub fn keys(&self) -> BTreeSet<Key> {
        let mut keys = self.leads();
        keys.extend(self.word_keys());
        keys
    }

    /// Those of its keys that lead to like cases even when many hold them:
    /// traces, names, the text as a whole.
    #[must_use]
    pub fn leads(&self) -> BTreeSet<Key> {
        let observables = self
            .observables
            .iter()
            .map(|seen| Key::of(seen.kind.key(), &seen.value));
        let names = self
            .names
            .iter()
            .flat_map(|name| name.words.iter().map(|word| Key::of_word(word)));
        let closed = self
            .names
            .iter()
            .map(|name| Key::of_word(&closed_up(&name.written)));
        let bands = self.wording.sketch.bands().map(Key);
        observables
            .chain(names)
            .chain(closed)
            .chain(bands)
            .collect()
    }

    /// The keys of its words.
    pub fn word_keys(&self) -> impl Iterator<Item = Key> + '_ {
        self.wording
            .terms
            .values()
            .map(|term| Key::of_word(&term.form))
    }
}

/// A number that stands for one thing that cases may share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key(pub u64);

impl Key {
    /// The key of a value of a kind.
    #[must_use]
    pub fn of(kind: &str, value: &str) -> Self {
        Self(fnv(kind.bytes().chain([0]).chain(value.bytes())))
    }

    /// The key of a folded word, in a text or in a name.
    #[must_use]
    pub fn of_word(word: &str) -> Self {
        Self::of("word", word)
    }
}
