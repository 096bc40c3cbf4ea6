//! KEEP-1: whatever the algorithm of the key by which somebody signed, the
//! verification, the reader of bundles and the bundle's own script check it.

use std::{fs, process::Command as Program};

use ::signatures::ssh::SshSignature;
use app::proof::{Alteration, BundleFault, Pace, check_bundle};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use process::{
    access::Audience,
    act::{Recorded, Subject, SubjectKind, seal},
    case::CaseAct,
    ids::ActId,
    signature::{Means, Proof, Signed},
};
use rstest::rstest;
use serde_json::json;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use testkit::{database::Engine as Database, world::Who};

use crate::{
    bundle::{files, unpacked, verified_by_script},
    signatures::Desk,
};

/// A key that OpenSSL drew, for algorithms that no software passkey of ours
/// has.
struct Key {
    folder: TempDir,
    digest: Option<&'static str>,
}

impl Key {
    fn of(kind: &[&str], digest: Option<&'static str>) -> Self {
        let folder = TempDir::new().unwrap();
        let key = Self { folder, digest };
        let mut program = Program::new("openssl");
        program.args(["genpkey", "-algorithm"]).args(kind);
        let made = program.arg("-out").arg(key.path("key")).output();
        assert!(made.unwrap().status.success());
        key
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// The public half, as `SubjectPublicKeyInfo`.
    fn info(&self) -> Vec<u8> {
        let mut program = Program::new("openssl");
        program.args(["pkey", "-pubout", "-outform", "DER", "-in"]);
        program.arg(self.path("key")).output().unwrap().stdout
    }

    fn sign(&self, message: &[u8]) -> Vec<u8> {
        fs::write(self.path("message"), message).unwrap();
        let mut program = Program::new("openssl");
        program.args(["pkeyutl", "-sign", "-rawin"]);
        if let Some(digest) = self.digest {
            program.args(["-digest", digest]);
        }
        program.arg("-inkey").arg(self.path("key"));
        program.arg("-in").arg(self.path("message"));
        let signed = program.output().unwrap();
        assert!(signed.status.success(), "{signed:?}");
        signed.stdout
    }
}

/// What a passkey of this key answers.
fn by_passkey(key: &Key, text: &str, origin: &str) -> Proof {
    let client = json!({
        "type": "webauthn.get",
        "challenge": URL_SAFE_NO_PAD.encode(Sha256::digest(text)),
        "origin": origin,
        "crossOrigin": false,
    })
    .to_string();
    let host = origin.split("://").nth(1).unwrap();
    let host = host.split(':').next().unwrap();
    let mut device = Sha256::digest(host).to_vec();
    device.extend([0b101, 0, 0, 0, 7]);
    let message = [device.as_slice(), Sha256::digest(&client).as_slice()].concat();
    Proof::Passkey {
        credential: STANDARD.encode([7; 16]),
        key: STANDARD.encode(key.info()),
        signature: STANDARD.encode(key.sign(&message)),
        authenticator_data: STANDARD.encode(device),
        client_data: STANDARD.encode(client),
    }
}

fn string(bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).unwrap();
    [&length.to_be_bytes(), bytes].concat()
}

/// What `ssh-keygen -Y sign` writes with a hardware key: `public` is what its
/// line holds after its name, `signed` how it writes a signature.
fn by_token(name: &str, public: &[u8], text: &str, signed: impl Fn(&[u8]) -> Vec<u8>) -> Proof {
    let application = b"ssh:";
    let key = [&string(name.as_bytes()), public, &string(application)].concat();
    let said = [
        b"SSHSIG".to_vec(),
        string(b"vigie"),
        string(b""),
        string(b"sha256"),
        string(&Sha256::digest(text)),
    ]
    .concat();
    let touched = [1, 0, 0, 0, 9];
    let message = [
        Sha256::digest(application).as_slice(),
        &touched,
        Sha256::digest(&said).as_slice(),
    ]
    .concat();
    let signature = [
        string(name.as_bytes()),
        string(&signed(&message)),
        touched.to_vec(),
    ]
    .concat();
    let blob = [
        b"SSHSIG\x00\x00\x00\x01".to_vec(),
        string(&key),
        string(b"vigie"),
        string(b""),
        string(b"sha256"),
        string(&signature),
    ]
    .concat();
    let armored = format!(
        "-----BEGIN SSH SIGNATURE-----\n{}\n-----END SSH SIGNATURE-----\n",
        STANDARD.encode(blob)
    );
    let read: SshSignature = armored.parse().unwrap();
    Proof::Ssh {
        key: read.key().to_string(),
        signature: read.to_string(),
    }
}

/// The two numbers of an ECDSA signature, from DER to the form of SSH.
fn numbers(der: &[u8]) -> Vec<u8> {
    let mut rest = &der[2..];
    let mut written = Vec::new();
    while let [2, length, after @ ..] = rest {
        let (number, others) = after.split_at(usize::from(*length));
        written.extend(string(number));
        rest = others;
    }
    written
}

