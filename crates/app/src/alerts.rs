//! Alerts: written, approved, sent to a population, acknowledged (SIGN-3).

mod answering;
mod board;
mod deciding;
mod dispatch;
mod reading;
mod writing;

pub use board::{Board, BoardLine, BoardPage, Tally};
pub(crate) use reading::which;
pub use reading::{AlertLine, AlertView, OwnReceipt, Part, StaffPart};
pub use store::alerts::{
    board::{BoardFilter, Reached},
    dispatch::{Dispatch, DispatchKind},
};
pub use store::outbox::Sendings;
pub use writing::AlertText;

use process::{
    access::{Actor, Seat, Standing},
    act::{Author, Recorded, Sequence, Subject, SubjectKind},
    alert::{Alert, AlertAct, NotAnAlert, obligations},
    ids::{ActId, AlertId},
    settings::Settings,
};
use store::{Reader, Tx, obligations::Change};

use crate::{
    AppError, duties,
    record::{self, by_staff},
    retention::subjects::alert_file,
};

pub(crate) const fn subject(id: AlertId) -> Subject {
    Subject {
        kind: SubjectKind::Alert,
        id: id.0,
    }
}

impl From<NotAnAlert> for AppError {
    fn from(error: NotAnAlert) -> Self {
        Self::Internal(error.to_string())
    }
}

fn author(actor: &Actor, seat: Seat) -> Author {
    Author {
        pseudonym: actor.pseudonym.clone(),
        seat,
    }
}

/// The alert as its acts make it.
pub(crate) async fn folded(reader: Reader<'_>, id: AlertId) -> Result<Alert, AppError> {
    let acts: Vec<Recorded<AlertAct>> = record::story(reader, subject(id)).await?;
    if acts.is_empty() {
        return Err(AppError::NotFound);
    }
    Ok(Alert::from_acts(id, &acts)?)
}

/// Records a signature on an alert whose subject is held; gives its number.
pub(crate) async fn record_signature(
    tx: &Tx,
    settings: &Settings,
    id: AlertId,
    act: AlertAct,
    actor: &Actor,
    now: jiff::Timestamp,
) -> Result<Sequence, AppError> {
    let alert = folded(tx.read(), id).await?;
    let (_, alert) = commit(tx, settings, id, Some(alert), act, by_staff(actor), now).await?;
    Ok(alert.seq)
}

/// Records what happened at the end of the file of an alert whose subject is
/// held (KEEP-2).
pub(crate) async fn record_end(
    tx: &Tx,
    settings: &Settings,
    before: Alert,
    act: AlertAct,
    actor: &Actor,
    now: jiff::Timestamp,
) -> Result<(), AppError> {
    let id = before.id;
    let by = match actor.standing {
        Standing::Platform => author(actor, Seat::Platform),
        _ => by_staff(actor),
    };
    commit(tx, settings, id, Some(before), act, by, now)
        .await
        .map(drop)
}

/// Records one act on an alert whose subject is held, and the row by which it
/// is found; gives the act's identity and the alert as it stands then.
async fn commit(
    tx: &Tx,
    settings: &Settings,
    id: AlertId,
    before: Option<Alert>,
    act: AlertAct,
    by: Author,
    now: jiff::Timestamp,
) -> Result<(ActId, Alert), AppError> {
    let last = before
        .as_ref()
        .map_or(Sequence::default(), |alert| alert.seq);
    let recorded = record::append(tx, subject(id), last, act, by, now).await?;
    let alert = match before {
        Some(mut alert) => {
            alert.apply(&recorded);
            alert
        }
        None => Alert::from_acts(id, std::slice::from_ref(&recorded))?,
    };
    store::alerts::put(tx, &alert).await?;
    let file = alert_file(&alert);
    store::retention::subjects::put(tx, subject(id), file.as_ref()).await?;
    let change = Change {
        act: Some(recorded.id),
        at: now,
    };
    duties::sync(tx, subject(id), obligations(&alert), settings, change).await?;
    Ok((recorded.id, alert))
}
