//! KEEP-1: a store that fails, in every way that it can, is told as such, and
//! never passes for the content.

use std::time::Duration;

use rstest::rstest;
use testkit::s3::Trouble;
use vault::{SEGMENT, VaultError};

use crate::places::{At, Lying, bytes, id, piece, read, receive};

/// Two segments and a half.
const LENGTH: usize = SEGMENT * 5 / 2;

#[rstest]
#[case::broken(Trouble::Broken)]
#[case::cut_in_the_middle(Trouble::Cut)]
#[case::cut_short(Trouble::Short)]
#[case::altered(Trouble::Altered)]
#[case::of_another_segment(Trouble::Swapped)]
#[tokio::test]
async fn what_a_failing_store_gives_is_never_taken_for_the_content(#[case] trouble: Trouble) {
    let lying = Lying::at(At::S3).await;
    let s3 = lying.s3.as_ref().unwrap();
    let content = bytes(LENGTH);
    receive(&lying.vault, 1, None, content.clone())
        .await
        .unwrap();

    s3.suffer(trouble);
    let (got, ended) = read(lying.vault.read(piece(1, &content))).await;
    let error = ended.expect_err("the end is not given");
    match trouble {
        Trouble::Broken | Trouble::Cut => {
            assert!(matches!(error, VaultError::Unavailable(_)), "{error}");
            assert!(got.is_empty());
        }
        Trouble::Swapped => {
            // Each segment is sound: together they are not the piece.
            assert!(error.is_damage(), "{error}");
            assert!(got.len() < content.len());
        }
        _ => {
            assert!(
                matches!(error, VaultError::Damaged { segment: 0 }),
                "{error}"
            );
            assert!(got.is_empty());
        }
    }

    s3.suffer(Trouble::None);
    let (got, ended) = read(lying.vault.read(piece(1, &content))).await;
    ended.unwrap();
    assert_eq!(got, content);
}

#[rstest]
#[case::of_another_segment(Trouble::Swapped)]
#[case::altered(Trouble::Altered)]
#[case::cut_short(Trouble::Short)]
#[case::cut_in_the_middle(Trouble::Cut)]
#[tokio::test]
async fn keep_1_a_part_is_only_given_when_the_whole_is_right(#[case] trouble: Trouble) {
    let lying = Lying::at(At::S3).await;
    let s3 = lying.s3.as_ref().unwrap();
    let content = bytes(LENGTH);
    receive(&lying.vault, 1, None, content.clone())
        .await
        .unwrap();
    let piece = piece(1, &content);
    // Within one segment, over two of them, up to the end, of one byte.
    let full = u64::try_from(SEGMENT).unwrap();
    for (from, to) in [
        (10, 20),
        (full + 10, full + 20),
        (full - 3, full + 3),
        (full * 2, piece.size),
        (piece.size - 1, piece.size),
    ] {
        s3.suffer(Trouble::None);
        let (got, ended) = read(lying.vault.read_part(piece, from, to)).await;
        ended.unwrap();
        let [first, last] = [from, to].map(|byte| usize::try_from(byte).unwrap());
        assert_eq!(got, content[first..last]);

        s3.suffer(trouble);
        let (got, ended) = read(lying.vault.read_part(piece, from, to)).await;
        ended.expect_err("the end is not given");
        assert!(got.len() < last - first, "{from}-{to}");
    }
}

#[tokio::test]
async fn keep_1_a_segment_that_somebody_else_sealed_is_not_given_as_a_part() {
    let lying = Lying::at(At::S3).await;
    let s3 = lying.s3.as_ref().unwrap();
    let content = bytes(LENGTH);
    let mut forged = content.to_vec();
    forged[SEGMENT + 15] ^= 1;
    for (number, content) in [(1, content.clone()), (2, forged.into())] {
        receive(&lying.vault, number, None, content).await.unwrap();
    }
    s3.puts_in_place_of(&id(2).to_string(), &id(1).to_string());
    let full = u64::try_from(SEGMENT).unwrap();
    let part = lying
        .vault
        .read_part(piece(1, &content), full + 10, full + 20);
    let (got, ended) = read(part).await;
    assert!(matches!(ended, Err(VaultError::OtherContent)));
    assert!(got.is_empty());
}

#[rstest]
#[case::slow(Trouble::Slow(Duration::from_millis(150)))]
#[case::that_marks_objects_anew(Trouble::OtherMark)]
#[tokio::test]
async fn a_store_that_is_only_odd_keeps_everything(#[case] trouble: Trouble) {
    let lying = Lying::at(At::S3).await;
    lying.s3.as_ref().unwrap().suffer(trouble);
    let content = bytes(LENGTH);
    receive(&lying.vault, 1, None, content.clone())
        .await
        .unwrap();
    let (got, ended) = read(lying.vault.read(piece(1, &content))).await;
    ended.unwrap();
    assert_eq!(got, content);
}

#[tokio::test]
async fn what_was_received_before_the_store_broke_is_gone_on_with() {
    let lying = Lying::at(At::S3).await;
    let s3 = lying.s3.as_ref().unwrap();
    let content = bytes(LENGTH);
    let (first, rest) = (content.slice(..SEGMENT), content.slice(SEGMENT..));
    let (saved, _) = receive(&lying.vault, 1, None, first).await.unwrap();

    s3.suffer(Trouble::Broken);
    let broken = receive(&lying.vault, 1, Some(&saved), rest.clone()).await;
    assert!(matches!(broken, Err(VaultError::Unavailable(_))));
    assert!(lying.vault.probe(id(2)).await.is_err());

    s3.suffer(Trouble::None);
    receive(&lying.vault, 1, Some(&saved), rest).await.unwrap();
    lying.vault.verify(piece(1, &content)).await.unwrap();
    lying.vault.probe(id(2)).await.unwrap();
}
