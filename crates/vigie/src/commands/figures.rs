//! `vigie figures`: reports of years past, which the observatory counts beside
//! the portal's own cases (FIG-1).

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use app::{
    AppError,
    figures::past::{Imported, PastImportFile, PastTrial, SentFile},
};
use clap::{Subcommand, ValueEnum};
use locales::{Lang, Texts};
use process::{access::Actor, ids::PastImportId, past::MOST_BYTES};
use web::{past_reports, refusals};

use super::say;
use crate::{cli, failure::Failure, portal::Portal};

/// What can be done to the reports of years past.
#[derive(Debug, Subcommand)]
pub(crate) enum Figures {
    /// Take reports of years past over from a file
    ///
    /// FILE is a CSV or XLSX of one report a line; `vigie figures template`
    /// writes one to begin with. A file is taken over whole or not at all; no
    /// case is opened, nobody is told, nothing falls due.
    ///
    /// Exit status: 0 when it was taken over, or could be; 3 when something is
    /// wrong with some of its lines; 1 when it cannot be read or was taken over
    /// already.
    #[command(verbatim_doc_comment)]
    Import {
        #[command(flatten)]
        portal: cli::Portal,
        /// Only say what it would bring
        #[arg(long)]
        dry_run: bool,
        /// Language of what is said: fr or en
        #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = cli::language)]
        lang: Lang,
        /// The file
        file: PathBuf,
    },
    /// List the files that were taken over
    List {
        #[command(flatten)]
        portal: cli::Portal,
    },
    /// Count nothing of a file any more, and erase its lines
    TakeBack {
        #[command(flatten)]
        portal: cli::Portal,
        /// The file, as `vigie figures list` names it
        import: PastImportId,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Write a file to begin with
    Template {
        /// Its kind
        #[arg(long, value_enum, default_value_t = Format::Csv)]
        format: Format,
        /// Language of its columns: fr or en
        #[arg(long, value_name = "LANGUAGE", default_value = "fr", value_parser = cli::language)]
        lang: Lang,
        /// Where to write it; there must be no such file yet
        out: PathBuf,
    },
}

/// Kinds of files.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Format {
    /// For spreadsheets
    Csv,
    /// A workbook, with the words that may stand in it
    Xlsx,
}

/// Something is wrong with some of the lines.
const WRONG_LINES: u8 = 3;

