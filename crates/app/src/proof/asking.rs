//! Asking the witnesses of the policy to vouch for the last checkpoint (C2SP
//! tlog-witness), one after the other; who is silent is asked again later.

use ledger::{
    cosignature::witnessed, note::SignatureLine, policy::Witness, proofs::consistency,
    witness::AddCheckpoint,
};
use reqwest::StatusCode;
use store::log::{
    heads::{self, Kept},
    tree::{self, Log},
};
use tracing::{error, warn};

use super::calling::{Call, Unanswered, post};
use crate::{App, AppError};

const LARGEST_ANSWER: usize = 16 * 1024;

/// Why a witness did not vouch.
#[derive(Debug, thiserror::Error)]
enum Unvouched {
    #[error(transparent)]
    Unanswered(#[from] Unanswered),
    #[error("it refused, with status {0}")]
    Refused(StatusCode),
    #[error("it answered what cannot be read")]
    Unreadable,
    #[error("what it signed does not hold")]
    FalseSignature,
    #[error(
        "it saw the log at size {0}, beyond the last one signed here: was an old backup restored?"
    )]
    Beyond(u64),
    #[error(transparent)]
    App(#[from] AppError),
}

enum Answer {
    Vouched(SignatureLine),
    SawLast(u64),
}

impl App {
    /// Asks every witness of the policy that has not vouched for the last
    /// checkpoint yet; gives the number that now do. Silent ones are asked
    /// again in the next round.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn ask_witnesses(&self) -> Result<usize, AppError> {
        let Some(policy) = self.0.vouching.policy.clone() else {
            return Ok(0);
        };
        let reader = self.0.db.read();
        let Some(log) = tree::current(reader).await? else {
            return Ok(0);
        };
        let Some(kept) = heads::last(reader, &log).await? else {
            return Ok(0);
        };
        let note = kept.note()?;
        let mut vouched = 0;
        for witness in &policy.witnesses {
            if witness.url.is_empty() || witnessed(&note, &witness.key).is_ok() {
                continue;
            }
            match self.ask(&log, &kept, witness).await {
                Ok(()) => vouched += 1,
                Err(Unvouched::App(error)) => return Err(error),
                Err(beyond @ Unvouched::Beyond(_)) => {
                    error!(witness = witness.name, %beyond, "a witness knows more of the log than this installation");
                }
                Err(silence) => {
                    warn!(witness = witness.name, %silence, "a witness did not vouch; it is asked again");
                }
            }
        }
        Ok(vouched)
    }

    async fn ask(&self, log: &Log, kept: &Kept, witness: &Witness) -> Result<(), Unvouched> {
        let vouched = heads::vouched(self.0.db.read(), log).await;
        let guess = vouched
            .map_err(AppError::from)?
            .iter()
            .find(|voucher| voucher.witness == *witness.key.name())
            .map_or(0, |voucher| voucher.size);
        let answer = match self.request(log, kept, witness, guess).await? {
            Answer::SawLast(size) if size > kept.head.size => return Err(Unvouched::Beyond(size)),
            Answer::SawLast(size) => self.request(log, kept, witness, size).await?,
            vouched @ Answer::Vouched(_) => vouched,
        };
        let Answer::Vouched(line) = answer else {
            return Err(Unvouched::Refused(StatusCode::CONFLICT));
        };
        let (log, size, now) = (log.clone(), kept.head.size, self.now());
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    heads::add_line(tx, &log, size, line, now).await?;
                    Ok::<_, AppError>(())
                })
            })
            .await?;
        Ok(())
    }

    async fn request(
        &self,
        log: &Log,
        kept: &Kept,
        witness: &Witness,
        old: u64,
    ) -> Result<Answer, Unvouched> {
        let spans = consistency(old, kept.head.size).ok_or(Unvouched::Beyond(old))?;
        let proof = tree::prove(self.0.db.read(), log, &spans).await;
        let checkpoint = kept.note().map_err(AppError::from)?;
        let asked = AddCheckpoint {
            old,
            proof: proof.map_err(AppError::from)?,
            checkpoint: checkpoint.clone(),
        };
        let address = format!("{}/add-checkpoint", witness.url.trim_end_matches('/'));
        let call = Call {
            content_type: "text/plain; charset=utf-8",
            body: asked.to_string().into_bytes(),
            largest_answer: LARGEST_ANSWER,
        };
        let (status, body) = post(&address, call).await?;
        let body = String::from_utf8(body).map_err(|_| Unvouched::Unreadable)?;
        if status == StatusCode::CONFLICT {
            let size = body.trim_end().parse().map_err(|_| Unvouched::Unreadable)?;
            return Ok(Answer::SawLast(size));
        }
        if status != StatusCode::OK {
            return Err(Unvouched::Refused(status));
        }
        let line = body
            .lines()
            .filter_map(|line| SignatureLine::parse(line).ok())
            .find(|line| line.is_of(&witness.key))
            .ok_or(Unvouched::Unreadable)?;
        witnessed(&checkpoint.with(line.clone()), &witness.key)
            .map_err(|_| Unvouched::FalseSignature)?;
        Ok(Answer::Vouched(line))
    }
}
