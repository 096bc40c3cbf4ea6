//! KEEP-1: what a backup holds comes back whole and proved, on either
//! database, or not at all.

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read, Write},
};

use age::{Encryptor, Identity, Recipient, secrecy::ExposeSecret, x25519};
use app::{
    App, Clock, Config, ManualClock, ServerSecret,
    backup::{BackedUp, BackupError, Bundle, KeptFile, Key, Lock, Restored, restore},
    proof::{Break, Guarded, Pace},
};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use rstest::rstest;
use serde_json::Value;
use store::{Db, transfer::NotLoaded};
use tempfile::TempDir;
use testkit::{
    database::{Engine, Engine::Postgres, Engine::Sqlite, TestDatabase},
    world::{Who, World},
};

use crate::{
    altered::proved,
    log::{ORIGIN, Safe, recorded},
};

/// A folder for a backup, and both halves of the key that seals it.
struct Chest {
    folder: TempDir,
    identity: x25519::Identity,
}

impl Chest {
    fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
            identity: x25519::Identity::generate(),
        }
    }

    fn lock(&self) -> Lock {
        Lock::to(&self.identity.to_public().to_string()).unwrap()
    }

    fn key(&self) -> Key {
        let file = self.folder.path().join("key");
        fs::write(&file, self.identity.to_string().expose_secret()).unwrap();
        Key::in_file(&file).unwrap()
    }

    async fn keep(&self, app: &App) -> BackedUp {
        let secret = BTreeMap::from([(KeptFile::ServerSecret, b"a secret".to_vec())]);
        let out = self.folder.path().join("backup.age");
        app.back_up(&out, &self.lock(), secret).await.unwrap()
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(self.folder.path().join("backup.age")).unwrap()
    }

    fn bundle(&self, bytes: Vec<u8>) -> Result<Bundle, BackupError> {
        Bundle::of(Cursor::new(bytes), &self.key())
    }

    async fn restored(&self, db: &Db, bytes: Vec<u8>) -> Result<Restored, BackupError> {
        restore(db, self.bundle(bytes)?).await
    }

    /// The backup after somebody who has the public key changed its lines.
    fn rewritten(&self, change: impl FnOnce(&mut Vec<String>)) -> Vec<u8> {
        let sealed = self.bytes();
        let opened = age::Decryptor::new_buffered(sealed.as_slice()).unwrap();
        let keys = std::iter::once(&self.identity as &dyn Identity);
        let mut text = String::new();
        GzDecoder::new(opened.decrypt(keys).unwrap())
            .read_to_string(&mut text)
            .unwrap();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        change(&mut lines);
        let public = self.identity.to_public();
        let to = std::iter::once(&public as &dyn Recipient);
        let sealing = Encryptor::with_recipients(to)
            .unwrap()
            .wrap_output(Vec::new())
            .unwrap();
        let mut packed = GzEncoder::new(sealing, Compression::fast());
        for line in lines {
            packed.write_all(format!("{line}\n").as_bytes()).unwrap();
        }
        packed.finish().unwrap().finish().unwrap()
    }
}

async fn empty(engine: Engine) -> (TestDatabase, Db) {
    let database = TestDatabase::fresh(engine);
    let db = Db::connect(&database.url().parse().unwrap()).await.unwrap();
    (database, db)
}

fn over(world: &World, db: &Db) -> App {
    let secret = ServerSecret::from_bytes([7; 32]);
    let clock = Clock::Manual(ManualClock::at(world.app.now()));
    App::new(db.clone(), Config::default(), clock, secret)
}

#[rstest]
#[tokio::test]
async fn everything_comes_back_on_either_database_and_holds_against_the_log(
    #[values(Sqlite, Postgres)] from: Engine,
    #[values(Sqlite, Postgres)] to: Engine,
) {
    let safe = Safe::new();
    let (world, app) = proved(from, &safe).await;
    let chest = Chest::new();
    let made = chest.keep(&app).await;
    assert!(made.totals.rows() > 100, "{}", made.totals.rows());
    let log = made.log.clone().unwrap();
    assert_eq!(log.origin, ORIGIN);

    let (_database, db) = empty(to).await;
    let restored = chest.restored(&db, chest.bytes()).await.unwrap();
    assert_eq!(restored.totals, made.totals);
    assert_eq!(restored.header.log, Some(log));
    let secret = &restored.header.files[&KeptFile::ServerSecret];
    assert_eq!(secret.0, b"a secret");

    // The portal goes on there, with the same key and head.
    let there = over(&world, &db).keeping_log(safe.keeper());
    assert_eq!(there.open_log().await.unwrap(), Guarded::Sound);
    let verified = there.verify_without_evidence(Pace::Fast).await.unwrap();
    assert!(verified.holds(), "{:?}", verified.findings);
    let before = app.verify_without_evidence(Pace::Fast).await.unwrap();
    assert_eq!(verified.entries, before.entries);
    let ended = there.end_every_session().await.unwrap();
    assert_eq!(ended, made.totals.0["sessions"].rows);
}

