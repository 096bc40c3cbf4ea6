//! Acts as they are stored: immutable bytes, with their openings beside.

use std::collections::BTreeMap;

use process::{
    access::Scope,
    act::{Act, Opening, Recorded, SealedAct, Sequence, Subject, SubjectKind, unseal},
    ids::{ActId, CaseId},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
    sea_query::{Alias, Expr, ExprTrait, Query},
};
use uuid::Uuid;

use crate::{
    cases,
    columns::{bytes32, from_json, int, micros, number},
    dialect::{among, opened_values},
    entities::{act_audience, acts, openings},
    error::{Result, StoreError},
    log,
    reader::Reader,
    subjects::{Standing, advance},
    write::Tx,
};

/// What a query of acts calls their values.
const OPENED: &str = "opened";

/// One act as it was stored, with the openings that remain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredAct {
    /// Its identity.
    pub id: ActId,
    /// Its number in its subject's story.
    pub seq: Sequence,
    /// Its bytes, which never change.
    pub body: Vec<u8>,
    /// The values that were not erased.
    pub openings: Vec<Opening>,
}

impl StoredAct {
    /// The act, as the rules read it.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when the bytes are not those of such an act.
    pub fn unseal<A: Act>(&self) -> Result<Recorded<A>> {
        unseal(&self.body, &self.openings).map_err(|error| StoreError::Corrupt(error.to_string()))
    }
}

/// Appends acts to their subjects, with their openings, their readers and
/// their leaves. A subject's acts come in order, each numbered after the one
/// before; the subject must be held by [`Tx::lock`], unless nobody else can
/// know it yet.
///
/// # Errors
/// [`StoreError::Conflict`] when the subject has moved on.
pub async fn append(tx: &Tx, sealed: &[SealedAct]) -> Result<()> {
    if sealed.is_empty() {
        return Ok(());
    }
    for (subject, (from, to)) in moves(sealed)? {
        if advance(tx, subject, from, to).await? == Standing::Elsewhere {
            return Err(StoreError::Conflict(format!(
                "act {} of {} {}",
                from.next(),
                subject.kind.as_str(),
                subject.id
            )));
        }
    }
    let rows = sealed.iter().map(|act| acts::ActiveModel {
        id: Set(act.id.0),
        subject_kind: Set(act.subject.kind.as_str().to_owned()),
        subject_id: Set(act.subject.id),
        seq: Set(int(act.seq.0)),
        at: Set(micros(act.at)),
        kind: Set(act.kind.clone()),
        body: Set(act.body.clone()),
    });
    tx.add(rows).await?;
    let values = sealed.iter().flat_map(|act| {
        act.openings.iter().map(|opening| openings::ActiveModel {
            act_id: Set(act.id.0),
            field: Set(opening.field.clone()),
            nonce: Set(opening.nonce.to_vec()),
            value: Set(opening.value.clone()),
        })
    });
    tx.add(values).await?;
    let readers = sealed.iter().flat_map(|act| {
        act.audience
            .tokens()
            .into_iter()
            .map(|token| act_audience::ActiveModel {
                act_id: Set(act.id.0),
                token: Set(token.to_string()),
            })
    });
    tx.add(readers).await?;
    log::add(tx, sealed.iter().map(log::Leaf::of_act)).await
}

/// From which number to which each subject moves.
fn moves(sealed: &[SealedAct]) -> Result<BTreeMap<Subject, (Sequence, Sequence)>> {
    let mut moves: BTreeMap<Subject, (Sequence, Sequence)> = BTreeMap::new();
    for act in sealed {
        let from = Sequence(act.seq.0.saturating_sub(1));
        let (_, last) = moves.entry(act.subject).or_insert((from, from));
        if last.next() != act.seq {
            return Err(StoreError::Corrupt(format!(
                "act {} of {} follows act {last}",
                act.seq, act.subject.id
            )));
        }
        *last = act.seq;
    }
    Ok(moves)
}

/// Every act of a subject, in order, for the rules to fold.
///
/// # Errors
/// When the database fails.
pub async fn of_subject(reader: Reader<'_>, subject: Subject) -> Result<Vec<StoredAct>> {
    let of_subject = acts::Column::SubjectKind
        .eq(subject.kind.as_str())
        .and(acts::Column::SubjectId.eq(subject.id));
    stored(reader, Condition::all().add(of_subject)).await
}

