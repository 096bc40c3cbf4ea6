//! Delivers the mails of past cases at the time at which they were written, so
//! that the record of a case reads as it would have.

use app::{App, Clock, ManualClock, mails::Attempt};
use futures::{StreamExt, stream};
use jiff::SignedDuration;
use jobs::smtp::{OutgoingMail, Transport};

use crate::failure::Failure;

/// How long a mail took.
const TRAVEL: SignedDuration = SignedDuration::from_secs(3);
const AT_ONCE: u64 = 64;
const CONNECTIONS: usize = 8;

/// Sends every mail that waits.
///
/// # Errors
/// When the database does not answer. A mail that could not be sent waits, as
/// any other.
pub(super) async fn deliver(app: &App, transport: &Transport) -> Result<(), Failure> {
    loop {
        let mails = app.due_mails(AT_ONCE).await?;
        if mails.is_empty() {
            return Ok(());
        }
        let outcomes: Vec<_> = stream::iter(mails)
            .map(|mail| deliver_one(app, transport, mail))
            .buffer_unordered(CONNECTIONS)
            .collect()
            .await;
        outcomes.into_iter().collect::<Result<(), Failure>>()?;
    }
}

async fn deliver_one(
    app: &App,
    transport: &Transport,
    mail: app::mails::Mail,
) -> Result<(), Failure> {
    let (id, attempts, written) = (mail.id, mail.attempts, mail.date);
    let outgoing = OutgoingMail {
        message_id: mail.message_id,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        reply_to: None,
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
    app.mail_attempted(id, attempts, attempt)
        .await
        .map_err(Into::into)
}
