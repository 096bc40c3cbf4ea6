//! `vigie serve`: the portal.

use jobs::smtp::Transport;
use tracing::info;
use web::{
    WebConfig,
    serve::{Edge, Limits},
};

use crate::{
    cli,
    config_file::{Server, Settings, Timers, Tls},
    failure::Failure,
    logging,
    portal::{OldForm, Portal},
    serving::{self, Serving},
    traces::Traces,
};

/// Serves until the program is asked to stop.
///
/// # Errors
/// When the portal cannot start, or breaks down.
pub(crate) async fn run(options: cli::Config) -> Result<(), Failure> {
    let settings = Settings::read(&options.config)?;
    let traces = Traces::begin(settings.telemetry.as_ref())?;
    logging::for_machines(&traces);
    let transport = Transport::new(&settings.mail).map_err(|e| Failure::new(e.to_string()))?;
    let listener = serving::listen(settings.server.listen).await?;
    let plain = match settings.server.redirect_from {
        Some(address) => Some(serving::listen(address).await?),
        None => None,
    };
    let numbers = match settings.server.metrics {
        Some(address) => Some(serving::listen(address).await?),
        None => None,
    };
    let edge = edge(&settings.server)?;
    let portal = Portal::open(&settings, OldForm::Migrate).await?;
    portal.open_log().await?;
    portal.install_playbooks().await?;
    let web = WebConfig {
        proxies: settings.server.proxies(),
        places: settings.server.places(),
        ..WebConfig::default()
    };
    let address = listener.local_addr()?;
    let app = portal.app.clone();
    if settings.server.timers == Timers::Here {
        portal.take_up_work().await?;
    }
    let traffic = web.traffic.clone();
    let mut serving = Serving::begin(portal, listener, web, edge.clone())?;
    info!(
        address = %address,
        public_url = settings.portal.public_url,
        version = env!("CARGO_PKG_VERSION"),
        "the portal is open"
    );
    if let Some(numbers) = numbers {
        serving.tell_numbers(numbers, traffic);
    }
    if let Some(plain) = plain {
        serving.lead_to_https(plain, &edge);
    }
    if settings.server.timers == Timers::Here {
        serving.begin_work(|stop| jobs::run(app, transport, stop));
    }
    let ended = serving.until_stopped().await;
    traces.end().await;
    ended
}

/// How connections are taken.
fn edge(server: &Server) -> Result<Edge, Failure> {
    let certificate = server.tls.as_ref().map(Tls::read).transpose();
    Ok(Edge {
        limits: Limits {
            connections: server.connections,
            ..Limits::default()
        },
        certificate: certificate.map_err(|error| Failure::new(error.to_string()))?,
    })
}
