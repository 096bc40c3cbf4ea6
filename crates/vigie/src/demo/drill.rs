//! The drill, played on demand: within the last hour twenty facilities reported
//! the failure of one provider, between forty reports of other things; some
//! customers of the provider have not reported yet.

use std::collections::BTreeMap;

use app::{
    App, Clock, ManualClock,
    cases::{ActRequest, DeclareRequest},
    facilities::NewPerson,
    people::NewToken,
};
use jiff::{SignedDuration, Timestamp};
use process::{
    access::{Actor, FacilityRole, Right},
    case::Reality,
    command::Command,
    declaration::facts::Facts,
    facility::FinessNumber,
    ids::Reference,
    words::{Channel, Class},
};
use serde::Deserialize;

use super::people::Player;
use crate::failure::Failure;

const REPORTS: &str = include_str!("drill/reports.toml");
/// Who speaks for every facility of the drill, by key.
const SPEAKER: &str = "security_officer";
/// When the first report came.
const HOUR: SignedDuration = SignedDuration::from_mins(62);

/// Whether the drill is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Drill {
    /// It is.
    Played,
    /// The demonstration is as usual.
    LeftOut,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hour {
    before: Vec<Before>,
    report: Vec<Report>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Before {
    days: i64,
    facility: FinessNumber,
    facts: Facts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Report {
    minute: i64,
    facility: FinessNumber,
    /// Whether it tells of the provider's failure, for the tests.
    #[serde(default, rename = "failure")]
    _failure: bool,
    facts: Facts,
}

/// Plays the reports of earlier weeks, then those of the last hour.
///
/// # Errors
/// When a rule refuses something: the reports are wrong then.
pub(super) async fn play(
    app: &App,
    players: &BTreeMap<String, Player>,
    now: Timestamp,
) -> Result<(), Failure> {
    let mut hour: Hour =
        toml::from_str(REPORTS).map_err(|error| Failure::new(error.to_string()))?;
    let facilities = hour.report.iter().map(|report| report.facility);
    let facilities = facilities.chain(hour.before.iter().map(|before| before.facility));
    let speaker = speaker(app, player(players, SPEAKER)?, facilities).await?;
    let cert = &player(players, "cert")?.actor;
    let clock = ManualClock::at(now);
    let past = app.with_clock(Clock::Manual(clock.clone()));
    hour.before
        .sort_by_key(|before| std::cmp::Reverse(before.days));
    for before in hour.before {
        clock.set(ago(now, SignedDuration::from_hours(24 * before.days)));
        let case = declare(&past, &speaker, before.facility, before.facts).await?;
        settle(&past, cert, case).await?;
    }
    for report in hour.report {
        let after = SignedDuration::from_mins(report.minute);
        clock.set(ago(now, HOUR - after));
        declare(&past, &speaker, report.facility, report.facts).await?;
    }
    Ok(())
}

fn player<'p>(players: &'p BTreeMap<String, Player>, key: &str) -> Result<&'p Player, Failure> {
    players
        .get(key)
        .ok_or_else(|| Failure::new(format!("nobody plays {key:?}")))
}

fn ago(now: Timestamp, length: SignedDuration) -> Timestamp {
    now.saturating_sub(length).unwrap_or(now)
}

/// Somebody who may declare and answer for all of them.
async fn speaker(
    app: &App,
    player: &Player,
    facilities: impl Iterator<Item = FinessNumber>,
) -> Result<Speaker, Failure> {
    let role = &player.role;
    for number in facilities {
        let person = NewPerson {
            name: role.name.clone(),
            function: role.function.clone(),
            email: role.email.clone(),
            phone: role.phone.clone(),
        };
        let right = Right::Facility {
            facility: app.facility_by_finess(number).await?.id,
            role: FacilityRole::Reporter,
        };
        app.grant(person, right, None, None).await?;
    }
    let token = app
        .issue_token(&role.email, NewToken::whole("drill"))
        .await?;
    let session = app.bearer(&token).await?;
    let actor = session
        .ok_or_else(|| Failure::new(format!("the account {} opens nothing", role.email)))?
        .actor;
    Ok(Speaker {
        actor,
        player: player.clone(),
    })
}

struct Speaker {
    actor: Actor,
    player: Player,
}

async fn declare(
    app: &App,
    speaker: &Speaker,
    facility: FinessNumber,
    facts: Facts,
) -> Result<Reference, Failure> {
    let request = DeclareRequest {
        facility: app.facility_by_finess(facility).await?.id,
        affected: Vec::new(),
        channel: Channel::Portal,
        reality: Reality::Real,
        military: None,
        facts,
        reporter: speaker.player.contact(),
        draft: None,
        key: None,
    };
    let receipt = app.declare(&speaker.actor, request).await;
    let receipt = receipt
        .map_err(|error| Failure::new(format!("the drill breaks at {facility}: {error:?}")))?;
    Ok(receipt.reference)
}

/// What was reported in earlier weeks was no incident.
async fn settle(app: &App, cert: &Actor, case: Reference) -> Result<(), Failure> {
    let grounds = "Réglé par le prestataire le jour même.".to_owned();
    let qualify = Command::Qualify {
        class: Class::NotIncident,
        findings: [].into(),
        kinds: [].into(),
        grounds,
    };
    let agree = Command::Agree {
        comment: String::new(),
    };
    for command in [qualify, agree, Command::Close] {
        let seen = Some(app.case(cert, case).await?.version);
        let request = ActRequest {
            command,
            seen,
            key: None,
        };
        app.act(cert, case, request).await?;
    }
    Ok(())
}
