//! Wrapping what may run: an encrypted archive, written while it streams.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
};

use bytes::Bytes;
use futures::{Stream, stream};
use zip::{
    AesMode, CompressionMethod, ZipWriter,
    write::{SimpleFileOptions, StreamWriter},
};

use crate::{Content, VaultError};

/// The password that everybody in the field gives to archives of harmful
/// files. It keeps no secret: it keeps filters and double clicks away.
pub const PASSWORD: &str = "infected";

/// A zip archive that holds the content under this name, encrypted with
/// [`PASSWORD`] (AES-256). Its end is only written once the content is known
/// to be right.
///
/// # Errors
/// When the archive cannot be begun.
pub fn wrapped(
    content: Content,
    name: &str,
) -> Result<impl Stream<Item = Result<Bytes, VaultError>> + Send + use<>, VaultError> {
    let written = Written::default();
    let mut archive = ZipWriter::new_stream(written.clone()).set_auto_large_file();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .large_file(true)
        .with_aes_encryption(AesMode::Aes256, PASSWORD);
    archive.start_file(name, options).map_err(broken)?;
    let state = Wrapping {
        content,
        archive: Some(archive),
        written,
    };
    Ok(stream::try_unfold(state, |mut state| async move {
        Ok(state.next().await?.map(|bytes| (bytes, state)))
    }))
}

struct Wrapping {
    content: Content,
    archive: Option<ZipWriter<StreamWriter<Written>>>,
    written: Written,
}

impl Wrapping {
    async fn next(&mut self) -> Result<Option<Bytes>, VaultError> {
        while let Some(archive) = &mut self.archive {
            match self.content.next().await? {
                Some(bytes) => archive
                    .write_all(&bytes)
                    .map_err(|error| broken(error.into()))?,
                None => {
                    if let Some(archive) = self.archive.take() {
                        archive.finish().map_err(broken)?;
                    }
                }
            }
            let bytes = self.written.drain();
            if !bytes.is_empty() {
                return Ok(Some(bytes));
            }
        }
        Ok(None)
    }
}

fn broken(error: zip::result::ZipError) -> VaultError {
    VaultError::Internal(error.to_string())
}

/// What the archive has written and nobody has read yet.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Written {
    fn drain(&self) -> Bytes {
        let mut bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Bytes::from(std::mem::take(&mut *bytes))
    }
}

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
