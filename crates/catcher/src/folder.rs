//! Mails kept on disk, one `.eml` file each, so that they survive a restart.

use std::io;
use std::path::{Path, PathBuf};

use tokio::fs;

use crate::mail::{CaughtMail, Envelope, MailId};

const SENDER: &str = "Return-Path: ";
const RECIPIENT: &str = "Delivered-To: ";

/// The folder that holds the files.
#[derive(Debug, Clone)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Opens the folder, which is created when missing.
    pub(crate) async fn open(path: &Path) -> io::Result<Self> {
        fs::create_dir_all(path).await?;
        Ok(Self(path.to_owned()))
    }

    /// The newest mails, at most `limit`, oldest first.
    pub(crate) async fn load(&self, limit: usize) -> io::Result<Vec<CaughtMail>> {
        let mut ids = Vec::new();
        let mut entries = fs::read_dir(&self.0).await?;
        while let Some(entry) = entries.next_entry().await? {
            ids.extend(entry.file_name().to_str().and_then(id_of));
        }
        ids.sort_unstable();
        let mut mails = Vec::new();
        for id in ids.split_off(ids.len().saturating_sub(limit)) {
            let bytes = fs::read(self.file(id)).await?;
            let (envelope, raw) = take_envelope(bytes);
            mails.push(CaughtMail::read(id, envelope, raw));
        }
        Ok(mails)
    }

    /// Writes a mail; the file appears complete or not at all.
    pub(crate) async fn save(&self, mail: &CaughtMail) -> io::Result<()> {
        let mut bytes = format!("{SENDER}<{}>\r\n", mail.from).into_bytes();
        for to in &mail.to {
            bytes.extend_from_slice(format!("{RECIPIENT}{to}\r\n").as_bytes());
        }
        bytes.extend_from_slice(&mail.raw);
        let unfinished = self.0.join(format!("{:010}.part", mail.id.get()));
        fs::write(&unfinished, bytes).await?;
        fs::rename(&unfinished, self.file(mail.id)).await
    }

    /// Removes a mail that has become too old.
    pub(crate) async fn remove(&self, id: MailId) -> io::Result<()> {
        fs::remove_file(self.file(id)).await
    }

    fn file(&self, id: MailId) -> PathBuf {
        self.0.join(format!("{:010}.eml", id.get()))
    }
}

fn id_of(file_name: &str) -> Option<MailId> {
    let place = file_name.strip_suffix(".eml")?.parse().ok()?;
    Some(MailId::new(place))
}

/// Splits off the envelope lines that `save` put before the message.
fn take_envelope(bytes: Vec<u8>) -> (Envelope, Vec<u8>) {
    let mut envelope = Envelope {
        from: String::new(),
        to: Vec::new(),
    };
    let mut message_begins = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let text = String::from_utf8_lossy(line);
        if let (0, Some(sender)) = (message_begins, text.strip_prefix(SENDER)) {
            sender
                .trim()
                .trim_matches(['<', '>'])
                .clone_into(&mut envelope.from);
        } else if let Some(recipient) = text.strip_prefix(RECIPIENT) {
            envelope.to.push(recipient.trim().to_owned());
        } else {
            break;
        }
        message_begins += line.len();
    }
    (envelope, bytes[message_begins..].to_vec())
}
