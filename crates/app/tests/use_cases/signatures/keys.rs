//! The keys with which people sign, and signatures that nobody made (KEEP-1).

use super::*;

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
