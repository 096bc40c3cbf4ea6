//! Turning a sending into recipients and mails, batch by batch.

use std::collections::BTreeSet;

use jiff::Timestamp;
use process::{access::Body, alert::Alert, ids::ActId, notices::Urgency};
use sha2::{Digest, Sha256};
use store::{
    Tx,
    alerts::dispatch::{self, Dispatch, DispatchKind, Recipients, Target},
    outbox::{self, OutboxRow},
};
use uuid::Uuid;

use super::folded;
use crate::{
    App, AppError, entropy,
    mails::{AlertMail, Kind, recipients},
};

/// Few enough that a declaration that comes meanwhile waits for one batch of
/// some hundredths of a second.
const BATCH: u64 = 250;
/// What one statement takes, with room.
const ROWS: usize = 400;
/// After everything else: a declaration's mail overtakes them all.
const URGENT: u8 = 7;
const NORMAL: u8 = 8;
const AGAIN: u8 = 9;

impl App {
    /// Deals with what is left of the sendings on their way; gives the number
    /// of facilities dealt with. Rounds may run on several nodes, and one that
    /// was interrupted is taken up by the next: nobody is written to twice.
    ///
    /// # Errors
    /// When the database does not answer; the next round takes up the rest.
    pub async fn expand_alerts(&self) -> Result<u64, AppError> {
        let mut dealt = 0;
        while let Some(more) = self.expand_batch().await? {
            dealt += more;
        }
        Ok(dealt)
    }

