//! What a verification reads: rows as they lie there, however wrong they are.

mod mails;
mod orphans;
pub mod outcomes;
mod records;
mod trees;

pub use mails::{MailRow, SentMail, mails, says_sent, sent_mails};
pub use orphans::{Orphan, orphans, uneven_subjects};
pub use records::{ActRow, BatchRow, EntryRow, LeafRow, LookRow, acts, batches, entries, leaves};
pub use trees::{
    CheckpointRow, KeyRow, LogRow, SeenHeadRow, TileRow, VoucherRow, checkpoints, logs, seen_heads,
    tiles, vouchers,
};
