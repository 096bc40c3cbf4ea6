//! Reading incidents.

use std::collections::{BTreeMap, BTreeSet};

use process::{
    access::{Actor, Scope, scope},
    act::Recorded,
    ids::{CaseId, IncidentId, IncidentReference, Reference},
    significant::{Incident, IncidentAct, Member, happened_since},
};
use store::{
    Reader,
    incidents::{IncidentRow, statements::PublicStatement},
};

use super::{
    incident_subject, seat,
    view::{BoardLine, IncidentItem, IncidentLine, IncidentView},
};
use crate::{
    App, AppError,
    cases::{CaseView, PersonName},
    duties::{DutyLine, OwedTo},
    retention::subjects::still_there,
};

const LISTED: u64 = 200;
const PUBLIC: u64 = 50;
const FOUND: u64 = 20;

impl App {
    /// The incidents in which the actor sees a case, those that go on first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn incidents(&self, actor: &Actor) -> Result<Vec<IncidentLine>, AppError> {
        let reader = self.0.db.read();
        let scope = scope(actor);
        let rows = store::incidents::list(reader, &scope, LISTED).await?;
        lines(reader, &scope, rows).await
    }

    /// The incidents that a number or words find, as far as the actor may read
    /// them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn found_incidents(
        &self,
        actor: &Actor,
        query: &str,
    ) -> Result<Vec<IncidentLine>, AppError> {
        let reader = self.0.db.read();
        let scope = scope(actor);
        let rows = match query.to_uppercase().parse() {
            Ok(reference) => {
                let found = store::incidents::by_reference(reader, &scope, reference).await?;
                found.into_iter().collect()
            }
            Err(_) => store::incidents::search::find(reader, &scope, query, FOUND).await?,
        };
        lines(reader, &scope, rows).await
    }

    /// An incident as the actor may see it.
    ///
    /// # Errors
    /// When the actor sees none of its cases.
    pub async fn incident(
        &self,
        actor: &Actor,
        reference: IncidentReference,
    ) -> Result<IncidentView, AppError> {
        let row = store::incidents::by_reference(self.0.db.read(), &scope(actor), reference)
            .await?
            .ok_or(AppError::NotFound)?;
        still_there(self.0.db.read(), incident_subject(row.id)).await?;
        self.incident_view(actor, &row).await
    }

    /// The incidents in which a case is or was, as the actor may see them, the
    /// latest first: what was decided once is read in every case (SIGN-2).
    ///
    /// # Errors
    /// When the actor sees no such case.
    pub async fn incidents_of_case(
        &self,
        actor: &Actor,
        case: Reference,
    ) -> Result<Vec<IncidentView>, AppError> {
        let reader = self.0.db.read();
        let scope = scope(actor);
        let line = store::cases::by_reference(reader, &scope, case)
            .await?
            .ok_or(AppError::NotFound)?;
        self.gathering(actor, line.row.id).await
    }

    /// The same for a case that was read.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn incidents_beside(
        &self,
        actor: &Actor,
        view: &CaseView,
    ) -> Result<Vec<IncidentView>, AppError> {
        if view.was_gathered() {
            self.gathering(actor, view.case.id).await
        } else {
            Ok(Vec::new())
        }
    }

    async fn gathering(&self, actor: &Actor, case: CaseId) -> Result<Vec<IncidentView>, AppError> {
        let mut views = Vec::new();
        let rows = store::incidents::of_case(self.0.db.read(), &scope(actor), case).await?;
        for row in rows {
            views.push(self.incident_view(actor, &row).await?);
        }
        Ok(views)
    }

    /// What the actor's body or facilities owe to incidents, the first due
    /// first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn incident_duties(&self, actor: &Actor) -> Result<Vec<DutyLine>, AppError> {
        let mut lines = self.duties(actor).await?;
        lines.retain(|line| matches!(line.to, OwedTo::Incident(..)));
        Ok(lines)
    }

    /// What is said to the public, the latest first (SIGN-1).
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn public_statements(&self) -> Result<Vec<PublicStatement>, AppError> {
        Ok(store::incidents::statements::public(self.0.db.read(), PUBLIC).await?)
    }

    async fn incident_view(
        &self,
        actor: &Actor,
        row: &IncidentRow,
    ) -> Result<IncidentView, AppError> {
        let reader = self.0.db.read();
        let scope = scope(actor);
        let (incident, acts) = readable(reader, &scope, row.id)
            .await?
            .ok_or(AppError::NotFound)?;
        let board = board(reader, &scope, row.id).await?;
        let members: Vec<Member> = board.iter().map(|line| line.stands.clone()).collect();
        let happened = happened_since(&acts, &members);
        Ok(IncidentView {
            version: incident.version_for(actor),
            duties: duties(reader, actor, row.id).await?,
            story: story(reader, acts).await?,
            board,
            happened,
            incident,
            seat: seat(actor),
            body: actor.body(),
            reader: actor.pseudonym.clone(),
        })
    }
}