/// A signature of each kind over a text.
fn every_kind(text: &str, origin: &str) -> Vec<(Means, Proof)> {
    let p256: &[&str] = &["EC", "-pkeyopt", "ec_paramgen_curve:P-256"];
    let p384: &[&str] = &["EC", "-pkeyopt", "ec_paramgen_curve:P-384"];
    let rsa: &[&str] = &["RSA", "-pkeyopt", "rsa_keygen_bits:2048"];
    let mut made: Vec<(Means, Proof)> = [
        (p256, Some("sha256")),
        (p384, Some("sha384")),
        (rsa, Some("sha256")),
        (&["ED25519"], None),
    ]
    .into_iter()
    .map(|(kind, digest)| {
        let key = Key::of(kind, digest);
        (Means::Passkey, by_passkey(&key, text, origin))
    })
    .collect();
    let key = Key::of(&["ED25519"], None);
    let info = key.info();
    let public = string(&info[info.len() - 32..]);
    let name = "sk-ssh-ed25519@openssh.com";
    let by_ed25519 = by_token(name, &public, text, |message| key.sign(message));
    let key = Key::of(p256, Some("sha256"));
    let info = key.info();
    let public = [string(b"nistp256"), string(&info[info.len() - 65..])].concat();
    let name = "sk-ecdsa-sha2-nistp256@openssh.com";
    let by_p256 = by_token(name, &public, text, |message| numbers(&key.sign(message)));
    made.extend([by_ed25519, by_p256].map(|proof| (Means::SshToken, proof)));
    made
}

/// The same, of which none holds: the passkeys are said to be of another key,
/// the tokens signed another text.
fn forged(text: &str, origin: &str) -> Vec<(Means, Proof)> {
    let (made, others) = (every_kind(text, origin), every_kind("autre chose", origin));
    let forge = |((means, proof), (_, other)): ((Means, Proof), (Means, Proof))| {
        let proof = match (proof, other) {
            (
                Proof::Passkey {
                    credential,
                    authenticator_data,
                    client_data,
                    signature,
                    ..
                },
                Proof::Passkey { key, .. },
            ) => Proof::Passkey {
                credential,
                key,
                authenticator_data,
                client_data,
                signature,
            },
            (_, other) => other,
        };
        (means, proof)
    };
    made.into_iter().zip(others).map(forge).collect()
}

/// Puts a signature on the analyst's qualification there, past the pages.
async fn put(desk: &Desk, statement: &str, means: Means, proof: Proof) {
    let analyst = desk.world.actor(Who::Analyst);
    let view = desk.world.sees(Who::Analyst, desk.reference).await.unwrap();
    let subject = Subject {
        kind: SubjectKind::Case,
        id: view.case.id.0,
    };
    let recorded = Recorded {
        id: ActId(uuid::Uuid::now_v7()),
        seq: view.case.seq.next(),
        at: desk.app.now(),
        by: analyst.author(view.facility.id),
        act: CaseAct::Signed(Box::new(Signed {
            signs: desk.qualified,
            to: Audience::All,
            statement: statement.to_owned(),
            means,
            proof: proof.into(),
        })),
    };
    let sealed = seal(subject, &recorded, || ledger::Nonce([3; 32])).unwrap();
    let put = desk.world.db.write(move |tx| {
        Box::pin(async move {
            tx.lock(&[subject]).await?;
            store::acts::append(tx, &[sealed]).await
        })
    });
    put.await.unwrap();
}

async fn false_ones(desk: &Desk) -> usize {
    while desk.app.index_leaves().await.unwrap() > 0 {}
    let found = desk.app.verify(Pace::Fast).await.unwrap();
    let named = found.findings.iter();
    named
        .filter(|one| one.what == Alteration::SignatureFalse)
        .count()
}

#[rstest]
#[tokio::test]
async fn a_signature_of_every_kind_of_key_is_checked_by_everybody(
    #[values(Database::Sqlite, Database::Postgres)] engine: Database,
) {
    let desk = Desk::on(engine).await;
    let analyst = desk.world.actor(Who::Analyst);
    let asked = desk.app.to_sign(analyst, desk.case(), desk.qualified).await;
    let statement = asked.unwrap().statement;
    let made = every_kind(&statement, &desk.origin());
    let kinds = made.len();
    for (means, proof) in made {
        put(&desk, &statement, means, proof).await;
    }
    assert_eq!(false_ones(&desk).await, 0);
    let bytes = desk.bundle().await;
    assert_eq!(check_bundle(&bytes, &[]).unwrap().signatures.len(), kinds);
    let said = verified_by_script(unpacked(&files(&bytes)).path());
    let out = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.status.success(), "{out}{said:?}");
    assert_eq!(out.matches("signed by : ").count(), kinds, "{out}");
    assert_eq!(out.matches("hardware token").count(), 2, "{out}");

    let forged = forged(&statement, &desk.origin());
    for (number, (means, proof)) in forged.into_iter().enumerate() {
        put(&desk, &statement, means, proof).await;
        assert_eq!(false_ones(&desk).await, number + 1, "{means:?}");
    }
    let bytes = desk.bundle().await;
    let fault = check_bundle(&bytes, &[]).unwrap_err();
    assert!(matches!(fault, BundleFault::Signature(_)), "{fault:?}");
    let said = verified_by_script(unpacked(&files(&bytes)).path());
    assert!(!said.status.success());
}

/// The script refuses each kind by itself.
#[tokio::test]
async fn the_script_refuses_a_forged_signature_whatever_the_key() {
    let kinds = forged("texte", "https://vigie.example").len();
    for number in 0..kinds {
        let desk = Desk::on(Database::Sqlite).await;
        let analyst = desk.world.actor(Who::Analyst);
        let asked = desk.app.to_sign(analyst, desk.case(), desk.qualified).await;
        let statement = asked.unwrap().statement;
        let (means, proof) = forged(&statement, &desk.origin()).swap_remove(number);
        put(&desk, &statement, means, proof).await;
        let bytes = desk.bundle().await;
        let said = verified_by_script(unpacked(&files(&bytes)).path());
        let out = String::from_utf8_lossy(&said.stdout).into_owned();
        assert!(!said.status.success(), "{out}");
    }
}
