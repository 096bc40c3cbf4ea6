//! The texts in force, kept at hand: an approved version never changes, and
//! every page of a case looks through all of them.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use locales::Lang;
use playbooks::{Contents, contents};
use process::ids::PlaybookId;
use store::{
    Reader,
    playbooks::{PlaybookRow, VersionRow, in_force, last_versions},
};

use super::{Readable, unreadable};
use crate::AppError;

/// An approved version in one language.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) version: VersionRow,
    pub(super) contents: Contents,
}

type Texts = HashMap<(PlaybookId, u32, Lang), Arc<Text>>;

/// The texts of the playbooks in force.
#[derive(Default)]
pub(crate) struct AtHand(Mutex<Texts>);

impl AtHand {
    /// The playbooks in force, in the order in which they were begun.
    pub(super) async fn in_force(
        &self,
        reader: Reader<'_>,
        lang: Lang,
    ) -> Result<Vec<(PlaybookRow, Arc<Text>)>, AppError> {
        let rows = in_force(reader).await?;
        let (mut found, missing) = self.look(&rows, lang);
        if !missing.is_empty() {
            for (playbook, version) in last_versions(reader, &missing).await? {
                let text = Text {
                    contents: contents(&version.content, lang).map_err(|it| unreadable(&it))?,
                    version,
                };
                found.insert((playbook, text.version.number, lang), Arc::new(text));
            }
            self.keep(&rows, &found);
        }
        let texts = rows.into_iter().filter_map(|row| {
            let text = found.get(&(row.id, row.version, lang))?.clone();
            Some((row, text))
        });
        Ok(texts.collect())
    }

    fn look(&self, rows: &[PlaybookRow], lang: Lang) -> (Texts, Vec<PlaybookRow>) {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut found, mut missing) = (Texts::new(), Vec::new());
        for row in rows {
            let place = (row.id, row.version, lang);
            match known.get(&place) {
                Some(text) => drop(found.insert(place, text.clone())),
                None => missing.push(row.clone()),
            }
        }
        (found, missing)
    }

    /// Keeps what was read, and forgets what is no longer in force.
    fn keep(&self, rows: &[PlaybookRow], found: &Texts) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.extend(found.iter().map(|(place, text)| (*place, text.clone())));
        known.retain(|(playbook, version, _), _| {
            rows.iter()
                .any(|row| row.id == *playbook && row.version == *version)
        });
    }
}

impl Readable {
    /// A text that is at hand.
    pub(super) fn at_hand(row: PlaybookRow, text: &Text) -> Self {
        Self {
            row,
            version: text.version.clone(),
            text: text.contents.clone(),
        }
    }
}
