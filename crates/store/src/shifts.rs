//! The rotas: who is on call when, for which body (DECL-6).

use jiff::Timestamp;
use process::{
    access::Body,
    ids::{AccountId, ShiftId},
    on_call::{CallOrder, Shift},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr,
};

use crate::{
    columns::{micros, parse, time},
    entities::shifts::{ActiveModel, Column, Entity, Model},
    error::{Result, StoreError},
    reader::Reader,
    write::Tx,
};

fn from_model(row: Model) -> Result<Shift> {
    Ok(Shift {
        id: ShiftId(row.id),
        body: parse(&row.body)?,
        person: AccountId(row.account_id),
        order: CallOrder::from_word(&row.call_order)
            .ok_or_else(|| StoreError::corrupt("an order of calls", &row.call_order))?,
        from: time(row.starts)?,
        until: time(row.ends)?,
        offered_to: row.offered_to.map(AccountId),
    })
}

/// The shifts of a body that are not over, the first to begin first.
///
/// # Errors
/// When the database fails.
pub async fn of_body(reader: Reader<'_>, body: Body, now: Timestamp) -> Result<Vec<Shift>> {
    Entity::find()
        .filter(Column::Body.eq(body.to_string()))
        .filter(Column::Ends.gt(micros(now)))
        .order_by_asc(Column::Starts)
        .order_by_asc(Column::CallOrder)
        .order_by_asc(Column::Id)
        .all(&reader.run())
        .await?
        .into_iter()
        .map(from_model)
        .collect()
}

/// One shift.
///
/// # Errors
/// When the database fails.
pub async fn by_id(reader: Reader<'_>, id: ShiftId) -> Result<Option<Shift>> {
    let row = Entity::find_by_id(id.0).one(&reader.run()).await?;
    row.map(from_model).transpose()
}

/// Puts a shift on the rota.
///
/// # Errors
/// When the database fails.
pub async fn add(tx: &Tx, shift: &Shift) -> Result<()> {
    let row = ActiveModel {
        id: Set(shift.id.0),
        body: Set(shift.body.to_string()),
        account_id: Set(shift.person.0),
        call_order: Set(shift.order.word().to_owned()),
        starts: Set(micros(shift.from)),
        ends: Set(micros(shift.until)),
        offered_to: Set(shift.offered_to.map(|person| person.0)),
    };
    Entity::insert(row).exec_without_returning(tx.run()).await?;
    Ok(())
}

/// Takes a shift off the rota.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, id: ShiftId) -> Result<()> {
    Entity::delete_by_id(id.0).exec(tx.run()).await?;
    Ok(())
}

/// Gives a shift to `person`, and notes to whom it is offered.
///
/// # Errors
/// When the database fails.
pub async fn hand(
    tx: &Tx,
    id: ShiftId,
    person: AccountId,
    offered_to: Option<AccountId>,
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::AccountId, person.0.into())
        .col_expr(
            Column::OfferedTo,
            Expr::val(offered_to.map(|person| person.0)),
        )
        .filter(Column::Id.eq(id.0))
        .exec(tx.run())
        .await?;
    Ok(())
}
