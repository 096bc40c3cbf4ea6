//! A playbook as it stands after its acts.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};

use super::{Content, DraftState, Origin, PlaybookAct, PlaybookKey, PlaybookState};
use crate::{
    act::{Author, Private, Recorded, Sequence},
    ids::{PlaybookId, Pseudonym},
    lessons::LinkId,
};

/// A playbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Playbook {
    /// Its identity.
    pub id: PlaybookId,
    /// Its name in addresses.
    pub key: PlaybookKey,
    /// Number of its last act: a judgement says on which it rests (KEEP-1).
    pub seq: Sequence,
    /// What was approved, in order; the last one is in force unless the
    /// playbook was withdrawn.
    pub versions: Vec<Version>,
    /// What is being written.
    pub draft: Option<Draft>,
    /// What was written last, whatever became of it.
    pub last_written: Content,
    /// The day by which the version in force must be read again.
    pub review_by: Option<Date>,
    /// When it was read again without change, in order.
    pub reviews: Vec<Review>,
    /// How it came to its end, until a text is approved anew.
    pub withdrawn: Option<Withdrawal>,
    /// What the portal came with, as last installed or proposed.
    pub shipped: Option<Content>,
    /// What was answered to the changes that lessons propose (LESS-2).
    pub answers: BTreeMap<LinkId, Answered>,
    /// When its last act was recorded.
    pub updated_at: Timestamp,
}

/// A text that was approved, and never changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1.
    pub number: u32,
    /// What it says.
    pub content: Content,
    /// Where it comes from.
    pub origin: Origin,
    /// Who wrote it last.
    pub written_by: Author,
    /// Who approved it; nobody did what the portal came with.
    pub approved_by: Option<Author>,
    /// Since when.
    pub at: Timestamp,
}

/// A text that is not in force yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it says.
    pub content: Content,
    /// Where it comes from.
    pub origin: Origin,
    /// Where it stands.
    pub state: DraftState,
    /// Who wrote it last.
    pub written_by: Author,
    /// Everybody who wrote in it: none of them approves it.
    pub hands: BTreeSet<Pseudonym>,
    /// When it was last written.
    pub at: Timestamp,
    /// Why it was turned down, until it is written anew.
    pub declined: Option<Private<String>>,
}

/// That a playbook was read again and stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// By whom.
    pub by: Author,
    /// When.
    pub at: Timestamp,
    /// What was checked.
    pub note: Private<String>,
}

/// How a playbook came to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// By whom.
    pub by: Author,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: Private<String>,
}

/// What was answered to a change that lessons propose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The answer.
    pub answer: Answer,
    /// When it was given.
    pub at: Timestamp,
    /// By whom.
    pub by: Author,
}

/// What becomes of a change that lessons propose; nothing was said of one that
/// waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is taken up in the text being written.
    TakenUp,
    /// It came about with the version of this number.
    InVersion(u32),
    /// It was set aside.
    SetAside,
}

/// The acts do not begin with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a playbook begins with what it says")]
pub struct NotAPlaybook;

impl Playbook {
    /// Folds the acts of one playbook, in order.
    ///
    /// # Errors
    /// When they do not begin with what it says.
    pub fn from_acts(id: PlaybookId, acts: &[Recorded<PlaybookAct>]) -> Result<Self, NotAPlaybook> {
        let first = acts.first().ok_or(NotAPlaybook)?;
        let (PlaybookAct::Installed { key, content, .. }
        | PlaybookAct::Written { key, content, .. }) = &first.act
        else {
            return Err(NotAPlaybook);
        };
        let mut playbook = Self {
            id,
            key: key.clone(),
            seq: first.seq,
            versions: Vec::new(),
            draft: None,
            last_written: (**content).clone(),
            review_by: None,
            reviews: Vec::new(),
            withdrawn: None,
            shipped: None,
            answers: BTreeMap::new(),
            updated_at: first.at,
        };
        for act in acts {
            playbook.apply(act);
        }
        Ok(playbook)
    }

