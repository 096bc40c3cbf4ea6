//! KEEP-1, SIGN-4: signing what one did, on pages with and without scripts,
//! and by programs.

use std::fs;
use std::process::Command as Program;

use process::command::Command;
use process::ids::Reference;
use process::words::Class;
use reqwest::Method;
use serde_json::{Value, json};
use tempfile::TempDir;
use testkit::passkey::Device;
use testkit::world::Who;

use crate::portal::{Browser, Portal, answered, location};

/// A portal with a case that an analyst has qualified by
/// the act of this number.
async fn qualified() -> (Portal, Reference, u32) {
    let portal = Portal::at_its_address().await;
    let world = &portal.world;
    let reference = world
        .declares(Who::Reporter, "Tout est chiffré.")
        .await
        .reference;
    let qualify = Command::Qualify {
        class: Class::Serious,
        findings: std::collections::BTreeSet::new(),
        kinds: std::collections::BTreeSet::new(),
        grounds: "Rançongiciel confirmé.".to_owned(),
    };
    let done = world.does(Who::Analyst, reference, qualify).await.unwrap();
    let act = done.recorded.last().unwrap().0;
    (portal, reference, act)
}

fn plain(page: &str) -> String {
    page.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Sets a passkey up on the account's page.
async fn has_passkey(portal: &Portal, browser: &Browser, device: &Device) -> String {
    let origin = portal.url.replace("127.0.0.1", "localhost");
    let asked = browser.post("/compte/cles/defi", &[]).await;
    let asked: Value = asked.json().await.unwrap();
    let credential = device.create(&asked, &origin);
    let fields = [("name", "Téléphone"), ("credential", credential.as_str())];
    let added = browser.post("/compte/cles", &fields).await;
    assert_eq!(added.status(), 200, "its recovery codes are shown");
    origin
}

#[tokio::test]
async fn whoever_qualified_signs_it_by_passkey_and_everybody_reads_that() {
    let (portal, reference, act) = qualified().await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let case = format!("/dossiers/{reference}");
    let sign = format!("{case}/actes/{act}/signature");
    assert!(
        analyst
            .page(&case)
            .await
            .contains(&format!("href=\"{sign}\""))
    );
    let before = plain(&analyst.page(&sign).await);
    assert!(
        before.contains("Vous n’avez pas encore de clé d’accès"),
        "{before}"
    );
    assert!(
        before.contains("Rançongiciel confirmé."),
        "what is signed, in words"
    );

    let device = Device::numbered(9);
    let origin = has_passkey(&portal, &analyst, &device).await;
    let page = analyst.page(&sign).await;
    assert!(page.contains(&format!("act {act}\n")), "to the letter");
    assert!(page.contains("data-passkey-challenge"));
    let asked: Value = analyst
        .post(&format!("{sign}/defi"), &[])
        .await
        .json()
        .await
        .unwrap();
    let elsewhere = device.show(&asked, "http://autre.example");
    let refused = analyst.post(&sign, &[("credential", &elsewhere)]).await;
    assert_eq!(refused.status(), 422);
    assert!(
        refused
            .text()
            .await
            .unwrap()
            .contains("id=\"credential-error\"")
    );
    let answer = device.show(&asked, &origin);
    let signed = analyst.post(&sign, &[("credential", &answer)]).await;
    assert_eq!(location(&signed), format!("{case}?fait=signe#acte-{act}"));
    for who in [Who::Analyst, Who::Director, Who::Ars] {
        let page = plain(&portal.signed_in(who).await.page(&case).await);
        assert!(page.contains("Signé par Analyst"), "{who:?}");
        assert!(!page.contains(&sign), "{who:?}");
    }
    let again = analyst.get(&sign).await;
    assert_eq!(again.status(), 409);
}

#[tokio::test]
async fn what_somebody_else_did_is_not_signed_and_the_page_says_why() {
    let (portal, reference, act) = qualified().await;
    let sign = format!("/dossiers/{reference}/actes/{act}/signature");
    let colleague = portal.signed_in(Who::Colleague).await;
    let case = colleague.page(&format!("/dossiers/{reference}")).await;
    assert!(!case.contains(&sign));
    let refused = colleague.get(&sign).await;
    assert_eq!(refused.status(), 409);
    assert!(
        plain(&refused.text().await.unwrap()).contains("Seule la personne qui a fait cet acte")
    );
    let agent = portal.signed_in(Who::Ars).await;
    assert_eq!(agent.get(&sign).await.status(), 403);
    let elsewhere = portal.signed_in(Who::OtherArs).await;
    assert_eq!(elsewhere.get(&sign).await.status(), 404);
}

/// A key of OpenSSH's own program: the line of its public half, and how it
/// signs.
struct SshKey(TempDir);

impl SshKey {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let mut program = Program::new("ssh-keygen");
        program.args(["-q", "-N", "", "-t", "ed25519", "-f"]);
        let made = program.arg(folder.path().join("key")).status();
        assert!(made.unwrap().success());
        Self(folder)
    }

    fn line(&self) -> String {
        fs::read_to_string(self.0.path().join("key.pub")).unwrap()
    }

    fn sign(&self, text: &str) -> String {
        let path = self.0.path().join("text");
        let signature = path.with_extension("sig");
        let _ = fs::remove_file(&signature);
        fs::write(&path, text).unwrap();
        let mut program = Program::new("ssh-keygen");
        program.args(["-q", "-Y", "sign", "-n", "vigie", "-f"]);
        let signed = program.arg(self.0.path().join("key")).arg(&path).output();
        assert!(signed.unwrap().status.success());
        fs::read_to_string(signature).unwrap()
    }
}

