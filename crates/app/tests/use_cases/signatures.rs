//! KEEP-1, SIGN-4: whoever did something signs it with a device of their own;
//! the signature stands in the log, in the bundle, and in the verification.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::Command as Program,
};

use app::{
    App, AppError, WrongInput,
    alerts::Part,
    people::{Session, factors::Enroller},
    proof::{Alteration, BundleFault, Extent, Pace, check_bundle},
    signatures::{Given, Matter},
};
use process::{
    access::Audience,
    act::{Recorded, Sequence, Subject, SubjectKind, seal},
    alert::AlertAct,
    case::CaseAct,
    command::Command,
    ids::{ActId, Reference},
    refusal::Reason,
    signature::{Means, Proof, Signed},
    significant::{IncidentAct, IncidentCommand},
    words::{Class, Mode},
};
use rstest::rstest;
use tempfile::TempDir;
use testkit::{
    database::Engine,
    passkey::Device,
    world::{PASSWORD, Who, World},
};

use crate::{
    alerts,
    bundle::{files, unpacked, verified_by_script},
    incidents,
    log::Safe,
    visitors::signed_in,
};

/// A portal that keeps its log, and a case that an analyst has qualified.
pub(crate) struct Desk {
    pub(crate) world: World,
    safe: Safe,
    pub(crate) app: App,
    pub(crate) reference: Reference,
    pub(crate) qualified: Sequence,
}

impl Desk {
    pub(crate) async fn on(engine: Engine) -> Self {
        let safe = Safe::new();
        let world = World::on(engine).await;
        let app = world.app.keeping_log(safe.keeper());
        app.open_log().await.unwrap();
        let reference = world
            .declares(Who::Reporter, "Tout est chiffré.")
            .await
            .reference;
        let qualify = Command::Qualify {
            class: Class::Serious,
            findings: BTreeSet::new(),
            kinds: BTreeSet::new(),
            grounds: "Rançongiciel confirmé.".to_owned(),
        };
        let done = world.does(Who::Analyst, reference, qualify).await.unwrap();
        Self {
            world,
            safe,
            app,
            reference,
            qualified: *done.recorded.last().unwrap(),
        }
    }

    pub(crate) const fn case(&self) -> Matter {
        Matter::Case(self.reference)
    }

    pub(crate) fn origin(&self) -> String {
        // Passkeys belong to a name.
        let url = self
            .app
            .config()
            .public_url
            .replace("127.0.0.1", "localhost");
        url.trim_end_matches('/').to_owned()
    }

    /// Sets a passkey of this device up for a person.
    async fn gives(&self, who: Who, device: &Device) -> Session {
        let (_, session) = signed_in(&self.world, who, PASSWORD).await;
        let enroller = Enroller::Session(&session);
        let asked = self.app.begin_passkey(enroller).await.unwrap();
        let answer = device.create(&asked, &self.origin());
        let done = self
            .app
            .finish_passkey(enroller, "Téléphone", &answer)
            .await;
        let secret = done.unwrap().secret;
        self.app.session(&secret).await.unwrap().unwrap()
    }

    async fn signs(
        &self,
        who: Who,
        device: &Device,
        matter: Matter,
        act: Sequence,
    ) -> Result<Sequence, AppError> {
        let actor = self.world.actor(who);
        let asked = self.app.passkey_to_sign(actor, matter, act).await?;
        let answer = device.show(&asked, &self.origin());
        self.app
            .sign(actor, matter, act, Given::Passkey(&answer))
            .await
    }

    pub(crate) async fn bundle(&self) -> Vec<u8> {
        let whole = self.app.whole_bundle(self.reference, Extent::Whole).await;
        whole.unwrap().bytes
    }
}

fn refused(error: Result<Sequence, AppError>) -> Reason {
    match error {
        Err(AppError::Refused(refusal)) => refusal.reason,
        other => panic!("a refusal is expected, not {other:?}"),
    }
}

