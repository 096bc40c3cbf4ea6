//! Records that the log does not know of.

use process::act::{Subject, SubjectKind};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QueryResult, QuerySelect,
    QueryTrait,
};
use uuid::Uuid;

use crate::{
    dialect::statement,
    entities::{facilities, subjects as subject_table},
    error::Result,
    reader::Reader,
};

/// A record without a leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Orphan {
    /// An act: kind and identity of its subject, and its number.
    Act(String, Uuid, i32),
    /// A batch of the access record.
    Batch(Uuid),
    /// An entry that is no act.
    Entry(Uuid),
}

/// The records that have no leaf, at most `limit` of each kind.
///
/// # Errors
/// When the database fails.
pub async fn orphans(reader: Reader<'_>, limit: u32) -> Result<Vec<Orphan>> {
    let mut found = Vec::new();
    let acts = "SELECT subject_kind, subject_id, seq FROM acts WHERE NOT EXISTS \
                (SELECT 1 FROM leaves WHERE leaves.entry = acts.id) LIMIT $1";
    for row in rows(reader, acts, limit).await? {
        found.push(Orphan::Act(
            row.try_get("", "subject_kind")?,
            row.try_get("", "subject_id")?,
            row.try_get("", "seq")?,
        ));
    }
    let batches = "SELECT id FROM access_batches WHERE NOT EXISTS \
                   (SELECT 1 FROM leaves WHERE leaves.entry = access_batches.id) LIMIT $1";
    for row in rows(reader, batches, limit).await? {
        found.push(Orphan::Batch(row.try_get("", "id")?));
    }
    let looks = "SELECT DISTINCT batch_id AS id FROM access_record WHERE NOT EXISTS \
                 (SELECT 1 FROM access_batches WHERE access_batches.id = access_record.batch_id) \
                 LIMIT $1";
    for row in rows(reader, looks, limit).await? {
        found.push(Orphan::Batch(row.try_get("", "id")?));
    }
    let entries = "SELECT id FROM log_entries WHERE NOT EXISTS \
                   (SELECT 1 FROM leaves WHERE leaves.entry = log_entries.id) LIMIT $1";
    for row in rows(reader, entries, limit).await? {
        found.push(Orphan::Entry(row.try_get("", "id")?));
    }
    Ok(found)
}

/// The subjects whose count of acts is not that of their acts, at most
/// `limit`: kind and identity.
///
/// # Errors
/// When the database fails.
pub async fn uneven_subjects(reader: Reader<'_>, limit: u32) -> Result<Vec<(String, Uuid)>> {
    let sql = "SELECT subjects.kind AS kind, subjects.id AS id FROM subjects \
               LEFT JOIN acts ON acts.subject_kind = subjects.kind \
               AND acts.subject_id = subjects.id \
               GROUP BY subjects.kind, subjects.id, subjects.seq \
               HAVING count(acts.id) <> subjects.seq \
               OR coalesce(max(acts.seq), 0) <> subjects.seq LIMIT $1";
    rows(reader, sql, limit)
        .await?
        .iter()
        .map(|row| Ok((row.try_get("", "kind")?, row.try_get("", "id")?)))
        .collect()
}

/// The tables whose rows stand for a subject each.
const OF_SUBJECTS: [(SubjectKind, &str); 8] = [
    (SubjectKind::Case, "cases"),
    (SubjectKind::Incident, "incidents"),
    (SubjectKind::Alert, "alerts"),
    (SubjectKind::Playbook, "playbooks"),
    (SubjectKind::Signal, "signals"),
    (SubjectKind::Erasure, "erasures"),
    (SubjectKind::MassReading, "mass_readings"),
    (SubjectKind::PastImport, "past_imports"),
];

/// The subjects that have a row and no act, at most `limit` of each kind.
///
/// # Errors
/// When the database fails.
pub async fn rows_without_acts(reader: Reader<'_>, limit: u32) -> Result<Vec<Subject>> {
    let mut found = Vec::new();
    for (kind, table) in OF_SUBJECTS {
        let sql = format!(
            "SELECT id FROM {table} WHERE NOT EXISTS (SELECT 1 FROM subjects \
             WHERE subjects.kind = '{}' AND subjects.id = {table}.id AND subjects.seq > 0) \
             LIMIT $1",
            kind.as_str()
        );
        for row in rows(reader, &sql, limit).await? {
            let id = row.try_get("", "id")?;
            found.push(Subject { kind, id });
        }
    }
    Ok(found)
}

/// The subjects of a kind that have acts, in the order of their identities,
/// from after one on.
///
/// # Errors
/// When the database fails.
pub async fn subjects(
    reader: Reader<'_>,
    kind: SubjectKind,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Uuid>> {
    let mut of_kind = subject_table::Entity::find()
        .select_only()
        .column(subject_table::Column::Id)
        .filter(subject_table::Column::Kind.eq(kind.as_str()))
        .filter(subject_table::Column::Seq.gt(0));
    if let Some(after) = after {
        of_kind = of_kind.filter(subject_table::Column::Id.gt(after));
    }
    Ok(of_kind
        .order_by_asc(subject_table::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(&reader.run())
        .await?)
}

/// The facilities that have a mailbox and no act, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn unexplained_mailboxes(reader: Reader<'_>, limit: u64) -> Result<Vec<Uuid>> {
    let told = subject_table::Entity::find()
        .select_only()
        .column(subject_table::Column::Id)
        .filter(subject_table::Column::Kind.eq(SubjectKind::Facility.as_str()))
        .into_query();
    Ok(facilities::Entity::find()
        .select_only()
        .column(facilities::Column::Id)
        .filter(facilities::Column::Mailbox.is_not_null())
        .filter(facilities::Column::Id.not_in_subquery(told))
        .limit(limit)
        .into_tuple()
        .all(&reader.run())
        .await?)
}

async fn rows(reader: Reader<'_>, sql: &str, limit: u32) -> Result<Vec<QueryResult>> {
    let connection = reader.run();
    let values = [i64::from(limit).into()];
    let statement = statement(&connection, sql, values);
    Ok(connection.query_all_raw(statement).await?)
}
