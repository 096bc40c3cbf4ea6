//! A mail to send and its form on the wire.

use std::time::SystemTime;

use jiff::Timestamp;
use lettre::Message;
use lettre::address::AddressError;
use lettre::message::header::{ContentType, ContentTypeErr, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart};

const PDF: &str = "application/pdf";

/// A mail to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutgoingMail {
    /// `Message-ID`, with or without angle brackets, such as `0198…@vigie.example`; the same
    /// each time that the same mail is sent again.
    pub message_id: String,
    /// Recipient, an address alone or `Name <address>`.
    pub to: String,
    /// Where an answer goes, when not to the sender.
    pub reply_to: Option<String>,
    /// Subject, on one line.
    pub subject: String,
    /// Plain-text part.
    pub text: String,
    /// HTML part, saying the same.
    pub html: String,
    /// A PDF that goes with it, and its name.
    pub attached: Option<(String, Vec<u8>)>,
    /// `Date` header: when the mail was decided on, not when it was sent.
    pub date: Timestamp,
}

/// The mail cannot be written.
#[derive(Debug, thiserror::Error)]
pub(super) enum BuildError {
    #[error("{0:?} is not an address: {1}")]
    Address(String, AddressError),
    #[error(transparent)]
    Kind(#[from] ContentTypeErr),
    #[error(transparent)]
    Message(#[from] lettre::error::Error),
}

impl OutgoingMail {
    /// The message as it goes out: both parts as alternatives, marked as sent by a machine.
    pub(super) fn build(&self, from: &Mailbox) -> Result<Message, BuildError> {
        let id = self.message_id.trim_matches(['<', '>']);
        let mut message = Message::builder()
            .from(from.clone())
            .to(mailbox(&self.to)?)
            .subject(one_line(&self.subject))
            .date(SystemTime::from(self.date))
            .message_id(Some(format!("<{}>", one_line(id))))
            .header(AutoSubmitted);
        if let Some(reply_to) = &self.reply_to {
            message = message.reply_to(mailbox(reply_to)?);
        }
        let parts = MultiPart::alternative_plain_html(self.text.clone(), self.html.clone());
        let whole = match &self.attached {
            None => parts,
            Some((name, content)) => {
                let file =
                    Attachment::new(name.clone()).body(content.clone(), ContentType::parse(PDF)?);
                MultiPart::mixed().multipart(parts).singlepart(file)
            }
        };
        Ok(message.multipart(whole)?)
    }
}

fn mailbox(address: &str) -> Result<Mailbox, BuildError> {
    address
        .parse()
        .map_err(|error| BuildError::Address(address.to_owned(), error))
}

/// Headers end with their line: a break inside one would begin another.
fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// Tells answering machines not to answer (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
