//! Making the bundle of a case.

use std::{collections::BTreeMap, time::Duration};

use ledger::{
    disclosure::Disclosure,
    keys::PublicKey,
    proofs::{hashes, inclusion},
    tiles::{Tiles, needed},
};
use locales::{Lang, Texts};
use process::{
    access::{Actor, scope},
    act::{Opening, Recorded, Sequence},
    case::{Case, CaseAct},
    ids::{CaseId, Reference},
};
use store::{
    access_record::{Access, Looked},
    acts::StoredAct,
    log::{
        self, entries,
        heads::{self, Kept},
        tree::{self, Log},
    },
};
use uuid::Uuid;

use super::{
    archive::{self, Files},
    contents::{self, Proved, Stamps},
    readable::{self, Readable},
    signatures,
};
use crate::{App, AppError, app::case_subject, proof::stamping::Need};

/// A bundle, ready to be handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// Name of its file.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A document for people that is put beside the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its path in the bundle.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How much of a case is handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All that may be read of it.
    Whole,
    /// One act, with its proof and nothing else.
    Act(Sequence),
}

const LEAVES_AT_ONCE: u64 = 1_000;
const WITNESSES_TAKE: Duration = Duration::from_secs(5);

impl App {
    /// The bundle of what the actor may read of a case, with papers beside the
    /// records; it goes to the access record.
    ///
    /// # Errors
    /// When the actor sees no such case or act, or nothing signs the log.
    pub async fn bundle(
        &self,
        actor: &Actor,
        reference: Reference,
        extent: Extent,
        papers: Vec<Paper>,
    ) -> Result<Bundle, AppError> {
        let scope = scope(actor);
        let reader = self.0.db.read();
        let line = store::cases::by_reference(reader, &scope, reference)
            .await?
            .ok_or(AppError::NotFound)?;
        let access = Access {
            case: line.row.id,
            by: actor.pseudonym.clone(),
            seat: actor.seat(line.row.facility),
            at: self.now(),
            what: Looked::Bundle,
        };
        self.0.db.record_access(access).await?;
        let acts = store::acts::of_case(reader, &scope, line.row.id).await?;
        let papers = papers.into_iter();
        let asked = Asked {
            case: line.row.id,
            reference,
            extent,
            beside: papers.map(|paper| (paper.path, paper.bytes)).collect(),
        };
        self.bundle_of(asked, acts).await
    }

    /// The bundle of a whole case, for the operator.
    ///
    /// # Errors
    /// When there is no such case or act, or nothing signs the log.
    pub async fn whole_bundle(
        &self,
        reference: Reference,
        extent: Extent,
    ) -> Result<Bundle, AppError> {
        self.operators_bundle(reference, extent, None).await
    }

    /// The same, with the files of evidence: that they leave, and why, is put
    /// on record first.
    ///
    /// # Errors
    /// As [`App::whole_bundle`]; when no reason is given, or the files are
    /// larger than a bundle takes.
    pub async fn whole_bundle_with_evidence(
        &self,
        reference: Reference,
        reason: &str,
    ) -> Result<Bundle, AppError> {
        self.operators_bundle(reference, Extent::Whole, Some(reason))
            .await
    }

    async fn operators_bundle(
        &self,
        reference: Reference,
        extent: Extent,
        with_evidence: Option<&str>,
    ) -> Result<Bundle, AppError> {
        let reader = self.0.db.read();
        let case = store::cases::locate(reader, reference)
            .await?
            .ok_or(AppError::NotFound)?;
        let operator = Actor::operator();
        let seat = process::access::Seat::Operator;
        let access = Access {
            case,
            by: operator.pseudonym,
            seat,
            at: self.now(),
            what: Looked::Bundle,
        };
        self.0.db.record_access(access).await?;
        let beside = match with_evidence {
            None => Files::new(),
            Some(reason) => self.hand_out_evidence(case, reason).await?,
        };
        let acts = store::acts::of_subject(reader, case_subject(case)).await?;
        let asked = Asked {
            case,
            reference,
            extent,
            beside,
        };
        self.bundle_of(asked, acts).await
    }

