//! KEEP-1: two portals vouch for one another's logs, as `tlog-witness` of C2SP
//! says.

use std::{fs, process::Command, sync::Arc};

use app::proof::{Extent, TimeStamps, Vouching, Witness, check_bundle};
use jiff::SignedDuration;
use ledger::{
    Hash, Head,
    checkpoint::Checkpoint,
    keys::{PublicKey, Purpose, SecretKey},
    note::Note,
    policy::{Policy, Quorum},
    witness::AddCheckpoint,
};
use reqwest::{Client, StatusCode};
use rstest::rstest;
use tempfile::TempDir;
use testkit::{
    authority::{Signs, TimeAuthority},
    database::Engine,
    server::Server,
    world::{Who, World},
};
use timestamp::Authority;
use web::WebConfig;

use crate::portal::Portal;

/// A portal whose log grows.
struct Logging(World);

impl Logging {
    async fn on(engine: Engine) -> Self {
        Self(World::on(engine).await.keeping_log().await)
    }

    fn key(&self) -> PublicKey {
        SecretKey::from_seed(
            "vigie.example/journal".parse().unwrap(),
            Purpose::Log,
            &[1; 32],
        )
        .public()
    }

    /// Something happens, and is signed.
    async fn goes_on(&self) -> u64 {
        self.0.declares(Who::Reporter, "Rien ne démarre.").await;
        while self.0.app.index_leaves().await.unwrap() > 0 {}
        self.0.app.sign_head().await.unwrap().unwrap().size
    }

    async fn last(&self) -> Note {
        let standing = self.0.app.log_standing().await.unwrap().unwrap();
        standing.signed.unwrap().note
    }

    async fn asks(&self, policy: &Policy) -> usize {
        let vouching = Vouching {
            witness: None,
            policy: Some(Arc::new(policy.clone())),
            ..Vouching::default()
        };
        let app = self.0.app.vouching(vouching);
        app.ask_witnesses().await.unwrap()
    }
}

fn key_of_witness(seed: u8) -> SecretKey {
    let name = "ars.example/witness".parse().unwrap();
    SecretKey::from_seed(name, Purpose::Witness, &[seed; 32])
}

/// A portal that vouches for the logs of these keys.
async fn witness(engine: Engine, logs: Vec<PublicKey>) -> Server {
    let mut world = World::on(engine).await;
    world.app = world.app.vouching(Vouching {
        witness: Some(Witness::new(key_of_witness(2), logs)),
        ..Vouching::default()
    });
    Server::of(world, WebConfig::default()).await
}

fn policy(log: &PublicKey, witness: &PublicKey, url: &str) -> Policy {
    let text = format!("log {log}\nwitness ars {witness} {url}/witness\nquorum ars\n");
    Policy::parse(&text).unwrap()
}

#[rstest]
#[tokio::test]
async fn keep_1_another_portal_vouches_for_each_head_that_continues_the_last(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let logging = Logging::on(engine).await;
    let other = witness(engine, vec![logging.key()]).await;
    let policy = policy(&logging.key(), &key_of_witness(2).public(), &other.url);

    logging.goes_on().await;
    let judged = policy.judge(&logging.last().await).unwrap();
    assert_eq!(judged.quorum, Quorum::Missing);
    assert_eq!(logging.asks(&policy).await, 1);
    let judged = policy.judge(&logging.last().await).unwrap();
    assert_eq!(judged.quorum, Quorum::Reached);
    assert_eq!(logging.asks(&policy).await, 0, "it has vouched");

    logging.goes_on().await;
    logging.goes_on().await;
    assert_eq!(logging.asks(&policy).await, 1);

    // What a portal no longer knows, the witness tells it.
    logging.goes_on().await;
    logging.0.database.alter("DELETE FROM vouchers").await;
    assert_eq!(logging.asks(&policy).await, 1);
    let judged = policy.judge(&logging.last().await).unwrap();
    assert_eq!(judged.quorum, Quorum::Reached);
}

