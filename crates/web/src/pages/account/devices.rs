//! The devices on which the person is signed in.

use app::people::{Place, SignedInDevice};
use axum::response::Response;
use axum::routing::post;
use jiff::Timestamp;
use locales::Texts;

use super::provider::{self, Offered};
use crate::browser_name::BrowserName;
use crate::error::WebError;
use crate::flash::Flash;
use crate::input::PathOf;
use crate::naming;
use crate::reader::SignedIn;
use crate::respond;
use crate::routes::Routes;

/// The section of the account's page.
pub(super) struct Section {
    pub(super) devices: Vec<Device>,
}

/// One device.
pub(super) struct Device {
    pub(super) name: String,
    /// How the person came in.
    pub(super) how: String,
    pub(super) since: Timestamp,
    pub(super) last_seen_at: Timestamp,
    /// Where it is ended; none for the one that asks, which signs out.
    pub(super) end: Option<String>,
}

impl Section {
    pub(super) async fn of(signed: &SignedIn) -> Result<Self, WebError> {
        let reader = &signed.reader;
        let providers = provider::offered(reader);
        let found = reader.state.app.devices(&signed.session).await?;
        let devices = found
            .into_iter()
            .map(|device| Device::of(reader.t, device, &providers))
            .collect();
        Ok(Self { devices })
    }

    pub(super) fn others(&self) -> usize {
        self.devices
            .iter()
            .filter(|device| device.end.is_some())
            .count()
    }
}

impl Device {
    fn of(t: Texts, device: SignedInDevice, providers: &[Offered]) -> Self {
        let provider = device.provider.as_deref().and_then(|key| {
            let offered = providers.iter().find(|one| one.key == key)?;
            Some(offered.label.as_str())
        });
        Self {
            name: name(t, device.browser.as_deref().unwrap_or_default()),
            how: naming::assurance(t, device.shown, provider),
            since: device.since,
            last_seen_at: device.last_seen_at,
            end: match device.place {
                Place::Here => None,
                Place::Elsewhere => Some(format!("{END}/{}", device.mark)),
            },
        }
    }
}

fn name(t: Texts, user_agent: &str) -> String {
    let known = BrowserName::of(user_agent);
    match (known.browser, known.system) {
        (Some(browser), Some(system)) => t
            .with("device-name")
            .arg("browser", browser)
            .arg("system", system)
            .text()
            .into_owned(),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => t.get("device-unknown").into_owned(),
    }
}

const END: &str = "/compte/appareils";
const SECTION: &str = "/compte#appareils";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .route(END, post(end_others))
        .route("/compte/appareils/{mark}", post(end))
}

async fn end(signed: SignedIn, PathOf(mark): PathOf<String>) -> Result<Response, WebError> {
    let app = &signed.reader.state.app;
    app.end_device(&signed.session, &mark).await?;
    Ok(respond::done(SECTION, Flash::DeviceEnded))
}

async fn end_others(signed: SignedIn) -> Result<Response, WebError> {
    let app = &signed.reader.state.app;
    app.end_other_devices(&signed.session).await?;
    Ok(respond::done(SECTION, Flash::DevicesEnded))
}