    async fn bundle_of(&self, asked: Asked, mut acts: Vec<StoredAct>) -> Result<Bundle, AppError> {
        let Asked {
            case,
            reference,
            extent,
            beside,
        } = asked;
        let keeper = self.0.keeper.clone().ok_or(AppError::NotFound)?;
        self.sign_all().await?;
        // A witness that takes longer vouches for the next head.
        let asked = tokio::time::timeout(WITNESSES_TAKE, self.ask_witnesses());
        asked.await.unwrap_or(Ok(0))?;
        let asked = tokio::time::timeout(WITNESSES_TAKE, self.ask_timestamp(Need::Now));
        asked.await.unwrap_or(Ok(None))?;
        let reader = self.0.db.read();
        let name = match extent {
            Extent::Whole => format!("dossier-{reference}.zip"),
            Extent::Act(number) => {
                acts.retain(|act| act.seq == number);
                if acts.is_empty() {
                    return Err(AppError::NotFound);
                }
                format!("dossier-{reference}-acte-{}.zip", number.0)
            }
        };
        let mut records: Vec<Record> = acts.iter().map(Record::of_act).collect();
        if extent == Extent::Whole {
            let readable: Vec<Uuid> = records.iter().map(|record| record.id).collect();
            for (index, entry) in entries::of_case(reader, case).await?.iter().enumerate() {
                let body: serde_json::Value =
                    serde_json::from_slice(&entry.body).unwrap_or_default();
                let act = body["facts"]["act"].as_str().and_then(|id| id.parse().ok());
                if act.is_none_or(|act| readable.contains(&act)) {
                    records.push(Record {
                        id: entry.id,
                        folder: "messages",
                        number: index + 1,
                        body: entry.body.clone(),
                        openings: Vec::new(),
                    });
                }
            }
        }
        let logs = tree::all(reader).await?;
        let log = logs.last().ok_or(AppError::NotFound)?;
        let signed = self.signed(&logs).await?;
        let proved = self.prove_records(&signed, records).await?;
        let keys: Vec<PublicKey> = logs.iter().flat_map(|log| log.keys.clone()).collect();
        let stamps = self.stamps(&signed)?;
        let title =
            Texts::new(Lang::Fr).one("proof-bundle-title", "reference", reference.to_string());
        let mut files = contents::files(&title, &proved, &keys, &self.witness_keys(), &stamps)?;
        files.extend(match extent {
            Extent::Whole => self.readable(case, acts).await?.files(&proved)?,
            Extent::Act(_) => acts
                .first()
                .map_or_else(|| Ok(Files::new()), |act| readable::act(&title, act))?,
        });
        files.extend(beside);
        let names = match extent {
            Extent::Whole => {
                store::accounts::names_of(reader, &signatures::signers(&proved)).await?
            }
            Extent::Act(_) => BTreeMap::new(),
        };
        files.extend(signatures::files(&proved, &names));
        let files = contents::sealed(files, &title, &keeper.key(&log.origin))?;
        Ok(Bundle {
            name,
            bytes: archive::write(&files)?,
        })
    }

    /// The case as these acts of it tell.
    async fn readable(&self, case: CaseId, stored: Vec<StoredAct>) -> Result<Readable, AppError> {
        let acts = stored
            .iter()
            .map(StoredAct::unseal::<CaseAct>)
            .collect::<Result<Vec<Recorded<CaseAct>>, _>>()?;
        let case = Case::from_readable_acts(case, &acts)?;
        let facility = store::facilities::by_id(self.0.db.read(), case.facility())
            .await?
            .ok_or(AppError::NotFound)?
            .facility;
        Ok(Readable {
            case,
            facility,
            acts,
            stored,
        })
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
    fn stamps(&self, signed: &[(Log, Kept)]) -> Result<Stamps, AppError> {
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

    /// Takes everything into the log, and signs it.
    async fn sign_all(&self) -> Result<(), AppError> {
        while store::log::sequence(&self.0.db, LEAVES_AT_ONCE).await? > 0 {}
        while tree::grow(&self.0.db, LEAVES_AT_ONCE).await? > 0 {}
        self.sign_head().await?;
        Ok(())
    }

    /// Each log with its last checkpoint.
    async fn signed(&self, logs: &[Log]) -> Result<Vec<(Log, Kept)>, AppError> {
        let mut signed = Vec::new();
        for log in logs {
            if let Some(kept) = heads::last(self.0.db.read(), log).await? {
                signed.push((log.clone(), kept));
            }
        }
        Ok(signed)
    }

    async fn prove_records(
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
            let mut wanted = std::collections::BTreeSet::new();
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

struct Asked {
    case: CaseId,
    reference: Reference,
    extent: Extent,
    /// What is put beside the records.
    beside: Files,
}

struct Record {
    id: Uuid,
    folder: &'static str,
    number: usize,
    body: Vec<u8>,
    openings: Vec<Opening>,
}

impl Record {
    fn of_act(act: &StoredAct) -> Self {
        Self {
            id: act.id.0,
            folder: "actes",
            number: usize::try_from(act.seq.0).unwrap_or(usize::MAX),
            body: act.body.clone(),
            openings: act.openings.clone(),
        }
    }
}
