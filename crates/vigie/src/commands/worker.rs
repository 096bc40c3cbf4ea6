//! `vigie worker`: what is due, in a process of its own.

use jobs::{Running, smtp::Transport};
use tokio::sync::watch;
use tracing::info;

use crate::{
    cli,
    config_file::Settings,
    failure::Failure,
    logging,
    portal::{OldForm, Portal},
    shutdown::Ears,
    traces::Traces,
};

/// Works until the program is asked to stop.
///
/// # Errors
/// When the portal cannot be opened.
pub(crate) async fn run(options: cli::Config) -> Result<(), Failure> {
    let settings = Settings::read(&options.config)?;
    let traces = Traces::begin(settings.telemetry.as_ref())?;
    logging::for_machines(&traces);
    let transport = Transport::new(&settings.mail).map_err(|e| Failure::new(e.to_string()))?;
    let portal = Portal::open(&settings, OldForm::Refuse).await?;
    portal.open_log().await?;
    portal.take_up_work().await?;
    let mut ears = Ears::open()?;
    let stop = watch::Sender::new(Running::On);
    let work = jobs::run(portal.app.clone(), transport, stop.subscribe());
    let work = tokio::spawn(work);
    info!("the timers run");
    let heard = ears.asked().await;
    info!("stopping: what was begun is finished first");
    stop.send_replace(Running::Stopping);
    let ended = work.await;
    portal.db.close().await?;
    traces.end().await;
    heard?;
    ended.map_err(|panic| Failure::new(format!("the timers broke down: {panic}")))
}
