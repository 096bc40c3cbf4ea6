//! Drafts of declarations (DECL-3): kept, resumed from another device, never
//! silently overwritten.

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    access::{Actor, Seat, Standing},
    act::Sequence,
    declaration::facts::{Facts, ReporterContact},
    facility::FinessNumber,
    ids::{DraftId, FacilityId},
    refusal::{Reason, Refusal, Rule},
    words::Channel,
};
use serde::{Deserialize, Serialize};

use store::{Reader, TokenHash, Tx, drafts::Saving};

use crate::{App, AppError, Secret, entropy};

/// What a draft holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftBody {
    /// The declaring facility, once chosen.
    pub facility: Option<FacilityId>,
    /// The other sites touched.
    pub affected: Vec<FinessNumber>,
    /// What was answered.
    pub facts: Facts,
    /// Who reports.
    pub reporter: ReporterContact,
    /// How it comes, when an agent enters it.
    pub channel: Option<Channel>,
    /// Inputs that could not be read, by field: nothing written is lost.
    pub raw: BTreeMap<String, Vec<String>>,
    /// The page left last.
    pub step: Option<String>,
}

/// A draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Its identity.
    pub id: DraftId,
    /// What it holds.
    pub body: DraftBody,
    /// Grows by one with each saving.
    pub version: u32,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it was last saved.
    pub updated_at: Timestamp,
    /// Name of the person who began it, if signed in.
    pub author: Option<String>,
}

/// What became of a saving.
#[derive(Clone, Debug, PartialEq)]
pub enum DraftSaved {
    /// Saved, under this version.
    Saved {
        /// The version.
        version: u32,
    },
    /// Somebody saved it since: nothing was overwritten.
    Outdated {
        /// The draft as it stands.
        current: Box<Draft>,
    },
}

/// A draft that is sent as a declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentDraft {
    /// Its identity.
    pub id: DraftId,
    /// The version that its sender reviewed: when somebody saved it since, it
    /// is not sent, and nothing is lost. Absent when the sender has reviewed
    /// what is sent elsewhere.
    pub version: Option<u32>,
    /// The secret of a draft begun without signing in.
    pub secret: Option<Secret>,
}

impl SentDraft {
    fn key<'a>(&'a self, actor: &'a Actor) -> DraftKey<'a> {
        self.secret
            .as_ref()
            .map_or(DraftKey::Actor(actor), DraftKey::Secret)
    }
}

/// What opens a draft.
#[derive(Clone, Copy, Debug)]
pub enum DraftKey<'a> {
    /// A person signed in.
    Actor(&'a Actor),
    /// The secret of a draft begun without signing in.
    Secret(&'a Secret),
}

impl App {
    /// The drafts of the actor and of its facilities, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn drafts(&self, actor: &Actor) -> Result<Vec<Draft>, AppError> {
        let reader = self.0.db.read();
        let mut found = match &actor.standing {
            Standing::Facilities(roles) => {
                let facilities: Vec<FacilityId> = roles.keys().copied().collect();
                store::drafts::of_facilities(reader, &facilities).await?
            }
            _ => Vec::new(),
        };
        if let Some(account) = actor.account {
            for own in store::drafts::of_account(reader, account).await? {
                if found.iter().all(|draft| draft.id != own.id) {
                    found.push(own);
                }
            }
        }
        found.sort_by_key(|draft| std::cmp::Reverse(draft.updated_at));
        let mut drafts = Vec::with_capacity(found.len());
        for draft in found {
            drafts.push(self.read_draft(draft).await?);
        }
        Ok(drafts)
    }

    /// Begins a draft; somebody not signed in gets its secret.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn start_draft(
        &self,
        actor: &Actor,
        body: DraftBody,
    ) -> Result<(Draft, Option<Secret>), AppError> {
        let now = self.now();
        let secret = actor.account.is_none().then(Secret::draw);
        let stored = store::drafts::Draft {
            id: DraftId(entropy::uuid(now)),
            facility: shared_with(actor, body.facility),
            account: actor.account,
            secret: secret.as_ref().map(|secret| TokenHash::of(secret.reveal())),
            data: serde_json::to_string(&body)?,
            version: 1,
            created_at: now,
            updated_at: now,
            warned_at: None,
        };
        let row = stored.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    store::drafts::create(tx, &row)
                        .await
                        .map_err(AppError::from)
                })
            })
            .await?;
        Ok((self.read_draft(stored).await?, secret))
    }

    /// A draft.
    ///
    /// # Errors
    /// When the key does not open such a draft.
    pub async fn draft(&self, key: DraftKey<'_>, id: DraftId) -> Result<Draft, AppError> {
        let stored = opened(self.0.db.read(), &Opener::of(key), id).await?;
        self.read_draft(stored).await
    }

    /// Saves a draft over the version that was read.
    ///
    /// # Errors
    /// When the key does not open such a draft.
    pub async fn save_draft(
        &self,
        key: DraftKey<'_>,
        id: DraftId,
        expected: u32,
        body: DraftBody,
    ) -> Result<DraftSaved, AppError> {
        let now = self.now();
        let opener = Opener::of(key);
        let saving = self
            .0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let draft = opened(tx.read(), &opener, id).await?;
                    let data = serde_json::to_string(&body)?;
                    let shared = opener.shares(&draft, body.facility);
                    let saving = store::drafts::save(tx, id, expected, shared, &data, now).await?;
                    Ok::<_, AppError>(saving)
                })
            })
            .await?;
        match saving {
            Saving::Saved { version } => Ok(DraftSaved::Saved { version }),
            Saving::Outdated { current } => Ok(DraftSaved::Outdated {
                current: Box::new(self.read_draft(*current).await?),
            }),
            Saving::Gone => Err(AppError::NotFound),
        }
    }

    /// Removes a draft.
    ///
    /// # Errors
    /// When the key does not open such a draft.
    pub async fn drop_draft(&self, key: DraftKey<'_>, id: DraftId) -> Result<(), AppError> {
        let opener = Opener::of(key);
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    opened(tx.read(), &opener, id).await?;
                    store::drafts::delete(tx, id).await.map_err(AppError::from)
                })
            })
            .await
    }

    async fn read_draft(&self, draft: store::drafts::Draft) -> Result<Draft, AppError> {
        let author = match draft.account {
            Some(account) => store::accounts::by_id(self.0.db.read(), account)
                .await?
                .map(|account| account.name),
            None => None,
        };
        Ok(Draft {
            id: draft.id,
            body: serde_json::from_str(&draft.data)?,
            version: draft.version,
            created_at: draft.created_at,
            updated_at: draft.updated_at,
            author,
        })
    }
}

