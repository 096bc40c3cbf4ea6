//! The cases of the demonstration, played through the use cases at past
//! instants, as people would have done.

use std::{collections::BTreeMap, convert::Infallible};

use app::{
    App, AppError, Clock, ManualClock,
    cases::{ActRequest, DeclareRequest, Receipt},
    directory::ProviderFilter,
    drafts::DraftBody,
    evidence::{Ending, Offered},
};
use bytes::Bytes;
use futures::{future::try_join_all, stream};
use jiff::Timestamp;
use process::{
    access::{Actor, Audience},
    case::Reality,
    command::Command,
    declaration::facts::{Facts, ReporterContact},
    facility::FinessNumber,
    ids::Reference,
    words::Channel,
};
use serde::{Deserialize, de::DeserializeOwned};
use toml::Value;

use super::{people::Player, when::When};
use crate::failure::Failure;

/// The stories, one file each.
const STORIES: [&str; 11] = [
    include_str!("cases/01-deux-cimes.toml"),
    include_str!("cases/02-trois-rivieres.toml"),
    include_str!("cases/03-hauterive.toml"),
    include_str!("cases/04-valmont-vpn.toml"),
    include_str!("cases/05-exemplia.toml"),
    include_str!("cases/06-ravine-bleue.toml"),
    include_str!("cases/07-cigognes.toml"),
    include_str!("cases/08-exercice.toml"),
    include_str!("cases/09-valmont-messagerie.toml"),
    include_str!("cases/10-pinedes.toml"),
    include_str!("cases/11-genets.toml"),
];

/// A declaration that was begun and left.
const DRAFT: &str = include_str!("draft.toml");

/// Whoever has no account.
const STRANGER: &str = "stranger";

/// A case: its declaration, then what happened to it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    /// The cases of one cause, gathered in an incident.
    #[serde(default)]
    group: Option<String>,
    declaration: Opening,
    #[serde(default)]
    acts: Vec<Step>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Opening {
    at: Timestamp,
    by: String,
    facility: FinessNumber,
    #[serde(default)]
    affected: Vec<FinessNumber>,
    #[serde(default = "real")]
    reality: Reality,
    facts: Facts,
    #[serde(default)]
    reporter: Option<ReporterContact>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unsent {
    at: Timestamp,
    by: String,
    facility: FinessNumber,
    facts: Facts,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    at: Timestamp,
    by: String,
    #[serde(default)]
    command: Option<Command>,
    /// Names of providers of the directory that are sent.
    #[serde(default)]
    providers: Vec<String>,
    #[serde(default)]
    file: Option<File>,
}

/// A piece of evidence that somebody sends: a short text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    origin: String,
    note: String,
    content: String,
}

const fn real() -> Reality {
    Reality::Real
}

/// A case that belongs to a group.
pub(super) struct Grouped {
    /// The group.
    pub(super) group: String,
    /// The case.
    pub(super) reference: Reference,
    /// The declaring facility.
    pub(super) facility: FinessNumber,
}

/// The earliest instant at which something is played.
pub(super) const LONGEST_AGO: jiff::SignedDuration = jiff::SignedDuration::from_hours(24 * 90);

/// Plays every story, told from `now`; gives the cases that belong to a group.
///
/// # Errors
/// When a rule refuses something: the stories are wrong then.
pub(super) async fn play(
    app: &App,
    players: &BTreeMap<String, Player>,
    now: Timestamp,
) -> Result<Vec<Grouped>, Failure> {
    let mut stories = Vec::with_capacity(STORIES.len());
    for text in STORIES {
        stories.push(read::<Story>(text, now)?);
    }
    stories.sort_by_key(|story| story.declaration.at);
    let mut opened = Vec::with_capacity(stories.len());
    // One after the other: numbers follow the time of declaration.
    for story in stories {
        let past = Past::at(app, players, story.declaration.at);
        let receipt = past.declare(&story.declaration).await?;
        opened.push((past, story, receipt));
    }
    try_join_all(
        opened
            .iter()
            .map(|(past, story, receipt)| past.go_on(&story.acts, receipt.reference)),
    )
    .await?;
    let draft = read::<Unsent>(DRAFT, now)?;
    Past::at(app, players, draft.at).begin(draft).await?;
    Ok(opened
        .into_iter()
        .filter_map(|(_, story, receipt)| {
            Some(Grouped {
                group: story.group?,
                reference: receipt.reference,
                facility: story.declaration.facility,
            })
        })
        .collect())
}

struct Past<'a> {
    app: App,
    clock: ManualClock,
    players: &'a BTreeMap<String, Player>,
}

impl<'a> Past<'a> {
    fn at(app: &App, players: &'a BTreeMap<String, Player>, at: Timestamp) -> Self {
        let clock = ManualClock::at(at);
        Self {
            app: app.with_clock(Clock::Manual(clock.clone())),
            clock,
            players,
        }
    }

