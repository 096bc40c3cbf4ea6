//! Cases by the hundred thousand, each made after one that was declared and
//! handled through the portal: the database itself writes their rows, since
//! declaring each would take days. They are led in every département, and most are
//! closed. Their acts repeat the bytes of the case that they are made after, so that
//! pages are whole and `vigie verify` is not.

mod indexes;

use std::{
    error::Error,
    fs::File,
    path::PathBuf,
    time::{Duration, Instant},
};

use process::{
    territory::{Departement, all_departements},
    words::Class,
};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend};
use store::{
    DatabaseUrl, Db,
    transfer::{ColumnKind, Part, Table},
};
use tokio::sync::mpsc;

use self::indexes::Indexes;
use crate::nodes::Site;

/// Copies of every case that one statement makes: few enough for their pages to stay in
/// memory while each case is copied into their midst.
const AT_ONCE: u32 = 100;
/// Words that a case may hold beside those of the one it is made after.
const WORDS: usize = 20_000;
/// Days over which the cases are counted as declared: ten years.
const DAYS: u32 = 3_652;
/// Of so many cases, one is open.
const OPEN: u32 = 20;
/// The year of cases that are made after others.
const YEAR: u32 = 2020;

/// Tables of which a case has rows, those that others refer to first, with the
/// column that says which case, or which act.
const TABLES: [(&str, Of); 12] = [
    ("subjects", Of::Case("id")),
    ("cases", Of::Case("id")),
    ("case_viewers", Of::Case("case_id")),
    ("obligations", Of::Case("case_id")),
    ("case_retention", Of::Case("case_id")),
    ("case_figures", Of::Case("case_id")),
    ("acts", Of::Case("subject_id")),
    ("openings", Of::Act("act_id")),
    ("act_audience", Of::Act("act_id")),
    ("leaves", Of::Nothing),
    ("search_entries", Of::Case("case_id")),
    ("outbox", Of::Case("case_id")),
];

#[derive(Clone, Copy)]
enum Of {
    Case(&'static str),
    Act(&'static str),
    /// Entries of the log are not made: the tree would have to grow by them.
    Nothing,
}

impl Of {
    /// The table of what copies are made of, its column, and the column that is it.
    const fn origin(self) -> Option<(&'static str, &'static str, &'static str)> {
        match self {
            Self::Case(column) => Some(("bench_cases", "case_id", column)),
            Self::Act(column) => Some(("bench_acts", "act_id", column)),
            Self::Nothing => None,
        }
    }
}

/// The number of the case at a place, from 1.
pub(super) fn reference(place: usize) -> String {
    format!("{YEAR}-{place:06}")
}

/// A département in which some of the cases are led.
pub(super) fn departement(place: usize) -> &'static str {
    let all = all_departements();
    all.get(place % all.len())
        .map_or("", |one| one.code().as_str())
}

/// A word that some of the cases hold.
pub(super) fn word(place: usize) -> String {
    format!("rare{}", place % WORDS)
}

/// Adds cases to a database.
pub(super) struct Filler {
    connection: DatabaseConnection,
    /// The embedded database.
    file: Option<PathBuf>,
    tables: Vec<Table>,
    templates: u32,
    /// Copies of every case so far.
    copies: u32,
}

impl Filler {
    pub(super) async fn begin(site: &Site) -> Result<Self, Box<dyn Error>> {
        let tables = tables(site).await?;
        let mut options = ConnectOptions::new(&site.url);
        options.max_connections(1).sqlx_logging(false);
        let connection = Database::connect(options).await?;
        let file = match &site.database {
            DatabaseUrl::Sqlite(file) => Some(file.clone()),
            DatabaseUrl::Postgres(_) => None,
        };
        let filler = Self {
            connection,
            file,
            tables,
            templates: 0,
            copies: 0,
        };
        if filler.backend() == DbBackend::Sqlite {
            for pragma in [
                "PRAGMA synchronous = OFF",
                "PRAGMA cache_size = -400000",
                "PRAGMA foreign_keys = OFF",
            ] {
                filler.run(pragma).await?;
            }
        } else {
            for setting in [
                "SET synchronous_commit = off",
                // Rows that others refer to are made with them.
                "SET session_replication_role = replica",
                "SET maintenance_work_mem = '1GB'",
            ] {
                filler.run(setting).await?;
            }
        }
        for sql in [
            "CREATE TABLE bench_cases AS SELECT id AS case_id, \
             row_number() OVER (ORDER BY id) AS place FROM cases",
            "CREATE TABLE bench_acts AS SELECT acts.id AS act_id, place FROM acts \
             JOIN bench_cases ON case_id = subject_id",
        ] {
            filler.run(sql).await?;
        }
        for (name, of) in TABLES {
            if let Some((origin, own, theirs)) = of.origin() {
                let sql = format!(
                    "CREATE TABLE bench_{name}_rows AS SELECT o.*, b.place AS bench_place \
                     FROM {origin} AS b JOIN {name} AS o ON b.{own} = o.{theirs}"
                );
                filler.run(&sql).await?;
            }
        }
        let counted = sea_orm::Statement::from_string(
            filler.backend(),
            "SELECT count(*) AS many FROM bench_cases",
        );
        let row = filler.connection.query_one_raw(counted).await?;
        let many: i64 = row.ok_or("no cases")?.try_get("", "many")?;
        Ok(Self {
            templates: u32::try_from(many)?,
            ..filler
        })
    }

