//! An entry of the directory as it stands after its acts.

use jiff::{Timestamp, civil::Date};

use super::{Entry, ProviderAct, ProviderState};
use crate::{
    act::{Author, Private, Recorded, Sequence},
    ids::ProviderId,
};

/// A provider of the directory.
#[derive(Clone, Debug, PartialEq)]
pub struct Provider {
    /// Its identity.
    pub id: ProviderId,
    /// Number of its last act: whoever writes it anew says on which it rests
    /// (KEEP-1).
    pub seq: Sequence,
    /// What the directory says.
    pub entry: Entry,
    /// The day by which it must be checked again.
    pub review_by: Date,
    /// When it was last written or checked.
    pub checked_at: Timestamp,
    /// How it came to its end, unless it was listed again.
    pub withdrawn: Option<Withdrawal>,
    /// When its last act was recorded.
    pub updated_at: Timestamp,
}

/// How an entry came to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// By whom.
    pub by: Author,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: Private<String>,
}

/// The acts do not begin with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a provider begins with what the directory says of it")]
pub struct NotAProvider;

impl Provider {
    /// Folds the acts of one entry, in order.
    ///
    /// # Errors
    /// When they do not begin with what it says.
    pub fn from_acts(id: ProviderId, acts: &[Recorded<ProviderAct>]) -> Result<Self, NotAProvider> {
        let (first, later) = acts.split_first().ok_or(NotAProvider)?;
        let ProviderAct::Listed { entry, review_by } = &first.act else {
            return Err(NotAProvider);
        };
        let mut provider = Self {
            id,
            seq: first.seq,
            entry: (**entry).clone(),
            review_by: *review_by,
            checked_at: first.at,
            withdrawn: None,
            updated_at: first.at,
        };
        for act in later {
            provider.apply(act);
        }
        Ok(provider)
    }

    /// Takes one more act into account.
    pub fn apply(&mut self, recorded: &Recorded<ProviderAct>) {
        self.seq = recorded.seq;
        self.updated_at = recorded.at;
        match &recorded.act {
            ProviderAct::Listed { entry, review_by }
            | ProviderAct::Changed { entry, review_by } => {
                self.entry = (**entry).clone();
                self.checked(*review_by, recorded.at);
            }
            ProviderAct::Reviewed { review_by, .. } => self.checked(*review_by, recorded.at),
            ProviderAct::Withdrawn { reason } => {
                self.withdrawn = Some(Withdrawal {
                    by: recorded.by.clone(),
                    at: recorded.at,
                    reason: reason.clone(),
                });
            }
            ProviderAct::Restored { review_by, .. } => {
                self.withdrawn = None;
                self.checked(*review_by, recorded.at);
            }
        }
    }

    fn checked(&mut self, review_by: Date, at: Timestamp) {
        self.review_by = review_by;
        self.checked_at = at;
    }

    /// Where it stands.
    #[must_use]
    pub const fn state(&self) -> ProviderState {
        if self.withdrawn.is_some() {
            ProviderState::Withdrawn
        } else {
            ProviderState::Listed
        }
    }
}
