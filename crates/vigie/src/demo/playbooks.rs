//! The playbooks of the demonstration: those with which the portal comes, and
//! a new one that waits for a second person (SUPP-5).

use std::collections::BTreeMap;

use app::{App, Clock, ManualClock, playbooks::PlaybookText};
use jiff::{SignedDuration, Timestamp};
use playbooks::File;
use process::playbook::PlaybookCommand;

use super::people::Player;
use crate::failure::Failure;

const WAITING: &str = include_str!("playbook.md");

/// Writes a playbook and asks for its approval.
///
/// # Errors
/// When a rule refuses something: the text is wrong then.
pub(super) async fn play(
    app: &App,
    players: &BTreeMap<String, Player>,
    now: Timestamp,
) -> Result<(), Failure> {
    let file = File::read(WAITING).map_err(|error| Failure::new(error.to_string()))?;
    let at = now
        .saturating_sub(SignedDuration::from_hours(5))
        .unwrap_or(now);
    let app = app.with_clock(Clock::Manual(ManualClock::at(at)));
    let cert = players
        .get("cert")
        .ok_or_else(|| Failure::new("cert has no account"))?;
    let text = PlaybookText {
        causes: file.causes,
        facilities: file.facilities,
        french: file.text,
        english: String::new(),
    };
    let key = app.write_playbook(&cert.actor, text).await?;
    Ok(app
        .act_on_playbook(&cert.actor, &key, PlaybookCommand::Submit, None)
        .await?)
}
