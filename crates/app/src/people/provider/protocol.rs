//! The protocol, OpenID Connect's code flow with PKCE: where to send somebody,
//! and whom their code stands for.

use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use openidconnect::{
    AuthUrl, AuthenticationContextClass, ClaimsVerificationError, ClientId, CsrfToken, IssuerUrl,
    Nonce, OAuth2TokenResponse, PkceCodeChallenge, RedirectUrl, Scope, TokenResponse,
    core::{
        CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreIdTokenClaims, CoreIdTokenVerifier,
        CoreJsonWebKeySet, CoreJwsSigningAlgorithm, CoreTokenResponse,
    },
};
use process::sign_in::FirstProof;
use serde::Deserialize;
use serde_json::{Map, Value};
use store::identities::Subject;
use url::Url;

use super::{
    ProviderProblem,
    talk::{Caller, Silence},
};
use crate::config::identity_provider::{ClientAuthentication, IdentityProvider};

/// Signatures by a key pair: whoever can check one must not be able to make
/// one, and none at all is no signature.
const SIGNATURES: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
];

/// How far the provider's clock may be ahead of ours.
const AHEAD: Duration = Duration::from_secs(60);

/// Where a provider is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Endpoints {
    pub(super) authorization: Url,
    pub(super) token: Url,
    pub(super) userinfo: Option<Url>,
    pub(super) jwks: Url,
    pub(super) end_session: Option<Url>,
}

/// How a provider describes itself.
#[derive(Deserialize)]
struct Description {
    issuer: String,
    authorization_endpoint: Url,
    token_endpoint: Url,
    userinfo_endpoint: Option<Url>,
    jwks_uri: Url,
    end_session_endpoint: Option<Url>,
}

impl Endpoints {
    /// What is configured, and what discovery adds to it.
    pub(super) async fn of(
        provider: &IdentityProvider,
        caller: &Caller,
    ) -> Result<Self, ProviderProblem> {
        let given = |found: Option<Description>| -> Option<Self> {
            let found = found.as_ref();
            let or = |set: &Option<Url>, found: Option<&Url>| set.clone().or(found.cloned());
            Some(Self {
                authorization: or(
                    &provider.authorization,
                    found.map(|found| &found.authorization_endpoint),
                )?,
                token: or(&provider.token, found.map(|found| &found.token_endpoint))?,
                userinfo: or(
                    &provider.userinfo,
                    found.and_then(|found| found.userinfo_endpoint.as_ref()),
                ),
                jwks: or(&provider.jwks, found.map(|found| &found.jwks_uri))?,
                end_session: or(
                    &provider.end_session,
                    found.and_then(|found| found.end_session_endpoint.as_ref()),
                ),
            })
        };
        let Some(discovery) = &provider.discovery else {
            return given(None).ok_or(ProviderProblem::Down);
        };
        let description: Description = caller
            .read(discovery, None)
            .await
            .map_err(|silence| down(provider, &silence))?;
        if description.issuer != provider.issuer {
            tracing::warn!(provider = provider.key, "discovery names another issuer");
            return Err(ProviderProblem::Unverified);
        }
        given(Some(description)).ok_or(ProviderProblem::Down)
    }
}

/// What somebody leaves with.
pub(super) struct Departure {
    pub(super) address: Url,
    pub(super) state: String,
    pub(super) nonce: String,
    pub(super) verifier: String,
}

/// Whom a provider recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Recognised {
    pub(super) subject: Subject,
    pub(super) proof: FirstProof,
    /// How the provider names the person to people.
    pub(super) label: String,
}

/// Whether somebody is to be recognised anew, or may be known already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Recognition {
    /// As the provider likes.
    AsItLikes,
    /// The person shows there again who they are.
    Anew,
}

/// What the answer to a departure must fit.
pub(super) struct Expected<'a> {
    pub(super) nonce: &'a str,
    pub(super) verifier: &'a str,
    /// Since when the person must have shown there who they are.
    pub(super) since: Option<Timestamp>,
}

