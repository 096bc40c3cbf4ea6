//! What the store promises, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod access_record;
mod acts;
mod case_lists;
mod coming_in;
mod directory;
mod door;
mod drafts;
mod embedded;
mod facilities;
mod factors;
mod figures;
mod log;
mod migrations;
mod obligations;
mod outbox;
mod past;
mod people;
mod references;
mod requests;
mod scopes;
mod search;
mod transfer;
mod trees;
mod world;
