//! Reading a case.

use std::collections::{BTreeMap, BTreeSet};

use process::{
    access::{Actor, Body, Scope, Seat, Verb, scope},
    act::{PrivateFields, Recorded},
    case::{Case, CaseAct},
    decide::permit,
    facility::Facility,
    ids::{FacilityId, Reference, SubjectNumber},
    intake::priority,
    lessons::LinkId,
    notices::{Recipient, Template},
    playbook::Answer,
    qualification,
    retention::Disposition,
    sharing::Contact,
    words::{Class, Finding},
};
use store::{
    Reader,
    access_record::{Access, Looked},
    cases::CaseLine,
    outbox,
};

use super::view::{CaseView, Delivery, PersonName, Remains, StoryItem, ToldLine};
use crate::{App, AppError, facilities::may_open_desk, mails::recipients::NO_ADDRESS};

impl App {
    /// A case as the actor may see it, to be shown on its page; the reading
    /// goes to the access record.
    ///
    /// # Errors
    /// When the actor sees no such case.
    pub async fn case(&self, actor: &Actor, reference: Reference) -> Result<CaseView, AppError> {
        self.case_for(actor, reference, Looked::Case).await
    }

    /// A case as the actor may see it, for another use than its page; the
    /// reading goes to the access record as what it is.
    ///
    /// # Errors
    /// When the actor sees no such case.
    pub async fn case_for(
        &self,
        actor: &Actor,
        reference: Reference,
        what: Looked,
    ) -> Result<CaseView, AppError> {
        let scope = scope(actor);
        let reader = self.0.db.read();
        let line = line(reader, &scope, reference).await?;
        let id = line.row.id;
        let access = Access {
            case: id,
            by: actor.pseudonym.clone(),
            seat: actor.seat(line.row.facility),
            at: self.now(),
            what,
        };
        self.0.db.record_access(access).await?;
        still_there(reader, &line).await?;
        let (case, acts) = readable(reader, &scope, &line).await?;
        let Places {
            facility,
            mailbox,
            sites,
        } = places(reader, &case).await?;
        let rank = priority(&case, &facility);
        Ok(CaseView {
            mailbox: mailbox.filter(|_| may_open_desk(actor, &facility)),
            story: story(reader, acts).await?,
            told: told(reader, &scope, &line).await?,
            obligations: store::obligations::of_case(reader, &scope, id)
                .await?
                .into_iter()
                .map(|line| line.obligation)
                .filter(|owed| owed.is_read_by(actor))
                .collect(),
            answers: Box::pin(answers(reader, &case)).await?,
            version: case.version_for(actor),
            priority: rank,
            seat: actor.seat(case.facility()),
            reader: actor.pseudonym.clone(),
            party: case.party_of(actor),
            case,
            facility,
            sites,
        })
    }

    /// The bodies that a qualification would newly tell, shown before it is
    /// confirmed (QUAL-2).
    ///
    /// # Errors
    /// When the actor sees no such case, or does not qualify.
    pub async fn would_tell(
        &self,
        actor: &Actor,
        reference: Reference,
        class: Class,
        findings: &BTreeSet<Finding>,
    ) -> Result<Vec<Body>, AppError> {
        let scope = scope(actor);
        let reader = self.0.db.read();
        let line = line(reader, &scope, reference).await?;
        still_there(reader, &line).await?;
        permit(Verb::Qualify, actor.seat(line.row.facility))?;
        let (case, _) = readable(reader, &scope, &line).await?;
        let Places { facility, .. } = places(reader, &case).await?;
        Ok(qualification::would_tell(&case, &facility, class, findings))
    }
}

/// What was answered to the changes that the lessons of a case propose.
async fn answers(reader: Reader<'_>, case: &Case) -> Result<BTreeMap<LinkId, Answer>, AppError> {
    if case.links.is_empty() {
        return Ok(BTreeMap::new());
    }
    let answers = store::links::answers_to(reader, case.reference).await?;
    Ok(answers
        .into_iter()
        .map(|(change, (answer, _))| (change, answer))
        .collect())
}

async fn line(
    reader: Reader<'_>,
    scope: &Scope,
    reference: Reference,
) -> Result<CaseLine, AppError> {
    store::cases::by_reference(reader, scope, reference)
        .await?
        .ok_or(AppError::NotFound)
}

