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
    let found = portal.app.verify(Pace::Fast).await?;
    say(told(&found, Texts::new(options.lang)))?;
    portal.db.close().await?;
    Ok(if found.holds() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(ALTERED)
    })
}

fn told(found: &Verification, t: Texts) -> String {
    let mut lines: Vec<String> = found.findings.iter().map(|found| found.text(t)).collect();
    if found.untold > 0 {
        lines.push(t.n("proof-untold", found.untold).into_owned());
    }
    lines.push(
        t.with("proof-checked")
            .arg("entries", found.entries)
            .arg("checkpoints", found.checkpoints)
            .to_string(),
    );
    if found.checkpoints == 0 {
        lines.push(t.get("proof-nothing-signed").into_owned());
    }
    if found.witnessed == 0 {
        lines.push(t.get("proof-no-witness").into_owned());
    }
    if found.timestamped == 0 {
        lines.push(t.get("proof-no-timestamp").into_owned());
    }
    lines.push(if found.holds() {
        t.get("proof-holds").into_owned()
    } else {
        t.n("proof-does-not-hold", found.findings.len())
            .into_owned()
    });
    lines.join("\n")
}