async fn lines(
    reader: Reader<'_>,
    scope: &Scope,
    rows: Vec<IncidentRow>,
) -> Result<Vec<IncidentLine>, AppError> {
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let members = store::incidents::members_seen(reader, scope, row.id).await?;
        let title = match readable(reader, scope, row.id).await? {
            Some((incident, _)) => incident.title.and_then(|title| title.known().cloned()),
            None => None,
        };
        lines.push(IncidentLine {
            row,
            title,
            cases: members.len(),
        });
    }
    Ok(lines)
}

/// The incident folded from the acts in scope alone: nothing else can show.
/// None when the opening itself is out of scope.
async fn readable(
    reader: Reader<'_>,
    scope: &Scope,
    id: IncidentId,
) -> Result<Option<(Incident, Vec<Recorded<IncidentAct>>)>, AppError> {
    let acts = store::incidents::acts_for(reader, scope, id)
        .await?
        .iter()
        .map(store::acts::StoredAct::unseal::<IncidentAct>)
        .collect::<Result<Vec<_>, _>>()?;
    if acts.is_empty() {
        return Ok(None);
    }
    Ok(Some((Incident::from_acts(id, &acts)?, acts)))
}

async fn board(
    reader: Reader<'_>,
    scope: &Scope,
    id: IncidentId,
) -> Result<Vec<BoardLine>, AppError> {
    let seen = store::incidents::members_seen(reader, scope, id).await?;
    let ids: Vec<CaseId> = seen.iter().map(|member| member.line.row.id).collect();
    let mut stands: BTreeMap<CaseId, Member> = store::incidents::progress::members(reader, id)
        .await?
        .into_iter()
        .map(|member| (member.case, member))
        .collect();
    let mut notes: BTreeMap<CaseId, BTreeMap<u32, String>> = BTreeMap::new();
    for ((case, action), note) in store::incidents::progress::notes(reader, id, &ids).await? {
        notes.entry(case).or_default().insert(action, note);
    }
    Ok(seen
        .into_iter()
        .filter_map(|member| {
            let case = member.line.row.id;
            Some(BoardLine {
                stands: stands.remove(&case)?,
                notes: notes.remove(&case).unwrap_or_default(),
                member,
            })
        })
        .collect())
}

/// CERT and HFDS read what everybody owes to an incident, the others what they
/// owe themselves.
async fn duties(
    reader: Reader<'_>,
    actor: &Actor,
    id: IncidentId,
) -> Result<Vec<DutyLine>, AppError> {
    let mut lines = store::obligations::of_incident(reader, id).await?;
    lines.retain(|line| line.obligation.is_read_by(actor));
    Ok(lines)
}

async fn story(
    reader: Reader<'_>,
    acts: Vec<Recorded<IncidentAct>>,
) -> Result<Vec<IncidentItem>, AppError> {
    let people: BTreeSet<_> = acts.iter().map(|act| act.by.pseudonym.clone()).collect();
    let people: Vec<_> = people.into_iter().collect();
    let names = store::accounts::names_of(reader, &people).await?;
    Ok(acts
        .into_iter()
        .map(|recorded| {
            let person = names.get(&recorded.by.pseudonym);
            let author = PersonName {
                name: person.map(|person| person.name.clone()),
                function: person.and_then(|person| person.function.clone()),
                seat: recorded.by.seat,
            };
            IncidentItem { recorded, author }
        })
        .collect())
}
