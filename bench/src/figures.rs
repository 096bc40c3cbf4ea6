//! What figures cost (FIG-1), as the number of cases grows.

use std::{
    error::Error,
    fmt::Write as _,
    path::Path,
    time::{Duration, Instant},
};

use app::{App, Clock, Config, ServerSecret};
use cluster::{Cluster, Durability};
use jiff::civil::date;
use process::{
    access::{Actor, StaffRole, Standing},
    figures::{Question, Span},
    ids::Pseudonym,
    territory::all_departements,
    words::{CareImpact, Cause, Dimension, Figure, IncidentNature},
};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend};
use store::{DatabaseUrl, Db};

/// How often each thing is asked.
const ASKED: usize = 15;
const AT_ONCE: u32 = 2_000;
const FIRST_YEAR: u32 = 2017;
const YEARS: u32 = 10;

/// Measures both databases at each size.
pub(crate) async fn measure(folder: &Path, sizes: &[u32]) -> Result<(), Box<dyn Error>> {
    for (place, size) in sizes.iter().enumerate() {
        let file = folder.join(format!("figures-{place}.db"));
        let sqlite = format!("sqlite://{}?mode=rwc", file.display());
        of_database("sqlite", &sqlite, *size).await?;
        let cluster = Cluster::start(Durability::Fast)?;
        of_database("postgresql", &cluster.url(), *size).await?;
    }
    Ok(())
}

async fn of_database(name: &str, url: &str, size: u32) -> Result<(), Box<dyn Error>> {
    let address: DatabaseUrl = url.parse()?;
    let db = Db::connect(&address).await?;
    db.migrate().await?;
    fill(url, size).await?;
    let secret = ServerSecret::from_bytes([1; 32]);
    let app = App::new(db, Config::default(), Clock::System, secret);
    let ministry = Actor {
        account: None,
        pseudonym: Pseudonym("bench".to_owned()),
        standing: Standing::Staff(StaffRole::Hfds),
    };
    let year = Question::of(Span::year_of(date(2026, 1, 1)));
    let started = Instant::now();
    app.figures(&ministry, &year, None).await?;
    let cold = started.elapsed();
    let before = Some(year.period.year_before());
    let decade = Span::of_days(date(2017, 1, 1), date(2026, 12, 31)).ok_or("a decade")?;
    let decade = Question::of(decade);
    let mut page = Vec::new();
    let mut regions = Vec::new();
    let mut months = Vec::new();
    for _ in 0..ASKED {
        let started = Instant::now();
        app.figures(&ministry, &year, before).await?;
        page.push(started.elapsed());
        let started = Instant::now();
        let by = Dimension::Region;
        app.figure(&ministry, Figure::Incidents, by, &year, before)
            .await?;
        regions.push(started.elapsed());
        let started = Instant::now();
        let by = Dimension::Month;
        app.figure(&ministry, Figure::ClosedAfter, by, &decade, None)
            .await?;
        months.push(started.elapsed());
    }
    println!(
        "figures, {name}, {size} cases: all figures of a year against the last p50 {}, worst {}; \
         by region {}, {}; a delay by month over ten years {}, {}; first question after a start {}",
        half(&mut page),
        worst(&page),
        half(&mut regions),
        worst(&regions),
        half(&mut months),
        worst(&months),
        told(cold),
    );
    Ok(())
}

fn half(took: &mut [Duration]) -> String {
    took.sort();
    told(took.get(took.len() / 2).copied().unwrap_or_default())
}

fn worst(took: &[Duration]) -> String {
    told(took.iter().max().copied().unwrap_or_default())
}

fn told(took: Duration) -> String {
    format!("{:.1} ms", took.as_secs_f64() * 1_000.0)
}

/// Writes what is counted of so many cases, straight into the table that is
/// read: declaring each would take days.
async fn fill(url: &str, size: u32) -> Result<(), Box<dyn Error>> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    let connection = Database::connect(options).await?;
    // The cases themselves are not written.
    let free = match connection.get_database_backend() {
        DbBackend::Postgres => "SET session_replication_role = replica",
        _ => "PRAGMA foreign_keys = OFF",
    };
    connection.execute_unprepared(free).await?;
    connection.execute_unprepared("BEGIN").await?;
    let mut first = 0;
    while first < size {
        let last = (first + AT_ONCE).min(size);
        connection
            .execute_unprepared(&rows(&connection, first, last))
            .await?;
        first = last;
    }
    connection.execute_unprepared("COMMIT").await?;
    if connection.get_database_backend() == DbBackend::Postgres {
        connection.execute_unprepared("VACUUM (ANALYZE)").await?;
    }
    Ok(())
}

fn rows(connection: &DatabaseConnection, first: u32, last: u32) -> String {
    let postgres = connection.get_database_backend() == DbBackend::Postgres;
    let id = |number: u32| match postgres {
        true => format!("'00000000-0000-7000-8000-{number:012x}'"),
        false => format!("x'00000000000070008000{number:012x}'"),
    };
    let departements = all_departements();
    let mut sql = String::from(
        "INSERT INTO case_figures (case_id, stamp, facility_id, declared_on, departement, nature, \
         reality, judged, malice, causes, care, data, data_natures, support, resolved_before, \
         degraded, declared_after, taken_in_after, qualified_after, closed_after, open_to) VALUES ",
    );
    for number in first..last {
        // Far apart for neighbours, and the same at every run.
        let mixed = number.wrapping_mul(2_654_435_761);
        let some = |many: usize| (mixed >> 8) as usize % many;
        let comma = if number == first { "" } else { "," };
        // Writing to a string does not fail.
        let _ = write!(
            sql,
            "{comma}({}, 1, {}, '{}-{:02}-{:02}', '{}', 'hospital_centre', 'real', 'incident', \
             '{}', {}, '{}', {}, 1, 'no', 'yes', {}, {}, {}, {}, {}, 'agency')",
            id(number),
            id(mixed % 40_000),
            FIRST_YEAR + number % YEARS,
            some(12) + 1,
            some(28) + 1,
            departements[some(departements.len())].code(),
            IncidentNature::ALL[some(IncidentNature::ALL.len())].key(),
            1_u32 << some(Cause::ALL.len()),
            CareImpact::ALL[some(CareImpact::ALL.len())].key(),
            mixed % 16,
            mixed % 10_000,
            mixed % 5_000,
            mixed % 300,
            mixed % 3_000,
            mixed % 90_000,
        );
    }
    sql
}
