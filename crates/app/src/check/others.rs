//! The same of incidents and alerts.

use process::{
    act::{Subject, SubjectKind},
    ids::{AlertId, IncidentId},
    significant,
};
use store::{Reader, alerts::AlertRow, incidents::IncidentRow};

use super::{AT_ONCE, Rows, terms};
use crate::{
    App, AppError, alerts,
    incidents::{self, incident_subject},
    retention::subjects::{alert_file, incident_file},
};

impl App {
    /// The incidents and alerts whose rows are not those that their acts give.
    pub(super) async fn differing_others(&self) -> Result<Vec<Subject>, AppError> {
        let reader = self.0.db.read();
        let mut differing = Vec::new();
        let mut after = None;
        loop {
            let ids = store::incidents::all_ids(reader, after, AT_ONCE).await?;
            if ids.is_empty() {
                break;
            }
            after = ids.last().copied();
            for id in ids {
                differing.extend(self.other_differing(incident_subject(id)).await?);
            }
        }
        let mut after = None;
        loop {
            let ids = store::alerts::all_ids(reader, after, AT_ONCE).await?;
            if ids.is_empty() {
                return Ok(differing);
            }
            after = ids.last().copied();
            for id in ids {
                differing.extend(self.other_differing(alerts::subject(id)).await?);
            }
        }
    }

    async fn other_differing(&self, subject: Subject) -> Result<Option<Subject>, AppError> {
        // An act may come between two reads: look again while none can.
        if self.other_rows(self.0.db.read(), subject).await? == Rows::AsActsSay {
            return Ok(None);
        }
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.lock(&[subject]).await?;
                    let rows = app.other_rows(tx.read(), subject).await?;
                    Ok::<_, AppError>((rows == Rows::Otherwise).then_some(subject))
                })
            })
            .await
    }

    async fn other_rows(&self, reader: Reader<'_>, subject: Subject) -> Result<Rows, AppError> {
        let compared = match subject.kind {
            SubjectKind::Incident => self.incident_rows(reader, IncidentId(subject.id)).await,
            _ => self.alert_rows(reader, AlertId(subject.id)).await,
        };
        match compared {
            // A row that holds no word of ours was not written by us.
            Err(AppError::Internal(_)) => Ok(Rows::Otherwise),
            compared => compared,
        }
    }

    async fn incident_rows(&self, reader: Reader<'_>, id: IncidentId) -> Result<Rows, AppError> {
        let incident = incidents::whole(reader, id).await?;
        let members = store::incidents::progress::members(reader, id).await?;
        let owed =
            significant::obligations(&incident, &members, &self.config().process.significant);
        let stored_owed = store::obligations::open_of(reader, incident_subject(id)).await?;
        let stored = store::incidents::stored(reader, id).await?;
        let file = store::retention::subjects::stored(reader, incident_subject(id)).await?;
        let same = stored == Some(IncidentRow::of(&incident))
            && file == incident_file(&incident)
            && terms(&owed) == terms(&stored_owed);
        Ok(Rows::compared(same))
    }

    async fn alert_rows(&self, reader: Reader<'_>, id: AlertId) -> Result<Rows, AppError> {
        let alert = alerts::folded(reader, id).await?;
        let owed = process::alert::obligations(&alert);
        let stored_owed = store::obligations::open_of(reader, alerts::subject(id)).await?;
        let stored = store::alerts::stored(reader, id).await?;
        let file = store::retention::subjects::stored(reader, alerts::subject(id)).await?;
        let same = stored == Some(AlertRow::of(&alert))
            && file == alert_file(&alert)
            && terms(&owed) == terms(&stored_owed);
        Ok(Rows::compared(same))
    }
}
