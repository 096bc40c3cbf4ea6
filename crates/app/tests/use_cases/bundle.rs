//! KEEP-1: a case is handed out as files that prove themselves, to programs
//! and to a machine that has only Python and OpenSSL.

use std::{
    collections::BTreeMap,
    env, fs,
    io::{Cursor, Read},
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use app::{
    App,
    proof::{BundleFault, Extent, check_bundle},
};
use ledger::note::Note;
use process::{
    act::Sequence, command::Command as Verb, evidence::CustodyStep, ids::Reference, refusal::Reason,
};
use rstest::rstest;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use testkit::{
    database::Engine,
    world::{Who, World},
};

use crate::{
    evidence::sent,
    log::{Safe, recorded},
    outcomes::refused,
};

const SECRET: &str = "Le serveur des lits est chiffré.";

async fn declared(engine: Engine, safe: &Safe) -> (World, App, Reference) {
    let world = World::on(engine).await;
    let app = world.app.keeping_log(safe.keeper());
    app.open_log().await.unwrap();
    let reference = world.declares(Who::Reporter, SECRET).await.reference;
    recorded(&world, &app).await;
    (world, app, reference)
}

pub(crate) fn files(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        })
        .collect()
}

pub(crate) fn unpacked(files: &BTreeMap<String, Vec<u8>>) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, content) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

/// Runs the bundle's own script where there is nothing but Python and OpenSSL.
pub(crate) fn verified_by_script(folder: &Path) -> Output {
    let bare = TempDir::new().unwrap();
    for (name, program) in [("python3", python()), ("openssl", openssl())] {
        symlink(program, bare.path().join(name)).unwrap();
    }
    Command::new(bare.path().join("python3"))
        .arg("verifier.py")
        .current_dir(folder)
        .env_clear()
        .env("PATH", bare.path())
        .env("PYTHONIOENCODING", "utf-8")
        .output()
        .expect("python3 is there")
}

/// The interpreter itself: what `PATH` names may be a script that seeks it.
fn python() -> PathBuf {
    let asked = ["-c", "import sys; print(sys.executable)"];
    let said = Command::new("python3").args(asked).output();
    String::from_utf8(said.expect("python3 is there").stdout)
        .unwrap()
        .trim()
        .into()
}

fn openssl() -> PathBuf {
    let path = env::var_os("PATH").unwrap();
    let mut places = env::split_paths(&path).map(|place| place.join("openssl"));
    places.find(|program| program.exists()).unwrap()
}

#[rstest]
#[tokio::test]
async fn a_case_proves_itself_to_programs_and_to_public_tools(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let safe = Safe::new();
    let (world, app, reference) = declared(engine, &safe).await;
    let analyst = world.actor(Who::Analyst);
    let bundle = app
        .bundle(analyst, reference, Extent::Whole, Vec::new())
        .await
        .unwrap();
    let key = safe.keeper().key(&safe.keeper().origin()).public();
    let checked = check_bundle(&bundle.bytes, std::slice::from_ref(&key)).unwrap();
    assert_eq!(checked.records, 2);
    assert!(checked.values > 3);
    let stranger = ledger::keys::SecretKey::from_seed(
        "vigie.example/journal".parse().unwrap(),
        ledger::keys::Purpose::Log,
        &[9; 32],
    );
    assert!(matches!(
        check_bundle(&bundle.bytes, &[stranger.public()]),
        Err(BundleFault::Key(_))
    ));

    let files = files(&bundle.bytes);
    let told = told(&files, "dossier.txt");
    assert!(told.contains(SECRET), "{told}");
    for words in [
        "1. Déclaration reçue",
        "CH de Valmont",
        "Que se passe-t-il ?",
    ] {
        assert!(told.contains(words), "{words} in {told}");
    }
    for raw in ["description", "$commitment", "facts", "kind"] {
        assert!(!told.contains(raw), "{raw} in {told}");
    }
    let folder = unpacked(&files);
    let said = verified_by_script(folder.path());
    let out = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.status.success(), "{out}{:?}", said.stderr);
    assert!(out.contains(&key.to_string()), "{out}");

    for (path, content) in &files {
        if path == "verifier.py" {
            continue;
        }
        let mut altered = content.clone();
        let middle = altered.len() / 2;
        altered[middle] ^= 1;
        fs::write(folder.path().join(path), altered).unwrap();
        let said = verified_by_script(folder.path());
        assert!(!said.status.success(), "{path} was altered");
        fs::write(folder.path().join(path), content).unwrap();
    }
    fs::write(folder.path().join("actes/00009.json"), "{}").unwrap();
    assert!(!verified_by_script(folder.path()).status.success());
}

