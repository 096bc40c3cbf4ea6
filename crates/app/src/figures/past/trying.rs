//! Trying a file: what it would bring, line by line; nothing is kept.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use legacy::{Known, Problem, Settled};
use process::{
    access::{Actor, Verb},
    decide::permit,
    evidence::ContentHash,
    facility::FinessNumber,
    figures::{Fact, Span},
    past::PastReport,
    refusal::{Reason, Refusal, Rule},
};
use store::{Reader, facilities, past};

use crate::{App, AppError, WrongInput, people::directors::staff_seat};

/// Numbers of the register that one statement asks for.
const AT_ONCE: usize = 500;

/// What a file would bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastTrial {
    /// The hash of its bytes.
    pub sha256: ContentHash,
    /// The names of the columns of which nothing is read.
    pub unread: Vec<String>,
    /// What is wrong, in the order of the lines; nothing is taken over while
    /// something is.
    pub problems: Vec<Problem>,
    /// How many lines can be taken over.
    pub reports: usize,
    /// The days of their declarations.
    pub period: Option<Span>,
    /// What they are, year by year.
    pub years: Vec<PastYear>,
    /// How many reports that came to this portal itself, or are taken over
    /// already, were declared in the same days: none should be in both.
    pub alongside: u64,
    pub(super) lines: Vec<(u32, PastReport)>,
}

/// What a file says of a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PastYear {
    /// The year.
    pub year: i16,
    /// Reports declared in it.
    pub reports: u64,
    /// Of these, those that count as incidents.
    pub incidents: u64,
    /// Facilities behind these incidents.
    pub facilities: u64,
}

impl App {
    /// What taking a file over would bring, and what is in the way. Nothing is
    /// kept.
    ///
    /// # Errors
    /// When the actor may not take it over, it is no file of past reports, or
    /// it was taken over already.
    pub async fn try_past_reports(
        &self,
        actor: &Actor,
        bytes: Bytes,
    ) -> Result<PastTrial, AppError> {
        permit(Verb::ImportPastReports, staff_seat(actor))?;
        let settled = self.settled(bytes).await?;
        not_yet_counted(self.0.db.read(), settled.sha256).await?;
        self.tried(settled).await
    }

    /// Reads a file beside the register.
    async fn settled(&self, bytes: Bytes) -> Result<Settled, AppError> {
        let today = self.today();
        let failed = |failed: tokio::task::JoinError| AppError::Internal(failed.to_string());
        let read = tokio::task::spawn_blocking(move || legacy::read(&bytes, today));
        let file = read.await.map_err(failed)?.map_err(WrongInput::PastFile)?;
        let numbers: Vec<FinessNumber> = file.numbers().into_iter().collect();
        let mut register = BTreeMap::new();
        for some in numbers.chunks(AT_ONCE) {
            let rows = facilities::by_numbers(self.0.db.read(), some).await?;
            register.extend(rows.into_iter().map(|row| {
                let facility = row.facility;
                let known = Known {
                    id: facility.id,
                    departement: facility.departement,
                    nature: facility.nature(),
                };
                (facility.finess, known)
            }));
        }
        let settle = tokio::task::spawn_blocking(move || file.settle(&register));
        settle.await.map_err(failed)
    }

    async fn tried(&self, settled: Settled) -> Result<PastTrial, AppError> {
        let days = || settled.reports.iter().map(|(_, report)| report.declared_on);
        let period = days()
            .min()
            .zip(days().max())
            .and_then(|(first, last)| Span::of_days(first, last));
        let alongside = match period {
            Some(period) => self.counted(move |facts| within(facts, period)).await?,
            None => 0,
        };
        Ok(PastTrial {
            sha256: settled.sha256,
            unread: settled.unread,
            problems: settled.problems,
            reports: settled.reports.len(),
            period,
            years: years(&settled.reports),
            alongside,
            lines: settled.reports,
        })
    }

    /// As [`App::try_past_reports`], for whoever is about to take it over.
    pub(super) async fn tried_again(&self, bytes: Bytes) -> Result<PastTrial, AppError> {
        let settled = self.settled(bytes).await?;
        self.tried(settled).await
    }
}

/// Refuses a file that is counted already.
pub(super) async fn not_yet_counted(
    reader: Reader<'_>,
    sha256: ContentHash,
) -> Result<(), AppError> {
    match past::counted_of(reader, sha256).await? {
        Some(row) => Err(Refusal::new(Rule::Fig1, Reason::ImportedAlready(row.imported_at)).into()),
        None => Ok(()),
    }
}

fn within(facts: &[Fact], period: Span) -> u64 {
    let there = |fact: &&Fact| fact.is_real() && period.holds(fact.declared_on);
    facts.iter().filter(there).count() as u64
}

fn years(reports: &[(u32, PastReport)]) -> Vec<PastYear> {
    let mut years: BTreeMap<i16, (PastYear, BTreeSet<_>)> = BTreeMap::new();
    for (_, report) in reports {
        let fact = report.fact();
        let year = fact.declared_on.year();
        let (counts, facilities) = years.entry(year).or_default();
        counts.year = year;
        counts.reports += 1;
        if fact.is_incident() {
            counts.incidents += 1;
            facilities.insert(fact.facility);
        }
    }
    let whole = |(counts, facilities): (PastYear, BTreeSet<_>)| PastYear {
        facilities: facilities.len() as u64,
        ..counts
    };
    years.into_values().map(whole).collect()
}
