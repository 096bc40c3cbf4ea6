//! The portal's pages and its API: what people and programs see and send.

pub mod acts;
mod anonymised;
pub mod answers;
pub mod api;
pub mod assets;
mod browser_name;
pub mod client_address;
pub mod cookies;
mod crowd;
pub mod documents;
pub mod error;
mod expected;
mod extract;
mod figures;
pub mod flash;
pub mod form;
pub mod headers;
mod health;
mod held;
pub mod input;
mod last_word;
pub mod layout;
pub mod likeness;
pub mod naming;
pub mod navigation;
pub mod pages;
pub mod paths;
pub mod problem;
mod progress;
mod providers;
pub mod reader;
pub mod refusals;
mod request_log;
pub mod respond;
mod router;
mod routes;
pub mod serve;
mod session_over;
mod session_renewal;
mod signals;
pub mod signing;
mod spreadsheet;
pub mod state;
pub mod story;
pub mod tone;
mod traffic;
pub mod transfer;
mod witness;

pub use client_address::{ForwardingHeader, TrustedProxies};
<<<<<<< HEAD
pub use crowd::Places;
=======
pub use figures::past as past_reports;
>>>>>>> import
pub use router::{addresses, router};
pub use state::{ArchivedMail, DemoAccount, DemoAccounts, MailArchive, WebConfig, WebState};
pub use traffic::Traffic;

#[cfg(test)]
mod kitchen_sink;
