//! The tables that everybody may read (FIG-2): years that are over, each kept
//! as it was published, and files of past reports, each published by itself.

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;
use process::{
    figures::{Fact, PublicTable, PublicYear, last_published, publish, tables},
    ids::PastImportId,
};

use crate::{App, AppError};

/// Years that public tables reach back.
const YEARS_PUBLISHED: usize = 10;

/// What everybody may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicFigures {
    /// The last day that is counted; nothing before a year was published.
    pub counted_to: Option<Date>,
    /// A number to which fewer facilities contribute is hidden.
    pub fewest: u32,
    /// The tables; without years, nothing is published yet.
    pub tables: Vec<PublicTable>,
}

/// What is public, and what it was made of.
pub(crate) struct InPublic {
    /// The years that the portal published of its own cases.
    own: Vec<i16>,
    /// The files of past reports that are counted.
    files: Vec<PastImportId>,
    /// The last year that is published.
    last: i16,
    pub(super) years: Vec<PublicYear>,
}

impl App {
    /// The tables that everybody may read (FIG-2). They change when a year is
    /// published, and when a file of past reports is taken over or back.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn public_figures(&self) -> Result<PublicFigures, AppError> {
        let public = self.public_years().await?;
        let last = public.years.last().map(|last| last.year);
        Ok(PublicFigures {
            counted_to: last.and_then(|year| Date::new(year, 12, 31).ok()),
            fewest: self.config().process.figures.fewest_facilities,
            tables: tables(&public.years),
        })
    }

    /// The years that everybody may read, in order.
    pub(super) async fn public_years(&self) -> Result<Arc<InPublic>, AppError> {
        let reader = self.0.db.read();
        let own = store::public_years::published(reader).await?;
        let files = store::past::counted(reader).await?;
        let last = last_published(self.today());
        let held = &self.0.counted.published;
        if let Some(public) = held.read().await.clone()
            && public.own == own
            && public.files == files
            && public.last == last
        {
            return Ok(public);
        }
        let mut years: BTreeMap<i16, PublicYear> = BTreeMap::new();
        for year in store::public_years::all(reader).await? {
            years.insert(year.year, year);
        }
        let own = years.keys().copied().collect();
        let fewest = self.config().process.figures.fewest_facilities;
        let brought = self
            .counted_apart(move |facts| {
                let each = facts.files();
                each.map(|(file, lines)| (file, years_of(lines, last, fewest)))
                    .collect::<Vec<_>>()
            })
            .await?;
        let files = brought.iter().map(|(file, _)| *file).collect();
        for year in brought.into_iter().flat_map(|(_, years)| years) {
            years
                .entry(year.year)
                .and_modify(|sum| *sum = sum.with(&year))
                .or_insert(year);
        }
        let surplus = years.len().saturating_sub(YEARS_PUBLISHED);
        let public = Arc::new(InPublic {
            own,
            files,
            last,
            years: years.into_values().skip(surplus).collect(),
        });
        *held.write().await = Some(Arc::clone(&public));
        Ok(public)
    }

    /// Publishes the years of the portal's own cases that are due, each once
    /// and for all; gives how many.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn publish_years(&self) -> Result<u64, AppError> {
        let last = last_published(self.today());
        let done = store::public_years::published(self.0.db.read()).await?;
        if done.last().is_some_and(|done| *done >= last) {
            return Ok(0);
        }
        let after = done.last().copied();
        let fewest = self.config().process.figures.fewest_facilities;
        let due: Vec<PublicYear> = self
            .counted_apart(move |facts| {
                let real = facts.own().filter(|fact| fact.is_real());
                let first = real.map(|fact| fact.declared_on.year()).min();
                let first = match (first, after) {
                    (Some(_), Some(after)) => after + 1,
                    (Some(first), None) => first,
                    (None, _) => return Vec::new(),
                };
                (first..=last)
                    .map(|year| publish(year, fewest, facts.own()))
                    .collect()
            })
            .await?;
        if due.is_empty() {
            return Ok(0);
        }
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let mut published = 0;
                    for year in &due {
                        published += store::public_years::keep(tx, year, fewest, now).await?;
                    }
                    Ok::<_, AppError>(published)
                })
            })
            .await
    }
}

/// The years of a file, each published by itself.
fn years_of(lines: &[Fact], last: i16, fewest: u32) -> Vec<PublicYear> {
    let mut each: BTreeMap<i16, Vec<&Fact>> = BTreeMap::new();
    for fact in lines {
        let year = fact.declared_on.year();
        if year <= last {
            each.entry(year).or_default().push(fact);
        }
    }
    each.into_iter()
        .map(|(year, facts)| publish(year, fewest, facts))
        .collect()
}