/// The acts of several subjects of one kind, each with its subject, the newest
/// first.
///
/// # Errors
/// When the database fails.
pub async fn of_subjects(
    reader: Reader<'_>,
    kind: SubjectKind,
    ids: &[Uuid],
) -> Result<Vec<(Uuid, StoredAct)>> {
    let of_subjects = acts::Column::SubjectKind
        .eq(kind.as_str())
        .and(acts::Column::SubjectId.is_in(ids.iter().copied()));
    let which = Condition::all().add(of_subjects);
    let subjects: BTreeMap<Uuid, (Uuid, i64)> = acts::Entity::find()
        .select_only()
        .columns([acts::Column::Id, acts::Column::SubjectId, acts::Column::At])
        .filter(which.clone())
        .into_tuple::<(Uuid, Uuid, i64)>()
        .all(&reader.run())
        .await?
        .into_iter()
        .map(|(act, subject, at)| (act, (subject, at)))
        .collect();
    let mut found: Vec<(i64, Uuid, StoredAct)> = stored(reader, which)
        .await?
        .into_iter()
        .filter_map(|act| {
            let (subject, at) = subjects.get(&act.id.0)?;
            Some((*at, *subject, act))
        })
        .collect();
    found.sort_by_key(|(at, subject, act)| (-at, *subject, std::cmp::Reverse(act.seq)));
    Ok(found
        .into_iter()
        .map(|(_, subject, act)| (subject, act))
        .collect())
}

/// The acts of a case that the scope may read, in order; none when it may not
/// see the case (QUAL-5).
///
/// # Errors
/// When the database fails.
pub async fn of_case(reader: Reader<'_>, scope: &Scope, case: CaseId) -> Result<Vec<StoredAct>> {
    let in_scope = Condition::all()
        .add(acts::Column::SubjectKind.eq(SubjectKind::Case.as_str()))
        .add(acts::Column::SubjectId.eq(case.0))
        .add(cases::seen_by(scope, acts::Column::SubjectId))
        .add(readable_by(scope, acts::Column::Id));
    stored(reader, in_scope).await
}

/// The acts of these identities, whatever they are about, with what is held
/// of their values.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(reader: Reader<'_>, ids: &[ActId]) -> Result<Vec<StoredAct>> {
    let backend = reader.run().get_database_backend();
    let wanted = among(backend, acts::Column::Id, ids.iter().map(|id| id.0));
    stored(reader, Condition::all().add(wanted)).await
}

/// The condition that the act named by `column` bears a token of the scope.
pub(crate) fn readable_by(scope: &Scope, column: impl ColumnTrait) -> Condition {
    let tokens = scope.tokens().iter().map(ToString::to_string);
    let readable = Query::select()
        .column(act_audience::Column::ActId)
        .from(act_audience::Entity)
        .and_where(act_audience::Column::Token.is_in(tokens))
        .and_where(
            act_audience::Column::ActId
                .into_expr()
                .equals(column.as_column_ref()),
        )
        .to_owned();
    Condition::all().add(Expr::exists(readable))
}

pub(crate) async fn stored(reader: Reader<'_>, which: Condition) -> Result<Vec<StoredAct>> {
    let connection = reader.run();
    let mut query = acts::Entity::find()
        .filter(which)
        .order_by_asc(acts::Column::Seq)
        .into_query();
    query.expr_as(
        opened_values(connection.get_database_backend()),
        Alias::new(OPENED),
    );
    let rows = connection.query_all(&query).await?;
    rows.iter()
        .map(|row| {
            let act = acts::Model::from_query_result(row, "")?;
            let opened: Option<String> = row.try_get("", OPENED)?;
            Ok(StoredAct {
                openings: opened
                    .as_deref()
                    .map_or_else(|| Ok(Vec::new()), opened_in)?,
                id: ActId(act.id),
                seq: Sequence(number(act.seq)?),
                body: act.body,
            })
        })
        .collect()
}

/// What [`opened_values`] tells of an act, in the order of the fields.
fn opened_in(told: &str) -> Result<Vec<Opening>> {
    let told: Vec<(String, String, String)> = from_json(told)?;
    let mut openings = Vec::with_capacity(told.len());
    for (field, nonce, value) in told {
        let nonce = hex::decode(nonce).map_err(|error| StoreError::corrupt("a nonce", error))?;
        openings.push(Opening {
            field,
            nonce: bytes32(&nonce)?,
            value,
        });
    }
    openings.sort_by(|one, other| one.field.cmp(&other.field));
    Ok(openings)
}

/// Forgets one value of an act; its commitment, and every proof over it,
/// remain (KEEP-1, KEEP-2).
///
/// # Errors
/// When the database fails.
pub async fn erase_opening(tx: &Tx, act: ActId, field: &str) -> Result<()> {
    openings::Entity::delete_many()
        .filter(openings::Column::ActId.eq(act.0))
        .filter(openings::Column::Field.eq(field))
        .exec(tx.run())
        .await?;
    Ok(())
}
