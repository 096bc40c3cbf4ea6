//! Opening the place where evidence lies, and making its keys.

use std::{
    fs::OpenOptions,
    io::{self, Write},
    path::Path,
};

use vault::{Keys, Place, Vault, VaultSettings};

use crate::failure::Failure;

/// File of the key of a demonstration, within its folder.
const DEMO_KEY: &str = "evidence-key.txt";

/// Folder of the pieces of a demonstration, within its folder.
const DEMO_PIECES: &str = "evidence";

/// Opens the place that the configuration names.
///
/// # Errors
/// When the keys or the place cannot be used.
pub(crate) fn open(settings: &VaultSettings) -> Result<Vault, Failure> {
    let keys = Keys::read(&settings.key_files, settings.recipient.as_deref())
        .map_err(|error| Failure::new(format!("evidence.key_files: {error}")))?;
    let place =
        Place::open(settings).map_err(|error| Failure::new(format!("evidence: {error}")))?;
    Ok(Vault::new(settings, keys, place))
}

/// Opens that of a demonstration, whose key is drawn when there is none yet.
///
/// # Errors
/// When the folder cannot be used.
pub(crate) fn open_demo(folder: &Path) -> Result<Vault, Failure> {
    let key = folder.join(DEMO_KEY);
    if !key.exists() {
        write_key(&key)?;
    }
    let mut settings = VaultSettings::in_folder(folder.join(DEMO_PIECES), key);
    // A demonstration shares its disk with whatever else is on the machine.
    settings.keep_free = 0;
    open(&settings)
}

/// Draws a key into a new file that its owner alone reads; gives the text of
/// the file.
///
/// # Errors
/// When there is such a file, or it cannot be written.
pub(crate) fn write_key(path: &Path) -> Result<String, Failure> {
    let text = Keys::draw();
    let written = || -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    written().map_err(|error| {
        Failure::new(format!("cannot write the key {}: {error}", path.display()))
    })?;
    Ok(text)
}
