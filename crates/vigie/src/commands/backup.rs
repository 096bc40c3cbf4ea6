//! `vigie backup`: a copy of the embedded database.

use store::DatabaseUrl;

use super::say;
use crate::{cli, failure::Failure, portal::Portal, server_secret};

/// Copies the embedded database while the portal runs.
///
/// # Errors
/// When the database is a PostgreSQL one, or the copy cannot be written.
pub(crate) async fn run(options: cli::Backup) -> Result<(), Failure> {
    if options.out.exists() {
        return Err(Failure::new(format!(
            "{} is there already: name a file that is not, an old backup is never overwritten",
            options.out.display()
        )));
    }
    let portal = Portal::of(&options.portal).await?;
    let DatabaseUrl::Sqlite(file) = &portal.database else {
        return Err(Failure::new(
            "this portal is on PostgreSQL: use pg_dump --format=custom, see docs/operations.md",
        ));
    };
    portal.app.backup_to(&options.out).await?;
    say(format_args!("Copied to {}.", options.out.display()))?;
    if let Some(data) = file.parent() {
        say(format_args!(
            "Keep {} with it: the links of reports left without an account need that file.",
            data.join(server_secret::FILE).display()
        ))?;
    }
    say("Evidence lies apart: copy its folder or bucket after this, and keep its keys elsewhere.")?;
    portal.db.close().await.map_err(Into::into)
}
