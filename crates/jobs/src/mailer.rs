//! Sends the mails that are due.

use std::time::Duration;

use app::{
    App,
    mails::{Attempt, Mail},
};
use futures::{StreamExt, stream};
use tokio::sync::watch;
use tracing::{info, warn};

use crate::{
    Running,
    smtp::{OutgoingMail, SendError, Transport},
    timers::pause,
};

/// Few enough that slow sendings end before other workers may take the mails.
const AT_ONCE: u64 = 24;
const CONNECTIONS: usize = 8;
const PAUSE: Duration = Duration::from_millis(500);
const PAUSE_AFTER_ERROR: Duration = Duration::from_secs(5);

pub(super) async fn run(app: &App, transport: &Transport, mut stop: watch::Receiver<Running>) {
    while *stop.borrow() == Running::On {
        let wait = match app.due_mails(AT_ONCE).await {
            Ok(mails) if mails.is_empty() => PAUSE,
            Ok(mails) => {
                stream::iter(mails)
                    .for_each_concurrent(CONNECTIONS, |mail| send(app, transport, mail))
                    .await;
                Duration::ZERO
            }
            Err(error) => {
                warn!(%error, "the outbox cannot be read");
                PAUSE_AFTER_ERROR
            }
        };
        pause(wait, &mut stop).await;
    }
}

async fn send(app: &App, transport: &Transport, mail: Mail) {
    let (id, attempts) = (mail.id, mail.attempts);
    let outgoing = OutgoingMail {
        message_id: mail.message_id,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        reply_to: None,
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
    if let Err(error) = app.mail_attempted(id, attempts, attempt).await {
        warn!(mail = %id, %error, "what became of a mail could not be recorded; it will be sent again");
    }
}