#[tokio::test]
async fn without_any_script_an_ssh_key_of_the_account_signs() {
    let (portal, reference, act) = qualified().await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let sign = format!("/dossiers/{reference}/actes/{act}/signature");
    let key = SshKey::new();
    let wrong = [("key-name", "Bureau"), ("key-line", "ssh-ed25519 rien")];
    let wrong = analyst.post("/compte/signatures", &wrong).await;
    assert_eq!(wrong.status(), 422);
    assert!(
        wrong
            .text()
            .await
            .unwrap()
            .contains("id=\"key-line-error\"")
    );
    let line = key.line();
    let fields = [("key-name", "Bureau"), ("key-line", line.as_str())];
    let added = analyst.post("/compte/signatures", &fields).await;
    assert_eq!(added.status(), 303);
    assert!(analyst.page("/compte").await.contains("SHA256:"));

    let page = analyst.page(&sign).await;
    assert!(page.contains("ssh-keygen -Y sign -n vigie"));
    let text = analyst.page(&format!("{sign}/texte")).await;
    let other = key.sign("autre chose");
    let refused = analyst.post(&sign, &[("ssh", &other)]).await;
    assert_eq!(refused.status(), 422);
    assert!(refused.text().await.unwrap().contains("id=\"ssh-error\""));
    let signature = key.sign(&text);
    let signed = analyst.post(&sign, &[("ssh", &signature)]).await;
    assert_eq!(signed.status(), 303);
    let case = plain(&analyst.page(&format!("/dossiers/{reference}")).await);
    assert!(case.contains("(clé SSH)"), "{case}");

    let account = analyst.page("/compte").await;
    let (_, rest) = account.split_once("action=\"/compte/signatures/").unwrap();
    let (id, _) = rest.split_once('/').unwrap();
    let removed = analyst
        .post(&format!("/compte/signatures/{id}/retirer"), &[])
        .await;
    assert_eq!(removed.status(), 303);
    assert!(!analyst.page("/compte").await.contains("SHA256:"));
}

#[tokio::test]
async fn programs_read_what_is_to_be_signed_and_sign_it() {
    let (portal, reference, act) = qualified().await;
    let analyst = portal.signed_in(Who::Analyst).await;
    let key = SshKey::new();
    let line = key.line();
    let fields = [("key-name", ""), ("key-line", line.as_str())];
    analyst.post("/compte/signatures", &fields).await;
    let path = format!("/api/v1/cases/{reference}/acts/{act}/signature");
    let to_sign = portal.reads(Who::Analyst, &path).await;
    assert_eq!(to_sign["passkey"], Value::Null);
    let signature = key.sign(to_sign["statement"].as_str().unwrap());
    let call = |body: Value| portal.call(Who::Analyst, Method::POST, &path).json(&body);
    let neither = call(json!({ "by": "pigeon" })).send().await.unwrap();
    assert!(neither.status().is_client_error());
    let refused = call(json!({ "by": "ssh", "signature": "rien" }))
        .send()
        .await
        .unwrap();
    assert_eq!(refused.status(), 422);
    let body = json!({ "by": "ssh", "signature": signature });
    let signed = answered(201, call(body.clone())).await;
    assert_eq!(signed["act"], act + 1);
    assert_eq!(call(body).send().await.unwrap().status(), 409);
    let record = format!("/api/v1/cases/{reference}/acts");
    let record = portal.reads(Who::Analyst, &record).await;
    assert!(record.to_string().contains("\"signed\""), "{record}");
}
