//! The machine's own limit: durable single-row commits.

use std::{error::Error, path::Path, time::Instant};

use sea_orm::{ConnectOptions, ConnectionTrait, Database};

const ROWS: u32 = 500;

/// Rows per second that SQLite commits one by one, as durably as the portal.
pub(crate) async fn single_row(file: &Path) -> Result<f64, Box<dyn Error>> {
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", file.display()));
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await?;
    for statement in [
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "CREATE TABLE rows (id INTEGER PRIMARY KEY, body BLOB)",
    ] {
        db.execute_unprepared(statement).await?;
    }
    let start = Instant::now();
    for _ in 0..ROWS {
        db.execute_unprepared("INSERT INTO rows (body) VALUES (randomblob(500))")
            .await?;
    }
    Ok(f64::from(ROWS) / start.elapsed().as_secs_f64())
}
