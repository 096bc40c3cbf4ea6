//! Taking a file over, and taking it back; on record.

use process::{
    access::{Actor, Verb},
    act::Sequence,
    decide::permit,
    evidence::ContentHash,
    ids::PastImportId,
    past::{PastImport, PastReport, import, take_back},
};
use sha2::{Digest, Sha256};
use store::{
    Tx,
    past::{self, KeptLine},
};

use super::{PastTrial, SentFile, subject, trying::not_yet_counted};
use crate::{
    App, AppError, WrongInput, entropy,
    people::directors::staff_seat,
    record::{append, by_staff, story},
};

/// What came of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Imported {
    /// All of it is counted.
    Whole(PastImportId),
    /// Nothing is: something is wrong with some of its lines.
    Nothing(Box<PastTrial>),
}

impl App {
    /// Takes a file over, whole or not at all; `tried` is the hash of the file
    /// that somebody looked at before.
    ///
    /// # Errors
    /// When the actor may not, it is no file of past reports, it is another
    /// one than was tried, or it was taken over already.
    pub async fn import_past_reports(
        &self,
        actor: &Actor,
        file: SentFile,
        tried: Option<ContentHash>,
    ) -> Result<Imported, AppError> {
        permit(Verb::ImportPastReports, staff_seat(actor))?;
        let sha256 = ContentHash(Sha256::digest(&file.bytes).into());
        if tried.is_some_and(|tried| tried != sha256) {
            return Err(WrongInput::PastFileDiffers.into());
        }
        not_yet_counted(self.0.db.read(), sha256).await?;
        let trial = self.tried_again(file.bytes).await?;
        if !trial.problems.is_empty() {
            return Ok(Imported::Nothing(Box::new(trial)));
        }
        let app = self.clone();
        let actor = actor.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    past::one_at_a_time(tx).await?;
                    not_yet_counted(tx.read(), sha256).await?;
                    let id = app.begin_import(tx, &actor, &file.name, &trial).await?;
                    Ok(Imported::Whole(id))
                })
            })
            .await
    }

    async fn begin_import(
        &self,
        tx: &Tx,
        actor: &Actor,
        name: &str,
        trial: &PastTrial,
    ) -> Result<PastImportId, AppError> {
        let now = self.now();
        let id = PastImportId(entropy::uuid(now));
        let lines = trial
            .lines
            .iter()
            .map(|(number, report)| KeptLine::of(*number, report))
            .collect::<Result<Vec<_>, _>>()?;
        let reports: Vec<PastReport> = trial
            .lines
            .iter()
            .map(|(_, report)| report.clone())
            .collect();
        let read = past::digest_of(&lines);
        let act = import(name, trial.sha256, &reports, read, staff_seat(actor))?;
        tx.lock(&[subject(id)]).await?;
        let by = by_staff(actor);
        let recorded = append(tx, subject(id), Sequence::default(), act, by, now).await?;
        past::put(tx, &PastImport::from_acts(id, &[recorded])?).await?;
        past::keep(tx, id, &lines).await?;
        Ok(id)
    }

    /// Takes back all that a file brought: its lines are dropped, and what was
    /// done stays on record.
    ///
    /// # Errors
    /// When the actor may not, there is no such file, no reason is given, or
    /// it was done before.
    pub async fn take_back_past_reports(
        &self,
        actor: &Actor,
        id: PastImportId,
        reason: &str,
    ) -> Result<(), AppError> {
        permit(Verb::ImportPastReports, staff_seat(actor))?;
        let app = self.clone();
        let (actor, reason) = (actor.clone(), reason.to_owned());
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    past::one_at_a_time(tx).await?;
                    tx.lock(&[subject(id)]).await?;
                    let acts = story(tx.read(), subject(id)).await?;
                    if acts.is_empty() {
                        return Err(AppError::NotFound);
                    }
                    let mut import = PastImport::from_acts(id, &acts)?;
                    let act = take_back(&import, &reason, staff_seat(&actor))?;
                    let (by, now) = (by_staff(&actor), app.now());
                    let recorded = append(tx, subject(id), import.seq, act, by, now).await?;
                    import.apply(&recorded);
                    past::put(tx, &import).await?;
                    Ok(past::drop_lines(tx, id).await?)
                })
            })
            .await
    }
}
