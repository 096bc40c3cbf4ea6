//! Everything that a database holds, taken out of it and put into another,
//! whichever of the two engines each is on: what backups, their restoration
//! and the move from one engine to the other are made of.
//!
//! Rows are taken in one consistent view while the portal works, and put into
//! an empty database in one transaction, which ends only when every table has
//! the same rows as the one they came from.

mod digest;
mod loading;
mod pages;
mod row;
mod snapshot;

pub use digest::{Digest, Total, Totals};
pub use loading::NotLoaded;
pub use row::{Cell, ColumnKind, Row, Table, TableColumn};
pub use snapshot::Snapshot;

/// What passes from one database to the other, in this order: each table
/// followed by its rows, and the end.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// A table begins.
    Table(Table),
    /// Rows of the table that began last, in the order of its key.
    Rows(Vec<Row>),
    /// All was passed, and this is what it was.
    End(Totals),
}
