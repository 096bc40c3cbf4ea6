//! The command line.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand};

use crate::commands::{
    bundle::Bundle, evidence::Evidence, facilities::Facilities, figures::Figures, log::Log,
    playbooks::Playbooks, providers::Providers, retention::Retention, tokens::Tokens, users::Users,
};

/// The portal where French health facilities report cyber incidents and where
/// they are handled together.
#[derive(Debug, Parser)]
#[command(name = "vigie", version, propagate_version = true)]
#[command(after_help = "Try it:  vigie demo\nRun it:  vigie serve --config vigie.toml")]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Build and open a demonstration portal, with fictitious facilities and
    /// cases
    Demo(Demo),
    /// Run the portal
    Serve(Config),
    /// Send the mails and the reminders that are due, in a process of its own
    ///
    /// For a portal whose configuration says `timers = "elsewhere"`. Several
    /// may run at once; one that dies delays, it loses nothing.
    Worker(Config),
    /// Bring the database to the form that this version needs
    Migrate(Migrate),
    /// The register of facilities
    #[command(subcommand)]
    Facilities(Facilities),
    /// The directory of providers
    #[command(subcommand)]
    Providers(Providers),
    /// Reports of years past, counted by the observatory
    #[command(subcommand)]
    Figures(Figures),
    /// Accounts and what they may do
    #[command(subcommand)]
    Users(Users),
    /// Keys of programs that use the API
    #[command(subcommand)]
    Tokens(Tokens),
    /// Evidence: its keys, and whether it is as it was received
    #[command(subcommand)]
    Evidence(Evidence),
    /// Playbooks as files
    #[command(subcommand)]
    Playbooks(Playbooks),
    /// The end of files: what is due, held, carried out
    #[command(subcommand)]
    Retention(Retention),
    /// Copy everything into one sealed file while the portal runs
    ///
    /// The same on both databases. The file holds every table and the server's
    /// secret, in the format of age (https://age-encryption.org). Evidence is
    /// not in it: it lies encrypted in a folder or bucket of its own.
    Backup(Backup),
    /// Put a backup into an empty database and prove the result
    ///
    /// Every table is compared by count and hash, the log's head with the one
    /// that was noted, and everything with the log, as vigie verify does. A
    /// backup that is damaged, not whole, or of a newer version is refused, and
    /// so is a database that holds something.
    ///
    /// Exit status: as vigie verify.
    Restore(Restore),
    /// Move the portal to another database, from SQLite to PostgreSQL or back
    ///
    /// Stop the portal first. Everything is copied into the other database,
    /// which must be empty, and both are compared.
    Move(Move),
    /// Check everything that is recorded against the provable log
    ///
    /// Every act, message, look and right is compared with the log, the log
    /// with its signatures, and the pages with the acts. What was altered is
    /// named. The portal may be running.
    ///
    /// Exit status: 0 when everything holds, 3 when something was altered, 1
    /// when it could not be checked, or not all of it.
    #[command(verbatim_doc_comment)]
    Verify(Verify),
    /// The key that signs the provable log
    #[command(subcommand)]
    Log(Log),
    /// Cases, incidents and alerts as files that prove themselves
    #[command(subcommand)]
    Bundle(Bundle),
    /// Check the configuration without starting anything
    CheckConfig(Config),
}

/// Where the demonstration lives.
#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,
    /// Folder of the demonstration; found again at the next start
    #[arg(long, value_name = "FOLDER", default_value = "data/demo")]
    pub(crate) data: PathBuf,
    /// Play the drill too: within the last hour twenty facilities reported the
    /// failure of one provider, between forty other reports
    #[arg(long)]
    pub(crate) drill: bool,
}

/// Which configuration.
#[derive(Debug, Args)]
pub(crate) struct Config {
    /// The configuration file
    #[arg(long, value_name = "FILE", default_value = "vigie.toml")]
    pub(crate) config: PathBuf,
}

/// Which portal a tool works on.
#[derive(Debug, Args)]
pub(crate) struct Portal {
    /// The portal's configuration file
    #[arg(long, value_name = "FILE", default_value = "vigie.toml")]
    pub(crate) config: PathBuf,
    /// Folder of a demonstration, instead of a configuration
    #[arg(long, value_name = "FOLDER", conflicts_with = "config")]
    pub(crate) data: Option<PathBuf>,
}

/// How to tell what was found.
#[derive(Debug, Args)]
pub(crate) struct Verify {
    #[command(flatten)]
    pub(crate) portal: Portal,
    /// Language of the findings: fr or en
    #[arg(long, value_name = "LANGUAGE", default_value = "fr", value_parser = language)]
    pub(crate) lang: locales::Lang,
    /// Leave the files of evidence unread: a quick run
    #[arg(long)]
    pub(crate) without_evidence: bool,
}

/// Reads the code of a language.
pub(crate) fn language(code: &str) -> Result<locales::Lang, String> {
    code.parse()
        .map_err(|error: locales::UnknownLang| error.to_string())
}

/// What to do to the database's form.
#[derive(Debug, Args)]
pub(crate) struct Migrate {
    #[command(flatten)]
    pub(crate) config: Config,
    /// Only say what would be done
    #[arg(long)]
    pub(crate) plan: bool,
}

/// Where to copy, and how to seal it.
#[derive(Debug, Args)]
pub(crate) struct Backup {
    #[command(flatten)]
    pub(crate) portal: Portal,
    /// The backup; there must be no such file yet
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// Public key to which the backup is sealed; what opens it is kept apart
    #[arg(long, value_name = "age1…", conflicts_with = "passphrase_file")]
    pub(crate) recipient: Option<String>,
    /// File of the passphrase by which the backup is sealed
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Put the keys that sign the log and vouch for others into it as well
    #[arg(long)]
    pub(crate) with_keys: bool,
}

/// What to restore, and what opens it.
#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// The backup
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) config: Config,
    /// File of the key to which the backup was sealed
    #[arg(long, value_name = "FILE", conflicts_with = "passphrase_file")]
    pub(crate) key_file: Option<PathBuf>,
    /// File of the passphrase by which the backup was sealed
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Only read the backup to its end and say what it holds
    #[arg(long)]
    pub(crate) check: bool,
    /// The portal was stopped before the backup was made and has not worked
    /// since: its log goes on under its name
    #[arg(long)]
    pub(crate) stopped: bool,
    /// Leave the files of evidence unread: a quick run
    #[arg(long)]
    pub(crate) without_evidence: bool,
    /// Language of what is found: fr or en
    #[arg(long, value_name = "LANGUAGE", default_value = "fr", value_parser = language)]
    pub(crate) lang: locales::Lang,
}

/// Where to move.
#[derive(Debug, Args)]
pub(crate) struct Move {
    #[command(flatten)]
    pub(crate) config: Config,
    /// Address of the other database: sqlite:PATH or postgres://USER@HOST/NAME
    #[arg(long, value_name = "ADDRESS", conflicts_with = "to_file")]
    pub(crate) to: Option<String>,
    /// File that holds that address, since it has a password in it
    #[arg(long, value_name = "FILE")]
    pub(crate) to_file: Option<PathBuf>,
}
