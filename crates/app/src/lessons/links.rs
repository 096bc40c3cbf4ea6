//! Recommendations linked to playbooks, as those read them who read the
//! lessons, and those who keep the playbooks (LESS-2).

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    access::{Actor, Scope, scope},
    act::{Author, Recorded},
    case::CaseAct,
    ids::{ActId, CaseId, Pseudonym},
    lessons::{LinkId, Linked},
    playbook::{Answer, Playbook, PlaybookKey},
};
use store::{
    access_record::{Access, Looked},
    accounts::PersonName,
};

use crate::{App, AppError, cases::CaseView};

/// A link of a case's lessons with a playbook, for those who read the lessons.
#[derive(Clone, Debug)]
pub struct LessonsLink {
    /// Its number.
    pub id: LinkId,
    /// What it says.
    pub linked: Linked,
    /// When it was made.
    pub at: Timestamp,
    /// What the keepers of the playbook answered; none while it waits, or
    /// where no change was proposed.
    pub answer: Option<Answer>,
}

/// What lessons say of a playbook, for those who keep it.
#[derive(Clone, Debug)]
pub struct PlaybookLink {
    /// Its number.
    pub id: LinkId,
    /// What it says; nothing once it was erased.
    pub linked: Linked,
    /// When it was made.
    pub at: Timestamp,
    /// By whom.
    pub by: Author,
    /// Their name, unless it was forgotten.
    pub name: Option<PersonName>,
    /// What was answered.
    pub answer: Option<Answer>,
}

impl App {
    /// What lessons that the actor may read say of a playbook; each look goes
    /// to the access record of its case.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn playbook_links(
        &self,
        actor: &Actor,
        playbook: &Playbook,
    ) -> Result<Vec<PlaybookLink>, AppError> {
        let scope = scope(actor);
        let reader = self.0.db.read();
        let lines = store::links::of_playbook(reader, &scope, &playbook.key).await?;
        let cases: Vec<CaseId> = lines.iter().map(|(case, _)| *case).collect();
        self.looked_at_lessons(actor, &scope, &cases).await?;
        let acts: Vec<ActId> = lines.iter().map(|(_, line)| line.act).collect();
        let mut said: BTreeMap<ActId, Recorded<CaseAct>> = BTreeMap::new();
        for act in store::links::said(reader, &acts).await? {
            said.insert(act.id, act.unseal()?);
        }
        let people: Vec<Pseudonym> = said.values().map(|act| act.by.pseudonym.clone()).collect();
        let names = store::accounts::names_of(reader, &people).await?;
        Ok(lines
            .into_iter()
            .filter_map(|(_, line)| {
                let recorded = said.remove(&line.act)?;
                let CaseAct::RecommendationLinked(linked) = recorded.act else {
                    return None;
                };
                let answered = playbook.answers.get(&line.id);
                Some(PlaybookLink {
                    id: line.id,
                    linked: *linked,
                    at: line.at,
                    name: names.get(&recorded.by.pseudonym).cloned(),
                    by: recorded.by,
                    answer: answered.map(|answered| answered.answer),
                })
            })
            .collect())
    }

    /// How many proposed changes wait for an answer, by playbook; none for
    /// those who do not keep playbooks.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn playbook_changes(
        &self,
        actor: &Actor,
    ) -> Result<BTreeMap<PlaybookKey, u64>, AppError> {
        if !crate::playbooks::keeps(actor) {
            return Ok(BTreeMap::new());
        }
        Ok(store::links::waiting(self.0.db.read()).await?)
    }

    /// Records that somebody read what the lessons of cases say, among those of
    /// others (KEEP-1).
    pub(crate) async fn looked_at_lessons(
        &self,
        actor: &Actor,
        scope: &Scope,
        cases: &[CaseId],
    ) -> Result<(), AppError> {
        if cases.is_empty() {
            return Ok(());
        }
        let lines = store::cases::of_ids(self.0.db.read(), scope, cases).await?;
        let looks = lines.iter().map(|line| Access {
            case: line.row.id,
            by: actor.pseudonym.clone(),
            seat: actor.seat(line.row.facility),
            at: self.now(),
            what: Looked::Lessons,
        });
        Ok(self.0.db.record_accesses(looks.collect()).await?)
    }
}

impl CaseView {
    /// The links of the lessons of the case, with what became of what they
    /// propose.
    #[must_use]
    pub fn links(&self) -> Vec<LessonsLink> {
        self.case
            .links
            .iter()
            .map(|(&number, link)| {
                let id = LinkId {
                    case: self.case.reference,
                    number,
                };
                LessonsLink {
                    answer: self.answers.get(&id).copied(),
                    linked: link.linked.clone(),
                    at: link.at,
                    id,
                }
            })
            .collect()
    }
}

impl PlaybookLink {
    /// Whether a change waits for an answer.
    #[must_use]
    pub const fn waits(&self) -> bool {
        self.linked.change.is_some() && self.answer.is_none()
    }
}
