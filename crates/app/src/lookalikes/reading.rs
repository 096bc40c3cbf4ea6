//! The cases that look like one, as an expert reads them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use likeness::{Likeness, Verdict};
use process::{
    access::{Actor, Scope, Verb, scope},
    decide::permit,
    ids::{CaseId, Reference},
    words::State,
};
use store::lookalikes::{Known, profiles};

use super::{
    remembered::{Findings, Found, Recalled},
    seek::{Resembling, Search, Seeker},
};
use crate::{
    App, AppError,
    cases::{CaseLine, CaseView},
    lessons::{Past, of_past},
};

/// Look-alikes shown of each sort.
const SHOWN: usize = 20;
/// Likely look-alikes whose own look-alikes are followed.
const FOLLOWED: usize = 4;

/// A case that looks like another.
#[derive(Clone, Debug)]
pub struct Lookalike {
    /// Its identity.
    pub(super) case: CaseId,
    /// The case.
    pub line: CaseLine,
    /// What both share, each reason with its share.
    pub likeness: Likeness,
    /// A third case that is likely the same as one and may be the same as the
    /// other: the reason why this one is shown, where the two alone would not
    /// be.
    pub through: Option<Reference>,
    /// What its approved lessons say; past cases alone have some (LESS-2).
    pub lessons: Option<Past>,
}

/// The cases that look like one.
#[derive(Clone, Debug)]
pub struct Lookalikes {
    /// Open cases that may be the same attack or failure, the likeliest first
    /// (SUPP-2).
    pub open: Vec<Lookalike>,
    /// Closed cases that were similar, the likeliest first (LESS-2).
    pub past: Vec<Lookalike>,
    /// The cases that an expert judged to be something else.
    pub set_apart: Vec<Reference>,
}

impl App {
    /// The cases that look like one, with the reasons (SUPP-2, LESS-2), beside
    /// its own line.
    ///
    /// # Errors
    /// When the actor sees no such case, or does not compare cases.
    pub async fn lookalikes(
        &self,
        actor: &Actor,
        reference: Reference,
    ) -> Result<(CaseLine, Lookalikes), AppError> {
        let scope = scope(actor);
        let reader = self.0.db.read();
        let line = store::cases::by_reference(reader, &scope, reference)
            .await?
            .ok_or(AppError::NotFound)?;
        permit(Verb::CompareCases, actor.seat(line.row.facility))?;
        let found = self.beside(&scope, line.row.id).await?;
        let taught = found.past.iter().filter(|one| one.lessons.is_some());
        let taught: Vec<CaseId> = taught.map(|one| one.case).collect();
        self.looked_at_lessons(actor, &scope, &taught).await?;
        Ok((line.into(), found))
    }

    /// The cases that look like one that was read.
    ///
    /// # Errors
    /// When the actor does not compare cases.
    pub async fn lookalikes_beside(
        &self,
        actor: &Actor,
        view: &CaseView,
    ) -> Result<Lookalikes, AppError> {
        permit(Verb::CompareCases, actor.seat(view.case.facility()))?;
        self.beside(&scope(actor), view.case.id).await
    }

    async fn beside(&self, scope: &Scope, case: CaseId) -> Result<Lookalikes, AppError> {
        let reader = self.0.db.read();
        let now = self.now();
        let remembered = &self.0.remembered;
        let findings = match remembered.recall(reader, scope, case, now).await? {
            Recalled::Known(findings) => findings,
            Recalled::ToSeek(stand) => {
                let findings = Arc::new(self.sought(scope, case).await?);
                if let Some(stand) = stand {
                    remembered.remember(case, stand, findings.clone(), now);
                }
                findings
            }
        };
        let ids: Vec<CaseId> = findings.all().map(|found| found.case).collect();
        let lines = match ids.as_slice() {
            [] => Vec::new(),
            ids => store::cases::of_ids(reader, scope, ids).await?,
        };
        let lines: BTreeMap<CaseId, CaseLine> = lines
            .into_iter()
            .map(|line| (line.row.id, line.into()))
            .collect();
        let closed: BTreeMap<CaseId, Reference> = findings
            .past
            .iter()
            .filter_map(|one| Some((one.case, lines.get(&one.case)?.reference)))
            .collect();
        let mut learnt = of_past(reader, scope, &closed).await?;
        let mut shown = |found: &[Found]| -> Vec<Lookalike> {
            let shown = found.iter().filter_map(|one| {
                let line = lines.get(&one.case)?.clone();
                Some(Lookalike {
                    case: one.case,
                    lessons: learnt.remove(&line.reference),
                    line,
                    likeness: one.likeness.clone(),
                    through: one.through,
                })
            });
            shown.collect()
        };
        Ok(Lookalikes {
            open: shown(&findings.open),
            past: shown(&findings.past),
            set_apart: findings.set_apart.clone(),
        })
    }

