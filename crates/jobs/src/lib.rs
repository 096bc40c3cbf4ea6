//! Work that is due: mails leave, duties are reminded, files end, leaves are
//! indexed. A
//! dead worker delays, it never loses: everything due stays in the database
//! until it is done, and several workers may run at once.

mod mailer;
pub mod smtp;
mod timers;

use app::App;
use tokio::sync::watch;

/// Runs until `stop` says so; what was begun is finished first.
pub async fn run(app: App, transport: smtp::Transport, stop: watch::Receiver<Running>) {
    tokio::join!(
        mailer::run(&app, &transport, stop.clone()),
        timers::run_sweeper(&app, stop.clone()),
        timers::run_dispatcher(&app, stop.clone()),
        timers::run_tidier(&app, stop.clone()),
        timers::run_seeker(&app, stop.clone()),
        timers::run_signals(&app, stop.clone()),
        timers::run_indicator(&app, stop.clone()),
        timers::run_publisher(&app, stop.clone()),
        timers::run_webhooks(&app, stop.clone()),
        timers::run_retention(&app, stop.clone()),
        timers::run_sequencer(&app, stop.clone()),
        timers::run_watch(&app, stop.clone()),
        timers::run_signer(&app, stop.clone()),
        timers::run_asker(&app, stop.clone()),
        timers::run_verifier(&app, stop),
    );
    // What was written last is signed as well.
    timers::sign_at_last(&app).await;
}

/// Whether work goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Running {
    /// It goes on.
    On,
    /// It ends once what was begun is finished.
    Stopping,
}
