//! An SMTP server that keeps what it receives instead of passing it on.
//!
//! The demonstration sends its mails through it so that every one can be read, and tests use
//! it to see what was sent and to make a mail server misbehave on command. It speaks real SMTP
//! with STARTTLS, listens where it is told (the loopback interface by default) and never
//! contacts another machine.

mod catcher;
mod certificate;
mod encryption;
mod folder;
mod line;
mod mail;
mod mailbox;
mod session;

pub use catcher::{Behaviour, Catcher, Options, StartError};
pub use certificate::CertificateError;
pub use encryption::Encryption;
pub use mail::{CaughtMail, MailId};
