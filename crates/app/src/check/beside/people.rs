//! Accounts: nobody comes in by a row. What opens an account was put there by
//! an act, and so was what signs or is told in its name; a row that is gone
//! does nothing of it, and is no matter here.

use std::collections::BTreeMap;

use process::{
    act::{Private, Recorded},
    ids::{AccountId, WebhookId},
    sign_in::acts::{AccountAct, Factor},
};
use store::{Reader, factors, identities, tokens, webhooks};

use super::Rows;
use crate::{
    AppError,
    people::{factors::fingerprint, token_mark},
};

pub(super) async fn follow(
    reader: Reader<'_>,
    id: AccountId,
    acts: &[Recorded<AccountAct>],
) -> Result<Rows, AppError> {
    let (mut passkeys, mut applications, mut links) = (0_u64, 0_u64, 0_usize);
    let (mut made, mut revoked) = (Vec::new(), Vec::new());
    let mut keys: Vec<&Private<String>> = Vec::new();
    let mut addresses: BTreeMap<WebhookId, &Private<String>> = BTreeMap::new();
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
            AccountAct::SigningKeyAdded { fingerprint } => keys.push(fingerprint),
            AccountAct::SigningKeyRemoved { fingerprint } => {
                keys.retain(|known| *known != fingerprint);
            }
            AccountAct::WebhookMade { webhook, url, .. } => {
                addresses.insert(*webhook, url);
            }
            AccountAct::WebhookEnded { webhook } => {
                addresses.remove(webhook);
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
    let signing = factors::signing_keys::of_account(reader, id).await?;
    let signs = signing.iter().all(|key| {
        let print = fingerprint(&key.public_key);
        keys.iter().any(|known| may_be(known, &print))
    });
    let told = webhooks::of_account(reader, id).await?;
    let told = told.iter().all(|webhook| {
        let made = addresses.get(&webhook.id);
        made.is_some_and(|url| may_be(url, &webhook.url))
    });
    let same = factors::passkeys::count(reader, id).await? <= passkeys
        && u64::from(application.is_some()) <= applications
        && identities::of_account(reader, id).await?.len() <= links
        && explained
        && signs
        && told;
    Ok(Rows::compared(same))
}

/// Whether a value on record is this one; one that was erased may be.
fn may_be(on_record: &Private<String>, stored: &str) -> bool {
    on_record.known().is_none_or(|known| known == stored)
}
