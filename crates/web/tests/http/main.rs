//! The portal as browsers and programs meet it: over HTTP, on a real server,
//! with a database of its own.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod access;
mod alerts;
mod api_errors;
mod api_story;
mod attack;
mod declaring;
mod directory;
mod document;
mod documents;
mod draft;
mod drafts;
mod drill;
mod edge;
mod errors;
mod evidence;
mod facility_desk;
mod factors;
mod figures;
mod following;
mod frame;
mod incidents;
mod lessons;
mod lookalikes;
mod on_call;
mod playbooks;
mod portal;
mod provider;
mod retention;
mod rights;
mod session_life;
mod sessions;
mod sharing;
mod signatures;
mod staff_acts;
mod staff_lists;
mod staff_places;
mod staff_qualify;
mod suppliers;
mod technical;
mod tokens;
mod weak_signals;
mod webhooks;
mod witness;
