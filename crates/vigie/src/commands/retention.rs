//! `vigie retention`: the end of files, for the administrator, who sees
//! numbers and dates and no content.

use app::{AppError, cases::ActRequest, retention::Conservation};
use clap::Subcommand;
use process::{access::Actor, command::Command, ids::Reference};

use super::say;
use crate::{cli, failure::Failure, portal::Portal};

/// What can be done about the end of files.
#[derive(Debug, Subcommand)]
pub(crate) enum Retention {
    /// Say what is due, waits for a second person, is held or has ended
    List {
        #[command(flatten)]
        portal: cli::Portal,
    },
    /// Carry out now what was decided and what ends by itself
    Run {
        #[command(flatten)]
        portal: cli::Portal,
    },
    /// Hold the file of a case for a complaint or an inquiry
    Hold {
        #[command(flatten)]
        portal: cli::Portal,
        /// Number of the case, such as 2026-000123
        reference: Reference,
        /// Why; it goes on record
        #[arg(long)]
        reason: String,
    },
    /// Lift such a hold
    Release {
        #[command(flatten)]
        portal: cli::Portal,
        /// Number of the case, such as 2026-000123
        reference: Reference,
        /// Why; it goes on record
        #[arg(long)]
        reason: String,
    },
}

/// Carries out the command.
///
/// # Errors
/// When a rule refuses, there is no such case, or something due cannot be
/// carried out.
pub(crate) async fn run(command: Retention) -> Result<(), Failure> {
    match command {
        Retention::List { portal } => {
            let portal = Portal::of(&portal).await?;
            let found = portal.app.conservation(&Actor::operator()).await?;
            portal.db.close().await?;
            say(listed(&found))
        }
        Retention::Run { portal } => {
            let portal = Portal::of(&portal).await?;
            let done = portal.app.carry_out_retention().await?;
            portal.db.close().await?;
            say(format_args!(
                "Files ended: {}. Contacts erased: {}. Requests of persons carried out: {}. \
                 Accounts erased: {}. Addresses of mails erased: {}. Looks erased: {}.",
                done.files, done.contacts, done.requests, done.accounts, done.addresses, done.looks
            ))
        }
        Retention::Hold {
            portal,
            reference,
            reason,
        } => act(&portal, reference, Command::PlaceHold { reason }).await,
        Retention::Release {
            portal,
            reference,
            reason,
        } => act(&portal, reference, Command::LiftHold { reason }).await,
    }
}

async fn act(portal: &cli::Portal, reference: Reference, command: Command) -> Result<(), Failure> {
    let portal = Portal::of(portal).await?;
    let request = ActRequest {
        command,
        seen: None,
        key: None,
    };
    let done = portal.app.act(&Actor::operator(), reference, request).await;
    portal.db.close().await?;
    match done {
        Ok(done) => say(format_args!("Recorded on {}.", done.reference)),
        Err(AppError::NotFound) => Err(Failure::new(format!("there is no case {reference}"))),
        Err(error) => Err(error.into()),
    }
}

fn listed(found: &Conservation) -> String {
    let mut lines = Vec::new();
    for line in &found.categories {
        if let (Some(kept), Some(ended)) = (line.kept, line.ended) {
            lines.push(format!(
                "{}: {kept} kept, {ended} ended",
                line.category.key()
            ));
        }
    }
    for file in &found.due {
        lines.push(format!(
            "due since {}: {} ({}, {})",
            day(file.since),
            file.reference,
            file.category.key(),
            file.then.key()
        ));
    }
    for file in &found.proposed {
        lines.push(format!(
            "waits for a second person since {}: {} ({})",
            day(file.proposed_at),
            file.reference,
            file.disposition.key()
        ));
    }
    for file in &found.ending {
        lines.push(format!(
            "to be carried out: {} ({})",
            file.reference,
            file.disposition.key()
        ));
    }
    for file in &found.held {
        lines.push(format!(
            "held since {}: {}",
            day(file.since),
            file.reference
        ));
    }
    for file in &found.ended {
        lines.push(format!(
            "ended on {}: {} ({})",
            day(file.at),
            file.reference,
            file.disposition.key()
        ));
    }
    lines.join("\n")
}

fn day(at: jiff::Timestamp) -> jiff::civil::Date {
    process::calendar::paris().to_datetime(at).date()
}
