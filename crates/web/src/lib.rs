//! The portal's pages and its API: what people and programs see and send.

pub mod answers;
pub mod assets;
pub mod form;
pub mod headers;
pub mod layout;
pub mod naming;
pub mod pages;
pub mod paths;
pub mod story;
pub mod tone;

#[cfg(test)]
mod kitchen_sink;