#[rstest]
#[tokio::test]
async fn a_restored_old_backup_seals_its_log_and_opens_a_successor(
    #[values(Sqlite, Postgres)] engine: Engine,
) {
    let safe = Safe::new();
    let (world, app) = proved(engine, &safe).await;
    let chest = Chest::new();
    chest.keep(&app).await;
    let last = recorded(&world, &app).await;

    // On the same machine, the second copy of the head tells of what is lost.
    let (_database, db) = empty(engine).await;
    chest.restored(&db, chest.bytes()).await.unwrap();
    let there = over(&world, &db).keeping_log(safe.keeper());
    let opened = there.open_restored_log().await.unwrap();
    let Guarded::Succeeded { because, origin } = opened else {
        panic!("{opened:?}");
    };
    assert_eq!(because, Break::Behind);
    assert_eq!(origin.as_str(), format!("{ORIGIN}/suite/2"));
    let cited = fs::read_to_string(safe.head()).unwrap();
    assert!(!cited.contains(&format!("\n{last}\n")), "{cited}");
    let verified = there.verify_without_evidence(Pace::Fast).await.unwrap();
    assert!(verified.holds(), "{:?}", verified.findings);

    // On another machine nothing tells, and nothing is taken for granted.
    let elsewhere = Safe::new();
    let (_database, db) = empty(engine).await;
    chest.restored(&db, chest.bytes()).await.unwrap();
    let there = over(&world, &db).keeping_log(elsewhere.keeper());
    let opened = there.open_restored_log().await.unwrap();
    assert!(
        matches!(&opened, Guarded::Succeeded { because, .. } if *because == Break::Restored),
        "{opened:?}"
    );
    let verified = there.verify_without_evidence(Pace::Fast).await.unwrap();
    assert!(verified.holds(), "{:?}", verified.findings);
    assert_eq!(there.open_log().await.unwrap(), Guarded::Sound);
}

#[tokio::test]
async fn a_backup_with_any_byte_changed_is_refused() {
    let (_database, db) = empty(Sqlite).await;
    db.migrate().await.unwrap();
    let secret = ServerSecret::from_bytes([7; 32]);
    let app = App::new(db, Config::default(), Clock::System, secret);
    let chest = Chest::new();
    chest.keep(&app).await;
    let whole = chest.bytes();
    let key = chest.key();
    let checked = |bytes| Bundle::of(Cursor::new(bytes), &key)?.read(|_| Ok(()));
    checked(whole.clone()).unwrap();
    for place in 0..whole.len() {
        let mut other = whole.clone();
        other[place] ^= 1;
        assert!(checked(other).is_err(), "byte {place}");
    }
    for length in (0..whole.len()).step_by(13) {
        let cut = whole[..length].to_vec();
        assert!(checked(cut).is_err(), "cut after {length} bytes");
    }
    let longer = [whole.as_slice(), b"!"].concat();
    assert!(checked(longer).is_err());
}

#[rstest]
#[tokio::test]
async fn of_a_backup_that_is_refused_nothing_stays(#[values(Sqlite, Postgres)] engine: Engine) {
    let world = World::on(engine).await;
    world.declares(Who::Reporter, "Rien ne démarre.").await;
    let chest = Chest::new();
    chest.keep(&world.app).await;
    let (_database, db) = empty(engine).await;

    let half = chest.bytes().len() / 2;
    let mut damaged = chest.bytes();
    damaged[half] ^= 1;
    let refused = chest.restored(&db, damaged).await;
    assert!(
        matches!(refused, Err(BackupError::Damaged(_))),
        "{refused:?}"
    );

    let altered = chest.rewritten(|lines| {
        let row = lines.iter_mut().find(|line| line.contains("CH de Valmont"));
        let row = row.unwrap();
        *row = row.replace("CH de Valmont", "CH d’Ailleurs");
    });
    let refused = chest.restored(&db, altered).await;
    assert!(
        matches!(&refused, Err(BackupError::NotLoaded(NotLoaded::Different(table)))
            if table == "facilities"),
        "{refused:?}"
    );

    let short = chest.rewritten(|lines| drop(lines.pop()));
    let refused = chest.restored(&db, short).await;
    assert!(
        matches!(refused, Err(BackupError::Damaged(_))),
        "{refused:?}"
    );

    let log = chest.rewritten(|lines| {
        lines[0] = lines[0].replace(
            "\"log\":null",
            "\"log\":{\"origin\":\"a\",\"size\":1,\"root\":\"b\"}",
        );
    });
    let (_another, another) = empty(engine).await;
    let refused = chest.restored(&another, log).await;
    assert!(
        matches!(refused, Err(BackupError::Damaged(_))),
        "{refused:?}"
    );

    assert_eq!(db.first_filled_table().await.unwrap(), None);
    chest.restored(&db, chest.bytes()).await.unwrap();
    let again = chest.restored(&db, chest.bytes()).await;
    assert!(
        matches!(again, Err(BackupError::NotLoaded(NotLoaded::NotEmpty(_)))),
        "{again:?}"
    );
}

