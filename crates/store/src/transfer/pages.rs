//! The rows of a table, a page at a time in the order of its key.

use sea_orm::ConnectionTrait;

use super::{
    digest::{Running, Totals},
    row::{Cell, Row},
};
use crate::{
    dialect::{
        catalog::{Described, Native},
        counters, statement,
    },
    error::{Result, StoreError},
    reader::Reader,
};

/// Rows of a page.
const PAGE: usize = 500;

/// The rows of a table that are still to come.
pub(super) struct Pages<'a> {
    reader: Reader<'a>,
    table: &'a Described,
    after: Option<Vec<Cell>>,
    over: bool,
}

impl<'a> Pages<'a> {
    pub(super) fn of(reader: Reader<'a>, table: &'a Described) -> Self {
        Self {
            reader,
            table,
            after: None,
            over: false,
        }
    }

    /// The next rows; none at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<Row>>> {
        if self.over {
            return Ok(None);
        }
        let executor = self.reader.run();
        if self.table.name == counters::COUNTERS
            && counters::are_sequences(executor.get_database_backend())
        {
            self.over = true;
            let drawn = counters::drawn(self.reader).await?;
            let rows: Vec<Row> = drawn.into_iter().map(|one| self.counter(one)).collect();
            return Ok((!rows.is_empty()).then_some(rows));
        }
        let (sql, values) = self.query()?;
        let found = executor
            .query_all_raw(statement(&executor, &sql, values))
            .await?;
        let rows: Vec<Row> = found
            .iter()
            .map(|row| self.table.row(row))
            .collect::<Result<_>>()?;
        self.over = rows.len() < PAGE;
        self.after = rows.last().map(|last| {
            let key = self.table.key.iter();
            key.filter_map(|place| last.get(*place).cloned()).collect()
        });
        Ok((!rows.is_empty()).then_some(rows))
    }

    fn query(&self) -> Result<(String, Vec<sea_orm::Value>)> {
        let key: Vec<_> = self.key().collect();
        if key.is_empty() {
            return Err(StoreError::corrupt(
                "a table without a key",
                &self.table.name,
            ));
        }
        let names = |columns: &mut dyn Iterator<Item = &str>| {
            let quoted: Vec<String> = columns.map(|name| format!("\"{name}\"")).collect();
            quoted.join(", ")
        };
        let columns = names(&mut self.table.columns.iter().map(|column| column.name.as_str()));
        let order = names(&mut key.iter().map(|(name, _)| *name));
        let mut values = Vec::new();
        let mut beyond = String::new();
        if let Some(after) = &self.after {
            for ((_, native), cell) in key.iter().zip(after) {
                values.push(native.bound(cell.clone())?);
            }
            let places: Vec<String> = (1..=values.len()).map(|n| format!("${n}")).collect();
            beyond = format!(" WHERE ({order}) > ({})", places.join(", "));
        }
        let table = &self.table.name;
        let sql =
            format!("SELECT {columns} FROM \"{table}\"{beyond} ORDER BY {order} LIMIT {PAGE}");
        Ok((sql, values))
    }

    fn key(&self) -> impl Iterator<Item = (&str, Native)> {
        let places = self.table.key.iter();
        places
            .filter_map(|place| self.table.columns.get(*place))
            .map(|column| (column.name.as_str(), column.native))
    }

    fn counter(&self, (year, last): (i64, i64)) -> Row {
        let columns = self.table.columns.iter();
        columns
            .map(|column| Cell::Number(if column.name == "year" { year } else { last }))
            .collect()
    }
}

/// What the tables hold.
pub(super) async fn totals(reader: Reader<'_>, tables: &[Described]) -> Result<Totals> {
    let mut totals = Totals::default();
    for table in tables {
        let mut running = Running::of(&table.plain());
        let mut pages = Pages::of(reader, table);
        while let Some(rows) = pages.next().await? {
            running.take(&rows);
        }
        totals.0.insert(table.name.clone(), running.total());
    }
    Ok(totals)
}
