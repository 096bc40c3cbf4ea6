//! Acting on a playbook: asking for approval, approving, reading it again,
//! withdrawing it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use process::{
    access::{Actor, Body, scope},
    act::Sequence,
    case::Case,
    ids::ActId,
    lessons::{LinkId, Proposes},
    notices::Urgency,
    playbook::{Keeper, Playbook, PlaybookAct, PlaybookCommand, PlaybookKey, decide},
};
use store::{
    Reader, Tx,
    outbox::{self, OutboxRow},
};

use super::{day, folded, named, subject};
use crate::{
    App, AppError, entropy,
    mails::{Kind, PlaybookMail, recipients},
    people::directors::staff_seat,
    record::by_staff,
};

impl App {
    /// Carries a command on a playbook out; `seen` is the version that its
    /// author read, which approving and reading again need (KEEP-1).
    ///
    /// # Errors
    /// When there is no such playbook for the actor, or a rule refuses.
    pub async fn act_on_playbook(
        &self,
        actor: &Actor,
        key: &PlaybookKey,
        command: PlaybookCommand,
        seen: Option<Sequence>,
    ) -> Result<(), AppError> {
        process::decide::permit(command.verb(), staff_seat(actor))?;
        let id = named(self.0.db.read(), key).await?;
        let app = self.clone();
        let actor = actor.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.lock(&[subject(id)]).await?;
                    let playbook = folded(tx.read(), id).await?;
                    let now = app.now();
                    let keeper = Keeper {
                        actor: &actor,
                        seat: staff_seat(&actor),
                        seen,
                        proposed: &proposed(tx.read(), &actor, &playbook.key).await?,
                        today: day(now),
                    };
                    let act = decide(&playbook, &command, keeper)?;
                    let asks = act == PlaybookAct::Submitted;
                    let by = by_staff(&actor);
                    let (act, playbook) = app
                        .commit_playbook(tx, id, Some(playbook), act, by, now)
                        .await?;
                    if asks {
                        app.ask_for_approval(tx, &playbook, act, now).await?;
                    }
                    Ok::<_, AppError>(())
                })
            })
            .await
    }

    /// Tells the CERT that a text waits for a second person.
    pub(super) async fn ask_for_approval(
        &self,
        tx: &Tx,
        playbook: &Playbook,
        act: ActId,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let dispatch = format!("{act}:{}", PlaybookMail::ToApprove.key());
        let sending = Sending {
            mail: PlaybookMail::ToApprove,
            dispatch,
            act: Some(act),
            deadline: None,
        };
        self.tell_cert(tx, &playbook.key, sending, now).await
    }

    /// Tells the CERT that the lessons of a case propose a change to a
    /// playbook, as they did last (LESS-2).
    pub(crate) async fn tell_of_change(
        &self,
        tx: &Tx,
        case: &Case,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let Some(link) = case.links.get(&case.last_link) else {
            return Ok(());
        };
        if link.linked.change.is_none() {
            return Ok(());
        }
        let mail = PlaybookMail::ChangeProposed;
        let sending = Sending {
            mail,
            dispatch: format!("{}:{}", link.act, mail.key()),
            act: Some(link.act),
            deadline: None,
        };
        self.tell_cert(tx, &link.linked.playbook, sending, now)
            .await
    }

    pub(super) async fn tell_cert(
        &self,
        tx: &Tx,
        key: &PlaybookKey,
        sending: Sending,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let kept = store::mailboxes::of_bodies(tx.read(), &[Body::Cert]).await?;
        let kept = kept.get(&Body::Cert).map(String::as_str);
        let Some(to) = kept.or_else(|| self.config().bodies.of(Body::Cert)) else {
            return Ok(());
        };
        let id = entropy::uuid(now);
        let row = OutboxRow {
            id,
            dispatch: sending.dispatch,
            recipient: format!("body:{}", Body::Cert),
            case: None,
            act: sending.act,
            alert: None,
            template: Kind::Playbook(sending.mail).key().to_owned(),
            to: to.to_owned(),
            lang: "fr".to_owned(),
            priority: recipients::priority(Urgency::Normal),
            urgency: Urgency::Normal,
            deadline: sending.deadline,
            bodies: BTreeSet::new(),
            secret: Some(key.to_string()),
            message_id: recipients::message_id(&self.0, id),
            queued_at: now,
        };
        Ok(outbox::enqueue(tx, &[row]).await?)
    }
}

/// The changes that lessons propose to a playbook.
async fn proposed(
    reader: Reader<'_>,
    actor: &Actor,
    key: &PlaybookKey,
) -> Result<BTreeSet<LinkId>, AppError> {
    let links = store::links::of_playbook(reader, &scope(actor), key).await?;
    Ok(links
        .into_iter()
        .filter(|(_, link)| link.proposes == Proposes::Change)
        .map(|(_, link)| link.id)
        .collect())
}

/// A mail to the CERT about a playbook.
pub(super) struct Sending {
    pub(super) mail: PlaybookMail,
    /// Made once, whatever the number of attempts.
    pub(super) dispatch: String,
    pub(super) act: Option<ActId>,
    pub(super) deadline: Option<Timestamp>,
}
