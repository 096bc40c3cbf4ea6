//! A small provider of identity (OpenID Connect) that listens on this machine:
//! it recognises one person and says so in the shape of Pro Santé Connect, or
//! lies in the way that a test asks for.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use app::{Clock, config::identity_provider::IdentityProvider};
use axum::{
    Form, Json, Router,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::{net::TcpListener, task::JoinHandle};

/// What the portal is called there.
pub const CLIENT: &str = "vigie";
/// The secret that the portal shares with it.
pub const CLIENT_SECRET: &str = "shared-with-the-provider";

/// Whoever is not to be recognised anew was recognised so long ago, in seconds.
const AN_HOUR: i64 = 3600;

/// How the provider misbehaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lie {
    /// It does not.
    #[default]
    None,
    /// The identity token bears another nonce.
    Nonce,
    /// It has expired.
    Expired,
    /// It is meant for another portal.
    Audience,
    /// It comes from another issuer.
    Issuer,
    /// It bears no signature.
    Unsigned,
    /// It is signed by a key that the provider does not publish.
    ForeignKey,
    /// It is signed with the secret that the portal shares with the provider.
    SharedSecret,
    /// There is none.
    NoIdentityToken,
    /// The claims are of somebody else.
    OtherPerson,
    /// The provider breaks down when codes are exchanged.
    BrokenDown,
    /// The person is turned away.
    TurnsAway,
    /// It recognises nobody anew, and says that it was long ago.
    LongAgo,
    /// It does not say when it recognised the person.
    NeverSaysWhen,
}

/// A provider that answers as long as it is kept.
pub struct Provider {
    /// Where it is, without a slash at the end; its issuer's name.
    pub url: String,
    inner: Arc<Inner>,
    answering: JoinHandle<()>,
}

struct Inner {
    url: String,
    clock: Mutex<Clock>,
    key: SigningKey,
    state: Mutex<Said>,
}

struct Said {
    lie: Lie,
    subject: String,
    acr: String,
    codes: BTreeMap<String, Asked>,
    tokens: BTreeMap<String, String>,
    given: usize,
}

/// What the portal asked for with a code.
struct Asked {
    back: String,
    nonce: String,
    challenge: String,
    acr_values: String,
    /// When the person showed who they are.
    recognised: i64,
}

impl Inner {
    fn now(&self) -> i64 {
        let clock = self.clock.lock().unwrap_or_else(PoisonError::into_inner);
        clock.now().as_second()
    }

    fn state(&self) -> MutexGuard<'_, Said> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Provider {
    /// A provider under the clock of this machine.
    ///
    /// # Panics
    /// When no port can be had.
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("the port's address");
        let inner = Arc::new(Inner {
            url: format!("http://{address}"),
            clock: Mutex::new(Clock::System),
            key: key(1),
            state: Mutex::new(Said {
                lie: Lie::None,
                subject: "f:00000000-0000-0000-0000-000000000000:ANS20230101000001".to_owned(),
                acr: "eidas1".to_owned(),
                codes: BTreeMap::new(),
                tokens: BTreeMap::new(),
                given: 0,
            }),
        });
        let router = Router::new()
            .route("/.well-known/wallet-openid-configuration", get(describe))
            .route("/wallet/auth", get(authorize))
            .route("/protocol/token", post(token))
            .route("/protocol/userinfo", get(userinfo))
            .route("/protocol/certs", get(keys))
            .route("/protocol/logout", get(leave))
            .with_state(inner.clone());
        let answering = tokio::spawn(async move {
            axum::serve(listener, router)
                .await
                .expect("the provider answers");
        });
        Self {
            url: inner.url.clone(),
            inner,
            answering,
        }
    }

    /// The provider as a portal is configured for it, found by its discovery.
    #[must_use]
    pub fn settings(&self) -> IdentityProvider {
        let mut settings = IdentityProvider::new("psc", "Pro Santé Connect", &self.url, CLIENT);
        settings.discovery = Some(self.at("/.well-known/wallet-openid-configuration"));
        settings.client_secret = Some(app::config::identity_provider::ClientSecret::new(
            CLIENT_SECRET,
        ));
        settings.scopes = vec!["openid".to_owned(), "scope_all".to_owned()];
        settings.acr_values = vec!["eidas1".to_owned()];
        settings.two_factors.acr = vec!["eidas2".to_owned(), "eidas3".to_owned()];
        settings
    }

    /// The same, configured endpoint by endpoint.
    #[must_use]
    pub fn settings_by_endpoint(&self) -> IdentityProvider {
        let mut settings = self.settings();
        settings.discovery = None;
        settings.authorization = Some(self.at("/wallet/auth"));
        settings.token = Some(self.at("/protocol/token"));
        settings.userinfo = Some(self.at("/protocol/userinfo"));
        settings.jwks = Some(self.at("/protocol/certs"));
        settings
    }

    fn at(&self, path: &str) -> reqwest::Url {
        format!("{}{path}", self.url).parse().expect("an address")
    }

    /// Puts it under another clock.
    pub fn keeps_time_by(&self, clock: Clock) {
        *self
            .inner
            .clock
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = clock;
    }

    /// Makes it lie from now on.
    pub fn lies(&self, lie: Lie) {
        self.inner.state().lie = lie;
    }

    /// Makes it recognise somebody else from now on.
    pub fn recognises(&self, subject: &str) {
        subject.clone_into(&mut self.inner.state().subject);
    }

    /// Makes it say that it authenticated at another level.
    pub fn authenticates_at(&self, acr: &str) {
        acr.clone_into(&mut self.inner.state().acr);
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.answering.abort();
    }
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_slice(&[seed; 32]).expect("a key of P-256")
}

