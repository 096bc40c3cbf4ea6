//! Drafts of declarations (DECL-3): kept, resumed from another device, never
//! silently overwritten.

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    access::{Actor, Standing},
    declaration::facts::{Facts, ReporterContact},
    facility::FinessNumber,
    ids::{DraftId, FacilityId},
    words::Channel,
};
use serde::{Deserialize, Serialize};

use store::{Reader, TokenHash, drafts::Saving};

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
            facility: body.facility,
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
                    opened(tx.read(), &opener, id).await?;
                    let data = serde_json::to_string(&body)?;
                    let saving =
                        store::drafts::save(tx, id, expected, body.facility, &data, now).await?;
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
