//! Writing a playbook, and writing it anew.

use std::collections::BTreeSet;

use locales::Lang;
use process::{
    access::{Actor, Verb},
    act::Sequence,
    decide::permit,
    facility::FacilityNature,
    ids::PlaybookId,
    playbook::{Content, Misplaced, Origin, PlaybookAct, PlaybookKey, written},
    refusal::{Reason, Refusal, Rule, Tongue},
    words::Cause,
};
use store::Tx;

use super::{folded, named, subject, unreadable};
use crate::{App, AppError, entropy, people::directors::staff_seat, record::by_staff};

/// What somebody writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaybookText {
    /// The causes for which it is proposed.
    pub causes: BTreeSet<Cause>,
    /// The facilities for which it is written; all of them when empty.
    pub facilities: BTreeSet<FacilityNature>,
    /// Its text in French, in Markdown.
    pub french: String,
    /// Its text in English; may be empty.
    pub english: String,
}

impl PlaybookText {
    /// Checks it, and shapes it for the record.
    fn checked(self, actor: &Actor) -> Result<Content, AppError> {
        let content = Content {
            causes: self.causes,
            facilities: self.facilities,
            french: self.french,
            english: Some(self.english),
        };
        let content = written(content, staff_seat(actor))?;
        playbooks::check(&content)?;
        Ok(content)
    }
}

impl App {
    /// Checks what somebody writes as if it were kept, and gives it back as it
    /// would be read.
    ///
    /// # Errors
    /// When the actor may not write, or the text cannot be used.
    pub fn preview_playbook(
        &self,
        actor: &Actor,
        text: PlaybookText,
        lang: Lang,
    ) -> Result<playbooks::Contents, AppError> {
        let content = text.checked(actor)?;
        playbooks::contents(&content, lang).map_err(|wrong| unreadable(&wrong))
    }

    /// Writes a playbook; nobody else sees it before it is approved. Its name
    /// in addresses is drawn from its title.
    ///
    /// # Errors
    /// When the actor may not, or the text cannot be used.
    pub async fn write_playbook(
        &self,
        actor: &Actor,
        text: PlaybookText,
    ) -> Result<PlaybookKey, AppError> {
        let content = Box::new(text.checked(actor)?);
        let now = self.now();
        let by = by_staff(actor);
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    store::playbooks::naming(tx).await?;
                    let key = free_name(tx, &content).await?;
                    let id = PlaybookId(entropy::uuid(now));
                    tx.lock(&[subject(id)]).await?;
                    let act = PlaybookAct::Written {
                        key: key.clone(),
                        origin: Origin::Local,
                        content,
                    };
                    app.commit_playbook(tx, id, None, act, by, now).await?;
                    Ok::<_, AppError>(key)
                })
            })
            .await
    }

    /// Writes the next text of a playbook, or that one anew; what is in force
    /// stays so until it is approved. `seen` is the version that its author
    /// read: nobody's text is written over unread.
    ///
    /// # Errors
    /// When the actor may not, the text cannot be used, or somebody wrote
    /// meanwhile.
    pub async fn rewrite_playbook(
        &self,
        actor: &Actor,
        key: PlaybookKey,
        text: PlaybookText,
        seen: Option<Sequence>,
    ) -> Result<(), AppError> {
        permit(Verb::WritePlaybook, staff_seat(actor))?;
        let id = named(self.0.db.read(), &key).await?;
        let content = Box::new(text.checked(actor)?);
        let now = self.now();
        let by = by_staff(actor);
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.lock(&[subject(id)]).await?;
                    let playbook = folded(tx.read(), id).await?;
                    if seen != Some(playbook.seq) {
                        let reason = seen.map_or(Reason::VersionMissing, |_| {
                            Reason::ChangedSince(playbook.seq)
                        });
                        return Err(Refusal::new(Rule::Keep1, reason).into());
                    }
                    let act = PlaybookAct::Written {
                        key,
                        origin: Origin::Local,
                        content,
                    };
                    app.commit_playbook(tx, id, Some(playbook), act, by, now)
                        .await?;
                    Ok::<_, AppError>(())
                })
            })
            .await
    }
}

/// A name drawn from the title that no other playbook bears.
async fn free_name(tx: &Tx, content: &Content) -> Result<PlaybookKey, AppError> {
    let title = playbooks::contents(content, Lang::Fr)
        .map_err(|wrong| unreadable(&wrong))?
        .title;
    let drawn = PlaybookKey::from_title(&title).ok_or(Refusal::new(
        Rule::Supp5,
        Reason::MisplacedText(Tongue::French, Misplaced::NoTitle),
    ))?;
    let mut name = drawn.clone();
    let mut number = 1;
    while store::playbooks::by_key(tx.read(), &name).await?.is_some() {
        number += 1;
        name = drawn.numbered(number);
    }
    Ok(name)
}