#[tokio::test]
async fn keep_1_a_bundle_says_who_vouched_for_it_to_programs_and_to_its_own_script() {
    let logging = Logging::on(Engine::Sqlite).await;
    let other = witness(Engine::Sqlite, vec![logging.key()]).await;
    let authority = TimeAuthority::new(Signs::WithEcdsa).open().await;
    let case = logging.0.declares(Who::Reporter, "Rien ne démarre.").await;
    let app = logging.0.app.vouching(Vouching {
        times: Some(Arc::new(TimeStamps {
            url: authority.url.parse().unwrap(),
            authority: Authority::from_pem(&authority.certificate).unwrap(),
            every: SignedDuration::from_mins(15),
        })),
        witness: None,
        policy: Some(Arc::new(policy(
            &logging.key(),
            &key_of_witness(2).public(),
            &other.url,
        ))),
    });
    let analyst = logging.0.actor(Who::Analyst);
    let bundle = app
        .bundle(analyst, case.reference, Extent::Whole, Vec::new())
        .await
        .unwrap();
    let checked = check_bundle(&bundle.bytes, &[logging.key()]).unwrap();
    assert!(checked.witnesses.contains_key("ars.example/witness"));
    assert!(checked.stamped.is_some());

    let folder = TempDir::new().unwrap();
    let file = folder.path().join("bundle.zip");
    fs::write(&file, &bundle.bytes).unwrap();
    let unpacked = Command::new("python3")
        .args(["-m", "zipfile", "-e"])
        .args([&file, &folder.path().join("case")])
        .status();
    assert!(unpacked.unwrap().success());
    let script = Command::new("python3")
        .arg("verifier.py")
        .current_dir(folder.path().join("case"))
        .env("PYTHONIOENCODING", "utf-8")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&script.stdout);
    assert!(script.status.success(), "{said}");
    assert!(
        said.contains("seen by the witness : ars.example/witness"),
        "{said}"
    );
    assert!(said.contains("stamped by the authority : 20"), "{said}");

    let mut tokens = fs::read_dir(folder.path().join("case/horodatages")).unwrap();
    let token = tokens
        .find_map(|file| {
            let path = file.unwrap().path();
            (path.extension()? == "tst").then_some(path)
        })
        .unwrap();
    let mut altered = fs::read(&token).unwrap();
    let last = altered.len() - 1;
    altered[last] ^= 1;
    fs::write(&token, altered).unwrap();
    let refused = Command::new("python3")
        .arg("verifier.py")
        .current_dir(folder.path().join("case"))
        .env("PYTHONIOENCODING", "utf-8")
        .output()
        .unwrap();
    assert!(!refused.status.success());
    let said = String::from_utf8_lossy(&refused.stdout);
    assert!(said.contains("horodatages/"), "{said}");
}

#[tokio::test]
async fn a_witness_that_is_silent_or_signs_falsely_stops_nothing_and_is_asked_again() {
    let logging = Logging::on(Engine::Sqlite).await;
    let other = witness(Engine::Sqlite, vec![logging.key()]).await;
    logging.goes_on().await;
    let key = key_of_witness(2).public();
    let nobody = policy(&logging.key(), &key, "http://127.0.0.1:9");
    assert_eq!(logging.asks(&nobody).await, 0);
    let of_another = key_of_witness(3).public();
    let other_key = policy(&logging.key(), &of_another, &other.url);
    assert_eq!(logging.asks(&other_key).await, 0);
    assert_eq!(logging.last().await.signatures().len(), 1);
    let right = policy(&logging.key(), &key, &other.url);
    assert_eq!(logging.asks(&right).await, 1);
}

#[tokio::test]
async fn a_witness_that_saw_more_than_an_old_backup_holds_does_not_vouch_for_it() {
    let logging = Logging::on(Engine::Sqlite).await;
    let other = witness(Engine::Sqlite, vec![logging.key()]).await;
    let policy = policy(&logging.key(), &key_of_witness(2).public(), &other.url);
    let old = logging.goes_on().await;
    logging.goes_on().await;
    assert_eq!(logging.asks(&policy).await, 1);
    for forgotten in [
        format!("DELETE FROM checkpoints WHERE size > {old}"),
        "DELETE FROM vouchers".to_owned(),
    ] {
        logging.0.database.alter(&forgotten).await;
    }
    assert_eq!(logging.asks(&policy).await, 0);
    assert_eq!(logging.last().await.signatures().len(), 1);
}

