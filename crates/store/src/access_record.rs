//! Who looked at which case: kept apart from the acts, durable before the
//! page is sent, one leaf of the log for all that were recorded together.

use jiff::Timestamp;
use ledger::leaf_hash;
use process::{
    access::Seat,
    ids::{CaseId, Pseudonym},
    reading::Way,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::sync::{mpsc, oneshot};

use crate::{
    columns::{from_json, json, key, micros, time, time_or_none, word},
    connect::Db,
    entities::{access_batches, access_record},
    error::{Result, StoreError},
    log,
    reader::Reader,
    write::{Door, Tx},
};

/// Looks that one batch records at most.
const BATCH: usize = 256;
const VERSION: u32 = 2;

/// What somebody looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Looked {
    /// The case's page.
    Case,
    /// The record of its acts.
    Acts,
    /// The list of its evidence, or the page of a piece.
    Pieces,
    /// Its printed form.
    Print,
    /// A piece of its evidence, downloaded.
    Evidence,
    /// A document made from it, such as the custody sheet or its story.
    Document,
    /// The bundle of its record with the proofs.
    Bundle,
    /// Its line in a list that was taken away.
    List,
    /// An extract of it, by the secret link that was shared.
    Extract,
    /// What its lessons say, among those of others (LESS-2, LESS-3).
    Lessons,
}

impl Looked {
    /// Everything that can be looked at.
    pub const ALL: [Self; 10] = [
        Self::Case,
        Self::Acts,
        Self::Pieces,
        Self::Print,
        Self::Evidence,
        Self::Document,
        Self::Bundle,
        Self::List,
        Self::Extract,
        Self::Lessons,
    ];

    /// Whether it counts as a case read, or as a line of a list: a search of
    /// the base looks at many cases, none of them whole.
    #[must_use]
    pub const fn way(self) -> Way {
        match self {
            Self::List | Self::Lessons => Way::Exported,
            _ => Way::Read,
        }
    }
}

impl Looked {
    /// Whether a copy left the portal with this look: an act of erasure names
    /// it, since nobody can erase it from here (KEEP-2).
    #[must_use]
    pub const fn takes_a_copy(self) -> bool {
        match self {
            Self::Case | Self::Acts | Self::Pieces | Self::Extract | Self::Lessons => false,
            Self::Print | Self::Evidence | Self::Document | Self::Bundle | Self::List => true,
        }
    }
}

/// One look at one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// The case.
    pub case: CaseId,
    /// Who looked.
    pub by: Pseudonym,
    /// The right under which they looked.
    pub seat: Seat,
    /// When.
    pub at: Timestamp,
    /// At what.
    pub what: Looked,
}

impl Db {
    /// Records a look; it is durable when this returns. Looks that come at
    /// the same time are written together.
    ///
    /// # Errors
    /// When the database fails: the page must not be sent.
    pub async fn record_access(&self, access: Access) -> Result<()> {
        self.record_accesses(vec![access]).await
    }

    /// Records looks at many cases at once, as a list that is taken away is;
    /// they are durable when this returns.
    ///
    /// # Errors
    /// When the database fails: the list must not be sent.
    pub async fn record_accesses(&self, mut accesses: Vec<Access>) -> Result<()> {
        let mut recorded = Vec::new();
        while !accesses.is_empty() {
            let rest = accesses.split_off(accesses.len().min(BATCH));
            let (answer, answered) = oneshot::channel();
            let waiting = Waiting { accesses, answer };
            if self.recorder.queue.send(waiting).await.is_err() {
                return Err(StoreError::Closed);
            }
            recorded.push(answered);
            accesses = rest;
        }
        for answered in recorded {
            answered.await.unwrap_or(Err(StoreError::Closed))?;
        }
        Ok(())
    }
}

/// The latest looks at a case, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn of_case(reader: Reader<'_>, case: CaseId, limit: u64) -> Result<Vec<Access>> {
    let rows = access_record::Entity::find()
        .filter(access_record::Column::CaseId.eq(case.0))
        .order_by_desc(access_record::Column::At)
        .order_by_desc(access_record::Column::Number)
        .limit(limit)
        .all(&reader.run())
        .await?;
    rows.into_iter().map(from_model).collect()
}

/// How often somebody looked at a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    /// How often.
    pub count: u64,
    /// When last.
    pub last: Option<Timestamp>,
}

/// How often one person looked at a case.
///
/// # Errors
/// When the database fails.
pub async fn looks_of(reader: Reader<'_>, case: CaseId, person: &Pseudonym) -> Result<Looks> {
    let (count, last): (i64, Option<i64>) = access_record::Entity::find()
        .select_only()
        .column_as(access_record::Column::Number.count(), "looks")
        .column_as(access_record::Column::At.max(), "last")
        .filter(access_record::Column::CaseId.eq(case.0))
        .filter(access_record::Column::Person.eq(person.0.as_str()))
        .into_tuple()
        .one(&reader.run())
        .await?
        .unwrap_or_default();
    Ok(Looks {
        count: count.unsigned_abs(),
        last: time_or_none(last)?,
    })
}