    /// Takes one more act into account.
    pub fn apply(&mut self, recorded: &Recorded<PlaybookAct>) {
        self.seq = recorded.seq;
        self.updated_at = recorded.at;
        match &recorded.act {
            PlaybookAct::Installed {
                content, review_by, ..
            } => {
                self.last_written = (**content).clone();
                self.shipped = Some((**content).clone());
                self.review_by = Some(*review_by);
                self.versions.push(Version {
                    number: self.next_version(),
                    content: (**content).clone(),
                    origin: Origin::Shipped,
                    written_by: recorded.by.clone(),
                    approved_by: None,
                    at: recorded.at,
                });
            }
            PlaybookAct::Written {
                origin, content, ..
            } => self.write(*origin, content, recorded),
            PlaybookAct::Submitted => {
                if let Some(draft) = &mut self.draft {
                    draft.state = DraftState::ToApprove;
                }
            }
            PlaybookAct::Approved { review_by } => {
                if let Some(draft) = self.draft.take() {
                    let number = self.next_version();
                    self.answer_with(number);
                    self.versions.push(Version {
                        number,
                        content: draft.content,
                        origin: draft.origin,
                        written_by: draft.written_by,
                        approved_by: Some(recorded.by.clone()),
                        at: recorded.at,
                    });
                }
                self.review_by = Some(*review_by);
                self.withdrawn = None;
            }
            PlaybookAct::Declined { reason } => {
                if let Some(draft) = &mut self.draft {
                    draft.state = DraftState::Writing;
                    draft.declined = Some(reason.clone());
                }
            }
            PlaybookAct::Discarded { reason } => {
                self.draft = None;
                self.answers
                    .retain(|_, answered| answered.answer != Answer::TakenUp);
                if self.versions.is_empty() {
                    self.end(recorded, reason);
                }
            }
            PlaybookAct::Reviewed { review_by, note } => {
                self.review_by = Some(*review_by);
                self.reviews.push(Review {
                    by: recorded.by.clone(),
                    at: recorded.at,
                    note: note.clone(),
                });
            }
            PlaybookAct::Withdrawn { reason } => {
                self.review_by = None;
                self.end(recorded, reason);
            }
            PlaybookAct::ChangeTakenUp { change } => {
                self.answer(*change, Answer::TakenUp, recorded);
                if self.draft.is_none() {
                    let content = self.shown().clone();
                    self.write(Origin::Local, &content, recorded);
                }
            }
            PlaybookAct::ChangeSetAside { change, .. } => {
                self.answer(*change, Answer::SetAside, recorded);
            }
        }
    }

    fn answer(&mut self, change: LinkId, answer: Answer, recorded: &Recorded<PlaybookAct>) {
        let answered = Answered {
            answer,
            at: recorded.at,
            by: recorded.by.clone(),
        };
        self.answers.insert(change, answered);
    }

    /// What was taken up in the text that is approved came about with it.
    fn answer_with(&mut self, version: u32) {
        for answered in self.answers.values_mut() {
            if answered.answer == Answer::TakenUp {
                answered.answer = Answer::InVersion(version);
            }
        }
    }

    fn write(&mut self, origin: Origin, content: &Content, recorded: &Recorded<PlaybookAct>) {
        self.last_written = content.clone();
        if origin == Origin::Shipped {
            self.shipped = Some(content.clone());
        }
        let mut hands = self
            .draft
            .take()
            .map(|draft| draft.hands)
            .unwrap_or_default();
        hands.insert(recorded.by.pseudonym.clone());
        self.draft = Some(Draft {
            content: content.clone(),
            origin,
            state: match origin {
                Origin::Local => DraftState::Writing,
                Origin::Shipped => DraftState::ToApprove,
            },
            written_by: recorded.by.clone(),
            hands,
            at: recorded.at,
            declined: None,
        });
    }

    fn end(&mut self, recorded: &Recorded<PlaybookAct>, reason: &Private<String>) {
        self.withdrawn = Some(Withdrawal {
            by: recorded.by.clone(),
            at: recorded.at,
            reason: reason.clone(),
        });
    }

    fn next_version(&self) -> u32 {
        self.versions.last().map_or(1, |last| last.number + 1)
    }

    /// Where it stands.
    #[must_use]
    pub const fn state(&self) -> PlaybookState {
        if self.withdrawn.is_some() {
            PlaybookState::Withdrawn
        } else if self.versions.is_empty() {
            PlaybookState::Draft
        } else {
            PlaybookState::InForce
        }
    }

    /// What it is called by: the last version that was approved, or what was
    /// written last while there is none.
    #[must_use]
    pub fn shown(&self) -> &Content {
        let last = self.versions.last().map(|last| &last.content);
        last.unwrap_or(&self.last_written)
    }

    /// The version to follow.
    #[must_use]
    pub fn in_force(&self) -> Option<&Version> {
        match self.state() {
            PlaybookState::InForce => self.versions.last(),
            PlaybookState::Draft | PlaybookState::Withdrawn => None,
        }
    }
}
