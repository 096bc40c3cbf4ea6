//! Recommendations of lessons that name a playbook, and what became of the
//! changes that they propose (LESS-2): read side of the acts of the case, and
//! of those of the playbook.

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::{
    access::Scope,
    ids::{ActId, CaseId, PlaybookId, Reference},
    lessons::{LinkId, LinkLine, Proposes},
    playbook::{Answer, Answered, PlaybookKey},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Query},
};

use crate::{
    acts::{self, StoredAct},
    cases::seen_by,
    columns::{int, key, micros, number, parse, time, word},
    entities::{lessons_links, playbook_answers},
    error::{Result, StoreError},
    reader::Reader,
    write::Tx,
};

/// Keeps the links of a case, in place of what was.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, case: CaseId, links: &[LinkLine]) -> Result<()> {
    lessons_links::Entity::delete_many()
        .filter(lessons_links::Column::CaseId.eq(case.0))
        .exec(tx.run())
        .await?;
    if links.is_empty() {
        return Ok(());
    }
    lessons_links::Entity::insert_many(links.iter().map(|link| active(case, link)))
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// What is kept of a case: for those who make the read side anew, and compare.
///
/// # Errors
/// When the database fails.
pub async fn stored(reader: Reader<'_>, case: CaseId) -> Result<Vec<LinkLine>> {
    lessons_links::Entity::find()
        .filter(lessons_links::Column::CaseId.eq(case.0))
        .order_by_asc(lessons_links::Column::Number)
        .all(&reader.run())
        .await?
        .iter()
        .map(line)
        .collect()
}

/// What lessons that the scope may read say of a playbook, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of_playbook(
    reader: Reader<'_>,
    scope: &Scope,
    playbook: &PlaybookKey,
) -> Result<Vec<(CaseId, LinkLine)>> {
    lessons_links::Entity::find()
        .filter(lessons_links::Column::Playbook.eq(playbook.as_str()))
        .filter(seen_by(scope, lessons_links::Column::CaseId))
        .filter(acts::readable_by(scope, lessons_links::Column::ActId))
        .order_by_asc(lessons_links::Column::LinkedAt)
        .order_by_asc(lessons_links::Column::Number)
        .all(&reader.run())
        .await?
        .iter()
        .map(|row| Ok((CaseId(row.case_id), line(row)?)))
        .collect()
}

/// The acts that made these links, with what is held of their words.
///
/// # Errors
/// When the database fails.
pub async fn said(reader: Reader<'_>, links: &[ActId]) -> Result<Vec<StoredAct>> {
    if links.is_empty() {
        return Ok(Vec::new());
    }
    acts::by_ids(reader, links).await
}

/// How many proposed changes wait for an answer, by playbook.
///
/// # Errors
/// When the database fails.
pub async fn waiting(reader: Reader<'_>) -> Result<BTreeMap<PlaybookKey, u64>> {
    let column = |column: playbook_answers::Column| (playbook_answers::Entity, column);
    let link = |column: lessons_links::Column| (lessons_links::Entity, column);
    let answered = Query::select()
        .column(column(playbook_answers::Column::Number))
        .from(playbook_answers::Entity)
        .and_where(
            Expr::col(column(playbook_answers::Column::Reference))
                .equals(link(lessons_links::Column::Reference)),
        )
        .and_where(
            Expr::col(column(playbook_answers::Column::Number))
                .equals(link(lessons_links::Column::Number)),
        )
        .to_owned();
    let open: Vec<String> = lessons_links::Entity::find()
        .select_only()
        .column(lessons_links::Column::Playbook)
        .filter(lessons_links::Column::Proposes.eq(key(&Proposes::Change)))
        .filter(Expr::exists(answered).not())
        .into_tuple()
        .all(&reader.run())
        .await?;
    let mut waiting = BTreeMap::new();
    for playbook in open {
        *waiting.entry(parse(&playbook)?).or_default() += 1;
    }
    Ok(waiting)
}

