//! A worker that dies while it ends files: wherever it stops, each file is
//! whole or gone, and the next round takes up the rest.

use std::{
    fs,
    pin::pin,
    task::{Context, Poll, Waker},
};

use app::AppError;
use process::{ids::Reference, retention::Disposition};
use rstest::rstest;
use testkit::{
    database::Engine,
    world::{Who, World},
};

use super::{MARK, closed_case, decided, world_on, years_later};

const FILES: usize = 4;

/// Lets a round go on for `steps` steps, then drops it where it stands, as the
/// death of its process would; whether it came to its end.
async fn goes_on_for(world: &World, steps: usize) -> bool {
    let mut round = pin!(world.app.carry_out_retention());
    for _ in 0..steps {
        let mut noticed = Context::from_waker(Waker::noop());
        if let Poll::Ready(done) = round.as_mut().poll(&mut noticed) {
            done.unwrap();
            return true;
        }
        // What it waits for goes on meanwhile.
        tokio::task::yield_now().await;
    }
    false
}

/// Whether the file is gone; one that is neither whole nor gone fails. A look
/// may cross the writer, which finishes what it was given: the next look tells.
async fn is_gone(world: &World, case: Reference) -> bool {
    for _ in 0..2 {
        match world.sees(Who::Lead, case).await {
            Ok(view) => {
                let story = format!("{:?}", view.story);
                if story.contains(MARK) && !story.contains("Erased") {
                    return false;
                }
            }
            Err(AppError::Disposed(_)) => return true,
            Err(other) => panic!("{case}: {other:?}"),
        }
    }
    panic!("{case} is neither whole nor gone");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn keep_2_a_worker_killed_while_it_ends_files_leaves_none_half_done(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let folder = tempfile::tempdir().unwrap();
    let world = world_on(engine, Some(folder.path())).await;
    let mut cases = Vec::new();
    for _ in 0..FILES {
        cases.push(closed_case(&world).await);
    }
    years_later(&world, 15);
    for case in &cases {
        decided(&world, *case, Disposition::Archive).await;
    }
    let mut steps = 1;
    while !goes_on_for(&world, steps).await {
        for case in &cases {
            is_gone(&world, *case).await;
        }
        // Each round lives a little longer than the one before.
        steps += 1 + steps / 2;
    }
    for case in &cases {
        assert!(is_gone(&world, *case).await, "{case} is taken up again");
        let bundles = fs::read_dir(folder.path()).unwrap().filter(|file| {
            let name = file.as_ref().unwrap().file_name();
            name.to_string_lossy().starts_with(&format!("{case}-"))
        });
        assert_eq!(bundles.count(), 1, "{case} is archived once");
    }
    let checked = world.app.check_read_side().await.unwrap();
    assert_eq!(checked.differing, Vec::new());
    assert_eq!(world.traces_of(MARK).await, [] as [String; 0]);
}
