//! Restoring a backup into an empty database.

use store::{Db, log::tree, transfer::Totals};
use tokio::{sync::mpsc, task::spawn_blocking};

use super::{BackupError, Bundle, Header, LogHead};

/// Parts that wait to be put into the database at most.
const WAITING: usize = 8;

/// A backup that was restored.
#[derive(Clone, Debug)]
pub struct Restored {
    /// What the backup says of itself.
    pub header: Header,
    /// What each table holds now, compared with what it held then.
    pub totals: Totals,
}

/// Puts what a backup holds into an empty database, which gets the form that
/// the backup has, then the one that this version needs. Either all of it is
/// there in the end, compared by count and hash, table by table, and the
/// log's head is the same; or the tables are empty.
///
/// # Errors
/// [`BackupError`].
pub async fn restore(db: &Db, bundle: Bundle) -> Result<Restored, BackupError> {
    let header = bundle.header.clone();
    if !Db::known_migrations().starts_with(&header.steps) {
        return Err(BackupError::Newer(header.program));
    }
    let taken = db.taken_migrations().await?;
    if let Some(table) = db.first_filled_table().await? {
        return Err(store::transfer::NotLoaded::NotEmpty(table).into());
    }
    match (taken.is_empty(), taken == header.steps) {
        (_, true) => {}
        (true, false) => db.migrate_by(header.steps.len()).await?,
        (false, false) => return Err(BackupError::OtherForm),
    }
    let (sender, receiver) = mpsc::channel(WAITING);
    let reading = spawn_blocking(move || {
        bundle.read(|part| {
            let passed = sender.blocking_send(part);
            passed.map_err(|_| BackupError::Internal("nobody takes the rows".to_owned()))
        })
    });
    let loaded = db.load(receiver).await;
    let read = reading
        .await
        .map_err(|error| BackupError::Internal(error.to_string()))?;
    let totals = match (loaded, read) {
        (Ok(totals), Ok(_)) => totals,
        // What is wrong with the backup is why the loading had no end.
        (_, Err(wrong @ BackupError::Damaged(_))) => return Err(wrong),
        (Err(error), _) => return Err(error.into()),
        (Ok(_), Err(error)) => return Err(error),
    };
    let log = tree::current(db.read()).await?;
    if log.as_ref().map(LogHead::of) != header.log {
        return Err(BackupError::Damaged(
            "the log's head is not the one that it says".to_owned(),
        ));
    }
    db.migrate().await?;
    Ok(Restored { header, totals })
}
