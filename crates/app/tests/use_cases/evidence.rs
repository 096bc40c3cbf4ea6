//! Evidence through its use cases: received in several sittings, kept, checked,
//! passed to another key, destroyed (KEEP-1), on both databases.

use std::{convert::Infallible, fs, path::PathBuf};

use app::{
    AppError,
    evidence::{Appended, Asked, Ending, EvidenceTrouble, Offered, Whole},
};
use bytes::Bytes;
use futures::stream;
use jiff::SignedDuration;
use process::{
    access::Audience,
    command::Command,
    evidence::{CopyForm, CustodyStep},
    ids::{EvidenceId, Reference},
    refusal::Reason,
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};
use vault::{Keys, Place, Vault, VaultError, VaultSettings};

use crate::outcomes::refused;

async fn declared(engine: Engine) -> (World, Reference) {
    let world = World::on(engine).await;
    let receipt = world.declares(Who::Reporter, "Tout est chiffré.").await;
    (world, receipt.reference)
}

fn log(length: usize) -> Offered {
    Offered {
        name: "pare-feu.log".to_owned(),
        media_type: "text/plain".to_owned(),
        origin: "Le pare-feu".to_owned(),
        note: String::new(),
        to: Audience::Parties,
        length: length as u64,
        sha256: None,
    }
}

async fn append(
    world: &World,
    reference: Reference,
    piece: EvidenceId,
    offset: u64,
    bytes: &'static [u8],
) -> Result<Appended, AppError> {
    let body = stream::iter([Ok::<_, Infallible>(Bytes::from_static(bytes))]);
    let actor = world.actor(Who::Reporter);
    let ending = Ending::AtItsLength;
    world
        .app
        .append_evidence(actor, reference, piece, offset, body, ending)
        .await
}

/// A piece that the hospital's reporter has sent whole.
pub(crate) async fn sent(world: &World, reference: Reference, bytes: &'static [u8]) -> EvidenceId {
    let actor = world.actor(Who::Reporter);
    let offered = world.app.offer_evidence(actor, reference, log(bytes.len()));
    let piece = offered.await.unwrap().piece;
    let appended = append(world, reference, piece, 0, bytes).await.unwrap();
    assert_eq!(appended.whole, Whole::Yes);
    piece
}

pub(crate) fn segment(world: &World, piece: EvidenceId) -> PathBuf {
    let folder = world.evidence.path().join("pieces").join(piece.to_string());
    folder.join("00000000.age")
}

#[rstest]
#[tokio::test]
async fn keep_1_a_piece_is_on_record_once_its_last_byte_came(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (world, reference) = declared(engine).await;
    let reporter = world.actor(Who::Reporter);
    let begun = world
        .app
        .offer_evidence(reporter, reference, log(10))
        .await
        .unwrap();
    let piece = begun.piece;
    let first = append(&world, reference, piece, 0, b"01234").await.unwrap();
    assert_eq!((first.received, first.whole), (5, Whole::NotYet));
    let known = world.sees(Who::Analyst, reference).await.unwrap();
    assert!(
        known.case.evidence.is_empty(),
        "nothing half-received is shown"
    );
    let wrong = append(&world, reference, piece, 4, b"456789").await;
    assert!(matches!(
        wrong,
        Err(AppError::Evidence(EvidenceTrouble::WrongOffset {
            received: 5
        }))
    ));
    let last = append(&world, reference, piece, 5, b"56789").await.unwrap();
    assert_eq!(last.whole, Whole::Yes);
    // A sender that did not hear the answer asks again, and nothing is doubled.
    let again = append(&world, reference, piece, 10, b"").await.unwrap();
    assert_eq!(again.whole, Whole::Yes);
    let known = world.sees(Who::Analyst, reference).await.unwrap();
    let custody = &known.case.evidence[&piece];
    assert_eq!(custody.entries.len(), 1);
    assert_eq!(
        custody.received.sha256.to_string(),
        "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882"
    );
    let told: Vec<String> = world
        .mails()
        .await
        .into_iter()
        .map(|mail| mail.subject)
        .collect();
    assert!(
        told.iter().any(|subject| subject.contains("pièce reçue")),
        "{told:?}"
    );
    assert_eq!(world.app.check_read_side().await.unwrap().differing, []);
}

