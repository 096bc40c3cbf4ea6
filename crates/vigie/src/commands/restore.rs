//! `vigie restore`: what a backup holds, put back and proved.

use std::{fs, process::ExitCode};

use app::{
    backup::{Bundle, Key, restore},
    proof::{Guarded, Pace},
};

use super::{say, verify};
use crate::{
    cli,
    config_file::Settings,
    failure::Failure,
    kept_files::KeptFiles,
    portal::{self, OldForm, Portal},
};

/// Reads a backup, or puts what it holds into an empty database.
///
/// # Errors
/// When it cannot be used, or there is something already; nothing was changed
/// then.
pub(crate) async fn run(options: cli::Restore) -> Result<ExitCode, Failure> {
    let key = match (&options.key_file, &options.passphrase_file) {
        (Some(file), _) => Key::in_file(file)?,
        (None, Some(file)) => Key::by_passphrase(file)?,
        (None, None) => {
            return Err(Failure::new(
                "say what opens the backup: --key-file or --passphrase-file",
            ));
        }
    };
    let bundle = Bundle::open(&options.file, &key)?;
    if options.check {
        return check(bundle);
    }
    let settings = Settings::read(&options.config.config)?;
    let files = KeptFiles::of_settings(&settings);
    files.check(&bundle.header)?;
    fs::create_dir_all(&settings.server.data)?;
    let db = portal::connect(&settings.database).await?;
    let restored = restore(&db, bundle).await?;
    db.close().await?;
    for place in files.put(&restored.header)? {
        say(format_args!("Put back: {}.", place.display()))?;
    }
    say(format_args!(
        "{} rows of {} tables restored, each table compared by count and hash with what it held \
         on {}.",
        restored.totals.rows(),
        restored.totals.0.len(),
        restored.header.made_at
    ))?;
    let portal = Portal::open(&settings, OldForm::Refuse).await?;
    let ended = portal.app.end_every_session().await?;
    say(format_args!(
        "{ended} sessions ended: everybody signs in again. Rights and tokens are those of the \
         backup: look at what was taken back since."
    ))?;
    let opened = if options.stopped {
        portal.app.open_log().await?
    } else {
        portal.app.open_restored_log().await?
    };
    say(log_told(&opened))?;
    let found = if options.without_evidence || settings.evidence.is_none() {
        portal.app.verify_without_evidence(Pace::Fast).await?
    } else {
        portal.app.verify(Pace::Fast).await?
    };
    say(verify::told(&found, locales::Texts::new(options.lang)))?;
    portal.db.close().await?;
    Ok(verify::status(&found))
}

fn check(bundle: Bundle) -> Result<ExitCode, Failure> {
    let header = bundle.header.clone();
    let totals = bundle.read(|_| Ok(()))?;
    say(format_args!(
        "A backup of {} by Vigie {}, whole:",
        header.made_at, header.program
    ))?;
    for (table, total) in &totals.0 {
        say(format_args!("  {table} {} {}", total.rows, total.digest))?;
    }
    if let Some(log) = &header.log {
        say(format_args!(
            "Log {} at {} entries, root {}.",
            log.origin, log.size, log.root
        ))?;
    }
    say("Nothing was restored.")?;
    Ok(ExitCode::SUCCESS)
}

fn log_told(opened: &Guarded) -> String {
    match opened {
        Guarded::Sound => "The log goes on where it was signed last.".to_owned(),
        Guarded::Begun => "The log begins.".to_owned(),
        Guarded::Unsigned => "Nothing signs the log.".to_owned(),
        Guarded::Succeeded { origin, .. } => format!(
            "The log of the backup was sealed, since more may have been signed after it; its \
             successor {origin} cites the last head known. See docs/proof.en.md."
        ),
    }
}
