//! Cases by the million, written straight into the tables that are read:
//! declaring each would take days.

use std::{collections::BTreeSet, error::Error, thread};

use app::{App, cases::DeclareRequest};
use jiff::{SignedDuration, Timestamp};
use process::{
    access::Actor,
    case::Reality,
    declaration::facts::{Facts, ReporterContact},
    words::Channel,
};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend};

use store::{StoreError, lookalikes::packed_profile};

use super::{bulk::Bulk, reports::profile};
use crate::portal::{FACILITY, REGISTER};

/// Cases whose keys are sorted together: an index grows fastest in its order.
const BATCH: u32 = 100_000;
const AT_ONCE: usize = 2_000;

/// Columns of `cases` that are the template's.
const SAME: &str = "facility_id, nature, departement, lead_ars, state, class, urgency, \
    urgency_reasons, rank, help, confirmation, reality, channel, own_handling, military, \
    incident_nature, affected, taken_in_at, qualified_at, closed_at, updated_at, seq, disposed_at";

/// Adds cases to a database.
pub(crate) struct Filler {
    connection: DatabaseConnection,
    bulk: Bulk,
    /// Cases so far.
    cases: u32,
    /// What the case that was declared has as its reference.
    template: String,
    now: Timestamp,
}

impl Filler {
    pub(crate) async fn begin(app: &App, url: &str) -> Result<Self, Box<dyn Error>> {
        app.import_register(REGISTER.as_bytes()).await?;
        let facility = app.facility_by_finess(FACILITY.parse()?).await?;
        let receipt = app
            .declare(
                &Actor::stranger(),
                DeclareRequest {
                    facility: facility.id,
                    affected: Vec::new(),
                    channel: Channel::Portal,
                    reality: Reality::Real,
                    military: None,
                    facts: Facts::example(),
                    reporter: ReporterContact {
                        name: "Déclarant".into(),
                        phone: "0200000000".into(),
                        ..ReporterContact::default()
                    },
                    draft: None,
                    key: None,
                },
            )
            .await?;
        let mut options = ConnectOptions::new(url);
        options.max_connections(1).sqlx_logging(false);
        let connection = Database::connect(options).await?;
        if connection.get_database_backend() == DbBackend::Sqlite {
            for pragma in [
                "PRAGMA synchronous = OFF",
                "PRAGMA cache_size = -400000",
                "PRAGMA foreign_keys = OFF",
            ] {
                connection.execute_unprepared(pragma).await?;
            }
        }
        Ok(Self {
            bulk: Bulk::of(connection.clone()),
            connection,
            cases: 0,
            template: receipt.reference.to_string(),
            now: app.now(),
        })
    }

    /// Adds cases until there are `size`.
    pub(crate) async fn fill_to(&mut self, size: u32) -> Result<(), Box<dyn Error>> {
        while self.cases < size {
            let first = self.cases + 1;
            let last = (self.cases + BATCH).min(size);
            self.add(first, last).await?;
            self.cases = last;
        }
        if self.connection.get_database_backend() == DbBackend::Postgres {
            self.run("VACUUM (ANALYZE)").await?;
        }
        Ok(())
    }

    async fn add(&self, first: u32, last: u32) -> Result<(), Box<dyn Error>> {
        let reports = reports(first, last, self.now)?;
        let mut keys: Vec<(i64, i64)> = reports
            .iter()
            .flat_map(|report| report.keys.iter().map(|key| (*key, report.place())))
            .collect();
        keys.sort_unstable();
        self.run("BEGIN").await?;
        let template = &self.template;
        for some in reports.chunks(AT_ONCE) {
            let lines: Vec<String> = some
                .iter()
                .map(|report| {
                    format!(
                        "({}, '2020-{:06}', {})",
                        self.bulk.id(report.number),
                        report.number,
                        report.declared
                    )
                })
                .collect();
            self.run(&format!(
                "WITH added (id, reference, declared_at) AS (VALUES {}) \
                 INSERT INTO cases (id, reference, declared_at, {SAME}) \
                 SELECT added.id, added.reference, added.declared_at, {SAME} FROM added \
                 CROSS JOIN (SELECT {SAME} FROM cases WHERE reference = '{template}') AS same",
                lines.join(", ")
            ))
            .await?;
        }
        self.run(&format!(
            "INSERT INTO case_viewers (viewer, case_id, state, place, declared_at) \
             SELECT 'cert', id, 'awaiting-qualification', 0, declared_at FROM cases \
             WHERE id BETWEEN {} AND {}",
            self.bulk.id(first),
            self.bulk.id(last),
        ))
        .await?;
        for some in reports.chunks(AT_ONCE) {
            let lines: Vec<String> = some
                .iter()
                .map(|report| {
                    format!(
                        "({}, {}, {}, '{{}}', 'none', 0, 0)",
                        report.place(),
                        self.bulk.id(report.number),
                        self.bulk.bytes(&report.profile),
                    )
                })
                .collect();
            self.run(&format!(
                "INSERT INTO case_likeness (number, case_id, profile, set_apart, mark, changed, \
                 looked) VALUES {}",
                lines.join(", ")
            ))
            .await?;
            let lists: Vec<String> = some
                .iter()
                .map(|report| {
                    let keys = self.bulk.bytes(&report.packed());
                    format!("({}, {keys})", report.place())
                })
                .collect();
            self.run(&format!(
                "INSERT INTO case_key_lists (number, keys) VALUES {}",
                lists.join(", ")
            ))
            .await?;
        }
        self.run("COMMIT").await?;
        self.bulk.keys(&keys).await
    }

    async fn run(&self, sql: &str) -> Result<(), Box<dyn Error>> {
        self.connection.execute_unprepared(sql).await?;
        Ok(())
    }
}

/// What is written of one case.
struct Report {
    number: u32,
    /// In microseconds.
    declared: i64,
    profile: Vec<u8>,
    keys: BTreeSet<i64>,
}

impl Report {
    fn place(&self) -> i64 {
        1_000_000 + i64::from(self.number)
    }

    fn packed(&self) -> Vec<u8> {
        self.keys.iter().flat_map(|key| key.to_be_bytes()).collect()
    }
}

/// The reports of these numbers, made on all cores.
fn reports(first: u32, last: u32, now: Timestamp) -> Result<Vec<Report>, Box<dyn Error>> {
    let cores = thread::available_parallelism().map_or(1, |many| many.get());
    let numbers: Vec<u32> = (first..=last).collect();
    let share = numbers.len().div_ceil(cores);
    thread::scope(|scope| {
        let workers: Vec<_> = numbers
            .chunks(share)
            .map(|some| {
                scope.spawn(move || some.iter().map(|number| report(*number, now)).collect())
            })
            .collect();
        let mut reports = Vec::with_capacity(numbers.len());
        for worker in workers {
            let made: Result<Vec<Report>, StoreError> =
                worker.join().map_err(|_| "the making of reports failed")?;
            reports.extend(made?);
        }
        Ok(reports)
    })
}

fn report(number: u32, now: Timestamp) -> Result<Report, StoreError> {
    // One every minute, the highest number last.
    let ago = i64::from(2_000_000_u32.saturating_sub(number));
    let declared = now - SignedDuration::from_mins(ago);
    let profile = profile(number, declared);
    let keys = profile.keys();
    Ok(Report {
        number,
        declared: declared.as_microsecond(),
        keys: keys.iter().map(|key| key.0.cast_signed()).collect(),
        profile: packed_profile(&profile)?,
    })
}
