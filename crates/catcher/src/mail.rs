//! A received mail and what can be read in it.

use std::fmt;

use mail_parser::{Message, MessageParser, PartType};

/// Place of a mail in the order of arrival, starting at 1; never reused, even after a restart
/// on the same folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MailId(u64);

impl MailId {
    /// The id with this place in the order of arrival.
    #[must_use]
    pub const fn new(place: u64) -> Self {
        Self(place)
    }

    /// Place in the order of arrival.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }

    pub(crate) const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for MailId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// A mail as it arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaughtMail {
    /// Place in the order of arrival.
    pub id: MailId,
    /// Sender given in the envelope; empty for a bounce.
    pub from: String,
    /// Recipients given in the envelope, in the order in which they were given.
    pub to: Vec<String>,
    /// The message as transmitted, header and body, without the dots that SMTP doubles.
    pub raw: Vec<u8>,
    /// `Message-ID` without its angle brackets, when there is one.
    pub message_id: Option<String>,
    /// Decoded subject; empty when there is none.
    pub subject: String,
    /// `Date` header in seconds since 1970-01-01 UTC, when there is a readable one.
    pub sent_at: Option<i64>,
    /// Decoded plain-text part, when there is one.
    pub text: Option<String>,
    /// Decoded HTML part, when there is one.
    pub html: Option<String>,
}

/// Who sends to whom, as told by `MAIL` and `RCPT`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Envelope {
    pub(crate) from: String,
    pub(crate) to: Vec<String>,
}

impl CaughtMail {
    /// Reads what can be read; a message that is not MIME keeps only its raw bytes.
    pub(crate) fn read(id: MailId, envelope: Envelope, raw: Vec<u8>) -> Self {
        let mut mail = Self {
            id,
            from: envelope.from,
            to: envelope.to,
            raw: Vec::new(),
            message_id: None,
            subject: String::new(),
            sent_at: None,
            text: None,
            html: None,
        };
        if let Some(message) = MessageParser::default().parse(&raw) {
            mail.message_id = message.message_id().map(str::to_owned);
            mail.subject = message.subject().unwrap_or_default().to_owned();
            mail.sent_at = message.date().map(mail_parser::DateTime::to_timestamp);
            mail.text = text_part(&message);
            mail.html = html_part(&message);
        }
        mail.raw = raw;
        mail
    }

    /// Whether the mail was addressed to this recipient, whatever the case of the letters.
    #[must_use]
    pub fn is_to(&self, address: &str) -> bool {
        self.to.iter().any(|to| to.eq_ignore_ascii_case(address))
    }
}

fn text_part(message: &Message<'_>) -> Option<String> {
    message.text_bodies().find_map(|part| match &part.body {
        PartType::Text(text) => Some(text.clone().into_owned()),
        _ => None,
    })
}

fn html_part(message: &Message<'_>) -> Option<String> {
    message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(html) => Some(html.clone().into_owned()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> CaughtMail {
        let envelope = Envelope {
            from: "portal@vigie.example".into(),
            to: vec!["reporter@ch-valmont.example".into()],
        };
        CaughtMail::read(MailId::new(1), envelope, raw.as_bytes().to_vec())
    }

    #[test]
    fn both_alternatives_and_an_encoded_subject_are_decoded() {
        let mail = read(concat!(
            "Message-ID: <a1@vigie.example>\r\n",
            "Date: Thu, 1 Jan 1970 01:00:10 +0100\r\n",
            "Subject: =?utf-8?Q?D=C3=A9claration_re=C3=A7ue?=\r\n",
            "MIME-Version: 1.0\r\n",
            "Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n",
            "--b\r\nContent-Type: text/plain; charset=utf-8\r\n",
            "Content-Transfer-Encoding: quoted-printable\r\n\r\nRe=C3=A7u\r\n",
            "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Reçu</p>\r\n--b--\r\n",
        ));
        assert_eq!(mail.message_id.as_deref(), Some("a1@vigie.example"));
        assert_eq!(mail.subject, "Déclaration reçue");
        assert_eq!(mail.sent_at, Some(10));
        assert_eq!(mail.text.as_deref().map(str::trim), Some("Reçu"));
        assert_eq!(mail.html.as_deref().map(str::trim), Some("<p>Reçu</p>"));
    }

    #[test]
    fn a_part_that_is_missing_is_not_made_up_from_the_other() {
        let plain = read("Subject: x\r\n\r\nonly text\r\n");
        assert!(plain.text.is_some() && plain.html.is_none());
        let html = read("Subject: x\r\nContent-Type: text/html\r\n\r\n<b>only</b>\r\n");
        assert!(html.html.is_some() && html.text.is_none());
    }

    #[test]
    fn a_message_without_any_header_keeps_its_bytes() {
        let mail = read("");
        assert_eq!(
            (mail.raw.len(), mail.subject.as_str(), mail.message_id),
            (0, "", None)
        );
    }
}
