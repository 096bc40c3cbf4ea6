//! What may run leaves in an archive that opens with the usual password.

use std::io::{Cursor, Read};

use futures::TryStreamExt;
use vault::{PASSWORD, SEGMENT, VaultError};
use zip::ZipArchive;

use crate::places::{At, Lying, bytes, piece, receive};

#[tokio::test]
async fn keep_1_a_wrapped_piece_opens_with_the_usual_password_and_only_so() {
    let lying = Lying::at(At::Disk).await;
    let content = bytes(SEGMENT + 77);
    receive(&lying.vault, 1, None, content.clone())
        .await
        .unwrap();
    let name = "facture élève.exe";
    let stream = vault::wrapped(lying.vault.read(piece(1, &content)), name).unwrap();
    let parts: Vec<bytes::Bytes> = Box::pin(stream).try_collect().await.unwrap();
    assert!(parts.len() > 5, "it streams");
    let archive = parts.concat();
    assert!(!archive.windows(64).any(|window| window == &content[..64]));
    let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
    assert!(archive.by_index(0).is_err(), "not without the password");
    let mut file = archive.by_index_decrypt(0, PASSWORD.as_bytes()).unwrap();
    assert_eq!(file.name().unwrap(), name);
    let mut read = Vec::new();
    file.read_to_end(&mut read).unwrap();
    assert!(read == content);
}

#[tokio::test]
async fn keep_1_the_archive_of_another_content_is_never_finished() {
    let lying = Lying::at(At::Disk).await;
    let content = bytes(1_000);
    receive(&lying.vault, 1, None, bytes(999)).await.unwrap();
    let mut other = piece(1, &content);
    other.size = 999;
    let stream = vault::wrapped(lying.vault.read(other), "a.bin").unwrap();
    let ended: Result<Vec<bytes::Bytes>, VaultError> = Box::pin(stream).try_collect().await;
    assert!(matches!(ended, Err(VaultError::OtherContent)));
}
