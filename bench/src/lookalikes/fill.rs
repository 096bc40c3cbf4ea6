//! Cases by the hundred thousand, written straight into the tables that are
//! read: declaring each would take days.

use std::{collections::BTreeSet, error::Error, fmt::Write as _};

use app::{App, cases::DeclareRequest};
use jiff::{SignedDuration, Timestamp};
use likeness::{
    Place, Profile, ProfileParts,
    observable::{Observable, ObservableKind},
};
use process::{
    access::Actor,
    case::Reality,
    declaration::facts::{Facts, ReporterContact},
    words::Channel,
};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend};

use crate::portal::{FACILITY, REGISTER};

const BATCH: u32 = 1_000;
const KEYS_AT_ONCE: usize = 5_000;
const OBSERVABLES: u64 = 20;

/// Columns of `cases` that are the template's.
const SAME: &str = "facility_id, nature, departement, lead_ars, state, class, urgency, \
    urgency_reasons, rank, help, confirmation, reality, channel, own_handling, military, \
    incident_nature, affected, taken_in_at, qualified_at, closed_at, updated_at, seq, disposed_at";

/// Adds cases to a database.
pub(crate) struct Filler {
    connection: DatabaseConnection,
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
            self.connection.execute_unprepared("ANALYZE").await?;
        }
        Ok(())
    }

    async fn add(&self, first: u32, last: u32) -> Result<(), Box<dyn Error>> {
        let postgres = self.connection.get_database_backend() == DbBackend::Postgres;
        let id = |number: u32| {
            if postgres {
                format!("'00000000-0000-7000-8000-{number:012x}'::uuid")
            } else {
                format!("x'00000000000070008000{number:012x}'")
            }
        };
        let bytes = |bytes: &[u8]| {
            let mut hex = String::new();
            for byte in bytes {
                // Writing to a string does not fail.
                let _ = write!(hex, "{byte:02x}");
            }
            if postgres {
                format!("'\\x{hex}'::bytea")
            } else {
                format!("x'{hex}'")
            }
        };
        let (mut cases, mut viewers, mut rows) = (Vec::new(), Vec::new(), Vec::new());
        let mut keys: Vec<(i64, i64)> = Vec::new();
        for number in first..=last {
            let declared =
                self.now - SignedDuration::from_mins(i64::from(u32::MAX / 2 - number) % 4_000_000);
            let micros = declared.as_microsecond();
            let profile = profile(number, declared);
            let own: BTreeSet<i64> = profile
                .keys()
                .iter()
                .map(|key| key.0.cast_signed())
                .collect();
            let packed: Vec<u8> = own.iter().flat_map(|key| key.to_be_bytes()).collect();
            let json = serde_json::to_string(&profile)?.replace('\'', "''");
            let place = 1_000_000 + i64::from(number);
            cases.push(format!("({}, '2020-{number:06}', {micros})", id(number)));
            viewers.push(format!(
                "('cert', {}, 'awaiting-qualification', 0, {micros})",
                id(number)
            ));
            rows.push(format!(
                "({place}, {}, '{json}', {}, '{{}}', 'none', 0, 0)",
                id(number),
                bytes(&packed)
            ));
            keys.extend(own.iter().map(|key| (*key, place)));
        }
        keys.sort_unstable();
        self.run("BEGIN").await?;
        let template = &self.template;
        self.run(&format!(
            "WITH added (id, reference, declared_at) AS (VALUES {}) \
             INSERT INTO cases (id, reference, declared_at, {SAME}) \
             SELECT added.id, added.reference, added.declared_at, {SAME} FROM added \
             CROSS JOIN (SELECT {SAME} FROM cases WHERE reference = '{template}') AS same",
            cases.join(", ")
        ))
        .await?;
        self.run(&format!(
            "INSERT INTO case_viewers (viewer, case_id, state, place, declared_at) VALUES {}",
            viewers.join(", ")
        ))
        .await?;
        self.run(&format!(
            "INSERT INTO case_likeness (number, case_id, profile, keys, set_apart, mark, changed, looked) VALUES {}",
            rows.join(", ")
        ))
        .await?;
        for some in keys.chunks(KEYS_AT_ONCE) {
            let values: Vec<String> = some
                .iter()
                .map(|(key, number)| format!("({key}, {number})"))
                .collect();
            let values = values.join(", ");
            self.run(&format!(
                "INSERT INTO case_keys (key, number) VALUES {values}"
            ))
            .await?;
        }
        self.run("COMMIT").await
    }

    async fn run(&self, sql: &str) -> Result<(), Box<dyn Error>> {
        self.connection.execute_unprepared(sql).await?;
        Ok(())
    }
}

/// A case of twenty traces: most its own, some of a wave of a few cases, some
/// that one case in fifty has; a provider of five hundred; words of a short
/// report.
fn profile(number: u32, declared: Timestamp) -> Profile {
    let own = u64::from(number);
    let mut observables = BTreeSet::new();
    for place in 0..OBSERVABLES {
        let value = match place {
            0 | 1 => format!("vague{}-{place}.example", own / 5),
            2 | 3 => format!("commun{}.example", mixed(own, place) % 50),
            _ => format!("trace{}-{place}.example", own),
        };
        observables.insert(Observable {
            kind: ObservableKind::Domain,
            value,
        });
    }
    let words: Vec<String> = (0..12)
        .map(|place| {
            // A tenth of the words are rare, as in real reports.
            let many = if place == 0 { 200_000 } else { 3_000 };
            format!("mot{}", mixed(own, 100 + place) % many)
        })
        .collect();
    let facts = Facts {
        description: words.join(" ").as_str().into(),
        third_party_name: format!("Fournisseur{}", mixed(own, 50) % 500)
            .as_str()
            .into(),
        ..Facts::default()
    };
    Profile::of(&ProfileParts {
        facts: &facts,
        messages: &[],
        observables: &observables,
        declared_at: declared,
        place: process::territory::all_departements()
            .first()
            .map(|departement| Place {
                departement: departement.code(),
            }),
    })
}

const fn mixed(number: u64, place: u64) -> u64 {
    let mut z =
        number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ place.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
