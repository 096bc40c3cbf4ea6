//! Checking that the read side is what the acts say (KEEP-1).

use std::collections::BTreeSet;

use jiff::Timestamp;
use process::{
    access::Viewer,
    act::{Subject, SubjectKind},
    clocks::Terms,
    ids::{AlertId, CaseId, IncidentId, Reference},
    intake::{Priority, priority},
    obligations::{Duty, Obligation, obligations},
    significant,
};
use store::{
    Reader, alerts::AlertRow, cases::CaseRow, incidents::IncidentRow, retention::RetentionRow,
};

use crate::{
    App, AppError, Config, alerts,
    app::case_subject,
    cases::load,
    incidents::{self, incident_subject},
    lookalikes,
};

/// What a check of the read side found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// How many cases were compared.
    pub cases: u64,
    /// The cases whose rows are not those that their acts give.
    pub differing: Vec<Reference>,
    /// The same of incidents and alerts.
    pub others: Vec<Subject>,
}

const AT_ONCE: u64 = 200;

/// Whether rows are other than what their acts give.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Differs {
    Yes,
    No,
}

impl Differs {
    const fn unless(same: bool) -> Self {
        if same { Self::No } else { Self::Yes }
    }
}

type Owed = (
    Duty,
    Viewer,
    Option<CaseId>,
    Option<Timestamp>,
    Option<Terms>,
);

/// A duty keeps the instant since which it was first owed, so that is not
/// compared.
fn terms(owed: &[Obligation]) -> BTreeSet<Owed> {
    owed.iter()
        .map(|owed| {
            let Obligation {
                duty,
                owed_by,
                answered_in,
                due,
                terms,
                ..
            } = *owed;
            (duty, owed_by, answered_in, due, terms)
        })
        .collect()
}

impl App {
    /// Folds every case from its acts and compares its rows with those that
    /// are stored.
    ///
    /// # Errors
    /// When the database does not answer, or an act cannot be read.
    pub async fn check_read_side(&self) -> Result<Checked, AppError> {
        let mut checked = Checked::default();
        let mut after = None;
        loop {
            let reader = self.0.db.read();
            let ids = store::cases::all_ids(reader, after, AT_ONCE).await?;
            let Some(last) = ids.last().copied() else {
                checked.others = self.differing_others().await?;
                return Ok(checked);
            };
            for id in ids {
                // An act may come between two reads: look again while none can.
                if differing(reader, id, self.config()).await?.is_some() {
                    checked.differing.extend(self.differing_held(id).await?);
                }
                checked.cases += 1;
            }
            after = Some(last);
        }
    }

    /// The incidents and alerts whose rows are not those that their acts give.
    async fn differing_others(&self) -> Result<Vec<Subject>, AppError> {
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
                if self.incident_differs(self.0.db.read(), row.id).await? == Differs::Yes {
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
                if self.alert_differs(self.0.db.read(), row.id).await? == Differs::Yes {
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
                    Ok::<_, AppError>((differs == Differs::Yes).then_some(subject))
                })
            })
            .await
    }

    async fn incident_differs(
        &self,
        reader: Reader<'_>,
        id: IncidentId,
    ) -> Result<Differs, AppError> {
        let incident = incidents::whole(reader, id).await?;
        let members = store::incidents::progress::members(reader, id).await?;
        let owed =
            significant::obligations(&incident, &members, &self.config().process.significant);
        let stored_owed = store::obligations::open_of(reader, incident_subject(id)).await?;
        let stored = store::incidents::stored(reader, id).await?;
        let same =
            stored == Some(IncidentRow::of(&incident)) && terms(&owed) == terms(&stored_owed);
        Ok(Differs::unless(same))
    }

    async fn alert_differs(&self, reader: Reader<'_>, id: AlertId) -> Result<Differs, AppError> {
        let alert = alerts::folded(reader, id).await?;
        let owed = process::alert::obligations(&alert);
        let stored_owed = store::obligations::open_of(reader, alerts::subject(id)).await?;
        let stored = store::alerts::stored(reader, id).await?;
        let same = stored == Some(AlertRow::of(&alert)) && terms(&owed) == terms(&stored_owed);
        Ok(Differs::unless(same))
    }

    async fn differing_held(&self, id: CaseId) -> Result<Option<Reference>, AppError> {
        let app = self.clone();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.lock(&[case_subject(id)]).await?;
                    differing(tx.read(), id, app.config()).await
                })
            })
            .await
    }
}

/// The reference of a case whose rows are not those that its acts give.
async fn differing(
    reader: Reader<'_>,
    id: CaseId,
    config: &Config,
) -> Result<Option<Reference>, AppError> {
    let case = load::folded(reader, id).await?;
    let facility = store::facilities::by_id(reader, case.facility())
        .await?
        .ok_or(AppError::NotFound)?
        .facility;
    let owed = obligations(&case, &config.process);
    let stored_owed = store::obligations::open_of(reader, case_subject(id)).await?;
    let Some((stored, viewers)) = store::cases::stored(reader, id).await? else {
        return Ok(Some(case.reference));
    };
    // The register may have given the facility another category since.
    let priority = Priority {
        nature: stored.nature,
        ..priority(&case, &facility)
    };
    let row = CaseRow {
        nature: stored.nature,
        ..CaseRow::of(&case, &facility, &priority)
    };
    let stored_acts = store::acts::of_subject(reader, case_subject(id)).await?;
    let acts = stored_acts
        .iter()
        .map(store::acts::StoredAct::unseal)
        .collect::<Result<Vec<_>, _>>()?;
    let found_by = store::lookalikes::stored(reader, id).await?;
    let filed = store::retention::stored(reader, id).await?;
    let same = stored == row
        && viewers == case.viewers
        && terms(&owed) == terms(&stored_owed)
        && found_by == (case.disposed().is_none()).then(|| lookalikes::row(&case, &acts))
        && filed == RetentionRow::of(&case);
    Ok((!same).then_some(case.reference))
}
