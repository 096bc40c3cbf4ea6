//! The bundle of a case, an incident or an alert: plain files that prove themselves, with what checks
//! them on a machine that has never heard of this program.

mod archive;
mod check;
mod contents;
mod evidence;
mod export;
mod proving;
mod readable;
mod signatures;
mod telling;

use ledger::note::Note;

use super::stamping::imprint;

pub use check::{BundleFault, CheckedBundle, check_bundle};
pub use export::{Bundle, Extent, Paper};
pub use signatures::SignedBy;

/// The file that names all the others with their hashes, signed by the log.
const MANIFEST: &str = "MANIFESTE.txt";
/// First line of the manifest.
const FORMAT: &str = "vigie/bundle/v1";
/// Folder of the pieces of evidence, and of their sheets.
const PIECES: &str = "pieces";
/// Folder of the keys that sign the logs.
const LOG_KEYS: &str = "cles";
/// Folder of the keys of the witnesses.
const WITNESS_KEYS: &str = "temoins";
/// Folder of the timestamp tokens (RFC 3161).
const STAMPS: &str = "horodatages";
/// The certificates of the authority that they are of.
const AUTHORITY: &str = "horodatages/autorite.pem";

/// The file of the token over a checkpoint, named after the hash that it
/// stamps.
fn token_of(checkpoint: &Note) -> String {
    format!("{STAMPS}/{}.tst", hex::encode(imprint(checkpoint).0))
}
