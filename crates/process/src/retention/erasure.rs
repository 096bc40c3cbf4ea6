//! Erasing what is held of a person, on request, where the law allows
//! (KEEP-2): what may go, the request of it as a story of its own, and what
//! the record of an erasure says.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Category, Fate};
use crate::{
    access::Audience,
    act::{Act, Author, Private, Recorded, Sequence, SubjectKind},
    case::Case,
    ids::{AccountId, CaseId, Pseudonym},
    words::{State, words},
};

/// One value of one act of a case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ValueRef {
    /// The case.
    pub case: CaseId,
    /// The act.
    pub seq: Sequence,
    /// Path of the value in the act's facts.
    pub field: String,
}

/// Why values of a case were erased while its file lives on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "why")]
pub enum Why {
    /// The period of their category is over.
    Period {
        /// The category.
        category: Category,
    },
    /// A person asked for it; the story of the request says more.
    Request {
        /// The request's identity.
        request: uuid::Uuid,
    },
}

/// A value that an act of erasure names: its act and its path.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Erased {
    /// The act.
    pub seq: Sequence,
    /// Path of the value.
    pub field: String,
}

/// A copy that left the portal while the content was there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copy {
    /// When.
    pub at: Timestamp,
    /// Who took it.
    pub by: Pseudonym,
}

/// Where what was erased may still be: the platform cannot reach it, and says
/// so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copies {
    /// When the last backup that holds it is gone.
    pub backups_until: Timestamp,
    /// Printed or downloaded copies on record.
    pub taken: Vec<Copy>,
}

words! {
    /// Why something found of a person is not erased.
    pub enum Kept {
        /// The case is being handled: whoever handles it must reach its
        /// reporter.
        CaseUnderWay = "case-under-way", "kept-case-under-way";
        /// A complaint or an inquiry holds the case.
        OnHold = "on-hold", "kept-on-hold";
        /// The end of the whole file was decided.
        Ending = "ending", "kept-ending";
        /// The person still holds a right.
        RightsInForce = "rights-in-force", "kept-rights-in-force";
        /// A declaration that is being written; it goes by itself when nobody
        /// touches it.
        DraftUnderWay = "draft-under-way", "kept-draft-under-way";
    }

    /// What entitles a person to be forgotten.
    pub enum ErasureGround {
        /// The data are no longer necessary (RGPD, art. 17.1.a).
        NoLongerNeeded = "no-longer-needed", "ground-no-longer-needed";
        /// The person objects, for reasons of their own (RGPD, art. 21.1).
        Objection = "objection", "ground-objection";
        /// The data should never have been there (RGPD, art. 17.1.d).
        Unlawful = "unlawful", "ground-unlawful";
        /// A court or the CNIL orders it (RGPD, art. 17.1.e).
        Order = "order", "ground-order";
    }

    /// Where a request to erase a person's data stands.
    pub enum ErasureState {
        /// A second person is to decide.
        Requested = "requested", "erasure-requested";
        /// Decided; the platform carries it out.
        Approved = "approved", "erasure-approved";
        /// Turned down.
        Declined = "declined", "erasure-declined";
        /// Carried out.
        Done = "done", "erasure-done";
    }
}

/// Whether a value of a case may be erased on request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasability {
    /// It may.
    Erasable,
    /// It stays, for this reason.
    Stays(Kept),
}

/// Whether the values of a case may be erased on a person's request: the duty
/// to handle incidents comes first (RGPD, art. 17.3.b), then proof in court
/// (art. 17.3.e).
#[must_use]
pub const fn erasability(case: &Case) -> Erasability {
    match (case.state, &case.fate) {
        (State::AwaitingQualification | State::InTreatment | State::ToClose, _) => {
            Erasability::Stays(Kept::CaseUnderWay)
        }
        (State::Closed, _) if case.held_since.is_some() => Erasability::Stays(Kept::OnHold),
        (State::Closed, Fate::Approved(_) | Fate::UnderWay(_) | Fate::Disposed(_)) => {
            Erasability::Stays(Kept::Ending)
        }
        (State::Closed, Fate::Kept | Fate::Proposed(_)) => Erasability::Erasable,
    }
}

/// One thing that happened to a request to erase a person's data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ErasureAct {
    /// It was asked for, and what is to go was chosen.
    Requested {
        /// The name, address or number that was looked for.
        sought: Private<String>,
        /// What entitles the person.
        ground: ErasureGround,
        /// In words.
        reason: Private<String>,
        /// The values of cases.
        values: Vec<ValueRef>,
        /// The account.
        account: Option<AccountId>,
    },
    /// A second person agreed.
    Approved,
    /// Either person turned it down.
    Declined {
        /// Why.
        reason: Private<String>,
    },
    /// It was carried out.
    Done {
        /// The values that were erased; those of a case that was reopened or
        /// held meanwhile stayed.
        values: Vec<ValueRef>,
        /// The account that was erased.
        account: Option<AccountId>,
        /// Where copies may still be.
        copies: Copies,
    },
}

impl Act for ErasureAct {
    const SUBJECT: SubjectKind = SubjectKind::Erasure;

    fn audience(&self) -> Audience {
        Audience::Body(crate::access::Body::Hfds)
    }
}

/// A request to erase a person's data, as it stands after its acts.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonErasure {
    /// Where it stands.
    pub state: ErasureState,
    /// When it was asked for.
    pub at: Timestamp,
    /// Who asked for it here: somebody else decides.
    pub by: Author,
    /// What was looked for, until it is done.
    pub sought: Private<String>,
    /// What entitles the person.
    pub ground: ErasureGround,
    /// In words.
    pub reason: Private<String>,
    /// The values that are to go.
    pub values: Vec<ValueRef>,
    /// The account that is to go.
    pub account: Option<AccountId>,
    /// When its last act was recorded.
    pub updated_at: Timestamp,
}

/// The acts do not begin with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a request to erase begins with what is asked for")]
pub struct NotAnErasure;

impl PersonErasure {
    /// Folds the acts of one request, in order.
    ///
    /// # Errors
    /// When they do not begin with what is asked for.
    pub fn from_acts(acts: &[Recorded<ErasureAct>]) -> Result<Self, NotAnErasure> {
        let [first, rest @ ..] = acts else {
            return Err(NotAnErasure);
        };
        let ErasureAct::Requested {
            sought,
            ground,
            reason,
            values,
            account,
        } = &first.act
        else {
            return Err(NotAnErasure);
        };
        let mut request = Self {
            state: ErasureState::Requested,
            at: first.at,
            by: first.by.clone(),
            sought: sought.clone(),
            ground: *ground,
            reason: reason.clone(),
            values: values.clone(),
            account: *account,
            updated_at: first.at,
        };
        for act in rest {
            request.updated_at = act.at;
            request.state = match &act.act {
                ErasureAct::Requested { .. } => return Err(NotAnErasure),
                ErasureAct::Approved => ErasureState::Approved,
                ErasureAct::Declined { .. } => ErasureState::Declined,
                ErasureAct::Done { .. } => ErasureState::Done,
            };
        }
        Ok(request)
    }
}
