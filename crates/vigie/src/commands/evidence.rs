//! `vigie evidence`: keys of the evidence, and whether it is as it was
//! received.

use std::{path::PathBuf, process::ExitCode};

use clap::Subcommand;

use super::say;
use crate::{cli, evidence, failure::Failure, portal::Portal};

/// What can be done to evidence.
#[derive(Debug, Subcommand)]
pub(crate) enum Evidence {
    /// Draw a key into a new file, for `evidence.key_files`
    ///
    /// Keep a copy of it apart from the server: without it no piece can ever
    /// be read again.
    NewKey {
        /// The file; there must be none of this name yet
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Read every piece whole and compare it with its hash
    Check {
        #[command(flatten)]
        portal: cli::Portal,
    },
    /// Pass every piece to the current key
    ///
    /// Put the new key first in `evidence.key_files`, leave the old one after
    /// it, restart the portal, then run this. An interruption is made good by
    /// running it again; the old key can go once it says that nothing is left.
    RotateKeys {
        #[command(flatten)]
        portal: cli::Portal,
    },
}

/// Carries out the command.
///
/// # Errors
/// When the portal or its evidence cannot be used.
pub(crate) async fn run(command: Evidence) -> Result<ExitCode, Failure> {
    match command {
        Evidence::NewKey { out } => {
            let text = evidence::write_key(&out)?;
            let public = text.lines().next().unwrap_or_default();
            say(format_args!(
                "{}\nWritten to {}. Keep a copy of it apart from the server.",
                public.trim_start_matches("# "),
                out.display()
            ))?;
            Ok(ExitCode::SUCCESS)
        }
        Evidence::Check { portal } => check(&portal).await,
        Evidence::RotateKeys { portal } => {
            let portal = Portal::of(&portal).await?;
            let done = portal.app.rekey_evidence().await?;
            say(format_args!(
                "{} pieces passed to the current key, {} lay under it already.",
                done.passed, done.already
            ))?;
            portal.db.close().await?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

async fn check(portal: &cli::Portal) -> Result<ExitCode, Failure> {
    let portal = Portal::of(portal).await?;
    let checked = portal.app.check_evidence().await?;
    for wrong in &checked.wrong {
        say(format_args!(
            "case {}, piece {}: {}",
            wrong.reference, wrong.piece, wrong.cause
        ))?;
    }
    say(format_args!(
        "{} pieces read, {} wrong.",
        checked.pieces,
        checked.wrong.len()
    ))?;
    portal.db.close().await?;
    Ok(if checked.wrong.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
