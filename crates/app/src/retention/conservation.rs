//! What is due, held, proposed and done.

mod lines;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use process::{
    access::{Actor, Scope, Standing, Verb, scope},
    ids::{Pseudonym, SubjectNumber},
    retention::{Category, Decider, Disposition, Due},
};
use store::{
    Reader,
    retention::{
        RetentionLine, Stage, Which,
        subjects::{self, SubjectFile},
    },
};

use super::{entitled, subjects::add_counts};
use crate::{App, AppError};

pub use lines::{
    CategoryLine, Conservation, DueFile, EndedFile, HeldFile, ProposedFile, SecondPerson,
};

const AT_ONCE: u64 = 200;
const SHOWN: usize = 200;

impl App {
    /// What is due, held, proposed and done, in the cases that the actor sees;
    /// the administrator reads numbers and dates of all of them.
    ///
    /// # Errors
    /// When the actor's role has no part in it, or the database does not
    /// answer.
    pub async fn conservation(&self, actor: &Actor) -> Result<Conservation, AppError> {
        entitled(actor, Verb::ReadRetention)?;
        let reader = self.0.db.read();
        let scope = match actor.standing {
            Standing::Operator => None,
            _ => Some(scope(actor)),
        };
        let files = Files {
            app: self,
            reader,
            scope,
            actor,
        };
        Ok(Conservation {
            categories: files.categories().await?,
            due: files.due().await?,
            proposed: files.proposed(Stage::Proposed).await?,
            ending: {
                let mut ending = files.proposed(Stage::UnderWay).await?;
                ending.extend(files.proposed(Stage::Approved).await?);
                ending
            },
            held: files.held().await?,
            ended: files.ended().await?,
            erasures: self.erasures(reader).await?,
        })
    }
}

struct Files<'a> {
    app: &'a App,
    reader: Reader<'a>,
    scope: Option<Scope>,
    actor: &'a Actor,
}

