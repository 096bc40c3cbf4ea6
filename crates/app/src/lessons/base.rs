//! The base of lessons that CERT and agencies share (LESS-2, LESS-3).

use std::collections::BTreeMap;

use process::{
    access::{Actor, Scope, Verb, scope},
    act::{Private, Recorded},
    case::{CaseAct, Lessons, RecommendationId},
    decide::permit,
    ids::{ActId, CaseId, Reference},
    lessons::{CountedLessons, SharedLessons},
};
use store::Reader;

pub use store::lessons::LessonsFilter;

use crate::{App, AppError, cases::CaseLine, people::directors::staff_seat};

/// Lessons that a list shows at most.
const SHOWN: u64 = 200;

/// Lessons of the base, as one reader finds them.
#[derive(Clone, Debug)]
pub enum BaseLine {
    /// Of a case that the reader sees.
    Own {
        /// The case.
        case: Box<CaseLine>,
        /// By what they are found.
        lessons: Box<SharedLessons>,
        /// What they say; nothing once it was erased.
        past: Option<Box<Past>>,
    },
    /// Of another one: what can be counted of them, and nothing else.
    Elsewhere {
        /// By what they are counted.
        lessons: CountedLessons,
        /// Their anonymised edition, where one is published (LESS-4).
        edition: Option<ActId>,
    },
}

/// What the lessons of a past case say to whoever works on a similar one
/// (LESS-2).
#[derive(Clone, Debug)]
pub struct Past {
    /// What they say.
    pub lessons: Lessons,
}

impl App {
    /// Searches the lessons that CERT and agencies share, the newest first;
    /// each case whose lessons are shown has the look in its access record.
    ///
    /// # Errors
    /// When the actor reads none, or the database fails.
    pub async fn lessons_base(
        &self,
        actor: &Actor,
        filter: &LessonsFilter,
    ) -> Result<Vec<BaseLine>, AppError> {
        permit(Verb::ReadLessons, staff_seat(actor))?;
        let scope = scope(actor);
        let reader = self.0.db.read();
        let found = store::lessons::find(reader, &scope, filter, SHOWN).await?;
        let ids: Vec<CaseId> = found.iter().map(|(case, _)| *case).collect();
        let mut own: BTreeMap<CaseId, CaseLine> = BTreeMap::new();
        let mut references = BTreeMap::new();
        for line in store::cases::of_ids(reader, &scope, &ids).await? {
            references.insert(line.row.id, line.row.reference);
            own.insert(line.row.id, line.into());
        }
        let seen: Vec<CaseId> = references.keys().copied().collect();
        self.looked_at_lessons(actor, &scope, &seen).await?;
        let elsewhere: Vec<CaseId> = ids
            .into_iter()
            .filter(|id| !references.contains_key(id))
            .collect();
        let editions = store::editions::of_cases(reader, &elsewhere).await?;
        let mut editions: BTreeMap<CaseId, ActId> = editions.into_iter().collect();
        let mut said = of_past(reader, &scope, &references).await?;
        Ok(found
            .into_iter()
            .map(|(case, lessons)| match own.remove(&case) {
                Some(line) => BaseLine::Own {
                    past: said.remove(&line.reference).map(Box::new),
                    case: Box::new(line),
                    lessons: Box::new(lessons),
                },
                None => BaseLine::Elsewhere {
                    lessons: lessons.into(),
                    edition: editions.remove(&case),
                },
            })
            .collect())
    }
}

impl App {
    /// What a recommendation of approved lessons says; none where the actor
    /// reads none of this number. The look goes to the access record of its
    /// case.
    ///
    /// # Errors
    /// When the actor does not read the base, or the database fails.
    pub async fn recommendation(
        &self,
        actor: &Actor,
        id: RecommendationId,
    ) -> Result<Option<String>, AppError> {
        permit(Verb::ReadLessons, staff_seat(actor))?;
        let scope = scope(actor);
        let reader = self.0.db.read();
        let Some(line) = store::cases::by_reference(reader, &scope, id.case).await? else {
            return Ok(None);
        };
        let case = line.row.id;
        let past = of_past(reader, &scope, &BTreeMap::from([(case, id.case)])).await?;
        let Some(past) = past.get(&id.case) else {
            return Ok(None);
        };
        self.looked_at_lessons(actor, &scope, &[case]).await?;
        let items = past.lessons.items();
        let cited = items.iter().find(|item| item.number == id.number);
        Ok(cited.map(|item| item.text.to_owned()))
    }
}

/// What the approved lessons of these cases say.
pub(crate) async fn of_past(
    reader: Reader<'_>,
    scope: &Scope,
    cases: &BTreeMap<CaseId, Reference>,
) -> Result<BTreeMap<Reference, Past>, AppError> {
    if cases.is_empty() {
        return Ok(BTreeMap::new());
    }
    let ids: Vec<CaseId> = cases.keys().copied().collect();
    let mut past = BTreeMap::new();
    for (case, act) in store::lessons::written(reader, scope, &ids).await? {
        let recorded: Recorded<CaseAct> = act.unseal()?;
        if let (CaseAct::LessonsWritten(lessons), Some(reference)) =
            (recorded.act, cases.get(&case))
        {
            past.insert(*reference, Past { lessons: *lessons });
        }
    }
    Ok(past)
}

impl Past {
    /// The measures that were taken, as far as they are still held.
    #[must_use]
    pub fn measures(&self) -> &str {
        match &self.lessons.measures {
            Private::Known(text) => text,
            Private::Erased => "",
        }
    }
}
