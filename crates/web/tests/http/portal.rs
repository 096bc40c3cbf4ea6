//! A portal that listens on a port of its own, and clients that call it.

use std::ops::Deref;
use std::sync::Arc;

use app::Clock;
use app::config::Maintenance;
use app::config::identity_provider::IdentityProvider;
use jiff::Timestamp;
use reqwest::cookie::{CookieStore, Jar};
use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder, Response, multipart};
use serde_json::Value;
use testkit::database::Engine;
use testkit::provider::Provider;
use testkit::server::Server;
use testkit::world::{PASSWORD, Who, World};
use web::{Places, TrustedProxies, WebConfig};

/// A portal that answers until the test ends, and those who call it.
pub(crate) struct Portal(Server);

impl Deref for Portal {
    type Target = Server;

    fn deref(&self) -> &Server {
        &self.0
    }
}

impl Portal {
    pub(crate) async fn open() -> Self {
        Self::on(Engine::Sqlite, WebConfig::default()).await
    }

    pub(crate) async fn on(engine: Engine, config: WebConfig) -> Self {
        Self(Server::of(World::on(engine).await, config).await)
    }

    /// A portal with a world that was prepared.
    pub(crate) async fn of(world: World, config: WebConfig) -> Self {
        Self(Server::of(world, config).await)
    }

    /// A portal whose links and passkeys lead to itself.
    pub(crate) async fn at_its_address() -> Self {
        Self(Server::open(Engine::Sqlite, WebConfig::default()).await)
    }

    /// A portal whose accounts are everybody's.
    pub(crate) async fn demonstration(config: WebConfig) -> Self {
        let world = World::configured(Engine::Sqlite, |config| {
            config.stage = app::config::Stage::Demonstration;
        });
        Self(Server::of(world.await, config).await)
    }

    /// A portal where people may sign in through a provider.
    pub(crate) async fn with_provider(provider: &Provider) -> Self {
        Self::with_providers(provider, vec![provider.settings()]).await
    }

    /// The same, with the provider configured in a way of one's own.
    pub(crate) async fn with_providers(
        provider: &Provider,
        settings: Vec<IdentityProvider>,
    ) -> Self {
        let server = Server::adjusted(Engine::Sqlite, WebConfig::default(), |config| {
            config.sign_in.providers = settings;
        });
        let server = server.await;
        provider.keeps_time_by(Clock::Manual(server.world.clock.clone()));
        Self(server)
    }

    /// A portal that people reach by HTTPS, through a proxy in front.
    pub(crate) async fn behind_https() -> Self {
        let world = World::configured(Engine::Sqlite, |config| {
            config.public_url = "https://vigie.example".to_owned();
        });
        let config = WebConfig {
            proxies: TrustedProxies {
                networks: vec!["127.0.0.0/8".parse().unwrap()],
                ..TrustedProxies::default()
            },
            ..WebConfig::default()
        };
        Self(Server::of(world.await, config).await)
    }

    /// A portal that answers and lets wait so many requests at a time.
    pub(crate) async fn with_places(places: Places) -> Self {
        let config = WebConfig {
            places,
            ..WebConfig::default()
        };
        Self::on(Engine::Sqlite, config).await
    }

    /// A portal whose operator announces that it will be closed.
    pub(crate) async fn with_maintenance(from: Timestamp, until: Timestamp) -> Self {
        let world = World::configured(Engine::Sqlite, |config| {
            config.maintenance = Some(Maintenance {
                from,
                until,
                text_fr: "Le portail change de machine.".to_owned(),
                text_en: "The portal moves to another machine.".to_owned(),
            });
        });
        Self(Server::of(world.await, WebConfig::default()).await)
    }

    /// A portal whose tokens outlast its files.
    pub(crate) async fn of_decades() -> Self {
        let world = World::configured(Engine::Sqlite, |config| {
            config.tokens.longest = jiff::SignedDuration::from_hours(24 * 366 * 40);
        });
        Self(Server::of(world.await, WebConfig::default()).await)
    }

    /// Somebody with a browser, who has not signed in.
    pub(crate) fn browser(&self) -> Browser {
        let jar = Arc::new(Jar::default());
        Browser {
            url: self.url.clone(),
            jar: jar.clone(),
            client: Client::builder()
                .cookie_provider(jar)
                .redirect(Policy::none())
                .build()
                .unwrap(),
        }
    }

    /// Somebody with a browser, signed in.
    pub(crate) async fn signed_in(&self, who: Who) -> Browser {
        let entry = match who.is_staff() {
            true => Entry::PasswordAndCode,
            false => Entry::Password,
        };
        self.signed_in_as(&who.email(), entry).await
    }