impl Files<'_> {
    async fn list(&self, which: &Which, skip: u64) -> Result<Vec<RetentionLine>, AppError> {
        Ok(match &self.scope {
            Some(scope) => store::retention::list(self.reader, scope, which, skip, AT_ONCE).await?,
            None => store::retention::list_all(self.reader, which, skip, AT_ONCE).await?,
        })
    }

    async fn categories(&self) -> Result<Vec<CategoryLine>, AppError> {
        let settings = &self.app.config().process.retention;
        let mut kept: BTreeMap<Category, u64> = BTreeMap::new();
        let mut ended: BTreeMap<Category, u64> = BTreeMap::new();
        for (category, stage, many) in
            store::retention::counts(self.reader, self.scope.as_ref()).await?
        {
            let counts = match stage {
                Stage::Disposed => &mut ended,
                _ => &mut kept,
            };
            *counts.entry(category).or_default() += many;
        }
        add_counts(self.reader, &mut kept, &mut ended).await?;
        Ok(Category::ALL
            .iter()
            .map(|&category| {
                let of_files = category.decider() == Decider::TwoPersons;
                let count = |counts: &BTreeMap<Category, u64>| {
                    of_files.then(|| counts.get(&category).copied().unwrap_or_default())
                };
                CategoryLine {
                    category,
                    length: settings.length(category),
                    then: if of_files {
                        settings.keeping(category).then
                    } else {
                        Disposition::Destroy
                    },
                    kept: count(&kept),
                    ended: count(&ended),
                }
            })
            .collect())
    }

    async fn due(&self) -> Result<Vec<DueFile>, AppError> {
        let settings = &self.app.config().process.retention;
        let now = self.app.now();
        let mut due = Vec::new();
        for category in Category::OF_INCIDENTS_AND_ALERTS {
            due.extend(self.subjects_due(category).await?);
        }
        for category in Category::OF_CASES {
            let keeping = settings.keeping(category);
            let which = Which::ClosedBefore(category, keeping.period.at_the_latest(now));
            let mut skip = 0;
            loop {
                let lines = self.list(&which, skip).await?;
                let last = (lines.len() as u64) < AT_ONCE;
                skip += AT_ONCE;
                for line in lines {
                    let Some(file) = line.row.file() else {
                        continue;
                    };
                    if let Due::Since(since) = file.due(settings, now) {
                        due.push(DueFile {
                            reference: SubjectNumber::Case(line.reference),
                            category,
                            closed_at: file.counts_from,
                            since,
                            then: keeping.then,
                        });
                    }
                }
                if last || due.len() >= SHOWN {
                    break;
                }
            }
        }
        due.sort_by_key(|file| (file.since, file.reference));
        due.truncate(SHOWN);
        Ok(due)
    }

    async fn proposed(&self, stage: Stage) -> Result<Vec<ProposedFile>, AppError> {
        let lines = self.list(&Which::At(stage), 0).await?;
        let others = subjects::list(self.reader, &Which::At(stage), 0, AT_ONCE).await?;
        let people: BTreeSet<Pseudonym> = lines
            .iter()
            .filter_map(|line| line.row.proposed_by.clone())
            .chain(others.iter().filter_map(|row| row.proposed_by.clone()))
            .collect();
        let people: Vec<Pseudonym> = people.into_iter().collect();
        let names = store::accounts::names_of(self.reader, &people).await?;
        let review = self.app.config().process.retention.review;
        let of_cases = lines.into_iter().map(|line| {
            let row = line.row;
            let number = SubjectNumber::Case(line.reference);
            (
                number,
                row.category,
                row.disposition,
                row.proposed_at,
                row.proposed_by,
            )
        });
        let of_others = others.into_iter().map(|row| {
            (
                row.number,
                row.category,
                row.disposition,
                row.proposed_at,
                row.proposed_by,
            )
        });
        Ok(of_cases
            .chain(of_others)
            .filter_map(|(reference, category, disposition, at, by)| {
                let (by, at) = (by?, at?);
                Some(ProposedFile {
                    reference,
                    category,
                    disposition: disposition?,
                    proposed_at: at,
                    second: if by == self.actor.pseudonym {
                        SecondPerson::Proposed
                    } else {
                        SecondPerson::May
                    },
                    proposed_by: names.get(&by).map(|person| person.name.clone()),
                    expected_by: at.saturating_add(review).unwrap_or(Timestamp::MAX),
                })
            })
            .collect())
    }

    /// Files of incidents and alerts of a category whose period is over.
    async fn subjects_due(&self, category: Category) -> Result<Vec<DueFile>, AppError> {
        let settings = &self.app.config().process.retention;
        let now = self.app.now();
        let keeping = settings.keeping(category);
        let which = Which::ClosedBefore(category, keeping.period.at_the_latest(now));
        let rows = subjects::list(self.reader, &which, 0, AT_ONCE).await?;
        let due = |row: SubjectFile| {
            let file = row.file()?;
            match file.due(settings, now) {
                Due::Since(since) => Some(DueFile {
                    reference: row.number,
                    category,
                    closed_at: file.counts_from,
                    since,
                    then: keeping.then,
                }),
                Due::Held | Due::NotBefore(_) => None,
            }
        };
        Ok(rows.into_iter().filter_map(due).collect())
    }

    async fn held(&self) -> Result<Vec<HeldFile>, AppError> {
        let lines = self.list(&Which::Held, 0).await?;
        let of_cases = lines
            .into_iter()
            .map(|line| (SubjectNumber::Case(line.reference), line.row.held_since));
        let others = subjects::list(self.reader, &Which::Held, 0, AT_ONCE).await?;
        let of_others = others.into_iter().map(|row| (row.number, row.held_since));
        Ok(of_cases
            .chain(of_others)
            .filter_map(|(reference, since)| {
                Some(HeldFile {
                    reference,
                    since: since?,
                })
            })
            .collect())
    }

    async fn ended(&self) -> Result<Vec<EndedFile>, AppError> {
        let which = Which::At(Stage::Disposed);
        let lines = self.list(&which, 0).await?;
        let of_cases = lines.into_iter().map(|line| {
            let row = line.row;
            let number = SubjectNumber::Case(line.reference);
            (
                number,
                row.category,
                row.counts_from,
                row.disposition,
                row.disposed_at,
            )
        });
        let others = subjects::list(self.reader, &which, 0, AT_ONCE).await?;
        let of_others = others.into_iter().map(|row| {
            (
                row.number,
                row.category,
                row.counts_from,
                row.disposition,
                row.disposed_at,
            )
        });
        let mut ended: Vec<EndedFile> = of_cases
            .chain(of_others)
            .filter_map(|(reference, category, closed_at, disposition, at)| {
                Some(EndedFile {
                    reference,
                    category,
                    closed_at,
                    disposition: disposition?,
                    at: at?,
                })
            })
            .collect();
        ended.sort_by_key(|file| std::cmp::Reverse(file.at));
        Ok(ended)
    }
}
