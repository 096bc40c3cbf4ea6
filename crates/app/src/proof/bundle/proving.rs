//! Records with what proves them, once all is in the log and signed.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use ledger::{
    disclosure::Disclosure,
    keys::PublicKey,
    proofs::{hashes, inclusion},
    tiles::{Tiles, needed},
};
use process::act::Opening;
use store::{
    acts::StoredAct,
    log::{
        self,
        entries::LogEntry,
        heads::{self, Kept},
        tree::{self, Log},
    },
};
use uuid::Uuid;

use super::contents::{Proved, Stamps};
use crate::{App, AppError, proof::stamping::Need};

const LEAVES_AT_ONCE: u64 = 1_000;
const WITNESSES_TAKE: Duration = Duration::from_secs(5);

/// A record to be proved.
pub(super) struct Record {
    pub(super) id: Uuid,
    folder: &'static str,
    number: usize,
    body: Vec<u8>,
    openings: Vec<Opening>,
}

impl Record {
    pub(super) fn of_act(act: &StoredAct) -> Self {
        Self {
            id: act.id.0,
            folder: "actes",
            number: usize::try_from(act.seq.0).unwrap_or(usize::MAX),
            body: act.body.clone(),
            openings: act.openings.clone(),
        }
    }

    /// A message that went out, by its place among those of the case.
    pub(super) fn of_message(number: usize, entry: &LogEntry) -> Self {
        Self {
            id: entry.id,
            folder: "messages",
            number,
            body: entry.body.clone(),
            openings: Vec::new(),
        }
    }
}

impl App {
    /// Takes everything into the log and signs it; witnesses and the timestamp
    /// authority are asked to vouch for it, and not waited for.
    pub(super) async fn sign_all(&self) -> Result<(), AppError> {
        while store::log::sequence(&self.0.db, LEAVES_AT_ONCE).await? > 0 {}
        while tree::grow(&self.0.db, LEAVES_AT_ONCE).await? > 0 {}
        self.sign_head().await?;
        // A witness that takes longer vouches for the next head.
        let asked = tokio::time::timeout(WITNESSES_TAKE, self.ask_witnesses());
        asked.await.unwrap_or(Ok(0))?;
        let asked = tokio::time::timeout(WITNESSES_TAKE, self.ask_timestamp(Need::Now));
        asked.await.unwrap_or(Ok(None))?;
        Ok(())
    }

    /// Each log with its last checkpoint.
    pub(super) async fn signed(&self, logs: &[Log]) -> Result<Vec<(Log, Kept)>, AppError> {
        let mut signed = Vec::new();
        for log in logs {
            if let Some(kept) = heads::last(self.0.db.read(), log).await? {
                signed.push((log.clone(), kept));
            }
        }
        Ok(signed)
    }

    /// The keys of the witnesses that the policy names.
    pub(in crate::proof) fn witness_keys(&self) -> Vec<PublicKey> {
        let policy = self.0.vouching.policy.as_deref();
        let witnesses = policy.map_or(&[][..], |policy| &policy.witnesses);
        witnesses
            .iter()
            .map(|witness| witness.key.clone())
            .collect()
    }

    /// The tokens over what is handed out, and the authority that they are of.
    pub(super) fn stamps(&self, signed: &[(Log, Kept)]) -> Result<Stamps, AppError> {
        let times = self.0.vouching.times.as_deref();
        let mut stamps = Stamps {
            authority: times.map(|times| times.authority.pem().to_owned()),
            tokens: Vec::new(),
        };
        for (_, kept) in signed {
            if let Some(token) = kept.token.clone() {
                stamps.tokens.push((kept.note()?, token));
            }
        }
        Ok(stamps)
    }

    pub(super) async fn prove_records(
        &self,
        signed: &[(Log, Kept)],
        records: Vec<Record>,
    ) -> Result<Vec<Proved>, AppError> {
        let reader = self.0.db.read();
        let ids: Vec<Uuid> = records.iter().map(|record| record.id).collect();
        let places = log::places(reader, &ids).await?;
        let unproved = || AppError::Internal("a record is in no signed log".to_owned());
        let mut tiles: BTreeMap<u32, Tiles> = BTreeMap::new();
        for (log, kept) in signed {
            let mut wanted = BTreeSet::new();
            for place in places.values() {
                let index = place.checked_sub(log.first);
                let spans = index.and_then(|index| inclusion(index, kept.head.size));
                wanted.extend(needed(&spans.unwrap_or_default()));
            }
            tiles.insert(log.number, tree::tiles(reader, log, wanted).await?);
        }
        records
            .into_iter()
            .map(|record| {
                let place = places.get(&record.id).ok_or_else(unproved)?;
                let (log, kept) = signed
                    .iter()
                    .rev()
                    .find(|(log, _)| log.first <= *place)
                    .ok_or_else(unproved)?;
                let index = place - log.first;
                let spans = inclusion(index, kept.head.size).ok_or_else(unproved)?;
                let held = tiles.get(&log.number).ok_or_else(unproved)?;
                let path = hashes(&spans, held).ok_or_else(unproved)?;
                Ok(Proved {
                    folder: record.folder,
                    number: record.number,
                    body: record.body,
                    openings: record.openings,
                    proof: Disclosure {
                        index,
                        path,
                        checkpoint: kept.note()?,
                    },
                })
            })
            .collect()
    }
}
