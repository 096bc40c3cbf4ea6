//! The server's secret, from which the links of reports left without an
//! account are derived (DECL-4). It is drawn at the first start and kept: with
//! another one, the links already sent would no longer open anything.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::Path,
};

use app::ServerSecret;
use rand::RngExt;

use crate::failure::Failure;

/// File of the secret, within the data folder.
pub(crate) const FILE: &str = "server-secret";

const BYTES: usize = 32;

/// The secret kept in the data folder, drawn when there is none yet.
///
/// # Errors
/// When the file cannot be read or written, or does not hold a secret.
pub(crate) fn keep(data: &Path) -> Result<ServerSecret, Failure> {
    let path = data.join(FILE);
    match fs::read_to_string(&path) {
        Ok(text) => read(text.trim())
            .map(ServerSecret::from_bytes)
            .ok_or_else(|| unreadable(&path)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            draw(&path).map_err(|error| cannot("write", &path, &error))
        }
        Err(error) => Err(cannot("read", &path, &error)),
    }
}

fn draw(path: &Path) -> io::Result<ServerSecret> {
    let bytes: [u8; BYTES] = rand::rng().random();
    let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut file = create(path)?;
    writeln!(file, "{text}")?;
    file.sync_all()?;
    Ok(ServerSecret::from_bytes(bytes))
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn read(text: &str) -> Option<[u8; BYTES]> {
    let mut bytes = [0; BYTES];
    if text.len() != 2 * BYTES {
        return None;
    }
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * index..2 * index + 2)?, 16).ok()?;
    }
    Some(bytes)
}

fn unreadable(path: &Path) -> Failure {
    Failure::new(format!(
        "{} does not hold the server's secret, 64 hexadecimal digits: restore it from a backup. \
         Without it, the links sent to people who reported without an account no longer work; \
         remove the file only if that is accepted.",
        path.display()
    ))
}

fn cannot(what: &str, path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!(
        "cannot {what} the server's secret {}: {error}",
        path.display()
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use tempfile::TempDir;

    use super::*;

    #[test]
    fn decl_4_the_secret_is_drawn_once_and_kept() {
        let folder = TempDir::new().unwrap();
        keep(folder.path()).unwrap();
        let drawn = fs::read_to_string(folder.path().join(FILE)).unwrap();
        assert_eq!(read(drawn.trim()).map(|bytes| bytes.len()), Some(BYTES));
        keep(folder.path()).unwrap();
        let kept = fs::read_to_string(folder.path().join(FILE)).unwrap();
        assert_eq!(drawn, kept);
    }

    #[test]
    #[cfg(unix)]
    fn only_the_server_reads_its_secret() {
        use std::os::unix::fs::PermissionsExt;
        let folder = TempDir::new().unwrap();
        keep(folder.path()).unwrap();
        let metadata = fs::metadata(folder.path().join(FILE)).unwrap();
        assert_eq!(metadata.permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_damaged_secret_is_never_replaced() {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join(FILE), "half a secr").unwrap();
        assert!(keep(folder.path()).is_err());
        let kept = fs::read_to_string(folder.path().join(FILE)).unwrap();
        assert_eq!(kept, "half a secr");
    }
}
