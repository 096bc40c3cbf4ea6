//! Use cases: authorise, decide by the rules, commit in one transaction.
//! Pages, API, timers and command line all pass through here: nobody can act
//! without being authorised, recorded and announced.

pub mod alerts;
mod app;
pub mod backup;
pub mod cases;
mod check;
mod clock;
pub mod config;
pub mod directory;
pub mod drafts;
pub mod duties;
mod entropy;
mod error;
pub mod evidence;
pub mod facilities;
pub mod figures;
pub mod health;
pub mod incidents;
pub mod lessons;
pub mod lookalikes;
pub mod mails;
pub mod matter;
pub mod on_call;
pub mod operator;
pub mod people;
pub mod playbooks;
pub mod proof;
mod pulse;
mod record;
pub mod retention;
mod sealing;
pub mod sharing;
pub mod signals;
pub mod signatures;
pub mod spreadsheet;
pub mod suppliers;
mod sweep;
mod tallies;
pub mod technical;
mod together;
pub mod watch;
pub mod webhooks;

pub use app::{App, ServerSecret};
pub use check::Checked;
pub use clock::{Clock, ManualClock};
pub use config::Config;
pub use entropy::Secret;
pub use error::{AppError, WrongInput};
pub use pulse::Vitals;
pub use sweep::Tidied;
