//! Words of a text without accents, capitals and endings; and the sketch by
//! which two texts that are nearly the same are recognised.

use std::collections::BTreeMap;

use rust_stemmers::{Algorithm, Stemmer};
use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The words of a text, made of small letters and digits without accents.
#[must_use]
pub fn folded(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for character in text
        .nfd()
        .filter(|character| !is_combining_mark(*character))
    {
        match character {
            'œ' | 'Œ' => push(&mut words, "oe"),
            'æ' | 'Æ' => push(&mut words, "ae"),
            _ if character.is_alphanumeric() => {
                for small in character.to_lowercase() {
                    push(&mut words, small.encode_utf8(&mut [0; 4]));
                }
            }
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn push(words: &mut [String], letters: &str) {
    if let Some(word) = words.last_mut() {
        word.push_str(letters);
    }
}

/// The stems of a French text's words; single letters are left out.
#[must_use]
pub fn stems(text: &str) -> Vec<String> {
    let stemmer = Stemmer::create(Algorithm::French);
    folded(text)
        .iter()
        .filter(|word| word.chars().nth(1).is_some())
        .map(|word| stemmer.stem(word).into_owned())
        .collect()
}

/// Words that tell nothing of an incident: grammar, politeness, and what
/// every report says. Folded, sorted.
const EMPTY_WORDS: [&str; 149] = [
    "afin",
    "ai",
    "ailleurs",
    "ainsi",
    "alors",
    "ans",
    "apres",
    "as",
    "au",
    "aucun",
    "aucune",
    "aujourd",
    "aussi",
    "autre",
    "autres",
    "aux",
    "avant",
    "avec",
    "avez",
    "avoir",
    "avons",
    "bien",
    "bonjour",
    "ca",
    "car",
    "ce",
    "cela",
    "celle",
    "certaines",
    "certains",
    "ces",
    "cet",
    "cette",
    "chaque",
    "chez",
    "comme",
    "contre",
    "cordialement",
    "dans",
    "de",
    "declaration",
    "declarer",
    "depuis",
    "des",
    "deux",
    "donc",
    "dont",
    "du",
    "elle",
    "elles",
    "en",
    "encore",
    "entre",
    "environ",
    "est",
    "et",
    "etablissement",
    "etaient",
    "etait",
    "ete",
    "etes",
    "etre",
    "eu",
    "faire",
    "fait",
    "faut",
    "fois",
    "ha",
    "heure",
    "heures",
    "hier",
    "hui",
    "ici",
    "il",
    "ils",
    "incident",
    "je",
    "jour",
    "jours",
    "jusqu",
    "la",
    "le",
    "les",
    "leur",
    "leurs",
    "lors",
    "lui",
    "mais",
    "matin",
    "meme",
    "mes",
    "minutes",
    "moins",
    "mon",
    "ne",
    "ni",
    "non",
    "nos",
    "notre",
    "nous",
    "nuit",
    "on",
    "ont",
    "ou",
    "oui",
    "par",
    "pas",
    "pendant",
    "peu",
    "peut",
    "plus",
    "plusieurs",
    "pour",
    "puis",
    "quand",
    "que",
    "quel",
    "quelle",
    "quelques",
    "qui",
    "sa",
    "sans",
    "se",
    "semble",
    "ses",
    "si",
    "signaler",
    "soir",
    "soit",
    "sommes",
    "son",
    "sont",
    "sous",
    "sur",
    "tous",
    "tout",
    "toute",
    "toutes",
    "tres",
    "trois",
    "un",
    "une",
    "vers",
    "veuillez",
    "voici",
    "voila",
    "vos",
    "votre",
    "vous",
];

/// The words of a text that tell something: how often each stem occurs, and
/// the form in which it was first written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// By stem.
    pub terms: BTreeMap<String, Term>,
    /// How many telling words there are in all.
    pub length: u32,
    /// Recognises texts that are nearly the same.
    pub sketch: Sketch,
}

/// One telling word of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The word as it was first written, without accents.
    pub form: String,
    /// How often it occurs, in any of its forms.
    pub count: u32,
}

impl Wording {
    /// The wording of a French text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let stemmer = Stemmer::create(Algorithm::French);
        let mut terms: BTreeMap<String, Term> = BTreeMap::new();
        let mut sequence = Vec::new();
        for word in folded(text) {
            let tells = word.chars().nth(1).is_some()
                && EMPTY_WORDS.binary_search(&word.as_str()).is_err()
                && !word.bytes().all(|byte| byte.is_ascii_digit());
            if !tells {
                continue;
            }
            let stem = stemmer.stem(&word).into_owned();
            sequence.push(stem.clone());
            terms
                .entry(stem)
                .or_insert(Term {
                    form: word,
                    count: 0,
                })
                .count += 1;
        }
        Self {
            length: u32::try_from(sequence.len()).unwrap_or(u32::MAX),
            sketch: Sketch::of(&sequence),
            terms,
        }
    }
}

