//! Choosing the facility that reports (DECL-2, DECL-4, DECL-7).

use std::borrow::Cow;

use askama::Template;
use jiff::Timestamp;
use locales::Texts;
use process::ids::DraftId;

use super::place::Place;
use crate::form::Form;
use crate::layout::{Hotline, Layout};

/// Where a declaration begins: whose is it?
#[derive(Template)]
#[template(path = "reporter/declare/entry.html")]
pub struct Entry {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// How the CERT is reached now.
    pub hotline: Hotline,
    /// Whether the reader signed in.
    pub reader: Reader,
    /// Drafts that can be resumed.
    pub drafts: Vec<DraftLine>,
    /// The reader's own facilities.
    pub own: Vec<Place>,
    /// The search.
    pub form: Form,
    /// What was searched for and what was found; none before a search.
    pub found: Option<Found>,
    /// Which form follows the choice.
    pub way: Way,
}

/// Who begins a declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Nobody known: a report to be confirmed.
    Stranger,
    /// Somebody with rights in facilities.
    Facility,
    /// An agent, in a reporter's name.
    Agent,
}

/// What a search found.
#[derive(Clone, Debug)]
pub struct Found {
    /// What was searched for.
    pub query: String,
    /// The facilities, the likeliest first.
    pub places: Vec<Place>,
    /// The bodies that would be told, when one facility alone was found.
    pub told: Vec<Cow<'static, str>>,
}

/// Which form follows the choice of a facility.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// The guided form.
    #[default]
    Guided,
    /// The essentials on one page (DECL-6).
    Essentials,
}

/// How many facilities a search shows.
pub const SHOWN: u32 = 20;

impl Way {
    /// Its name in addresses.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Guided => "",
            Self::Essentials => "essentiel",
        }
    }

    /// The way of that name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Self {
        match slug {
            "essentiel" => Self::Essentials,
            _ => Self::Guided,
        }
    }
}

impl Entry {
    fn is_stranger(&self) -> bool {
        self.reader == Reader::Stranger
    }

    fn is_essentials(&self) -> bool {
        self.way == Way::Essentials
    }

    fn is_cut(&self, found: &Found) -> bool {
        found.places.len() >= usize::try_from(SHOWN).unwrap_or(usize::MAX)
    }
}

/// A draft that can be resumed.
#[derive(Clone, Debug)]
pub struct DraftLine {
    /// The draft.
    pub id: DraftId,
    /// The facility.
    pub facility: String,
    /// Who began it, when others may have.
    pub author: String,
    /// When it was last saved.
    pub updated_at: Timestamp,
}

impl DraftLine {
    /// Where it is resumed.
    #[must_use]
    pub fn href(&self) -> String {
        format!("{}/{}", crate::paths::DECLARE, self.id)
    }
}

/// The page that leads a military hospital's visitor to its own chain
/// (DECL-7).
#[derive(Template)]
#[template(path = "reporter/declare/military.html")]
pub struct Military {
    /// The reader's texts.
    pub t: Texts,
    /// The frame of the page.
    pub layout: Layout,
    /// The hospital.
    pub facility: String,
    /// The chain's phone; empty when it is not to be shown.
    pub phone: String,
    /// The chain's mailbox; empty when it is not to be shown.
    pub email: String,
}
