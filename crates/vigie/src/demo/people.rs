//! Who plays in the demonstration.

use std::collections::BTreeMap;

use app::{
    App, Secret,
    facilities::NewPerson,
    people::{NewToken, factors::CodeKey},
};
use futures::future::try_join_all;
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

/// A word for each person who is listed, by key: passwords, or tokens of the
/// API.
pub(super) type Secrets = BTreeMap<String, String>;

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

/// A password for each role that is listed.
///
/// # Errors
/// When the list cannot be read.
pub(super) fn draw_passwords() -> Result<Secrets, Failure> {
    let listed = listed()?;
    Ok(listed
        .into_iter()
        .map(|role| (role.key, password()))
        .collect())
}

/// The key of a code application for each role that is listed and must have a
/// second factor.
///
/// # Errors
/// When the list cannot be read.
pub(super) fn draw_keys() -> Result<Secrets, Failure> {
    let listed = listed()?;
    Ok(listed
        .into_iter()
        .filter(|role| matches!(role.rights.first(), Some(WrittenRight::Staff(_))))
        .map(|role| (role.key, CodeKey::draw().base32()))
        .collect())
}

/// Makes every account; gives the tokens of those that are listed, and
/// everybody ready to act.
///
/// # Errors
/// When one cannot be made.
pub(super) async fn make(
    app: &App,
    passwords: &Secrets,
    keys: &Secrets,
) -> Result<(Secrets, BTreeMap<String, Player>), Failure> {
    let File { listed, others } = read()?;
    // Hashing passwords takes most of the time, so all are hashed at once.
    let made = listed.into_iter().chain(others).map(|role| {
        let password = passwords.get(&role.key).cloned().unwrap_or_else(password);
        let key = keys
            .get(&role.key)
            .and_then(|key| CodeKey::from_base32(key));
        make_one(app, role, password, key)
    });
    let mut tokens = Secrets::new();
    let mut players = BTreeMap::new();
    for (player, token) in try_join_all(made).await? {
        let key = player.role.key.clone();
        if passwords.contains_key(&key) {
            tokens.insert(key.clone(), token.reveal().to_owned());
        }
        players.insert(key, player);
    }
    Ok((tokens, players))
}

async fn make_one(
    app: &App,
    role: Role,
    password: String,
    key: Option<CodeKey>,
) -> Result<(Player, Secret), Failure> {
    let mut password = Some(password.as_str());
    for right in &role.rights {
        let person = NewPerson {
            name: role.name.clone(),
            function: role.function.clone(),
            email: role.email.clone(),
            phone: role.phone.clone(),
        };
        let right = right.find(app).await?;
        app.grant(person, right, None, password.take()).await?;
    }
    if let Some(key) = key {
        app.hand_over_application(&role.email, &key).await?;
    }
    let token = app.issue_token(&role.email, NewToken::whole(TOKEN)).await?;
    let session = app.bearer(&token).await?;
    let actor = session
        .ok_or_else(|| Failure::new(format!("the account {} opens nothing", role.email)))?
        .actor;
    Ok((Player { role, actor }, token))
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