    async fn begin(&self, draft: Unsent) -> Result<(), Failure> {
        let facility = self.app.facility_by_finess(draft.facility).await?;
        let body = DraftBody {
            facility: Some(facility.id),
            facts: draft.facts,
            ..DraftBody::default()
        };
        self.app.start_draft(&self.actor(&draft.by)?, body).await?;
        Ok(())
    }

    async fn declare(&self, opening: &Opening) -> Result<Receipt, Failure> {
        let reporter = match (&opening.reporter, self.players.get(&opening.by)) {
            (Some(reporter), _) => reporter.clone(),
            (None, Some(player)) => player.contact(),
            (None, None) => ReporterContact::default(),
        };
        let facility = self.app.facility_by_finess(opening.facility).await?;
        let request = DeclareRequest {
            facility: facility.id,
            affected: opening.affected.clone(),
            channel: Channel::Portal,
            reality: opening.reality,
            military: None,
            facts: opening.facts.clone(),
            reporter,
            draft: None,
            key: None,
        };
        let actor = self.actor(&opening.by)?;
        self.app
            .declare(&actor, request)
            .await
            .map_err(|error| wrong(&facility.name, opening.at, &error))
    }

    async fn go_on(&self, steps: &[Step], reference: Reference) -> Result<(), Failure> {
        for step in steps {
            self.clock.set(step.at);
            let actor = self.actor(&step.by)?;
            if let Some(file) = &step.file {
                self.send(&actor, reference, file)
                    .await
                    .map_err(|error| wrong(&reference.to_string(), step.at, &error))?;
            }
            let sent = self.sent(&actor, &step.providers).await?;
            let Some(command) = step.command.as_ref().or(sent.as_ref()) else {
                continue;
            };
            let seen = if command.judges() {
                Some(self.app.case(&actor, reference).await?.version)
            } else {
                None
            };
            let request = ActRequest {
                command: command.clone(),
                seen,
                key: None,
            };
            self.app
                .act(&actor, reference, request)
                .await
                .map_err(|error| wrong(&reference.to_string(), step.at, &error))?;
        }
        Ok(())
    }

    /// The providers of the directory that bear these names, as they are sent.
    async fn sent(&self, actor: &Actor, names: &[String]) -> Result<Option<Command>, Failure> {
        if names.is_empty() {
            return Ok(None);
        }
        let listed = self
            .app
            .providers(actor, &ProviderFilter::default())
            .await?;
        let providers = listed
            .into_iter()
            .filter(|row| names.contains(&row.entry.name))
            .map(|row| row.id)
            .collect();
        Ok(Some(Command::SendProviders {
            providers,
            note: String::new(),
        }))
    }

    async fn send(&self, actor: &Actor, reference: Reference, file: &File) -> Result<(), AppError> {
        let content = Bytes::from(file.content.clone());
        let offered = Offered {
            name: file.name.clone(),
            media_type: "text/plain".to_owned(),
            origin: file.origin.clone(),
            note: file.note.clone(),
            to: Audience::Parties,
            length: content.len() as u64,
            sha256: None,
        };
        let begun = self.app.offer_evidence(actor, reference, offered).await?;
        let body = stream::iter([Ok::<_, Infallible>(content)]);
        let ending = Ending::AtItsLength;
        self.app
            .append_evidence(actor, reference, begun.piece, 0, body, ending)
            .await?;
        Ok(())
    }

    fn actor(&self, key: &str) -> Result<Actor, Failure> {
        if key == STRANGER {
            return Ok(Actor::stranger());
        }
        self.players
            .get(key)
            .map(|player| player.actor.clone())
            .ok_or_else(|| Failure::new(format!("nobody plays {key:?}")))
    }
}

fn wrong(case: &str, at: Timestamp, error: &app::AppError) -> Failure {
    Failure::new(format!("the story of {case} breaks at {at}: {error:?}"))
}

pub(super) fn read<T: DeserializeOwned>(text: &str, now: Timestamp) -> Result<T, Failure> {
    let broken = |error: toml::de::Error| Failure::new(format!("a story cannot be read: {error}"));
    let mut value: Value = toml::from_str(text).map_err(broken)?;
    tell_from(&mut value, now);
    value.try_into().map_err(broken)
}

/// Writes every moment of a story as facts and commands write it.
fn tell_from(value: &mut Value, now: Timestamp) {
    match value {
        Value::String(text) => {
            if let Some(when) = When::read(text, now) {
                *text = when.written();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| tell_from(item, now)),
        Value::Table(table) => table.iter_mut().for_each(|(_, item)| tell_from(item, now)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn every_story_is_told_in_the_order_of_time_and_is_past() {
        for now in ["2026-03-02T00:30:00Z", "2026-11-21T13:00:00Z"] {
            let now = now.parse().unwrap();
            for text in STORIES {
                let story: Story = read(text, now).unwrap();
                let mut last = story.declaration.at;
                assert!(now.duration_since(last) < LONGEST_AGO);
                for step in &story.acts {
                    assert!(last <= step.at, "{} after {last}", step.at);
                    last = step.at;
                }
                assert!(last < now);
            }
        }
    }
}
