//! What the provable log costs: its tree, what is appended to it one by one
//! and in batches, and the checking of a large bundle.

use std::{
    error::Error,
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use app::{
    App,
    proof::{Extent, check_bundle},
};
use jiff::Timestamp;
use ledger::Nonce;
use locales::{Lang, Texts};
use process::{
    access::{Actor, Audience, Seat},
    act::{Act, Author, Private, Recorded, SealedAct, Sequence, Subject, SubjectKind, seal},
    case::CaseAct,
    facility::{FacilityFlags, acts::FacilityAct},
    ids::{ActId, FacilityId},
};
use store::{Db, log::tree};
use uuid::Uuid;

use crate::{
    commits, load,
    portal::{self, Log},
    tree as hashes,
};

const ONE_BY_ONE: u32 = 2_000;
const BATCHES: u32 = 200;
const IN_A_BATCH: u32 = 256;
const TAKEN_AT_ONCE: u64 = 1_000;

/// Measures the log of a fresh embedded database in `folder`, then a bundle of
/// `records` acts.
pub(crate) async fn measure(folder: &Path, records: u32) -> Result<(), Box<dyn Error>> {
    println!(
        "tree of the log: {:.0} leaves/s on one core",
        hashes::leaves_per_second()
    );
    let single = commits::single_row(&folder.join("commits.db")).await?;
    println!("sqlite single-row durable commits: {single:.0}/s");
    let portal = portal::Portal::start(&folder.join("log.db"), Log::Quiet).await?;
    appends(&portal.app, &portal.db).await?;
    bundle(&portal, folder, records).await
}

/// Acts of a subject of their own, in order.
struct Story {
    subject: Subject,
    last: Sequence,
    at: Timestamp,
}

impl Story {
    fn of(facility: FacilityId, at: Timestamp) -> Self {
        Self {
            subject: Subject {
                kind: SubjectKind::Facility,
                id: facility.0,
            },
            last: Sequence::default(),
            at,
        }
    }

    fn next<A: Act>(&mut self, act: A) -> Result<SealedAct, Box<dyn Error>> {
        self.last = self.last.next();
        let recorded = Recorded {
            id: ActId(Uuid::now_v7()),
            seq: self.last,
            at: self.at,
            by: Author {
                pseudonym: Actor::operator().pseudonym,
                seat: Seat::Operator,
            },
            act,
        };
        let mut bits = Uuid::now_v7().as_u128();
        Ok(seal(self.subject, &recorded, || {
            bits += 1;
            Nonce(std::array::from_fn(|byte| bits.to_le_bytes()[byte % 16]))
        })?)
    }

    fn flags(&mut self) -> Result<SealedAct, Box<dyn Error>> {
        self.next(FacilityAct::FlagsSet {
            flags: FacilityFlags::default(),
        })
    }
}

async fn append(db: &Db, acts: Vec<SealedAct>) -> Result<(), Box<dyn Error>> {
    db.write(move |tx| {
        Box::pin(async move {
            let subjects: Vec<Subject> = acts.iter().take(1).map(|act| act.subject).collect();
            tx.lock(&subjects).await?;
            store::acts::append(tx, &acts).await
        })
    })
    .await?;
    Ok(())
}

fn per_second(count: u32, took: Duration) -> f64 {
    f64::from(count) / took.as_secs_f64()
}

async fn appends(app: &App, db: &Db) -> Result<(), Box<dyn Error>> {
    let facility = app.facility_by_finess(portal::FACILITY.parse()?).await?;
    let mut story = Story::of(facility.id, app.now());
    let sealed: Result<Vec<_>, _> = (0..ONE_BY_ONE).map(|_| story.flags()).collect();
    let sealed = sealed?;
    let start = Instant::now();
    for act in sealed {
        append(db, vec![act]).await?;
    }
    println!(
        "acts appended one by one, each a durable transaction: {:.0}/s",
        per_second(ONE_BY_ONE, start.elapsed())
    );
    let mut batches = Vec::new();
    for _ in 0..BATCHES {
        let batch: Result<Vec<_>, _> = (0..IN_A_BATCH).map(|_| story.flags()).collect();
        batches.push(batch?);
    }
    let start = Instant::now();
    for batch in batches {
        append(db, batch).await?;
    }
    let count = BATCHES * IN_A_BATCH;
    println!(
        "acts appended {IN_A_BATCH} at a time, each batch a durable transaction: {:.0}/s",
        per_second(count, start.elapsed())
    );
    let start = Instant::now();
    let mut taken = 0_u64;
    loop {
        match tree::grow(db, TAKEN_AT_ONCE).await? {
            0 => break,
            some => taken += some,
        }
    }
    app.sign_head().await?;
    println!(
        "leaves taken into the stored tree and signed: {:.0}/s",
        per_second(u32::try_from(taken)?, start.elapsed())
    );
    let start = Instant::now();
    let found = app.verify(app::proof::Pace::Fast).await?;
    println!(
        "vigie verify: {} entries in {:.1} s, {} altered",
        found.entries,
        start.elapsed().as_secs_f64(),
        found.altered()
    );
    Ok(())
}

/// A case of many acts, handed out and checked.
async fn bundle(
    portal: &portal::Portal,
    folder: &Path,
    records: u32,
) -> Result<(), Box<dyn Error>> {
    load::declare(portal, 1, 1).await?;
    let (app, db) = (&portal.app, &portal.db);
    let cases = store::cases::all_references(db.read(), None, 1).await?;
    let (case, reference) = *cases.first().ok_or("the case is there")?;
    let subject = Subject {
        kind: SubjectKind::Case,
        id: case.0,
    };
    let told = store::acts::of_subject(db.read(), subject).await?;
    let mut story = Story {
        subject,
        last: told.last().map(|act| act.seq).unwrap_or_default(),
        at: app.now(),
    };
    while story.last.0 < records {
        let mut batch = Vec::new();
        while story.last.0 < records && batch.len() < 250 {
            batch.push(story.next(CaseAct::Messaged {
                to: Audience::Parties,
                text: Private::Known("Le service est rétabli au rez-de-chaussée.".to_owned()),
            })?);
        }
        append(db, batch).await?;
    }
    let start = Instant::now();
    let bundle = app.whole_bundle(reference, Extent::Whole).await?;
    let made = start.elapsed();
    let start = Instant::now();
    let checked =
        check_bundle(&bundle.bytes, &[]).map_err(|fault| fault.text(Texts::new(Lang::En)))?;
    println!(
        "bundle of {} records, {} KiB: made in {:.2} s, checked in {:.2} s",
        checked.records,
        bundle.bytes.len() / 1024,
        made.as_secs_f64(),
        start.elapsed().as_secs_f64(),
    );
    let (archive, files) = (folder.join("bundle.zip"), folder.join("bundle"));
    fs::write(&archive, &bundle.bytes)?;
    fs::create_dir(&files)?;
    let unpacked = Command::new("python3")
        .args(["-m", "zipfile", "-e"])
        .args([&archive, &files])
        .status()?;
    if !unpacked.success() {
        return Err("python3 unpacks the bundle".into());
    }
    let start = Instant::now();
    let said = Command::new("python3")
        .arg(files.join("verifier.py"))
        .output()?;
    if !said.status.success() {
        return Err(String::from_utf8_lossy(&said.stdout).into_owned().into());
    }
    println!(
        "the same by its own script, Python and OpenSSL alone: {:.1} s",
        start.elapsed().as_secs_f64()
    );
    Ok(())
}