#[rstest]
#[tokio::test]
async fn keep_1_a_sending_that_nobody_takes_up_is_forgotten_after_three_days(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (world, reference) = declared(engine).await;
    let reporter = world.actor(Who::Reporter);
    let begun = world
        .app
        .offer_evidence(reporter, reference, log(10))
        .await
        .unwrap();
    append(&world, reference, begun.piece, 0, b"01234")
        .await
        .unwrap();
    world.clock.advance(SignedDuration::from_hours(71));
    assert_eq!(world.app.tidy_evidence().await.unwrap(), 0);
    world.clock.advance(SignedDuration::from_hours(2));
    assert_eq!(world.app.tidy_evidence().await.unwrap(), 1);
    assert!(!segment(&world, begun.piece).exists());
    let progress = world
        .app
        .evidence_progress(reporter, reference, begun.piece);
    assert!(matches!(progress.await, Err(AppError::NotFound)));
}

#[rstest]
#[tokio::test]
async fn keep_1_what_is_altered_in_the_store_is_named_and_never_given(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (world, reference) = declared(engine).await;
    let sound = sent(&world, reference, b"sain").await;
    let altered = sent(&world, reference, b"vrai").await;
    let checked = world.app.check_evidence().await.unwrap();
    assert_eq!((checked.pieces, checked.wrong.len()), (2, 0));
    // Another piece's bytes, rightly encrypted, in the place of this one's.
    fs::copy(segment(&world, sound), segment(&world, altered)).unwrap();
    let checked = world.app.check_evidence().await.unwrap();
    let [wrong] = &checked.wrong[..] else {
        panic!("one piece is wrong: {checked:?}")
    };
    assert_eq!((wrong.reference, wrong.piece), (reference, altered));
    assert!(matches!(wrong.cause, VaultError::OtherContent));
}

#[rstest]
#[tokio::test]
async fn keep_1_every_piece_passes_to_a_new_key_and_its_custody_says_so(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (world, reference) = declared(engine).await;
    let piece = sent(&world, reference, b"secret").await;
    let folder = world.evidence.path();
    let new = folder.join("new.txt");
    fs::write(&new, Keys::draw()).unwrap();
    let vault = |keys: Vec<PathBuf>| {
        let mut settings = VaultSettings::in_folder(folder.join("pieces"), PathBuf::new());
        settings.keep_free = 0;
        let keys = Keys::read(&keys, None).unwrap();
        Vault::new(&settings, keys, Place::open(&settings).unwrap())
    };
    let both = world
        .app
        .with_vault(vault(vec![new.clone(), folder.join("key.txt")]));
    let done = both.rekey_evidence().await.unwrap();
    assert_eq!((done.passed, done.already), (1, 0));
    let done = both.rekey_evidence().await.unwrap();
    assert_eq!((done.passed, done.already), (0, 1));
    let alone = world.app.with_vault(vault(vec![new]));
    let checked = alone.check_evidence().await.unwrap();
    assert_eq!((checked.pieces, checked.wrong.len()), (1, 0));
    let known = world.sees(Who::Analyst, reference).await.unwrap();
    let steps = &known.case.evidence[&piece].entries;
    assert!(matches!(steps[1].step, CustodyStep::Rekeyed));
}

#[rstest]
#[tokio::test]
async fn keep_1_a_destroyed_piece_leaves_its_record_alone(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (world, reference) = declared(engine).await;
    let evidence = sent(&world, reference, b"a detruire").await;
    let asked = |reason: &str| Asked {
        piece: evidence,
        form: CopyForm::AsReceived,
        reason: reason.to_owned(),
    };
    let analyst = world.actor(Who::Analyst);
    let copy = world
        .app
        .copy_evidence(analyst, reference, asked("Analyse."))
        .await
        .unwrap();
    let reason = "Fin d'analyse.".to_owned();
    let destroy = Command::DestroyEvidence { evidence, reason };
    world.does(Who::Lead, reference, destroy).await.unwrap();
    let fetched = world
        .app
        .fetch_copy(analyst, reference, evidence, copy.act)
        .await;
    assert!(matches!(fetched, Err(AppError::NotFound)));
    let again = world
        .app
        .copy_evidence(analyst, reference, asked("Encore."))
        .await;
    assert_eq!(refused(again).reason, Reason::EvidenceDestroyed);
    world.app.tidy_evidence().await.unwrap();
    assert!(!segment(&world, evidence).exists());
    let known = world.sees(Who::Reporter, reference).await.unwrap();
    assert_eq!(known.case.evidence[&evidence].entries.len(), 3);
}
