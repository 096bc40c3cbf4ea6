//! A passage that could identify, why, and what is proposed in its place.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a passage would tell.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A facility, by its name or short name.
    Facility,
    /// A number that belongs to one facility, person, thing or account: FINESS,
    /// SIRET, patient, bank.
    Number,
    /// A place: town, département, region, street, building, inhabitants.
    Place,
    /// A person.
    Person,
    /// A function that one person holds in a facility.
    Function,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Mailbox,
    /// A domain.
    Domain,
    /// The address of a page.
    Url,
    /// An internet address.
    Address,
    /// The name of a machine or share.
    Host,
    /// The name or place of a file.
    File,
    /// The name of an account.
    Account,
    /// A provider or product.
    Provider,
    /// A date precise enough to recognise.
    Date,
    /// A size: beds, staff, an amount, an age.
    Size,
    /// What few have, or what few are taken together: kind of facility, place,
    /// date.
    Rare,
    /// A proper name of which nothing tells what it names.
    Name,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 18] = [
        Self::Facility,
        Self::Number,
        Self::Place,
        Self::Person,
        Self::Function,
        Self::Phone,
        Self::Mailbox,
        Self::Domain,
        Self::Url,
        Self::Address,
        Self::Host,
        Self::File,
        Self::Account,
        Self::Provider,
        Self::Date,
        Self::Size,
        Self::Rare,
        Self::Name,
    ];
}

/// What gave a passage away.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The case itself names it.
    KnownOfTheCase,
    /// It has the form of such a thing.
    Form,
    /// The words before or after it announce it.
    Announced,
    /// It is in a list: first names, towns, territories.
    Listed,
    /// A capital letter where none is usual, or a word that is not usual.
    Unusual,
    /// It was marked elsewhere in the same texts.
    Elsewhere,
    /// It says of itself that there are few.
    SaysRare,
    /// Kind, place and date stand in one sentence.
    Together,
}

impl Why {
    /// Every reason.
    pub const ALL: [Self; 8] = [
        Self::KnownOfTheCase,
        Self::Form,
        Self::Announced,
        Self::Listed,
        Self::Unusual,
        Self::Elsewhere,
        Self::SaysRare,
        Self::Together,
    ];
}

/// The kind of facility that a name says, so that it stays readable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FacilityWord {
    /// University hospital.
    UniversityHospital,
    /// Any other hospital.
    Hospital,
    /// Private hospital.
    Clinic,
    /// Home for dependent elderly persons.
    NursingHome,
    /// Grouping of hospitals.
    Group,
    /// Any other facility.
    Facility,
}

/// How the name of a facility was tied to the words before it, in French.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// By nothing, or by an article that is replaced with it.
    Plain,
    /// By "de", that is replaced with it.
    Of,
    /// By "à", that is replaced with it.
    At,
}

/// What a function is about, so that the sentence stays useful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Post {
    /// Management.
    Management,
    /// Computing and its security.
    Computing,
    /// Care.
    Care,
    /// A public authority.
    Authority,
}

/// What is proposed in a passage's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Replacement {
    /// What kind of facility it is; with its number when the texts name
    /// several.
    Facility {
        /// The kind.
        word: FacilityWord,
        /// The tie to the words before.
        link: Link,
        /// Which one, from the second.
        other: Option<u32>,
    },
    /// What kind of passage it is, and which one.
    Numbered {
        /// The kind.
        kind: Kind,
        /// Which one, from 1.
        number: u32,
    },
    /// The function's field.
    Post {
        /// The field.
        post: Post,
    },
    /// Days from the case's first day.
    Day {
        /// Days, negative before it.
        days: i32,
    },
    /// What kind of passage it is.
    Kind {
        /// The kind.
        kind: Kind,
    },
}

/// A passage that could identify.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// First byte of the passage in its text.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
    /// What it would tell.
    pub kind: Kind,
    /// What gave it away.
    pub why: Why,
    /// What is proposed in its place.
    pub replacement: Replacement,
}

impl Mark {
    /// Where the passage is in its text, in bytes.
    #[must_use]
    pub const fn span(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// A passage found, before overlaps are settled and things numbered.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) span: Range<usize>,
    pub(crate) kind: Kind,
    pub(crate) why: Why,
    pub(crate) detail: Detail,
}

/// What a finder knows beyond the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    None,
    Facility(FacilityWord, Link),
    Post(Post),
    Date(WrittenDate),
}

/// A day as it was written, the year perhaps left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WrittenDate {
    pub(crate) day: i8,
    pub(crate) month: i8,
    pub(crate) year: Option<i16>,
}

impl Found {
    pub(crate) const fn new(span: Range<usize>, kind: Kind, why: Why) -> Self {
        Self {
            span,
            kind,
            why,
            detail: Detail::None,
        }
    }

    pub(crate) const fn with(mut self, detail: Detail) -> Self {
        self.detail = detail;
        self
    }
}
