//! `vigie log`: the key that signs the provable log.

use clap::Subcommand;

use super::say;
use crate::{
    cli,
    config_file::{LogFiles, Settings},
    demo::folder::DemoFolder,
    failure::Failure,
    log_keys,
    portal::Portal,
};

/// What can be done with the log's key.
#[derive(Debug, Subcommand)]
pub(crate) enum Log {
    /// Say the public keys of the log, the first one first
    Keys {
        #[command(flatten)]
        portal: cli::Portal,
    },
    /// Let a fresh key sign the log from here on
    ///
    /// An entry of the log, signed by the key that signed until now, names the
    /// new one. The portal goes on with the old key until it is started again.
    /// If this is interrupted, call it again: it takes up the same key.
    #[command(verbatim_doc_comment)]
    RotateKey {
        #[command(flatten)]
        portal: cli::Portal,
    },
}

/// Carries out a command.
///
/// # Errors
/// When the log or its key cannot be read or written.
pub(crate) async fn run(command: Log) -> Result<(), Failure> {
    match command {
        Log::Keys { portal } => {
            let portal = Portal::of(&portal).await?;
            if let Some(standing) = portal.app.log_standing().await? {
                for key in &standing.keys {
                    say(key)?;
                }
            }
            portal.db.close().await?;
        }
        Log::RotateKey { portal: place } => {
            let files = files(&place)?;
            let portal = Portal::of(&place).await?;
            let old = log_keys::keep(&files)?;
            let old = old.key(&old.origin()).public();
            let new = log_keys::next(&files)?;
            portal.app.sign_from_now_on_with(new.clone()).await?;
            portal.db.close().await?;
            let kept = log_keys::take_over(&files, &old)?;
            say(format!(
                "The log will be signed by\n{}\nonce the portal is started again. Publish this \
                 key as you published the old one, and keep a copy of {} in a safe. The old key \
                 lies in {}: what it signed stays proved.",
                new.public(),
                files.key.path.display(),
                kept.display(),
            ))?;
        }
    }
    Ok(())
}

fn files(place: &cli::Portal) -> Result<LogFiles, Failure> {
    match &place.data {
        None => Ok(Settings::read(&place.config)?.log),
        Some(folder) => DemoFolder::existing(folder)?.log(),
    }
}
