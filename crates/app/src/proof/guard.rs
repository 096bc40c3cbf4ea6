//! The guard of the head: a database that is behind what was once signed, as
//! after the restoration of an old backup, must not go on under the same
//! name. Its log is sealed, and a successor cites the last head known.

use ledger::{Head, checkpoint::Checkpoint, keys::KeyName, note::Note, proofs::Span};
use serde_json::json;
use store::{
    Tx,
    log::{
        entries::{self, Kind},
        tree::{self, Log},
    },
};

use tracing::warn;

use super::keeper::{Copy, Keeper};
use crate::{App, AppError};

/// How the log stands at the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guarded {
    /// It begins.
    Begun,
    /// It goes on.
    Sound,
    /// It was sealed, and this successor opened.
    Succeeded {
        /// Why.
        because: Break,
        /// The successor.
        origin: KeyName,
    },
    /// No key was given: nothing is signed.
    Unsigned,
}

/// Why a log cannot go on under its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Break {
    /// A longer tree was signed than the database holds.
    Behind,
    /// Another tree was signed than the database holds.
    Inconsistent,
    /// The second copy of the head cannot be read, or nobody known signed it.
    CopyUnreadable,
    /// The key is not one of the log's.
    OtherKey,
    /// A backup was restored where nothing says what was signed after it.
    Restored,
}

/// Where the database comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// It is the one that the portal worked with.
    Kept,
    /// A backup, after which more may have been signed.
    Backup,
}

impl App {
    /// Opens the log, or takes it up again where it was signed last; to be
    /// called before anything is written.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn open_log(&self) -> Result<Guarded, AppError> {
        self.open_log_of(Origin::Kept).await
    }

    /// The same after a backup was restored: without the second copy of the
    /// head, nobody knows here what was signed since, and a successor opens.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn open_restored_log(&self) -> Result<Guarded, AppError> {
        self.open_log_of(Origin::Backup).await
    }

    async fn open_log_of(&self, from: Origin) -> Result<Guarded, AppError> {
        let Some(keeper) = self.0.keeper.clone() else {
            return Ok(Guarded::Unsigned);
        };
        let now = self.now();
        let opening = self.0.db.write(move |tx| {
            Box::pin(async move {
                tree::hold(tx).await?;
                let Some(log) = tree::current(tx.read()).await? else {
                    let key = keeper.key(&keeper.origin()).public();
                    tree::open(tx, &key, 0, now).await?;
                    return Ok(Guarded::Begun);
                };
                let copy = keeper.read_copy();
                let unknown = from == Origin::Backup && copy == Copy::None;
                let because = match broken(tx, &keeper, &log, &copy).await? {
                    None if unknown => Break::Restored,
                    None => return Ok(Guarded::Sound),
                    Some(because) => because,
                };
                let origin = successor(&keeper, &log, &copy)?;
                let key = keeper.key(&origin).public();
                let facts = json!({
                    "origin": origin.as_str(),
                    "key": key.to_string(),
                    "because": because,
                    "previous": {
                        "origin": log.origin.as_str(),
                        "size": log.tree.size(),
                        "root": log.tree.root().to_hex(),
                    },
                    "last_known": match &copy {
                        Copy::Head(note) => Some(note.to_string()),
                        Copy::None | Copy::Unreadable => None,
                    },
                });
                let first = entries::write_here(tx, Kind::LogOpened, facts, now).await?;
                tree::open(tx, &key, first, now).await?;
                Ok::<_, AppError>(Guarded::Succeeded { because, origin })
            })
        });
        let guarded = opening.await?;
        if matches!(guarded, Guarded::Succeeded { .. }) {
            // Until the copy has passed to the successor, each start opens
            // another one.
            if let Err(error) = self.pass_copy().await {
                warn!(%error, "the log's successor is not signed yet; the next round does it");
            }
        }
        Ok(guarded)
    }

    async fn pass_copy(&self) -> Result<(), AppError> {
        while self.index_leaves().await? > 0 {}
        self.sign_head().await.map(drop)
    }
}

/// Whether, and why, the log cannot go on.
async fn broken(
    tx: &Tx,
    keeper: &Keeper,
    log: &Log,
    copy: &Copy,
) -> Result<Option<Break>, AppError> {
    let known = match copy {
        Copy::None => None,
        Copy::Unreadable => return Ok(Some(Break::CopyUnreadable)),
        Copy::Head(note) => match signed(tx, keeper, note).await? {
            None => return Ok(Some(Break::CopyUnreadable)),
            Some(known) => Some(known),
        },
    };
    if let Some(known) = known {
        let logs = tree::all(tx.read()).await?;
        let Some(log) = logs.into_iter().find(|log| log.origin == known.origin) else {
            return Ok(Some(Break::Behind));
        };
        if log.tree.size() < known.head.size {
            return Ok(Some(Break::Behind));
        }
        if head_at(tx, &log, known.head.size).await? != known.head {
            return Ok(Some(Break::Inconsistent));
        }
    }
    let key = keeper.key(&log.origin).public();
    Ok((!log.keys.contains(&key)).then_some(Break::OtherKey))
}

/// The checkpoint in a note that this installation once signed.
async fn signed(tx: &Tx, keeper: &Keeper, note: &Note) -> Result<Option<Checkpoint>, AppError> {
    let Ok(said) = Checkpoint::read(note) else {
        return Ok(None);
    };
    let mut keys = vec![keeper.key(&said.origin).public()];
    for log in tree::all(tx.read()).await? {
        keys.extend(log.keys);
    }
    Ok(Checkpoint::open(note, &keys).ok())
}

/// The head that a log had at a size that it has passed.
async fn head_at(tx: &Tx, log: &Log, size: u64) -> Result<Head, AppError> {
    let root = if size == 0 {
        ledger::empty_root()
    } else {
        let whole = Span { from: 0, to: size };
        let roots = tree::prove(tx.read(), log, &[whole]).await?;
        roots.first().copied().unwrap_or(ledger::empty_root())
    };
    Ok(Head { size, root })
}

/// A name that no log of this installation ever bore, as far as it and the
/// copy know.
fn successor(keeper: &Keeper, log: &Log, copy: &Copy) -> Result<KeyName, AppError> {
    let base = keeper.origin();
    let number = |origin: &str| {
        origin
            .strip_prefix(base.as_str())
            .and_then(|rest| rest.strip_prefix("/suite/"))
            .and_then(|number| number.parse::<u32>().ok())
            .unwrap_or(1)
    };
    let of_copy = match copy {
        Copy::Head(note) => note.text().lines().next().map_or(1, number),
        Copy::None | Copy::Unreadable => 1,
    };
    let last = of_copy.max(number(log.origin.as_str())).max(log.number);
    format!("{base}/suite/{}", last + 1)
        .parse()
        .map_err(|_| AppError::Internal("the name of the log's successor".to_owned()))
}
