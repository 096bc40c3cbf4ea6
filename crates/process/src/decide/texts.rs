//! Texts that people give.

use crate::{
    act::Private,
    refusal::{Reason, Refusal, Rule},
};

/// The longest text that an act takes, in characters.
pub const LONGEST_TEXT: usize = 20_000;

/// A text that must be given.
pub(crate) fn needed(rule: Rule, text: &str) -> Result<Private<String>, Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::new(rule, Reason::TextMissing));
    }
    optional(rule, text)
}

/// A text that may be left empty.
///
/// # Errors
/// When it is too long.
pub fn optional(rule: Rule, text: &str) -> Result<Private<String>, Refusal> {
    let text = text.trim();
    if text.chars().count() > LONGEST_TEXT {
        return Err(Refusal::new(rule, Reason::TextTooLong(LONGEST_TEXT)));
    }
    Ok(Private::Known(text.to_owned()))
}

/// A reason that must be given.
///
/// # Errors
/// When it is empty or too long.
pub fn reason(rule: Rule, text: &str) -> Result<Private<String>, Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::new(rule, Reason::ReasonMissing));
    }
    optional(rule, text)
}
