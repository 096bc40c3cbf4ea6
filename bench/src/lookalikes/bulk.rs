//! What differs between the two databases when much is written.

use std::{error::Error, fmt::Write as _};

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, sqlx::postgres::PgPoolCopyExt};

const KEYS_AT_ONCE: usize = 20_000;

/// Writes to a database in bulk.
pub(super) struct Bulk {
    connection: DatabaseConnection,
}

impl Bulk {
    pub(super) const fn of(connection: DatabaseConnection) -> Self {
        Self { connection }
    }

    fn is_postgres(&self) -> bool {
        self.connection.get_database_backend() == DbBackend::Postgres
    }

    /// An identity made of a number.
    pub(super) fn id(&self, number: u32) -> String {
        if self.is_postgres() {
            format!("'00000000-0000-7000-8000-{number:012x}'::uuid")
        } else {
            format!("x'00000000000070008000{number:012x}'")
        }
    }

    pub(super) fn bytes(&self, bytes: &[u8]) -> String {
        let mut hex = String::with_capacity(bytes.len() * 2);
        for byte in bytes {
            // Writing to a string does not fail.
            let _ = write!(hex, "{byte:02x}");
        }
        if self.is_postgres() {
            format!("'\\x{hex}'::bytea")
        } else {
            format!("x'{hex}'")
        }
    }

    /// Writes keys with the places of their cases, in their order.
    pub(super) async fn keys(&self, keys: &[(i64, i64)]) -> Result<(), Box<dyn Error>> {
        if self.is_postgres() {
            let pool = self.connection.get_postgres_connection_pool();
            let mut copy = pool
                .copy_in_raw("COPY case_keys (key, number) FROM STDIN")
                .await?;
            for some in keys.chunks(KEYS_AT_ONCE) {
                let mut lines = String::new();
                for (key, number) in some {
                    let _ = writeln!(lines, "{key}\t{number}");
                }
                copy.send(lines.into_bytes()).await?;
            }
            copy.finish().await?;
            return Ok(());
        }
        self.connection.execute_unprepared("BEGIN").await?;
        for some in keys.chunks(KEYS_AT_ONCE) {
            let mut sql = String::from("INSERT INTO case_keys (key, number) VALUES ");
            for (at, (key, number)) in some.iter().enumerate() {
                let comma = if at == 0 { "" } else { "," };
                let _ = write!(sql, "{comma}({key},{number})");
            }
            self.connection.execute_unprepared(&sql).await?;
        }
        self.connection.execute_unprepared("COMMIT").await?;
        Ok(())
    }
}
