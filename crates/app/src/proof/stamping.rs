//! Having an authority stamp the time of the last checkpoint (RFC 3161).

use ledger::note::Note;
use rand::RngExt;
use reqwest::StatusCode;
use sha2::{Digest, Sha256};
use store::log::{
    heads::{self, Stamping},
    tree,
};
use timestamp::{Imprint, NoToken, Request, Unproved};
use tracing::warn;

use super::{
    calling::{Call, Unanswered, post},
    vouching::TimeStamps,
};
use crate::{App, AppError};

const LARGEST_ANSWER: usize = 128 * 1024;

/// When a token is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// When the last one is as old as the configuration says.
    WhenDue,
    /// At once: the checkpoint is about to be handed out.
    Now,
}

/// Why a checkpoint has no token yet.
#[derive(Debug, thiserror::Error)]
enum Unstamped {
    #[error(transparent)]
    Unanswered(#[from] Unanswered),
    #[error("it refused, with status {0}")]
    Refused(StatusCode),
    #[error(transparent)]
    NoToken(#[from] NoToken),
    #[error(transparent)]
    Unproved(#[from] Unproved),
}

/// What of a checkpoint is stamped: its text, which all signatures sign.
pub(super) fn imprint(note: &Note) -> Imprint {
    Imprint(Sha256::digest(note.text()).into())
}

impl App {
    /// Has the authority of the configuration stamp the last checkpoint; gives
    /// whether there is a new token. An authority that is silent or lies is
    /// asked again in the next round, and delays nothing.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn ask_timestamp(&self, need: Need) -> Result<Option<Stamping>, AppError> {
        let Some(times) = self.0.vouching.times.clone() else {
            return Ok(None);
        };
        let reader = self.0.db.read();
        let Some(log) = tree::current(reader).await? else {
            return Ok(None);
        };
        let Some(kept) = heads::last(reader, &log).await? else {
            return Ok(None);
        };
        if kept.token.is_some() {
            return Ok(None);
        }
        let before = heads::last_stamped(reader, &log).await?;
        let fresh = before.is_some_and(|last| self.now().duration_since(last.at) < times.every);
        if need == Need::WhenDue && fresh {
            return Ok(None);
        }
        let token = match stamped(&times, &kept.note()?).await {
            Ok(token) => token,
            Err(silence) => {
                warn!(%silence, "the timestamp authority gave no token; it is asked again");
                return Ok(None);
            }
        };
        let (size, now) = (kept.head.size, self.now());
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    heads::add_token(tx, &log, size, token, now).await?;
                    Ok::<_, AppError>(())
                })
            })
            .await?;
        Ok(Some(Stamping { size, at: now }))
    }
}

async fn stamped(times: &TimeStamps, note: &Note) -> Result<Vec<u8>, Unstamped> {
    let request = Request::new(imprint(note), rand::rng().random())?;
    let call = Call {
        content_type: "application/timestamp-query",
        body: request.to_der()?,
        largest_answer: LARGEST_ANSWER,
    };
    let (status, answer) = post(times.url.as_str(), call).await?;
    if status != StatusCode::OK {
        return Err(Unstamped::Refused(status));
    }
    let token = request.token(&answer)?;
    times.authority.check(&token, imprint(note))?;
    Ok(token)
}
