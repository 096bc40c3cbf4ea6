//! A file that goes to the archives, as a bundle that checks itself.

use std::{collections::BTreeSet, io::Read};

use app::AppError;
use process::{
    refusal::{Reason, Refusal, Rule},
    retention::Disposition,
};
use rstest::rstest;
use sha2::{Digest, Sha256};
use testkit::{database::Engine, world::Who};

use super::{MARK, closed_case, decided, hold, world_on, years_later};
use crate::outcomes::refused;

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_an_archived_file_is_a_bundle_that_ordinary_tools_check(#[case] engine: Engine) {
    let folder = tempfile::tempdir().unwrap();
    let world = world_on(engine, Some(folder.path())).await;
    let case = closed_case(&world).await;
    years_later(&world, 15);
    decided(&world, case, Disposition::Archive).await;
    assert_eq!(world.app.carry_out_retention().await.unwrap().files, 1);

    let files: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    let [bundle] = &files[..] else {
        panic!("one bundle is expected, not {files:?}")
    };
    let mut zip = zip::ZipArchive::new(std::fs::File::open(bundle).unwrap()).unwrap();
    let mut manifest = String::new();
    zip.by_name("MANIFEST.sha256")
        .unwrap()
        .read_to_string(&mut manifest)
        .unwrap();
    let mut names = BTreeSet::new();
    for line in manifest.lines() {
        let (sum, name) = line.split_once("  ").unwrap();
        let mut bytes = Vec::new();
        zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        assert_eq!(hex::encode(Sha256::digest(&bytes)), sum, "{name}");
        if name == "story.txt" {
            let story = String::from_utf8(bytes).unwrap();
            assert!(story.contains("Chiffrement. xqzjk7351") && story.contains("Dossier clos"));
            assert!(
                story.contains("Nom : Camille xqzjk7351") || story.contains("Camille xqzjk7351")
            );
        }
        names.insert(name.to_owned());
    }
    for name in [
        "story.html",
        "acts/00001.json",
        "openings/00001.json",
        "people.json",
        "notices.json",
    ] {
        assert!(names.contains(name), "{name} of {names:?}");
    }
    assert_eq!(zip.len(), names.len() + 1);
    drop(zip);
    let seen = world.sees(Who::Director, case).await;
    assert!(
        matches!(seen, Err(AppError::Disposed(remains)) if remains.disposition == Disposition::Archive)
    );
    assert_eq!(world.traces_of(MARK).await, [] as [String; 0]);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_what_could_not_be_archived_keeps_its_content_and_is_taken_up_again(
    #[case] engine: Engine,
) {
    let folder = tempfile::tempdir().unwrap();
    // A file where the folder should be: nothing can be written there.
    let place = folder.path().join("archives");
    std::fs::write(&place, "").unwrap();
    let world = world_on(engine, Some(&place)).await;
    let case = closed_case(&world).await;
    years_later(&world, 15);
    decided(&world, case, Disposition::Archive).await;
    assert!(world.app.carry_out_retention().await.is_err());

    let view = world.sees(Who::Lead, case).await.unwrap();
    assert!(
        view.story
            .iter()
            .all(|item| !format!("{:?}", item.recorded.act).contains("Erased"))
    );
    let too_late = world.does(Who::Lead, case, hold()).await;
    assert_eq!(
        refused(too_late),
        Refusal::new(Rule::Keep2, Reason::DisposalBegun)
    );

    std::fs::remove_file(&place).unwrap();
    assert_eq!(world.app.carry_out_retention().await.unwrap().files, 1);
    assert!(matches!(
        world.sees(Who::Lead, case).await,
        Err(AppError::Disposed(_))
    ));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn keep_2_two_workers_end_a_file_once(#[case] engine: Engine) {
    let folder = tempfile::tempdir().unwrap();
    let world = world_on(engine, Some(folder.path())).await;
    let case = closed_case(&world).await;
    years_later(&world, 15);
    decided(&world, case, Disposition::Archive).await;
    let (one, other) = tokio::join!(
        world.app.carry_out_retention(),
        world.app.carry_out_retention()
    );
    assert_eq!(one.unwrap().files + other.unwrap().files, 1);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    let checked = world.app.check_read_side().await.unwrap();
    assert_eq!(checked.differing, Vec::new());
    assert!(matches!(
        world.sees(Who::Lead, case).await,
        Err(AppError::Disposed(_))
    ));
}
