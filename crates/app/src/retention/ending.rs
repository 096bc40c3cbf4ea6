//! Carrying out the end of the files of incidents and alerts, in the three
//! steps of that of a case's file, each taken up where it was left.

use process::{
    access::Actor,
    act::Subject,
    case::{Bundle, Disposal},
    ids::Pseudonym,
    retention::{Copies, Disposition, Due, EndAct, Fate, Proposal},
};
use store::retention::{Stage, Which, subjects};

use super::{bundle, subjects::Story};
use crate::{App, AppError};

const AT_ONCE: u64 = 50;

impl App {
    /// Ends the files of incidents and alerts on which two persons decided.
    pub(super) async fn end_subjects(&self) -> Result<u64, AppError> {
        let mut ended = 0;
        let mut failed = None;
        for stage in [Stage::UnderWay, Stage::Approved] {
            let which = Which::At(stage);
            for row in subjects::list(self.0.db.read(), &which, 0, AT_ONCE).await? {
                // One that cannot end must not keep the others waiting.
                match self.end_subject(row.subject).await {
                    Ok(done) => ended += done,
                    Err(error) => failed = Some(error),
                }
            }
        }
        failed.map_or(Ok(ended), Err)
    }

    /// The three steps of the end of a case's file, each taken up where it was
    /// left.
    async fn end_subject(&self, subject: Subject) -> Result<u64, AppError> {
        let Some(proposal) = self.begin_subject(subject).await? else {
            return Ok(0);
        };
        let bundle = match proposal.disposition {
            Disposition::Archive => Some(self.archive_subject(subject).await?),
            Disposition::Destroy | Disposition::Keep => None,
        };
        self.let_subject_go(subject, bundle).await
    }

    async fn begin_subject(&self, subject: Subject) -> Result<Option<Proposal>, AppError> {
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.lock(&[subject]).await?;
                    let story = Story::of(tx.read(), subject).await?;
                    let now = app.now();
                    let standing = story.standing();
                    let settings = &app.config().process.retention;
                    let due = standing.file().map(|file| file.due(settings, now));
                    match standing.fate {
                        Fate::UnderWay(proposal) => return Ok(Some(proposal.clone())),
                        Fate::Approved(_) if matches!(due, Some(Due::Since(_))) => {}
                        _ => return Ok(None),
                    }
                    let platform = Actor::platform();
                    let story = app
                        .record_file(tx, story, EndAct::Begun, &platform, now)
                        .await?;
                    Ok::<_, AppError>(story.standing().proposal().cloned())
                })
            })
            .await
    }

    async fn archive_subject(&self, subject: Subject) -> Result<Bundle, AppError> {
        let folder = self.archives()?;
        let reader = self.0.db.read();
        let stored = store::acts::of_subject(reader, subject).await?;
        let number = Story::of(reader, subject).await?.number();
        let mut people: Vec<Pseudonym> = Vec::new();
        for act in &stored {
            let body: serde_json::Value = serde_json::from_slice(&act.body)?;
            let who = body["by"]["pseudonym"].as_str();
            people.extend(who.map(|who| Pseudonym(who.to_owned())));
        }
        people.sort();
        people.dedup();
        let names = store::accounts::names_of(reader, &people).await?;
        let contents = bundle::of_acts(&stored, &names)?;
        tokio::task::spawn_blocking(move || bundle::write(&folder, number, &contents))
            .await
            .map_err(|error| AppError::Internal(error.to_string()))?
    }

    async fn let_subject_go(
        &self,
        subject: Subject,
        bundle: Option<Bundle>,
    ) -> Result<u64, AppError> {
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.lock(&[subject]).await?;
                    let story = Story::of(tx.read(), subject).await?;
                    let standing = story.standing();
                    let Fate::UnderWay(proposal) = standing.fate else {
                        return Ok(0);
                    };
                    let now = app.now();
                    let disposal = Disposal {
                        disposition: proposal.disposition,
                        category: standing.category,
                        closed_at: standing.over_at.unwrap_or(now),
                        bundle,
                        proposed_by: proposal.by.clone(),
                        approved_by: proposal.approved_by.clone(),
                        copies: Copies {
                            backups_until: app.config().process.retention.backups.after(now),
                            taken: Vec::new(),
                        },
                    };
                    match &story {
                        Story::Incident(incident, _) => {
                            let number = incident.reference;
                            store::erasing::incident(tx, incident.id, number, now).await?;
                        }
                        Story::Alert(alert, _) => {
                            store::erasing::alert(tx, alert.id, now).await?;
                        }
                    }
                    // What the read side says must follow from what is left.
                    let left = Story::of(tx.read(), subject).await?;
                    let act = EndAct::Disposed(Box::new(disposal));
                    app.record_file(tx, left, act, &Actor::platform(), now)
                        .await?;
                    Ok::<_, AppError>(1)
                })
            })
            .await
    }
}
