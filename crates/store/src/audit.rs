//! What a verification reads: rows as they lie there, however wrong they are.

mod mails;
mod numbers;
mod orphans;
pub mod outcomes;
mod records;
mod trees;

pub use mails::{MailRow, SentMail, mails, said_sent, sent_mails};
pub use numbers::numbers;
pub use orphans::{
    Orphan, orphans, rows_without_acts, subjects, uneven_subjects, unexplained_mailboxes,
};
pub use records::{ActRow, BatchRow, EntryRow, LeafRow, LookRow, acts, batches, entries, leaves};
pub use trees::{
    CheckpointRow, KeyRow, LogRow, SeenHeadRow, TileRow, VoucherRow, checkpoints, logs, seen_heads,
    tiles, vouchers,
};
