//! Work that is due: mail is sent here.

pub mod smtp;