fn from_model(row: access_record::Model) -> Result<Access> {
    Ok(Access {
        case: CaseId(row.case_id),
        by: Pseudonym(row.person),
        seat: from_json(&row.seat)?,
        at: time(row.at)?,
        what: word(&row.what)?,
    })
}

/// The persons who looked at more different cases than `usual` from an instant
/// on.
///
/// # Errors
/// When the database fails.
pub async fn busiest(reader: Reader<'_>, from: Timestamp, usual: u32) -> Result<Vec<Pseudonym>> {
    let people: Vec<String> = access_record::Entity::find()
        .select_only()
        .column(access_record::Column::Person)
        .filter(access_record::Column::At.gte(micros(from)))
        .group_by(access_record::Column::Person)
        .having(
            Expr::col(access_record::Column::CaseId)
                .count_distinct()
                .gt(usual),
        )
        .into_tuple()
        .all(&reader.run())
        .await?;
    Ok(people.into_iter().map(Pseudonym).collect())
}

/// What a person looked at from an instant on, in the order of time.
///
/// # Errors
/// When the database fails.
pub async fn of_person(
    reader: Reader<'_>,
    person: &Pseudonym,
    from: Timestamp,
) -> Result<Vec<Access>> {
    access_record::Entity::find()
        .filter(access_record::Column::Person.eq(person.0.as_str()))
        .filter(access_record::Column::At.gte(micros(from)))
        .order_by_asc(access_record::Column::At)
        .order_by_asc(access_record::Column::Number)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// The looks at a case with which a copy left, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn copies_of(reader: Reader<'_>, case: CaseId, limit: u64) -> Result<Vec<Access>> {
    let mut looks = of_case(reader, case, u64::from(u32::MAX)).await?;
    looks.retain(|look| look.what.takes_a_copy());
    looks.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(looks)
}

/// Gathers the looks that come while others are being written.
#[derive(Clone, Debug)]
pub(crate) struct Recorder {
    queue: mpsc::Sender<Waiting>,
}

struct Waiting {
    accesses: Vec<Access>,
    answer: oneshot::Sender<Result<()>>,
}

impl Recorder {
    pub(crate) fn start(door: Door) -> Self {
        let (queue, inbox) = mpsc::channel(BATCH);
        tokio::spawn(record(door, inbox));
        Self { queue }
    }
}

async fn record(door: Door, mut inbox: mpsc::Receiver<Waiting>) {
    let mut waiting = Vec::with_capacity(BATCH);
    while inbox.recv_many(&mut waiting, BATCH).await > 0 {
        let (looks, answers): (Vec<Vec<Access>>, Vec<_>) = waiting
            .drain(..)
            .map(|waiting| (waiting.accesses, waiting.answer))
            .unzip();
        let looks = looks.concat();
        let written: Result<()> = door
            .write(move |tx| {
                Box::pin(async move {
                    for batch in looks.chunks(BATCH) {
                        write_batch(tx, batch).await?;
                    }
                    Ok(())
                })
            })
            .await;
        for answer in answers {
            // Whoever asked may have gone; the look is recorded all the same.
            let _ = answer.send(written.clone());
        }
    }
}

async fn write_batch(tx: &Tx, looks: &[Access]) -> Result<()> {
    let Some(at) = looks.iter().map(|look| look.at).max() else {
        return Ok(());
    };
    let millis = u64::try_from(at.as_millisecond()).unwrap_or_default();
    let id = uuid::Builder::from_unix_timestamp_millis(millis, &rand::random()).into_uuid();
    let batch = json!({
        "v": VERSION,
        "id": id,
        "looks": looks
            .iter()
            .map(|look| json!({
                "case": look.case,
                "by": look.by,
                "seat": look.seat,
                "at": micros(look.at),
                "what": look.what,
            }))
            .collect::<Vec<_>>(),
    });
    let body = batch.to_string().into_bytes();
    let hash = leaf_hash(&body);
    let batch = access_batches::ActiveModel {
        id: Set(id),
        at: Set(micros(at)),
        body: Set(body),
    };
    tx.add([batch]).await?;
    let rows = looks.iter().map(|look| access_record::ActiveModel {
        number: NotSet,
        batch_id: Set(id),
        case_id: Set(look.case.0),
        person: Set(look.by.0.clone()),
        at: Set(micros(look.at)),
        what: Set(key(&look.what)),
        seat: Set(json(&look.seat).unwrap_or_default()),
    });
    tx.add(rows).await?;
    let leaf = log::Leaf {
        entry: id,
        subject: None,
        at,
        hash,
    };
    log::add(tx, [leaf]).await
}
