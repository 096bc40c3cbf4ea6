//! The real data that some tests check themselves against, when it is there.

use std::env;
use std::path::PathBuf;

/// Beside the repository, unless `VIGIE_SHARED` says otherwise.
const BESIDE_THE_REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared");

/// The directory of the shared facts; says that the test is skipped when there is none.
#[must_use]
pub fn directory() -> Option<PathBuf> {
    let directory =
        env::var_os("VIGIE_SHARED").map_or_else(|| BESIDE_THE_REPOSITORY.into(), PathBuf::from);
    if directory.is_dir() {
        return Some(directory);
    }
    eprintln!(
        "skipped: no shared facts in {} (VIGIE_SHARED tells where they are)",
        directory.display()
    );
    None
}

/// A file or directory of the shared facts; says that the test is skipped when it is missing.
#[must_use]
pub fn path(relative: &str) -> Option<PathBuf> {
    let path = directory()?.join(relative);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: no {relative} in the shared facts");
    None
}
