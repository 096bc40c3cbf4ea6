//! `vigie facilities`: the register of facilities (DECL-8).

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

use clap::Subcommand;

use super::say;
use crate::{cli, demo::register, failure::Failure, portal::Portal, register_report};

/// What can be done to the register.
#[derive(Debug, Subcommand)]
pub(crate) enum Facilities {
    /// Load an extract of the national register, FINESS
    ///
    /// FILE is the official CSV of "finess_etablissements" or its variant with
    /// coordinates, not compressed. Loading it again updates what changed and
    /// duplicates nothing; facilities that are no longer in it are closed,
    /// never deleted.
    ///
    /// Exit status: 0 when every line was read, 3 when some were skipped (the
    /// others were loaded), 1 when nothing was loaded.
    #[command(verbatim_doc_comment)]
    Import {
        #[command(flatten)]
        portal: cli::Portal,
        /// The extract
        file: PathBuf,
    },
}

/// Some lines were skipped, the others were loaded.
const SOME_SKIPPED: u8 = 3;

/// Carries out the command.
///
/// # Errors
/// When nothing could be loaded.
pub(crate) async fn run(command: Facilities) -> Result<ExitCode, Failure> {
    match command {
        Facilities::Import { portal, file } => import(&portal, &file).await,
    }
}

async fn import(portal: &cli::Portal, file: &Path) -> Result<ExitCode, Failure> {
    let begun = Instant::now();
    let bytes = tokio::fs::read(file)
        .await
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", file.display())))?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        return Err(Failure::new(format!(
            "{} is compressed: decompress it first (gunzip)",
            file.display()
        )));
    }
    let bytes = match &portal.data {
        Some(_) => register::added_to(&bytes),
        None => bytes,
    };
    let portal = Portal::of(portal).await?;
    let imported = portal.app.import_register(&bytes).await?;
    say(register_report::of(&imported, begun.elapsed()))?;
    portal.db.close().await?;
    Ok(if imported.skipped.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(SOME_SKIPPED)
    })
}
