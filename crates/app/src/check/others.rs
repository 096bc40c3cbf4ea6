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
};

impl App {
    /// The incidents and alerts whose rows are not those that their acts give.
    pub(super) async fn differing_others(&self) -> Result<Vec<Subject>, AppError> {
        let mut differing = Vec::new();
        let mut after = None;
        loop {
            let rows = store::incidents::all(self.0.db.read(), after, AT_ONCE).await?;
            let Some(last) = rows.last() else {
                break;
            };
            after = Some(last.id);
            for row in rows {
                // An act may come between two reads: look again while none can.
                let subject = incident_subject(row.id);
                if self.incident_differs(self.0.db.read(), row.id).await? == Rows::Otherwise {
                    differing.extend(self.others_held(subject).await?);
                }
            }
        }
        let mut after = None;
        loop {
            let rows = store::alerts::all(self.0.db.read(), after, AT_ONCE).await?;
            let Some(last) = rows.last() else {
                return Ok(differing);
            };
            after = Some(last.id);
            for row in rows {
                let subject = alerts::subject(row.id);
                if self.alert_differs(self.0.db.read(), row.id).await? == Rows::Otherwise {
                    differing.extend(self.others_held(subject).await?);
                }
            }
        }
    }

    async fn others_held(&self, subject: Subject) -> Result<Option<Subject>, AppError> {
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.lock(&[subject]).await?;
                    let differs = match subject.kind {
                        SubjectKind::Incident => {
                            app.incident_differs(tx.read(), IncidentId(subject.id))
                                .await?
                        }
                        _ => app.alert_differs(tx.read(), AlertId(subject.id)).await?,
                    };
                    Ok::<_, AppError>((differs == Rows::Otherwise).then_some(subject))
                })
            })
            .await
    }

    async fn incident_differs(&self, reader: Reader<'_>, id: IncidentId) -> Result<Rows, AppError> {
        let incident = incidents::whole(reader, id).await?;
        let members = store::incidents::progress::members(reader, id).await?;
        let owed =
            significant::obligations(&incident, &members, &self.config().process.significant);
        let stored_owed = store::obligations::open_of(reader, incident_subject(id)).await?;
        let stored = store::incidents::stored(reader, id).await?;
        let same =
            stored == Some(IncidentRow::of(&incident)) && terms(&owed) == terms(&stored_owed);
        Ok(Rows::compared(same))
    }

    async fn alert_differs(&self, reader: Reader<'_>, id: AlertId) -> Result<Rows, AppError> {
        let alert = alerts::folded(reader, id).await?;
        let owed = process::alert::obligations(&alert);
        let stored_owed = store::obligations::open_of(reader, alerts::subject(id)).await?;
        let stored = store::alerts::stored(reader, id).await?;
        let same = stored == Some(AlertRow::of(&alert)) && terms(&owed) == terms(&stored_owed);
        Ok(Rows::compared(same))
    }
}
