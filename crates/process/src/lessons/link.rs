//! Recommendations that name a playbook, and what lessons propose to change
//! there (LESS-2).

use std::{fmt, str::FromStr};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    act::{Author, Private},
    case::{Case, CaseAct},
    decide::{self, Ask, needed, optional},
    ids::{ActId, Reference},
    playbook::{PlaybookKey, SectionKind},
    refusal::{Reason, Refusal, Rule},
};

/// A recommendation of approved lessons that names a playbook, as it was when
/// somebody said so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linked {
    /// Its number among the links of the case, from 1.
    pub number: u32,
    /// The number of the approved lessons.
    pub of: u32,
    /// The recommendation's number in them, from 1.
    pub recommendation: u32,
    /// What the recommendation says.
    pub says: Private<String>,
    /// The playbook's name in addresses.
    pub playbook: PlaybookKey,
    /// Its title then.
    pub title: String,
    /// What should change there; nothing where it says so already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<ProposedChange>,
}

/// A change that lessons propose to a playbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedChange {
    /// The part of the playbook.
    pub section: SectionKind,
    /// The passage or measure as it reads now; empty for what is missing.
    pub passage: Private<String>,
    /// What should be read instead, or besides.
    pub change: Private<String>,
    /// Why.
    pub why: Private<String>,
}

/// A link of a case's lessons with a playbook, since it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub linked: Linked,
    /// The act that made it.
    pub act: ActId,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Author,
}

/// The number of a link as people write it: that of its case and its own, such
/// as `2026-000123-P1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LinkId {
    /// The case whose lessons say so.
    pub case: Reference,
    /// Its number among the links of the case, from 1.
    pub number: u32,
}

impl fmt::Display for LinkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-P{}", self.case, self.number)
    }
}

crate::as_text::text_schema!(LinkId, "2026-000123-P1");

/// The text is not of the form `2026-000123-P1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("what lessons propose has a number of the form 2026-000123-P1")]
pub struct NotALinkId;

impl FromStr for LinkId {
    type Err = NotALinkId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (case, number) = numbered(text, "-P").ok_or(NotALinkId)?;
        Ok(Self { case, number })
    }
}

/// The case and the number in it, on both sides of a mark.
pub(crate) fn numbered(text: &str, mark: &str) -> Option<(Reference, u32)> {
    let (case, number) = text.trim().rsplit_once(mark)?;
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    digits.then_some(())?;
    Some((case.parse().ok()?, number.parse().ok()?))
}

crate::as_text::serde_by_text!(LinkId);

/// By what the keepers of a playbook find what lessons say of it: no word that
/// a person wrote. A pure function of the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkLine {
    /// Its number.
    pub id: LinkId,
    /// The act that made it, in which its words are.
    pub act: ActId,
    /// The playbook.
    pub playbook: PlaybookKey,
    /// Whether it proposes a change.
    pub proposes: Proposes,
    /// When it was made.
    pub at: Timestamp,
}

/// Whether a link proposes a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Proposes {
    /// It does.
    Change,
    /// The playbook says so already.
    Nothing,
}

impl LinkLine {
    /// The links of a case; none once its content went.
    #[must_use]
    pub fn of(case: &Case) -> Vec<Self> {
        if case.disposed().is_some() {
            return Vec::new();
        }
        case.links
            .iter()
            .map(|(&number, link)| Self {
                id: LinkId {
                    case: case.reference,
                    number,
                },
                act: link.act,
                playbook: link.linked.playbook.clone(),
                proposes: match link.linked.change {
                    Some(_) => Proposes::Change,
                    None => Proposes::Nothing,
                },
                at: link.at,
            })
            .collect()
    }
}

/// What should change, as it was typed.
pub(crate) struct ChangeTyped<'a> {
    pub(crate) section: Option<SectionKind>,
    pub(crate) passage: &'a str,
    pub(crate) change: &'a str,
    pub(crate) why: &'a str,
}

impl ChangeTyped<'_> {
    /// A change says where, what and why; nothing typed proposes none.
    fn checked(&self) -> Result<Option<ProposedChange>, Refusal> {
        let empty = [self.passage, self.change, self.why]
            .iter()
            .all(|text| text.trim().is_empty());
        if empty && self.section.is_none() {
            return Ok(None);
        }
        Ok(Some(ProposedChange {
            section: self
                .section
                .ok_or_else(|| refused(Reason::WrongField("section")))?,
            passage: optional(Rule::Less2, self.passage)?,
            change: needed(Rule::Less2, self.change)?,
            why: decide::reason(Rule::Less2, self.why)?,
        }))
    }
}

pub(crate) fn link(
    ask: &Ask<'_>,
    of: u32,
    recommendation: u32,
    typed: &ChangeTyped<'_>,
) -> Result<Vec<CaseAct>, Refusal> {
    let approved = match &ask.case.approved_lessons {
        Some(approved) if approved.number == of => approved,
        Some(_) => return Err(refused(Reason::LessonsApprovedSince)),
        None => return Err(refused(Reason::LessonsMissing)),
    };
    let items = approved.lessons.items();
    let item = items
        .iter()
        .find(|item| item.number == recommendation)
        .ok_or_else(|| refused(Reason::NoSuchRecommendation))?;
    let sheet = ask
        .context
        .playbook
        .as_ref()
        .ok_or_else(|| refused(Reason::NoSuchPlaybook))?;
    let change = typed.checked()?;
    let says = |link: &Link| {
        let linked = &link.linked;
        (linked.of, linked.recommendation) == (of, recommendation)
            && linked.playbook == sheet.key
            && linked.change == change
    };
    if ask.case.links.values().any(says) {
        return Err(refused(Reason::AlreadyDone));
    }
    Ok(vec![CaseAct::RecommendationLinked(Box::new(Linked {
        number: ask.case.last_link + 1,
        of,
        recommendation,
        says: Private::Known(item.text.to_owned()),
        playbook: sheet.key.clone(),
        title: sheet.title.clone(),
        change,
    }))])
}

pub(crate) fn unlink(case: &Case, number: u32, why: &str) -> Result<Vec<CaseAct>, Refusal> {
    if !case.links.contains_key(&number) {
        return Err(refused(Reason::NoSuchLink));
    }
    Ok(vec![CaseAct::RecommendationUnlinked {
        number,
        reason: decide::reason(Rule::Less2, why)?,
    }])
}

const fn refused(reason: Reason) -> Refusal {
    Refusal::new(Rule::Less2, reason)
}
