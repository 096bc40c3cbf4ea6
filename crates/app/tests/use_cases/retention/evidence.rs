//! Evidence at the end of a file: its bytes go to the archives or nowhere, and
//! the chain of custody says when.

use std::{fs, io::Read, path::Path};

use app::evidence::Asked;
use jiff::SignedDuration;
use process::{
    command::Command,
    evidence::{CopyForm, CustodyStep},
    ids::EvidenceId,
    refusal::Reason,
    retention::Disposition,
};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};

use super::{closes, decided, declared, text, world_on, years_later};
use crate::{evidence::sent, outcomes::refused};

fn is_stored(world: &World, piece: EvidenceId) -> bool {
    let pieces = world.evidence.path().join("pieces");
    pieces.join(piece.to_string()).exists()
}

/// The names of the pieces in a bundle, with what they hold.
fn pieces_in(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let bundle = fs::read_dir(folder).unwrap().next().unwrap().unwrap();
    let mut zip = zip::ZipArchive::new(fs::File::open(bundle.path()).unwrap()).unwrap();
    let names: Vec<String> = zip
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let mut pieces = Vec::new();
    for name in names {
        if name.starts_with("evidence/") {
            let mut bytes = Vec::new();
            zip.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
            pieces.push((name, bytes));
        }
    }
    pieces
}

#[rstest]
#[tokio::test]
async fn keep_2_evidence_goes_to_the_archives_with_its_file_and_leaves_the_vault(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let folder = tempfile::tempdir().unwrap();
    let world = world_on(engine, Some(folder.path())).await;
    let case = declared(&world, &world.hospital).await;
    let kept = sent(&world, case, b"journal du pare-feu").await;
    let destroyed = sent(&world, case, b"doublon").await;
    closes(&world, case).await;
    world.clock.advance(SignedDuration::from_hours(1));
    let destroy = Command::DestroyEvidence {
        evidence: destroyed,
        reason: text("Doublon."),
    };
    world.does(Who::Lead, case, destroy).await.unwrap();
    let seen = world.sees(Who::Lead, case).await.unwrap();
    let custody = &seen.case.evidence[&destroyed];
    assert_eq!(custody.destroyed_at, Some(world.clock.now()));
    let last = custody.entries.last().unwrap();
    assert!(matches!(last.step, CustodyStep::Destroyed { .. }));
    assert_eq!(last.at, world.clock.now());
    world.app.tidy_evidence().await.unwrap();
    assert!(is_stored(&world, kept) && !is_stored(&world, destroyed));

    years_later(&world, 15);
    decided(&world, case, Disposition::Archive).await;
    assert_eq!(world.app.carry_out_retention().await.unwrap().files, 1);
    let pieces = pieces_in(folder.path());
    assert_eq!(
        pieces,
        [(
            format!("evidence/0001-{kept}"),
            b"journal du pare-feu".to_vec()
        )],
        "byte for byte, and what was destroyed before is not there"
    );
    world.app.tidy_evidence().await.unwrap();
    assert!(!is_stored(&world, kept), "the vault holds nothing any more");
}

#[rstest]
#[tokio::test]
async fn keep_2_the_bytes_of_a_destroyed_file_are_gone_and_nobody_gets_a_copy(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let world = world_on(engine, None).await;
    let case = declared(&world, &world.hospital).await;
    let piece = sent(&world, case, b"image du poste").await;
    let asked = || Asked {
        piece,
        form: CopyForm::AsReceived,
        reason: text("Analyse."),
    };
    let analyst = world.actor(Who::Analyst);
    let copy = world.app.copy_evidence(analyst, case, asked()).await;
    let copy = copy.unwrap().act;
    closes(&world, case).await;
    years_later(&world, 15);
    decided(&world, case, Disposition::Destroy).await;
    assert_eq!(world.app.carry_out_retention().await.unwrap().files, 1);
    let again = world.app.copy_evidence(analyst, case, asked()).await;
    assert_eq!(refused(again).reason, Reason::DisposalBegun);
    let fetched = world.app.fetch_copy(analyst, case, piece, copy).await;
    assert!(fetched.is_err(), "a copy taken before is not handed out");
    world.app.tidy_evidence().await.unwrap();
    assert!(!is_stored(&world, piece), "the bytes are gone");
    assert_eq!(world.app.tidy_evidence().await.unwrap(), 0, "once");
}
