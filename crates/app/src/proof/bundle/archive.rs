//! The archive of a bundle: one way to write it, so that no byte of it can be
//! another.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read, Write},
};

use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::AppError;

/// Files by their paths.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// Writes an archive.
pub(super) fn write(files: &Files) -> Result<Vec<u8>, AppError> {
    let failed = |error: zip::result::ZipError| AppError::Internal(error.to_string());
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        writer.start_file(path.as_str(), options).map_err(failed)?;
        writer
            .write_all(bytes)
            .map_err(|error| AppError::Internal(error.to_string()))?;
    }
    Ok(writer.finish().map_err(failed)?.into_inner())
}

/// Why an archive is not read.
pub(super) enum Unread {
    /// It is none.
    NotOne,
    /// It is not as it would be written: the file before that place.
    Otherwise(String),
}

/// Reads an archive that was written here.
pub(super) fn read(bytes: &[u8]) -> Result<Files, Unread> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unread::NotOne)?;
    let mut files = Files::new();
    // Nothing is compressed: files larger than their archive are a trap.
    let mut left = bytes.len() as u64;
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(|_| Unread::NotOne)?;
        let path = file.name().map_err(|_| Unread::NotOne)?.into_owned();
        if file.compression() != CompressionMethod::Stored {
            return Err(Unread::Otherwise(path));
        }
        let mut content = Vec::new();
        let read = (&mut file).take(left + 1).read_to_end(&mut content);
        left = left
            .checked_sub(content.len() as u64)
            .ok_or(Unread::NotOne)?;
        if read.is_err() {
            return Err(Unread::Otherwise(path));
        }
        files.insert(path, content);
    }
    let again = write(&files).map_err(|_| Unread::NotOne)?;
    if again != bytes {
        return Err(Unread::Otherwise(first_difference(&files, &again, bytes)));
    }
    Ok(files)
}

/// The file in whose part of the archive the first other byte stands.
fn first_difference(files: &Files, again: &[u8], bytes: &[u8]) -> String {
    let same = again.iter().zip(bytes).take_while(|(a, b)| a == b).count();
    let mut place = String::new();
    for path in files.keys() {
        let header = again
            .windows(path.len())
            .position(|window| window == path.as_bytes());
        if header.is_some_and(|at| at.saturating_sub(30) <= same) {
            place.clone_from(path);
        }
    }
    place
}
