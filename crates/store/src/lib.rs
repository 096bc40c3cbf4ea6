//! The one place that speaks SQL: what the rules decided becomes true here,
//! in SQLite or in PostgreSQL, from one code base.
//!
//! Everything is written through [`Db::write`]; functions that write take a
//! [`Tx`], functions that read take a [`Reader`], and every query on cases
//! takes the [`process::access::Scope`] of whoever asks.

pub mod access_record;
pub mod accounts;
pub mod acts;
pub mod alerts;
pub mod attempts;
pub mod audit;
pub mod cases;
pub mod challenges;
mod columns;
mod connect;
pub mod devices;
mod dialect;
pub mod director_requests;
pub mod directory;
pub mod drafts;
pub mod editions;
mod entities;
pub mod erasing;
pub mod erasures;
mod error;
pub mod evidence;
pub mod facilities;
pub mod factor_resets;
pub mod factors;
pub mod figures;
pub mod forgotten_passwords;
pub mod grants;
pub mod handovers;
pub mod idempotency;
pub mod identities;
pub mod incidents;
pub mod invitations;
pub mod lessons;
pub mod links;
pub mod log;
pub mod lookalikes;
pub mod mailboxes;
pub mod mass_readings;
mod migrations;
pub mod obligations;
pub mod outbox;
pub mod past;
pub mod pending_sign_ins;
pub mod playbooks;
pub mod proposals;
pub mod provider_visits;
pub mod public_years;
pub mod pulse;
mod reader;
pub mod references;
pub mod retention;
mod rounds;
pub mod search;
mod secrets;
pub mod sessions;
pub mod shifts;
pub mod signals;
mod statements;
mod subjects;
pub mod suppliers;
pub mod tokens;
pub mod transfer;
pub mod webhooks;
mod words;
mod write;

pub use connect::{Connections, DatabaseUrl, Db, NotADatabaseUrl};
pub use error::{DatabaseError, Result, StoreError};
pub use migrations::plan::{Change, Needed, PlannedStep, Unique};
pub use reader::Reader;
pub use secrets::TokenHash;
pub use statements::STATEMENTS;
pub use write::Tx;
