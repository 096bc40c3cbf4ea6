//! Playbooks as files, for the administrator's command line: those in force
//! leave, and what comes in awaits a second person as whatever is written.

use playbooks::File;
use process::{
    access::{Actor, Seat},
    act::Author,
    ids::PlaybookId,
    playbook::{Content, Origin, PlaybookAct, PlaybookKey, shaped},
};
use store::Tx;

use super::{folded, subject};
use crate::{App, AppError, entropy};

/// A playbook in force as its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Its name in addresses.
    pub key: PlaybookKey,
    /// In French.
    pub french: File,
    /// In English, where it has a text.
    pub english: Option<File>,
}

/// Whether what comes in is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Importing {
    /// It is.
    Keep,
    /// It is only checked.
    Try,
}

/// What an import did, or would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imported {
    /// There was no such playbook; its text awaits approval.
    New,
    /// The next text of a playbook awaits approval.
    Next,
    /// The playbook in force says the same.
    Same,
    /// Somebody is writing the next text: nothing was done.
    BeingWritten,
}

impl App {
    /// The playbooks in force, by name.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn export_playbooks(&self) -> Result<Vec<Exported>, AppError> {
        let reader = self.0.db.read();
        let mut exported = Vec::new();
        for row in store::playbooks::list(reader).await? {
            let playbook = folded(reader, row.id).await?;
            let Some((version, review_by)) = playbook.in_force().zip(playbook.review_by) else {
                continue;
            };
            let content = version.content.clone();
            let file = |text| File {
                causes: content.causes.clone(),
                facilities: content.facilities.clone(),
                review_by,
                text,
            };
            exported.push(Exported {
                key: row.key,
                french: file(content.french.clone()),
                english: content.english.clone().map(file),
            });
        }
        exported.sort_by(|one, other| one.key.cmp(&other.key));
        Ok(exported)
    }

    /// Takes a playbook in, or says what that would do: a text that is new
    /// awaits the approval of somebody of the CERT.
    ///
    /// # Errors
    /// When the text has not the form of a playbook, or the database does not
    /// answer.
    pub async fn import_playbook(
        &self,
        key: PlaybookKey,
        content: Content,
        importing: Importing,
    ) -> Result<Imported, AppError> {
        let content = shaped(content)?;
        playbooks::check(&content)?;
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move { app.import_in(tx, key, content, importing).await })
            })
            .await
    }

    async fn import_in(
        &self,
        tx: &Tx,
        key: PlaybookKey,
        content: Content,
        importing: Importing,
    ) -> Result<Imported, AppError> {
        store::playbooks::naming(tx).await?;
        let now = self.now();
        let known = store::playbooks::by_key(tx.read(), &key).await?;
        let id = known
            .as_ref()
            .map_or_else(|| PlaybookId(entropy::uuid(now)), |row| row.id);
        tx.lock(&[subject(id)]).await?;
        let before = match known {
            None => None,
            Some(_) => Some(folded(tx.read(), id).await?),
        };
        let imported = match &before {
            None => Imported::New,
            Some(playbook) if playbook.draft.is_some() => return Ok(Imported::BeingWritten),
            Some(playbook) => match playbook.in_force() {
                Some(version) if version.content == content => return Ok(Imported::Same),
                _ => Imported::Next,
            },
        };
        if importing == Importing::Try {
            return Ok(imported);
        }
        let by = || Author {
            pseudonym: Actor::operator().pseudonym,
            seat: Seat::Operator,
        };
        let written = PlaybookAct::Written {
            key,
            origin: Origin::Local,
            content: Box::new(content),
        };
        let (_, playbook) = self
            .commit_playbook(tx, id, before, written, by(), now)
            .await?;
        let submitted = PlaybookAct::Submitted;
        let (act, playbook) = self
            .commit_playbook(tx, id, Some(playbook), submitted, by(), now)
            .await?;
        self.ask_for_approval(tx, &playbook, act, now).await?;
        Ok(imported)
    }
}
