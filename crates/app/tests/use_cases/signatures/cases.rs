//! Signatures on acts of a case, by passkey and by SSH key (KEEP-1).

use super::*;

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
