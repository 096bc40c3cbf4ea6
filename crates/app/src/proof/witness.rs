//! Being a witness of other logs (C2SP tlog-witness).

use ledger::{
    checkpoint::Checkpoint,
    cosignature::{SeenAt, cosign},
    note::SignatureLine,
    witness::{AddCheckpoint, Refused},
};
use store::log::heads;

use crate::{App, AppError};

/// Why this installation does not vouch for a checkpoint.
#[derive(Debug, thiserror::Error)]
pub enum NotVouched {
    /// The rules of witnesses forbid it.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// It could not be remembered.
    #[error(transparent)]
    App(#[from] AppError),
}

impl App {
    /// Vouches for a checkpoint of a log that this installation knows, after
    /// it has remembered it durably: it never vouches for two histories.
    ///
    /// # Errors
    /// When the rules forbid it; [`Refused::UnknownLog`] when this
    /// installation is no witness.
    pub async fn vouch(&self, request: &[u8]) -> Result<SignatureLine, NotVouched> {
        let witness = self.0.vouching.witness.clone();
        let witness = witness.ok_or(Refused::UnknownLog)?;
        let asked = AddCheckpoint::parse(request)?;
        // What no known log signed must not wait for the one writer.
        if let Err(no @ (Refused::Malformed | Refused::UnknownLog | Refused::NotSigned)) =
            asked.judge(&witness.logs, None)
        {
            return Err(no.into());
        }
        let now = self.now();
        let logs = witness.logs.clone();
        let judged = asked.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let Ok(said) = Checkpoint::read(&judged.checkpoint) else {
                        return Ok(Err(Refused::Malformed));
                    };
                    let last = heads::witnessed(tx, &said.origin).await?;
                    match judged.judge(&logs, last) {
                        Err(no) => Ok(Err(no)),
                        Ok(seen) => {
                            heads::remember(tx, &seen, &judged.checkpoint, now).await?;
                            Ok::<_, AppError>(Ok(()))
                        }
                    }
                })
            })
            .await??;
        let at = SeenAt(u64::try_from(now.as_second()).unwrap_or_default());
        Ok(cosign(&asked.checkpoint, &witness.key, at))
    }
}
