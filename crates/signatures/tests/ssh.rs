//! KEEP-1: signatures of SSH keys, as OpenSSH's own program writes them; of
//! hardware tokens, as their specification says.

#![allow(clippy::unwrap_used)]

use std::{fs, path::PathBuf, process::Command};

use base64::{Engine, engine::general_purpose::STANDARD};
use proptest::prelude::*;
use ring::signature::{Ed25519KeyPair, KeyPair};
use sha2::{Digest, Sha256, Sha512};
use signatures::{
    Fault,
    ssh::{Keeping, SshKey, SshSignature},
};
use tempfile::TempDir;

const TEXT: &[u8] = b"vigie/signature/v1\nvigie.example/journal\n";

struct Keys {
    folder: TempDir,
}

impl Keys {
    fn of(kind: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        let mut command = Command::new("ssh-keygen");
        command.args(["-q", "-N", "", "-C", "quelqu'un", "-f"]);
        let made = command.arg(folder.path().join("key")).args(kind).status();
        assert!(made.unwrap().success());
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn public(&self) -> SshKey {
        fs::read_to_string(self.path("key.pub"))
            .unwrap()
            .parse()
            .unwrap()
    }

    fn sign(&self, purpose: &str) -> String {
        fs::write(self.path("text"), TEXT).unwrap();
        let mut command = Command::new("ssh-keygen");
        command.args(["-q", "-Y", "sign", "-n", purpose, "-f"]);
        let signed = command
            .arg(self.path("key"))
            .arg(self.path("text"))
            .output();
        assert!(signed.unwrap().status.success());
        fs::read_to_string(self.path("text.sig")).unwrap()
    }
}

#[test]
fn what_ssh_keygen_signs_holds_whatever_the_key() {
    for kind in [
        &["-t", "ed25519"][..],
        &["-t", "ecdsa", "-b", "256"],
        &["-t", "rsa", "-b", "2048"],
    ] {
        let keys = Keys::of(kind);
        let armored = keys.sign("vigie");
        let signature: SshSignature = armored.parse().unwrap();
        assert_eq!(signature.check(TEXT), Ok(()), "{kind:?}");
        assert_eq!(signature.key(), &keys.public());
        assert_eq!(signature.to_string(), armored);
        assert_eq!(signature.key().keeping(), Keeping::File);
        assert_eq!(signature.check(b"another"), Err(Fault::Signature));
        let bare = signature.key().public();
        let hash = signatures::key::RsaHash::Sha512;
        assert!(
            bare.verify(hash, &signature.message(TEXT), signature.bare())
                .is_ok()
        );
    }
}

#[test]
fn a_signature_for_another_purpose_is_refused() {
    let keys = Keys::of(&["-t", "ed25519"]);
    let signature: SshSignature = keys.sign("git").parse().unwrap();
    assert_eq!(signature.check(TEXT), Err(Fault::Purpose));
}

#[test]
fn a_key_is_read_without_its_comment_and_shown_by_its_fingerprint() {
    let keys = Keys::of(&["-t", "ed25519"]);
    let line = fs::read_to_string(keys.path("key.pub")).unwrap();
    let key = keys.public();
    assert_eq!(line.trim(), format!("{key} quelqu'un"));
    let mut command = Command::new("ssh-keygen");
    let shown = command
        .args(["-l", "-f"])
        .arg(keys.path("key.pub"))
        .output();
    let shown = String::from_utf8(shown.unwrap().stdout).unwrap();
    assert!(shown.contains(&key.fingerprint()), "{shown}");
    let other = Keys::of(&["-t", "ecdsa", "-b", "384"]);
    let line = fs::read_to_string(other.path("key.pub")).unwrap();
    assert_eq!(line.parse::<SshKey>(), Err(Fault::Key));
    assert!("ssh-ed25519".parse::<SshKey>().is_err());
}

fn string(bytes: &[u8]) -> Vec<u8> {
    [&u32::try_from(bytes.len()).unwrap().to_be_bytes(), bytes].concat()
}

/// A signature as a hardware token makes it, touched or not.
fn of_token(flags: u8) -> SshSignature {
    let keys = Ed25519KeyPair::from_seed_unchecked(&[5; 32]).unwrap();
    let name = b"sk-ssh-ed25519@openssh.com";
    let key = [
        string(name),
        string(keys.public_key().as_ref()),
        string(b"ssh:"),
    ]
    .concat();
    let digest = Sha512::digest(TEXT);
    let head = [string(b"vigie"), string(b""), string(b"sha512")].concat();
    let signed = [b"SSHSIG".to_vec(), head.clone(), string(&digest)].concat();
    let token = [flags, 0, 0, 0, 9];
    let message = [
        Sha256::digest(b"ssh:").as_slice(),
        &token,
        Sha256::digest(&signed).as_slice(),
    ]
    .concat();
    let made = keys.sign(&message);
    let signature = [string(name), string(made.as_ref()), token.to_vec()].concat();
    let blob = [
        b"SSHSIG\0\0\0\x01".to_vec(),
        string(&key),
        head,
        string(&signature),
    ]
    .concat();
    let text = STANDARD.encode(blob);
    let armored = format!("-----BEGIN SSH SIGNATURE-----\n{text}\n-----END SSH SIGNATURE-----");
    armored.parse().unwrap()
}

#[test]
fn a_hardware_token_signs_at_a_touch_and_not_without() {
    let touched = of_token(1);
    assert_eq!(touched.check(TEXT), Ok(()));
    assert_eq!(touched.key().keeping(), Keeping::Token);
    assert_eq!(of_token(0).check(TEXT), Err(Fault::Owner));
}

proptest! {
    #[test]
    fn no_altered_letter_passes(at in 0usize..2000, bit in 0u8..7) {
        let armored = of_token(1).to_string();
        let mut letters = armored.clone().into_bytes();
        let at = at % letters.len();
        letters[at] ^= 1 << bit;
        let altered = String::from_utf8_lossy(&letters).into_owned();
        if let Ok(signature) = altered.parse::<SshSignature>() {
            // Spaces are no part of it.
            prop_assert!(signature.check(TEXT).is_err() || signature.to_string() == armored);
        }
    }

    #[test]
    fn no_input_makes_the_reading_panic(bytes: Vec<u8>, text in ".*") {
        let blob = [b"SSHSIG\0\0\0\x01".to_vec(), bytes.clone()].concat();
        for text in [text, STANDARD.encode(&bytes), STANDARD.encode(blob)] {
            let armored =
                format!("-----BEGIN SSH SIGNATURE-----\n{text}\n-----END SSH SIGNATURE-----\n");
            prop_assert!(armored.parse::<SshSignature>().is_err());
            let _ = text.parse::<SshKey>();
            let _ = format!("ssh-ed25519 {text}").parse::<SshKey>();
        }
    }
}
