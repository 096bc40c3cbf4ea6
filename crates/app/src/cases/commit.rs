//! Making acts true: acts, read side, obligations, search and messages, in
//! the transaction that is passed in.

use jiff::Timestamp;
use process::{
    access::{Actor, Seat},
    act::{PrivateFields, Recorded, Sequence, seal},
    case::{Case, CaseAct},
    clocks::follow,
    declaration::facts::Facts,
    facility::Facility,
    figures::Fact,
    ids::{ActId, CaseId},
    intake::priority,
    lessons::{LinkLine, SharedEdition, SharedLessons},
    notices::notices,
    obligations::obligations,
};
use serde_json::Value;
use store::{Tx, cases::CaseRow, obligations::Change, retention::RetentionRow};

use crate::{
    AppError,
    app::{Inner, case_subject},
    cases::load,
    duties, entropy,
    lookalikes::{self, Telling, telling},
    mails::recipients::{self, Cause},
};

/// The case on which acts are recorded.
pub(crate) enum Before {
    /// None yet: its first acts open it.
    New(CaseId),
    /// As it stands, its subject locked.
    Open(Box<Case>),
}

/// Records acts and everything that follows from them; gives the case as it
/// stands afterwards.
pub(crate) async fn commit(
    tx: &Tx,
    app: &Inner,
    before: Before,
    facility: &Facility,
    acts: Vec<CaseAct>,
    actor: &Actor,
    now: Timestamp,
) -> Result<Case, AppError> {
    let (id, last) = match &before {
        Before::New(id) => (*id, Sequence::default()),
        Before::Open(case) => (case.id, case.seq),
    };
    let mut recorded = number(acts, last, facility, actor, now);
    let platform = Actor::platform();
    let stands = preview(&before, &recorded)?;
    let clocks = follow(&stands, facility, &app.config.process.legal);
    recorded.extend(number(clocks, stands.seq, facility, &platform, now));
    let mut sealed = Vec::with_capacity(recorded.len());
    for act in &recorded {
        sealed.push(seal(case_subject(id), act, entropy::nonce)?);
    }
    store::acts::append(tx, &sealed).await?;
    for act in &recorded {
        match &act.act {
            CaseAct::EvidenceReceived(piece) => {
                store::evidence::hold(tx, piece.evidence, now).await?;
            }
            CaseAct::Declared(declared) => learn(tx, facility, id, &declared.facts).await?,
            CaseAct::Supplemented { facts, .. } => learn(tx, facility, id, facts).await?,
            CaseAct::EvidenceDestroyed { evidence, .. } => {
                store::evidence::give_up(tx, *evidence, now).await?;
            }
            CaseAct::ProgressStated {
                incident,
                action,
                progress,
                ..
            } => {
                let standing = (*progress, now, act.id);
                store::incidents::progress::put(tx, *incident, id, *action, standing).await?;
            }
            _ => {}
        }
    }
    let telling = recorded.iter().map(|act| telling(&act.act)).max();
    for (told, act) in recorded.iter().zip(&sealed) {
        let mut text = match told.act {
            // Keys and signatures are no words; decisions on passages say
            // nothing that the lessons do not.
            CaseAct::Signed(_) | CaseAct::EditionWritten(_) | CaseAct::EditionPublished(_) => {
                String::new()
            }
            _ => words(&act.openings),
        };
        if matches!(told.act, CaseAct::Declared(_)) {
            text.push_str(&names(facility));
        }
        if !text.is_empty() {
            store::search::index(tx, id, act.id, &text).await?;
        }
    }

    let nature = facility.nature();
    let (shared, public, linked) = match &before {
        Before::Open(case) => (
            SharedLessons::of(case, nature),
            SharedEdition::of(case),
            LinkLine::of(case),
        ),
        Before::New(_) => (None, None, Vec::new()),
    };
    let filed = match &before {
        Before::Open(case) => RetentionRow::of(case),
        Before::New(_) => None,
    };
    let (mut case, rest, mut told) = match before {
        Before::Open(case) => (*case, recorded.as_slice(), Vec::new()),
        Before::New(_) => {
            let (opening, rest) = recorded.split_at(recorded.len().min(2));
            let case = Case::from_acts(id, opening)?;
            let told = opening
                .iter()
                .map(|act| (act.id, notices(&case, &act.act, &case, actor)))
                .collect();
            (case, rest, told)
        }
    };
    for act in rest {
        let before = case.clone();
        case.apply(act);
        let by = match act.by.seat {
            Seat::Platform => &platform,
            _ => actor,
        };
        told.push((act.id, notices(&before, &act.act, &case, by)));
    }

    let rank = priority(&case, facility);
    store::cases::put(tx, &CaseRow::of(&case, facility, &rank), &case.viewers).await?;
    store::figures::put(tx, id, &Fact::of(&case, nature)).await?;
    let lessons = SharedLessons::of(&case, nature);
    if lessons != shared {
        store::lessons::put(tx, id, lessons.as_ref()).await?;
    }
    let edition = SharedEdition::of(&case);
    if edition != public {
        store::editions::put(tx, id, edition.as_ref()).await?;
    }
    let links = LinkLine::of(&case);
    if links != linked {
        store::links::put(tx, id, &links).await?;
    }
    let row = RetentionRow::of(&case);
    if row != filed {
        store::retention::put(tx, id, row.as_ref()).await?;
    }
    match telling {
        Some(Telling::Content) => {
            let earlier = match last {
                Sequence(0) => Vec::new(),
                _ => load::acts(tx.read(), id).await?,
            };
            let acts = match earlier.as_slice() {
                [] => recorded.as_slice(),
                earlier => earlier,
            };
            store::lookalikes::put(tx, id, &lookalikes::row(&case, acts)).await?;
        }
        Some(Telling::Company) => store::lookalikes::touch(tx, id).await?,
        Some(Telling::Nothing) | None => {}
    }
    if let Some(act) = recorded.last() {
        let settings = &app.config.process;
        let owed = obligations(&case, settings);
        let change = Change {
            act: Some(act.id),
            at: now,
        };
        duties::sync(tx, case_subject(id), owed, settings, change).await?;
    }
    for (act, notices) in told {
        recipients::queue(tx, app, &case, Cause::Act(act), &notices, now).await?;
    }
    Ok(case)
}

