//! What a verification reads: rows as they lie there, however wrong they are.

mod orphans;
pub mod outcomes;
mod records;
mod trees;

pub use orphans::{Orphan, orphans, uneven_subjects, unlogged_mails};
pub use records::{
    ActRow, BatchRow, EntryRow, LeafRow, LookRow, MailRow, acts, batches, entries, leaves, mails,
};
pub use trees::{CheckpointRow, KeyRow, LogRow, TileRow, checkpoints, logs, tiles};