/// A provider, at its endpoints, to which people come back at `back`.
pub(super) struct Protocol<'a> {
    pub(super) provider: &'a IdentityProvider,
    pub(super) endpoints: &'a Endpoints,
    pub(super) back: String,
}

impl Protocol<'_> {
    /// Where to send somebody.
    pub(super) fn departure(&self, asked: Recognition) -> Result<Departure, ProviderProblem> {
        let malformed = |_| ProviderProblem::Down;
        let client = CoreClient::new(
            ClientId::new(self.provider.client_id.clone()),
            self.issuer()?,
            CoreJsonWebKeySet::new(Vec::new()),
        )
        .disable_openid_scope()
        .set_auth_uri(AuthUrl::from_url(self.endpoints.authorization.clone()))
        .set_redirect_uri(RedirectUrl::new(self.back.clone()).map_err(malformed)?);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .set_pkce_challenge(challenge);
        for scope in &self.provider.scopes {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        for acr in &self.provider.acr_values {
            request = request.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
        }
        if asked == Recognition::Anew {
            request = request
                .add_prompt(CoreAuthPrompt::Login)
                .set_max_age(Duration::ZERO);
        }
        let (address, state, nonce) = request.url();
        Ok(Departure {
            address,
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            verifier: verifier.secret().clone(),
        })
    }

    /// Whom a code stands for, at `now`.
    pub(super) async fn recognise(
        &self,
        caller: &Caller,
        code: &str,
        expected: &Expected<'_>,
        now: Timestamp,
    ) -> Result<Recognised, ProviderProblem> {
        let tokens = self.exchange(caller, code, expected.verifier).await?;
        let keys: CoreJsonWebKeySet = caller
            .read(&self.endpoints.jwks, None)
            .await
            .map_err(|silence| down(self.provider, &silence))?;
        let claims = self
            .verified(&tokens, keys, &Nonce::new(expected.nonce.to_owned()), now)
            .map_err(|error| {
                tracing::warn!(provider = self.provider.key, %error, "an identity is not verified");
                ProviderProblem::Unverified
            })?;
        if let Some(since) = expected.since
            && !shown_since(&claims, since)
        {
            tracing::warn!(provider = self.provider.key, "nobody was recognised anew");
            return Err(ProviderProblem::Unverified);
        }
        let said = match &self.endpoints.userinfo {
            Some(address) => {
                let token = tokens.access_token().secret();
                let said: Map<String, Value> = caller
                    .read(address, Some(token))
                    .await
                    .map_err(|silence| down(self.provider, &silence))?;
                if said.get("sub").and_then(Value::as_str) != Some(claims.subject().as_str()) {
                    tracing::warn!(
                        provider = self.provider.key,
                        "userinfo is of another person"
                    );
                    return Err(ProviderProblem::Unverified);
                }
                said
            }
            None => Map::new(),
        };
        let subject = match self.provider.subject.as_str() {
            "sub" => Some(claims.subject().as_str()),
            other => said.get(other).and_then(Value::as_str),
        };
        let subject = subject.filter(|subject| !subject.trim().is_empty());
        Ok(Recognised {
            subject: Subject {
                issuer: self.provider.issuer.clone(),
                subject: subject.ok_or(ProviderProblem::Unverified)?.to_owned(),
            },
            proof: proof(self.provider, &claims),
            label: label(&said, claims.subject().as_str()),
        })
    }

    async fn exchange(
        &self,
        caller: &Caller,
        code: &str,
        verifier: &str,
    ) -> Result<CoreTokenResponse, ProviderProblem> {
        let provider = self.provider;
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &self.back),
            ("code_verifier", verifier),
        ];
        let secret = provider
            .client_secret
            .as_ref()
            .map(|secret| secret.reveal());
        let login = match (secret, provider.client_authentication) {
            (Some(secret), ClientAuthentication::Basic) => {
                Some((provider.client_id.as_str(), secret))
            }
            (Some(secret), ClientAuthentication::Post) => {
                form.push(("client_id", &provider.client_id));
                form.push(("client_secret", secret));
                None
            }
            (None, _) => {
                form.push(("client_id", &provider.client_id));
                None
            }
        };
        let answer = caller
            .send(&self.endpoints.token, login, &form)
            .await
            .map_err(|silence| down(provider, &silence))?;
        if !answer.status.is_success() {
            // What it answers may quote the code.
            tracing::warn!(provider = provider.key, "a code is refused");
            return Err(ProviderProblem::Unverified);
        }
        serde_json::from_slice(&answer.body).map_err(|_| down(provider, &Silence::Unreadable))
    }

    fn verified(
        &self,
        tokens: &CoreTokenResponse,
        keys: CoreJsonWebKeySet,
        nonce: &Nonce,
        now: Timestamp,
    ) -> Result<CoreIdTokenClaims, ClaimsVerificationError> {
        let unsaid = || ClaimsVerificationError::Other("no identity token".to_owned());
        let token = tokens.id_token().ok_or_else(unsaid)?;
        let issuer = IssuerUrl::new(self.provider.issuer.clone()).map_err(|_| unsaid())?;
        let client = ClientId::new(self.provider.client_id.clone());
        let now = SystemTime::from(now);
        let verifier = CoreIdTokenVerifier::new_public_client(client, issuer, keys)
            .set_allowed_algs(SIGNATURES)
            .set_time_fn(move || now.into())
            .set_issue_time_verifier_fn(move |issued| {
                if SystemTime::from(issued) <= now + AHEAD {
                    Ok(())
                } else {
                    Err("issued in the future".to_owned())
                }
            });
        token.claims(&verifier, nonce).cloned()
    }

    fn issuer(&self) -> Result<IssuerUrl, ProviderProblem> {
        IssuerUrl::new(self.provider.issuer.clone()).map_err(|_| ProviderProblem::Down)
    }
}