/// Permutations of a sketch.
const PERMUTATIONS: usize = 64;
/// Words in a run.
const RUN: usize = 3;
/// Least values of a band: two texts that share four tenths of their runs
/// share one band of sixteen with a probability of a third, those that share
/// eight tenths nearly always.
const BAND: usize = 4;

/// MinHash of a text's runs of three stems: the share of equal places of two
/// sketches estimates the share of runs that both texts hold. Empty for a
/// text too short to tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sketch(Vec<u32>);

impl Sketch {
    fn of(stems: &[String]) -> Self {
        if stems.len() < 2 * RUN {
            return Self::default();
        }
        let mut least = vec![u32::MAX; PERMUTATIONS];
        for run in stems.windows(RUN) {
            let seed = fnv(run.iter().flat_map(|stem| stem.bytes().chain([0])));
            for (at, low) in least.iter_mut().enumerate() {
                let place = u64::try_from(at).unwrap_or(u64::MAX);
                let mixed = mix(seed ^ mix(place.wrapping_add(1)));
                *low = (*low).min(u32::try_from(mixed >> 32).unwrap_or(u32::MAX));
            }
        }
        Self(least)
    }

    /// Estimated share of runs that two texts have in common, 0 to 1; 0 when
    /// one is too short.
    #[must_use]
    pub fn resemblance(&self, other: &Self) -> f64 {
        if self.0.len() != PERMUTATIONS || other.0.len() != PERMUTATIONS {
            return 0.0;
        }
        let equal = self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count();
        let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
        count(equal) / count(PERMUTATIONS)
    }

    /// Numbers of which two texts that are nearly the same share at least one.
    pub fn bands(&self) -> impl Iterator<Item = u64> + '_ {
        self.0.chunks_exact(BAND).enumerate().map(|(at, band)| {
            let place = u64::try_from(at).unwrap_or(u64::MAX).to_le_bytes();
            fnv(place
                .into_iter()
                .chain(band.iter().flat_map(|low| low.to_le_bytes())))
        })
    }
}

/// FNV-1a, 64 bits: stable across versions of the language, unlike the
/// standard library's hasher.
pub(crate) fn fnv(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The finaliser of SplitMix64: spreads a number over all its bits.
const fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_signs_do_not_count() {
        assert_eq!(
            folded("L'Hôpital  SACRÉ-CŒUR, 2e étage"),
            ["l", "hopital", "sacre", "coeur", "2e", "etage"]
        );
        assert!(folded(" -'.").is_empty());
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        assert_eq!(stems("serveurs chiffrés"), stems("Serveur chiffré"));
        assert_eq!(stems("à l'hôpital"), stems("hopital"));
    }

    #[test]
    fn words_that_every_report_says_tell_nothing() {
        let wording = Wording::of("Bonjour, nous déclarons un incident sur notre établissement.");
        let forms: Vec<&str> = wording
            .terms
            .values()
            .map(|term| term.form.as_str())
            .collect();
        assert_eq!(forms, ["declarons"]);
    }

    #[test]
    fn supp_2_a_text_sent_twice_with_a_word_changed_resembles_itself() {
        let first = Wording::of(
            "Tous les postes du service de radiologie affichent une demande de rançon et les \
             images ne s'ouvrent plus sur le serveur de fichiers",
        );
        let second = Wording::of(
            "Tous les postes du service de cardiologie affichent une demande de rançon et les \
             images ne s'ouvrent plus sur le serveur de fichiers",
        );
        let third = Wording::of(
            "La climatisation de la salle des machines est tombée, les baies ont été arrêtées \
             par précaution et le technicien arrive",
        );
        assert!(first.sketch.resemblance(&second.sketch) > 0.4);
        assert!(first.sketch.resemblance(&third.sketch) < 0.1);
        assert!(
            first
                .sketch
                .bands()
                .any(|band| second.sketch.bands().any(|b| b == band))
        );
    }

    #[test]
    fn a_text_of_a_few_words_has_no_sketch() {
        let short = Wording::of("panne réseau");
        assert!(short.sketch.resemblance(&short.sketch) < f64::EPSILON);
    }
}
