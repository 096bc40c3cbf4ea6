//! Delivers the mails of past cases at the time at which they were written, so
//! that the record of a case reads as it would have.

use app::{
    App, Clock, ManualClock,
    mails::{Attempt, Mail},
};
use futures::{StreamExt, stream};
use jiff::SignedDuration;
use jobs::{
    Running,
    smtp::{OutgoingMail, Transport},
};
use tokio::sync::watch;
use tracing::warn;

/// How long a mail took.
const TRAVEL: SignedDuration = SignedDuration::from_secs(3);
const AT_ONCE: u64 = 64;
const CONNECTIONS: usize = 8;

/// Sends every mail that waits. One that cannot be sent waits on, as any other.
pub(super) async fn deliver(app: &App, transport: &Transport, stop: &watch::Receiver<Running>) {
    while *stop.borrow() == Running::On {
        match app.due_mails(AT_ONCE).await {
            Ok(mails) if mails.is_empty() => return,
            Ok(mails) => {
                stream::iter(mails)
                    .for_each_concurrent(CONNECTIONS, |mail| deliver_one(app, transport, mail))
                    .await;
            }
            Err(error) => {
                warn!(%error, "the mails of past cases wait for the timers");
                return;
            }
        }
    }
}

async fn deliver_one(app: &App, transport: &Transport, mail: Mail) {
    let (id, attempts, written) = (mail.id, mail.attempts, mail.date);
    let outgoing = OutgoingMail {
        message_id: mail.message_id,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        reply_to: None,
        attached: mail.attached.map(|file| (file.name, file.content)),
        date: written,
    };
    let (attempt, app) = match transport.send(&outgoing).await {
        Ok(()) => {
            let arrived = written.saturating_add(TRAVEL).unwrap_or(written);
            let then = Clock::Manual(ManualClock::at(arrived));
            (Attempt::Sent, app.with_clock(then))
        }
        Err(error) => (Attempt::Later(error.to_string()), app.clone()),
    };
    if let Err(error) = app.mail_attempted(id, attempts, attempt).await {
        warn!(mail = %id, %error, "what became of a mail could not be recorded");
    }
}
