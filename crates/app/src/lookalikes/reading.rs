//! The cases that look like one, as an expert reads them.

use std::collections::{BTreeMap, BTreeSet};

use likeness::{Likeness, Verdict};
use process::{
    access::{Actor, Verb, scope},
    decide::permit,
    ids::{CaseId, Reference},
    words::State,
};
use store::lookalikes::{Known, profiles};

use super::seek::{Resembling, Search, Seeker};
use crate::{
    App, AppError,
    cases::CaseLine,
    lessons::{Past, of_past},
};

/// Look-alikes shown of each sort.
const SHOWN: usize = 20;
/// Likely look-alikes whose own look-alikes are followed.
const FOLLOWED: usize = 4;

/// A case that looks like another.
#[derive(Clone, Debug)]
pub struct Lookalike {
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
    /// The case itself.
    pub line: CaseLine,
    /// Open cases that may be the same attack or failure, the likeliest first
    /// (SUPP-2).
    pub open: Vec<Lookalike>,
    /// Closed cases that were similar, the likeliest first (LESS-2).
    pub past: Vec<Lookalike>,
    /// The cases that an expert judged to be something else.
    pub set_apart: Vec<Reference>,
}

impl App {
    /// The cases that look like one, with the reasons (SUPP-2, LESS-2).
    ///
    /// # Errors
    /// When the actor sees no such case, or does not compare cases.
    pub async fn lookalikes(
        &self,
        actor: &Actor,
        reference: Reference,
    ) -> Result<Lookalikes, AppError> {
        let scope = scope(actor);
        let reader = self.0.db.read();
        let line = store::cases::by_reference(reader, &scope, reference)
            .await?
            .ok_or(AppError::NotFound)?;
        permit(Verb::CompareCases, actor.seat(line.row.facility))?;
        let Some(own) = profiles(reader, &scope, [line.row.id]).await?.pop() else {
            return Ok(Lookalikes {
                line: line.into(),
                open: Vec::new(),
                past: Vec::new(),
                set_apart: Vec::new(),
            });
        };
        let seeker = Seeker {
            reader,
            scope: &scope,
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
        let closed: BTreeMap<CaseId, Reference> = found
            .iter()
            .filter(|one| one.line.row.state == State::Closed)
            .map(|one| (one.line.row.id, one.line.row.reference))
            .collect();
        let mut learnt = of_past(reader, &scope, &closed).await?;
        let (mut open, mut past) = (Vec::new(), Vec::new());
        for mut one in found.into_iter().map(directly).chain(beyond) {
            if one.line.state == State::Closed {
                one.lessons = learnt.remove(&one.line.reference);
                past.push(one);
            } else if !set_apart(&own, &one) {
                open.push(one);
            }
        }
        open.truncate(SHOWN);
        past.truncate(SHOWN);
        Ok(Lookalikes {
            line: line.into(),
            open,
            past,
            set_apart: own.row.set_apart.into_keys().collect(),
        })
    }
}

fn directly(found: Resembling) -> Lookalike {
    Lookalike {
        line: found.line.into(),
        likeness: found.likeness,
        through: None,
        lessons: None,
    }
}

/// Whether an expert judged the two to be different, and nothing particular
/// has been found since.
fn set_apart(own: &Known, other: &Lookalike) -> bool {
    is_set_apart(own, other.line.reference, &other.likeness)
}

/// The same for cases that resemble each other.
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
) -> Result<Vec<Lookalike>, AppError> {
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
    let mut led: BTreeMap<CaseId, Lookalike> = BTreeMap::new();
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
                .is_none_or(|known| known.likeness.points < one.likeness.points);
            if better {
                led.insert(
                    row.id,
                    Lookalike {
                        line: one.line.into(),
                        likeness: one.likeness,
                        through: Some(through.line.row.reference),
                        lessons: None,
                    },
                );
            }
        }
    }
    let mut led: Vec<Lookalike> = led.into_values().collect();
    led.sort_by_key(|one| std::cmp::Reverse(one.likeness.points));
    Ok(led)
}
