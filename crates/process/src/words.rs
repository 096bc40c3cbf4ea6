//! The closed vocabularies of the field: every choice that a person may be
//! offered is a word here, with the stable key under which it is stored and
//! sent, and the key of its label in the catalogues.

mod figures;
mod handling;
mod impact;
mod incident;
mod judgement;
mod legal;
mod lessons;
mod past;
mod significant;
mod systems;
mod treatment;

pub use figures::{Basis, Dimension, FacilityGroup, Figure, Unit};
pub use handling::{BackupState, HandlingState, HelpKind, MeasureTaken, OtherDuty, Staffing};
pub use impact::{
    CareImpact, CareService, DataImpact, DataNature, OperationImpact, PatientImpact, Repercussion,
};
pub use incident::{Cause, IncidentNature, Trace};
pub use judgement::{
    Advice, AdviceReason, CareUrgency, Class, LegalKind, SignalVerdict, UrgencyReason,
};
pub use legal::{Authority, ClockStart, ElsewhereDuty, LegalText};
pub use lessons::{AggravatingFactor, EditionReaders, LessonsPart, RootCause};
pub use past::{PastColumn, PastImportState, PastOutcome};
pub use significant::{ActionEnd, Cell, Mode, Presence, Progress, Reach, StatementState};
pub use systems::{AffectedSystem, RegulatedProduct, ThirdPartyRole};
pub use treatment::{
    Channel, ContactMeans, Finding, MeasureKind, MeasureReply, MeasureState, MilitaryNotice,
    OwnHandling, RelayTarget, State, Step, StepActor, StepState, SupportChoice,
};

use std::fmt::Debug;
use std::hash::Hash;

/// Whether a choice may be ticked together with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Combination {
    /// May stand beside other choices.
    Free,
    /// Contradicts every other choice of its list, as "none" does.
    Alone,
}

/// One choice of a closed list, as pages, paper forms and API documents show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChoiceKey {
    /// Stable key: what is stored, sent and submitted.
    pub key: &'static str,
    /// Key of the label in the catalogues.
    pub label: &'static str,
    /// Whether the choice combines with others in a list of several.
    pub combination: Combination,
}

/// A word of a closed vocabulary.
pub trait Word: Copy + Eq + Ord + Hash + Debug + Send + Sync + 'static {
    /// The choices, in the order in which they are offered.
    const CHOICES: &'static [ChoiceKey];
    /// The words, in the order of [`Word::CHOICES`].
    const WORDS: &'static [Self];

    /// The word's choice.
    fn choice(self) -> ChoiceKey;

    /// The word whose stable key is `key`, if any.
    fn from_key(key: &str) -> Option<Self> {
        Self::WORDS
            .iter()
            .copied()
            .find(|word| word.choice().key == key)
    }
}

/// Declares vocabularies: each variant with its stable key, the key of its
/// label, and `alone` when it contradicts the others.
macro_rules! words {
    ($(
        $(#[doc = $doc:literal])+
        pub enum $Name:ident {
            $( $(#[$vmeta:meta])* $Variant:ident = $key:literal, $label:literal $(, $alone:ident)? ; )+
        }
    )+) => {$(
        $(#[doc = $doc])+
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        pub enum $Name {
            $( $(#[$vmeta])* #[serde(rename = $key)] $Variant, )+
        }

        impl $Name {
            /// Every word, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$( Self::$Variant ),+];

            /// The stable key: what is stored and sent.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $( Self::$Variant => $key, )+ }
            }

            /// The key of the label in the catalogues.
            #[must_use]
            pub const fn label_key(self) -> &'static str {
                match self { $( Self::$Variant => $label, )+ }
            }
        }

        // The derive would not see the keys: a macro's literals reach it wrapped.
        impl utoipa::PartialSchema for $Name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::Type::String)
                    .description(Some(concat!($($doc),+).trim()))
                    .enum_values(Some(Self::ALL.iter().map(|word| word.key())))
                    .into()
            }
        }

        impl utoipa::ToSchema for $Name {}

        impl $crate::words::Word for $Name {
            const CHOICES: &'static [$crate::words::ChoiceKey] = &[$(
                $crate::words::ChoiceKey {
                    key: $key,
                    label: $label,
                    combination: $crate::words::words!(@combination $($alone)?),
                }
            ),+];
            const WORDS: &'static [Self] = Self::ALL;

            fn choice(self) -> $crate::words::ChoiceKey {
                Self::CHOICES[self as usize]
            }
        }
    )+};
    (@combination alone) => { $crate::words::Combination::Alone };
    (@combination) => { $crate::words::Combination::Free };
}
pub(crate) use words;

words! {
    /// A plain answer.
    pub enum YesNo {
        /// Yes.
        Yes = "yes", "word-yes-no-yes";
        /// No.
        No = "no", "word-yes-no-no";
    }
}
