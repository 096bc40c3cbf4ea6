//! What is given back is what was received, or nothing.

use std::{fs, path::PathBuf};

use rstest::rstest;
use vault::{Keys, SEGMENT, VaultError, WrongKeys};

use crate::places::{At, Lying, bytes, id, key, open, piece, read, receive, settings};

fn segment(lying: &Lying, number: u128, segment: u64) -> PathBuf {
    let folder = lying.folder.path().join("pieces");
    folder
        .join(id(number).to_string())
        .join(format!("{segment:08}.age"))
}

#[tokio::test]
async fn keep_1_a_damaged_or_missing_segment_is_named() {
    let lying = Lying::at(At::Disk).await;
    let content = bytes(SEGMENT + 500);
    receive(&lying.vault, 1, None, content.clone())
        .await
        .unwrap();
    let piece = piece(1, &content);
    let path = segment(&lying, 1, 1);
    let stored = fs::read(&path).unwrap();
    let mut touched = stored.clone();
    *touched.last_mut().unwrap() ^= 1;
    fs::write(&path, touched).unwrap();
    let found = lying.vault.verify(piece).await;
    assert!(matches!(found, Err(VaultError::Damaged { segment: 1 })));
    fs::remove_file(&path).unwrap();
    let found = lying.vault.verify(piece).await;
    assert!(matches!(found, Err(VaultError::Missing { segment: 1 })));
    fs::write(&path, stored).unwrap();
    lying.vault.verify(piece).await.unwrap();
}

#[tokio::test]
async fn keep_1_another_content_under_a_right_key_is_not_given_to_its_end() {
    let lying = Lying::at(At::Disk).await;
    let content = bytes(SEGMENT + 500);
    let mut other = content.to_vec();
    other[SEGMENT + 1] ^= 1;
    receive(&lying.vault, 1, None, other.into()).await.unwrap();
    let (given, ended) = read(lying.vault.read(piece(1, &content))).await;
    assert!(matches!(ended, Err(VaultError::OtherContent)));
    assert_eq!(given.len(), SEGMENT, "the end is held back");
}

#[tokio::test]
async fn keep_1_the_stock_format_recovers_a_piece_without_the_platform() {
    let lying = Lying::at(At::Disk).await;
    let content = bytes(SEGMENT + 500);
    receive(&lying.vault, 1, None, content.clone())
        .await
        .unwrap();
    let key = fs::read_to_string(lying.folder.path().join("first.txt")).unwrap();
    let identity: age::x25519::Identity = key.lines().nth(1).unwrap().parse().unwrap();
    let joined: Vec<u8> = [0, 1]
        .iter()
        .flat_map(|number| {
            let sealed = fs::read(segment(&lying, 1, *number)).unwrap();
            age::decrypt(&identity, &sealed).unwrap()
        })
        .collect();
    assert!(joined == content);
}

#[tokio::test]
async fn keep_1_keys_pass_on_and_the_old_one_can_go() {
    let lying = Lying::at(At::Disk).await;
    let content = bytes(2 * SEGMENT);
    receive(&lying.vault, 1, None, content.clone())
        .await
        .unwrap();
    let piece = piece(1, &content);
    let old = lying.folder.path().join("first.txt");
    let new = key(&lying.folder, "second.txt");
    let alone = open(&settings(&lying.folder, vec![new.clone()]));
    let found = alone.verify(piece).await;
    assert!(matches!(found, Err(VaultError::NoKey { segment: 0 })));
    let both = open(&settings(&lying.folder, vec![new, old]));
    both.rekey(piece).await.unwrap();
    both.rekey(piece).await.unwrap();
    alone.verify(piece).await.unwrap();
    let found = lying.vault.verify(piece).await;
    assert!(matches!(found, Err(VaultError::NoKey { .. })));
}

#[rstest]
#[case::in_a_folder(At::Disk)]
#[case::in_an_s3_store(At::S3)]
#[tokio::test]
async fn a_place_is_tried_before_it_is_relied_on(#[case] at: At) {
    let lying = Lying::at(at).await;
    lying.vault.probe(id(9)).await.unwrap();
    if let Some(s3) = &lying.s3 {
        assert!(s3.names().is_empty(), "nothing stays");
        s3.fails(100);
        assert!(lying.vault.probe(id(9)).await.is_err());
    }
}

#[test]
fn keys_that_could_not_read_back_are_refused() {
    let folder = tempfile::TempDir::new().unwrap();
    let own = key(&folder, "own.txt");
    let public = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        text.lines().next().unwrap().replace("# public key: ", "")
    };
    let keys = Keys::read(std::slice::from_ref(&own), Some(&public(&own))).unwrap();
    assert_eq!(keys.recipient(), public(&own));
    assert_eq!(format!("{keys:?}"), "Keys(1 of them)");
    let other = key(&folder, "other.txt");
    let refused = Keys::read(&[own], Some(&public(&other)));
    assert!(matches!(refused, Err(WrongKeys::Stranger(_))));
    assert!(matches!(Keys::read(&[], None), Err(WrongKeys::None)));
    let wrong = folder.path().join("wrong.txt");
    fs::write(&wrong, "# a comment\nnot a key\n").unwrap();
    assert!(matches!(
        Keys::read(&[wrong], None),
        Err(WrongKeys::Line { line: 2, .. })
    ));
}
