//! The rules of a case, phase by phase: each test cites the rule that it
//! specifies.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod access;
mod clocks;
mod closure;
mod declaration;
mod evidence;
mod fold;
mod intake;
mod laws;
mod lessons;
mod measures;
mod messages;
mod military;
mod notices;
mod obligations;
mod off_hours;
mod playbooks;
mod qualification;
mod reopening;
mod retention;
mod routing;
mod sharing;
mod snapshots;
mod story;
mod support;
