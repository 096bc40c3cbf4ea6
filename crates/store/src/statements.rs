//! Statements, told to the log at its finest level: their text and how long
//! they took, never a value.

use std::time::Duration;

use sea_orm::DatabaseConnection;

/// The log's target under which statements are told, at the level `TRACE`.
pub const STATEMENTS: &str = "store::statements";

/// The connection, telling its statements.
pub(crate) fn told(mut connection: DatabaseConnection) -> DatabaseConnection {
    connection.set_metric_callback(|info| tell(&info.statement.sql, info.elapsed, info.failed));
    connection
}

fn tell(sql: &str, elapsed: Duration, failed: bool) {
    let micros = elapsed.as_micros();
    tracing::trace!(target: STATEMENTS, sql, micros, failed, "statement");
}