#[rstest]
#[tokio::test]
async fn a_qualification_signed_by_passkey_proves_itself_without_the_platform(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let desk = Desk::on(engine).await;
    let device = Device::numbered(7);
    desk.gives(Who::Analyst, &device).await;
    let number = desk
        .signs(Who::Analyst, &device, desk.case(), desk.qualified)
        .await
        .unwrap();
    assert_eq!(number, desk.qualified.next());
    let view = desk
        .world
        .sees(Who::Reporter, desk.reference)
        .await
        .unwrap();
    let last = view.story.last().unwrap();
    let CaseAct::Signed(signed) = &last.recorded.act else {
        panic!("the signature is the last act that all may read: {last:?}")
    };
    assert_eq!(
        (signed.signs, signed.means),
        (desk.qualified, Means::Passkey)
    );

    let found = desk.app.verify(Pace::Fast).await.unwrap();
    assert!(found.holds(), "{found:?}");
    let bytes = desk.bundle().await;
    let checked = check_bundle(&bytes, &[]).unwrap();
    let [by] = checked.signatures.as_slice() else {
        panic!("one signature: {:?}", checked.signatures)
    };
    let name = "Analyst";
    assert_eq!((by.by.as_str(), by.means), (name, Some(Means::Passkey)));
    assert_eq!(by.signs, u64::from(desk.qualified.0));
    let folder = unpacked(&files(&bytes));
    let said = verified_by_script(folder.path());
    let out = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.status.success(), "{out}{said:?}");
    assert!(
        out.contains(&format!("signed by : {name} - actes/")),
        "{out}"
    );

    let one = Extent::Act(number);
    let one = desk.app.whole_bundle(desk.reference, one).await.unwrap();
    let checked = check_bundle(&one.bytes, &[]).unwrap();
    assert_ne!(checked.signatures[0].by, name, "a proof, and nothing else");
    assert!(
        verified_by_script(unpacked(&files(&one.bytes)).path())
            .status
            .success()
    );
}

#[rstest]
#[tokio::test]
async fn one_signs_one_s_own_acts_once_and_on_this_portal_alone(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let desk = Desk::on(engine).await;
    let (device, other) = (Device::numbered(7), Device::numbered(8));
    desk.gives(Who::Analyst, &device).await;
    desk.gives(Who::Colleague, &other).await;
    let act = desk.qualified;
    let somebody_else_s = desk.signs(Who::Colleague, &other, desk.case(), act).await;
    assert_eq!(refused(somebody_else_s), Reason::NotYourAct);
    let opening = desk
        .signs(Who::Analyst, &device, desk.case(), Sequence(2))
        .await;
    assert_eq!(refused(opening), Reason::NothingToSign);
    let reporter = desk
        .signs(Who::Reporter, &device, desk.case(), Sequence(1))
        .await;
    assert_eq!(refused(reporter), Reason::NotYourRole);
    let neighbour = desk.signs(Who::Neighbour, &device, desk.case(), act).await;
    assert!(matches!(neighbour, Err(AppError::NotFound)));

    let analyst = desk.world.actor(Who::Analyst);
    let asked = desk
        .app
        .passkey_to_sign(analyst, desk.case(), act)
        .await
        .unwrap();
    for answer in [
        device.show(&asked, "https://autre.example"),
        other.show(&asked, &desk.origin()),
        device.show(
            &serde_json::json!({ "publicKey": {
            "rpId": asked["publicKey"]["rpId"], "challenge": "AAAA",
        } }),
            &desk.origin(),
        ),
        "{}".to_owned(),
    ] {
        let signed = desk
            .app
            .sign(analyst, desk.case(), act, Given::Passkey(&answer))
            .await;
        assert!(matches!(signed, Err(AppError::Wrong(_))), "{signed:?}");
    }
    desk.signs(Who::Analyst, &device, desk.case(), act)
        .await
        .unwrap();
    let again = desk.signs(Who::Analyst, &device, desk.case(), act).await;
    assert_eq!(refused(again), Reason::AlreadyDone);
    assert_eq!(
        desk.world
            .mails()
            .await
            .iter()
            .filter(|mail| mail.subject.contains("sign"))
            .count(),
        0
    );
}

/// A key of OpenSSH's own program.
struct SshKey(TempDir);

impl SshKey {
    fn of(kind: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        let mut program = Program::new("ssh-keygen");
        program.args(["-q", "-N", "", "-C", "bureau", "-f"]);
        let made = program.arg(folder.path().join("key")).args(kind).status();
        assert!(made.unwrap().success());
        Self(folder)
    }