#[rstest]
#[tokio::test]
async fn a_witness_refuses_as_the_specification_says(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let logging = Logging::on(engine).await;
    logging.goes_on().await;
    let other = witness(engine, vec![logging.key()]).await;
    let note = logging.last().await;
    let said = Checkpoint::read(&note).unwrap();
    let first = AddCheckpoint {
        old: 0,
        proof: Vec::new(),
        checkpoint: note.clone(),
    };
    let impostor = SecretKey::from_seed(said.origin.clone(), Purpose::Log, &[9; 32]);
    let stranger = Checkpoint {
        origin: "elsewhere.example/log".parse().unwrap(),
        head: said.head,
    };
    let stranger_key = SecretKey::from_seed(stranger.origin.clone(), Purpose::Log, &[9; 32]);

    let nonsense = "old many\n\nhello".to_owned();
    assert_eq!(sent(&other, nonsense).await.0, StatusCode::BAD_REQUEST);
    let forged = AddCheckpoint {
        checkpoint: said.signed(&[impostor]).unwrap(),
        ..first.clone()
    };
    assert_eq!(
        sent(&other, forged.to_string()).await.0,
        StatusCode::FORBIDDEN
    );
    let unknown = AddCheckpoint {
        checkpoint: stranger.signed(&[stranger_key]).unwrap(),
        ..first.clone()
    };
    assert_eq!(
        sent(&other, unknown.to_string()).await.0,
        StatusCode::NOT_FOUND
    );

    let (status, _, line) = sent(&other, first.to_string()).await;
    assert_eq!(status, StatusCode::OK);
    assert!(line.starts_with("— ars.example/witness "), "{line}");

    let (status, kind, size) = sent(&other, first.to_string()).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!(kind, "text/x.tlog.size");
    assert_eq!(size, format!("{}\n", said.head.size));

    let log = SecretKey::from_seed(said.origin.clone(), Purpose::Log, &[1; 32]);
    let two_histories = Checkpoint {
        origin: said.origin.clone(),
        head: Head {
            root: Hash([7; 32]),
            ..said.head
        },
    };
    let fork = AddCheckpoint {
        old: said.head.size,
        proof: Vec::new(),
        checkpoint: two_histories.signed(&[log.renamed(said.origin)]).unwrap(),
    };
    assert_eq!(sent(&other, fork.to_string()).await.0, StatusCode::CONFLICT);

    logging.goes_on().await;
    let unproved = AddCheckpoint {
        old: said.head.size,
        proof: vec![Hash([7; 32])],
        checkpoint: logging.last().await,
    };
    assert_eq!(
        sent(&other, unproved.to_string()).await.0,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn a_portal_that_is_no_witness_knows_no_log() {
    let logging = Logging::on(Engine::Sqlite).await;
    logging.goes_on().await;
    let portal = Server::open(Engine::Sqlite, WebConfig::default()).await;
    let asked = AddCheckpoint {
        old: 0,
        proof: Vec::new(),
        checkpoint: logging.last().await,
    };
    assert_eq!(
        sent(&portal, asked.to_string()).await.0,
        StatusCode::NOT_FOUND
    );
}

async fn sent(witness: &Server, body: String) -> (StatusCode, String, String) {
    let answer = Client::new()
        .post(format!("{}/witness/add-checkpoint", witness.url))
        .body(body)
        .send()
        .await
        .unwrap();
    let kind = answer.headers().get("content-type").cloned();
    let kind = kind.map_or(String::new(), |kind| kind.to_str().unwrap().to_owned());
    (answer.status(), kind, answer.text().await.unwrap())
}

#[tokio::test]
async fn keep_1_the_page_of_proofs_says_what_holds_and_what_is_missing() {
    let portal = Portal::open().await;
    portal
        .world
        .declares(Who::Reporter, "Rien ne démarre.")
        .await;
    while portal.world.app.index_leaves().await.unwrap() > 0 {}
    portal.world.app.sign_head().await.unwrap();
    let lead = portal.signed_in(Who::Lead).await;
    let page = lead.get("/preuves").await.text().await.unwrap();
    assert!(page.contains("Aucune vérification n’a encore été menée"));
    assert!(page.contains("vigie.example/journal"));
    assert!(page.contains("Il manque un témoin"));

    portal.world.app.verify_and_keep().await.unwrap();
    let page = lead.get("/preuves").await.text().await.unwrap();
    assert!(page.contains("Tout est conforme au journal."));

    portal.world.clock.advance(SignedDuration::from_hours(6));
    let changed = "UPDATE openings SET value = '\"Autre chose\"'";
    assert!(portal.world.database.alter(changed).await > 0);
    portal.world.app.verify_and_keep().await.unwrap();
    let lead = portal.signed_in(Who::Lead).await;
    let page = lead.get("/preuves").await.text().await.unwrap();
    assert!(page.contains("n’est pas celle que l’acte a scellée"));

    let analyst = portal.signed_in(Who::Analyst).await;
    assert_eq!(analyst.get("/preuves").await.status(), 403);
}
