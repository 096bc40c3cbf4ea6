//! Mails
