//! Facilities and bodies: mailboxes, designations, answers to alerts, rotas.

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    access::Body,
    act::{Private, Recorded},
    alert::MeasureAnswer,
    facility::{
        acts::{BodyAct, FacilityAct, SwapAnswer},
        suppliers::Supplier,
    },
    ids::{AccountId, ActId, AlertId, FacilityId, Pseudonym, ShiftId, SupplierId},
    on_call::CallOrder,
};
use store::{
    Reader,
    alerts::receipts,
    facilities,
    handovers::{self, HandoverRow},
    mailboxes, shifts,
    suppliers::{self, SupplierRow},
};

use super::{People, Rows};
use crate::AppError;

/// A mailbox as the acts say; none when its value was erased.
type Mailbox = Private<Option<String>>;

fn is(said: &Mailbox, stored: Option<&String>) -> bool {
    match said {
        Private::Known(said) => said.as_ref() == stored,
        Private::Erased => true,
    }
}

pub(super) async fn facility(
    reader: Reader<'_>,
    id: FacilityId,
    acts: &[Recorded<FacilityAct>],
) -> Result<Rows, AppError> {
    let mut mailbox: Mailbox = Private::Known(None);
    let mut flags = None;
    let mut stated: BTreeMap<SupplierId, (Private<Supplier>, Timestamp)> = BTreeMap::new();
    let mut answered: BTreeMap<AlertId, (ActId, Timestamp, BTreeMap<u16, MeasureAnswer>)> =
        BTreeMap::new();
    for act in acts {
        match &act.act {
            FacilityAct::MailboxSet { email } => mailbox.clone_from(email),
            FacilityAct::SupplierStated { supplier, what } => {
                stated.insert(*supplier, (what.clone(), act.at));
            }
            FacilityAct::SupplierLeft { supplier } => drop(stated.remove(supplier)),
            FacilityAct::FlagsSet { flags: set } => flags = Some(*set),
            FacilityAct::AlertAnswered { alert, answers, .. } => {
                let last = answered
                    .entry(*alert)
                    .or_insert_with(|| (act.id, act.at, BTreeMap::new()));
                (last.0, last.1) = (act.id, act.at);
                last.2
                    .extend(answers.iter().map(|one| (one.measure, one.answer)));
            }
            _ => {}
        }
    }
    let Some(row) = facilities::by_id(reader, id).await? else {
        return Ok(Rows::Otherwise);
    };
    if !is(&mailbox, row.mailbox.as_ref()) || flags.is_some_and(|flags| flags != row.facility.flags)
    {
        return Ok(Rows::Otherwise);
    }
    let uses = suppliers::of_facility(reader, id).await?;
    let said = |row: &SupplierRow| {
        stated.get(&row.id).is_some_and(|(what, at)| {
            *at == row.at && what.known().is_none_or(|what| *what == row.supplier)
        })
    };
    if uses.len() != stated.len() || !uses.iter().all(said) {
        return Ok(Rows::Otherwise);
    }
    for (alert, (act, at, answers)) in answered {
        let stored = receipts::of_facilities(reader, alert, &[id]).await?;
        let same = stored.first().is_some_and(|receipt| {
            receipt.act == Some(act)
                && receipt.answered_at == Some(at)
                && receipt.answers == answers
        });
        if !same {
            return Ok(Rows::Otherwise);
        }
    }
    Ok(Rows::AsActsSay)
}

type Planned = (
    Pseudonym,
    CallOrder,
    Timestamp,
    Timestamp,
    Option<Pseudonym>,
);

pub(super) async fn body(
    reader: Reader<'_>,
    body: Body,
    acts: &[Recorded<BodyAct>],
    people: &People,
) -> Result<Rows, AppError> {
    let mut mailbox: Mailbox = Private::Known(None);
    let mut rota: BTreeMap<ShiftId, Planned> = BTreeMap::new();
    let mut left: Option<HandoverRow> = None;
    for act in acts {
        match &act.act {
            BodyAct::MailboxSet { email } => mailbox.clone_from(email),
            BodyAct::HandedOver { .. } => {
                left = Some(HandoverRow {
                    act: act.id,
                    by: act.by.pseudonym.clone(),
                    at: act.at,
                    read: None,
                });
            }
            BodyAct::HandoverRead { .. } => {
                if let Some(left) = &mut left {
                    left.read = Some((act.by.pseudonym.clone(), act.at));
                }
            }
            BodyAct::ShiftPlanned {
                shift,
                person,
                order,
                from,
                until,
            } => {
                let planned = (person.clone(), *order, *from, *until, None);
                rota.insert(*shift, planned);
            }
            BodyAct::ShiftRemoved { shift, .. } => {
                rota.remove(shift);
            }
            BodyAct::SwapOffered { shift, to } => {
                rota.entry(*shift)
                    .and_modify(|planned| planned.4 = Some(to.clone()));
            }
            BodyAct::SwapAnswered { shift, answer } => {
                rota.entry(*shift).and_modify(|planned| {
                    let offered = planned.4.take();
                    if let (SwapAnswer::Accepted, Some(person)) = (answer, offered) {
                        planned.0 = person;
                    }
                });
            }
        }
    }
    if handovers::of_body(reader, body).await? != left {
        return Ok(Rows::Otherwise);
    }
    let stored = mailboxes::of_bodies(reader, &[body]).await?;
    let shifts = shifts::of_body(reader, body, Timestamp::UNIX_EPOCH).await?;
    let name = |account: AccountId| people.get(&account).cloned();
    let planned: Option<BTreeMap<ShiftId, Planned>> = shifts
        .into_iter()
        .map(|shift| {
            let to = match shift.offered_to {
                None => None,
                Some(to) => Some(name(to)?),
            };
            let planned = (
                name(shift.person)?,
                shift.order,
                shift.from,
                shift.until,
                to,
            );
            Some((shift.id, planned))
        })
        .collect();
    let same = is(&mailbox, stored.get(&body)) && planned == Some(rota);
    Ok(Rows::compared(same))
}