/// What opens drafts, in a form that can enter a transaction.
enum Opener {
    Actor(Actor),
    Secret(TokenHash),
}

impl Opener {
    fn of(key: DraftKey<'_>) -> Self {
        match key {
            DraftKey::Actor(actor) => Self::Actor(actor.clone()),
            DraftKey::Secret(secret) => Self::Secret(TokenHash::of(secret.reveal())),
        }
    }

    /// The facility whose people open a draft once it is saved: the one that
    /// it is for, when whoever saves it reports there; a colleague who turns
    /// it to another one does not take it away from the first.
    fn shares(
        &self,
        draft: &store::drafts::Draft,
        chosen: Option<FacilityId>,
    ) -> Option<FacilityId> {
        match self {
            Self::Actor(actor) if draft.account == actor.account => shared_with(actor, chosen),
            Self::Actor(actor) => shared_with(actor, chosen).or(draft.facility),
            Self::Secret(_) => None,
        }
    }

    /// A draft opens to its author, to the people of its facility, and to the
    /// holder of its secret.
    fn opens(&self, draft: &store::drafts::Draft) -> bool {
        match self {
            Self::Actor(actor) => {
                let own = draft.account.is_some() && draft.account == actor.account;
                let colleague = match &actor.standing {
                    Standing::Facilities(roles) => {
                        draft.account.is_some()
                            && draft
                                .facility
                                .is_some_and(|facility| roles.contains_key(&facility))
                    }
                    _ => false,
                };
                own || colleague
            }
            Self::Secret(hash) => draft.secret.as_ref() == Some(hash),
        }
    }
}

/// Only those who report for a facility share their drafts with its people:
/// what the CERT, another body or a stranger prepares is theirs until sent.
fn shared_with(actor: &Actor, facility: Option<FacilityId>) -> Option<FacilityId> {
    facility.filter(|&facility| matches!(actor.seat(facility), Seat::Facility { .. }))
}

/// The draft from which a declaration comes, held while it is being sent;
/// none when it was sent or dropped before.
pub(crate) async fn to_send(
    tx: &Tx,
    actor: &Actor,
    sent: &SentDraft,
) -> Result<Option<store::drafts::Draft>, AppError> {
    let Some(draft) = store::drafts::held(tx, sent.id).await? else {
        return Ok(None);
    };
    if !Opener::of(sent.key(actor)).opens(&draft) {
        return Err(AppError::NotFound);
    }
    match sent.version {
        Some(version) if version != draft.version => {
            let changed = Reason::ChangedSince(Sequence(draft.version));
            Err(Refusal::new(Rule::Decl3, changed).into())
        }
        _ => Ok(Some(draft)),
    }
}

async fn opened(
    reader: Reader<'_>,
    opener: &Opener,
    id: DraftId,
) -> Result<store::drafts::Draft, AppError> {
    store::drafts::by_id(reader, id)
        .await?
        .filter(|draft| opener.opens(draft))
        .ok_or(AppError::NotFound)
}
