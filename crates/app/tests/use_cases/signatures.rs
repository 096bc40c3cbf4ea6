//! KEEP-1, SIGN-4: whoever did something signs it with a device of their own;
//! the signature stands in the log, in the bundle, and in the verification.

mod cases;
mod incidents_and_alerts;
mod keys;

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
