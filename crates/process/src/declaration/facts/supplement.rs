//! Supplements: facts given later. What was sent is never altered; the facts
//! as they stand are the fold of the original and its supplements.

use serde::{Deserialize, Serialize};

use super::{Facts, FieldKey};
use crate::declaration::form::AnswerView;

/// Facts newly given or changed after sending. An unanswered fact says
/// nothing; "I don't know yet" takes back an answer given before.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Supplement(pub Facts);

/// One fact that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactChange {
    /// The question.
    pub field: FieldKey,
    /// The answer before.
    pub before: AnswerView,
    /// The answer after.
    pub after: AnswerView,
}

impl Facts {
    /// The facts as they stand once a supplement has come.
    #[must_use]
    pub fn merge_supplement(&self, supplement: &Supplement) -> Self {
        let mut merged = self.clone();
        for field in supplement.0.given() {
            merged.take(field, &supplement.0);
        }
        merged
    }
}

impl Supplement {
    /// The supplement that leads from `old` to `new`: only what was given
    /// anew. An answer that `new` merely leaves out stays as it was.
    #[must_use]
    pub fn between(old: &Facts, new: &Facts) -> Self {
        let mut supplement = Facts::default();
        for field in new.given() {
            if old.get(field) != new.get(field) {
                supplement.take(field, new);
            }
        }
        Self(supplement)
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.given().next().is_none()
    }
}

/// What differs between two states of the facts, in the order of the form.
#[must_use]
pub fn changes(old: &Facts, new: &Facts) -> Vec<FactChange> {
    FieldKey::ALL
        .iter()
        .map(|field| FactChange {
            field: *field,
            before: old.get(*field),
            after: new.get(*field),
        })
        .filter(|change| change.before != change.after)
        .collect()
}
