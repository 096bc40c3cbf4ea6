//! Checking that the read side is what the acts say (KEEP-1).

mod beside;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use process::{
    access::Viewer,
    act::{Recorded, Subject},
    case::{Case, CaseAct},
    clocks::Terms,
    figures::Fact,
    ids::{CaseId, IncidentId, Reference},
    intake::{Priority, priority},
    lessons::{LinkLine, SharedEdition, SharedLessons},
    obligations::{Duty, Obligation, obligations},
};
use store::{Reader, cases::CaseRow, incidents::progress::Standing, retention::RetentionRow};

use crate::{App, AppError, Config, app::case_subject, cases::load, lookalikes};

/// What a check of the read side found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// How many cases were compared.
    pub cases: u64,
    /// The cases whose rows are not those that their acts give.
    pub differing: Vec<Reference>,
    /// What else is shown otherwise than its acts say.
    pub others: Vec<Subject>,
}

const AT_ONCE: u64 = 200;

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

/// Where the facility said that it stands with the actions of incidents.
fn stated(acts: &[Recorded<CaseAct>]) -> BTreeMap<(IncidentId, u32), Standing> {
    acts.iter()
        .filter_map(|recorded| match recorded.act {
            CaseAct::ProgressStated {
                incident,
                action,
                progress,
                ..
            } => Some(((incident, action), (progress, recorded.at, recorded.id))),
            _ => None,
        })
        .collect()
}

impl App {
    /// Folds everything that has rows of its own from its acts, and compares
    /// these rows with those that are stored.
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
                checked.others = beside::differing(self).await?;
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
    match follow(reader, &case, config).await {
        Ok(Rows::AsActsSay) => Ok(None),
        // A row that holds no word of ours was not written by us.
        Ok(Rows::Otherwise) | Err(AppError::Internal(_)) => Ok(Some(case.reference)),
        Err(error) => Err(error),
    }
}

/// How stored rows are to what acts give.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rows {
    AsActsSay,
    Otherwise,
}

impl Rows {
    const fn compared(same: bool) -> Self {
        if same {
            Self::AsActsSay
        } else {
            Self::Otherwise
        }
    }
}

async fn follow(reader: Reader<'_>, case: &Case, config: &Config) -> Result<Rows, AppError> {
    let id = case.id;
    let facility = store::facilities::by_id(reader, case.facility())
        .await?
        .ok_or(AppError::NotFound)?
        .facility;
    let owed = obligations(case, &config.process);
    let stored_owed = store::obligations::open_of(reader, case_subject(id)).await?;
    let Some((stored, viewers)) = store::cases::stored(reader, id).await? else {
        return Ok(Rows::Otherwise);
    };
    // The register may have given the facility another category since.
    let priority = Priority {
        nature: stored.nature,
        ..priority(case, &facility)
    };
    let row = CaseRow {
        nature: stored.nature,
        ..CaseRow::of(case, &facility, &priority)
    };
    let stored_acts = store::acts::of_subject(reader, case_subject(id)).await?;
    let acts = stored_acts
        .iter()
        .map(store::acts::StoredAct::unseal)
        .collect::<Result<Vec<_>, _>>()?;
    let found_by = store::lookalikes::stored(reader, id).await?;
    let filed = store::retention::stored(reader, id).await?;
    let progress = store::incidents::progress::of_case(reader, id).await?;
    let counted = store::figures::stored(reader, id).await?;
    let learnt = store::lessons::stored(reader, id).await?;
    let nature = learnt.as_ref().map_or(facility.nature(), |row| row.nature);
    let same = stored == row
        && learnt == SharedLessons::of(case, nature)
        && store::editions::stored(reader, id).await? == SharedEdition::of(case)
        && store::links::stored(reader, id).await? == LinkLine::of(case)
        && viewers == case.viewers
        && terms(&owed) == terms(&stored_owed)
        && found_by == (case.disposed().is_none()).then(|| lookalikes::row(case, &acts))
        && filed == RetentionRow::of(case)
        && progress == stated(&acts)
        && counted.is_some_and(|counted| counted == Fact::of(case, counted.nature));
    Ok(Rows::compared(same))
}
