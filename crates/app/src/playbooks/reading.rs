//! Who reads which playbook, and what of it (SUPP-5).

use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan};
use locales::Lang;
use playbooks::{Contents, SHIPPED, contents};
use process::{
    access::{Actor, RightTo, SeatKind, Verb, right_to},
    act::Recorded,
    decide::permit,
    ids::Pseudonym,
    playbook::{DraftState, Playbook, PlaybookAct, PlaybookKey, PlaybookState},
};
use store::{
    accounts::PersonName,
    playbooks::{PlaybookRow, VersionRow},
};

use super::{day, folded, named, reminding::ends, story, unreadable};
use crate::{App, AppError, lessons::PlaybookLink, people::directors::staff_seat};

/// A version of a playbook, in the language of its reader.
#[derive(Clone, Debug)]
pub struct Readable {
    /// Its row.
    pub row: PlaybookRow,
    /// The version.
    pub version: VersionRow,
    /// What it says, in French where it has no text in that language.
    pub text: Contents,
}

/// Whether a version is the one to follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    InForce,
    /// Another one is.
    Replaced,
    /// None is: the playbook was withdrawn.
    Withdrawn,
}

/// A playbook as those who write it see it.
#[derive(Clone, Debug)]
pub struct PlaybookFile {
    /// The playbook.
    pub playbook: Playbook,
    /// Its acts, the latest first.
    pub story: Vec<Recorded<PlaybookAct>>,
    /// The people named in it, unless they were forgotten.
    pub names: BTreeMap<Pseudonym, PersonName>,
    /// What lessons say of it, the oldest first (LESS-2).
    pub links: Vec<PlaybookLink>,
}

/// A playbook that its keepers are to read again (SUPP-5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueReview {
    /// Its name in addresses.
    pub key: PlaybookKey,
    /// Its title in French.
    pub title: String,
    /// Since when that is expected.
    pub since: Timestamp,
    /// The end of the day by which it is.
    pub due: Timestamp,
}

impl Readable {
    fn of(row: PlaybookRow, version: VersionRow, lang: Lang) -> Result<Self, AppError> {
        let text = contents(&version.content, lang).map_err(|wrong| unreadable(&wrong))?;
        Ok(Self { row, version, text })
    }

    /// Whether it is the version to follow.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match self.row.state {
            PlaybookState::Withdrawn => Standing::Withdrawn,
            _ if self.row.version == self.version.number => Standing::InForce,
            _ => Standing::Replaced,
        }
    }
}

impl PlaybookFile {
    /// The name of a person, unless it was forgotten.
    #[must_use]
    pub fn name(&self, of: &Pseudonym) -> Option<&str> {
        self.names.get(of).map(|name| name.name.as_str())
    }
}

/// Those with which the portal comes are listed first, in their own order.
fn place(key: &PlaybookKey) -> usize {
    let place = SHIPPED.iter().position(|one| one.key == key.as_str());
    place.unwrap_or(SHIPPED.len())
}

/// How lists of playbooks are sorted.
pub(super) fn order(key: &PlaybookKey, text: &Contents) -> (usize, String) {
    (place(key), text.title.to_lowercase())
}

