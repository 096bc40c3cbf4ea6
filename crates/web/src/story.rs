//! The record of a case as a story: every act in words, with what was before
//! and after (KEEP-1). Every reader's case page and the print view tell it by
//! the same words; each of them passes the acts that its reader may read.

mod act;
mod before;
mod clocks;
mod declared;
mod evidence;
mod parts;
mod title;

use std::borrow::Cow;
use std::collections::BTreeMap;

use app::cases::CaseView;
use jiff::Timestamp;
use locales::Texts;
use process::access::Audience;
use process::act::{Act, Recorded};
use process::case::CaseAct;
use process::facility::Facility;
use process::ids::FacilityId;

use crate::{naming, paths, signing::Signing, signing::Signings, tone::Tone};
use before::Before;
pub(crate) use evidence::form_key;
pub use parts::Part;

/// One act, told.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its number in the case; pages link to `#acte-<number>`.
    pub number: u32,
    /// How much it matters at a glance.
    pub tone: Tone,
    /// What happened, in a sentence.
    pub title: Cow<'static, str>,
    /// Who did it.
    pub who: String,
    /// When it was recorded.
    pub at: Timestamp,
    /// Who may read it, in words; empty where that goes without saying: for
    /// what everybody or all who work on the case together may read, messages
    /// apart, whose author chose.
    pub audience: Cow<'static, str>,
    /// What was said, and what changed.
    pub parts: Vec<Part>,
    /// Whether it was signed, or where the reader signs it (KEEP-1).
    pub signing: Signing,
}

/// The record of a case, of the acts that the reader may read, oldest first.
#[must_use]
pub fn of_case(t: Texts, view: &CaseView) -> Vec<Entry> {
    let mut places = view.sites.clone();
    places.insert(view.facility.id, view.facility.clone());
    let mut teller = Teller::new(t, &places);
    let signings = Signings::new(
        t,
        view.story
            .iter()
            .map(|item| (&item.recorded, item.author.name.as_deref())),
        (&view.reader, view.seat),
        paths::case(view.case.reference),
    );
    view.story
        .iter()
        .map(|item| {
            let who = naming::person(t, item.author.name.as_deref(), item.author.seat);
            Entry {
                signing: signings.of(&item.recorded),
                ..teller.tell(&item.recorded, who)
            }
        })
        .collect()
}

/// Tells the acts of one case, in order: it remembers what was before, to say
/// what changed.
pub struct Teller<'a> {
    t: Texts,
    places: &'a BTreeMap<FacilityId, Facility>,
    before: Before,
}

impl<'a> Teller<'a> {
    /// A teller of a case whose sites are `places`.
    #[must_use]
    pub fn new(t: Texts, places: &'a BTreeMap<FacilityId, Facility>) -> Self {
        Self {
            t,
            places,
            before: Before::default(),
        }
    }

    /// Tells the next act, done by `who`.
    pub fn tell(&mut self, recorded: &Recorded<CaseAct>, who: String) -> Entry {
        let (tone, title) = title::title(self.t, &recorded.act);
        let parts = act::parts(self.t, self.places, &self.before, &recorded.act);
        self.before.take(&recorded.act);
        Entry {
            number: recorded.seq.0,
            tone,
            title,
            who,
            at: recorded.at,
            audience: match (&recorded.act, recorded.act.audience()) {
                (CaseAct::Messaged { to, .. }, _) => naming::audience(self.t, *to),
                (_, Audience::All | Audience::Parties) => Cow::Borrowed(""),
                (_, narrower) => naming::audience(self.t, narrower),
            },
            parts,
            signing: Signing::None,
        }
    }

    /// The words of the question of this number, as it was asked.
    #[must_use]
    pub fn question(&self, number: u32) -> Option<&str> {
        self.before.questions.get(&number).map(String::as_str)
    }

    /// The words of the measure of this number, as it was proposed.
    #[must_use]
    pub fn measure(&self, number: u32) -> Option<&str> {
        self.before.measures.get(&number).map(String::as_str)
    }
}
