//! The process of reporting and handling incidents, as pure rules.
//!
//! Nothing here does input or output, reads a clock or draws at random: time,
//! identities and nonces are passed in. The modules bear the names of the
//! phases of the process; rule ids such as `DECL-5` are cited where they are
//! applied.

pub mod access;
pub mod act;
pub mod alert;
mod as_text;
pub mod calendar;
pub mod case;
pub mod clocks;
pub mod closure;
pub mod command;
pub mod decide;
pub mod declaration;
pub mod directory;
pub mod evidence;
pub mod facility;
pub mod figures;
mod follow_up;
pub mod ids;
pub mod intake;
pub mod lessons;
pub mod lookalikes;
pub mod notices;
pub mod obligations;
pub mod on_call;
pub mod past;
pub mod playbook;
pub mod progress;
pub mod qualification;
pub mod reading;
pub mod refusal;
pub mod retention;
pub mod rights;
pub mod settings;
pub mod sharing;
pub mod sign_in;
pub mod signature;
pub mod significant;
mod support;
pub mod territory;
pub mod weak_signals;
pub mod webhooks;
pub mod words;
