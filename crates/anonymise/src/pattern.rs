//! Patterns, each compiled once.

use std::{ops::Range, sync::OnceLock};

use regex::{Captures, Regex};

pub(crate) struct Pattern {
    source: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    pub(crate) const fn new(source: &'static str) -> Self {
        Self {
            source,
            compiled: OnceLock::new(),
        }
    }

    fn regex(&self) -> Option<&Regex> {
        self.compiled
            .get_or_init(|| Regex::new(self.source).ok())
            .as_ref()
    }

    /// Where it occurs in a text: its group named "it", or all of it.
    pub(crate) fn places(&self, text: &str) -> Vec<Range<usize>> {
        self.captures(text)
            .iter()
            .filter_map(|found| found.name("it").or_else(|| found.get(0)))
            .map(|found| found.range())
            .collect()
    }

    pub(crate) fn captures<'t>(&self, text: &'t str) -> Vec<Captures<'t>> {
        self.regex()
            .map(|regex| regex.captures_iter(text).collect())
            .unwrap_or_default()
    }

    #[cfg(test)]
    pub(crate) fn compiles(&self) -> bool {
        self.regex().is_some()
    }
}
