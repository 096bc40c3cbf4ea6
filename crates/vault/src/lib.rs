//! Evidence at rest: encrypted streams, on disk or in an S3 store.
//!
//! A piece lies as a row of segments of [`SEGMENT`] bytes, the last one
//! shorter, each an age file of its own: a segment is put whole by one
//! request, replaced whole when its key changes, and read alone. Joined in
//! order and decrypted with the stock `age` tool, the segments are the piece.

mod error;
mod intake;
mod keys;
mod reading;
mod segments;
mod settings;
mod space;
mod transfers;
mod vault;
mod wrapping;

pub use error::VaultError;
pub use intake::{HashState, Intake, Room, Saved};
pub use keys::{Keys, WrongKeys};
pub use reading::{Content, Piece};
pub use settings::{Place, S3Settings, VaultSettings, WrongPlace};
pub use transfers::Transfer;
pub use vault::Vault;
pub use wrapping::{PASSWORD, wrapped};

/// The bytes of a piece that one object holds, the last one of a piece apart.
/// Each transfer holds a few times this in memory, and no more.
pub const SEGMENT: usize = 1024 * 1024;
