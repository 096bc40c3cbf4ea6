//! What a form shows: the values typed so far and what is wrong with them.
//!
//! The field macros of `templates/components/fields.html` read it, so that a
//! refused form comes back with every word that was typed.

use std::borrow::Cow;

use locales::Texts;
use process::declaration::facts::UNKNOWN;
use process::words::ChoiceKey;

/// The values and errors that a form is shown with.
#[derive(Clone, Debug, Default)]
pub struct Form {
    values: Vec<(String, String)>,
    errors: Vec<FieldError>,
}

/// What is wrong with one field, in the reader's language: it names the field
/// and says what is expected.
#[derive(Clone, Debug)]
pub struct FieldError {
    /// The field's name, which is also the id of its first input.
    pub field: Cow<'static, str>,
    /// What is wrong and what would be right.
    pub message: Cow<'static, str>,
}

/// One answer that radios, checkboxes or a select offer.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: Cow<'static, str>,
    /// What is read.
    pub label: Cow<'static, str>,
    /// A line below the label; empty for none.
    pub hint: Cow<'static, str>,
}

impl Choice {
    /// An answer without a hint.
    pub fn new(value: impl Into<Cow<'static, str>>, label: impl Into<Cow<'static, str>>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: Cow::Borrowed(""),
        }
    }

    /// The choices of a closed vocabulary, in the reader's language.
    #[must_use]
    pub fn of(t: Texts, keys: &[ChoiceKey]) -> Vec<Self> {
        keys.iter()
            .map(|choice| {
                Self::new(choice.key, t.get(choice.label)).hint(t.beside(choice.label, "hint"))
            })
            .collect()
    }

    /// The same answer with a line below its label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Cow<'static, str>>) -> Self {
        self.hint = hint.into();
        self
    }
}

impl Form {
    /// An empty form.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A form filled with `values`; a name may come several times, as
    /// checkboxes send it.
    pub fn filled<N, V>(values: impl IntoIterator<Item = (N, V)>) -> Self
    where
        N: Into<String>,
        V: Into<String>,
    {
        Self {
            values: values
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
            errors: Vec::new(),
        }
    }

    /// Adds a value to the field `name`.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.values.push((name.into(), value.into()));
    }

    /// Says what is wrong with the field `name`; the first message stands.
    pub fn refuse(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        message: impl Into<Cow<'static, str>>,
    ) {
        let field = name.into();
        if self.error(&field).is_none() {
            self.errors.push(FieldError {
                field,
                message: message.into(),
            });
        }
    }

    /// The value of the field `name`; empty when it has none.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.values
            .iter()
            .find(|(field, _)| field == name)
            .map_or("", |(_, value)| value)
    }

    /// What was typed at `place` among the values of the field `name`, the
    /// answer "I don't know yet" left out: a moment has its date at 0, its
    /// time at 1, its zone at 2. Empty when there is none.
    #[must_use]
    pub fn typed<'a>(&'a self, name: &'a str, place: usize) -> &'a str {
        self.values(name)
            .filter(|value| *value != UNKNOWN)
            .nth(place)
            .unwrap_or_default()
    }

    /// Whether the field `name` is answered by "I don't know yet".
    #[must_use]
    pub fn is_unknown(&self, name: &str) -> bool {
        self.has(name, UNKNOWN)
    }

    /// Every value of the field `name`.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values
            .iter()
            .filter(move |(field, _)| field == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether `value` is among those of the field `name`.
    #[must_use]
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values(name).any(|given| given == value)
    }

    /// What is wrong with the field `name`.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<&str> {
        self.errors
            .iter()
            .find(|error| error.field == name)
            .map(|error| &*error.message)
    }

    /// Everything that is wrong, in the order in which it was found.
    #[must_use]
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.errors.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decl_2_an_answer_not_known_yet_leaves_no_words_in_the_field() {
        let form = Form::filled([("since", "unknown"), ("since", "2026-11-21"), ("since", "")]);
        assert!(form.is_unknown("since"));
        assert_eq!(form.typed("since", 0), "2026-11-21");
        assert_eq!(form.typed("since", 1), "");
        assert_eq!(form.typed("since", 2), "");
    }

    #[test]
    fn a_refused_form_keeps_every_value_and_the_first_error_of_a_field() {
        let mut form = Form::filled([("systems", "email"), ("systems", "phone"), ("name", "")]);
        form.refuse("name", "Enter your name");
        form.refuse("name", "Too short");

        assert!(form.has("systems", "email") && form.has("systems", "phone"));
        assert_eq!(form.value("systems"), "email");
        assert_eq!(form.value("absent"), "");
        assert_eq!(form.error("name"), Some("Enter your name"));
        assert_eq!(form.errors().len(), 1);
        assert!(!form.is_sound());
    }
}