    /// Somebody with a browser, signed in under an address.
    pub(crate) async fn signed_in_as(&self, email: &str, entry: Entry) -> Browser {
        let browser = self.browser();
        if entry == Entry::Password {
            let answer = browser.sign_in(email, PASSWORD).await;
            assert_eq!(location(&answer), "/accueil", "{email} signs in");
            return browser;
        }
        let code = self.world.code_of(email).await;
        let answer = browser.sign_in(email, PASSWORD).await;
        assert_eq!(location(&answer), "/connexion/etape", "{email} signs in");
        let answer = browser.post("/connexion/etape", &[("code", &code)]).await;
        assert_eq!(location(&answer), "/accueil", "{email} signs in");
        browser
    }

    /// A call of the API with somebody's token.
    pub(crate) fn call(&self, who: Who, method: Method, path: &str) -> RequestBuilder {
        let token = self.world.person(who).token.reveal().to_owned();
        self.stranger(method, path).bearer_auth(token)
    }

    /// A call of the API without any token.
    pub(crate) fn stranger(&self, method: Method, path: &str) -> RequestBuilder {
        Client::new().request(method, format!("{}{path}", self.url))
    }

    /// What somebody reads through the API.
    pub(crate) async fn reads(&self, who: Who, path: &str) -> Value {
        answered(200, self.call(who, Method::GET, path)).await
    }

    /// What somebody's act answers.
    pub(crate) async fn acts(&self, who: Who, reference: &str, act: Value) -> Value {
        let path = format!("/api/v1/cases/{reference}/acts");
        answered(201, self.call(who, Method::POST, &path).json(&act)).await
    }

    /// What somebody's act is refused with.
    pub(crate) async fn refused(&self, who: Who, reference: &str, act: Value) -> Value {
        let path = format!("/api/v1/cases/{reference}/acts");
        answered(409, self.call(who, Method::POST, &path).json(&act)).await
    }
}

/// The JSON that a request is answered with, under the status expected.
pub(crate) async fn answered(status: u16, request: RequestBuilder) -> Value {
    let answer = request.send().await.unwrap();
    let got = answer.status().as_u16();
    let text = answer.text().await.unwrap();
    assert_eq!(got, status, "{text}");
    serde_json::from_str(&text).unwrap_or(Value::Null)
}

/// What a person is asked to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    Password,
    PasswordAndCode,
}

/// A browser that keeps cookies and does not follow redirects by itself.
pub(crate) struct Browser {
    url: String,
    jar: Arc<Jar>,
    client: Client,
}

impl Browser {
    pub(crate) async fn get(&self, path: &str) -> Response {
        let request = self.client.get(format!("{}{path}", self.url));
        request.send().await.unwrap()
    }

    /// A page as one reads it: no-break spaces are spaces.
    pub(crate) async fn page(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status(), 200, "{path}");
        let page = answer.text().await.unwrap();
        page.replace(['\u{a0}', '\u{202f}'], " ")
    }

    /// A form of the portal's own, sent as a browser does.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let request = self.sending(path, fields);
        let request = request.header("sec-fetch-site", "same-origin");
        request.send().await.unwrap()
    }

    /// A request without any body, of another method than a form's as well.
    pub(crate) fn calling(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.url))
    }

    pub(crate) fn sending(&self, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
        self.client.post(format!("{}{path}", self.url)).form(fields)
    }

    /// A form with files of the portal's own, sent as a browser does.
    pub(crate) async fn multipart(&self, path: &str, form: multipart::Form) -> Response {
        let request = self.client.post(format!("{}{path}", self.url));
        let request = request.multipart(form);
        let request = request.header("sec-fetch-site", "same-origin");
        request.send().await.unwrap()
    }

    /// The value of a cookie that the browser keeps.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.jar.cookies(&self.url.parse().unwrap())?;
        let cookies = cookies.to_str().unwrap().to_owned();
        cookies
            .split("; ")
            .filter_map(|pair| pair.split_once('='))
            .find(|(found, _)| *found == name)
            .map(|(_, value)| value.to_owned())
    }

    /// Goes to a provider and comes back: the answer of the portal.
    pub(crate) async fn through(&self, left: Response) -> Response {
        self.asking_back(&self.recognised(left).await)
            .send()
            .await
            .unwrap()
    }

    /// Goes to a provider, which recognises the person: where it sends them.
    pub(crate) async fn recognised(&self, left: Response) -> String {
        assert_eq!(left.status(), 200);
        let refresh = left.headers()["refresh"].to_str().unwrap().to_owned();
        let (_, address) = refresh.split_once("url=").unwrap();
        let answer = self.client.get(address).send().await.unwrap();
        assert_eq!(answer.status(), 303);
        location(&answer).to_owned()
    }

    /// Asks for a whole address.
    pub(crate) fn asking_back(&self, address: &str) -> RequestBuilder {
        self.client.get(address)
    }

    pub(crate) fn asking(&self, path: &str) -> RequestBuilder {
        self.client.get(format!("{}{path}", self.url))
    }

    pub(crate) async fn sign_in(&self, email: &str, password: &str) -> Response {
        let fields = [("email", email), ("password", password)];
        self.post("/connexion", &fields).await
    }
}

/// Where an answer leads.
pub(crate) fn location(answer: &Response) -> &str {
    answer.headers()["location"].to_str().unwrap()
}
