//! Recommendations of lessons linked to playbooks, as programs read them
//! (LESS-2).

use app::lessons::{LessonsLink, PlaybookLink};
use jiff::Timestamp;
use process::lessons::{LinkId, ProposedChange};
use process::playbook::{Answer, PlaybookKey, SectionKind};
use serde::Serialize;
use utoipa::ToSchema;

use super::told_story::words;

/// A recommendation that names a playbook.
#[derive(Serialize, ToSchema)]
pub(super) struct LessonsLinkBody {
    /// Its number.
    id: LinkId,
    /// When.
    at: Timestamp,
    /// The number of the approved lessons.
    of: u32,
    /// The recommendation's number in them.
    recommendation: u32,
    /// The playbook.
    playbook: PlaybookKey,
    /// What it proposes to change there; absent where nothing.
    change: Option<ProposedChangeBody>,
    /// What was answered to it; absent while it waits.
    answer: Option<ChangeAnswerBody>,
}

impl From<&LessonsLink> for LessonsLinkBody {
    fn from(link: &LessonsLink) -> Self {
        Self {
            id: link.id,
            at: link.at,
            of: link.linked.of,
            recommendation: link.linked.recommendation,
            playbook: link.linked.playbook.clone(),
            change: link.linked.change.as_ref().map(ProposedChangeBody::from),
            answer: link.answer.map(ChangeAnswerBody::from),
        }
    }
}

/// What lessons say of a playbook.
#[derive(Serialize, ToSchema)]
pub(super) struct PlaybookLinkBody {
    /// Its number, with that of the case.
    id: LinkId,
    /// When it was said.
    at: Timestamp,
    /// The recommendation.
    recommendation: Option<String>,
    /// The change that it proposes; absent where none.
    change: Option<ProposedChangeBody>,
    /// What was answered to it; absent while it waits.
    answer: Option<ChangeAnswerBody>,
}

impl From<&PlaybookLink> for PlaybookLinkBody {
    fn from(link: &PlaybookLink) -> Self {
        Self {
            id: link.id,
            at: link.at,
            recommendation: words(&link.linked.says),
            change: link.linked.change.as_ref().map(ProposedChangeBody::from),
            answer: link.answer.map(ChangeAnswerBody::from),
        }
    }
}

/// A change that lessons propose to a playbook.
#[derive(Serialize, ToSchema)]
struct ProposedChangeBody {
    /// The part of the playbook.
    section: SectionKind,
    /// The passage as it reads now; none for what is missing.
    passage: Option<String>,
    /// What should be read instead, or besides.
    change: Option<String>,
    /// Why.
    why: Option<String>,
}

impl From<&ProposedChange> for ProposedChangeBody {
    fn from(change: &ProposedChange) -> Self {
        Self {
            section: change.section,
            passage: words(&change.passage),
            change: words(&change.change),
            why: words(&change.why),
        }
    }
}

/// What was answered to a change that lessons propose.
#[derive(Serialize, ToSchema)]
#[serde(tag = "is", rename_all = "kebab-case")]
enum ChangeAnswerBody {
    /// It is taken up in the text being written.
    TakenUp,
    /// It came about with a version.
    InVersion {
        /// The version's number.
        version: u32,
    },
    /// It was set aside.
    SetAside,
}

impl From<Answer> for ChangeAnswerBody {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::TakenUp => Self::TakenUp,
            Answer::InVersion(version) => Self::InVersion { version },
            Answer::SetAside => Self::SetAside,
        }
    }
}
