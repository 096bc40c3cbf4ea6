//! `vigie retention`: the end of files, for the administrator, who sees
//! numbers and dates and no content.

use app::{
    AppError,
    cases::ActRequest,
    retention::{Conservation, EndRequest},
};
use clap::Subcommand;
use process::{access::Actor, command::Command, ids::SubjectNumber, retention::EndCommand};

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
    /// Hold the file of a case, an incident or an alert for a complaint or an
    /// inquiry
    Hold {
        #[command(flatten)]
        portal: cli::Portal,
        /// Its number, such as 2026-000123, INC-2026-007 or A2026-0007
        reference: SubjectNumber,
        /// Why; it goes on record
        #[arg(long)]
        reason: String,
    },
    /// Lift such a hold
    Release {
        #[command(flatten)]
        portal: cli::Portal,
        /// Its number, such as 2026-000123, INC-2026-007 or A2026-0007
        reference: SubjectNumber,
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
        } => act(&portal, reference, EndCommand::PlaceHold { reason }).await,
        Retention::Release {
            portal,
            reference,
            reason,
        } => act(&portal, reference, EndCommand::LiftHold { reason }).await,
    }
}

async fn act(
    portal: &cli::Portal,
    number: SubjectNumber,
    command: EndCommand,
) -> Result<(), Failure> {
    let portal = Portal::of(portal).await?;
    let operator = Actor::operator();
    let done = match number {
        SubjectNumber::Case(reference) => {
            let request = ActRequest {
                command: of_case(command),
                seen: None,
                key: None,
            };
            portal
                .app
                .act(&operator, reference, request)
                .await
                .map(drop)
        }
        other => {
            let request = EndRequest {
                command,
                seen: None,
            };
            portal
                .app
                .act_on_file(&operator, other, request)
                .await
                .map(drop)
        }
    };
    portal.db.close().await?;
    match done {
        Ok(()) => say(format_args!("Recorded on {number}.")),
        Err(AppError::NotFound) => Err(Failure::new(format!("there is no file {number}"))),
        Err(error) => Err(error.into()),
    }
}

/// The same, done to a case.
fn of_case(command: EndCommand) -> Command {
    match command {
        EndCommand::PlaceHold { reason } => Command::PlaceHold { reason },
        EndCommand::LiftHold { reason } => Command::LiftHold { reason },
        EndCommand::ProposeDisposition {
            disposition,
            until,
            reason,
        } => Command::ProposeDisposition {
            disposition,
            until,
            reason,
        },
        EndCommand::ApproveDisposition => Command::ApproveDisposition,
        EndCommand::DeclineDisposition { reason } => Command::DeclineDisposition { reason },
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
