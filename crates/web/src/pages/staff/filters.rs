//! What a list of cases is narrowed to, as its address says.

use app::cases::{CaseFilter, CaseOrder, HelpFilter, TakenIn};
use locales::Texts;
use process::case::{Confirmation, Reality};
use process::territory;
use process::words::{Class, State, Word};

use crate::form::{Choice, Form};
use crate::input::Fields;

macro_rules! tabs {
    ($($(#[$doc:meta])* $Tab:ident = $word:literal, $key:literal;)*) => {
        /// A part of the work, one tab of the list.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Tab {
            $($(#[$doc])* $Tab,)*
        }

        impl Tab {
            /// Every tab, in order.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$Tab),*];

            /// Its name in addresses.
            #[must_use]
            pub(crate) const fn word(self) -> &'static str {
                match self { $(Self::$Tab => $word,)* }
            }

            /// Key of its name.
            #[must_use]
            pub(crate) const fn label_key(self) -> &'static str {
                match self { $(Self::$Tab => $key,)* }
            }
        }
    };
}

tabs! {
    /// Everything that is not closed.
    Open = "ouverts", "tab-open";
    /// To be taken in.
    TakeIn = "a-prendre", "tab-take-in";
    /// Taken in, to be qualified.
    Qualify = "a-qualifier", "tab-qualify";
    /// In treatment.
    Treat = "a-traiter", "tab-treat";
    /// To be closed.
    Close = "a-cloturer", "tab-close";
    /// Closed.
    Closed = "clos", "tab-closed";
}

impl Tab {
    /// The tab that an address names; the first when it names none.
    #[must_use]
    pub(crate) fn named(word: &str) -> Self {
        let named = Self::ALL.iter().copied().find(|tab| tab.word() == word);
        named.unwrap_or(Self::Open)
    }

    const fn states(self) -> &'static [State] {
        match self {
            Self::Open => &[
                State::AwaitingQualification,
                State::InTreatment,
                State::ToClose,
            ],
            Self::TakeIn | Self::Qualify => &[State::AwaitingQualification],
            Self::Treat => &[State::InTreatment],
            Self::Close => &[State::ToClose],
            Self::Closed => &[State::Closed],
        }
    }

    const fn taken_in(self) -> Option<TakenIn> {
        match self {
            Self::TakeIn => Some(TakenIn::No),
            Self::Qualify => Some(TakenIn::Yes),
            _ => None,
        }
    }
}

/// The names of the filters in addresses, the tab and the marker apart.
pub(super) const NAMES: [&str; 6] = [
    "region",
    "departement",
    "classe",
    "signaler",
    "nature",
    "tri",
];

/// The filter that an address asks for; what it cannot read does not
/// restrict.
#[must_use]
pub(crate) fn filter(tab: Tab, asked: &Fields, usual: CaseOrder) -> CaseFilter {
    let mark = asked.value("signaler");
    CaseFilter {
        states: tab.states().to_vec(),
        taken_in: tab.taken_in(),
        classes: Class::from_key(asked.value("classe")).into_iter().collect(),
        ars: asked.value("region").parse().ok(),
        departement: asked.value("departement").parse().ok(),
        confirmation: (mark == "a-confirmer").then_some(Confirmation::Awaited),
        help: (mark == "urgent").then_some(HelpFilter::AtOnce),
        reality: match asked.value("nature") {
            "reel" => Some(Reality::Real),
            "exercice" => Some(Reality::Exercise),
            _ => None,
        },
        order: match asked.value("tri") {
            "urgence" => CaseOrder::Queue,
            "date" => CaseOrder::Newest,
            _ => usual,
        },
        ..CaseFilter::default()
    }
}

/// What the filters offer.
#[derive(Clone, Debug)]
pub(crate) struct Offered {
    /// Agencies.
    pub(crate) regions: Vec<Choice>,
    /// Classes.
    pub(crate) classes: Vec<Choice>,
    /// Marks.
    pub(crate) marks: Vec<Choice>,
    /// Real or exercise.
    pub(crate) realities: Vec<Choice>,
    /// Orders.
    pub(crate) orders: Vec<Choice>,
    /// What is chosen.
    pub(crate) form: Form,
}

/// The filters of a list, filled as the address says.
#[must_use]
pub(crate) fn offered(t: Texts, asked: &Fields, usual: CaseOrder) -> Offered {
    let regions = territory::all_ars()
        .iter()
        .map(|ars| Choice::new(ars.code().as_str(), ars.name()))
        .collect();
    let some = |words: &[(&'static str, &str)]| {
        words
            .iter()
            .map(|(value, key)| Choice::new(*value, t.get(key)))
            .collect()
    };
    let mut form = asked.clone().into_form();
    if asked.value("tri").is_empty() {
        form.set(
            "tri",
            match usual {
                CaseOrder::Queue => "urgence",
                CaseOrder::Newest => "date",
            },
        );
    }
    Offered {
        regions,
        classes: Choice::of(t, Class::CHOICES),
        marks: some(&[("urgent", "mark-help"), ("a-confirmer", "mark-unconfirmed")]),
        realities: some(&[("reel", "filter-real"), ("exercice", "case-exercise")]),
        orders: some(&[("urgence", "filter-urgent"), ("date", "filter-newest")]),
        form,
    }
}
