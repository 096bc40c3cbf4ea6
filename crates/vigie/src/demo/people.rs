//! Who plays in the demonstration.

use std::collections::BTreeMap;

use app::{App, Secret, facilities::NewPerson};
use futures::future::try_join_all;
use jiff::Timestamp;
use process::{access::Actor, declaration::facts::ReporterContact};
use rand::RngExt;
use serde::Deserialize;

use crate::{failure::Failure, rights::WrittenRight};

const PEOPLE: &str = include_str!("people.toml");

/// Name of the tokens in demo.json.
const TOKEN: &str = "demo.json";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    listed: Vec<Role>,
    others: Vec<Role>,
}

/// Somebody who plays.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Role {
    /// The key in demo.json and in the stories.
    pub(super) key: String,
    /// The person's name.
    pub(super) name: String,
    /// The function.
    pub(super) function: String,
    /// The e-mail address.
    pub(super) email: String,
    /// The phone.
    pub(super) phone: String,
    #[serde(deserialize_with = "rights")]
    pub(super) rights: Vec<WrittenRight>,
}

/// What gives a person access.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    /// The password.
    pub(super) password: String,
    /// The token of the API.
    pub(super) token: String,
}

/// Somebody who plays, ready to act.
#[derive(Clone, Debug)]
pub(super) struct Player {
    /// Who it is.
    pub(super) role: Role,
    /// What the rules see.
    pub(super) actor: Actor,
}

impl Player {
    /// What the person writes as the reporter.
    pub(super) fn contact(&self) -> ReporterContact {
        ReporterContact {
            name: self.role.name.as_str().into(),
            function: self.role.function.as_str().into(),
            phone: self.role.phone.as_str().into(),
            email: self.role.email.as_str().into(),
        }
    }
}

/// The roles offered to whoever tries the portal.
///
/// # Errors
/// When the list cannot be read.
pub(super) fn listed() -> Result<Vec<Role>, Failure> {
    read().map(|file| file.listed)
}

/// Makes every account; gives the keys of those that are listed, and everybody
/// ready to act.
///
/// # Errors
/// When one cannot be made.
pub(super) async fn make(
    app: &App,
    now: Timestamp,
) -> Result<(BTreeMap<String, Keys>, BTreeMap<String, Player>), Failure> {
    let file = read()?;
    let listed: Vec<String> = file.listed.iter().map(|role| role.key.clone()).collect();
    // Hashing passwords takes most of the time, so all are hashed at once.
    let made = try_join_all(
        file.listed
            .into_iter()
            .chain(file.others)
            .map(|role| make_one(app, role)),
    )
    .await?;
    let mut keys = BTreeMap::new();
    let mut players = BTreeMap::new();
    for (role, given) in made {
        let bearer = Secret::presented(&given.token);
        let session = app.bearer(&bearer).await?.ok_or_else(|| {
            Failure::new(format!("the account {} has no access at {now}", role.email))
        })?;
        let key = role.key.clone();
        if listed.contains(&key) {
            keys.insert(key.clone(), given);
        }
        let actor = session.actor;
        players.insert(key, Player { role, actor });
    }
    Ok((keys, players))
}

async fn make_one(app: &App, role: Role) -> Result<(Role, Keys), Failure> {
    let password = password();
    for right in &role.rights {
        let person = NewPerson {
            name: role.name.clone(),
            function: role.function.clone(),
            email: role.email.clone(),
            phone: role.phone.clone(),
        };
        let first = *right == role.rights[0];
        let right = right.find(app).await?;
        app.grant(person, right, None, first.then_some(password.as_str()))
            .await?;
    }
    let token = app.issue_token(&role.email, TOKEN, None).await?;
    let keys = Keys {
        password,
        token: token.reveal().to_owned(),
    };
    Ok((role, keys))
}

/// A password of three groups that can be typed.
fn password() -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut random = rand::rng();
    let mut group = || -> String {
        (0..5)
            .map(|_| char::from(LETTERS[random.random_range(0..LETTERS.len())]))
            .collect()
    };
    format!("{}-{}-{}", group(), group(), group())
}

fn read() -> Result<File, Failure> {
    toml::from_str(PEOPLE).map_err(|error| Failure::new(error.to_string()))
}

fn rights<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<WrittenRight>, D::Error> {
    Vec::<String>::deserialize(deserializer)?
        .iter()
        .map(|text| text.parse().map_err(serde::de::Error::custom))
        .collect()
}
