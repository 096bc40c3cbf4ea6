//! Whoever holds a draft, with the draft as it stands.

use app::drafts::{Draft, DraftBody, DraftKey, DraftSaved};
use app::suppliers::SupplierRow;
use app::{AppError, Secret};
use process::facility::Facility;
use process::ids::DraftId;

use super::keys::Keys;
use super::page::Shown;
use super::place;
use super::section::Section;
use super::sheet;
use crate::error::WebError;
use crate::input::Fields;
use crate::reader::Reader;

/// How often a saving is tried again when somebody else saves at the same
/// moment.
const TRIES: u32 = 5;

/// Whoever holds a draft, with the draft as it stands.
pub(crate) struct Holder {
    pub(crate) reader: Reader,
    pub(crate) draft: Draft,
    pub(crate) facility: Facility,
    /// The secret by which somebody without an account opens it.
    pub(crate) secret: Option<Secret>,
    /// What the facility says it uses, for those who may see it.
    uses: Vec<SupplierRow>,
}

/// What became of a page's answers.
pub(crate) enum Kept {
    /// They are saved; what the draft held before is given back.
    Saved { before: Box<DraftBody> },
    /// Another device changed this page: nothing was overwritten.
    Conflict { mine: Box<DraftBody> },
}

impl Holder {
    /// The holder of a draft: its author, the people of its facility, or the
    /// browser that holds its secret.
    pub(crate) async fn of(reader: Reader, id: DraftId) -> Result<Self, WebError> {
        let secret = Keys::of(&reader).secret(id).cloned();
        let app = reader.state.app.clone();
        let draft = app.draft(key(&reader, secret.as_ref()), id).await?;
        let facility = match draft.body.facility {
            Some(facility) => app.facility(facility).await?,
            None => return Err(WebError::not_found()),
        };
        let uses = match app.suppliers(&reader.actor, facility.id).await {
            Ok(uses) => uses,
            Err(AppError::NotFound) => Vec::new(),
            Err(error) => return Err(error.into()),
        };
        Ok(Self {
            reader,
            draft,
            facility,
            secret,
            uses,
        })
    }

    /// What opens the draft.
    pub(crate) fn key(&self) -> DraftKey<'_> {
        key(&self.reader, self.secret.as_ref())
    }

    /// The name of the facility that reports.
    pub(crate) fn facility_name(&self) -> String {
        place::name(&self.facility).to_owned()
    }

    /// Changes the draft, whatever its version: for changes that take nothing
    /// away that somebody else wrote.
    pub(crate) async fn change(&mut self, change: impl Fn(&mut DraftBody)) -> Result<(), WebError> {
        for _ in 0..TRIES {
            let mut body = self.draft.body.clone();
            change(&mut body);
            if self.save(body).await? {
                return Ok(());
            }
        }
        Err(AppError::Unavailable.into())
    }

    /// Saves the answers of a page. They are saved when nobody else has
    /// changed this page since it was shown, whatever else was saved.
    pub(crate) async fn keep(
        &mut self,
        section: Section,
        fields: &Fields,
    ) -> Result<Kept, WebError> {
        let shown: Option<u32> = fields.value("version").parse().ok();
        for _ in 0..TRIES {
            let current = &self.draft.body;
            let mut mine = current.clone();
            sheet::write(&fields.0, section, &mut mine);
            mine.step = Some(section.slug().to_owned());
            let untouched = shown == Some(self.draft.version)
                || sheet::mark(current, section) == fields.value("marque")
                || sheet::mark(current, section) == sheet::mark(&mine, section);
            if !untouched {
                return Ok(Kept::Conflict {
                    mine: Box::new(mine),
                });
            }
            let before = current.clone();
            if self.save(mine).await? {
                return Ok(Kept::Saved {
                    before: Box::new(before),
                });
            }
        }
        Err(AppError::Unavailable.into())
    }

    /// Saves over the version at hand; otherwise takes in the one that came
    /// in between, and says that nothing was saved.
    async fn save(&mut self, body: DraftBody) -> Result<bool, WebError> {
        let (id, version) = (self.draft.id, self.draft.version);
        let app = self.reader.state.app.clone();
        match app
            .save_draft(self.key(), id, version, body.clone())
            .await?
        {
            DraftSaved::Saved { version } => {
                self.draft.version = version;
                self.draft.body = body;
                Ok(true)
            }
            DraftSaved::Outdated { current } => {
                self.draft = *current;
                Ok(false)
            }
        }
    }

    /// What a page of the form is made from, showing `body`.
    pub(crate) fn shown<'a>(&self, body: &'a DraftBody, section: Section) -> Shown<'a> {
        Shown {
            draft: self.draft.id,
            body,
            version: self.draft.version,
            mark: sheet::mark(&self.draft.body, section),
            facility: self.facility_name(),
            zone: process::territory::departement(self.facility.departement).iana_zone(),
            uses: self.uses.iter().map(|row| row.supplier.clone()).collect(),
        }
    }
}

fn key<'a>(reader: &'a Reader, secret: Option<&'a Secret>) -> DraftKey<'a> {
    match secret {
        Some(secret) => DraftKey::Secret(secret),
        None => DraftKey::Actor(&reader.actor),
    }
}