impl App {
    /// The playbooks in force, as anybody may read them: those with which the
    /// portal comes in their own order, then the others by title.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn playbooks(&self, lang: Lang) -> Result<Vec<Readable>, AppError> {
        let found = self.0.playbooks.in_force(self.0.db.read(), lang).await?;
        let mut found: Vec<Readable> = found
            .into_iter()
            .map(|(row, text)| Readable::at_hand(row, &text))
            .collect();
        found.sort_by_cached_key(|one| order(&one.row.key, &one.text));
        Ok(found)
    }

    /// A playbook as anybody may read it: the version asked for, or the last
    /// one; what was once in force stays readable, as facilities were sent it.
    ///
    /// # Errors
    /// When no such version was ever in force.
    pub async fn playbook(
        &self,
        key: &PlaybookKey,
        version: Option<u32>,
        lang: Lang,
    ) -> Result<Readable, AppError> {
        let reader = self.0.db.read();
        let row = store::playbooks::by_key(reader, key)
            .await?
            .ok_or(AppError::NotFound)?;
        let wanted = version.unwrap_or(row.version);
        let version = store::playbooks::version(reader, row.id, wanted)
            .await?
            .ok_or(AppError::NotFound)?;
        Readable::of(row, version, lang)
    }

    /// Every playbook, drafts and withdrawn ones among them, for those who
    /// write them.
    ///
    /// # Errors
    /// When the actor does not.
    pub async fn playbook_files(&self, actor: &Actor) -> Result<Vec<PlaybookRow>, AppError> {
        permit(Verb::WritePlaybook, staff_seat(actor))?;
        let mut rows = store::playbooks::list(self.0.db.read()).await?;
        rows.sort_by_cached_key(|row| (place(&row.key), row.title.to_lowercase()));
        Ok(rows)
    }

    /// A playbook with all that happened to it, for those who write them.
    ///
    /// # Errors
    /// When the actor does not, or there is no such playbook.
    pub async fn playbook_file(
        &self,
        actor: &Actor,
        key: &PlaybookKey,
    ) -> Result<PlaybookFile, AppError> {
        permit(Verb::WritePlaybook, staff_seat(actor))?;
        let reader = self.0.db.read();
        let id = named(reader, key).await?;
        let mut story = story(reader, id).await?;
        let playbook = Playbook::from_acts(id, &story)?;
        story.reverse();
        let people: Vec<Pseudonym> = story.iter().map(|act| act.by.pseudonym.clone()).collect();
        let names = store::accounts::names_of(reader, &people).await?;
        Ok(PlaybookFile {
            links: self.playbook_links(actor, &playbook).await?,
            playbook,
            story,
            names,
        })
    }

    /// How many texts wait for the actor as the second person.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn playbooks_to_approve(&self, actor: &Actor) -> Result<u64, AppError> {
        let mut waiting = 0;
        if !keeps(actor) {
            return Ok(waiting);
        }
        let reader = self.0.db.read();
        for row in store::playbooks::list(reader).await? {
            if row.draft == Some(DraftState::ToApprove) {
                let playbook = folded(reader, row.id).await?;
                let draft = playbook.draft.as_ref();
                let own = draft.is_some_and(|draft| draft.hands.contains(&actor.pseudonym));
                waiting += u64::from(!own);
            }
        }
        Ok(waiting)
    }

    /// The playbooks that the actor's body is to read again, the first due
    /// first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn playbook_reviews(&self, actor: &Actor) -> Result<Vec<DueReview>, AppError> {
        if !keeps(actor) {
            return Ok(Vec::new());
        }
        let warning = self.config().process.delays.playbook_warning;
        let rows = store::playbooks::list(self.0.db.read()).await?;
        let mut due: Vec<DueReview> = rows
            .into_iter()
            .filter_map(|row| {
                self.review(&row)?;
                let due = ends(row.review_by?)?;
                Some(DueReview {
                    key: row.key,
                    title: row.title,
                    since: due.checked_sub(warning).unwrap_or(due),
                    due,
                })
            })
            .collect();
        due.sort_by(|one, other| (one.due, &one.key).cmp(&(other.due, &other.key)));
        Ok(due)
    }

    /// Whether a playbook must be read again.
    #[must_use]
    pub fn review(&self, row: &PlaybookRow) -> Option<Review> {
        let by = row.review_by?;
        if ends(by)? <= self.now() {
            return Some(Review::Overdue);
        }
        let warning = self.config().process.delays.playbook_warning;
        let soon = self.now().saturating_add(warning).ok()?;
        (by <= day(soon)).then_some(Review::Near)
    }

    /// The day by which a playbook that is approved or read again now is
    /// proposed to be read again: in a year.
    #[must_use]
    pub fn usual_review_day(&self) -> jiff::civil::Date {
        day(self.now()).saturating_add(1.year())
    }
}

/// That a playbook must be read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// Soon.
    Near,
    /// Its day has passed.
    Overdue,
}

/// Whether the actor is of those who keep the playbooks.
pub(crate) fn keeps(actor: &Actor) -> bool {
    right_to(Verb::ReviewPlaybook, SeatKind::from(staff_seat(actor))) == RightTo::Held
}
