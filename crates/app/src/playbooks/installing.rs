//! The playbooks with which the portal comes (SUPP-5).

use playbooks::SHIPPED;
use process::{
    access::{Actor, Seat},
    act::Author,
    ids::PlaybookId,
    playbook::{Origin, PlaybookAct, PlaybookKey, PlaybookState},
};
use store::Tx;

use super::{folded, subject};
use crate::{App, AppError, entropy};

impl App {
    /// Puts the playbooks with which the portal comes in force where they are
    /// not known yet, and proposes those that a newer portal words otherwise:
    /// what is in force, and what somebody is writing, stays as it is. Gives
    /// the number of what was installed or proposed.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn install_playbooks(&self) -> Result<u64, AppError> {
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    store::playbooks::naming(tx).await?;
                    let mut done = 0;
                    for shipped in SHIPPED {
                        let (content, review_by) = shipped
                            .content()
                            .map_err(|wrong| AppError::Internal(wrong.to_string()))?;
                        let key: PlaybookKey = shipped
                            .key
                            .parse()
                            .map_err(|_| AppError::Internal(shipped.key.to_owned()))?;
                        let content = Box::new(content);
                        let known = store::playbooks::by_key(tx.read(), &key).await?;
                        done += match known {
                            None => {
                                let act = PlaybookAct::Installed {
                                    key,
                                    content,
                                    review_by,
                                };
                                app.installs(tx, None, act).await?
                            }
                            Some(row) => {
                                let act = PlaybookAct::Written {
                                    key,
                                    origin: Origin::Shipped,
                                    content,
                                };
                                app.installs(tx, Some(row.id), act).await?
                            }
                        };
                    }
                    Ok::<_, AppError>(done)
                })
            })
            .await
    }

    async fn installs(
        &self,
        tx: &Tx,
        known: Option<PlaybookId>,
        act: PlaybookAct,
    ) -> Result<u64, AppError> {
        let now = self.now();
        let id = known.unwrap_or_else(|| PlaybookId(entropy::uuid(now)));
        tx.lock(&[subject(id)]).await?;
        let before = match known {
            None => None,
            Some(_) => {
                let playbook = folded(tx.read(), id).await?;
                let PlaybookAct::Written { content, .. } = &act else {
                    return Ok(0);
                };
                let known = playbook.shipped.as_ref() == Some(&**content);
                let free = playbook.draft.is_none() && playbook.state() == PlaybookState::InForce;
                if known || !free {
                    return Ok(0);
                }
                Some(playbook)
            }
        };
        let by = Author {
            pseudonym: Actor::platform().pseudonym,
            seat: Seat::Platform,
        };
        let (act, playbook) = self.commit_playbook(tx, id, before, act, by, now).await?;
        if playbook.draft.is_some() {
            self.ask_for_approval(tx, &playbook, act, now).await?;
        }
        Ok(1)
    }
}