/// Keeps what was answered by the keepers of a playbook, in place of what was.
///
/// # Errors
/// When the database fails.
pub async fn answer(
    tx: &Tx,
    playbook: PlaybookId,
    answers: &BTreeMap<LinkId, Answered>,
) -> Result<()> {
    playbook_answers::Entity::delete_many()
        .filter(playbook_answers::Column::PlaybookId.eq(playbook.0))
        .exec(tx.run())
        .await?;
    if answers.is_empty() {
        return Ok(());
    }
    let rows = answers.iter().map(|(id, answered)| {
        let (answer, version) = written(answered.answer);
        playbook_answers::ActiveModel {
            playbook_id: Set(playbook.0),
            reference: Set(id.case.to_string()),
            number: Set(int(id.number)),
            answer: Set(answer.to_owned()),
            version: Set(version.map(int)),
            answered_at: Set(micros(answered.at)),
        }
    });
    playbook_answers::Entity::insert_many(rows)
        .exec_without_returning(tx.run())
        .await?;
    Ok(())
}

/// What was answered by the keepers of a playbook: for checking the read side.
///
/// # Errors
/// When the database fails.
pub async fn answers_of(
    reader: Reader<'_>,
    playbook: PlaybookId,
) -> Result<BTreeMap<LinkId, (Answer, Timestamp)>> {
    let own = playbook_answers::Column::PlaybookId.eq(playbook.0);
    answers(reader, own).await
}

/// What was answered to the changes that the lessons of a case propose.
///
/// # Errors
/// When the database fails.
pub async fn answers_to(
    reader: Reader<'_>,
    case: Reference,
) -> Result<BTreeMap<LinkId, (Answer, Timestamp)>> {
    let own = playbook_answers::Column::Reference.eq(case.to_string());
    answers(reader, own).await
}

async fn answers(
    reader: Reader<'_>,
    which: sea_orm::sea_query::SimpleExpr,
) -> Result<BTreeMap<LinkId, (Answer, Timestamp)>> {
    let rows = playbook_answers::Entity::find()
        .filter(which)
        .all(&reader.run())
        .await?;
    rows.iter()
        .map(|row| {
            let id = LinkId {
                case: parse(&row.reference)?,
                number: number(row.number)?,
            };
            let given = read(&row.answer, row.version)?;
            Ok((id, (given, time(row.answered_at)?)))
        })
        .collect()
}

const TAKEN_UP: &str = "taken-up";
const IN_VERSION: &str = "in-version";
const SET_ASIDE: &str = "set-aside";

const fn written(answer: Answer) -> (&'static str, Option<u32>) {
    match answer {
        Answer::TakenUp => (TAKEN_UP, None),
        Answer::InVersion(version) => (IN_VERSION, Some(version)),
        Answer::SetAside => (SET_ASIDE, None),
    }
}

fn read(answer: &str, version: Option<i32>) -> Result<Answer> {
    match (answer, version) {
        (TAKEN_UP, None) => Ok(Answer::TakenUp),
        (IN_VERSION, Some(version)) => Ok(Answer::InVersion(number(version)?)),
        (SET_ASIDE, None) => Ok(Answer::SetAside),
        _ => Err(StoreError::corrupt(
            "an answer to a proposed change",
            answer,
        )),
    }
}

fn active(case: CaseId, link: &LinkLine) -> lessons_links::ActiveModel {
    lessons_links::ActiveModel {
        case_id: Set(case.0),
        number: Set(int(link.id.number)),
        reference: Set(link.id.case.to_string()),
        act_id: Set(link.act.0),
        playbook: Set(link.playbook.to_string()),
        proposes: Set(key(&link.proposes)),
        linked_at: Set(micros(link.at)),
    }
}

fn line(row: &lessons_links::Model) -> Result<LinkLine> {
    Ok(LinkLine {
        id: LinkId {
            case: parse(&row.reference)?,
            number: number(row.number)?,
        },
        act: ActId(row.act_id),
        playbook: parse(&row.playbook)?,
        proposes: word(&row.proposes)?,
        at: time(row.linked_at)?,
    })
}
