//! Messages about incidents: to each body once, to each facility in its own
//! case.

use std::collections::BTreeSet;

use jiff::Timestamp;
use process::{
    access::{Actor, Body},
    act::Recorded,
    ids::IncidentReference,
    notices::Recipient,
    significant::{Incident, IncidentAct, IncidentNotice, case_notices, notices},
};
use store::{
    Tx,
    outbox::{self, AfterFailure, OutboxRow},
};

use crate::{
    AppError,
    app::Inner,
    cases::load,
    entropy,
    mails::{
        Kind,
        recipients::{self, Cause, NO_ADDRESS},
    },
};

pub(super) async fn tell(
    tx: &Tx,
    app: &Inner,
    incident: &Incident,
    act: &Recorded<IncidentAct>,
    actor: &Actor,
    now: Timestamp,
) -> Result<(), AppError> {
    let seeing: BTreeSet<Body> = store::incidents::bodies_seeing(tx.read(), incident.id)
        .await?
        .into_iter()
        .collect();
    let choose_by = incident
        .opened_at
        .checked_add(app.config.process.significant.choose_mode)
        .ok();
    for notice in notices(act, incident, &seeing, choose_by, actor) {
        let dispatch = format!("{}:{}", act.id, notice.template.key());
        to_body(tx, app, incident.reference, &notice, dispatch, now).await?;
    }
    if !act.act.is_told_to_facilities() {
        return Ok(());
    }
    for case in incident.cases.keys() {
        let case = load::whole(tx, *case).await?;
        let notices = case_notices(&act.act, &case);
        let cause = Cause::Shared(act.id);
        recipients::queue(tx, app, &case, cause, &notices, now).await?;
    }
    Ok(())
}

/// Queues a message to a body; one without a mailbox reads on its page, and
/// its notice is on record as not sent.
pub(crate) async fn to_body(
    tx: &Tx,
    app: &Inner,
    reference: IncidentReference,
    notice: &IncidentNotice,
    dispatch: String,
    now: Timestamp,
) -> Result<(), AppError> {
    let own = store::mailboxes::of_bodies(tx.read(), &[notice.body]).await?;
    let configured = app.config.bodies.of(notice.body).map(str::to_owned);
    let address = own.get(&notice.body).cloned().or(configured);
    let id = entropy::uuid(now);
    let recipient = Recipient::Body { body: notice.body };
    let row = OutboxRow {
        id,
        dispatch,
        recipient: recipient.to_string(),
        case: None,
        act: None,
        alert: None,
        template: Kind::Incident(notice.template).key().to_owned(),
        to: address.clone().unwrap_or_default(),
        lang: "fr".to_owned(),
        priority: recipients::priority(notice.urgency),
        urgency: notice.urgency,
        deadline: notice.deadline,
        bodies: BTreeSet::new(),
        secret: Some(reference.to_string()),
        message_id: recipients::message_id(app, id),
        queued_at: now,
    };
    outbox::enqueue(tx, std::slice::from_ref(&row)).await?;
    if address.is_none() {
        outbox::mark_failed(tx, id, NO_ADDRESS, AfterFailure::GiveUp, now).await?;
    }
    Ok(())
}
