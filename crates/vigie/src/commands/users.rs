//! `vigie users`: accounts and what they may do.

use std::io::{self, BufRead};

use app::{
    App, AppError,
    facilities::NewPerson,
    people::{Parting, Term},
};
use clap::{Args, Subcommand};
use jiff::{Timestamp, civil::Date};
use process::{
    access::Right,
    calendar::paris,
    ids::GrantId,
    refusal::Reason,
    rights::{Intent, end_of},
};

use super::say;
use crate::{
    cli,
    failure::Failure,
    portal::Portal,
    rights::{FORMS, WrittenRight},
};

/// What can be done to accounts.
#[derive(Debug, Subcommand)]
pub(crate) enum Users {
    /// Show every account with its rights
    List {
        #[command(flatten)]
        portal: cli::Portal,
    },
    /// Add a person with a right
    ///
    /// The person gets an invitation by mail to choose a password, unless one
    /// is given on the standard input.
    Add(Box<Add>),
    /// Give one more right to a person who has an account
    Grant {
        #[command(flatten)]
        portal: cli::Portal,
        /// The account's e-mail address
        email: String,
        /// The right
        #[arg(help = format!("The right: {FORMS}"))]
        right: WrittenRight,
        /// The last day on which it holds; without end when left out
        #[arg(long, value_name = "YYYY-MM-DD")]
        until: Option<Date>,
        /// Why, as it stays on record
        #[arg(long, default_value = "", hide_default_value = true)]
        reason: String,
        /// For a right in a facility: the same in every facility of its group
        /// (same legal entity, or same support facility of a GHT)
        #[arg(long)]
        group: bool,
    },
    /// Take a right back
    #[command(visible_alias = "end")]
    Revoke {
        #[command(flatten)]
        portal: cli::Portal,
        /// The right's number, as the list shows it
        grant: GrantId,
        /// Why, as it stays on record
        #[arg(long, default_value = "", hide_default_value = true)]
        reason: String,
        /// Even if nobody is left who gives rights there
        #[arg(long)]
        even_last: bool,
    },
    /// Take away the second factors of a person who lost them
    ///
    /// Sessions end at once, the person is told by mail, and the act stays on
    /// record with its reason. Make sure first that it is the person who asks.
    ResetFactors {
        #[command(flatten)]
        portal: cli::Portal,
        /// The account's e-mail address
        email: String,
        /// Why, and how the person was recognised
        #[arg(long)]
        reason: String,
    },
    /// Shut an account: its sessions and keys end at once
    Disable {
        #[command(flatten)]
        portal: cli::Portal,
        /// The account's e-mail address
        email: String,
    },
}

/// A person to add.
#[derive(Debug, Args)]
pub(crate) struct Add {
    #[command(flatten)]
    portal: cli::Portal,
    /// The e-mail address under which the person signs in
    email: String,
    #[arg(help = format!("The right: {FORMS}"))]
    right: WrittenRight,
    /// First and last name
    #[arg(long)]
    name: String,
    /// Function
    #[arg(long, default_value = "", hide_default_value = true)]
    function: String,
    /// Phone
    #[arg(long, default_value = "", hide_default_value = true)]
    phone: String,
    /// The last day on which the right holds; without end when left out
    #[arg(long, value_name = "YYYY-MM-DD")]
    until: Option<Date>,
    /// Why, as it stays on record
    #[arg(long, default_value = "", hide_default_value = true)]
    reason: String,
    /// Read a password from the first line of the standard input, instead of
    /// mailing an invitation
    #[arg(long)]
    password_stdin: bool,
}

