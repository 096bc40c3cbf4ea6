//! Every text that a person reads, in French and in English.
//!
//! The texts live in Fluent catalogues, one file per area, under `fr/` and
//! `en/`; [`Texts`] is the handle that pages and mails carry to read them in
//! one language. `tests/catalogues.rs` holds both languages equal and refuses
//! a key that is missing or that nothing uses.

mod acts;
mod alert_acts;
mod bodies;
mod catalogue;
mod end_acts;
mod incident_acts;
mod lang;
mod numbers;
mod texts;
mod time;
mod typography;

pub use catalogue::FILES;
pub use lang::{Lang, UnknownLang};
pub use texts::{Filled, Texts, Value};

/// A text of our own that is not of the catalogues, with the no-break spaces
/// and apostrophes that its language wants.
#[must_use]
pub fn typeset(text: &str, lang: Lang) -> std::borrow::Cow<'_, str> {
    match lang {
        Lang::Fr => typography::french(text),
        Lang::En => std::borrow::Cow::Borrowed(text),
    }
}
