//! `vigie migrate`: the form of the database.

use std::fs;

use super::say;
use crate::{cli, config_file::Settings, failure::Failure, portal};

/// Brings the database to the form that this version needs, or says what would
/// be done.
///
/// # Errors
/// When the database cannot be reached or changed.
pub(crate) async fn run(options: cli::Migrate) -> Result<(), Failure> {
    let settings = Settings::read(&options.config.config)?;
    fs::create_dir_all(&settings.server.data)?;
    let db = portal::connect(&settings.database).await?;
    let pending = db.pending_migrations().await?;
    if pending.is_empty() {
        say("Nothing to do: the database has the form that this version needs.")?;
    } else if options.plan {
        say("vigie migrate would run, in this order:")?;
        for migration in pending {
            say(format_args!("  {migration}"))?;
        }
    } else {
        db.migrate().await?;
        for migration in pending {
            say(format_args!("done: {migration}"))?;
        }
    }
    db.close().await.map_err(Into::into)
}
