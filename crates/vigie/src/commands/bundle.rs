//! `vigie bundle`: cases, incidents and alerts as files that prove themselves.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use app::{
    matter::Matter,
    proof::{Extent, check_bundle},
};
use clap::Subcommand;
use jiff::Timestamp;
use ledger::keys::PublicKey;
use locales::{Lang, Texts};
use process::act::Sequence;

use super::say;
use crate::{cli, failure::Failure, portal::Portal};

/// What can be done with bundles.
#[derive(Debug, Subcommand)]
pub(crate) enum Bundle {
    /// Write a case, an incident or an alert to an archive, with its proofs and
    /// what checks them
    Export {
        #[command(flatten)]
        portal: cli::Portal,
        /// The case, such as 2026-000123; the incident, such as INC-2026-007;
        /// the alert, such as A2026-0007
        reference: Matter,
        /// The archive; there must be no such file yet
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Add the files of evidence of a case, as they were received: they
        /// may be harmful. That they leave, and why, is put on record
        #[arg(long, requires = "reason")]
        with_evidence: bool,
        /// Why the files of evidence leave
        #[arg(long, value_name = "TEXT", requires = "with_evidence")]
        reason: Option<String>,
    },
    /// Write one act to an archive, with its proof and nothing else
    Act {
        #[command(flatten)]
        portal: cli::Portal,
        /// The case, the incident or the alert
        reference: Matter,
        /// The number of the act
        number: u32,
        /// The archive; there must be no such file yet
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Check an archive; no portal is needed
    ///
    /// Exit status: 0 when it holds, 3 when something in it was altered.
    Verify {
        /// The archive
        file: PathBuf,
        /// A key of the log that is known from elsewhere; others are refused
        #[arg(long, value_name = "KEY")]
        key: Vec<String>,
        /// Language of what is said: fr or en
        #[arg(long, value_name = "LANGUAGE", default_value = "fr", value_parser = cli::language)]
        lang: Lang,
    },
}

/// Something was altered.
const ALTERED: u8 = 3;

/// Carries out the command.
///
/// # Errors
/// When it could not be.
pub(crate) async fn run(command: Bundle) -> Result<ExitCode, Failure> {
    match command {
        Bundle::Export {
            portal,
            reference,
            out,
            with_evidence: _,
            reason,
        } => export(&portal, reference, Part::Whole(reason.as_deref()), &out).await,
        Bundle::Act {
            portal,
            reference,
            number,
            out,
        } => export(&portal, reference, Part::Act(Sequence(number)), &out).await,
        Bundle::Verify { file, key, lang } => verify(&file, &key, Texts::new(lang)),
    }
}

/// What is handed out.
enum Part<'a> {
    /// All of it; with the files of evidence when there is a reason.
    Whole(Option<&'a str>),
    /// One act.
    Act(Sequence),
}

async fn export(
    portal: &cli::Portal,
    matter: Matter,
    part: Part<'_>,
    out: &Path,
) -> Result<ExitCode, Failure> {
    if out.exists() {
        return Err(Failure::new(format!("{} is there already", out.display())));
    }
    let portal = Portal::of(portal).await?;
    let app = &portal.app;
    let bundle = match (part, matter) {
        (Part::Whole(None), _) => app.whole_bundle(matter, Extent::Whole).await?,
        (Part::Whole(Some(reason)), Matter::Case(reference)) => {
            app.whole_bundle_with_evidence(reference, reason).await?
        }
        (Part::Whole(Some(_)), _) => {
            return Err(Failure::new(format!(
                "{matter} has no evidence: only cases do"
            )));
        }
        (Part::Act(number), _) => app.whole_bundle(matter, Extent::Act(number)).await?,
    };
    fs::write(out, bundle.bytes)
        .map_err(|error| Failure::new(format!("cannot write {}: {error}", out.display())))?;
    say(format_args!("Written to {}.", out.display()))?;
    portal.db.close().await?;
    Ok(ExitCode::SUCCESS)
}

fn verify(file: &Path, trusted: &[String], t: Texts) -> Result<ExitCode, Failure> {
    let bytes = fs::read(file)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", file.display())))?;
    let trusted: Vec<PublicKey> = trusted
        .iter()
        .map(|key| {
            key.parse()
                .map_err(|error| Failure::new(format!("{key}: {error}")))
        })
        .collect::<Result<_, _>>()?;
    match check_bundle(&bytes, &trusted) {
        Err(fault) => {
            say(fault.text(t))?;
            Ok(ExitCode::from(ALTERED))
        }
        Ok(checked) => {
            say(t
                .with("proof-bundle-holds")
                .arg("records", checked.records)
                .arg("values", checked.values))?;
            for (name, at) in &checked.witnesses {
                say(t
                    .with("proof-bundle-witness")
                    .arg("name", name.as_str())
                    .arg("at", moment(t, at.0)))?;
            }
            if let Some(stamped) = checked.stamped {
                say(t.one("proof-bundle-stamped", "at", moment(t, stamped.at)))?;
            }
            for one in &checked.signatures {
                let key = match one.means {
                    Some(_) => "proof-bundle-signed-by",
                    None => "proof-bundle-signed-forgotten",
                };
                let means = one.means.map(|means| t.get(means.label_key()));
                say(t
                    .with(key)
                    .arg("signs", one.signs)
                    .arg("by", one.by.as_str())
                    .arg("means", means.unwrap_or_default()))?;
            }
            if trusted.is_empty() {
                let keys: Vec<String> = checked.keys.iter().map(ToString::to_string).collect();
                say(t.one("proof-bundle-compare-keys", "keys", keys.join("\n")))?;
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Seconds since 1970 in words.
fn moment(t: Texts, seconds: u64) -> String {
    i64::try_from(seconds)
        .ok()
        .and_then(|at| Timestamp::from_second(at).ok())
        .map_or_else(String::new, |at| t.date_time(at).into_owned())
}
