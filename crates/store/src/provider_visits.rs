//! People on their way through a provider of identity: what they left with,
//! until they come back, once.

use jiff::Timestamp;
use process::ids::AccountId;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    columns::{from_json, json, micros, time},
    entities::provider_visits::{ActiveModel, Column, Entity},
    error::Result,
    secrets::TokenHash,
    write::Tx,
};

/// What somebody goes to a provider for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "for", rename_all = "kebab-case")]
pub enum Errand {
    /// To sign in.
    SignIn,
    /// To link the identity to the account that is signed in.
    Link {
        /// The account.
        account: Uuid,
        /// Hash of the session's secret, which must still be the browser's.
        session: [u8; 32],
    },
    /// To take up an invitation.
    Join {
        /// Hash of the invitation's secret.
        invitation: [u8; 32],
    },
    /// To show again who one is, in this session.
    Prove {
        /// The account.
        account: Uuid,
        /// Hash of the session's secret, which must still be the browser's.
        session: [u8; 32],
    },
}

impl Errand {
    /// To show again who one is, in a session.
    #[must_use]
    pub const fn prove(account: AccountId, session: TokenHash) -> Self {
        Self::Prove {
            account: account.0,
            session: session.0,
        }
    }

    /// To link an identity to the account of a session.
    #[must_use]
    pub const fn link(account: AccountId, session: TokenHash) -> Self {
        Self::Link {
            account: account.0,
            session: session.0,
        }
    }
}

/// Somebody on their way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderVisit {
    /// Hash of the state, which comes back with the person.
    pub state: TokenHash,
    /// Hash of what the browser keeps meanwhile.
    pub browser: TokenHash,
    /// The provider, by its key in the configuration.
    pub provider: String,
    /// What for.
    pub errand: Errand,
    /// What the provider must sign.
    pub nonce: String,
    /// What proves that the code was asked for here (PKCE).
    pub verifier: String,
    /// The page to go to afterwards.
    pub next: String,
    /// Until when the person may come back.
    pub expires_at: Timestamp,
}

/// Notes that somebody leaves.
///
/// # Errors
/// When the database fails.
pub async fn leave(tx: &Tx, visit: &ProviderVisit) -> Result<()> {
    let row = ActiveModel {
        state: Set(visit.state.column()),
        browser: Set(visit.browser.column()),
        provider: Set(visit.provider.clone()),
        errand: Set(json(&visit.errand)?),
        nonce: Set(visit.nonce.clone()),
        verifier: Set(visit.verifier.clone()),
        next: Set(visit.next.clone()),
        expires_at: Set(micros(visit.expires_at)),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// Takes up again what somebody left with, in the same browser, once.
///
/// # Errors
/// When the database fails.
pub async fn come_back(
    tx: &Tx,
    state: TokenHash,
    browser: TokenHash,
    now: Timestamp,
) -> Result<Option<ProviderVisit>> {
    let Some(row) = Entity::find_by_id(state.column())
        .filter(Column::Browser.eq(browser.column()))
        .filter(Column::ExpiresAt.gt(micros(now)))
        .one(tx.run())
        .await?
    else {
        return Ok(None);
    };
    let taken = Entity::delete_by_id(state.column()).exec(tx.run()).await?;
    if taken.rows_affected == 0 {
        return Ok(None);
    }
    Ok(Some(ProviderVisit {
        state,
        browser,
        provider: row.provider,
        errand: from_json(&row.errand)?,
        nonce: row.nonce,
        verifier: row.verifier,
        next: row.next,
        expires_at: time(row.expires_at)?,
    }))
}

/// Forgets those who did not come back in time; says how many.
///
/// # Errors
/// When the database fails.
pub async fn purge(tx: &Tx, now: Timestamp) -> Result<u64> {
    let purged = Entity::delete_many()
        .filter(Column::ExpiresAt.lte(micros(now)))
        .exec(tx.run())
        .await?;
    Ok(purged.rows_affected)
}
