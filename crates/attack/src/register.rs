//! The national register of facilities.

use process::facility::register::{RegisterReader, decode};

/// A whole file, read to its end.
pub(crate) fn register(bytes: &[u8]) {
    let text = decode(bytes);
    if let Ok(reader) = RegisterReader::open(&text) {
        for line in reader {
            let _ = line;
        }
    }
}
