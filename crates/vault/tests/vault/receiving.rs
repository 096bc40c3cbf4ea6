//! What comes in any number of sittings is one piece.

use proptest::prelude::*;
use rstest::rstest;
use vault::{SEGMENT, VaultError};

use crate::places::{At, Lying, bytes, id, piece, read, receive};

#[rstest]
#[case::in_a_folder(At::Disk)]
#[case::in_an_s3_store(At::S3)]
#[tokio::test]
async fn keep_1_what_came_in_several_sittings_comes_back_whole(#[case] at: At) {
    let lying = Lying::at(at).await;
    let content = bytes(2 * SEGMENT + 1_234);
    let mut saved = None;
    // Cut within a segment, at its end, and just after.
    for (from, to) in [
        (0, 1_000),
        (1_000, SEGMENT),
        (SEGMENT, SEGMENT + 1),
        (SEGMENT + 1, content.len()),
    ] {
        let sitting = receive(&lying.vault, 1, saved.as_ref(), content.slice(from..to));
        saved = Some(sitting.await.unwrap().0);
    }
    let piece = piece(1, &content);
    let (whole, ended) = read(lying.vault.read(piece)).await;
    ended.unwrap();
    assert!(whole == content, "byte for byte");
    let (part, ended) = read(lying.vault.read_part(piece, 10, SEGMENT as u64 + 20)).await;
    ended.unwrap();
    assert!(part == content[10..SEGMENT + 20]);
    lying.vault.remove(id(1)).await.unwrap();
    lying.vault.remove(id(1)).await.unwrap();
    assert!(matches!(
        lying.vault.verify(piece).await,
        Err(VaultError::Missing { segment: 0 })
    ));
}

#[tokio::test]
async fn keep_1_what_was_stored_and_not_written_down_is_sent_again() {
    let lying = Lying::at(At::Disk).await;
    let content = bytes(10_000);
    let (saved, _) = receive(&lying.vault, 1, None, content.slice(..4_000))
        .await
        .unwrap();
    // The process dies between storing and writing down.
    let lost = receive(&lying.vault, 1, Some(&saved), bytes(9_000))
        .await
        .unwrap();
    assert_eq!(lost.0.received, 13_000);
    let rest = receive(&lying.vault, 1, Some(&saved), content.slice(4_000..));
    let (_, hash) = rest.await.unwrap();
    let piece = piece(1, &content);
    assert_eq!(hash, piece.sha256);
    lying.vault.verify(piece).await.unwrap();
}

#[tokio::test]
async fn keep_1_a_store_that_fails_for_a_while_loses_nothing() {
    let lying = Lying::at(At::S3).await;
    let s3 = lying.s3.as_ref().unwrap();
    let content = bytes(5_000);
    s3.fails(2);
    receive(&lying.vault, 1, None, content.clone())
        .await
        .unwrap();
    s3.fails(1);
    lying.vault.verify(piece(1, &content)).await.unwrap();
    s3.fails(100);
    assert!(matches!(
        lying.vault.verify(piece(1, &content)).await,
        Err(VaultError::Unavailable(_))
    ));
    s3.fails(0);
    lying.vault.verify(piece(1, &content)).await.unwrap();
    assert_eq!(s3.names(), [format!("vigie/{}/00000000.age", id(1))]);
    assert!(!s3.holds(&content[..32]), "nothing lies in clear");
}

#[tokio::test]
async fn keep_1_a_disk_nearly_full_is_said_before_anything_is_lost() {
    let lying = Lying::at(At::Disk).await;
    let key = lying.folder.path().join("first.txt");
    let mut settings = crate::places::settings(&lying.folder, vec![key]);
    settings.keep_free = u64::MAX / 2;
    let vault = crate::places::open(&settings);
    assert!(matches!(vault.check_room(1), Err(VaultError::Full)));
    let refused = receive(&vault, 1, None, bytes(10)).await;
    assert!(matches!(refused, Err(VaultError::Full)));
}

#[tokio::test]
async fn as_many_transfers_go_on_as_may() {
    let lying = Lying::at(At::Disk).await;
    let begin = |person: usize| lying.vault.transfer(&person.to_string());
    let mut held: Vec<_> = (0..4).map(|_| begin(0).unwrap()).collect();
    assert!(matches!(begin(0), Err(VaultError::Busy)), "theirs");
    held.extend((0..12).map(|nth| begin(1 + nth / 4).unwrap()));
    assert!(matches!(begin(9), Err(VaultError::Busy)), "everybody's");
    drop(held);
    begin(0).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn keep_1_any_split_of_any_bytes_gives_the_same_hash_and_the_same_bytes(
        content in proptest::collection::vec(any::<u8>(), 1..40_000),
        cuts in proptest::collection::vec(any::<proptest::sample::Index>(), 0..6),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let lying = Lying::at(At::Disk).await;
            let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(content.len())).collect();
            cuts.extend([0, content.len()]);
            cuts.sort_unstable();
            let whole = bytes::Bytes::from(content);
            let mut saved = None;
            let mut hash = None;
            for pair in cuts.windows(2) {
                let sitting = whole.slice(pair[0]..pair[1]);
                let (now, so_far) = receive(&lying.vault, 1, saved.as_ref(), sitting).await.unwrap();
                (saved, hash) = (Some(now), Some(so_far));
            }
            let piece = piece(1, &whole);
            prop_assert_eq!(hash, Some(piece.sha256));
            let (read, ended) = read(lying.vault.read(piece)).await;
            prop_assert!(ended.is_ok());
            prop_assert!(read == whole);
            Ok(())
        })?;
    }
}
