//! The room left on the disk of a folder.

use std::path::Path;

use crate::VaultError;

/// Refuses when storing `wanted` bytes would leave less than `keep_free`.
pub(crate) fn check(folder: Option<&Path>, wanted: u64, keep_free: u64) -> Result<(), VaultError> {
    let Some(folder) = folder else {
        return Ok(());
    };
    let disk =
        rustix::fs::statvfs(folder).map_err(|error| VaultError::Unavailable(Box::new(error)))?;
    let available = disk.f_bavail.saturating_mul(disk.f_frsize);
    if available < wanted.saturating_add(keep_free) {
        return Err(VaultError::Full);
    }
    Ok(())
}
