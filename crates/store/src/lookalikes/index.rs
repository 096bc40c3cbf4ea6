//! Keeping what a case is found by.

use std::collections::BTreeSet;

use process::ids::CaseId;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Select,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use super::{LikenessRow, Mark, packed, packed_profile, signed, unpacked};
use crate::{
    columns::{json, key},
    entities::{
        case_key_lists, case_keys,
        case_likeness::{ActiveModel, Column, Entity},
    },
    error::Result,
    reader::Reader,
    write::Tx,
};

/// Rows that one statement inserts.
const AT_ONCE: usize = 400;

/// Keeps what a new case is found by, and has look-alikes of it sought.
///
/// # Errors
/// When the database fails.
pub async fn begin(tx: &Tx, case: CaseId, row: &LikenessRow) -> Result<()> {
    let profile = packed_profile(&row.profile)?;
    let number = insert(tx, case, row, profile).await?;
    let keys = keys(row);
    list(tx, number, &keys).await?;
    find_by(tx, number, keys.iter().copied()).await
}

/// Keeps what a case is found by, in place of what was, and has look-alikes of
/// it sought anew; does neither when nothing of it changed.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, case: CaseId, row: &LikenessRow) -> Result<()> {
    let profile = packed_profile(&row.profile)?;
    let set_apart = json(&row.set_apart)?;
    let before = of_case(case).one(tx.run()).await?;
    let unchanged = before.as_ref().is_some_and(|before| {
        before.profile == profile
            && before.set_apart == set_apart
            && before.incident_id == row.incident.map(|id| id.0)
    });
    if unchanged {
        return Ok(());
    }
    let keys = keys(row);
    let (number, before) = match before.map(|before| before.number) {
        None => (insert(tx, case, row, profile).await?, BTreeSet::new()),
        Some(number) => {
            Entity::update_many()
                .col_expr(Column::Profile, profile.into())
                .col_expr(Column::SetApart, set_apart.into())
                .col_expr(Column::IncidentId, row.incident.map(|id| id.0).into())
                .col_expr(Column::Changed, Expr::col(Column::Changed).add(1))
                .filter(Column::Number.eq(number))
                .exec(tx.run())
                .await?;
            (number, listed(tx, number).await?)
        }
    };
    list(tx, number, &keys).await?;
    forget_keys(tx, number, before.difference(&keys).copied()).await?;
    find_by(tx, number, keys.difference(&before).copied()).await
}

fn keys(row: &LikenessRow) -> BTreeSet<i64> {
    row.profile.keys().into_iter().map(signed).collect()
}

/// Has a case found by further keys.
async fn find_by(tx: &Tx, number: i64, keys: impl Iterator<Item = i64>) -> Result<()> {
    let keys: Vec<i64> = keys.collect();
    for some in keys.chunks(AT_ONCE) {
        let rows = some.iter().map(|key| case_keys::ActiveModel {
            key: Set(*key),
            number: Set(number),
        });
        tx.add(rows).await?;
    }
    Ok(())
}

fn of_case(case: CaseId) -> Select<Entity> {
    Entity::find().filter(Column::CaseId.eq(case.0))
}

/// The place of a case among those that are compared.
async fn place(tx: &Tx, case: CaseId) -> Result<Option<i64>> {
    Ok(of_case(case)
        .select_only()
        .column(Column::Number)
        .into_tuple()
        .one(tx.run())
        .await?)
}

/// The keys under which a case is found.
async fn listed(tx: &Tx, number: i64) -> Result<BTreeSet<i64>> {
    let row = case_key_lists::Entity::find_by_id(number)
        .one(tx.run())
        .await?;
    row.map_or_else(|| Ok(BTreeSet::new()), |row| unpacked(&row.keys))
}

/// Notes the keys under which a case is found.
async fn list(tx: &Tx, number: i64, keys: &BTreeSet<i64>) -> Result<()> {
    let row = case_key_lists::ActiveModel {
        number: Set(number),
        keys: Set(packed(keys)),
    };
    let anew = OnConflict::column(case_key_lists::Column::Number)
        .update_column(case_key_lists::Column::Keys)
        .to_owned();
    tx.put([row], anew).await
}

async fn insert(tx: &Tx, case: CaseId, row: &LikenessRow, profile: Vec<u8>) -> Result<i64> {
    let row = ActiveModel {
        number: NotSet,
        case_id: Set(case.0),
        profile: Set(profile),
        set_apart: Set(json(&row.set_apart)?),
        incident_id: Set(row.incident.map(|id| id.0)),
        mark: Set(key(&Mark::None)),
        changed: Set(1),
        looked: Set(0),
        company: Set(0),
    };
    let inserted = Entity::insert(row).exec(tx.run()).await?;
    Ok(inserted.last_insert_id)
}

/// Has look-alikes of a case sought anew: its state changed, or what it
/// belongs to.
///
/// # Errors
/// When the database fails.
pub async fn touch(tx: &Tx, case: CaseId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Changed, Expr::col(Column::Changed).add(1))
        .filter(Column::CaseId.eq(case.0))
        .exec(tx.run())
        .await?;
    Ok(())
}

/// Forgets by what a case was found.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &Tx, case: CaseId) -> Result<()> {
    let Some(number) = place(tx, case).await? else {
        return Ok(());
    };
    let keys = listed(tx, number).await?;
    forget_keys(tx, number, keys.into_iter()).await?;
    case_key_lists::Entity::delete_by_id(number)
        .exec(tx.run())
        .await?;
    Entity::delete_by_id(number).exec(tx.run()).await?;
    Ok(())
}

async fn forget_keys(tx: &Tx, number: i64, keys: impl Iterator<Item = i64>) -> Result<()> {
    let keys: Vec<i64> = keys.collect();
    for some in keys.chunks(AT_ONCE) {
        case_keys::Entity::delete_many()
            .filter(case_keys::Column::Number.eq(number))
            .filter(case_keys::Column::Key.is_in(some.iter().copied()))
            .exec(tx.run())
            .await?;
    }
    Ok(())
}

/// What is kept of a case, whoever asks: for those who make the read side
/// anew, and compare.
///
/// # Errors
/// When the database fails.
pub async fn stored(reader: Reader<'_>, case: CaseId) -> Result<Option<LikenessRow>> {
    let row = of_case(case).one(&reader.run()).await?;
    row.as_ref().map(LikenessRow::from_model).transpose()
}
