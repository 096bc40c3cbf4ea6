//! Telling programs of acts, at addresses that their owners give: signed in the
//! form of Standard Webhooks, tried until they arrive, and never more than the
//! owner may read (QUAL-5, KEEP-3).

mod address;
mod finding;
mod keeping;
mod post;
mod sending;
mod signing;

pub use address::AddressProblem;
pub use keeping::{NewWebhook, Told, WebhookView};
pub(crate) use post::Post;
pub use store::webhooks::{Delivery, Outcome, Subject};