    /// Adds cases until there are about so many; how long it took.
    pub(super) async fn fill_to(&mut self, size: u32) -> Result<Duration, Box<dyn Error>> {
        let begun = Instant::now();
        let wanted = size.div_ceil(self.templates.max(1));
        let indexes = Indexes::of(&self.connection).await?;
        for sql in indexes.taken_down() {
            self.run(&sql).await?;
        }
        while self.copies < wanted {
            let last = (self.copies + AT_ONCE).min(wanted);
            self.run("BEGIN").await?;
            for (name, of) in TABLES {
                let table = self.tables.iter().find(|table| table.name == name);
                let table = table.ok_or_else(|| format!("no table {name}"))?;
                if let Some(sql) = self.copying(table, of, self.copies + 1, last) {
                    self.run(&sql).await?;
                }
            }
            self.run("COMMIT").await?;
            self.copies = last;
        }
        for sql in indexes.put_up() {
            self.run(&sql).await?;
        }
        match self.backend() {
            DbBackend::Postgres => {
                self.run("VACUUM (ANALYZE)").await?;
                self.run("CHECKPOINT").await?;
            }
            // A portal never analyses its embedded database.
            _ => self.run("PRAGMA wal_checkpoint(TRUNCATE)").await?,
        }
        if let Some(file) = &self.file {
            // What is measured next must not wait for what was filled in to reach the disk.
            File::open(file)?.sync_all()?;
        }
        Ok(begun.elapsed())
    }

    fn copying(&self, table: &Table, of: Of, from: u32, to: u32) -> Option<String> {
        of.origin()?;
        let numbered = ["obligations", "search_entries"].contains(&table.name.as_str());
        let columns: Vec<_> = table
            .columns
            .iter()
            .filter(|column| !(numbered && column.name == "number"))
            .collect();
        let names: Vec<String> = columns.iter().map(|c| format!("\"{}\"", c.name)).collect();
        let values: Vec<String> = columns
            .iter()
            .map(|column| self.value(&table.name, &column.name, column.kind))
            .collect();
        let (beginning, numbers) = match self.backend() {
            DbBackend::Postgres => (
                String::new(),
                format!("generate_series({from}::bigint, {to}::bigint) AS n (i)"),
            ),
            _ => (
                format!(
                    "WITH RECURSIVE n (i) AS (SELECT {from} UNION ALL \
                     SELECT i + 1 FROM n WHERE i < {to}) "
                ),
                "n".to_owned(),
            ),
        };
        Some(format!(
            "{beginning}INSERT INTO {} ({}) SELECT {} FROM {numbers} CROSS JOIN bench_{}_rows AS o",
            table.name,
            names.join(", "),
            values.join(", "),
            table.name,
        ))
    }

