//! What is due, held, proposed and done.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use process::{
    access::{Actor, Scope, Standing, Verb, scope},
    ids::{Pseudonym, Reference},
    retention::{Category, Disposition, Due, Length},
};
use store::{
    Reader,
    retention::{RetentionLine, Stage, Which},
};

use super::{entitled, requests::ErasureLine};
use crate::{App, AppError};

/// The end of files, as one reader may see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Conservation {
    /// Every category, with its rule and its counts.
    pub categories: Vec<CategoryLine>,
    /// Files whose period is over and for which nothing was proposed, the
    /// oldest first.
    pub due: Vec<DueFile>,
    /// Files that wait for a second person.
    pub proposed: Vec<ProposedFile>,
    /// Files that two persons have decided on and that the platform is ending.
    pub ending: Vec<ProposedFile>,
    /// Files under a hold.
    pub held: Vec<HeldFile>,
    /// Files that have ended, the latest first.
    pub ended: Vec<EndedFile>,
    /// Requests to erase a person's data, the latest first.
    pub erasures: Vec<ErasureLine>,
}

/// A category with its rule and its counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CategoryLine {
    /// The category.
    pub category: Category,
    /// How long it is kept.
    pub length: Length,
    /// What is proposed at the end; always destruction, but for files of cases.
    pub then: Disposition,
    /// Closed files that are there; none for what is no file of a case.
    pub kept: Option<u64>,
    /// Files that have ended.
    pub ended: Option<u64>,
}

/// A file whose period is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueFile {
    /// Number of the case.
    pub reference: Reference,
    /// Its category.
    pub category: Category,
    /// When it was closed.
    pub closed_at: Timestamp,
    /// Since when it is due.
    pub since: Timestamp,
    /// What the settings propose.
    pub then: Disposition,
}

/// A file for which something is proposed or decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedFile {
    /// Number of the case.
    pub reference: Reference,
    /// Its category.
    pub category: Category,
    /// What.
    pub disposition: Disposition,
    /// When it was proposed.
    pub proposed_at: Timestamp,
    /// By whom, where the name is known.
    pub proposed_by: Option<String>,
    /// When a decision was expected.
    pub expected_by: Timestamp,
    /// Whether the reader may be the second person.
    pub second: SecondPerson,
}

/// Whether the reader may be the second person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondPerson {
    /// The reader may decide.
    May,
    /// The reader has proposed it.
    Proposed,
}

/// A file under a hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldFile {
    /// Number of the case.
    pub reference: Reference,
    /// Since when.
    pub since: Timestamp,
}

/// A file that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EndedFile {
    /// Number of the case.
    pub reference: Reference,
    /// Its category.
    pub category: Category,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// What became of it.
    pub disposition: Disposition,
    /// When.
    pub at: Timestamp,
}

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
        Ok(Category::ALL
            .iter()
            .map(|&category| {
                let of_cases = Category::OF_CASES.contains(&category);
                let count = |counts: &BTreeMap<Category, u64>| {
                    of_cases.then(|| counts.get(&category).copied().unwrap_or_default())
                };
                CategoryLine {
                    category,
                    length: settings.length(category),
                    then: if of_cases {
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
                            reference: line.reference,
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
        due.sort_by_key(|file| (file.since, file.reference.year, file.reference.number));
        due.truncate(SHOWN);
        Ok(due)
    }

    async fn proposed(&self, stage: Stage) -> Result<Vec<ProposedFile>, AppError> {
        let lines = self.list(&Which::At(stage), 0).await?;
        let people: BTreeSet<Pseudonym> = lines
            .iter()
            .filter_map(|line| line.row.proposed_by.clone())
            .collect();
        let people: Vec<Pseudonym> = people.into_iter().collect();
        let names = store::accounts::names_of(self.reader, &people).await?;
        let review = self.app.config().process.retention.review;
        Ok(lines
            .into_iter()
            .filter_map(|line| {
                let by = line.row.proposed_by?;
                let at = line.row.proposed_at?;
                Some(ProposedFile {
                    reference: line.reference,
                    category: line.row.category,
                    disposition: line.row.disposition?,
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

    async fn held(&self) -> Result<Vec<HeldFile>, AppError> {
        Ok(self
            .list(&Which::Held, 0)
            .await?
            .into_iter()
            .filter_map(|line| {
                Some(HeldFile {
                    reference: line.reference,
                    since: line.row.held_since?,
                })
            })
            .collect())
    }

    async fn ended(&self) -> Result<Vec<EndedFile>, AppError> {
        Ok(self
            .list(&Which::At(Stage::Disposed), 0)
            .await?
            .into_iter()
            .filter_map(|line| {
                Some(EndedFile {
                    reference: line.reference,
                    category: line.row.category,
                    closed_at: line.row.counts_from,
                    disposition: line.row.disposition?,
                    at: line.row.disposed_at?,
                })
            })
            .collect())
    }
}
