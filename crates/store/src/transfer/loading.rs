//! Putting rows into an empty database.

use sea_orm::{ConnectionTrait, Value};
use tokio::sync::mpsc;

use super::{Cell, Part, Row, Table, Totals, pages::totals};
use crate::{
    connect::Db,
    dialect::{
        catalog::{self, Described},
        counters, statement,
    },
    error::StoreError,
    write::Tx,
};

/// Rows that one statement adds at most.
const ROWS: usize = 500;
/// Values that one statement bears at most, on either engine.
const VALUES: usize = 30_000;

/// Why nothing was put into a database.
#[derive(Clone, Debug, thiserror::Error)]
pub enum NotLoaded {
    /// The database holds something already.
    #[error("the database is not empty: its table {0} has rows")]
    NotEmpty(String),
    /// A table or a column of the copy is not one of the database's.
    #[error("the copy has another form than the database: {0}")]
    OtherForm(String),
    /// The copy ends before its end.
    #[error("the copy ends in the middle")]
    CutShort,
    /// What was put into a table is not what the copy says to hold.
    #[error("the table {0} does not hold what the copy says")]
    Different(String),
    /// The database fails.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Db {
    /// Puts everything that comes into this database, which must be empty and
    /// of the same form, and compares what it then holds with what the end of
    /// the copy says. Either all of it becomes true, durably, or nothing.
    ///
    /// # Errors
    /// [`NotLoaded`]; the database is empty as before.
    pub async fn load(&self, mut parts: mpsc::Receiver<Part>) -> Result<Totals, NotLoaded> {
        self.write(move |tx| Box::pin(async move { load(tx, &mut parts).await }))
            .await
    }

    /// A table that holds something; none when the database is empty.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn first_filled_table(&self) -> Result<Option<String>, StoreError> {
        for table in catalog::tables(self.read()).await? {
            let sql = format!("SELECT 1 FROM \"{}\" LIMIT 1", table.name);
            let executor = self.read().run();
            let found = executor.query_one_raw(statement(&executor, &sql, []));
            if found.await?.is_some() {
                return Ok(Some(table.name));
            }
        }
        Ok(None)
    }
}

async fn load(tx: &Tx, parts: &mut mpsc::Receiver<Part>) -> Result<Totals, NotLoaded> {
    let tables = catalog::tables(tx.read()).await?;
    let empty = totals(tx.read(), &tables).await?;
    if let Some((name, _)) = empty.0.into_iter().find(|(_, total)| total.rows > 0) {
        return Err(NotLoaded::NotEmpty(name));
    }
    let mut open: Option<&Described> = None;
    loop {
        match parts.recv().await {
            None => return Err(NotLoaded::CutShort),
            Some(Part::Table(table)) => open = Some(the_same(&tables, &table)?),
            Some(Part::Rows(rows)) => {
                let table = open.ok_or(NotLoaded::CutShort)?;
                put(tx, table, rows).await?;
            }
            Some(Part::End(expected)) => {
                counters::go_on_numbering(tx).await?;
                let held = totals(tx.read(), &tables).await?;
                return match held.first_difference(&expected) {
                    Some(table) => Err(NotLoaded::Different(table)),
                    None => Ok(held),
                };
            }
        }
    }
}

fn the_same<'t>(tables: &'t [Described], table: &Table) -> Result<&'t Described, NotLoaded> {
    let found = tables.iter().find(|known| known.name == table.name);
    let found = found.ok_or_else(|| NotLoaded::OtherForm(table.name.clone()))?;
    if found.plain() == *table {
        return Ok(found);
    }
    Err(NotLoaded::OtherForm(format!("columns of {}", table.name)))
}

async fn put(tx: &Tx, table: &Described, rows: Vec<Row>) -> Result<(), NotLoaded> {
    if table.name == counters::COUNTERS && counters::are_sequences(tx.run().get_database_backend())
    {
        return put_counters(tx, table, rows).await;
    }
    let width = table.columns.len().max(1);
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<Row> = rows.by_ref().take(ROWS.min(VALUES / width)).collect();
        let sql = insertion(table, some.len());
        let mut values: Vec<Value> = Vec::with_capacity(some.len() * width);
        for row in some {
            if row.len() != table.columns.len() {
                return Err(NotLoaded::OtherForm(format!("a row of {}", table.name)));
            }
            for (column, cell) in table.columns.iter().zip(row) {
                values.push(column.native.bound(cell)?);
            }
        }
        tx.run()
            .execute_raw(statement(tx.run(), &sql, values))
            .await
            .map_err(StoreError::from)?;
    }
    Ok(())
}

fn insertion(table: &Described, rows: usize) -> String {
    let width = table.columns.len();
    let names: Vec<String> = table
        .columns
        .iter()
        .map(|column| format!("\"{}\"", column.name))
        .collect();
    let row = |number: usize| {
        let places: Vec<String> = (1..=width)
            .map(|place| format!("${}", number * width + place))
            .collect();
        format!("({})", places.join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!(
        "INSERT INTO \"{}\" ({}) VALUES {}",
        table.name,
        names.join(", "),
        rows.join(", ")
    )
}

async fn put_counters(tx: &Tx, table: &Described, rows: Vec<Row>) -> Result<(), NotLoaded> {
    let place = |name: &str| {
        let mut columns = table.columns.iter();
        columns.position(|column| column.name == name)
    };
    let (year, last) = (place("year"), place("last"));
    for row in rows {
        let number = |place: Option<usize>| match place.and_then(|place| row.get(place)) {
            Some(Cell::Number(number)) => Ok(*number),
            _ => Err(NotLoaded::OtherForm(table.name.clone())),
        };
        counters::go_on_after(tx, number(year)?, number(last)?).await?;
    }
    Ok(())
}