/// Carries out the command.
///
/// # Errors
/// When the file cannot be read or written, or the database does not answer.
pub(crate) async fn run(command: Figures) -> Result<ExitCode, Failure> {
    match command {
        Figures::Import {
            portal,
            dry_run,
            lang,
            file,
        } => {
            let portal = Portal::of(&portal).await?;
            let t = Texts::new(lang);
            let done = if dry_run {
                attempt(&portal, t, &file).await
            } else {
                import(&portal, t, &file).await
            };
            portal.db.close().await?;
            done
        }
        Figures::List { portal } => {
            let portal = Portal::of(&portal).await?;
            for file in portal.app.past_imports(&Actor::operator()).await? {
                say(of_file(&file))?;
            }
            portal.db.close().await?;
            Ok(ExitCode::SUCCESS)
        }
        Figures::TakeBack {
            portal,
            import,
            reason,
        } => {
            let portal = Portal::of(&portal).await?;
            let operator = Actor::operator();
            let back = portal
                .app
                .take_back_past_reports(&operator, import, &reason);
            back.await
                .map_err(|error| told(Texts::new(Lang::En), error))?;
            say("taken back")?;
            portal.db.close().await?;
            Ok(ExitCode::SUCCESS)
        }
        Figures::Template { format, lang, out } => {
            write(&out, &template(format, Texts::new(lang))?).await?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

async fn sent(file: &Path) -> Result<SentFile, Failure> {
    let unread = |error| Failure::new(format!("cannot read {}: {error}", file.display()));
    let size = tokio::fs::metadata(file).await.map_err(unread)?.len();
    // What is too large for the portal need not be read.
    if size > MOST_BYTES as u64 {
        return Err(told(
            Texts::new(Lang::En),
            app::WrongInput::PastFile(app::figures::past::Unusable::TooLarge).into(),
        ));
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    Ok(SentFile {
        name: name.into_owned(),
        bytes: tokio::fs::read(file).await.map_err(unread)?.into(),
    })
}

async fn attempt(portal: &Portal, t: Texts, file: &Path) -> Result<ExitCode, Failure> {
    let sent = sent(file).await?;
    let operator = Actor::operator();
    let tried = portal.app.try_past_reports(&operator, sent.bytes);
    let trial = tried.await.map_err(|error| told(t, error))?;
    say(of_trial(t, &trial))?;
    Ok(exit(&trial))
}

async fn import(portal: &Portal, t: Texts, file: &Path) -> Result<ExitCode, Failure> {
    let sent = sent(file).await?;
    let operator = Actor::operator();
    let taken = portal.app.import_past_reports(&operator, sent, None);
    match taken.await.map_err(|error| told(t, error))? {
        Imported::Whole(id) => {
            say(format!("taken over: {id}"))?;
            Ok(ExitCode::SUCCESS)
        }
        Imported::Nothing(trial) => {
            say(of_trial(t, &trial))?;
            Ok(exit(&trial))
        }
    }
}

fn exit(trial: &PastTrial) -> ExitCode {
    if trial.problems.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(WRONG_LINES)
    }
}

fn of_trial(t: Texts, trial: &PastTrial) -> String {
    let mut lines = vec![if trial.problems.is_empty() {
        t.n("past-trial-sound", trial.reports)
    } else {
        t.n("past-trial-problems", trial.problems.len())
    }];
    if !trial.unread.is_empty() {
        lines.push(t.one("past-trial-unread", "names", trial.unread.join(", ")));
    }
    if trial.alongside > 0 {
        lines.push(t.n("past-trial-alongside", trial.alongside));
    }
    for year in &trial.years {
        let counts = [
            ("figure-reports", year.reports),
            ("figure-incidents", year.incidents),
            ("figure-facilities", year.facilities),
        ]
        .map(|(key, count)| format!("{} {}", t.get(key), t.number(count)));
        lines.push(format!("{}  {}", year.year, counts.join("  ")).into());
    }
    for problem in &trial.problems {
        let column = past_reports::column(t, problem.column);
        let why = past_reports::problem(t, problem);
        let line = t.get("past-line");
        lines.push(format!("{line} {}, {column}: {why}", problem.line).into());
    }
    lines.join("\n")
}

fn of_file(file: &PastImportFile) -> String {
    let import = &file.import;
    format!(
        "{}  {}  {} reports, {} to {}  sha256 {}  {}",
        import.id,
        import.state().key(),
        import.reports,
        import.first_on,
        import.last_on,
        import.sha256,
        import.file.known().map_or("", String::as_str),
    )
}

/// What is in the way, in words.
fn told(t: Texts, error: AppError) -> Failure {
    match error {
        AppError::Wrong(wrong) => Failure::new(refusals::wrong_input(t, &wrong).into_owned()),
        AppError::Refused(refusal) => {
            let words = refusals::text(t, &refusal.reason);
            Failure::new(format!("{words} ({})", refusal.rule))
        }
        error => error.into(),
    }
}

fn template(format: Format, t: Texts) -> Result<Vec<u8>, Failure> {
    match format {
        Format::Csv => Ok(past_reports::template(t).into_text().into_bytes()),
        Format::Xlsx => {
            past_reports::template_workbook(t).map_err(|error| Failure::new(error.to_string()))
        }
    }
}

async fn write(out: &Path, bytes: &[u8]) -> Result<(), Failure> {
    use tokio::io::AsyncWriteExt;
    let unwritten = |error| Failure::new(format!("cannot write {}: {error}", out.display()));
    let file = tokio::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(out)
        .await;
    let mut file = file.map_err(unwritten)?;
    file.write_all(bytes).await.map_err(unwritten)?;
    file.flush().await.map_err(unwritten)
}