/// Of a case whose content is gone, what remains is said (KEEP-2).
async fn still_there(reader: Reader<'_>, line: &CaseLine) -> Result<(), AppError> {
    let Some(disposed_at) = line.row.disposed_at else {
        return Ok(());
    };
    let row = store::retention::stored(reader, line.row.id)
        .await?
        .ok_or(AppError::NotFound)?;
    Err(AppError::Disposed(Box::new(Remains {
        reference: SubjectNumber::Case(line.row.reference),
        declared_at: line.row.declared_at,
        closed_at: row.counts_from,
        disposed_at,
        category: row.category,
        disposition: row.disposition.unwrap_or(Disposition::Destroy),
    })))
}

/// The case folded from the acts in scope alone: nothing else can show.
async fn readable(
    reader: Reader<'_>,
    scope: &Scope,
    line: &CaseLine,
) -> Result<(Case, Vec<Recorded<CaseAct>>), AppError> {
    let acts = store::acts::of_case(reader, scope, line.row.id)
        .await?
        .iter()
        .map(store::acts::StoredAct::unseal::<CaseAct>)
        .collect::<Result<Vec<_>, _>>()?;
    Ok((Case::from_readable_acts(line.row.id, &acts)?, acts))
}

/// The facilities of a case.
struct Places {
    facility: Facility,
    mailbox: Option<String>,
    sites: BTreeMap<FacilityId, Facility>,
}

async fn places(reader: Reader<'_>, case: &Case) -> Result<Places, AppError> {
    let ids: Vec<FacilityId> = std::iter::once(case.facility())
        .chain(case.affected.iter().map(|site| site.facility))
        .collect();
    let mut rows = store::facilities::by_ids(reader, &ids).await?;
    let row = rows.remove(&case.facility()).ok_or(AppError::NotFound)?;
    Ok(Places {
        facility: row.facility,
        mailbox: row.mailbox,
        sites: rows
            .into_iter()
            .map(|(id, row)| (id, row.facility))
            .collect(),
    })
}

async fn story(
    reader: Reader<'_>,
    acts: Vec<Recorded<CaseAct>>,
) -> Result<Vec<StoryItem>, AppError> {
    let people: BTreeSet<_> = acts.iter().map(|act| act.by.pseudonym.clone()).collect();
    let people: Vec<_> = people.into_iter().collect();
    let names = store::accounts::names_of(reader, &people).await?;
    let contacts: BTreeMap<u32, PrivateFields<Contact>> = acts
        .iter()
        .filter_map(|recorded| match &recorded.act {
            CaseAct::ExtractShared(shared) => Some((shared.number, shared.contact.clone())),
            _ => None,
        })
        .collect();
    Ok(acts
        .into_iter()
        .map(|recorded| {
            let seat = recorded.by.seat;
            let contact = match seat {
                Seat::Contact { extract } => contacts.get(&extract).map(|it| &it.value),
                _ => None,
            };
            let author = match (contact, names.get(&recorded.by.pseudonym)) {
                (Some(contact), _) => PersonName {
                    name: Some(contact.name.clone()),
                    function: Some(contact.organisation.clone()),
                    seat,
                },
                (None, person) => PersonName {
                    name: person.map(|person| person.name.clone()),
                    function: person.and_then(|person| person.function.clone()),
                    seat,
                },
            };
            StoryItem { recorded, author }
        })
        .collect())
}

async fn told(
    reader: Reader<'_>,
    scope: &Scope,
    line: &CaseLine,
) -> Result<Vec<ToldLine>, AppError> {
    let notices = outbox::of_case(reader, scope, line.row.id).await?;
    let mut lines: Vec<ToldLine> = Vec::with_capacity(notices.len());
    for notice in notices {
        let recipient = notice
            .recipient
            .split_once('#')
            .map_or(notice.recipient.as_str(), |it| it.0);
        let (Ok(recipient), Some(template)) = (
            recipient.parse::<Recipient>(),
            Template::from_key(&notice.template),
        ) else {
            continue;
        };
        let outcome = match notice.delivery {
            outbox::Delivery::Sent { at } => Delivery::Sent(at),
            outbox::Delivery::GivenUp { .. }
                if notice.last_error.as_deref() == Some(NO_ADDRESS) =>
            {
                Delivery::NoAddress
            }
            outbox::Delivery::GivenUp { .. } => Delivery::GivenUp,
            outbox::Delivery::Waiting { next_try } if notice.attempts > 0 => Delivery::Failed {
                attempts: notice.attempts,
                next_try,
            },
            outbox::Delivery::Waiting { .. } => Delivery::Waiting,
        };
        lines.push(ToldLine {
            recipient,
            template,
            queued_at: notice.queued_at,
            outcome,
        });
    }
    Ok(lines)
}
