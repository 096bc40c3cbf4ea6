//! Where the lessons of a closed case stand: written, approved, written anew.

use std::{collections::BTreeSet, fmt, str::FromStr};

use jiff::Timestamp;

use super::{Case, CaseAct, Lessons};
use crate::{
    access::Audience,
    act::{Author, Recorded},
    ids::{ActId, Pseudonym, Reference},
    lessons::{InPublic, Link, Linked, Published, numbered},
    words::LessonsPart,
};

/// What was written last as lessons, which no second person has approved yet
/// (LESS-1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonsDraft {
    /// The act that wrote it.
    pub act: ActId,
    /// Everybody who wrote since the last approval: none of them approves.
    pub hands: BTreeSet<Pseudonym>,
    /// When it was written.
    pub at: Timestamp,
}

/// Lessons that a second person approved: those in the shared base (LESS-3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovedLessons {
    /// What they say.
    pub lessons: Lessons,
    /// Their number, from 1.
    pub number: u32,
    /// The act that wrote them.
    pub act: ActId,
    /// When they were approved.
    pub at: Timestamp,
    /// By whom.
    pub by: Author,
}

/// One recommendation of lessons, which others can cite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recommendation<'a> {
    /// Its number in the lessons, from 1.
    pub number: u32,
    /// What it says.
    pub text: &'a str,
}

impl Recommendation<'_> {
    /// How others cite it.
    #[must_use]
    pub const fn id(&self, case: Reference) -> RecommendationId {
        RecommendationId {
            case,
            number: self.number,
        }
    }
}

/// How others cite a recommendation: the number of its case and its own, such
/// as `2026-000123-R1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecommendationId {
    /// The case whose lessons say it.
    pub case: Reference,
    /// Its number in the lessons, from 1.
    pub number: u32,
}

impl fmt::Display for RecommendationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-R{}", self.case, self.number)
    }
}

/// The text is not of the form `2026-000123-R1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a recommendation is cited as 2026-000123-R1")]
pub struct NotARecommendationId;

impl FromStr for RecommendationId {
    type Err = NotARecommendationId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (case, number) = numbered(text, "-R").ok_or(NotARecommendationId)?;
        Ok(Self { case, number })
    }
}

impl Lessons {
    /// What a part says; nothing once it was erased.
    #[must_use]
    pub fn part(&self, part: LessonsPart) -> &str {
        let text = match part {
            LessonsPart::Causes => &self.causes,
            LessonsPart::AggravatingFactors => &self.aggravating_factors,
            LessonsPart::Difficulties => &self.difficulties,
            LessonsPart::Measures => &self.measures,
            LessonsPart::Recommendations => &self.recommendations,
        };
        text.known().map_or("", String::as_str)
    }

    /// The recommendations, one a line; none once they were erased.
    #[must_use]
    pub fn items(&self) -> Vec<Recommendation<'_>> {
        let text = self.recommendations.known().map_or("", String::as_str);
        text.lines()
            .map(|line| line.trim_start_matches(['-', '•', '*', '–']).trim())
            .filter(|line| !line.is_empty())
            .zip(1..)
            .map(|(text, number)| Recommendation { number, text })
            .collect()
    }
}

impl Case {
    pub(super) fn learn(&mut self, recorded: &Recorded<CaseAct>, lessons: &Lessons) {
        self.lessons = Some(lessons.clone());
        if lessons.to == Audience::Authorities {
            // The first lessons were approved by nobody, and nobody owes it
            // before they are written anew.
            return;
        }
        let mut hands = self
            .lessons_draft
            .take()
            .map(|draft| draft.hands)
            .unwrap_or_default();
        hands.insert(recorded.by.pseudonym.clone());
        self.lessons_draft = Some(LessonsDraft {
            act: recorded.id,
            hands,
            at: recorded.at,
        });
    }

    pub(super) fn publish(&mut self, recorded: &Recorded<CaseAct>, published: &Published) {
        self.edition.published = Some(InPublic {
            act: recorded.id,
            published: published.clone(),
            at: recorded.at,
            by: recorded.by.clone(),
        });
    }

    pub(super) fn link_recommendation(&mut self, recorded: &Recorded<CaseAct>, linked: &Linked) {
        self.last_link = self.last_link.max(linked.number);
        let link = Link {
            linked: linked.clone(),
            act: recorded.id,
            at: recorded.at,
            by: recorded.by.clone(),
        };
        self.links.insert(linked.number, link);
    }

    pub(super) fn approve_lessons(&mut self, recorded: &Recorded<CaseAct>) {
        if let (Some(draft), Some(lessons)) = (self.lessons_draft.take(), &self.lessons) {
            let before = self.approved_lessons.as_ref();
            self.approved_lessons = Some(ApprovedLessons {
                lessons: lessons.clone(),
                number: before.map_or(1, |before| before.number + 1),
                act: draft.act,
                at: recorded.at,
                by: recorded.by.clone(),
            });
        }
    }
}
