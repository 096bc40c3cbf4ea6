//! The anonymised edition of lessons: what becomes of each passage that could
//! identify, and the text that follows (LESS-4).

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    act::{Author, Private},
    case::Lessons,
    ids::{ActId, Pseudonym},
    refusal::{Reason, Refusal, Rule},
    words::{AggravatingFactor, EditionReaders, LessonsPart, RootCause},
};

/// The longest text that stands for a passage, or reason to keep one, in
/// characters.
pub const LONGEST_DECISION: usize = 500;

/// What becomes of a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "decided", rename_all = "kebab-case")]
pub enum Decided {
    /// Other words are read in its place.
    Replaced {
        /// The words.
        with: String,
    },
    /// It stays.
    Kept {
        /// Why it identifies nobody.
        reason: String,
    },
}

/// A decision on a passage of the approved lessons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Decision {
    /// The part in which it stands.
    pub part: LessonsPart,
    /// Where it begins, in bytes.
    pub start: u32,
    /// Where it ends, in bytes.
    pub end: u32,
    /// What becomes of it.
    #[serde(flatten)]
    pub decided: Decided,
}

/// The decisions so far on the passages of approved lessons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The number of the lessons on which they rest.
    pub of: u32,
    /// In the order of the text.
    pub decisions: Private<Vec<Decision>>,
}

/// A part of an edition, as it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EditedPart {
    /// Which part.
    pub part: LessonsPart,
    /// What it says.
    pub text: String,
}

/// An edition as it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// For whom.
    pub to: EditionReaders,
    /// The number of the lessons that it gives.
    pub of: u32,
    /// What let it come about.
    pub roots: BTreeSet<RootCause>,
    /// What made it worse.
    pub factors: BTreeSet<AggravatingFactor>,
    /// What is read.
    pub parts: Private<Vec<EditedPart>>,
}

/// Where the anonymised edition of a case's lessons stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditionStanding {
    /// The decisions so far.
    pub edition: Option<Edition>,
    /// Everybody who decided on these lessons: none of them publishes, nor
    /// opens what is published to more readers.
    pub hands: BTreeSet<Pseudonym>,
    /// What is published.
    pub published: Option<InPublic>,
}

/// An edition that is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InPublic {
    /// The act that published it, by which it is addressed.
    pub act: ActId,
    /// What was published.
    pub published: Published,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Author,
}

impl Edition {
    /// The lessons as they are read with these decisions; parts that say
    /// nothing are left out.
    #[must_use]
    pub fn parts(&self, lessons: &Lessons) -> Vec<EditedPart> {
        let decisions = self.decisions.known().map_or(&[][..], Vec::as_slice);
        LessonsPart::ALL
            .iter()
            .map(|&part| EditedPart {
                part,
                text: edited(
                    lessons.part(part),
                    decisions.iter().filter(|one| one.part == part),
                ),
            })
            .filter(|part| !part.text.trim().is_empty())
            .collect()
    }
}

fn edited<'a>(text: &str, decisions: impl Iterator<Item = &'a Decision>) -> String {
    let mut edited = String::with_capacity(text.len());
    let mut at = 0;
    for decision in decisions {
        let (start, end) = (decision.start as usize, decision.end as usize);
        if let Decided::Replaced { with } = &decision.decided {
            edited.push_str(text.get(at..start).unwrap_or_default());
            edited.push_str(with);
            at = end;
        }
    }
    edited.push_str(text.get(at..).unwrap_or_default());
    edited
}

/// Checks decisions on lessons, and puts them in the order of the text.
///
/// # Errors
/// When one names no passage, two overlap, or words are missing or too long.
pub(crate) fn checked(lessons: &Lessons, decisions: &[Decision]) -> Result<Vec<Decision>, Refusal> {
    let refused = |reason| Err(Refusal::new(Rule::Less4, reason));
    let mut checked = decisions.to_vec();
    checked.sort_by_key(|one| (one.part, one.start));
    let mut before: Option<(LessonsPart, u32)> = None;
    for one in &mut checked {
        let passage = lessons
            .part(one.part)
            .get(one.start as usize..one.end as usize);
        let overlaps = before.is_some_and(|(part, end)| part == one.part && one.start < end);
        if overlaps || passage.is_none_or(str::is_empty) {
            return refused(Reason::MisplacedDecision);
        }
        before = Some((one.part, one.end));
        let (words, missing) = match &mut one.decided {
            Decided::Replaced { with } => (with, Reason::TextMissing),
            Decided::Kept { reason } => (reason, Reason::ReasonMissing),
        };
        *words = words.trim().to_owned();
        if words.is_empty() {
            return refused(missing);
        }
        if words.chars().count() > LONGEST_DECISION {
            return refused(Reason::TextTooLong(LONGEST_DECISION));
        }
    }
    Ok(checked)
}
