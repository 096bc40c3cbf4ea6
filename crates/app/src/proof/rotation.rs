//! Changing the key of the log: an entry of the log, signed by the old key.

use ledger::keys::SecretKey;
use serde_json::json;
use store::log::{
    entries::{self, Kind},
    tree,
};

use crate::{App, AppError};

/// What the old key signs to name the one that follows it.
pub(super) fn succession(origin: &str, old: &str, new: &str) -> String {
    format!("vigie/key-change/v1\n{origin}\n{old}\n{new}\n")
}

impl App {
    /// Lets the key `new` sign the log from here on: an entry says so, signed
    /// by the key that signed until now, which stays good for what it signed. A key that
    /// is already named is not named again.
    ///
    /// # Errors
    /// When there is no log, or its key is not at hand.
    pub async fn sign_from_now_on_with(&self, new: SecretKey) -> Result<(), AppError> {
        let keeper = self.0.keeper.clone().ok_or(AppError::NotFound)?;
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tree::hold(tx).await?;
                    let log = tree::current(tx.read()).await?.ok_or(AppError::NotFound)?;
                    let old = keeper.key(&log.origin);
                    if !log.keys.contains(&old.public()) {
                        return Err(AppError::NotFound);
                    }
                    let new = new.renamed(log.origin.clone()).public();
                    if log.keys.contains(&new) {
                        return Ok(());
                    }
                    let (from, to) = (old.public().to_string(), new.to_string());
                    let said = succession(log.origin.as_str(), &from, &to);
                    let facts = json!({
                        "origin": log.origin.as_str(),
                        "old": from,
                        "new": to,
                        "signature": hex::encode(old.sign(said.as_bytes())),
                    });
                    let place = entries::write_here(tx, Kind::KeyChanged, facts, now).await?;
                    tree::add_key(tx, &log, &new, place - log.first + 1).await?;
                    Ok::<_, AppError>(())
                })
            })
            .await
    }
}
