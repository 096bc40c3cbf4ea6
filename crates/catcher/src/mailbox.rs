//! The newest mails, in memory, and those who wait for one.

use std::collections::{HashSet, VecDeque};
use std::io;
use std::sync::{Arc, Mutex as Lock, PoisonError};

use tokio::sync::{Mutex, watch};

use crate::folder::Folder;
use crate::mail::{CaughtMail, Envelope, MailId};

type Mails = VecDeque<Arc<CaughtMail>>;

/// Holds at most `limit` mails; the oldest go first.
pub(crate) struct Mailbox {
    mails: watch::Sender<Mails>,
    limit: usize,
    folder: Option<Folder>,
    /// Held while a mail is stored, so that ids, files and the list keep one order.
    last_id: Mutex<MailId>,
    /// Senders and recipients that a greylisting server has met.
    met: Lock<HashSet<(String, String)>>,
}

impl Mailbox {
    /// An empty mailbox, or one with what the folder still holds.
    pub(crate) async fn open(limit: usize, folder: Option<Folder>) -> io::Result<Self> {
        let kept = match &folder {
            Some(folder) => folder.load(limit).await?,
            None => Vec::new(),
        };
        let last_id = kept.last().map_or(MailId::new(0), |mail| mail.id);
        Ok(Self {
            mails: watch::Sender::new(kept.into_iter().map(Arc::new).collect()),
            limit,
            folder,
            last_id: Mutex::new(last_id),
            met: Lock::default(),
        })
    }

    /// Keeps a mail; when this returns it is on disk (if there is a folder) and visible.
    pub(crate) async fn deliver(&self, envelope: Envelope, raw: Vec<u8>) -> io::Result<()> {
        let mut last_id = self.last_id.lock().await;
        let mail = CaughtMail::read(last_id.next(), envelope, raw);
        if let Some(folder) = &self.folder {
            folder.save(&mail).await?;
        }
        *last_id = mail.id;
        let mut dropped = Vec::new();
        self.mails.send_modify(|mails| {
            mails.push_back(Arc::new(mail));
            let excess = mails.len().saturating_sub(self.limit);
            dropped.extend(mails.drain(..excess).map(|mail| mail.id));
        });
        if let Some(folder) = &self.folder {
            for id in dropped {
                folder.remove(id).await?;
            }
        }
        Ok(())
    }

    /// Whether a sender and a recipient meet for the first time.
    pub(crate) fn meets(&self, sender: &str, recipient: &str) -> bool {
        let mut met = self.met.lock().unwrap_or_else(PoisonError::into_inner);
        met.insert((sender.to_owned(), recipient.to_owned()))
    }

    /// What is there now, oldest first.
    pub(crate) fn all(&self) -> Vec<Arc<CaughtMail>> {
        self.mails.borrow().iter().cloned().collect()
    }

    /// Forgets every mail, on disk too.
    pub(crate) async fn clear(&self) -> io::Result<()> {
        let _no_delivery = self.last_id.lock().await;
        let forgotten = self.mails.send_replace(Mails::new());
        if let Some(folder) = &self.folder {
            for mail in forgotten {
                folder.remove(mail.id).await?;
            }
        }
        Ok(())
    }

    /// Waits until something is found in the mails, which are given oldest first.
    pub(crate) async fn wait<T>(&self, mut look: impl FnMut(&[Arc<CaughtMail>]) -> Option<T>) -> T {
        let mut changes = self.mails.subscribe();
        loop {
            let mails: Vec<_> = changes.borrow_and_update().iter().cloned().collect();
            if let Some(found) = look(&mails) {
                return found;
            }
            // The sender lives in `self`, borrowed here: this cannot fail.
            if changes.changed().await.is_err() {
                return std::future::pending().await;
            }
        }
    }
}
