//! `vigie verify`: everything that is recorded, against the provable log.

use std::process::ExitCode;

use app::proof::{Pace, Verification};
use locales::Texts;

use super::say;
use crate::{cli, failure::Failure, portal::Portal};

/// Something was altered.
const ALTERED: u8 = 3;

/// Checks a portal.
///
/// # Errors
/// When it could not be checked.
pub(crate) async fn run(options: cli::Verify) -> Result<ExitCode, Failure> {
    let portal = Portal::of(&options.portal).await?;
    let found = if options.without_evidence {
        portal.app.verify_without_evidence(Pace::Fast).await?
    } else {
        portal.app.verify(Pace::Fast).await?
    };
    say(told(&found, Texts::new(options.lang)))?;
    portal.db.close().await?;
    Ok(status(&found))
}

/// The exit status that says what was found.
pub(crate) fn status(found: &Verification) -> ExitCode {
    if found.altered() > 0 {
        ExitCode::from(ALTERED)
    } else if found.unread() > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// What was found, in words.
pub(crate) fn told(found: &Verification, t: Texts) -> String {
    let mut lines: Vec<String> = found.findings.iter().map(|found| found.text(t)).collect();
    if found.untold > 0 {
        lines.push(t.n("proof-untold", found.untold).into_owned());
    }
    lines.push(found.records_told(t));
    lines.extend(found.files_told(t));
    if found.checkpoints == 0 {
        lines.push(t.get("proof-nothing-signed").into_owned());
    }
    if found.witnessed == 0 {
        lines.push(t.get("proof-no-witness").into_owned());
    }
    if found.timestamped == 0 {
        lines.push(t.get("proof-no-timestamp").into_owned());
    }
    lines.push(found.verdict(t));
    lines.join("\n")
}
