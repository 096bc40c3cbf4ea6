//! Sends the mails that are due, over a few connections that are used again,
//! and notes what became of them many at a time.

use std::time::Duration;

use app::{
    App,
    mails::{Attempt, Mail, Tried},
};
use futures::{Stream, StreamExt, stream};
use tokio::sync::{mpsc, watch};
use tracing::{Instrument, info, info_span, warn};

use crate::{
    Running,
    smtp::{OutgoingMail, SendError, Transport},
    timers::pause,
};

/// Few enough that slow sendings end before other workers may take the mails,
/// and that a declaration's mail waits for few of an alert's.
const AT_ONCE: u64 = 24;
/// What one client may well open at a mail server.
const CONNECTIONS: usize = 8;
/// Few enough that a declaration that comes meanwhile waits for one batch of
/// some hundredths of a second.
const NOTED_AT_ONCE: usize = 48;
const PAUSE: Duration = Duration::from_millis(500);
const PAUSE_AFTER_ERROR: Duration = Duration::from_secs(5);

pub(super) async fn run(app: &App, transport: &Transport, stop: watch::Receiver<Running>) {
    let (outcomes, tried) = mpsc::channel(NOTED_AT_ONCE);
    let sending = async move {
        due(app, transport, stop)
            .for_each_concurrent(CONNECTIONS, |mail| {
                let outcomes = outcomes.clone();
                async move {
                    let span = info_span!("mail", attempts = mail.attempts);
                    let tried = tried_once(transport, mail).instrument(span).await;
                    // Whoever notes them ends after whoever sends them.
                    outcomes.send(tried).await.ok();
                }
            })
            .await;
        transport.close_connections().await;
    };
    tokio::join!(sending, note(app, tried));
}

/// The mails that are due, one after the other, until work is to end. More are
/// taken while the last ones are on their way.
fn due(
    app: &App,
    transport: &Transport,
    stop: watch::Receiver<Running>,
) -> impl Stream<Item = Mail> {
    stream::unfold(stop, move |mut stop| async move {
        while *stop.borrow() == Running::On {
            let wait = match app.due_mails(AT_ONCE).await {
                Ok(mails) if mails.is_empty() => {
                    transport.close_rested_connections().await;
                    PAUSE
                }
                Ok(mails) => return Some((stream::iter(mails), stop)),
                Err(error) => {
                    warn!(%error, "the outbox cannot be read");
                    PAUSE_AFTER_ERROR
                }
            };
            pause(wait, &mut stop).await;
        }
        None
    })
    .flatten()
}

async fn tried_once(transport: &Transport, mail: Mail) -> Tried {
    let (id, attempts) = (mail.id, mail.attempts);
    let outgoing = OutgoingMail {
        message_id: mail.message_id,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        reply_to: None,
        attached: mail.attached.map(|file| (file.name, file.content)),
        date: mail.date,
    };
    let attempt = match transport.send(&outgoing).await {
        Ok(()) => {
            info!(mail = %id, "mail sent");
            Attempt::Sent
        }
        Err(SendError::Temporary(error)) => {
            warn!(mail = %id, attempts, error, "mail delayed");
            Attempt::Later(error)
        }
        Err(SendError::Permanent(error)) => {
            warn!(mail = %id, error, "mail refused for good");
            Attempt::Never(error)
        }
    };
    Tried {
        id,
        attempts,
        attempt,
    }
}

/// Notes what became of mails, as many at once as have been tried meanwhile:
/// a database that is slow to commit does so more rarely.
async fn note(app: &App, mut tried: mpsc::Receiver<Tried>) {
    let mut some = Vec::with_capacity(NOTED_AT_ONCE);
    while tried.recv_many(&mut some, NOTED_AT_ONCE).await > 0 {
        if app.mails_attempted(some.clone()).await.is_err() {
            note_each(app, &some).await;
        }
        some.clear();
    }
}

/// Notes them one by one, so that one that cannot be noted does not make the
/// others leave again.
async fn note_each(app: &App, tried: &[Tried]) {
    for one in tried {
        if let Err(error) = app.mails_attempted(vec![one.clone()]).await {
            warn!(mail = %one.id, %error, "what became of a mail could not be recorded; it will be sent again");
        }
    }
}