fn told(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    let text = String::from_utf8(files[path].clone()).unwrap();
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

const CAPTURE: &[u8] = b"GET /admin HTTP/1.1";

#[rstest]
#[tokio::test]
async fn evidence_goes_with_its_sheet_when_it_is_asked_for_and_proves_itself(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let safe = Safe::new();
    let (world, app, reference) = declared(engine, &safe).await;
    let piece = sent(&world, reference, CAPTURE).await;
    let gone = sent(&world, reference, b"a detruire").await;
    let destroy = Verb::DestroyEvidence {
        evidence: gone,
        reason: "Fin d'analyse.".to_owned(),
    };
    world.does(Who::Lead, reference, destroy).await.unwrap();
    let without = app.whole_bundle(reference, Extent::Whole).await.unwrap();
    let without = files(&without.bytes);
    let content = format!("pieces/{piece}");
    assert!(!without.contains_key(&content));
    let sheet = told(&without, &format!("{content}.txt"));
    for words in ["pare-feu.log", "Fichier", "SHA-256", &piece.to_string()] {
        assert!(sheet.contains(words), "{words} in {sheet}");
    }
    let fate = told(&without, &format!("pieces/{gone}.txt"));
    assert!(fate.contains("Fin d'analyse."), "{fate}");

    let unsaid = app.whole_bundle_with_evidence(reference, " ").await;
    assert_eq!(refused(unsaid).reason, Reason::ReasonMissing);
    let why = "Réquisition du parquet.";
    let bundle = app
        .whole_bundle_with_evidence(reference, why)
        .await
        .unwrap();
    let checked = check_bundle(&bundle.bytes, &[]).unwrap();
    assert_eq!(checked.files, 1);
    let files = files(&bundle.bytes);
    assert_eq!(files[&content], CAPTURE);
    assert!(
        told(&files, &format!("{content}.txt")).contains(why),
        "on record"
    );
    let known = world.sees(Who::Analyst, reference).await.unwrap();
    let steps = &known.case.evidence[&piece].entries;
    assert!(matches!(steps[1].step, CustodyStep::Copied { .. }));

    let folder = unpacked(&files);
    let said = verified_by_script(folder.path());
    let out = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.status.success(), "{out}");
    assert!(out.contains("1 pièces / pieces"), "{out}");
}

/// Whoever holds the log's key could sign another manifest: a piece must still
/// be the one that its act received.
#[tokio::test]
async fn a_piece_that_no_act_received_is_refused_whoever_signed_the_manifest() {
    let safe = Safe::new();
    let (world, app, reference) = declared(Engine::Sqlite, &safe).await;
    let piece = sent(&world, reference, CAPTURE).await;
    let bundle = app.whole_bundle_with_evidence(reference, "Essai.").await;
    let files = files(&bundle.unwrap().bytes);
    let path = format!("pieces/{piece}");
    let manifest = String::from_utf8(files["MANIFESTE.txt"].clone()).unwrap();
    let (text, _) = manifest.split_once("\n\n").unwrap();
    let hash = |bytes: &[u8]| hex::encode(Sha256::digest(bytes));
    let forged = text.replace(&hash(CAPTURE), &hash(b"another"));
    let key = safe.keeper().key(&safe.keeper().origin());
    let forged = Note::unsigned(format!("{forged}\n"))
        .unwrap()
        .signed_by(&key);
    let folder = unpacked(&files);
    fs::write(folder.path().join("MANIFESTE.txt"), forged.to_string()).unwrap();
    fs::write(folder.path().join(&path), b"another").unwrap();
    let said = verified_by_script(folder.path());
    let out = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(!said.status.success(), "{out}");
    assert!(out.contains("pièce / piece"), "{out}");
}

#[rstest]
#[tokio::test]
async fn a_reader_is_handed_what_that_reader_may_read(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let safe = Safe::new();
    let (world, app, reference) = declared(engine, &safe).await;
    let stranger = world.actor(Who::Neighbour);
    let refused = app
        .bundle(stranger, reference, Extent::Whole, Vec::new())
        .await;
    assert!(matches!(refused, Err(app::AppError::NotFound)));
    let note = Verb::Note {
        text: "Indices partagés par un autre.".to_owned(),
    };
    world.does(Who::Analyst, reference, note).await.unwrap();
    let question = Verb::Ask {
        text: "Depuis quand ?".to_owned(),
        due: None,
    };
    world.does(Who::Analyst, reference, question).await.unwrap();
    let reporter = world.actor(Who::Reporter);
    let own = app.bundle(reporter, reference, Extent::Whole, Vec::new());
    let own = own.await.unwrap();
    assert!(check_bundle(&own.bytes, &[]).is_ok());
    let own = told(&files(&own.bytes), "dossier.txt");
    assert!(own.contains("Depuis quand ?"), "{own}");
    assert!(!own.contains("Indices"), "QUAL-5: {own}");
    let whole = app.whole_bundle(reference, Extent::Whole).await.unwrap();
    assert!(check_bundle(&whole.bytes, &[]).is_ok());
    let whole = told(&files(&whole.bytes), "dossier.txt");
    assert!(whole.contains("Indices"), "{whole}");
}

#[tokio::test]
async fn one_act_is_disclosed_and_no_byte_of_it_can_be_changed() {
    let safe = Safe::new();
    let (_world, app, reference) = declared(Engine::Sqlite, &safe).await;
    let second = Extent::Act(Sequence(2));
    let bundle = app.whole_bundle(reference, second).await.unwrap();
    let files = files(&bundle.bytes);
    let acts: Vec<&String> = files
        .keys()
        .filter(|path| path.starts_with("actes/"))
        .collect();
    assert!(
        acts.iter().all(|path| path.starts_with("actes/00002")),
        "{acts:?}"
    );
    let text: Vec<u8> = files.values().flatten().copied().collect();
    assert!(!String::from_utf8_lossy(&text).contains(SECRET));
    assert_eq!(check_bundle(&bundle.bytes, &[]).unwrap().records, 1);
    assert!(matches!(
        app.whole_bundle(reference, Extent::Act(Sequence(99))).await,
        Err(app::AppError::NotFound)
    ));

    for place in 0..bundle.bytes.len() {
        let mut altered = bundle.bytes.clone();
        altered[place] ^= 1;
        let fault = check_bundle(&altered, &[]);
        assert!(fault.is_err(), "byte {place} of {}", bundle.bytes.len());
    }
}
