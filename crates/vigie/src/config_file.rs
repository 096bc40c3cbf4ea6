//! The configuration file, `vigie.toml`: what the operator sets, read and
//! checked before anything starts. Whatever is wrong is said with its line.

mod database;
mod key_file;
mod log;
mod place;
mod server;
mod telemetry;
mod witness;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use app::Config;
use jobs::smtp::{SmtpConfig, SmtpConfigError, Transport};
use serde::Deserialize;
use store::DatabaseUrl;
use vault::{Keys, VaultSettings};

use self::{database::DatabaseTable, log::LogTable, place::Place, witness::WitnessTable};

pub(crate) use key_file::KeyFile;
pub(crate) use log::{HEAD, LogFiles};
pub(crate) use server::{Server, Timers, Tls};
pub(crate) use telemetry::Telemetry;
pub(crate) use witness::WitnessFiles;

/// A configuration that was read and checked.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// How the portal listens and where it keeps its files.
    pub(crate) server: Server,
    /// Where the database is.
    pub(crate) database: DatabaseUrl,
    /// Where the log's key and second head are.
    pub(crate) log: LogFiles,
    /// For whom this installation vouches.
    pub(crate) witness: Option<WitnessFiles>,
    /// Where evidence lies; cases take no files without it.
    pub(crate) evidence: Option<VaultSettings>,
    /// Where traces are sent; nowhere without.
    pub(crate) telemetry: Option<Telemetry>,
    /// The mail server.
    pub(crate) mail: SmtpConfig,
    /// The portal itself.
    pub(crate) portal: Config,
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    server: Server,
    #[serde(default)]
    database: DatabaseTable,
    #[serde(default)]
    log: LogTable,
    #[serde(default)]
    witness: Option<WitnessTable>,
    #[serde(default)]
    evidence: Option<VaultSettings>,
    #[serde(default)]
    telemetry: Option<Telemetry>,
    mail: SmtpConfig,
    portal: Config,
}

/// Why a configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigError {
    /// There is no such file, or it may not be read.
    #[error(
        "cannot read the configuration {path}: {source}\n\
         Copy vigie.example.toml to that place and adapt it, or name another file with --config."
    )]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// Something in it is wrong.
    #[error("{path}, line {}, column {}:\n  {}\n{problem}", place.line, place.column, place.text)]
    Wrong {
        /// The file.
        path: PathBuf,
        /// Where.
        place: Place,
        /// What is wrong and what is expected.
        problem: String,
    },
}

impl Settings {
    /// Reads a configuration and checks it whole; no server is contacted.
    /// Paths that are not absolute begin at the folder of the file.
    ///
    /// # Errors
    /// [`ConfigError`], with the line.
    pub(crate) fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = fs::read_to_string(path).map_err(|source| ConfigError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        let base = path.parent().unwrap_or(Path::new(""));
        Self::parse(&text, base).map_err(|Problem { place, problem }| ConfigError::Wrong {
            path: path.to_owned(),
            place,
            problem,
        })
    }

    fn parse(text: &str, base: &Path) -> Result<Self, Problem> {
        let file: File = toml::from_str(text).map_err(|error| Problem {
            place: Place::at(text, error.span().map_or(0, |span| span.start)),
            problem: error.message().to_owned(),
        })?;
        let about = |key: &str, problem: String| Problem {
            place: Place::of_key(text, key),
            problem: format!("{key}: {problem}"),
        };

        if !place::has_key(text, "portal.public_url") {
            return Err(about(
                "portal.public_url",
                "missing: the address under which people reach the portal, such as \
                 https://vigie.example"
                    .to_owned(),
            ));
        }
        let mut portal = file.portal;
        for provider in &mut portal.sign_in.providers {
            provider
                .read_secret(base)
                .map_err(|wrong| about(&format!("portal.{}", wrong.key), wrong.problem))?;
        }
        portal
            .check()
            .map_err(|wrong| about(&format!("portal.{}", wrong.key), wrong.problem))?;

        if file.server.tls.is_some() && !portal.public_url.starts_with("https://") {
            return Err(about(
                "portal.public_url",
                "the portal speaks HTTPS by [server.tls]: its address must begin with https://"
                    .to_owned(),
            ));
        }

        let mut mail = file.mail;
        mail.resolve_files(base);
        Transport::new(&mail).map_err(|error| Problem {
            place: Place::of_key(text, &format!("mail.{}", mail_setting(&error))),
            problem: format!("mail.{error}"),
        })?;

        let server = file.server.resolved(base);
        let database = file
            .database
            .url(base, &server.data)
            .map_err(|wrong| about(wrong.key, wrong.problem))?;
        let log = file
            .log
            .files(base, &server.data, &portal.public_url)
            .map_err(|wrong| about(wrong.key, wrong.problem))?;
        let witness = file
            .witness
            .map(|witness| witness.files(base, &server.data, &portal.public_url))
            .transpose()
            .map_err(|wrong| about(wrong.key, wrong.problem))?;
        let evidence = file
            .evidence
            .map(|evidence| evidence.resolved(base, &server.data));
        if let Some(evidence) = &evidence {
            Keys::read(&evidence.key_files, evidence.recipient.as_deref())
                .map_err(|wrong| about("evidence.key_files", wrong.to_string()))?;
        }
        Ok(Self {
            server,
            database,
            log,
            witness,
            evidence,
            telemetry: file.telemetry,
            mail,
            portal,
        })
    }
}

struct Problem {
    place: Place,
    problem: String,
}

const fn mail_setting(error: &SmtpConfigError) -> &'static str {
    match error {
        SmtpConfigError::From(..) => "from",
        SmtpConfigError::LoginInClear => "login",
        SmtpConfigError::PasswordFile { .. } => "login.password_file",
        SmtpConfigError::Timeout => "timeout_seconds",
        SmtpConfigError::CertificateFile { .. } | SmtpConfigError::NoCertificate => {
            "trusted_certificate"
        }
        SmtpConfigError::Tls(_) => "host",
    }
}

#[cfg(test)]
mod tests;
