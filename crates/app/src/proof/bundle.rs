//! The bundle of a case: plain files that prove themselves, with what checks
//! them on a machine that has never heard of this program.

mod archive;
mod check;
mod contents;
mod export;
mod signatures;

pub use check::{BundleFault, CheckedBundle, check_bundle};
pub use export::{Bundle, Extent, Paper};
pub use signatures::SignedBy;

/// The file that names all the others with their hashes, signed by the log.
const MANIFEST: &str = "MANIFESTE.txt";
/// First line of the manifest.
const FORMAT: &str = "vigie/bundle/v1";
/// Folder of the keys that sign the logs.
const LOG_KEYS: &str = "cles";
/// Folder of the keys of the witnesses.
const WITNESS_KEYS: &str = "temoins";
