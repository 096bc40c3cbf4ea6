//! How the log stands, for those who watch over it.

use jiff::Timestamp;
use ledger::{
    Head,
    keys::{KeyName, PublicKey},
    note::Note,
    policy::Quorum,
};
use process::{
    access::{Actor, Verb},
    decide::permit,
};
use store::log::{heads, tree};

use crate::{App, AppError, people::directors::staff_seat};

/// How the log stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its name.
    pub origin: KeyName,
    /// The keys that sign it, the first one first.
    pub keys: Vec<PublicKey>,
    /// Entries that it holds.
    pub entries: u64,
    /// What was signed last.
    pub signed: Option<SignedHead>,
    /// The witnesses of the policy.
    pub witnesses: Vec<WitnessStanding>,
    /// Whether enough of them vouch for what was signed last; none without a
    /// policy.
    pub quorum: Option<Quorum>,
    /// What an authority stamped last, in size and time; none when none is
    /// configured.
    pub stamped: Option<StampedHead>,
    /// The key under which this installation vouches for others.
    pub vouches_as: Option<PublicKey>,
}

/// A head that was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedHead {
    /// The head.
    pub head: Head,
    /// The checkpoint, with all that vouches for it.
    pub note: Note,
    /// When.
    pub at: Timestamp,
}

/// How far an authority has stamped the log (RFC 3161).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StampedHead {
    /// Where the authority is asked.
    pub authority: String,
    /// The size that it stamped last, and when the token came in.
    pub last: Option<(u64, Timestamp)>,
}

/// How far a witness of the policy has followed the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WitnessStanding {
    /// Its name in the policy.
    pub name: String,
    /// Its key.
    pub key: PublicKey,
    /// The size for which it vouched last, and when; none before the first.
    pub last: Option<(u64, Timestamp)>,
}

impl App {
    /// How the log stands; none while nothing signs it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn log_standing(&self) -> Result<Option<Standing>, AppError> {
        let reader = self.0.db.read();
        let Some(log) = tree::current(reader).await? else {
            return Ok(None);
        };
        let signed = match heads::last(reader, &log).await? {
            None => None,
            Some(kept) => Some(SignedHead {
                head: kept.head,
                note: kept.note()?,
                at: kept.at,
            }),
        };
        let vouched = heads::vouched(reader, &log).await?;
        let policy = self.0.vouching.policy.as_deref();
        let witnesses = policy.map_or_else(Vec::new, |policy| {
            let of = |key: &PublicKey| {
                let mut vouchers = vouched.iter();
                vouchers.find(|voucher| voucher.witness == *key.name())
            };
            let named = policy.witnesses.iter();
            named
                .map(|witness| WitnessStanding {
                    name: witness.name.clone(),
                    last: of(&witness.key).map(|voucher| (voucher.size, voucher.at)),
                    key: witness.key.clone(),
                })
                .collect()
        });
        let quorum = match (policy, &signed) {
            (Some(policy), Some(signed)) => Some(policy.reached(&signed.note)),
            _ => None,
        };
        let stamped = match &self.0.vouching.times {
            None => None,
            Some(times) => Some(StampedHead {
                authority: times.url.to_string(),
                last: heads::last_stamped(reader, &log)
                    .await?
                    .map(|last| (last.size, last.at)),
            }),
        };
        Ok(Some(Standing {
            stamped,
            origin: log.origin.clone(),
            entries: log.tree.size(),
            keys: log.keys,
            signed,
            witnesses,
            quorum,
            vouches_as: self.witness().map(super::Witness::public),
        }))
    }

    /// The same, for somebody who watches over it.
    ///
    /// # Errors
    /// When the actor does not watch over the log, or the database does not
    /// answer.
    pub async fn log_standing_for(&self, actor: &Actor) -> Result<Option<Standing>, AppError> {
        permit(Verb::WatchLog, staff_seat(actor))?;
        self.log_standing().await
    }
}
