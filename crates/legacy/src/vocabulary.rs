//! What the words of a file mean: their stable keys, and what they are called
//! on pages, in both languages.

use std::sync::LazyLock;

use locales::{Lang, Texts};
use process::{
    access::Body,
    facility::{CategoryCode, FacilityNature},
    figures::Kind,
    territory::{DepartementCode, all_departements},
    words::{
        CareImpact, Cause, Class, DataImpact, DataNature, FacilityGroup, IncidentNature,
        OperationImpact, PastColumn, PastOutcome, PatientImpact, Word, YesNo,
    },
};

use crate::texts::Meanings;

/// What the words of each column mean.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    pub(crate) columns: Meanings<PastColumn>,
    pub(crate) outcomes: Meanings<PastOutcome>,
    pub(crate) classes: Meanings<Class>,
    pub(crate) malices: Meanings<IncidentNature>,
    pub(crate) causes: Meanings<Cause>,
    pub(crate) cares: Meanings<CareImpact>,
    pub(crate) patients: Meanings<PatientImpact>,
    pub(crate) data: Meanings<DataImpact>,
    pub(crate) data_natures: Meanings<DataNature>,
    pub(crate) operations: Meanings<OperationImpact>,
    pub(crate) answers: Meanings<YesNo>,
    pub(crate) bodies: Meanings<Body>,
    departements: Meanings<DepartementCode>,
    types: Meanings<FacilityNature>,
}

/// The words of both catalogues, gathered once.
static WORDS: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::gathered);

impl Vocabulary {
    pub(crate) fn get() -> &'static Self {
        &WORDS
    }

    fn gathered() -> Self {
        Self {
            columns: of_words(),
            outcomes: of_words(),
            classes: of_words(),
            malices: of_words(),
            causes: of_words(),
            cares: of_words(),
            patients: of_words(),
            data: of_words(),
            data_natures: of_words(),
            operations: of_words(),
            answers: of_words(),
            bodies: bodies(),
            departements: departements(),
            types: types(),
        }
    }

    /// A département by its code or name; spreadsheets write `1` for `01`.
    pub(crate) fn departement(&self, text: &str) -> Option<DepartementCode> {
        let code = match text {
            one if one.len() == 1 => format!("0{one}"),
            code => code.to_uppercase(),
        };
        code.parse().ok().or_else(|| self.departements.find(text))
    }

    /// A type of facility by its name, that of its group, or its category in
    /// the register.
    pub(crate) fn nature(&self, text: &str) -> Option<FacilityNature> {
        let category = text.parse::<CategoryCode>().map(FacilityNature::of);
        category.ok().or_else(|| self.types.find(text))
    }
}

/// What a word is called: its key, its label and its short label.
pub(crate) fn names<W: Word>(word: W) -> impl Iterator<Item = String> {
    let choice = word.choice();
    let called = Lang::ALL.into_iter().flat_map(move |lang| {
        let t = Texts::new(lang);
        [t.get(choice.label), t.beside(choice.label, "short")]
    });
    std::iter::once(choice.key.to_owned()).chain(called.map(|name| name.into_owned()))
}

fn of_words<W: Word>() -> Meanings<W> {
    let mut meanings = Meanings::new();
    for word in W::WORDS.iter().copied() {
        for name in names(word) {
            meanings.add(&name, word);
        }
    }
    meanings
}

fn bodies() -> Meanings<Body> {
    let mut meanings = Meanings::new();
    for body in [Body::Dgs, Body::Ansm, Body::Anssi] {
        meanings.add(&body.to_string(), body);
    }
    meanings
}

fn departements() -> Meanings<DepartementCode> {
    let mut meanings = Meanings::new();
    for one in all_departements() {
        meanings.add(one.name(), one.code());
    }
    meanings
}

fn types() -> Meanings<FacilityNature> {
    let mut meanings = Meanings::new();
    for nature in FacilityNature::ALL {
        let key = Kind::Nature(nature).to_string().replace('_', "-");
        meanings.add(&key, nature);
        for lang in Lang::ALL {
            meanings.add(&Texts::new(lang).get(&format!("nature-{key}")), nature);
        }
    }
    for group in FacilityGroup::WORDS.iter().copied() {
        for name in names(group) {
            meanings.add(&name, of_group(group));
        }
    }
    meanings
}

/// The type that stands for a group of which no more is known.
const fn of_group(group: FacilityGroup) -> FacilityNature {
    match group {
        FacilityGroup::Health => FacilityNature::OtherHospital,
        FacilityGroup::MedicoSocial => FacilityNature::OtherMedicoSocial,
        FacilityGroup::Laboratory => FacilityNature::Laboratory,
        FacilityGroup::Pharmacy => FacilityNature::Pharmacy,
        FacilityGroup::PrimaryCare => FacilityNature::PrimaryCare,
        FacilityGroup::Other => FacilityNature::Other,
    }
}
