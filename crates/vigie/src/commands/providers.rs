//! `vigie providers`: the directory of providers (SUPP-6).

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use app::directory::{COLUMNS, Imported, LineProblem, ProviderFilter, Run};
use clap::Subcommand;
use locales::{Lang, Texts};
use process::access::Actor;
use web::refusals;

use super::say;
use crate::{cli, failure::Failure, portal::Portal};

/// What can be done to the directory.
#[derive(Debug, Subcommand)]
pub(crate) enum Providers {
    /// Load a directory
    ///
    /// FILE is a CSV whose first line names its columns: name, kind,
    /// competences, regions, phone, night_phone, email, url, qualification,
    /// qualified_until, review_by, note. Lists are separated by spaces, days
    /// written as 2027-11-24; without regions, a provider serves the nation. A
    /// name that is listed already is written anew where something differs;
    /// nothing is withdrawn. `vigie providers export` writes such a file.
    ///
    /// Exit status: 0 when every line was taken, 3 when some were left out
    /// (the others were taken), 1 when nothing was.
    #[command(verbatim_doc_comment)]
    Import {
        #[command(flatten)]
        portal: cli::Portal,
        /// Only say what would be done
        #[arg(long)]
        dry_run: bool,
        /// The directory
        file: PathBuf,
    },
    /// Write the directory on the standard output, as CSV
    Export {
        #[command(flatten)]
        portal: cli::Portal,
    },
}

/// Some lines were left out, the others were taken.
const SOME_LEFT_OUT: u8 = 3;

/// Carries out the command.
///
/// # Errors
/// When the file is no directory, or the database does not answer.
pub(crate) async fn run(command: Providers) -> Result<ExitCode, Failure> {
    match command {
        Providers::Import {
            portal,
            dry_run,
            file,
        } => {
            let run = if dry_run { Run::Dry } else { Run::Real };
            import(&portal, &file, run).await
        }
        Providers::Export { portal } => {
            let portal = Portal::of(&portal).await?;
            let operator = Actor::operator();
            let sheet = portal
                .app
                .providers_sheet(&operator, &ProviderFilter::default())
                .await?;
            say(sheet.into_text().trim_end())?;
            portal.db.close().await?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

async fn import(portal: &cli::Portal, file: &Path, run: Run) -> Result<ExitCode, Failure> {
    let text = tokio::fs::read_to_string(file)
        .await
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", file.display())))?;
    let portal = Portal::of(portal).await?;
    let operator = Actor::operator();
    let imported = portal.app.import_providers(&operator, &text, run).await?;
    say(told(&imported, run))?;
    portal.db.close().await?;
    Ok(if imported.refused.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(SOME_LEFT_OUT)
    })
}

fn told(imported: &Imported, run: Run) -> String {
    let mut text = match run {
        Run::Real => String::new(),
        Run::Dry => "Nothing was written; this would be done:\n".to_owned(),
    };
    text.push_str(&format!(
        "{:>8} listed\n{:>8} changed\n{:>8} unchanged\n{:>8} lines left out",
        imported.listed,
        imported.changed,
        imported.unchanged,
        imported.refused.len()
    ));
    for refused in &imported.refused {
        let why = why(&refused.problem);
        text.push_str(&format!("\nline {}: {why}", refused.line));
    }
    text
}

fn why(problem: &LineProblem) -> String {
    match problem {
        LineProblem::Cells(found) => format!("{found} cells instead of {}", COLUMNS.len()),
        LineProblem::Unreadable(column, text) => format!("{column}: {text:?} cannot be read"),
        LineProblem::Repeated => "an earlier line bears the same name".to_owned(),
        LineProblem::Refused(refusal) => {
            let words = refusals::text(Texts::new(Lang::En), &refusal.reason);
            format!("{words} ({})", refusal.rule)
        }
        LineProblem::Email => "email: not an address".to_owned(),
    }
}
