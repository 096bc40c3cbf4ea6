//! Rows as both engines have them.

use sea_orm::{QueryResult, Value};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    dialect::catalog::{Column, Described, Native},
    error::{Result, StoreError},
};

/// A table, as either engine has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, by name.
    pub columns: Vec<TableColumn>,
}

/// A column, as either engine has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableColumn {
    /// Its name.
    pub name: String,
    /// What its cells hold.
    pub kind: ColumnKind,
}

/// What the cells of a column hold, when they hold anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    /// Whole numbers.
    Number,
    /// Text.
    Text,
    /// Bytes, those of identifiers among them.
    Bytes,
}

/// The cells of a row, in the order of the columns.
pub type Row = Vec<Cell>;

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A whole number.
    Number(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Described {
    /// The table as either engine has it.
    pub(super) fn plain(&self) -> Table {
        let column = |column: &Column| TableColumn {
            name: column.name.clone(),
            kind: match column.native {
                Native::Int | Native::Long => ColumnKind::Number,
                Native::Text => ColumnKind::Text,
                Native::Bytes | Native::Uuid => ColumnKind::Bytes,
            },
        };
        Table {
            name: self.name.clone(),
            columns: self.columns.iter().map(column).collect(),
        }
    }

    /// The row at hand.
    pub(super) fn row(&self, found: &QueryResult) -> Result<Row> {
        let cell = |(index, column): (usize, &Column)| -> Result<Cell> {
            Ok(match column.native {
                Native::Int => found
                    .try_get_by_index::<Option<i32>>(index)?
                    .map_or(Cell::Null, |number| Cell::Number(number.into())),
                Native::Long => found
                    .try_get_by_index::<Option<i64>>(index)?
                    .map_or(Cell::Null, Cell::Number),
                Native::Text => found
                    .try_get_by_index::<Option<String>>(index)?
                    .map_or(Cell::Null, Cell::Text),
                Native::Bytes => found
                    .try_get_by_index::<Option<Vec<u8>>>(index)?
                    .map_or(Cell::Null, Cell::Bytes),
                Native::Uuid => found
                    .try_get_by_index::<Option<Uuid>>(index)?
                    .map_or(Cell::Null, |id| Cell::Bytes(id.into_bytes().to_vec())),
            })
        };
        self.columns.iter().enumerate().map(cell).collect()
    }
}

impl Native {
    /// What the database is given for a cell.
    pub(super) fn bound(self, cell: Cell) -> Result<Value> {
        Ok(match (self, cell) {
            (Self::Int, Cell::Null) => Value::Int(None),
            (Self::Int, Cell::Number(number)) => Value::Int(Some(
                i32::try_from(number).map_err(|_| StoreError::corrupt("a number", number))?,
            )),
            (Self::Long, Cell::Null) => Value::BigInt(None),
            (Self::Long, Cell::Number(number)) => Value::BigInt(Some(number)),
            (Self::Text, Cell::Null) => Value::String(None),
            (Self::Text, Cell::Text(text)) => Value::String(Some(text)),
            (Self::Bytes, Cell::Null) => Value::Bytes(None),
            (Self::Bytes, Cell::Bytes(bytes)) => Value::Bytes(Some(bytes)),
            (Self::Uuid, Cell::Null) => Value::Uuid(None),
            (Self::Uuid, Cell::Bytes(bytes)) => Value::Uuid(Some(
                Uuid::from_slice(&bytes)
                    .map_err(|_| StoreError::corrupt("an identifier", bytes))?,
            )),
            (native, _) => return Err(StoreError::corrupt("a cell of another type", native)),
        })
    }
}
