//! The mails that the demonstration has sent, for the page that shows them.

use catcher::{Catcher, CaughtMail};
use jiff::Timestamp;
use web::{ArchivedMail, MailArchive};

/// What the mail catcher keeps.
pub(super) struct Letterbox(pub(super) Catcher);

impl MailArchive for Letterbox {
    fn mails(&self) -> Vec<ArchivedMail> {
        let mut mails: Vec<ArchivedMail> = self
            .0
            .messages()
            .iter()
            .map(|mail| archived(mail))
            .collect();
        mails.sort_by_key(|mail| std::cmp::Reverse((mail.at, mail.id)));
        mails
    }

    fn mail(&self, id: u64) -> Option<ArchivedMail> {
        self.0
            .messages()
            .iter()
            .find(|mail| mail.id.get() == id)
            .map(|mail| archived(mail))
    }
}

fn archived(mail: &CaughtMail) -> ArchivedMail {
    ArchivedMail {
        id: mail.id.get(),
        at: mail
            .sent_at
            .and_then(|seconds| Timestamp::from_second(seconds).ok()),
        to: mail.to.clone(),
        subject: mail.subject.clone(),
        text: mail.text.clone().unwrap_or_default(),
    }
}