    async fn sought(&self, scope: &Scope, case: CaseId) -> Result<Findings, AppError> {
        let reader = self.0.db.read();
        let Some(own) = profiles(reader, scope, [case]).await?.pop() else {
            return Ok(Findings::default());
        };
        let seeker = Seeker {
            reader,
            scope,
            frequencies: &self.0.frequencies,
            now: self.now(),
        };
        let mut search = seeker.search(&own).await?;
        let found = search
            .resembling(&[&own], &BTreeSet::new())
            .await?
            .pop()
            .unwrap_or_default();
        let beyond = beyond(&mut search, &own, &found).await?;
        let (mut open, mut past) = (Vec::new(), Vec::new());
        let directly = found.into_iter().map(|one| (one, None));
        for (one, through) in directly.chain(beyond) {
            let row = &one.line.row;
            let found = Found {
                case: row.id,
                changed: one.known.changed,
                through,
                likeness: one.likeness,
            };
            if row.state == State::Closed {
                past.push(found);
            } else if !is_set_apart(&own, row.reference, &found.likeness) {
                open.push(found);
            }
        }
        open.truncate(SHOWN);
        past.truncate(SHOWN);
        Ok(Findings {
            open,
            past,
            set_apart: own.row.set_apart.into_keys().collect(),
        })
    }
}

/// Whether an expert judged the two to be different, and nothing particular
/// has been found since.
pub(super) fn is_set_apart(own: &Known, other: Reference, likeness: &Likeness) -> bool {
    own.row.set_apart.get(&other).is_some_and(|judged| {
        judged
            .as_ref()
            .is_none_or(|shared| likeness.particulars().is_subset(shared))
    })
}

/// Open cases to which those lead that are likely the same.
async fn beyond(
    search: &mut Search<'_>,
    own: &Known,
    found: &[Resembling],
) -> Result<Vec<(Resembling, Option<Reference>)>, AppError> {
    let mut shown: BTreeSet<CaseId> = found.iter().map(|one| one.known.case).collect();
    shown.insert(own.case);
    let middle: Vec<&Resembling> = found
        .iter()
        .filter(|one| {
            one.likeness.verdict() == Verdict::Likely
                && one.line.row.state != State::Closed
                && !is_set_apart(own, one.line.row.reference, &one.likeness)
        })
        .take(FOLLOWED)
        .collect();
    if middle.is_empty() {
        return Ok(Vec::new());
    }
    let known: Vec<&Known> = middle.iter().map(|one| &one.known).collect();
    search.follow(&known).await?;
    let mut led: BTreeMap<CaseId, (Resembling, Option<Reference>)> = BTreeMap::new();
    let found = search.resembling(&known, &shown).await?;
    for (through, beside) in middle.into_iter().zip(found) {
        for one in beside {
            let row = &one.line.row;
            if row.state == State::Closed
                || is_set_apart(&through.known, row.reference, &one.likeness)
            {
                continue;
            }
            let better = led
                .get(&row.id)
                .is_none_or(|(known, _)| known.likeness.points < one.likeness.points);
            if better {
                led.insert(row.id, (one, Some(through.line.row.reference)));
            }
        }
    }
    let mut led: Vec<_> = led.into_values().collect();
    led.sort_by_key(|(one, _)| std::cmp::Reverse(one.likeness.points));
    Ok(led)
}
