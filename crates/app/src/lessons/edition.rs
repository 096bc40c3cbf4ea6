//! The anonymised edition of the lessons of a case: each passage that could
//! identify with what was decided on it, and what is published (LESS-4).

use anonymise::Mark;
use process::{
    access::{Actor, Standing, Verb},
    act::Sequence,
    decide::permit,
    ids::{ActId, Reference},
    lessons::{Decided, Decision, InPublic, SharedEdition},
    words::{EditionReaders, LessonsPart},
};
use store::access_record::Looked;
pub use store::editions::EditionFilter;

use super::marked;
use crate::{App, AppError, cases::CaseView};

/// Editions that a list shows at most.
const SHOWN: u64 = 200;

/// A passage of the approved lessons on which somebody decides.
#[derive(Clone, Debug)]
pub struct EditedPassage {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// The machine's mark; none for what a person marked.
    pub mark: Option<Mark>,
    /// What was decided; none so far.
    pub decided: Option<Decided>,
}

/// A part of the approved lessons, with its passages in the text's order.
#[derive(Clone, Debug)]
pub struct PassageOf {
    /// Which part.
    pub part: LessonsPart,
    /// What it says.
    pub text: String,
    /// What could identify in it, or was decided on.
    pub passages: Vec<EditedPassage>,
}

/// The anonymised edition of a case's lessons as those see it who decide.
#[derive(Clone, Debug)]
pub struct EditionView {
    /// The case.
    pub view: CaseView,
    /// The number of the approved lessons; none before there are any.
    pub of: Option<u32>,
    /// Their parts; those of what was written last before anything is approved.
    pub parts: Vec<PassageOf>,
    /// Whether the decisions so far are on these lessons.
    pub begun: bool,
    /// How many passages nobody decided on.
    pub undecided: usize,
    /// Whether the reader decided on something, and so does not publish.
    pub own: bool,
    /// What is published.
    pub published: Option<InPublic>,
    /// The version that the reader sees.
    pub version: Sequence,
}

/// The passages of approved lessons, marked or decided on.
fn edition_of(view: CaseView) -> EditionView {
    let standing = &view.case.edition;
    let approved = view.case.approved_lessons.as_ref();
    let edition = standing
        .edition
        .as_ref()
        .filter(|edition| approved.is_some_and(|approved| approved.number == edition.of));
    let decisions: &[Decision] = edition
        .and_then(|edition| edition.decisions.known())
        .map_or(&[], Vec::as_slice);
    let lessons = approved.map(|approved| &approved.lessons);
    let lessons = lessons.or(view.case.lessons.as_ref());
    let parts: Vec<PassageOf> = lessons.map_or_else(Vec::new, |lessons| {
        marked(&view, lessons)
            .into_iter()
            .map(|one| PassageOf {
                passages: passages(one.part, one.marks, decisions),
                part: one.part,
                text: one.text,
            })
            .collect()
    });
    let open = |part: &PassageOf| {
        let passages = part.passages.iter();
        passages.filter(|one| one.decided.is_none()).count()
    };
    EditionView {
        of: approved.map(|approved| approved.number),
        begun: edition.is_some(),
        undecided: parts.iter().map(open).sum(),
        own: standing.hands.contains(&view.reader),
        published: standing.published.clone(),
        version: view.version,
        parts,
        view,
    }
}

/// A decision on the very passage of a mark decides it; one that overlaps it
/// otherwise was made by hand, and decides it as well where it covers it.
fn passages(part: LessonsPart, marks: Vec<Mark>, decisions: &[Decision]) -> Vec<EditedPassage> {
    let mut passages: Vec<EditedPassage> = Vec::new();
    let mut covered = Vec::new();
    for decision in decisions.iter().filter(|one| one.part == part) {
        let (start, end) = (decision.start as usize, decision.end as usize);
        covered.push(start..end);
        passages.push(EditedPassage {
            start,
            end,
            mark: marks
                .iter()
                .find(|mark| (mark.start, mark.end) == (start, end))
                .cloned(),
            decided: Some(decision.decided.clone()),
        });
    }
    for mark in marks {
        let within =
            |range: &std::ops::Range<usize>| range.start <= mark.start && mark.end <= range.end;
        if !covered.iter().any(within) {
            passages.push(EditedPassage {
                start: mark.start,
                end: mark.end,
                mark: Some(mark),
                decided: None,
            });
        }
    }
    passages.sort_by_key(|one| (one.start, one.end));
    passages
}

impl App {
    /// The anonymised edition of a case's lessons, for those who decide.
    ///
    /// # Errors
    /// When the actor sees no such case, or does not decide.
    pub async fn edition(
        &self,
        actor: &Actor,
        reference: Reference,
    ) -> Result<EditionView, AppError> {
        let view = self.case_for(actor, reference, Looked::Case).await?;
        permit(Verb::WriteEdition, view.seat)?;
        Ok(edition_of(view))
    }

    /// How many passages of the approved lessons nobody decided on.
    pub(crate) async fn undecided(
        &self,
        actor: &Actor,
        reference: Reference,
    ) -> Result<usize, AppError> {
        Ok(self.edition(actor, reference).await?.undecided)
    }

    /// The anonymised editions that the actor may read, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn editions(
        &self,
        actor: &Actor,
        filter: &EditionFilter,
    ) -> Result<Vec<SharedEdition>, AppError> {
        let reader = self.0.db.read();
        Ok(store::editions::find(reader, open_to(actor), filter, SHOWN).await?)
    }

    /// One of them.
    ///
    /// # Errors
    /// When there is none that the actor may read.
    pub async fn published_edition(
        &self,
        actor: &Actor,
        id: ActId,
    ) -> Result<SharedEdition, AppError> {
        store::editions::by_id(self.0.db.read(), id, open_to(actor))
            .await?
            .ok_or(AppError::NotFound)
    }
}

/// The editions that an actor reads: those who have signed in read all.
const fn open_to(actor: &Actor) -> &'static [EditionReaders] {
    match actor.standing {
        Standing::Facilities(_) | Standing::Staff(_) => {
            &[EditionReaders::SignedIn, EditionReaders::All]
        }
        Standing::Follower(_)
        | Standing::Contact { .. }
        | Standing::Stranger
        | Standing::Operator
        | Standing::Platform => &[EditionReaders::All],
    }
}
