//! KEEP-1: whichever write fails while something is recorded, whoever asked
//! learns it, nothing is half done, nothing that was acknowledged is missing,
//! and the log goes on whole.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    os::unix::fs::symlink,
    path::Path,
};

use app::{
    App, AppError,
    proof::{Guarded, Pace},
};
use jiff::SignedDuration;
use ledger::note::Note;
use process::{act::Sequence, command::Command, ids::Reference, words::Class};
use rstest::rstest;
use store::{
    log::{heads, tree},
    outbox,
};
use testkit::{
    database::Engine,
    faults::{Fault, Faults},
    world::{Who, World, declaration},
};

use crate::{
    altered::told,
    log::{Safe, recorded},
};

/// What is recorded, one after the other.
#[derive(Clone, Copy, Debug)]
enum Deed {
    /// A facility declares.
    Declare,
    /// An analyst looks at a case.
    Look,
    /// An analyst qualifies it.
    Qualify,
    /// A mail is said to have gone out.
    Send,
    /// The tree grows.
    Grow,
    /// Its head is signed.
    Sign,
}

const DEEDS: [Deed; 6] = [
    Deed::Declare,
    Deed::Look,
    Deed::Qualify,
    Deed::Send,
    Deed::Grow,
    Deed::Sign,
];

/// A portal, and what it acknowledged.
struct Portal {
    world: World,
    app: App,
    safe: Safe,
    /// The words of each declaration that was acknowledged.
    declared: BTreeMap<Reference, String>,
    qualified: BTreeSet<Reference>,
    /// The version of the last case that the analyst saw.
    seen: Option<Sequence>,
}

impl Portal {
    async fn on(engine: Engine) -> Self {
        let safe = Safe::new();
        let world = World::on(engine).await;
        let app = world.app.keeping_log(safe.keeper());
        app.open_log().await.unwrap();
        recorded(&world, &app).await;
        Self {
            world,
            app,
            safe,
            declared: BTreeMap::new(),
            qualified: BTreeSet::new(),
            seen: None,
        }
    }

    fn last(&self) -> Reference {
        *self.declared.keys().next_back().unwrap()
    }

    async fn attempt(&mut self, deed: Deed, number: u32) -> Result<(), AppError> {
        let world = &self.world;
        match deed {
            Deed::Declare => {
                let words = format!("Panne numéro {number}.");
                let declaration = declaration(&world.hospital, &words);
                let reporter = world.actor(Who::Reporter);
                let receipt = self.app.declare(reporter, declaration).await?;
                self.declared.insert(receipt.reference, words);
            }
            Deed::Look => {
                let view = world.sees(Who::Analyst, self.last()).await?;
                self.seen = Some(view.version);
            }
            Deed::Qualify => {
                let qualify = Command::Qualify {
                    class: Class::Serious,
                    findings: BTreeSet::new(),
                    kinds: BTreeSet::new(),
                    grounds: "Confirmé.".to_owned(),
                };
                let reference = self.last();
                let done = world.does_seeing(Who::Analyst, reference, qualify, self.seen);
                done.await?;
                self.qualified.insert(reference);
            }
            Deed::Send => {
                // A mail that was taken and did not go is due again.
                world.clock.advance(SignedDuration::from_mins(10));
                let (now, lease) = (self.app.now(), SignedDuration::from_secs(60));
                let due = outbox::claim_due(&world.db, now, lease, 1).await?;
                for mail in due {
                    let sent = world.db.write(move |tx| {
                        Box::pin(async move { outbox::mark_sent(tx, &[mail.row.id], now).await })
                    });
                    sent.await?;
                }
            }
            Deed::Grow => while self.app.index_leaves().await? > 0 {},
            Deed::Sign => {
                self.app.sign_head().await?;
            }
        }
        Ok(())
    }

    /// Nothing that was acknowledged is missing, and all of it holds.
    async fn is_whole(&self) {
        assert_eq!(self.app.open_log().await.unwrap(), Guarded::Sound);
        let found = self.app.verify_without_evidence(Pace::Fast).await.unwrap();
        assert!(found.holds(), "{}", told(&found));
        for (reference, words) in &self.declared {
            let view = self.world.sees(Who::Analyst, *reference).await.unwrap();
            assert!(format!("{:?}", view.case).contains(words), "{reference}");
            let qualified = view.case.qualification.is_some();
            assert_eq!(qualified, self.qualified.contains(reference));
        }
    }
}

