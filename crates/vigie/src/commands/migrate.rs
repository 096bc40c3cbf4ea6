//! `vigie migrate`: the form of the database.

use std::{collections::BTreeSet, fs};

use store::{Change, Db, PlannedStep, Unique};

use super::say;
use crate::{cli, config_file::Settings, failure::Failure, portal};

/// Brings the database to the form that this version needs, or says what would
/// be done.
///
/// # Errors
/// When the database cannot be reached or changed.
pub(crate) async fn run(options: cli::Migrate) -> Result<(), Failure> {
    let settings = Settings::read(&options.config.config)?;
    fs::create_dir_all(&settings.server.data)?;
    let db = portal::connect(&settings.database).await?;
    let pending = db.pending_migrations().await?;
    if pending.is_empty() {
        say("Nothing to do: the database has the form that this version needs.")?;
    } else if options.plan {
        tell(&db).await?;
    } else {
        db.migrate().await?;
        for migration in pending {
            say(format_args!("done: {migration}"))?;
        }
    }
    db.close().await.map_err(Into::into)
}

async fn tell(db: &Db) -> Result<(), Failure> {
    let plan = db.plan().await?;
    say("vigie migrate would run, in this order:")?;
    for PlannedStep { name, changes } in &plan {
        say(format_args!("  {name}"))?;
        for change in changes {
            say(format_args!("    {}", told(change)))?;
        }
    }
    if db.taken_migrations().await?.is_empty() {
        return say("The database is empty.");
    }
    let changes = || plan.iter().flat_map(|step| &step.changes);
    let born: BTreeSet<_> = changes()
        .filter_map(|change| match change {
            Change::NewTable(table) => Some(table.as_str()),
            _ => None,
        })
        .collect();
    let touched: BTreeSet<_> = changes()
        .filter_map(Change::table)
        .filter(|table| !born.contains(table))
        .collect();
    for table in touched {
        let rows = db.rows_in(table).await?;
        say(format_args!("{table} has {rows} rows."))?;
    }
    say(if changes().all(Change::older_nodes_go_on) {
        "Nodes of the version before may go on working meanwhile and afterwards."
    } else {
        "Stop every node first: those of the version before cannot work on the new form."
    })?;
    say("Nothing was changed. Back up first: there is no way back to an older program.")
}

fn told(change: &Change) -> String {
    match change {
        Change::NewTable(table) => format!("new table {table}"),
        Change::TableGone(table) => format!("table {table} goes, or gets another name"),
        Change::NewColumn { table, column, .. } => format!("{table}: new column {column}"),
        Change::ColumnGone { table, column } => {
            format!("{table}: column {column} goes, or changes")
        }
        Change::NewIndex {
            table,
            index,
            unique: Unique::No,
        } => format!("{table}: new index {index}"),
        Change::NewIndex { table, index, .. } => {
            format!("{table}: new index {index}, in which no two rows are alike")
        }
        Change::IndexGone(index) => format!("index {index} goes"),
    }
}