#[tokio::test]
async fn a_backup_of_another_key_version_or_kind_is_refused_in_words() {
    let world = World::on(Sqlite).await;
    let chest = Chest::new();
    chest.keep(&world.app).await;
    let (_database, db) = empty(Sqlite).await;

    let stranger = Chest::new().key();
    let refused = Bundle::of(Cursor::new(chest.bytes()), &stranger).unwrap_err();
    assert!(matches!(refused, BackupError::NotOpened), "{refused:?}");

    let newer = chest.rewritten(|lines| {
        let mut header: Value = serde_json::from_str(&lines[0]).unwrap();
        header["steps"]
            .as_array_mut()
            .unwrap()
            .push("99_later".into());
        header["program"] = "9.0.0".into();
        lines[0] = header.to_string();
    });
    let refused = chest.restored(&db, newer).await.unwrap_err();
    assert!(refused.to_string().contains("Vigie 9.0.0"), "{refused}");

    let form = chest.rewritten(|lines| {
        lines[0] = lines[0].replace("\"vigie-backup\":1", "\"vigie-backup\":2");
    });
    let refused = chest.bundle(form).unwrap_err();
    assert!(matches!(refused, BackupError::Newer(_)), "{refused:?}");

    let other = chest.rewritten(|lines| lines[0] = "{\"tar\":true}".to_owned());
    let refused = chest.bundle(other).unwrap_err();
    assert!(matches!(refused, BackupError::NotABackup), "{refused:?}");

    let again = world
        .app
        .back_up(
            &chest.folder.path().join("backup.age"),
            &chest.lock(),
            BTreeMap::new(),
        )
        .await;
    assert!(matches!(again, Err(BackupError::Exists(_))), "{again:?}");
}

#[rstest]
#[tokio::test]
async fn a_backup_of_an_older_form_is_restored_and_brought_to_the_form_of_today(
    #[values(Sqlite, Postgres)] engine: Engine,
) {
    let known = Db::known_migrations();
    let (_database, old) = empty(engine).await;
    old.migrate_by(known.len() - 5).await.unwrap();
    let secret = ServerSecret::from_bytes([7; 32]);
    let app = App::new(old, Config::default(), Clock::System, secret);
    let chest = Chest::new();
    chest.keep(&app).await;

    let (_database, db) = empty(engine).await;
    let restored = chest.restored(&db, chest.bytes()).await.unwrap();
    assert_eq!(restored.header.steps, known[..known.len() - 5]);
    assert_eq!(db.taken_migrations().await.unwrap(), known);

    let (_database, other) = empty(engine).await;
    other.migrate().await.unwrap();
    let refused = chest.restored(&other, chest.bytes()).await;
    assert!(
        matches!(refused, Err(BackupError::OtherForm)),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_passphrase_opens_what_it_sealed() {
    let world = World::on(Sqlite).await;
    let chest = Chest::new();
    let file = chest.folder.path().join("passphrase");
    fs::write(&file, "une lampe sur le quai\n").unwrap();
    let lock = Lock::by_passphrase(&file).unwrap();
    let out = chest.folder.path().join("by-passphrase.age");
    world
        .app
        .back_up(&out, &lock, BTreeMap::new())
        .await
        .unwrap();
    let key = Key::by_passphrase(&file).unwrap();
    Bundle::open(&out, &key).unwrap().read(|_| Ok(())).unwrap();
    fs::write(&file, "une autre").unwrap();
    let other = Key::by_passphrase(&file).unwrap();
    let refused = Bundle::open(&out, &other).unwrap_err();
    assert!(matches!(refused, BackupError::NotOpened), "{refused:?}");
    fs::write(&file, " \n").unwrap();
    assert!(matches!(
        Key::by_passphrase(&file),
        Err(BackupError::NoPassphrase(_))
    ));
    assert!(matches!(Key::in_file(&file), Err(BackupError::NoKey(_))));
    assert!(matches!(
        Lock::to("age1nobody"),
        Err(BackupError::NotARecipient(_))
    ));
}
