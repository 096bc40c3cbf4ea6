//! Drafts of declarations (DECL-3): kept, resumed from another device, never
//! silently overwritten.

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    access::Actor,
    declaration::facts::{Facts, ReporterContact},
    facility::FinessNumber,
    ids::{DraftId, FacilityId},
    words::Channel,
};
use serde::{Deserialize, Serialize};

use crate::{App, AppError, Secret};

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
        unimplemented!()
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
        unimplemented!()
    }

    /// A draft.
    ///
    /// # Errors
    /// When the key does not open such a draft.
    pub async fn draft(&self, key: DraftKey<'_>, id: DraftId) -> Result<Draft, AppError> {
        unimplemented!()
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
        unimplemented!()
    }

    /// Removes a draft.
    ///
    /// # Errors
    /// When the key does not open such a draft.
    pub async fn drop_draft(&self, key: DraftKey<'_>, id: DraftId) -> Result<(), AppError> {
        unimplemented!()
    }
}