    fn line(&self) -> String {
        fs::read_to_string(self.0.path().join("key.pub")).unwrap()
    }

    fn sign(&self, text: &str) -> String {
        let path = self.0.path().join("text");
        fs::write(&path, text).unwrap();
        let _ = fs::remove_file(path.with_extension("sig"));
        let mut program = Program::new("ssh-keygen");
        program.args(["-q", "-Y", "sign", "-n", "vigie", "-f"]);
        let signed = program.arg(self.0.path().join("key")).arg(&path).output();
        assert!(signed.unwrap().status.success());
        fs::read_to_string(path.with_extension("sig")).unwrap()
    }
}

#[rstest]
#[tokio::test]
async fn a_closing_report_signed_by_an_ssh_key_of_the_account_proves_itself_too(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let desk = Desk::on(engine).await;
    let (_, session) = signed_in(&desk.world, Who::Analyst, PASSWORD).await;
    let analyst = desk.world.actor(Who::Analyst);
    for (kind, class) in [
        (&["-t", "ed25519"][..], Class::Minor),
        (&["-t", "ecdsa", "-b", "256"], Class::Serious),
        (&["-t", "rsa", "-b", "2048"], Class::Minor),
    ] {
        let qualify = Command::Qualify {
            class,
            findings: BTreeSet::new(),
            kinds: BTreeSet::new(),
            grounds: "Revu.".to_owned(),
        };
        let done = desk.world.does(Who::Analyst, desk.reference, qualify).await;
        let act = *done.unwrap().recorded.last().unwrap();
        let key = SshKey::of(kind);
        let text = desk
            .app
            .to_sign(analyst, desk.case(), act)
            .await
            .unwrap()
            .statement;
        let armored = key.sign(&text);
        let given = Given::Ssh(&armored);
        let unknown = desk.app.sign(analyst, desk.case(), act, given).await;
        let unknown_key = AppError::Wrong(WrongInput::SigningKeyUnknown);
        assert_eq!(unknown.unwrap_err().to_string(), unknown_key.to_string());
        desk.app
            .add_signing_key(&session, " Bureau ", &key.line())
            .await
            .unwrap();
        let other = key.sign("autre chose");
        let other = desk
            .app
            .sign(analyst, desk.case(), act, Given::Ssh(&other))
            .await;
        assert!(matches!(
            other,
            Err(AppError::Wrong(WrongInput::SignatureRefused))
        ));
        desk.app
            .sign(analyst, desk.case(), act, given)
            .await
            .unwrap();
    }
    let bytes = desk.bundle().await;
    let checked = check_bundle(&bytes, &[]).unwrap();
    assert_eq!(checked.signatures.len(), 3);
    assert!(
        checked
            .signatures
            .iter()
            .all(|one| one.means == Some(Means::SshKey))
    );
    let said = verified_by_script(unpacked(&files(&bytes)).path());
    let out = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.status.success(), "{out}{said:?}");
    assert_eq!(out.matches("signed by : ").count(), 3, "{out}");
    assert!(desk.app.verify(Pace::Fast).await.unwrap().holds());
}

#[tokio::test]
async fn keys_for_signing_are_added_listed_and_removed_by_whoever_was_just_recognised() {
    let desk = Desk::on(Engine::Sqlite).await;
    let (_, session) = signed_in(&desk.world, Who::Analyst, PASSWORD).await;
    let key = SshKey::of(&["-t", "ed25519"]);
    desk.world.mails().await;
    for line in [
        "",
        "ssh-ed25519 AAAA",
        "-----BEGIN OPENSSH PRIVATE KEY-----",
    ] {
        let added = desk.app.add_signing_key(&session, "Clé", line).await;
        assert!(matches!(
            added,
            Err(AppError::Wrong(WrongInput::SigningKey))
        ));
    }
    desk.app
        .add_signing_key(&session, "Clé", &key.line())
        .await
        .unwrap();
    let taken = desk.app.add_signing_key(&session, "Clé", &key.line()).await;
    assert!(matches!(
        taken,
        Err(AppError::Wrong(WrongInput::SigningKeyTaken))
    ));
    assert_eq!(desk.world.mails().await.len(), 1, "the person is told");
    let mine = desk.app.my_signing_keys(&session).await.unwrap();
    assert_eq!((mine.len(), mine[0].name.as_str()), (1, "Clé"));
    assert!(mine[0].fingerprint.starts_with("SHA256:"));
    desk.world
        .clock
        .advance(jiff::SignedDuration::from_mins(30));
    let late = desk.app.remove_signing_key(&session, mine[0].id).await;
    assert!(matches!(
        late,
        Err(AppError::Wrong(WrongInput::ProofNeeded))
    ));
    let (_, session) = signed_in(&desk.world, Who::Analyst, PASSWORD).await;
    desk.app
        .remove_signing_key(&session, mine[0].id)
        .await
        .unwrap();
    assert!(desk.app.my_signing_keys(&session).await.unwrap().is_empty());
}

