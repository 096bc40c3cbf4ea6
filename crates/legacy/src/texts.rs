//! Texts as they are compared: accents, capitals and signs left aside.

use std::collections::{HashMap, hash_map::Entry};

use likeness::wording;

/// A text as it is compared.
pub(crate) fn folded(text: &str) -> String {
    wording::folded(text).join(" ")
}

/// What each text means; a text that means two things means nothing.
#[derive(Debug)]
pub(crate) struct Meanings<M> {
    of: HashMap<String, Option<M>>,
}

impl<M: Copy + PartialEq> Meanings<M> {
    pub(crate) fn new() -> Self {
        Self { of: HashMap::new() }
    }

    /// Notes that a text means something.
    pub(crate) fn add(&mut self, text: &str, meaning: M) {
        let text = folded(text);
        if text.is_empty() {
            return;
        }
        match self.of.entry(text) {
            Entry::Vacant(free) => drop(free.insert(Some(meaning))),
            Entry::Occupied(mut known) if *known.get() != Some(meaning) => {
                known.insert(None);
            }
            Entry::Occupied(_) => {}
        }
    }

    /// What a text means, however it is typed.
    pub(crate) fn find(&self, text: &str) -> Option<M> {
        self.of.get(&folded(text)).copied().flatten()
    }
}