/// Whether the person showed who they are since then, as the provider must
/// say where it was asked to (`auth_time`).
fn shown_since(claims: &CoreIdTokenClaims, since: Timestamp) -> bool {
    claims
        .auth_time()
        .is_some_and(|at| SystemTime::from(at) + AHEAD >= SystemTime::from(since))
}

/// What the provider's word is worth: two factors where it says so in a way
/// that the operator counts.
fn proof(provider: &IdentityProvider, claims: &CoreIdTokenClaims) -> FirstProof {
    let acr = claims.auth_context_ref().map(|acr| acr.as_str());
    let mut amr = claims.auth_method_refs().into_iter().flatten();
    let counted = &provider.two_factors;
    let by_level = acr.is_some_and(|acr| counted.acr.iter().any(|one| one == acr));
    if by_level || amr.any(|said| counted.amr.iter().any(|one| one == said.as_str())) {
        FirstProof::ProviderTwoFactors
    } else {
        FirstProof::Provider
    }
}

/// The most characters of a name that is shown again.
const LONGEST_LABEL: usize = 120;

/// How the provider names the person: first and last name, or another name,
/// or what it calls them.
fn label(said: &Map<String, Value>, subject: &str) -> String {
    let word = |key: &str| {
        said.get(key)
            .and_then(Value::as_str)
            .map(str::trim)
            .filter(|word| !word.is_empty())
    };
    let names: Vec<&str> = ["given_name", "family_name"]
        .into_iter()
        .filter_map(word)
        .collect();
    let label = match names.as_slice() {
        [] => word("name")
            .or_else(|| word("preferred_username"))
            .unwrap_or(subject)
            .to_owned(),
        names => names.join(" "),
    };
    label.chars().take(LONGEST_LABEL).collect()
}

fn down(provider: &IdentityProvider, silence: &Silence) -> ProviderProblem {
    tracing::warn!(provider = provider.key, %silence, "an identity provider does not answer");
    ProviderProblem::Down
}
