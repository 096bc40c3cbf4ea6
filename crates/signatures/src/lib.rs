//! Signatures that a person makes with a device of their own, checked without
//! input or output: assertions of passkeys (Web Authentication, level 3, §7.2)
//! and signatures of SSH keys (OpenSSH, `PROTOCOL.sshsig`). What is taken
//! apart here is what public tools verify again from a bundle.

pub mod key;
pub mod passkey;
pub mod ssh;
mod wire;

/// Why a signature is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It does not have the form of one.
    #[error("this is not a signature")]
    Form,
    /// The key, or its algorithm, is none that is known here.
    #[error("the key is of a kind that is not known here")]
    Key,
    /// It was made for something else: another content, purpose or place.
    #[error("the signature was made for something else")]
    Purpose,
    /// The device does not say that its owner was there and recognised.
    #[error("the device does not say that it recognised its owner")]
    Owner,
    /// It was not made by this key over this content.
    #[error("the signature does not hold")]
    Signature,
}
