//! What an act said, piece by piece.

use std::borrow::Cow;

use locales::Texts;
use process::act::Private;

/// A piece of what an act said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words that somebody wrote.
    Words {
        /// What they are about; empty where the act's title says it.
        label: Cow<'static, str>,
        /// The words.
        text: String,
    },
    /// One fact.
    Fact {
        /// Its name.
        label: Cow<'static, str>,
        /// Its value in words.
        value: String,
    },
    /// One fact that changed.
    Change {
        /// Its name.
        label: Cow<'static, str>,
        /// What it was.
        before: String,
        /// What it is.
        after: String,
    },
    /// Many facts, folded away on screens and shown on paper.
    Facts {
        /// What they are together.
        label: Cow<'static, str>,
        /// Name and value of each.
        rows: Vec<(Cow<'static, str>, String)>,
    },
}

/// Collects parts and leaves empty ones out.
pub(super) struct Parts {
    pub(super) t: Texts,
    pub(super) list: Vec<Part>,
}

impl Parts {
    pub(super) fn new(t: Texts) -> Self {
        let list = Vec::new();
        Self { t, list }
    }

    /// The words of a person, or that they were erased; nothing when blank.
    pub(super) fn said(&mut self, text: &Private<String>) {
        self.titled(Cow::Borrowed(""), text);
    }

    pub(super) fn titled(&mut self, label: Cow<'static, str>, text: &Private<String>) {
        let text = match text {
            Private::Known(text) if text.is_empty() => return,
            Private::Known(text) => text.clone(),
            Private::Erased => self.t.get("story-erased").into_owned(),
        };
        self.list.push(Part::Words { label, text });
    }

    /// Words of a person that may stand in the place of older ones.
    pub(super) fn retitled(
        &mut self,
        label: Cow<'static, str>,
        before: Option<&Private<String>>,
        text: &Private<String>,
    ) {
        match before.and_then(Private::known) {
            Some(old) if text.known() == Some(old) => {}
            Some(old) if !old.is_empty() => {
                let after = match text {
                    Private::Known(text) => text.clone(),
                    Private::Erased => self.t.get("story-erased").into_owned(),
                };
                let before = old.clone();
                self.list.push(Part::Change {
                    label,
                    before,
                    after,
                });
            }
            _ => self.titled(label, text),
        }
    }

    pub(super) fn fact(&mut self, label: Cow<'static, str>, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() {
            self.list.push(Part::Fact { label, value });
        }
    }

    /// A fact, told as a change when it had another value before.
    pub(super) fn changed(
        &mut self,
        label: Cow<'static, str>,
        before: Option<String>,
        after: String,
    ) {
        match before {
            Some(before) if before == after => {}
            Some(before) => self.list.push(Part::Change {
                label,
                before,
                after,
            }),
            None => self.fact(label, after),
        }
    }

    pub(super) fn facts(
        &mut self,
        label: Cow<'static, str>,
        rows: Vec<(Cow<'static, str>, String)>,
    ) {
        if !rows.is_empty() {
            self.list.push(Part::Facts { label, rows });
        }
    }
}