    /// Deals with one batch; none when nothing is on its way.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn expand_batch(&self) -> Result<Option<u64>, AppError> {
        if dispatch::waiting(self.0.db.read()).await? == 0 {
            return Ok(None);
        }
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let Some(open) = dispatch::next(tx).await? else {
                        return Ok(None);
                    };
                    let alert = folded(tx.read(), open.alert).await?;
                    let now = app.now();
                    let targets = targets(tx, &alert, &open).await?;
                    app.write_to(tx, &alert, &open, &targets, now).await?;
                    let last = targets.last().map_or(open.reached, |last| last.position);
                    let dealt = u32::try_from(targets.len()).unwrap_or(u32::MAX);
                    let done = (u64::from(dealt) < BATCH).then_some(now);
                    dispatch::reach(tx, &open, last, dealt, done).await?;
                    Ok::<_, AppError>(Some(u64::from(dealt)))
                })
            })
            .await
    }

    async fn write_to(
        &self,
        tx: &Tx,
        alert: &Alert,
        open: &Dispatch,
        targets: &[Target],
        now: Timestamp,
    ) -> Result<(), AppError> {
        let ids: Vec<_> = targets.iter().map(|target| target.facility).collect();
        let mut people = dispatch::people_of(tx.read(), &ids, now).await?;
        let mut enlisted = Vec::with_capacity(targets.len());
        let mut rows = Vec::new();
        let mut seen = BTreeSet::new();
        for target in targets {
            let mailbox = target.mailbox.clone().map(|email| (email, "fr".to_owned()));
            let people = people.remove(&target.facility).unwrap_or_default();
            let mut own = BTreeSet::new();
            for (email, lang) in mailbox.into_iter().chain(people) {
                let recipient = self.recipient(open.id, &email);
                own.insert(recipient.clone());
                // One who answers for many facilities gets one mail.
                if seen.insert(recipient.clone()) {
                    rows.push(self.alert_row(alert, open, recipient, email, lang, now));
                }
            }
            let addresses = u32::try_from(own.len()).unwrap_or(u32::MAX);
            enlisted.push((target.clone(), addresses));
        }
        if open.kind == DispatchKind::Sent {
            dispatch::enlist(tx, alert.id, &enlisted).await?;
        }
        for some in rows.chunks(ROWS) {
            outbox::enqueue(tx, some).await?;
        }
        Ok(())
    }

    /// Stands for an address within a sending, without giving it away once the
    /// address itself is forgotten (KEEP-2).
    fn recipient(&self, dispatch: Uuid, email: &str) -> String {
        let mut hash = Sha256::new();
        hash.update(self.0.secret.derived(b"vigie/alert-recipient/v1"));
        hash.update(dispatch.as_bytes());
        hash.update(email.trim().to_lowercase());
        format!("address:{}", hex::encode(&hash.finalize()[..16]))
    }

    fn alert_row(
        &self,
        alert: &Alert,
        open: &Dispatch,
        recipient: String,
        to: String,
        lang: String,
        now: Timestamp,
    ) -> OutboxRow {
        let urgency = Urgency::from(alert.content.urgency);
        let (mail, priority) = match (open.kind, urgency) {
            (DispatchKind::Sent, Urgency::Urgent) => (AlertMail::Sent, URGENT),
            (DispatchKind::Sent, Urgency::Normal) => (AlertMail::Sent, NORMAL),
            (DispatchKind::Reminder, _) => (AlertMail::Reminder, AGAIN),
            (DispatchKind::Corrected, _) => (AlertMail::Corrected, URGENT),
            (DispatchKind::Ended, _) => (AlertMail::Ended, NORMAL),
            (DispatchKind::Withdrawn, _) => (AlertMail::Withdrawn, URGENT),
        };
        let id = entropy::uuid(now);
        OutboxRow {
            id,
            dispatch: format!("alert:{}", open.id),
            recipient,
            case: None,
            act: Some(open.act),
            alert: Some(alert.id),
            template: Kind::Alert(mail).key().to_owned(),
            to,
            lang,
            priority,
            urgency,
            deadline: open.deadline,
            bodies: BTreeSet::new(),
            secret: None,
            message_id: recipients::message_id(&self.0, id),
            queued_at: now,
        }
    }

    /// Tells bodies of an act on an alert, at their mailboxes.
    pub(super) async fn tell_bodies(
        &self,
        tx: &Tx,
        alert: &Alert,
        act: ActId,
        mail: AlertMail,
        bodies: &[Body],
        now: Timestamp,
    ) -> Result<(), AppError> {
        let kept = store::mailboxes::of_bodies(tx.read(), bodies).await?;
        let urgency = Urgency::from(alert.content.urgency);
        let rows: Vec<OutboxRow> = bodies
            .iter()
            .filter_map(|body| {
                let kept = kept.get(body).map(String::as_str);
                let to = kept.or_else(|| self.config().bodies.of(*body))?;
                let id = entropy::uuid(now);
                Some(OutboxRow {
                    id,
                    dispatch: format!("{act}:{}", Kind::Alert(mail).key()),
                    recipient: format!("body:{body}"),
                    case: None,
                    act: Some(act),
                    alert: Some(alert.id),
                    template: Kind::Alert(mail).key().to_owned(),
                    to: to.to_owned(),
                    lang: "fr".to_owned(),
                    priority: recipients::priority(urgency),
                    urgency,
                    deadline: None,
                    bodies: BTreeSet::new(),
                    secret: None,
                    message_id: recipients::message_id(&self.0, id),
                    queued_at: now,
                })
            })
            .collect();
        Ok(outbox::enqueue(tx, &rows).await?)
    }
}

async fn targets(tx: &Tx, alert: &Alert, open: &Dispatch) -> Result<Vec<Target>, AppError> {
    let reader = tx.read();
    let which = match open.kind {
        DispatchKind::Sent => {
            let chosen = &alert.content.population;
            return Ok(dispatch::of_population(reader, chosen, open.reached, BATCH).await?);
        }
        DispatchKind::Reminder => Recipients::Unanswered(open.ars),
        DispatchKind::Corrected | DispatchKind::Ended | DispatchKind::Withdrawn => Recipients::All,
    };
    Ok(dispatch::of_recipients(reader, alert.id, &which, open.reached, BATCH).await?)
}