/// What differs between two counts of rows.
fn changed(before: &BTreeMap<String, i64>, after: &BTreeMap<String, i64>) -> Vec<String> {
    let differs = before
        .iter()
        .filter(|(table, rows)| after[*table] != **rows);
    differs.map(|(table, _)| table.clone()).collect()
}

#[rstest]
#[tokio::test]
async fn whichever_row_cannot_be_written_nothing_is_half_done_or_missing(
    #[values(Fault::Write, Fault::Transaction)] fault: fn(u32) -> Fault,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let mut portal = Portal::on(engine).await;
    let faults = Faults::prepare(&portal.world.database).await;
    for deed in DEEDS {
        let mut refused = 0;
        for after in 0.. {
            faults.lay(fault(after)).await;
            let before = faults.rows().await;
            let attempt = portal.attempt(deed, after).await;
            let left = faults.rows_left().await;
            let rows = faults.rows().await;
            faults.lift().await;
            if attempt.is_ok() {
                assert!(left >= 0, "{deed:?}: the fault at {after} went unnoticed");
                break;
            }
            assert_eq!(changed(&before, &rows), [""; 0], "{deed:?} at {after}");
            refused += 1;
        }
        assert!(refused > 0, "{deed:?} writes nothing");
        portal.is_whole().await;
    }
}

#[rstest]
#[tokio::test]
async fn what_could_not_be_kept_was_never_acknowledged(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let mut portal = Portal::on(engine).await;
    let faults = Faults::prepare(&portal.world.database).await;
    for (number, deed) in (0..).zip(DEEDS) {
        let before = faults.rows().await;
        faults.lay(Fault::Commit).await;
        let attempt = portal.attempt(deed, number).await;
        faults.lift().await;
        assert!(attempt.is_err(), "{deed:?}");
        assert_eq!(changed(&before, &faults.rows().await), [""; 0], "{deed:?}");
        // The second copy of the head may be there before its signature is:
        // that is no other log.
        assert_eq!(portal.app.open_log().await.unwrap(), Guarded::Sound);
        portal.attempt(deed, number).await.unwrap();
    }
    portal.is_whole().await;
}

fn new(head: &Path) -> std::path::PathBuf {
    head.with_extension("new")
}

type Change = fn(&Path);

#[rstest]
#[case::the_disk_is_full(
    |head: &Path| symlink("/dev/full", new(head)).unwrap(),
    |head: &Path| fs::remove_file(new(head)).unwrap()
)]
#[case::it_cannot_be_begun(
    |head: &Path| fs::create_dir(new(head)).unwrap(),
    |head: &Path| fs::remove_dir(new(head)).unwrap()
)]
#[case::it_cannot_be_put_in_place(
    |head: &Path| {
        fs::rename(head, head.with_extension("aside")).unwrap();
        fs::create_dir_all(head.join("in the way")).unwrap();
    },
    |head: &Path| {
        fs::remove_dir_all(head).unwrap();
        fs::rename(head.with_extension("aside"), head).unwrap();
    }
)]
#[case::its_folder_is_gone(
    |head: &Path| fs::rename(head.parent().unwrap(), aside(head)).unwrap(),
    |head: &Path| fs::rename(aside(head), head.parent().unwrap()).unwrap()
)]
#[tokio::test]
async fn a_head_whose_copy_cannot_be_written_is_signed_once_it_can(
    #[case] broken: Change,
    #[case] mended: Change,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let mut portal = Portal::on(engine).await;
    let head = portal.safe.head();
    let signed = || async {
        let log = tree::current(portal.world.db.read())
            .await
            .unwrap()
            .unwrap();
        let kept = heads::last(portal.world.db.read(), &log).await.unwrap();
        kept.unwrap()
    };
    let before = signed().await;
    portal.world.declares(Who::Reporter, "Panne.").await;
    while portal.app.index_leaves().await.unwrap() > 0 {}
    broken(&head);
    assert!(portal.app.sign_head().await.is_err());
    assert_eq!(signed().await.head, before.head, "nothing was signed");
    mended(&head);
    let copy = Note::parse(&fs::read(&head).unwrap()).unwrap();
    assert_eq!(copy, before.note().unwrap());
    let later = portal.app.sign_head().await.unwrap().unwrap();
    assert!(later.size > before.head.size);
    portal.attempt(Deed::Declare, 0).await.unwrap();
    portal.is_whole().await;
}

fn aside(head: &Path) -> std::path::PathBuf {
    head.parent().unwrap().with_extension("aside")
}