/// The case as it stands after the acts that were decided.
fn preview(before: &Before, recorded: &[Recorded<CaseAct>]) -> Result<Case, AppError> {
    match before {
        Before::New(id) => Ok(Case::from_acts(*id, recorded)?),
        Before::Open(case) => {
            let mut case = (**case).clone();
            for act in recorded {
                case.apply(act);
            }
            Ok(case)
        }
    }
}

/// Notes which products and providers a facility names, so that an alert about
/// one finds it (SIGN-3).
async fn learn(
    tx: &Tx,
    facility: &Facility,
    case: CaseId,
    facts: &PrivateFields<Facts>,
) -> Result<(), AppError> {
    let facts = &facts.value;
    let names = [facts.product.as_str(), facts.third_party_name.as_str()];
    Ok(store::alerts::products::learn(tx, facility.id, case, &names).await?)
}

fn number(
    acts: Vec<CaseAct>,
    mut last: Sequence,
    facility: &Facility,
    actor: &Actor,
    now: Timestamp,
) -> Vec<Recorded<CaseAct>> {
    acts.into_iter()
        .map(|act| {
            last = last.next();
            let by = actor.author(facility.id);
            Recorded {
                id: ActId(entropy::uuid(now)),
                seq: last,
                at: now,
                by,
                act,
            }
        })
        .collect()
}

/// What a facility is called, for the search.
pub(crate) fn names(facility: &Facility) -> String {
    let Facility {
        finess,
        name,
        long_name,
        address,
        ..
    } = facility;
    format!("{finess}\n{name}\n{long_name}\n{}\n", address.town)
}

/// The words of an act's private values, for the search.
pub(crate) fn words(openings: &[process::act::Opening]) -> String {
    fn collect(value: &Value, words: &mut String) {
        match value {
            Value::String(text) => {
                words.push_str(text);
                words.push('\n');
            }
            Value::Array(items) => items.iter().for_each(|item| collect(item, words)),
            Value::Object(fields) => fields.values().for_each(|field| collect(field, words)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut words = String::new();
    for opening in openings {
        if let Ok(value) = serde_json::from_str(&opening.value) {
            collect(&value, &mut words);
        }
    }
    words
}
