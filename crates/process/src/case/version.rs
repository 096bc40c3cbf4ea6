//! Versions: what a reader has seen of a case.

use std::collections::BTreeMap;

use super::Case;
use crate::{
    access::{Actor, Audience, Token, reading_tokens},
    act::Sequence,
};

/// The last act borne by each token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Versions(BTreeMap<Token, Sequence>);

impl Versions {
    pub(crate) fn mark(&mut self, audience: Audience, seq: Sequence) {
        for token in audience.tokens() {
            self.0.insert(token, seq);
        }
    }

    /// The number of the last act that the actor may read.
    pub(crate) fn read_by(&self, actor: &Actor) -> Sequence {
        reading_tokens(actor)
            .iter()
            .filter_map(|token| self.0.get(token))
            .copied()
            .max()
            .unwrap_or_default()
    }
}

impl Case {
    /// The version that this reader sees: the number of the last act that it
    /// may read. A note of the CERT does not change the version that an ARS
    /// bases its judgement on, nor tell it that there was a note (QUAL-5).
    #[must_use]
    pub fn version_for(&self, actor: &Actor) -> Sequence {
        self.versions.read_by(actor)
    }
}
