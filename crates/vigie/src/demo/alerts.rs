//! The alerts of the demonstration: one in force, one that waits for HFDS
//! (SIGN-3).

use std::collections::BTreeMap;

use app::{
    App, Clock, ManualClock,
    alerts::{AlertText, Part},
};
use jiff::{SignedDuration, Timestamp};
use process::{
    alert::{
        AlertCommand, AlertNature, AlertNumber, AlertUrgency, Criteria, MeasureAnswer, Population,
        Reply, Tlp,
    },
    territory::RegionCode,
};
use serde::Deserialize;

use super::people::Player;
use crate::failure::Failure;

const ALERTS: &str = include_str!("alerts.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Alerts {
    sent: Text,
    answers: Vec<Answered>,
    waiting: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    title: String,
    happens: String,
    measures: Vec<String>,
    nature: AlertNature,
    tlp: Tlp,
    urgency: AlertUrgency,
    #[serde(default)]
    regions: Vec<RegionCode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answered {
    by: String,
    answers: Vec<MeasureAnswer>,
    comment: String,
}

impl From<Text> for AlertText {
    fn from(text: Text) -> Self {
        Self {
            title: text.title,
            happens: text.happens,
            measures: text.measures,
            nature: text.nature,
            tlp: text.tlp,
            urgency: text.urgency,
            incident: None,
            population: Population::Criteria(Criteria {
                regions: text.regions.into_iter().collect(),
                ..Criteria::default()
            }),
        }
    }
}

/// Writes the alerts, sends the first, and has some facilities answer it.
///
/// # Errors
/// When a rule refuses something: the alerts are wrong then.
pub(super) async fn play(
    app: &App,
    players: &BTreeMap<String, Player>,
    now: Timestamp,
) -> Result<(), Failure> {
    let written: Alerts =
        toml::from_str(ALERTS).map_err(|error| Failure::new(error.to_string()))?;
    let past = |hours| {
        let at = now
            .saturating_sub(SignedDuration::from_hours(hours))
            .unwrap_or(now);
        app.with_clock(Clock::Manual(ManualClock::at(at)))
    };
    let yesterday = past(20);
    let number = write(&yesterday, players, written.sent).await?;
    act(&yesterday, players, "lead", number, AlertCommand::Approve).await?;
    act(&yesterday, players, "cert", number, AlertCommand::Send).await?;
    yesterday.expand_alerts().await?;
    for answered in written.answers {
        answer(&past(18), players, number, answered).await?;
    }
    write(&past(1), players, written.waiting).await?;
    Ok(())
}

/// Written by the CERT, which asks for approval.
async fn write(
    app: &App,
    players: &BTreeMap<String, Player>,
    text: Text,
) -> Result<AlertNumber, Failure> {
    let cert = player(players, "cert")?;
    let number = app.write_alert(&cert.actor, text.into()).await?;
    act(app, players, "cert", number, AlertCommand::Submit).await?;
    Ok(number)
}

async fn act(
    app: &App,
    players: &BTreeMap<String, Player>,
    by: &str,
    number: AlertNumber,
    command: AlertCommand,
) -> Result<(), Failure> {
    let by = player(players, by)?;
    let seen = app.alert(&by.actor, number).await?.alert.seq;
    Ok(app
        .act_on_alert(&by.actor, number, command, Some(seen))
        .await?)
}

async fn answer(
    app: &App,
    players: &BTreeMap<String, Player>,
    number: AlertNumber,
    answered: Answered,
) -> Result<(), Failure> {
    let by = player(players, &answered.by)?;
    let Part::Recipient(own) = app.alert(&by.actor, number).await?.part else {
        return Err(Failure::new(format!("{} was sent no alert", answered.by)));
    };
    let reply = Reply {
        answers: (0..).zip(answered.answers).collect(),
        comment: answered.comment,
    };
    let facilities = own.iter().map(|one| one.facility.id).collect();
    Ok(app
        .answer_alert(&by.actor, number, facilities, reply)
        .await?)
}

fn player<'p>(players: &'p BTreeMap<String, Player>, key: &str) -> Result<&'p Player, Failure> {
    players
        .get(key)
        .ok_or_else(|| Failure::new(format!("{key} has no account")))
}
