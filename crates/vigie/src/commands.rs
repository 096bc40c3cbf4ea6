//! The commands, one file each.

pub(crate) mod backup;
pub(crate) mod bundle;
pub(crate) mod check_config;
pub(crate) mod demo;
pub(crate) mod evidence;
pub(crate) mod facilities;
pub(crate) mod figures;
pub(crate) mod log;
pub(crate) mod migrate;
pub(crate) mod playbooks;
pub(crate) mod providers;
pub(crate) mod relocate;
pub(crate) mod restore;
pub(crate) mod retention;
pub(crate) mod serve;
pub(crate) mod tokens;
pub(crate) mod users;
pub(crate) mod verify;
pub(crate) mod worker;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use crate::{cli::Command, failure::Failure};

/// Carries out a command.
///
/// # Errors
/// [`Failure`], in words for the operator.
pub(crate) async fn run(command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Demo(options) => demo::run(options).await?,
        Command::Serve(options) => serve::run(options).await?,
        Command::Worker(options) => worker::run(options).await?,
        Command::Migrate(options) => migrate::run(options).await?,
        Command::Facilities(command) => return facilities::run(command).await,
        Command::Providers(command) => return providers::run(command).await,
        Command::Figures(command) => return figures::run(command).await,
        Command::Users(command) => users::run(command).await?,
        Command::Tokens(command) => tokens::run(command).await?,
        Command::Playbooks(command) => return playbooks::run(command).await,
        Command::Retention(command) => retention::run(command).await?,
        Command::Backup(options) => backup::run(options).await?,
        Command::Restore(options) => return restore::run(options).await,
        Command::Move(options) => relocate::run(options).await?,
        Command::Verify(options) => return verify::run(options).await,
        Command::Log(command) => log::run(command).await?,
        Command::Bundle(command) => return bundle::run(command).await,
        Command::Evidence(command) => return evidence::run(command).await,
        Command::CheckConfig(options) => check_config::run(&options).await?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes a line, or several, on the standard output, in one piece.
fn say(words: impl std::fmt::Display) -> Result<(), Failure> {
    let text = format!("{words}\n");
    io::stdout().write_all(text.as_bytes()).map_err(Into::into)
}