    /// What a copy has in a column.
    fn value(&self, table: &str, column: &str, kind: ColumnKind) -> String {
        let old = format!("o.\"{column}\"");
        let identity = match column {
            "id" | "case_id" | "act_id" | "subject_id" => kind == ColumnKind::Bytes,
            _ => false,
        };
        let text = |number: &str| match self.backend() {
            DbBackend::Postgres => format!("({number})::text"),
            _ => format!("CAST({number} AS TEXT)"),
        };
        let place = format!("((n.i - 1) * {} + o.bench_place)", self.templates);
        match (table, column) {
            _ if identity => match self.backend() {
                DbBackend::Postgres => format!(
                    "(lpad(to_hex(n.i), 12, '0') || substr(replace({old}::text, '-', ''), 13))::uuid"
                ),
                _ => format!("unhex(printf('%012x', n.i) || substr(hex({old}), 13))"),
            },
            ("cases", "reference") => match self.backend() {
                DbBackend::Postgres => format!(
                    "'{YEAR}-' || lpad({0}, greatest(6, length({0})), '0')",
                    text(&place)
                ),
                _ => format!("printf('{YEAR}-%06d', {place})"),
            },
            ("cases" | "case_viewers", "declared_at") => format!("{old} - n.i * 60000000"),
            ("case_figures", "declared_on") => match self.backend() {
                DbBackend::Postgres => {
                    format!("({old}::date - (n.i % {DAYS})::int)::text")
                }
                _ => format!("date({old}, '-' || (n.i % {DAYS}) || ' days')"),
            },
            ("cases", "departement") => spread(|one| Some(one.code().as_str())),
            ("cases", "lead_ars") => spread(|one| one.ars().map(|ars| ars.code().as_str())),
            ("cases" | "case_viewers", "state") => open_or("'closed'", &old),
            ("cases", "class") => open_or(&classes(), &old),
            ("cases", "closed_at") => open_or("o.updated_at - n.i * 60000000", &old),
            ("obligations", "met_at") => open_or("coalesce(o.met_at, o.since)", &old),
            ("obligations", "remind_at") => "NULL".to_owned(),
            ("outbox", "dispatch" | "message_id") => format!("{old} || '-' || {}", text("n.i")),
            ("outbox", "sent_at") => "o.queued_at".to_owned(),
            ("search_entries", "words") => {
                format!(
                    "{old} || ' rare' || {}",
                    text(&format!("{place} % {WORDS}"))
                )
            }
            _ => old,
        }
    }

    fn backend(&self) -> DbBackend {
        self.connection.get_database_backend()
    }

    async fn run(&self, sql: &str) -> Result<(), Box<dyn Error>> {
        let done = self.connection.execute_unprepared(sql).await;
        done.map_err(|error| format!("{error}: {sql}"))?;
        Ok(())
    }
}

/// What a case holds while it is as the one that it is made after, one of
/// [`OPEN`]; else, it is closed.
fn open_or(closed: &str, old: &str) -> String {
    format!("CASE WHEN n.i % {OPEN} = 0 THEN {old} ELSE {closed} END")
}

/// One in a hundred significant, ten serious, twenty none, the others minor.
fn classes() -> String {
    let class = |class: Class| class.key();
    format!(
        "CASE WHEN n.i % 100 = 1 THEN '{}' WHEN n.i % 10 = 2 THEN '{}' \
         WHEN n.i % 5 = 3 THEN '{}' ELSE '{}' END",
        class(Class::Significant),
        class(Class::Serious),
        class(Class::NotIncident),
        class(Class::Minor),
    )
}

/// Something of each département in turn.
fn spread(of: impl Fn(&'static Departement) -> Option<&'static str>) -> String {
    let all = all_departements();
    let cases: String = (0..)
        .zip(all)
        .map(|(number, one): (u32, _)| {
            let told = of(one).map_or_else(|| "NULL".to_owned(), |told| format!("'{told}'"));
            format!(" WHEN {number} THEN {told}")
        })
        .collect();
    format!("CASE n.i % {}{cases} END", all.len())
}

/// The tables of the portal, with their columns.
async fn tables(site: &Site) -> Result<Vec<Table>, Box<dyn Error>> {
    let db = Db::connect(&site.database).await?;
    let (sender, mut receiver) = mpsc::channel(8);
    let snapshot = db.snapshot().await?;
    let passing = tokio::spawn(async move { snapshot.pass_to(&sender).await });
    let mut tables = Vec::new();
    while let Some(part) = receiver.recv().await {
        if let Part::Table(table) = part {
            tables.push(table);
        }
    }
    passing.await??;
    db.close().await?;
    Ok(tables)
}
