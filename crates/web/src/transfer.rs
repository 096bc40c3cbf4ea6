//! Files in and out: sending that can be resumed, downloads that open nothing.
//! The pages and the API speak the same protocol under their own addresses.

mod disposition;
mod download;
mod tus;

pub use download::{Asked, Part};
pub use tus::Metadata;

pub(crate) use disposition::attachment;
pub(crate) use download::download;
pub(crate) use tus::Sending;
