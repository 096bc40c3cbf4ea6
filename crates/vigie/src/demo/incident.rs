//! The significant incident of the demonstration, played after its cases.

use std::collections::BTreeMap;

use app::{App, Clock, ManualClock, cases::ActRequest, incidents::IncidentRequest};
use jiff::Timestamp;
use process::{
    command::Command,
    facility::FinessNumber,
    ids::{IncidentReference, Reference},
    significant::IncidentCommand,
    words::Progress,
};
use serde::Deserialize;

use super::{
    people::Player,
    story::{self, Grouped},
};
use crate::failure::Failure;

const INCIDENT: &str = include_str!("incident.toml");

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tale {
    /// The group of the cases.
    group: String,
    opening: Opening,
    steps: Vec<Step>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Opening {
    at: Timestamp,
    by: String,
    reason: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    at: Timestamp,
    by: String,
    #[serde(default)]
    command: Option<IncidentCommand>,
    #[serde(default)]
    facility: Option<FinessNumber>,
    #[serde(default)]
    progress: Option<Stated>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stated {
    action: u32,
    progress: Progress,
    note: String,
}

/// Plays the incident over the cases of its group.
///
/// # Errors
/// When a rule refuses something: the tale is wrong then.
pub(super) async fn play(
    app: &App,
    players: &BTreeMap<String, Player>,
    cases: &[Grouped],
    now: Timestamp,
) -> Result<(), Failure> {
    let tale: Tale = story::read(INCIDENT, now)?;
    let clock = ManualClock::at(tale.opening.at);
    let app = app.with_clock(Clock::Manual(clock.clone()));
    let player = |key: &str| {
        players
            .get(key)
            .ok_or_else(|| Failure::new(format!("nobody plays {key:?}")))
    };
    let of_group: Vec<&Grouped> = cases
        .iter()
        .filter(|case| case.group == tale.group)
        .collect();
    let numbers: Vec<Reference> = of_group.iter().map(|case| case.reference).collect();
    let opener = player(&tale.opening.by)?;
    let gathered = app
        .gather(&opener.actor, &numbers, &tale.opening.reason)
        .await
        .map_err(|error| wrong(tale.opening.at, &error))?;
    for step in &tale.steps {
        clock.set(step.at);
        let actor = &player(&step.by)?.actor;
        if let Some(command) = &step.command {
            let view = app.incident(actor, gathered.incident).await?;
            let request = IncidentRequest {
                command: command.clone(),
                seen: command.judges().then_some(view.version),
                key: None,
            };
            app.act_on_incident(actor, gathered.incident, request)
                .await
                .map_err(|error| wrong(step.at, &error))?;
        }
        let case = of_group
            .iter()
            .find(|case| Some(case.facility) == step.facility);
        if let (Some(stated), Some(case)) = (&step.progress, case) {
            app.act(actor, case.reference, said(gathered.incident, stated))
                .await
                .map_err(|error| wrong(step.at, &error))?;
        }
    }
    Ok(())
}

fn said(incident: IncidentReference, stated: &Stated) -> ActRequest {
    ActRequest {
        command: Command::StateProgress {
            incident,
            action: stated.action,
            progress: stated.progress,
            note: stated.note.clone(),
        },
        seen: None,
        key: None,
    }
}

fn wrong(at: Timestamp, error: &app::AppError) -> Failure {
    Failure::new(format!(
        "the tale of the incident breaks at {at}: {error:?}"
    ))
}
