//! `vigie backup`: everything that the portal holds, in one sealed file.

use app::backup::Lock;

use super::say;
use crate::{
    cli,
    failure::Failure,
    kept_files::{Carried, KeptFiles},
    portal::Portal,
};

/// Copies the database, embedded or not, while the portal runs.
///
/// # Errors
/// When the copy cannot be made; no file is left.
pub(crate) async fn run(options: cli::Backup) -> Result<(), Failure> {
    let lock = match (&options.recipient, &options.passphrase_file) {
        (Some(recipient), _) => Lock::to(recipient)?,
        (None, Some(file)) => Lock::by_passphrase(file)?,
        (None, None) => {
            return Err(Failure::new(
                "say to which key the backup is sealed: --recipient age1…, whose other half is \
                 kept apart, or --passphrase-file",
            ));
        }
    };
    let portal = Portal::of(&options.portal).await?;
    let carried = match options.with_keys {
        true => Carried::SecretAndKeys,
        false => Carried::Secret,
    };
    let files = KeptFiles::of(&options.portal)?.read(carried)?;
    let made = portal.app.back_up(&options.out, &lock, files).await?;
    portal.db.close().await?;
    say(format_args!(
        "{} rows of {} tables, and the server's secret{}, sealed in {}.",
        made.totals.rows(),
        made.totals.0.len(),
        if carried == Carried::SecretAndKeys {
            " and the log's keys"
        } else {
            ""
        },
        options.out.display()
    ))?;
    if let Some(log) = made.log {
        say(format_args!(
            "Log {} at {} entries, root {}.",
            log.origin, log.size, log.root
        ))?;
    }
    if carried == Carried::Secret {
        say("The key of the log is not in it: keep a copy in a safe.")?;
    }
    say("Evidence lies apart: copy its folder or bucket after this, and keep its keys elsewhere.")
}
