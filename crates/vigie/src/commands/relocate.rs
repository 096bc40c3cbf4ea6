//! `vigie move`: the same portal on another database.

use std::fs;

use store::{DatabaseUrl, Db, transfer::Totals};
use tokio::sync::mpsc;

use super::say;
use crate::{cli, config_file::Settings, failure::Failure, portal};

/// Parts on their way at most.
const WAITING: usize = 8;

/// Copies everything into another database, which must be empty, and proves
/// that both hold the same. The portal must be stopped.
///
/// # Errors
/// When the other database is not empty or cannot take everything, or when
/// the first was written meanwhile.
pub(crate) async fn run(options: cli::Move) -> Result<(), Failure> {
    let settings = Settings::read(&options.config.config)?;
    let to = destination(&options)?;
    if to == settings.database {
        return Err(Failure::new("the portal is on this database already"));
    }
    let from = portal::connect(&settings.database).await?;
    if !from.pending_migrations().await?.is_empty() {
        return Err(Failure::new(
            "the database has an older form: run vigie migrate first, after a backup",
        ));
    }
    let into = portal::connect(&to).await?;
    if let Some(table) = into.first_filled_table().await? {
        return Err(Failure::new(format!(
            "the other database is not empty: its table {table} has rows; nothing was moved"
        )));
    }
    into.migrate().await?;
    let moved = pass(&from, &into).await?;
    let now = from.snapshot().await?.totals().await?;
    if let Some(table) = now.first_difference(&moved) {
        return Err(Failure::new(format!(
            "the table {table} was written meanwhile: stop the portal, empty the other database, \
             and call this again"
        )));
    }
    from.close().await?;
    into.close().await?;
    say(format_args!(
        "{} rows of {} tables moved; each table compared by count and hash, on both sides.",
        moved.rows(),
        moved.0.len()
    ))?;
    say(
        "Name the other database in [database] of the configuration, run vigie verify, start the \
         portal, and put the first database away: nothing reads it any more.",
    )
}

fn destination(options: &cli::Move) -> Result<DatabaseUrl, Failure> {
    let written = match (&options.to, &options.to_file) {
        (Some(url), _) => url.clone(),
        (None, Some(file)) => fs::read_to_string(file)
            .map_err(|error| Failure::new(format!("cannot read {}: {error}", file.display())))?
            .trim()
            .to_owned(),
        (None, None) => {
            return Err(Failure::new(
                "say where to: --to-file FILE with the address, or --to ADDRESS",
            ));
        }
    };
    written
        .parse()
        .map_err(|error: store::NotADatabaseUrl| Failure::new(error.to_string()))
}

async fn pass(from: &Db, into: &Db) -> Result<Totals, Failure> {
    let snapshot = from.snapshot().await?;
    let (sender, receiver) = mpsc::channel(WAITING);
    let (passed, loaded) = tokio::join!(
        async move { snapshot.pass_to(&sender).await },
        into.load(receiver)
    );
    match (passed, loaded) {
        (Ok(_), Ok(totals)) => Ok(totals),
        (Err(error), Err(store::transfer::NotLoaded::CutShort)) => Err(error.into()),
        (_, Err(error)) => Err(Failure::new(format!("nothing was moved: {error}"))),
        (Err(error), Ok(_)) => Err(error.into()),
    }
}
