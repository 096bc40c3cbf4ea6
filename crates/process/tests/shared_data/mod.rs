//! The real data that tests compare with where it lies beside the repository;
//! `VIGIE_SHARED` names another place.

use std::{env, fs, path::PathBuf};

/// Path of a file of real data; none, said on standard error, where it is
/// missing and the test has nothing to compare with.
pub(crate) fn path(file: &str) -> Option<PathBuf> {
    let root = env::var_os("VIGIE_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    let path = root.join("facts").join(file);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: no {}", path.display());
    None
}

/// Rows of a file of tab-separated values, each as its columns, the heading
/// left out.
#[allow(dead_code, reason = "not every test file reads such a table")]
pub(crate) fn table(file: &str) -> Option<Vec<Vec<String>>> {
    let text = fs::read_to_string(path(file)?).ok()?;
    let columns = |line: &str| line.split('\t').map(str::to_owned).collect();
    Some(text.lines().skip(1).map(columns).collect())
}
