//! Versions: what a reader has seen of a case.

use std::collections::BTreeMap;

use super::Case;
use crate::{
    access::{Actor, Audience, Token, reading_tokens},
    act::Sequence,
};

/// The last act borne by each token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Versions(BTreeMap<Token, Sequence>);

impl Versions {
    pub(super) fn mark(&mut self, audience: Audience, seq: Sequence) {
        for token in audience.tokens() {
            self.0.insert(token, seq);
        }
    }
}

impl Case {
    /// The version that this reader sees: the number of the last act that it
    /// may read. A note of the CERT does not change the version that an ARS
    /// bases its judgement on, nor tell it that there was a note (QUAL-5).
    #[must_use]
    pub fn version_for(&self, actor: &Actor) -> Sequence {
        reading_tokens(actor)
            .iter()
            .filter_map(|token| self.versions.0.get(token))
            .copied()
            .max()
            .unwrap_or_default()
    }
}
