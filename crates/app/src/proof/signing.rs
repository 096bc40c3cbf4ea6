//! Signing the head of the log.

use ledger::{Head, checkpoint::Checkpoint};
use store::log::{heads, tree};

use crate::{App, AppError};

impl App {
    /// Signs the head of the log when it has grown since the last signature,
    /// and keeps it in its two places; gives the head that was signed. Any
    /// number of nodes may call this at once: a size is signed once.
    ///
    /// # Errors
    /// When the database does not answer, or the second copy cannot be
    /// written: then nothing is signed.
    pub async fn sign_head(&self) -> Result<Option<Head>, AppError> {
        let Some(keeper) = self.0.keeper.clone() else {
            return Ok(None);
        };
        let reader = self.0.db.read();
        let Some(log) = tree::current(reader).await? else {
            return Ok(None);
        };
        let signed = heads::last(reader, &log).await?;
        let signed = signed.map_or(0, |kept| kept.head.size);
        if log.tree.size() <= signed {
            return Ok(None);
        }
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tree::hold(tx).await?;
                    let Some(log) = tree::current(tx.read()).await? else {
                        return Ok(None);
                    };
                    let head = log.tree.head();
                    let before = heads::last(tx.read(), &log).await?;
                    if before.is_some_and(|kept| kept.head.size >= head.size) {
                        return Ok(None);
                    }
                    let checkpoint = Checkpoint {
                        origin: log.origin.clone(),
                        head,
                    };
                    let note = checkpoint
                        .signed(&[keeper.key(&log.origin)])
                        .map_err(|error| AppError::Internal(error.to_string()))?;
                    heads::keep(tx, &log, head, &note, now).await?;
                    // Before the signature is committed: a backup that is
                    // restored after a sudden death in between would sign
                    // another head of this size.
                    keeper.write_copy(&note).map_err(|error| {
                        let path = keeper.copy().display();
                        AppError::Internal(format!(
                            "the log's head cannot be written to {path}: {error}"
                        ))
                    })?;
                    Ok::<_, AppError>(Some(head))
                })
            })
            .await
    }
}
