//! Accounts: nobody comes in by a row. What opens an account was put there by
//! an act; a row that is gone opens nothing, and is no matter here.

use process::{
    act::Recorded,
    ids::AccountId,
    sign_in::acts::{AccountAct, Factor},
};
use store::{Reader, factors, identities, tokens};

use super::Rows;
use crate::{AppError, people::token_mark};

pub(super) async fn follow(
    reader: Reader<'_>,
    id: AccountId,
    acts: &[Recorded<AccountAct>],
) -> Result<Rows, AppError> {
    let (mut passkeys, mut applications, mut links) = (0_u64, 0_u64, 0_usize);
    let (mut made, mut revoked) = (Vec::new(), Vec::new());
    for act in acts {
        match &act.act {
            AccountAct::FactorAdded { factor } => match factor {
                Factor::Passkey => passkeys += 1,
                Factor::CodeApplication => applications = 1,
            },
            AccountAct::FactorRemoved { factor } => match factor {
                Factor::Passkey => passkeys = passkeys.saturating_sub(1),
                Factor::CodeApplication => applications = 0,
            },
            AccountAct::FactorsReset { .. } => (passkeys, applications) = (0, 0),
            AccountAct::IdentityLinked { .. } => links += 1,
            AccountAct::IdentityUnlinked { .. } => links = links.saturating_sub(1),
            AccountAct::TokenMade {
                mark, reach, until, ..
            } => {
                made.push((mark.clone(), reach.clone(), Some(*until)));
            }
            AccountAct::TokenRevoked { mark } => {
                revoked.push(mark.clone());
            }
            _ => {}
        }
    }
    let application = factors::code_applications::find(reader, id).await?;
    let held = tokens::of_account(reader, id).await?;
    let explained = held.iter().all(|token| {
        let known = (
            token_mark(token.hash),
            token.reach.clone(),
            token.expires_at,
        );
        made.contains(&known) && (token.revoked_at.is_some() || !revoked.contains(&known.0))
    });
    let same = factors::passkeys::count(reader, id).await? <= passkeys
        && u64::from(application.is_some()) <= applications
        && identities::of_account(reader, id).await?.len() <= links
        && explained;
    Ok(same.into())
}
