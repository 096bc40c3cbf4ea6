//! Making a backup.

use std::{
    collections::BTreeMap,
    io::{self, BufWriter, Write},
    path::Path,
};

use flate2::{Compression, write::GzEncoder};
use serde::Serialize;
use store::{
    log::tree,
    transfer::{Part, Totals},
};
use tempfile::NamedTempFile;
use tokio::{sync::mpsc, task::spawn_blocking};

use super::{
    BackupError, Header, KeptFile, Lock, LogHead,
    contents::{FORM, FileBytes},
    lines,
};
use crate::App;

/// Parts that wait to be written at most.
const WAITING: usize = 8;

/// A backup that was made.
#[derive(Clone, Debug)]
pub struct BackedUp {
    /// What it holds of each table.
    pub totals: Totals,
    /// The log's head in it.
    pub log: Option<LogHead>,
}

impl App {
    /// Writes everything that the database holds, as it is now, with these
    /// files, to a new file that is sealed. The portal works meanwhile, and
    /// the file bears its name only once it is whole and on the disk.
    ///
    /// # Errors
    /// [`BackupError`]; no file is left.
    pub async fn back_up(
        &self,
        out: &Path,
        lock: &Lock,
        files: BTreeMap<KeptFile, Vec<u8>>,
    ) -> Result<BackedUp, BackupError> {
        if out.exists() {
            return Err(BackupError::Exists(out.to_owned()));
        }
        let steps = self.0.db.taken_migrations().await?;
        let snapshot = self.0.db.snapshot().await?;
        let log = tree::current(snapshot.read()).await?;
        let header = Header {
            form: FORM,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            made_at: self.now(),
            steps,
            log: log.as_ref().map(LogHead::of),
            files: files
                .into_iter()
                .map(|(name, bytes)| (name, FileBytes(bytes)))
                .collect(),
        };
        let log = header.log.clone();
        let folder = match out.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let unwritable = |source| BackupError::Unwritable {
            path: out.to_owned(),
            source,
        };
        let file = NamedTempFile::new_in(folder).map_err(unwritable)?;
        let (sender, receiver) = mpsc::channel(WAITING);
        let lock = lock.clone();
        let writing = spawn_blocking(move || write(file, &lock, &header, receiver));
        let passed = snapshot.pass_to(&sender).await;
        drop(sender);
        let written = writing
            .await
            .map_err(|error| BackupError::Internal(error.to_string()))?;
        let file = match (written, passed) {
            (Ok(file), Ok(totals)) => (file, totals),
            // What stopped the reading is why the writing had no end.
            (Err(error), Err(_)) if error.kind() != io::ErrorKind::UnexpectedEof => {
                return Err(unwritable(error));
            }
            (_, Err(error)) => return Err(error.into()),
            (Err(error), Ok(_)) => return Err(unwritable(error)),
        };
        let (file, totals) = file;
        file.persist_noclobber(out)
            .map_err(|error| match error.error.kind() {
                io::ErrorKind::AlreadyExists => BackupError::Exists(out.to_owned()),
                _ => unwritable(error.error),
            })?;
        Ok(BackedUp { totals, log })
    }
}

fn write(
    file: NamedTempFile,
    lock: &Lock,
    header: &Header,
    mut parts: mpsc::Receiver<Part>,
) -> io::Result<NamedTempFile> {
    let sealed = lock.seal(BufWriter::new(file))?;
    let mut output = GzEncoder::new(sealed, Compression::fast());
    line(&mut output, header)?;
    let mut ended = false;
    while let Some(part) = parts.blocking_recv() {
        ended = matches!(part, Part::End(_));
        for said in lines::of(part) {
            line(&mut output, &said)?;
        }
    }
    if !ended {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let buffered = output.finish()?.finish()?;
    let file = buffered
        .into_inner()
        .map_err(io::IntoInnerError::into_error)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn line(output: &mut impl Write, said: &impl Serialize) -> io::Result<()> {
    // In one piece: each piece that the packer is given has it clear a buffer.
    let mut line = serde_json::to_vec(said)?;
    line.push(b'\n');
    output.write_all(&line)
}