/// Carries out the command.
///
/// # Errors
/// When it cannot be done, with why.
pub(crate) async fn run(command: Users) -> Result<(), Failure> {
    match command {
        Users::List { portal } => list(&portal).await,
        Users::Add(person) => add(*person).await,
        Users::Grant {
            portal,
            email,
            right,
            until,
            reason,
            group,
        } => {
            let portal = Portal::of(&portal).await?;
            let mut granted = vec![right.find(&portal.app).await?];
            if group {
                granted.extend(in_group(&portal.app, granted[0]).await?);
            }
            let until = until.map(end_of_day).transpose()?;
            let term = Term { until, reason };
            for right in granted {
                let person = NewPerson {
                    email: email.clone(),
                    ..NewPerson::default()
                };
                portal
                    .app
                    .grant_because(person, right, term.clone(), None)
                    .await?;
                let written = WrittenRight::of(&portal.app, right).await?;
                say(format_args!("Granted: {written}."))?;
            }
            portal.db.close().await.map_err(Into::into)
        }
        Users::Revoke {
            portal,
            grant,
            reason,
            even_last,
        } => {
            let portal = Portal::of(&portal).await?;
            let intent = if even_last {
                Intent::Deliberate
            } else {
                Intent::Unwarned
            };
            let parting = Parting { reason, intent };
            match portal.app.end_grant(grant, parting).await {
                Err(AppError::Refused(refusal)) if refusal.reason == Reason::LastHolder => {
                    return Err(Failure::new(
                        "nobody would be left who gives rights there: grant the right to \
                         somebody else first, or say --even-last",
                    ));
                }
                ended => ended?,
            }
            say("Ended.")?;
            portal.db.close().await.map_err(Into::into)
        }
        Users::ResetFactors {
            portal,
            email,
            reason,
        } => {
            let portal = Portal::of(&portal).await?;
            portal.app.reset_factors(&email, &reason).await?;
            say("Second factors taken away; the person is told by mail.")?;
            portal.db.close().await.map_err(Into::into)
        }
        Users::Disable { portal, email } => {
            let portal = Portal::of(&portal).await?;
            portal.app.disable(&email).await?;
            say(format_args!("{email} is disabled."))?;
            portal.db.close().await.map_err(Into::into)
        }
    }
}

/// The same right in the other facilities of the group.
async fn in_group(app: &App, right: Right) -> Result<Vec<Right>, Failure> {
    let Right::Facility { facility, role } = right else {
        return Err(Failure::new("--group goes with a right in a facility"));
    };
    let members = app.group_members(facility).await?;
    Ok(members
        .into_iter()
        .map(|member| Right::Facility {
            facility: member.id,
            role,
        })
        .collect())
}

async fn add(person: Add) -> Result<(), Failure> {
    let password = if person.password_stdin {
        Some(first_line()?)
    } else {
        None
    };
    let portal = Portal::of(&person.portal).await?;
    let right = person.right.find(&portal.app).await?;
    let until = person.until.map(end_of_day).transpose()?;
    let term = Term {
        until,
        reason: person.reason,
    };
    let email = person.email.clone();
    let new = NewPerson {
        name: person.name,
        function: person.function,
        email: person.email,
        phone: person.phone,
    };
    portal
        .app
        .grant_because(new, right, term, password.as_deref())
        .await?;
    match password {
        Some(_) => say(format_args!("{email} can sign in."))?,
        None => say(format_args!("{email} is invited by mail."))?,
    }
    portal.db.close().await.map_err(Into::into)
}

async fn list(portal: &cli::Portal) -> Result<(), Failure> {
    let portal = Portal::of(portal).await?;
    for account in portal.app.accounts().await? {
        match account.disabled_at {
            None => say(format_args!("{}  {}", account.email, account.name))?,
            Some(at) => say(format_args!(
                "{}  {}  disabled on {}",
                account.email,
                account.name,
                day(at)
            ))?,
        }
        for grant in account.grants {
            let right = WrittenRight::of(&portal.app, grant.right).await?;
            let until = grant
                .until
                .map(|at| format!(" until {}", day(at)))
                .unwrap_or_default();
            say(format_args!(
                "  {}  {right}  since {}{until}",
                grant.id,
                day(grant.from)
            ))?;
        }
    }
    portal.db.close().await.map_err(Into::into)
}

fn first_line() -> Result<String, Failure> {
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    let password = line.trim_end_matches(['\r', '\n']);
    if password.is_empty() {
        return Err(Failure::new("no password on the standard input"));
    }
    Ok(password.to_owned())
}

/// The instant at which a day ends in Paris.
///
/// # Errors
/// When the day is beyond every calendar.
pub(super) fn end_of_day(day: Date) -> Result<Timestamp, Failure> {
    end_of(day).ok_or_else(|| Failure::new(format!("{day} is beyond the calendar")))
}

fn day(at: Timestamp) -> Date {
    at.to_zoned(paris()).date()
}
