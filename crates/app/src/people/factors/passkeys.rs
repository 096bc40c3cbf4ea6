//! Passkeys: set up with the device's own recognition of its owner, then shown
//! beside a password, or alone.

use process::{
    ids::AccountId,
    sign_in::{Assurance, FirstProof, acts::Factor},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use store::{
    StoreError, TokenHash,
    challenges::{self, Purpose},
    factors,
};
use url::{Host, Url};
use webauthn_rs::{
    Webauthn, WebauthnBuilder,
    prelude::{
        DiscoverableAuthentication, Passkey, PasskeyAuthentication, PasskeyRegistration,
        PublicKeyCredential, RegisterPublicKeyCredential, WebauthnError,
    },
};

use super::{Enrolled, Enroller, recovery};
use crate::{
    App, AppError, Secret, WrongInput, entropy,
    people::{
        Entered, Session, Unfinished,
        limits::{Tried, Visit},
        second_step::Right,
    },
};

/// The longest name of a passkey, in characters.
const LONGEST_NAME: usize = 60;

/// Where passkeys serve: the host under which browsers know the portal.
struct Place {
    host: String,
    origin: Url,
}

/// A passkey belongs to a named host, never to an address of numbers; a portal
/// on one's own machine is named `localhost`.
fn place(public_url: &str) -> Option<Place> {
    let mut origin = Url::parse(public_url).ok()?;
    let loopback = match origin.host()? {
        Host::Domain(_) => false,
        Host::Ipv4(address) => {
            address.is_loopback().then_some(())?;
            true
        }
        Host::Ipv6(address) => {
            address.is_loopback().then_some(())?;
            true
        }
    };
    if loopback {
        origin.set_host(Some("localhost")).ok()?;
    }
    let host = origin.domain()?.to_owned();
    Some(Place { host, origin })
}

impl App {
    /// The host under which passkeys serve; none where the portal is reached
    /// by an address of numbers.
    #[must_use]
    pub fn passkey_host(&self) -> Option<String> {
        place(&self.config().public_url).map(|place| place.host)
    }

    /// Where browsers say that they are when a passkey answers here.
    pub(crate) fn passkey_origin(&self) -> Option<String> {
        place(&self.config().public_url).map(|place| place.origin.origin().ascii_serialization())
    }

    /// Begins to set a passkey up: what the browser asks its device for, as
    /// JSON.
    ///
    /// # Errors
    /// When a factor may not be set up now, or passkeys do not serve here.
    pub async fn begin_passkey(&self, enroller: Enroller<'_>) -> Result<Value, AppError> {
        let owner = self.owner(enroller)?;
        let person = match enroller {
            Enroller::Session(session) => &session.person,
            Enroller::Unfinished(unfinished, _) => &unfinished.person,
        };
        let known = self.passkeys_of(owner.account).await?;
        let known = known
            .iter()
            .map(|(_, passkey)| passkey.cred_id().clone())
            .collect();
        let (asked, state) = self
            .relying_party()?
            .start_passkey_registration(owner.account.0, &person.email, &person.name, Some(known))
            .map_err(refused)?;
        // A device that can find the passkey by itself lets its owner come in
        // without typing anything.
        let mut asked = serde_json::to_value(asked)?;
        if let Some(selection) = asked.pointer_mut("/publicKey/authenticatorSelection") {
            selection["residentKey"] = "preferred".into();
        }
        let holder = owner.from.holder();
        self.remember(holder, Purpose::NewPasskey, &state).await?;
        Ok(asked)
    }

    /// Sets a passkey up, by what the browser answered.
    ///
    /// # Errors
    /// When the answer is not one to the challenge, which serves once.
    pub async fn finish_passkey(
        &self,
        enroller: Enroller<'_>,
        name: &str,
        answer: &str,
    ) -> Result<Enrolled, AppError> {
        let owner = self.owner(enroller)?;
        let account = owner.account;
        let holder = owner.from.holder();
        let state: PasskeyRegistration = self.take(holder, Purpose::NewPasskey).await?;
        let answer: RegisterPublicKeyCredential = read(answer)?;
        let passkey = self
            .relying_party()?
            .finish_passkey_registration(&answer, &state)
            .map_err(refused)?;
        let now = self.now();
        let row = factors::passkeys::Passkey {
            id: entropy::uuid(now),
            account,
            credential: passkey.cred_id().to_vec(),
            name: name.trim().chars().take(LONGEST_NAME).collect(),
            passkey: serde_json::to_string(&passkey)?,
            created_at: now,
            last_used_at: None,
        };
        let codes = recovery::for_first_factor(self, account).await?;
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    store::accounts::hold(tx, account).await?;
                    let before = factors::enrolment(tx.read(), account).await?;
                    match factors::passkeys::add(tx, &row).await {
                        Err(StoreError::Conflict(_)) => {
                            return Err(WrongInput::PasskeyRefused.into());
                        }
                        added => added?,
                    }
                    app.enrolled(tx, &owner, Factor::Passkey, before, codes)
                        .await
                })
            })
            .await
    }

    /// What the browser asks for to finish a sign-in by a passkey, as JSON.
    ///
    /// # Errors
    /// When the person has no passkey.
    pub async fn challenge_unfinished(&self, unfinished: &Unfinished) -> Result<Value, AppError> {
        self.challenge(unfinished.person.id, unfinished.token).await
    }

    /// What the browser asks for to show again, by a passkey, who one is.
    ///
    /// # Errors
    /// When the person has no passkey.
    pub async fn challenge_session(&self, session: &Session) -> Result<Value, AppError> {
        let token = session.token.ok_or(WrongInput::SignInOver)?;
        self.challenge(session.person.id, token).await
    }

    /// What the browser asks any of its passkeys for, before it is known who
    /// comes; the secret is to be kept by the browser until it answers.
    ///
    /// # Errors
    /// When passkeys do not serve here.
    pub async fn challenge_anybody(&self) -> Result<(Secret, Value), AppError> {
        let (mut asked, state) = self
            .relying_party()?
            .start_discoverable_authentication()
            .map_err(refused)?;
        // Whether the browser offers passkeys beside a field or at once is for
        // the page to say.
        asked.mediation = None;
        let secret = Secret::draw();
        let holder = TokenHash::of(secret.reveal());
        self.remember(holder, Purpose::AnyPasskey, &state).await?;
        Ok((secret, serde_json::to_value(asked)?))
    }

    /// Signs in by a passkey alone.
    ///
    /// # Errors
    /// When the passkey is unknown, or its answer is not one to the challenge.
    pub async fn sign_in_by_passkey(
        &self,
        secret: &Secret,
        answer: &str,
        visit: &Visit,
    ) -> Result<Entered, AppError> {
        let attempt = self.attempt(Tried::Link, visit).await?;
        let holder = TokenHash::of(secret.reveal());
        let state: DiscoverableAuthentication = self.take(holder, Purpose::AnyPasskey).await?;
        let answer: PublicKeyCredential = read(answer)?;
        let party = self.relying_party()?;
        let (owner, credential) = party
            .identify_discoverable_authentication(&answer)
            .map_err(refused)?;
        let owner = AccountId(owner);
        let reader = self.0.db.read();
        let row = factors::passkeys::by_credential(reader, owner, credential)
            .await?
            .ok_or(WrongInput::PasskeyRefused)?;
        let account = store::accounts::by_id(reader, owner)
            .await?
            .filter(|account| account.disabled_at.is_none())
            .ok_or(WrongInput::PasskeyRefused)?;
        let mut passkey: Passkey = serde_json::from_str(&row.passkey)?;
        let result = party
            .finish_discoverable_authentication_v2(&answer, state, &passkey)
            .map_err(refused)?;
        if !result.user_verified() {
            return Err(WrongInput::PasskeyRefused.into());
        }
        passkey.update_credential(&result);
        let right = Right::Passkey {
            id: row.id,
            state: serde_json::to_string(&passkey)?,
        };
        let app = self.clone();
        self.0
            .db
            .write(move |tx| Box::pin(async move { app.note(tx, owner, right).await.map(drop) }))
            .await?;
        let shown = Assurance::alone(FirstProof::Passkey);
        self.come_in(account, shown, visit, Some(attempt)).await
    }

    /// Checks a passkey of somebody who is known.
    pub(crate) async fn passkey_right(
        &self,
        account: AccountId,
        holder: TokenHash,
        answer: &str,
    ) -> Result<Right, AppError> {
        let state: PasskeyAuthentication = self.take(holder, Purpose::Passkey).await?;
        let answer: PublicKeyCredential = read(answer)?;
        let result = self
            .relying_party()?
            .finish_passkey_authentication(&answer, &state)
            .map_err(refused)?;
        // It may have been taken away since the challenge.
        let (id, mut passkey) = self
            .passkeys_of(account)
            .await?
            .into_iter()
            .find(|(_, passkey)| passkey.cred_id() == result.cred_id())
            .ok_or(WrongInput::PasskeyRefused)?;
        passkey.update_credential(&result);
        Ok(Right::Passkey {
            id,
            state: serde_json::to_string(&passkey)?,
        })
    }

    async fn challenge(&self, account: AccountId, holder: TokenHash) -> Result<Value, AppError> {
        let passkeys: Vec<Passkey> = self
            .passkeys_of(account)
            .await?
            .into_iter()
            .map(|(_, passkey)| passkey)
            .collect();
        if passkeys.is_empty() {
            return Err(AppError::NotFound);
        }
        let (asked, state) = self
            .relying_party()?
            .start_passkey_authentication(&passkeys)
            .map_err(refused)?;
        self.remember(holder, Purpose::Passkey, &state).await?;
        Ok(serde_json::to_value(asked)?)
    }

    async fn passkeys_of(
        &self,
        account: AccountId,
    ) -> Result<Vec<(uuid::Uuid, Passkey)>, AppError> {
        let rows = factors::passkeys::of_account(self.0.db.read(), account).await?;
        rows.into_iter()
            .map(|row| Ok((row.id, serde_json::from_str(&row.passkey)?)))
            .collect()
    }

    async fn remember(
        &self,
        holder: TokenHash,
        purpose: Purpose,
        state: &impl Serialize,
    ) -> Result<(), AppError> {
        let state = serde_json::to_string(state)?;
        let now = self.now();
        let until = now.saturating_add(CHALLENGE).unwrap_or(now);
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    challenges::put(tx, holder, purpose, &state, until)
                        .await
                        .map_err(AppError::from)
                })
            })
            .await
    }

    async fn take<S: DeserializeOwned>(
        &self,
        holder: TokenHash,
        purpose: Purpose,
    ) -> Result<S, AppError> {
        let now = self.now();
        let state = self
            .0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    challenges::take(tx, holder, purpose, now)
                        .await
                        .map_err(AppError::from)
                })
            })
            .await?
            .ok_or(WrongInput::ChallengeOver)?;
        Ok(serde_json::from_str(&state)?)
    }

    fn relying_party(&self) -> Result<Webauthn, AppError> {
        let place = place(&self.config().public_url).ok_or(WrongInput::NoPasskeysHere)?;
        WebauthnBuilder::new(&place.host, &place.origin)
            .and_then(|builder| builder.rp_name("Vigie").build())
            .map_err(|error| AppError::Internal(error.to_string()))
    }
}

/// How long a browser has to answer.
const CHALLENGE: jiff::SignedDuration = jiff::SignedDuration::from_mins(5);

fn read<A: DeserializeOwned>(answer: &str) -> Result<A, WrongInput> {
    serde_json::from_str(answer).map_err(|_| WrongInput::PasskeyRefused)
}

/// Which check failed is for the log; people are told the same for all.
fn refused(error: WebauthnError) -> AppError {
    tracing::info!(%error, "a passkey was refused");
    WrongInput::PasskeyRefused.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_serve_under_a_name_and_on_one_s_own_machine() {
        let host = |url| place(url).map(|place| place.host);
        assert_eq!(
            host("https://vigie.example"),
            Some("vigie.example".to_owned())
        );
        assert_eq!(host("http://127.0.0.1:8080"), Some("localhost".to_owned()));
        assert_eq!(host("http://[::1]:8080"), Some("localhost".to_owned()));
        assert_eq!(host("https://192.0.2.1"), None);
        let origin = place("http://127.0.0.1:8080").map(|place| place.origin.to_string());
        assert_eq!(origin, Some("http://localhost:8080/".to_owned()));
    }
}