async fn describe(State(inner): State<Arc<Inner>>) -> Json<Value> {
    let url = &inner.url;
    Json(json!({
        "issuer": url,
        "authorization_endpoint": format!("{url}/wallet/auth"),
        "token_endpoint": format!("{url}/protocol/token"),
        "userinfo_endpoint": format!("{url}/protocol/userinfo"),
        "jwks_uri": format!("{url}/protocol/certs"),
        "end_session_endpoint": format!("{url}/protocol/logout"),
    }))
}

async fn authorize(
    State(inner): State<Arc<Inner>>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Response {
    let said = |name: &str| asked.get(name).cloned().unwrap_or_default();
    let scopes = said("scope");
    let well_formed = said("client_id") == CLIENT
        && said("response_type") == "code"
        && said("code_challenge_method") == "S256"
        && scopes.split(' ').any(|scope| scope == "openid")
        && !said("nonce").is_empty();
    if !well_formed {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let back = said("redirect_uri");
    let now = inner.now();
    let anew = said("prompt") == "login" && said("max_age") == "0";
    let mut state = inner.state();
    let answer = if state.lie == Lie::TurnsAway {
        format!("{back}?error=access_denied&state={}", said("state"))
    } else {
        state.given += 1;
        let code = format!("code-{}", state.given);
        let answer = format!("{back}?code={code}&state={}", said("state"));
        let anew = anew && state.lie != Lie::LongAgo;
        state.codes.insert(
            code,
            Asked {
                back,
                nonce: said("nonce"),
                challenge: said("code_challenge"),
                acr_values: said("acr_values"),
                recognised: match anew {
                    true => now,
                    false => now - AN_HOUR,
                },
            },
        );
        answer
    };
    Redirect::to(&answer).into_response()
}

async fn token(
    State(inner): State<Arc<Inner>>,
    headers: HeaderMap,
    Form(form): Form<BTreeMap<String, String>>,
) -> Response {
    let said = |name: &str| form.get(name).cloned().unwrap_or_default();
    let mut state = inner.state();
    if state.lie == Lie::BrokenDown {
        return StatusCode::BAD_GATEWAY.into_response();
    }
    let expected =
        base64::engine::general_purpose::STANDARD.encode(format!("{CLIENT}:{CLIENT_SECRET}"));
    let shown = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Basic "));
    let refused = |why: &str| {
        let body = Json(json!({ "error": why }));
        (StatusCode::BAD_REQUEST, body).into_response()
    };
    if shown != Some(expected.as_str()) {
        return refused("invalid_client");
    }
    let Some(asked) = state.codes.remove(&said("code")) else {
        return refused("invalid_grant");
    };
    let challenge = BASE64.encode(Sha256::digest(said("code_verifier")));
    if asked.challenge != challenge || asked.back != said("redirect_uri") {
        return refused("invalid_grant");
    }
    let access = format!("access-{}", state.given);
    let subject = state.subject.clone();
    state.tokens.insert(access.clone(), subject);
    let mut answer = json!({
        "access_token": access,
        "token_type": "Bearer",
        "expires_in": 120,
    });
    if state.lie != Lie::NoIdentityToken {
        answer["id_token"] = json!(identity_token(&inner, &state, &asked));
    }
    Json(answer).into_response()
}

fn identity_token(inner: &Inner, state: &Said, asked: &Asked) -> String {
    let now = inner.now();
    let mut claims = json!({
        "iss": inner.url,
        "sub": state.subject,
        "aud": CLIENT,
        "iat": now,
        "exp": now + 120,
        "auth_time": asked.recognised,
        "nonce": asked.nonce,
        "acr": state.acr,
        "asked": asked.acr_values,
    });
    match state.lie {
        Lie::Nonce => claims["nonce"] = json!("another"),
        Lie::Expired => claims["exp"] = json!(now - 1),
        Lie::Audience => claims["aud"] = json!("another portal"),
        Lie::NeverSaysWhen => claims["auth_time"] = Value::Null,
        Lie::Issuer => claims["iss"] = json!("https://elsewhere.example"),
        _ => {}
    }
    let algorithm = match state.lie {
        Lie::Unsigned => "none",
        Lie::SharedSecret => "HS256",
        _ => "ES256",
    };
    let part = |value: &Value| BASE64.encode(value.to_string());
    let head = json!({ "alg": algorithm, "kid": "1", "typ": "JWT" });
    let signed = format!("{}.{}", part(&head), part(&claims));
    let signature = match state.lie {
        Lie::Unsigned => String::new(),
        Lie::SharedSecret => BASE64.encode(keyed_hash(CLIENT_SECRET.as_bytes(), signed.as_bytes())),
        lie => {
            let key = match lie {
                Lie::ForeignKey => key(2),
                _ => inner.key.clone(),
            };
            let signature: Signature = key.sign(signed.as_bytes());
            BASE64.encode(signature.to_bytes())
        }
    };
    format!("{signed}.{signature}")
}

/// HMAC of SHA-256, for a key shorter than a block.
fn keyed_hash(key: &[u8], text: &[u8]) -> [u8; 32] {
    let padded = |pad: u8| {
        let mut block = [pad; 64];
        for (byte, key) in block.iter_mut().zip(key) {
            *byte ^= key;
        }
        block
    };
    let inner = Sha256::new().chain_update(padded(0x36)).chain_update(text);
    let outer = Sha256::new().chain_update(padded(0x5c));
    outer.chain_update(inner.finalize()).finalize().into()
}

async fn keys(State(inner): State<Arc<Inner>>) -> Json<Value> {
    let point = inner.key.verifying_key().to_encoded_point(false);
    let part = |bytes: Option<&_>| bytes.map(|bytes: &p256::FieldBytes| BASE64.encode(bytes));
    Json(json!({ "keys": [{
        "kty": "EC",
        "crv": "P-256",
        "use": "sig",
        "alg": "ES256",
        "kid": "1",
        "x": part(point.x()),
        "y": part(point.y()),
    }]}))
}

/// What Pro Santé Connect says of a person, in its shape; rights are never
/// drawn from it.
async fn userinfo(State(inner): State<Arc<Inner>>, headers: HeaderMap) -> Response {
    let state = inner.state();
    let subject = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "))
        .and_then(|token| state.tokens.get(token));
    let Some(subject) = subject else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let subject = match state.lie {
        Lie::OtherPerson => "somebody else",
        _ => subject.as_str(),
    };
    let name = subject.rsplit(':').next().unwrap_or_default();
    Json(json!({
        "sub": subject,
        "SubjectNameID": name,
        "preferred_username": name,
        "given_name": "CAMILLE",
        "family_name": "EXEMPLE",
        "SubjectRole": ["80^1.2.250.1.213.1.1.5.5"],
        "SubjectOrganization": "CH EXEMPLE",
        "Secteur_Activite": "SA07^1.2.250.1.71.4.2.4",
        "Palier_Authentification": "APPPRIP3^1.2.250.1.213.1.5.1.1.1",
        "otherIds": [{ "identifiant": name, "origine": "EDIT", "qualite": 1 }],
        "SubjectRefPro": { "codeCivilite": "M", "exercices": [{
            "codeProfession": "80",
            "activities": [{
                "codeSecteurDactivite": "SA07",
                "numeroFinessSite": "",
                "numeroFinessetablissementJuridique": "",
                "identifiantTechniqueDeLaStructure": "R000000",
                "raisonSocialeSite": "CH EXEMPLE"
            }]
        }]}
    }))
    .into_response()
}

async fn leave(Query(asked): Query<BTreeMap<String, String>>) -> Response {
    match asked.get("post_logout_redirect_uri") {
        Some(back) => Redirect::to(back).into_response(),
        None => StatusCode::OK.into_response(),
    }
}
