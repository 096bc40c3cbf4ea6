//! Playbooks: those with which the portal comes, written and approved here,
//! read by anybody, proposed to cases (SUPP-5).

mod at_hand;
mod deciding;
mod files;
mod installing;
mod proposing;
mod reading;
mod reminding;
mod writing;

pub(crate) use at_hand::AtHand;
pub use files::{Exported, Imported, Importing};
pub use proposing::Proposed;
pub(crate) use proposing::sheet;
pub(crate) use reading::keeps;
pub use reading::{DueReview, PlaybookFile, Readable, Review, Standing};
pub use store::playbooks::{PlaybookRow, VersionRow};
pub use writing::PlaybookText;

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use locales::Lang;
use playbooks::contents;
use process::{
    act::{Author, Recorded, Sequence, Subject, SubjectKind},
    calendar::paris,
    ids::{ActId, PlaybookId},
    playbook::{Misplaced, NotAPlaybook, Playbook, PlaybookAct, PlaybookKey},
};
use store::{Reader, Tx};

use crate::{App, AppError, record};

pub(crate) const fn subject(id: PlaybookId) -> Subject {
    Subject {
        kind: SubjectKind::Playbook,
        id: id.0,
    }
}

impl From<NotAPlaybook> for AppError {
    fn from(error: NotAPlaybook) -> Self {
        Self::Internal(error.to_string())
    }
}

/// A text that was checked when it was written cannot be read any more.
fn unreadable(misplaced: &Misplaced) -> AppError {
    AppError::Internal(misplaced.to_string())
}

/// The day in Europe/Paris.
pub(crate) fn day(at: Timestamp) -> Date {
    at.to_zoned(paris()).date()
}

/// The identity of the playbook of this name.
async fn named(reader: Reader<'_>, key: &PlaybookKey) -> Result<PlaybookId, AppError> {
    store::playbooks::by_key(reader, key)
        .await?
        .map(|row| row.id)
        .ok_or(AppError::NotFound)
}

/// The acts of a playbook.
async fn story(reader: Reader<'_>, id: PlaybookId) -> Result<Vec<Recorded<PlaybookAct>>, AppError> {
    record::story(reader, subject(id)).await
}

/// Its title in French.
pub(crate) fn title(playbook: &Playbook) -> Result<String, AppError> {
    let text = contents(playbook.shown(), Lang::Fr);
    Ok(text.map_err(|wrong| unreadable(&wrong))?.title)
}

/// The playbook as its acts make it.
async fn folded(reader: Reader<'_>, id: PlaybookId) -> Result<Playbook, AppError> {
    Ok(Playbook::from_acts(id, &story(reader, id).await?)?)
}

impl App {
    /// Records one act on a playbook whose subject is held, and the rows by
    /// which it is found; gives the act's identity and the playbook as it
    /// stands then.
    async fn commit_playbook(
        &self,
        tx: &Tx,
        id: PlaybookId,
        before: Option<Playbook>,
        act: PlaybookAct,
        by: Author,
        now: Timestamp,
    ) -> Result<(ActId, Playbook), AppError> {
        let last = before
            .as_ref()
            .map_or(Sequence::default(), |playbook| playbook.seq);
        let answers = before
            .as_ref()
            .map_or_else(BTreeMap::new, |playbook| playbook.answers.clone());
        let recorded = record::append(tx, subject(id), last, act, by, now).await?;
        let playbook = match before {
            Some(mut playbook) => {
                playbook.apply(&recorded);
                playbook
            }
            None => Playbook::from_acts(id, std::slice::from_ref(&recorded))?,
        };
        let title = title(&playbook)?;
        let remind_at = self.next_reminder(playbook.review_by, now);
        store::playbooks::put(tx, &playbook, title, remind_at).await?;
        if answers != playbook.answers {
            store::links::answer(tx, id, &playbook.answers).await?;
        }
        Ok((recorded.id, playbook))
    }
}
