//! `vigie tokens`: keys of programs that use the API.

use app::people::NewToken;
use clap::Subcommand;
use jiff::civil::Date;
use process::{access::Power, facility::FinessNumber};

use super::{say, users::end_of_day};
use crate::{cli, failure::Failure, portal::Portal};

/// What can be done to keys.
#[derive(Debug, Subcommand)]
pub(crate) enum Tokens {
    /// Make a key for an account; it is shown once, here
    Issue {
        #[command(flatten)]
        portal: cli::Portal,
        /// The account's e-mail address
        email: String,
        /// A name by which the key can be revoked
        #[arg(long)]
        name: String,
        /// What it opens: read, declare, act; everything when left out
        #[arg(long = "power", value_name = "POWER")]
        powers: Vec<Power>,
        /// FINESS number of the one facility for which it opens it
        #[arg(long, value_name = "FINESS")]
        facility: Option<FinessNumber>,
        /// The last day on which it works; as long as tokens may last when
        /// left out
        #[arg(long, value_name = "YYYY-MM-DD")]
        until: Option<Date>,
    },
    /// Revoke the keys of an account that bear a name
    Revoke {
        #[command(flatten)]
        portal: cli::Portal,
        /// The account's e-mail address
        email: String,
        /// The name that the key was given
        #[arg(long)]
        name: String,
    },
}

/// Carries out the command.
///
/// # Errors
/// When there is no such account or key.
pub(crate) async fn run(command: Tokens) -> Result<(), Failure> {
    match command {
        Tokens::Issue {
            portal,
            email,
            name,
            powers,
            facility,
            until,
        } => {
            let portal = Portal::of(&portal).await?;
            let facility = match facility {
                Some(finess) => Some(portal.app.facility_by_finess(finess).await?.id),
                None => None,
            };
            let mut new = NewToken::whole(&name);
            new.reach.facility = facility;
            if !powers.is_empty() {
                new.reach.powers = powers.into_iter().collect();
            }
            new.until = until.map(end_of_day).transpose()?;
            let secret = portal.app.issue_token(&email, new).await?;
            say(secret.reveal())?;
            portal.db.close().await.map_err(Into::into)
        }
        Tokens::Revoke {
            portal,
            email,
            name,
        } => {
            let portal = Portal::of(&portal).await?;
            let revoked = portal.app.revoke_token(&email, &name).await?;
            portal.db.close().await?;
            match revoked {
                0 => Err(Failure::new(format!(
                    "{email} has no key named {name:?} in force"
                ))),
                _ => say(format_args!("Revoked: {revoked}.")),
            }
        }
    }
}
