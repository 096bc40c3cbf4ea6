//! The program from outside: its command line, its configuration, its
//! demonstration, and what it keeps when it is killed.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod backup;
mod configuration;
mod contrib;
mod demonstration;
mod discretion;
mod evidence_room;
mod failover;
mod indicator;
mod insistent;
mod load;
mod log;
mod mail_outages;
mod metrics;
mod migrations;
mod nothing_lost;
mod older_node;
mod outages;
mod past;
mod place;
mod playbooks;
mod register;
mod sudden_death;
mod traces;
mod upgrade;
mod users;