/// Somebody with the database's password and the log's key puts a signature
/// there that nobody made.
#[tokio::test]
async fn a_signature_that_nobody_made_is_named_by_every_verification() {
    let desk = Desk::on(Engine::Sqlite).await;
    let device = Device::numbered(7);
    desk.gives(Who::Analyst, &device).await;
    let analyst = desk.world.actor(Who::Analyst).clone();
    let ready = desk
        .app
        .to_sign(&analyst, desk.case(), desk.qualified)
        .await
        .unwrap();
    let view = desk.world.sees(Who::Analyst, desk.reference).await.unwrap();
    let subject = Subject {
        kind: SubjectKind::Case,
        id: view.case.id.0,
    };
    let recorded = Recorded {
        id: ActId(uuid::Uuid::from_u128(77)),
        seq: view.case.seq.next(),
        at: desk.app.now(),
        by: analyst.author(view.facility.id),
        act: CaseAct::Signed(Box::new(Signed {
            signs: desk.qualified,
            to: Audience::All,
            statement: ready.statement,
            means: Means::SshKey,
            proof: Proof::Ssh {
                key: "ssh-ed25519 AAAA".to_owned(),
                signature: String::new(),
            }
            .into(),
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
    let found = desk.app.verify(Pace::Fast).await.unwrap();
    assert!(
        found
            .findings
            .iter()
            .any(|one| one.what == Alteration::SignatureFalse),
        "{found:?}"
    );
    let bytes = desk.bundle().await;
    let fault = check_bundle(&bytes, &[]).unwrap_err();
    assert!(matches!(fault, BundleFault::Signature(_)), "{fault:?}");
    let files: BTreeMap<String, Vec<u8>> = files(&bytes);
    assert!(!verified_by_script(unpacked(&files).path()).status.success());
    drop(desk.safe);
}

#[rstest]
#[tokio::test]
async fn sign_4_a_situation_report_and_an_alert_are_signed_by_who_wrote_and_sent_them(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let desk = Desk::on(engine).await;
    let world = &desk.world;
    let (analyst, lead) = (Device::numbered(7), Device::numbered(8));
    desk.gives(Who::Analyst, &analyst).await;
    desk.gives(Who::Lead, &lead).await;
    let number = alerts::sent(world, alerts::text()).await;
    let seen = desk
        .app
        .alert(world.actor(Who::Lead), number)
        .await
        .unwrap();
    let Part::Staff(part) = seen.part else {
        panic!("staff read the story")
    };
    let matter = Matter::Alert(number);
    for act in part.story {
        let (who, device) = match act.act {
            AlertAct::Approved => (Who::Lead, &lead),
            AlertAct::Sent { .. } => (Who::Analyst, &analyst),
            _ => continue,
        };
        let signed = desk.signs(who, device, matter, act.seq).await;
        signed.unwrap();
        let again = desk.signs(who, device, matter, act.seq).await;
        assert_eq!(refused(again), Reason::AlreadyDone);
    }
    let seen = desk
        .app
        .alert(world.actor(Who::Lead), number)
        .await
        .unwrap();
    assert!(seen.sent_at().is_some(), "signing changes nothing of it");

    let (one, other) = incidents::two_cases(world).await;
    let incident = incidents::alike(world, one, other).await;
    let crisis = incidents::choose(Mode::Crisis);
    incidents::does(world, Who::Hfds, incident, crisis)
        .await
        .unwrap();
    let report = IncidentCommand::ReportSituation {
        situation: "Stable.".to_owned(),
        done: String::new(),
        next: String::new(),
        needs: String::new(),
    };
    let done = incidents::does(world, Who::Analyst, incident, report).await;
    let act = done.unwrap().version;
    let matter = Matter::Incident(incident);
    let hfds = desk.signs(Who::Lead, &lead, matter, act).await;
    assert_eq!(refused(hfds), Reason::NotYourAct);
    desk.signs(Who::Analyst, &analyst, matter, act)
        .await
        .unwrap();
    let view = incidents::reads(world, Who::Hfds, incident).await.unwrap();
    let last = &view.story.last().unwrap().recorded.act;
    assert!(matches!(last, IncidentAct::Signed(signed) if signed.signs == act));
    let found = desk.app.verify(Pace::Fast).await.unwrap();
    assert!(found.holds(), "{found:?}");

    let of_alert = desk.app.whole_bundle(number, Extent::Whole).await.unwrap();
    assert_eq!(of_alert.name, format!("alerte-{number}.zip"));
    let said = proves_itself(&of_alert.bytes, &["Analyst", "Lead"]);
    assert!(said.contains("Alerte"), "{said}");
    let of_incident = desk.app.whole_bundle(incident, Extent::Whole);
    let of_incident = of_incident.await.unwrap();
    assert_eq!(of_incident.name, format!("incident-{incident}.zip"));
    let said = proves_itself(&of_incident.bytes, &["Analyst"]);
    for words in ["Incident INC-", "Stable.", &one.to_string()] {
        assert!(said.contains(words), "{words} in {said}");
    }
    let alone = desk.app.whole_bundle(incident, Extent::Act(act)).await;
    let said = proves_itself(&alone.unwrap().bytes, &[]);
    assert!(said.contains("Stable.") && !said.contains("CERT"), "{said}");
}

/// Checks a bundle by the program and by the script; gives what people read in
/// it.
fn proves_itself(bytes: &[u8], signers: &[&str]) -> String {
    let checked = check_bundle(bytes, &[]).unwrap();
    let mut by: Vec<&str> = checked.signatures.iter().map(|one| &*one.by).collect();
    by.sort_unstable();
    assert_eq!(by, signers);
    let files = files(bytes);
    let said = verified_by_script(unpacked(&files).path());
    let out = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.status.success(), "{out}{said:?}");
    assert_eq!(out.matches("signed by : ").count(), signers.len(), "{out}");
    let story = String::from_utf8(files["dossier.txt"].clone()).unwrap();
    story.replace(['\u{a0}', '\u{202f}'], " ")
}

/// QUAL-5: a bundle holds what its reader reads, and no more.
#[rstest]
#[tokio::test]
async fn the_bundle_of_an_incident_or_of_an_alert_is_as_wide_as_its_reader_s_view(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let desk = Desk::on(engine).await;
    let (world, app) = (&desk.world, &desk.app);
    let number = alerts::sent(world, alerts::text()).await;
    let (one, other) = incidents::two_cases(world).await;
    let incident = incidents::alike(world, one, other).await;
    let taken = async |who: Who| {
        let bundle = app.bundle(world.actor(who), incident, Extent::Whole, Vec::new());
        bundle.await.map(|bundle| bundle.bytes)
    };
    let steering = proves_itself(&taken(Who::Hfds).await.unwrap(), &[]);
    assert!(steering.contains(&one.to_string()), "{steering}");
    let agency = proves_itself(&taken(Who::Ars).await.unwrap(), &[]);
    assert!(!agency.contains(&one.to_string()), "{agency}");
    assert!(matches!(taken(Who::Dgs).await, Err(AppError::NotFound)));
    let taken = async |who: Who| {
        let bundle = app.bundle(world.actor(who), number, Extent::Whole, Vec::new());
        bundle.await.map(|bundle| bundle.bytes)
    };
    proves_itself(&taken(Who::Hfds).await.unwrap(), &[]);
    for who in [Who::Ars, Who::Director, Who::Dgs] {
        let refused = taken(who).await;
        assert!(matches!(refused, Err(AppError::NotFound)), "{who:?}");
    }
    let none = app.whole_bundle(number, Extent::Act(Sequence(99))).await;
    assert!(matches!(none, Err(AppError::NotFound)));
}
