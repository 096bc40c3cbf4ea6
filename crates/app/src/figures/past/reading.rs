//! Which files were taken over, by whom and when.

use std::collections::BTreeMap;

use process::{
    access::{Actor, Verb},
    act::Author,
    decide::permit,
    ids::Pseudonym,
    past::PastImport,
};
use store::{accounts::PersonName, past};

use super::subject;
use crate::{App, AppError, people::directors::staff_seat, record::story};

/// A file that was taken over.
#[derive(Clone, Debug)]
pub struct PastImportFile {
    /// The file.
    pub import: PastImport,
    names: BTreeMap<Pseudonym, PersonName>,
}

impl PastImportFile {
    /// The name of somebody who acted on it, unless it was forgotten.
    #[must_use]
    pub fn name(&self, of: &Author) -> Option<&str> {
        self.names.get(&of.pseudonym).map(|name| name.name.as_str())
    }
}

impl App {
    /// The files that were taken over, the latest first.
    ///
    /// # Errors
    /// When the actor does not count the nation.
    pub async fn past_imports(&self, actor: &Actor) -> Result<Vec<PastImportFile>, AppError> {
        permit(Verb::ReadPastImports, staff_seat(actor))?;
        let reader = self.0.db.read();
        let mut files = Vec::new();
        for row in past::all(reader).await? {
            let import = PastImport::from_acts(row.id, &story(reader, subject(row.id)).await?)?;
            let back = import.taken_back.as_ref();
            let people: Vec<Pseudonym> = std::iter::once(&import.by)
                .chain(back.map(|back| &back.by))
                .map(|by| by.pseudonym.clone())
                .collect();
            let names = store::accounts::names_of(reader, &people).await?;
            files.push(PastImportFile { import, names });
        }
        Ok(files)
    }
}
