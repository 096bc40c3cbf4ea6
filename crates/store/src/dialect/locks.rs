//! What one job at a time holds. SQLite has one writer, which holds everything.

use sea_orm::{
    ConnectionTrait, DbBackend,
    sea_query::{LockBehavior, LockType, SelectStatement},
};

use super::statement;
use crate::{error::Result, write::Tx};

/// Holds the rows of a query until the job ends. SQLite has one writer, which
/// holds everything.
pub(crate) fn hold(backend: DbBackend, select: &mut SelectStatement) {
    if backend == DbBackend::Postgres {
        select.lock(LockType::Update);
    }
}

/// As [`hold`], leaving out the rows that another job holds.
pub(crate) fn hold_free_ones(backend: DbBackend, select: &mut SelectStatement) {
    if backend == DbBackend::Postgres {
        select.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
}

/// Lets one job at a time go on from here, until it ends.
pub(crate) async fn one_at_a_time(tx: &Tx, lock: Lock) -> Result<()> {
    if tx.run().get_database_backend() == DbBackend::Postgres {
        let key = 0x5649_4749_4500_i64 + lock as i64;
        let sql = "SELECT pg_advisory_xact_lock($1)";
        tx.run()
            .query_one_raw(statement(tx.run(), sql, [key.into()]))
            .await?;
    }
    Ok(())
}

/// What only one job at a time may do.
#[derive(Clone, Copy)]
pub(crate) enum Lock {
    /// Giving places in the log.
    Log = 1,
    /// Making the sequence of a year's references.
    References = 2,
    /// Vouching for another log.
    Witness = 4,
    /// Looking for mass reading.
    MassReading = 3,
    /// Bringing the database to another form.
    Form = 45,
    /// Numbering an incident.
    Incidents = 15,
    /// Drawing the number of an alert.
    Alerts = 17,
    /// Expanding the sending of an alert.
    Dispatch = 18,
    /// Looking for weak signals.
    Signals = 19,
    /// Naming a playbook.
    Playbooks = 20,
    /// Naming a provider of the directory.
    Directory = 21,
    /// Finding what webhooks are told.
    Webhooks = 23,
    /// Sending the monthly indicator.
    Indicator = 32,
    /// Taking reports of years past over.
    PastImports = 36,
}
